//! The command line as an operator meets it: the program itself, run on a database of either engine.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use jonction::kernel::clock::{Clock, Day, Ts, Zone};
use jonction::platform::audit::{self, By};
use jonction::platform::db::Db;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::{TestApp, protocol_in_force};

/// The program in a folder of its own, with no settings but these.
fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jonction"));
    command.args(arguments).current_dir(folder);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("JONCTION_")) {
        command.env_remove(name);
    }
    command
}

/// The program on the application's own database.
pub fn jonction(app: &TestApp, arguments: &[&str]) -> Output {
    command(app.folder(), arguments)
        .env("JONCTION_DATABASE_URL", &app.app.config.database_url)
        .env("JONCTION_MAIL__FOLDER", &app.app.config.mail.folder)
        .env("JONCTION_LISTEN", "127.0.0.1:0")
        .output()
        .unwrap()
}

pub fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What a command that failed told the operator; it must have failed with 1, which scripts read.
fn refused(output: &Output) -> String {
    let told = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(1), "{told}");
    told
}

async fn write(app: &TestApp, sql: &'static str) {
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx.q(sql);
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

/// The commands named below « Commands: » of a help text.
fn commands(help: &str) -> Vec<String> {
    let listed = help.split("Commands:\n").nth(1).unwrap_or_default();
    let names = listed
        .lines()
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

#[test]
fn every_command_explains_itself() {
    let folder = tempfile::tempdir().unwrap();
    let mut waiting = vec![Vec::<String>::new()];
    let mut seen = Vec::new();
    while let Some(path) = waiting.pop() {
        let words: Vec<&str> = path.iter().map(String::as_str).chain(["--help"]).collect();
        let help = said(&command(folder.path(), &words).output().unwrap());
        let (about, _) = help.split_once("\n\nUsage: jonction").unwrap_or_else(|| panic!("no usage: {help}"));
        assert!(about.len() > 10, "{path:?} says nothing of itself: {help}");
        for name in commands(&help) {
            waiting.push(path.iter().cloned().chain([name]).collect());
        }
        seen.push(path.join(" "));
    }
    for name in [
        "serve",
        "migrate",
        "schema",
        "demo",
        "seed",
        "admin invite",
        "config check",
        "confidentiality check",
        "audit verify",
        "backup",
        "restored",
    ] {
        assert!(seen.iter().any(|path| path == name), "{name} is not among {seen:?}");
    }
    assert!(std::fs::read_dir(folder.path()).unwrap().next().is_none(), "asking for help writes nothing");
}

#[test]
fn texts_are_judged_line_by_line_and_a_broken_line_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = command(folder.path(), &["confidentiality", "check"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines: [&[u8]; 6] = [
        b"{\"text\":\"La revue annuelle aura lieu le 12 mars.\"}",
        b"M. Garnier, sans accolade",
        b"{\"text\":\"num\xe9ro\"}",
        b"{\"texte\":\"M. Garnier\"}",
        "{\"text\":\"Le patient M. Garnier a rechuté.\"}".as_bytes(),
        b"{\"text\":\"1 84 12 76 451 089 46\"}",
    ];
    program.stdin.take().unwrap().write_all(&lines.join(&b'\n')).unwrap();
    let output = said(&program.wait_with_output().unwrap());
    let answers: Vec<Value> = output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 6, "{output}");
    assert_eq!(answers[0], json!({ "verdict": "pass", "findings": [] }));
    for broken in &answers[1..4] {
        let error = broken["error"].as_str().unwrap_or_else(|| panic!("{broken}"));
        assert!(!error.contains("Garnier") && broken.get("verdict").is_none());
    }
    assert_eq!(answers[4]["verdict"], "warn");
    assert!(["warn", "refuse"].contains(&answers[5]["verdict"].as_str().unwrap()), "{}", answers[5]);
    assert!(answers[5]["findings"][0]["code"].as_str().unwrap().starts_with("NIR"), "{}", answers[5]);
}

on_both! {
    async fn a_database_newer_than_the_program_is_refused(app) {
        assert_eq!(said(&jonction(app, &["migrate"])), "database: up to date\n");
        write(app, "UPDATE _sqlx_migrations SET version = 99999 WHERE version = (SELECT MAX(version) FROM _sqlx_migrations)").await;
        for arguments in [&["migrate"][..], &["serve"], &["admin", "invite", "--email", "a@exemple.test"], &["restored"], &["audit", "verify"]] {
            let told = refused(&jonction(app, arguments));
            assert!(told.contains("version plus récente de jonction"), "{arguments:?}: {told}");
            assert!(told.contains("newer version of jonction"), "{arguments:?}: {told}");
        }
    }

    async fn a_database_older_than_the_program_waits_for_the_command_when_so_configured(app) {
        write(app, "DELETE FROM _sqlx_migrations WHERE version = (SELECT MAX(version) FROM _sqlx_migrations)").await;
        let serve = command(app.folder(), &["serve"])
            .env("JONCTION_DATABASE_URL", &app.app.config.database_url)
            .env("JONCTION_MIGRATE_AT_START", "false")
            .env("JONCTION_LISTEN", "127.0.0.1:0")
            .output()
            .unwrap();
        assert!(refused(&serve).contains("jonction migrate"));
    }

    async fn a_changed_row_of_the_record_is_found(app) {
        let platform = &app.app.platform;
        for number in 0..3 {
            let mut tx = platform.db.begin().await.unwrap();
            let codes = json!({ "n": number });
            audit::record(&mut tx, platform, By::System("test"), "test.done", app.world.rouen, codes).await.unwrap();
            tx.commit().await.unwrap();
        }
        app.advance_days(1);
        audit::seal(platform).await.unwrap();
        let found: Value = serde_json::from_str(&said(&jonction(app, &["audit", "verify"]))).unwrap();
        assert_eq!((&found["sealed"], &found["tail"], &found["broken_at"]), (&json!(3), &json!(0), &Value::Null));
        assert_eq!(found["last_seal"].as_str().unwrap().len(), 64);

        write(app, "UPDATE audit SET codes = '{\"n\":9}' WHERE sealed_number = 2").await;
        let broken = jonction(app, &["audit", "verify"]);
        assert_eq!(broken.status.code(), Some(1));
        let found: Value = serde_json::from_slice(&broken.stdout).unwrap();
        assert_eq!((&found["sealed"], &found["broken_at"]), (&json!(1), &json!(2)));
    }

    async fn a_restored_database_shows_what_is_not_sent_again(app) {
        // Due in three days by the machine's own clock, under which the command works.
        let now: Ts = Clock::System.now();
        app.app.platform.clock.set(now);
        let since = now.day_in(&Zone::paris()).plus_days(3).0.saturating_sub(jiff::Span::new().years(1));
        let protocol = protocol_in_force(app, "Protocole de Rouen", &Day(since).to_string()).await;
        let marked: Value = serde_json::from_str(&said(&jonction(app, &["restored"]))).unwrap();
        let steps: Vec<_> = marked.as_array().unwrap().iter().map(|step| (&step["step"], &step["people"])).collect();
        assert_eq!(steps, [(&json!(-90), &json!(3)), (&json!(-30), &json!(3)), (&json!(-7), &json!(3))]);
        assert_eq!(said(&jonction(app, &["restored"])), "[]\n", "said twice, done once");

        app.run_jobs().await;
        assert_eq!(app.mails().len(), 0);
        let query = "query($id: ID!) { node(id: $id) { ... on CooperationProtocol { reminders { step state } } } }";
        let director = app.persona(app.world.spip_director.person).await;
        let shown = director.graphql(query, json!({ "id": protocol.id.to_string() })).await;
        let shown = shown["node"]["reminders"].as_array().unwrap().iter().take(4);
        let states: Vec<_> = shown.map(|step| step["state"].as_str().unwrap()).collect();
        assert_eq!(states, ["NOT_RESENT", "NOT_RESENT", "NOT_RESENT", "PLANNED"]);
    }

    async fn a_backup_is_a_copy_and_overwrites_nothing(app) {
        let target = app.folder().join("copie");
        let name = target.to_str().unwrap();
        assert_eq!(said(&jonction(app, &["backup", name])), format!("backup: {name}\n"));
        let written = std::fs::read(&target).unwrap();
        if app.app.platform.db.is_sqlite() {
            let copy = Db::open(&format!("sqlite:{name}"), 1).await.unwrap();
            let people: Option<(i64,)> = copy.maybe(copy.q("SELECT COUNT(*) FROM person")).await.unwrap();
            let db = &app.app.platform.db;
            assert_eq!(people, db.maybe(db.q("SELECT COUNT(*) FROM person")).await.unwrap());
            copy.close().await;
        } else {
            assert!(written.starts_with(b"PGDMP"), "what pg_restore reads");
        }
        let written = std::fs::read(&target).unwrap();
        assert!(refused(&jonction(app, &["backup", name])).contains("exists already"));
        assert_eq!(std::fs::read(&target).unwrap(), written);
    }
}
