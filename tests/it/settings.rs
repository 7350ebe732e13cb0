//! Settings: each wrong one is named exactly, and the sample file knows them all.

use std::collections::BTreeSet;
use std::process::Command;

use figment::Figment;
use figment::error::Kind;
use figment::providers::{Format as _, Serialized, Toml};
use figment::value::{Dict, Value};
use jonction::config::{Config, LimitsConfig};

const SAMPLE: &str = include_str!("../../ops/jonction.sample.toml");

/// What is wrong with this file, as `setting: message`.
fn faults(content: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("jonction.toml");
    std::fs::write(&file, content).unwrap();
    let faults = Config::load(Some(&file)).err().unwrap_or_default();
    faults.iter().map(|fault| format!("{}: {}", fault.key, fault.message)).collect()
}

#[test]
fn each_wrong_setting_is_named() {
    for (content, expected) in [
        ("listenn = \"127.0.0.1:8080\"", "listenn: no such setting"),
        ("[mail]\nfolders = \"x\"", "mail.folders: no such setting"),
        ("[mail.smtp]\nport = 25", "mail.smtp.host: missing"),
        (
            "[mail.smtp]\nhost = \"a\"\nsecurity = \"ssl\"",
            "mail.smtp.security: expected one of tls, starttls, none",
        ),
        ("database_connections = \"dix\"", "database_connections: expected u32"),
        ("[limits]\naccount_cost_per_minute = 0", "limits.account_cost_per_minute: expected a nonzero u32"),
        ("[limits]\nquery_depth = 0", "limits.query_depth: at least 1"),
        ("listen = \"8080\"", "listen: expected address:port, for example 127.0.0.1:8080"),
        ("database_url = \"mysql://x\"", "database_url: expected sqlite:<file> or postgres://…"),
        (
            "public_url = \"http://exemple.fr\"",
            "public_url: http is only accepted on loopback; sessions need https",
        ),
        (
            "[telemetry]\nmetrics_listen = \"9090\"",
            "telemetry.metrics_listen: expected address:port, for example 127.0.0.1:9464",
        ),
        (
            "[telemetry]\ntraces_to = \"http://exemple.fr\"",
            "telemetry.traces_to: expected an https address, or http on this machine",
        ),
        ("[[providers]]\nid = \"a\"", "providers.0.label: missing"),
    ] {
        assert_eq!(faults(content), [expected], "{content}");
    }
    assert!(faults("listen = ").iter().all(|fault| !fault.starts_with("listen:")), "no TOML at all");
    assert!(!faults("listen = ").is_empty());
}

#[test]
fn the_command_names_all_wrong_values_at_once_and_no_secret() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("jonction.toml"),
        "listen = \"8080\"\npublic_url = \"nulle part\"\n[mail]\nfrom = \"personne\"\n[limits]\nquery_cost = 200000\n",
    )
    .unwrap();
    let check = |file: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jonction"));
        command.args(["config", "check", "--config", file]).current_dir(folder.path()).output().unwrap()
    };
    let output = check("jonction.toml");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "jonction: configuration refused\n  \
         listen: expected address:port, for example 127.0.0.1:8080\n  \
         public_url: not an address\n  \
         mail.from: expected an address, for example Jonction <jonction@exemple.fr>\n  \
         limits.account_cost_per_minute: at least limits.query_cost, or the dearest query could never run\n  \
         limits.address_cost_per_minute: at least limits.query_cost, or the dearest query could never run\n"
    );

    std::fs::write(folder.path().join("secret.toml"), "[mail.smtp]\nhost = \"a\"\npassword = 30624700\n")
        .unwrap();
    let told = String::from_utf8(check("secret.toml").stderr).unwrap();
    assert!(told.contains("mail.smtp.password: expected") && !told.contains("30624700"), "{told}");

    std::fs::write(folder.path().join("missing.toml"), "database_url_file = \"/nowhere/at/all\"\n").unwrap();
    let told = String::from_utf8(check("missing.toml").stderr).unwrap();
    assert!(told.contains("database_url_file: cannot read /nowhere/at/all"), "{told}");

    assert!(
        String::from_utf8(check("absent.toml").stderr)
            .unwrap()
            .contains("--config: no such file: absent.toml")
    );
    std::fs::write(folder.path().join("right.toml"), SAMPLE).unwrap();
    let output = check("right.toml");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "configuration: ok\n");
}

/// The sample with every commented setting put to work, secrets under the names that the program reads.
fn uncommented() -> Dict {
    let is_setting = |line: &str| {
        let name: String = line.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
        line.starts_with('[') || (!name.is_empty() && line[name.len()..].starts_with(" = "))
    };
    let lines = SAMPLE.lines().map(|line| match line.strip_prefix("# ") {
        Some(setting) if is_setting(setting) => setting,
        _ => line,
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    let mut dict: Dict = Figment::from(Toml::string(&text)).extract().unwrap();
    rename_secret_files(&mut dict);
    dict
}

fn rename_secret_files(dict: &mut Dict) {
    for secret in ["password", "client_secret", "database_url"] {
        if dict.remove(&format!("{secret}_file")).is_some() {
            dict.entry(secret.to_owned()).or_insert_with(|| Value::from("sqlite:secret"));
        }
    }
    for value in dict.values_mut() {
        match value {
            Value::Dict(_, inner) => rename_secret_files(inner),
            Value::Array(_, items) => {
                for item in items {
                    if let Value::Dict(_, inner) = item {
                        rename_secret_files(inner);
                    }
                }
            }
            _ => {}
        }
    }
}

fn table<'a>(dict: &'a mut Dict, path: &[&str]) -> &'a mut Dict {
    let [first, rest @ ..] = path else { return dict };
    match dict.get_mut(*first) {
        Some(Value::Dict(_, inner)) => table(inner, rest),
        Some(Value::Array(_, items)) => match &mut items[0] {
            Value::Dict(_, inner) => table(inner, rest),
            other => panic!("{path:?}: {other:?}"),
        },
        other => panic!("{path:?}: {other:?}"),
    }
}

/// The names that the program knows in this table: it lists them when it meets one that it does not know.
fn known(mut dict: Dict, path: &[&str]) -> BTreeSet<String> {
    table(&mut dict, path).insert("unheard_of".into(), Value::from(1));
    let refused = Figment::from(Serialized::defaults(dict)).extract::<Config>().unwrap_err();
    match refused.kind {
        Kind::UnknownField(_, names) => names.iter().map(|name| (*name).to_owned()).collect(),
        other => panic!("{path:?} takes anything: {other}"),
    }
}

#[test]
fn the_sample_explains_every_setting_and_no_other() {
    let dict = uncommented();
    Figment::from(Serialized::defaults(dict.clone()))
        .extract::<Config>()
        .expect("every setting of the sample is one");
    for path in [
        &[][..],
        &["mail"],
        &["mail", "smtp"],
        &["legal"],
        &["telemetry"],
        &["limits"],
        &["calendars"],
        &["providers"],
        &["providers", "acr"],
        &["providers", "claims"],
    ] {
        let explained: BTreeSet<String> = table(&mut dict.clone(), path).keys().cloned().collect();
        assert_eq!(explained, known(dict.clone(), path), "{path:?}");
    }
}

#[test]
fn the_sample_shows_the_defaults() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("jonction.toml");
    std::fs::write(&file, SAMPLE).unwrap();
    let sample = Config::load(Some(&file)).unwrap();
    assert_eq!(format!("{sample:?}"), format!("{:?}", Config::load(None).unwrap()));
    let Some(Value::Dict(_, limits)) = uncommented().remove("limits") else { panic!("no limits") };
    let mut limits: LimitsConfig = Figment::from(Serialized::defaults(limits)).extract().unwrap();
    limits.client_address_header = None;
    assert_eq!(format!("{limits:?}"), format!("{:?}", LimitsConfig::default()));
}
