//! Held with both sides; minutes from the first word to the erratum.

use serde_json::json;

use super::{act, done, held, plan, read, record, save};
use crate::on_both;
use crate::support::problem_codes;

on_both! {
    async fn a_meeting_is_held_only_with_someone_of_each_side(app) {
        let world = &app.world;
        let spip = app.persona(world.spip_director.person).await;
        let meeting = plan(&spip, app, "2026-03-02").await;
        assert_eq!(meeting["agenda"], json!([]), "what was held already has the agenda that people write");
        let request = json!({"meetingId": meeting["id"], "heldOn": "2026-03-02"});
        let refused = act(&spip, "holdMeeting", request.clone()).await;
        assert_eq!(problem_codes(&refused), ["MISSING_JUSTICE_PARTICIPANT", "MISSING_HEALTH_PARTICIPANT"]);
        assert_eq!(meeting["blockers"], json!([{"code": "MISSING_JUSTICE_PARTICIPANT"}, {"code": "MISSING_HEALTH_PARTICIPANT"}]));
        let with_ars = record(&spip, &meeting, &[world.president, world.observer]).await;
        assert_eq!(with_ars["sidesPresent"], json!(["JUSTICE"]), "the ARS is of neither side");
        assert_eq!(problem_codes(&act(&spip, "holdMeeting", request.clone()).await), ["MISSING_HEALTH_PARTICIPANT"]);
        let both = record(&spip, &with_ars, &[world.president, world.doctor]).await;
        let tomorrow = json!({"meetingId": meeting["id"], "heldOn": "2026-03-04"});
        assert_eq!(problem_codes(&act(&spip, "holdMeeting", tomorrow).await), ["DATE_IN_FUTURE"]);
        let held = done(&spip, "holdMeeting", request.clone()).await;
        assert_eq!((&held["state"], &held["heldOn"], &held["event"]["state"]), (&json!("HELD"), &json!("2026-03-02"), &json!("HELD")));
        assert_eq!(both["sidesPresent"], json!(["JUSTICE", "HEALTH"]));
        done(&spip, "holdMeeting", request).await;
        let off = act(&spip, "cancelAnnualMeeting", json!({"meetingId": meeting["id"]})).await;
        assert_eq!(problem_codes(&off), ["MEETING_HELD"]);
    }

    async fn members_and_who_was_expected_are_told_that_minutes_circulate(app) {
        let world = &app.world;
        let spip = app.persona(world.spip_director.person).await;
        let meeting = held(app, "2026-02-10").await;
        let id = json!({"meetingId": meeting["id"]});
        done(&spip, "circulateMinutes", id.clone()).await;
        done(&spip, "circulateMinutes", id).await;
        let letters = app.letters("minutes_circulated").await;
        assert!(letters.iter().any(|letter| letter.to.contains("okoye")), "who represents a member");
        let mut to: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
        to.sort_unstable();
        to.dedup();
        assert_eq!(to.len(), letters.len(), "each once");
        let own = app.app.accounts.people(&[world.spip_director.person]).await.unwrap()[&world.spip_director.person].email.clone();
        assert!(own.is_some_and(|own| letters.iter().all(|letter| !letter.to.contains(&own))), "not who sends them");
        let number = meeting["id"].as_str().unwrap().split_once(':').unwrap().1;
        for letter in &letters {
            assert!(letter.text.contains(&format!("/reunions/{number}")), "{}", letter.text);
            assert!(!letter.text.contains("relais"), "no text of the minutes: {}", letter.text);
        }
    }

    async fn minutes_go_from_draft_to_fixed_and_errata_make_new_versions(app) {
        let world = &app.world;
        let spip = app.persona(world.spip_director.person).await;
        let csapa = app.persona(world.csapa_director.person).await;
        let meeting = held(app, "2026-02-10").await;
        let id = json!({"meetingId": meeting["id"]});
        assert_eq!(meeting["minutes"]["state"], "DRAFT");
        assert_eq!(meeting["blockers"], json!([{"code": "MINUTES_NOT_CIRCULATED"}]));
        assert_eq!(problem_codes(&act(&spip, "approveMinutes", id.clone()).await), ["MINUTES_NOT_CIRCULATED"]);
        let block = &meeting["minutes"]["blocks"][0];
        let remark = json!({"blockId": block["id"], "text": "Ajouter le nom du dispositif."});
        assert_eq!(problem_codes(&act(&csapa, "remarkOnMinutes", remark.clone()).await), ["MINUTES_NOT_CIRCULATED"]);

        let sent = done(&spip, "circulateMinutes", id.clone()).await;
        assert_eq!(sent["minutes"]["state"], "CIRCULATED");
        let add = json!({"meetingId": meeting["id"], "kind": "FREE", "title": "Divers"});
        assert_eq!(problem_codes(&act(&spip, "addAgendaItem", add).await), ["MINUTES_CIRCULATED"]);
        let remarked = done(&csapa, "remarkOnMinutes", remark).await;
        let said = &remarked["minutes"]["corrections"][0];
        assert_eq!((&said["person"]["familyName"], &said["organisation"]["id"]), (&json!("Okoye"), &json!(world.csapa.to_string())));
        assert_eq!((&said["settled"], &said["block"]["id"]), (&json!(false), &block["id"]));
        assert_eq!(problem_codes(&act(&spip, "approveMinutes", id.clone()).await), ["REMARKS_OPEN"]);
        let corrected = save(&spip, block, 1, "Le relais de Rouen est présenté.", "Une liste est tenue.").await;
        assert_eq!(corrected["block"]["revision"], 2);
        done(&spip, "settleRemark", json!({"correctionId": said["id"]})).await;

        let approved = done(&spip, "approveMinutes", id.clone()).await;
        let minutes = &approved["minutes"];
        assert_eq!((&minutes["state"], &minutes["version"]), (&json!("APPROVED"), &json!(1)));
        assert_eq!(minutes["approvedBy"]["familyName"], "Delaunay");
        let hash = minutes["textHash"].as_str().unwrap().to_owned();
        let uuid = meeting["id"].as_str().unwrap();
        let text = format!("jonction-minutes-text 1\n{uuid}\n2026-02-10\n\n1\nMédecin relais\nLe relais de Rouen est présenté.\n=>\nUne liste est tenue.\n");
        assert_eq!(hash, sha256(&text));
        assert_eq!(done(&spip, "approveMinutes", id).await["minutes"]["textHash"], json!(hash));
        assert_eq!(approved["blockers"], json!([]));

        let late = save(&spip, block, 2, "Autre chose.", "").await;
        assert_eq!(problem_codes(&late), ["MINUTES_APPROVED"]);
        let erratum = json!({"meetingId": meeting["id"], "text": "Lire : relais du Havre."});
        let second = done(&spip, "addErratum", erratum).await;
        assert_eq!((&second["minutes"]["version"], &second["minutes"]["errata"][0]["version"]), (&json!(2), &json!(2)));
        assert_eq!(second["minutes"]["blocks"][0]["text"], "Le relais de Rouen est présenté.", "what was approved stays");
        let hashes = [hash.as_str(), second["minutes"]["textHash"].as_str().unwrap()];
        let db = &app.app.platform.db;
        let facts: Vec<(String,)> = db.all(db.q("SELECT codes FROM audit WHERE action LIKE 'minutes.%'")).await.unwrap();
        assert!(facts.iter().all(|(codes,)| hashes.iter().all(|hash| !codes.contains(hash))), "no hash of a short text: {facts:?}");
        assert_eq!(second["minutes"]["textHash"], json!(sha256(&format!("{text}\nerratum 2\nLire : relais du Havre.\n"))));
    }

    async fn the_second_writer_of_a_block_is_shown_both_texts(app) {
        let world = &app.world;
        let spip = app.persona(world.spip_director.person).await;
        let csapa = app.persona(world.csapa_director.person).await;
        let meeting = held(app, "2026-02-10").await;
        let block = &meeting["minutes"]["blocks"][0];
        let first = save(&csapa, block, 1, "Le relais est en place.", "Une liste est tenue.").await;
        assert_eq!(first["block"]["lastEditedBy"]["familyName"], "Okoye", "those present write the draft");
        let second = save(&spip, block, 1, "Le relais tarde.", "Une liste est tenue.").await;
        assert_eq!(problem_codes(&second), ["CONFLICT_EDITED_MEANWHILE"], "and only for what differs");
        let conflict = &second["problems"][0]["conflict"];
        assert_eq!((&conflict["mine"], &conflict["theirs"]), (&json!("Le relais tarde."), &json!("Le relais est en place.")));
        assert_eq!((&conflict["theirAuthor"], &conflict["revision"]), (&json!("Samuel Okoye"), &json!(2)));
        let agreed = save(&spip, block, 2, "Le relais tarde.", "Une liste est tenue.").await;
        assert_eq!(agreed["block"]["revision"], 3);
        let refused = save(&spip, block, 3, "NIR 2 84 05 76 451 089 78", "").await;
        assert_eq!(problem_codes(&refused), ["GUARD_REFUSED"]);
        assert_eq!(read(&spip, &meeting).await["minutes"]["blocks"][0]["revision"], 3);
    }

    async fn two_lists_of_those_present_are_both_shown(app) {
        let world = &app.world;
        let spip = app.persona(world.spip_director.person).await;
        let meeting = plan(&spip, app, "2026-03-02").await;
        record(&spip, &meeting, &[world.president]).await;
        let input = json!({"meetingId": meeting["id"], "baseRevision": meeting["revision"],
            "presences": [{"organisationId": world.csapa.to_string(), "guestName": "Jeanne Roux"}]});
        let second = act(&spip, "recordPresences", input.clone()).await;
        assert_eq!(problem_codes(&second), ["CONFLICT_EDITED_MEANWHILE"]);
        assert_eq!(second["problems"][0]["conflict"]["mine"], "CSAPA La Passerelle, Jeanne Roux");
        let mut again = input;
        again["baseRevision"] = second["problems"][0]["conflict"]["revision"].clone();
        let saved = done(&spip, "recordPresences", again).await;
        assert_eq!(saved["presences"][0]["guestName"], "Jeanne Roux");
        let unknown = json!({"meetingId": meeting["id"], "baseRevision": saved["revision"],
            "presences": [{"organisationId": "organisation:019539c0-0000-7000-8000-000000000000"}]});
        assert_eq!(problem_codes(&act(&spip, "recordPresences", unknown).await), ["INVALID_VALUE"]);
    }

    async fn what_was_written_keeps_its_place_on_the_agenda(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let meeting = held(app, "2026-02-10").await;
        let input = json!({"agendaItemId": meeting["agenda"][0]["id"]});
        assert_eq!(problem_codes(&act(&spip, "removeAgendaItem", input).await), ["AGENDA_ITEM_WRITTEN"]);
    }

    async fn names_of_those_present_are_forgotten_after_three_years(app) {
        let spip = app.persona(app.world.spip_director.person).await;
        let meeting = held(app, "2026-03-02").await;
        app.advance_days(3 * 365);
        assert_eq!(app.app.meetings.forget_presences_as_system().await.unwrap(), 0, "three years and a leap day");
        app.advance_days(3);
        assert_eq!(app.app.meetings.forget_presences_as_system().await.unwrap(), 2);
        drop(spip);
        let spip = app.persona(app.world.spip_director.person).await;
        let read = read(&spip, &meeting).await;
        assert_eq!((&read["presences"][0]["person"], &read["presences"][0]["post"]), (&json!(null), &json!(null)));
        assert_eq!(read["sidesPresent"], json!(["JUSTICE", "HEALTH"]), "the organisations stay");
    }
}

fn sha256(text: &str) -> String {
    use sha2::Digest as _;
    hex::encode(sha2::Sha256::digest(text))
}
