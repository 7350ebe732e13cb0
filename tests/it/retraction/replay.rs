//! Backup, retraction, restore, `restored`: gone again.

use jonction::platform::mail::SmtpSettings;
use jonction::retraction::Replayed;
use serde_json::json;

use super::{PASSAGE, RETRACT, one, passage, retract, standing, write};
use crate::on_both;
use crate::support::{problem_codes, protocol_in_force};

fn ledger(app: &crate::support::TestApp) -> String {
    let mut lines = String::new();
    for file in std::fs::read_dir(app.folder().join("ledger")).unwrap() {
        let file = file.unwrap().path();
        if file.extension().is_some_and(|ending| ending == "jsonl") {
            lines.push_str(&std::fs::read_to_string(file).unwrap());
        }
    }
    lines
}

on_both! {
    async fn what_was_retracted_after_the_copy_is_retracted_again(app) {
        let protocol = protocol_in_force(app, "Protocole", "2025-09-10").await;
        let db = &app.app.platform.db;
        write(db, format!("UPDATE clause SET body = 'Avec {PASSAGE}.'")).await;
        let copy = app.copy_of_database().await;
        // The copy also holds it where it no longer was when it was retracted.
        write(db, "UPDATE clause SET body = 'Autre texte.' WHERE title = 'Incidents'".into()).await;
        app.advance_days(1);
        let first = protocol.clauses[0].to_string();
        let kept = json!([protocol.clauses[1].to_string().replace("clause:", "clause.body:")]);
        let done = retract(app, app.world.spip_director.person, passage(app, &first, "body"), kept).await;
        assert_eq!(problem_codes(&done), [""; 0]);
        app.run_jobs().await;
        let lines = ledger(app);
        assert_eq!(lines.lines().count(), 1);
        assert!(!lines.to_lowercase().contains("arvil"), "the ledger does not hold it");

        let restored = app.instance(&copy, SmtpSettings::unprotected(([127, 0, 0, 1], 9).into()), 12).await;
        let db = &restored.platform.db;
        assert_eq!(standing(db, &[PASSAGE]).await, ["clause.body"]);
        let again = restored.retractions.after_restore().await.unwrap();
        assert_eq!(again, Replayed { retractions: 1, erasures: 0 });
        let tombstones = "SELECT COUNT(*) FROM clause WHERE body = 'Avec [texte retiré le 4 mars 2026].' AND title <> 'Attestations'";
        assert_eq!(one(db, tombstones).await, 2, "with the day on which it was done");
        let stays = format!("SELECT COUNT(*) FROM clause WHERE body = 'Avec {PASSAGE}.' AND title = 'Attestations'");
        assert_eq!(one(db, &stays).await, 1, "what was left on purpose is left again");
        assert_eq!(one(db, "SELECT COUNT(*) FROM retraction WHERE replayed_at IS NOT NULL").await, 1);
        assert_eq!(one(db, "SELECT COUNT(*) FROM audit WHERE action = 'text.retract_again'").await, 1);
        assert_eq!(restored.retractions.after_restore().await.unwrap(), Replayed::default(), "said twice it changes nothing");
        db.close().await;
    }

    async fn a_line_cut_off_while_it_was_written_stops_nothing(app) {
        let protocol = protocol_in_force(app, "Protocole", "2025-09-10").await;
        let db = &app.app.platform.db;
        write(db, format!("UPDATE clause SET body = 'Avec {PASSAGE}.' WHERE title = 'Orientation'")).await;
        let text = passage(app, &protocol.clauses[0].to_string(), "body");
        retract(app, app.world.spip_director.person, text, json!([])).await;
        std::fs::write(app.folder().join("ledger/a.jsonl"), "{\"act\":\"retrac").unwrap();
        std::fs::write(app.folder().join("ledger/a.key"), "key").unwrap();
        assert_eq!(app.app.retractions.after_restore().await.unwrap(), Replayed::default(), "the whole line was read");
    }

    async fn a_ledger_that_cannot_be_written_or_read_stops_the_act(app) {
        let protocol = protocol_in_force(app, "Protocole", "2025-09-10").await;
        let db = &app.app.platform.db;
        write(db, format!("UPDATE clause SET body = 'Avec {PASSAGE}.' WHERE title = 'Orientation'")).await;
        std::fs::write(app.folder().join("ledger"), "not a folder").unwrap();
        let input = json!({ "input": { "text": passage(app, &protocol.clauses[0].to_string(), "body"), "irreversible": true } });
        let director = app.persona(app.world.spip_director.person).await;
        assert_eq!(director.error_code(RETRACT, input).await, "INTERNAL");
        assert_eq!(standing(db, &[PASSAGE]).await, ["clause.body"], "nothing was half done");
        std::fs::remove_file(app.folder().join("ledger")).unwrap();
        std::fs::create_dir(app.folder().join("ledger")).unwrap();
        std::fs::write(app.folder().join("ledger/a.jsonl"), "{\"act\":\"other\"}\n").unwrap();
        std::fs::write(app.folder().join("ledger/a.key"), "key").unwrap();
        assert!(app.app.retractions.after_restore().await.is_err(), "a line that is not understood is not skipped");
    }
}
