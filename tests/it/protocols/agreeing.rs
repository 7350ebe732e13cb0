//! Agreement to one exact text, and its day.

use serde_json::json;

use super::*;
use crate::on_both;
use crate::support::smtp::header;

on_both! {
    async fn a_structure_asked_for_its_approval_does_not_leave_the_partnership_meanwhile(app) {
        let w = &app.world;
        let leave = "mutation($i: EndPartnershipMembershipInput!) { endPartnershipMembership(input: $i) { problems { code message } } }";
        let leaves = async || {
            let input = json!({ "partnershipId": w.rouen.to_string(), "organisationId": w.csapa.to_string(), "until": "2026-03-31" });
            let coordinator = app.persona(w.spip_director.person).await;
            let answer = coordinator.graphql(leave, json!({ "i": input })).await["endPartnershipMembership"].take();
            codes(&answer)
        };
        let (_, version) = draft_with(app, |_| {}).await;
        settle_checklist(app, &version).await;
        let hash = ask(app, &version, "2026-06-01").await;
        assert_eq!(leaves().await, ["MEMBER_IS_PARTY"], "its approval is awaited");
        for seat in signers(app) {
            approve(app, seat, &version, &hash).await;
        }
        assert_eq!(leaves().await, ["MEMBER_IS_PARTY"], "agreed, and not in force yet");
    }

    async fn who_signs_is_written_to_at_each_round_and_who_asks_is_not(app) {
        let (_, version) = draft_with(app, |_| {}).await;
        settle_checklist(app, &version).await;
        let hash = ask(app, &version, "2026-04-01").await;
        app.run_jobs().await;
        let to = || {
            let mut to: Vec<_> = app.mails().iter().map(|mail| header(mail, "To")).collect();
            to.sort();
            to
        };
        assert_eq!(to().len(), 3, "{:?}", to());
        for address in ["marchand.helene@", "aubry.marc@", "okoye.samuel@"] {
            assert!(to().iter().any(|to| to.contains(address)), "{address} in {:?}", to());
        }
        let db = &app.app.platform.db;
        let q = db.q("SELECT subject, body_text FROM outgoing_mail WHERE person_id = $1").bind(app.world.csapa_director.person);
        let (subject, text): (String, String) = db.maybe(q).await.unwrap().unwrap();
        assert_eq!(subject, "Texte à approuver : Protocole de Rouen");
        assert!(text.contains("CSAPA La Passerelle") && text.contains("mercredi 1er avril 2026"), "{text}");
        let uuid = version.strip_prefix("version:").unwrap();
        assert!(text.contains(&format!("/versions/{uuid}")) && text.matches("http").count() == 1, "{text}");
        approve(app, app.world.president, &version, &hash).await;
        let input = json!({ "versionId": version, "reason": "Préciser l’article 2." });
        done(app, app.world.csapa_director, "requestChange", input).await;
        app.advance(jiff::SignedDuration::from_mins(5));
        ask(app, &version, "2026-04-01").await;
        app.run_jobs().await;
        assert_eq!(to().len(), 6, "the same text put to them anew is another round");
    }

    async fn an_approval_is_followed_by_corrections_and_never_changed(app) {
        let (protocol, version) = in_force(app).await;
        let w = &app.world;
        let approvals = || async { versions(app, &protocol).await[0]["approvals"].take() };
        let before = approvals().await;
        let approval = before[0]["id"].clone();
        let query = "mutation($input: CorrectApprovalInput!) { correctApproval(input: $input) { \
                     approval { id corrections { text author { familyName } } } problems { code field } } }";
        let correct = async |seat: Seat, text: &str| {
            let input = json!({ "input": { "approvalId": approval, "text": text } });
            app.persona(seat.person).await.try_graphql(query, input).await
        };
        let done = correct(w.csapa_director, "Signé au nom de l’association gestionnaire.").await;
        let done = &done["data"]["correctApproval"];
        assert_eq!((&done["problems"], &done["approval"]["id"]), (&json!([]), &approval));
        assert_eq!(done["approval"]["corrections"], json!([
            { "text": "Signé au nom de l’association gestionnaire.", "author": { "familyName": "Okoye" } },
        ]));
        assert_eq!(approvals().await, before, "the approval is as it was");
        assert_eq!(versions(app, &protocol).await[0]["id"], version.as_str());
        let empty = correct(w.csapa_director, " ").await;
        assert_eq!(codes(&empty["data"]["correctApproval"]), ["REQUIRED"]);
        let guarded = correct(w.csapa_director, "Le 1 85 05 78 006 084 91 a été reçu.").await;
        assert_eq!(codes(&guarded["data"]["correctApproval"]).len(), 1, "{guarded}");
        for (seat, code) in [(w.observer, "FORBIDDEN"), (w.reunion_director, "NOT_FOUND")] {
            assert_eq!(correct(seat, "Autre.").await["errors"][0]["extensions"]["code"], code);
        }
    }

    async fn corrections_of_all_approvals_cost_one_statement(app) {
        let (protocol, _) = in_force(app).await;
        let reader = app.persona(app.world.president.person).await;
        let cost = async |fields: &str| {
            let query = format!(
                "query($id: ID!) {{ node(id: $id) {{ ... on CooperationProtocol {{ versions {{ approvals {{ {fields} }} }} }} }} }}"
            );
            let db = &app.app.platform.db;
            let before = db.statements();
            let seen = reader.graphql(&query, json!({ "id": protocol })).await;
            let approvals = seen["node"]["versions"][0]["approvals"].as_array().unwrap().len();
            assert!(approvals > 1, "{seen}");
            db.statements() - before
        };
        // The session is read once for both.
        cost("id").await;
        assert_eq!(cost("id corrections { text }").await, cost("id").await + 1);
    }

    async fn all_signatories_agree_and_the_text_is_in_force_on_its_day(app) {
        let w = &app.world;
        let (protocol, version) = draft_with(app, |_| {}).await;
        settle_checklist(app, &version).await;
        let hash = ask(app, &version, "2026-04-01").await;
        assert_eq!(hash.len(), 64);
        for (index, seat) in signers(app).into_iter().enumerate() {
            let shown = read(app, seat, &protocol, &format!("versionInPreparation {{ {VERSION} }}")).await;
            assert_eq!(shown["versionInPreparation"]["viewerCanApprove"], true);
            let awaited = shown["versionInPreparation"]["blockers"].as_array().unwrap().len();
            assert_eq!(awaited, 4 - index, "each missing agreement is named");
            let approval = approve(app, seat, &version, &hash).await;
            assert_eq!((&approval["capacity"], &approval["means"]), (&json!("TITULAR"), &json!("ONLINE")));
        }
        let agreed = versions(app, &protocol).await[0].clone();
        assert_eq!((&agreed["status"], &agreed["inForceFrom"]), (&json!("AGREED"), &json!("2026-04-01")));
        assert_eq!(agreed["approvals"].as_array().unwrap().len(), 4);
        assert_eq!(agreed["blockers"][0]["code"], "EFFECT_DATE_TO_COME");
        app.advance_days(28);
        app.run_jobs().await;
        assert_eq!(versions(app, &protocol).await[0]["status"], "AGREED", "31 March");
        app.advance_days(1);
        app.run_jobs().await;
        let now = read(app, w.csapa_director, &protocol, PROTOCOL).await;
        assert_eq!((&now["status"], &now["firstInForceOn"]), (&json!("IN_FORCE"), &json!("2026-04-01")));
        assert_eq!((&now["reviewStatus"], &now["reviewDueOn"]), (&json!("UP_TO_DATE"), &json!("2027-04-01")));
        assert!(states(&now).iter().all(|(_, state)| state == "ACTIVE"));
    }

    async fn a_last_approval_after_the_effect_date_sets_the_day(app) {
        let (protocol, version) = draft_with(app, |_| {}).await;
        settle_checklist(app, &version).await;
        let hash = ask(app, &version, "2026-03-04").await;
        let [first, rest @ ..] = signers(app);
        approve(app, first, &version, &hash).await;
        app.advance_days(10);
        for seat in rest {
            approve(app, seat, &version, &hash).await;
        }
        let now = versions(app, &protocol).await[0].clone();
        assert_eq!((&now["status"], &now["inForceFrom"]), (&json!("IN_FORCE"), &json!("2026-03-13")));
    }

    async fn only_the_hash_that_was_read_can_be_approved(app) {
        let w = &app.world;
        let (protocol, version) = draft_with(app, |_| {}).await;
        settle_checklist(app, &version).await;
        let read_hash = ask(app, &version, "2026-04-01").await;
        done(app, w.csapa_director, "requestChange", json!({ "versionId": version, "reason": "Préciser le délai." })).await;
        let clause = versions(app, &protocol).await[0]["clauses"][0].clone();
        let change = json!({ "clauseId": clause["id"], "baseRevision": 1, "body": "Le SPIP oriente sous dix jours." });
        done(app, w.spip_director, "updateClause", change).await;
        let stale = json!({ "versionId": version, "textHash": read_hash });
        assert_eq!(codes(&act(app, w.president, "approveVersion", stale.clone()).await), ["TEXT_CHANGED_SINCE_READ"]);
        let hash = ask(app, &version, "2026-04-01").await;
        assert_ne!(hash, read_hash);
        assert_eq!(codes(&act(app, w.president, "approveVersion", stale).await), ["TEXT_CHANGED_SINCE_READ"]);
        approve(app, w.president, &version, &hash).await;
    }

    async fn a_request_for_change_voids_the_approvals(app) {
        let w = &app.world;
        let (protocol, version) = draft_with(app, |_| {}).await;
        settle_checklist(app, &version).await;
        let hash = ask(app, &version, "2026-04-01").await;
        approve(app, w.president, &version, &hash).await;
        let reason = json!({ "versionId": version, "reason": "Le délai est trop court." });
        let back = done(app, w.prosecutor, "requestChange", reason.clone()).await;
        assert_eq!((&back["status"], &back["textHash"]), (&json!("DRAFT"), &json!(null)));
        assert!(back["approvals"][0]["voidedAt"].is_string());
        assert_eq!(back["lastChangeRequest"], json!({ "reason": "Le délai est trop court.", "person": { "familyName": "Aubry" } }));
        done(app, w.prosecutor, "requestChange", reason).await;
        let same = ask(app, &version, "2026-04-01").await;
        assert_eq!(same, hash, "an unchanged text keeps its hash");
        assert_eq!(versions(app, &protocol).await[0]["awaitedFrom"].as_array().unwrap().len(), 4, "everybody is asked again");
    }

    async fn an_agreed_text_can_still_be_sent_back_but_not_one_in_force(app) {
        let (protocol, version) = agreed_with(app, "2026-04-01", |_| {}).await;
        let reason = json!({ "versionId": version, "reason": "Une erreur de date." });
        assert_eq!(done(app, app.world.president, "requestChange", reason.clone()).await["status"], "DRAFT");
        app.advance_days(60);
        app.run_jobs().await;
        assert_eq!(versions(app, &protocol).await[0]["status"], "DRAFT", "its day brings nothing any more");
        let hash = ask(app, &version, "2026-04-01").await;
        for seat in signers(app) {
            approve(app, seat, &version, &hash).await;
        }
        let answer = act(app, app.world.president, "requestChange", reason).await;
        assert_eq!(codes(&answer), ["VERSION_NOT_IN_APPROVAL"]);
        let clause = versions(app, &protocol).await[0]["clauses"][0].clone();
        let change = json!({ "clauseId": clause["id"], "baseRevision": 1, "body": "Autre chose." });
        assert_eq!(codes(&act(app, app.world.spip_director, "updateClause", change).await), ["VERSION_NOT_DRAFT"]);
        let abandon = json!({ "versionId": version });
        assert_eq!(codes(&act(app, app.world.spip_director, "abandonVersion", abandon).await), ["VERSION_IN_FORCE"]);
    }

    async fn a_text_being_approved_does_not_change(app) {
        let (protocol, version) = draft_with(app, |_| {}).await;
        settle_checklist(app, &version).await;
        ask(app, &version, "2026-04-01").await;
        let clause = versions(app, &protocol).await[0]["clauses"][0]["id"].clone();
        let seat = app.world.spip_director;
        for (name, input) in [
            ("addClause", json!({ "versionId": version, "clause": { "title": "Un", "body": "Deux.", "theme": "OTHER" } })),
            ("updateClause", json!({ "clauseId": clause, "baseRevision": 1, "body": "Autre." })),
            ("moveClause", json!({ "clauseId": clause, "to": 2 })),
            ("removeClause", json!({ "clauseId": clause, "baseRevision": 1 })),
            ("answerChecklistPoint", json!({ "versionId": version, "point": "ANALYSES", "baseRevision": 1, "answer": null })),
            ("setParties", json!({ "protocolId": protocol, "baseRevision": 1, "parties": parties(app) })),
            ("updateProtocol", json!({ "protocolId": protocol, "baseRevision": 1, "title": "Autre titre" })),
        ] {
            assert_eq!(codes(&act(app, seat, name, input).await), ["VERSION_NOT_DRAFT"], "{name}");
        }
    }

    async fn commands_repeated_were_already_done(app) {
        let w = &app.world;
        let (protocol, version) = draft_with(app, |_| {}).await;
        settle_checklist(app, &version).await;
        let hash = ask(app, &version, "2026-04-01").await;
        assert_eq!(ask(app, &version, "2026-04-01").await, hash);
        let first = approve(app, w.president, &version, &hash).await["id"].clone();
        assert_eq!(approve(app, w.president, &version, &hash).await["id"], first);
        assert_eq!(versions(app, &protocol).await[0]["approvals"].as_array().unwrap().len(), 1);
        done(app, w.spip_director, "abandonVersion", json!({ "versionId": version, "reason": "Projet remis." })).await;
        let again = done(app, w.spip_director, "abandonVersion", json!({ "versionId": version })).await;
        assert_eq!(again["status"], "ABANDONED");
    }

    async fn interim_and_delegate_approve_in_their_capacity_and_nobody_else(app) {
        let w = &app.world;
        let (_, version) = draft_with(app, |_| {}).await;
        settle_checklist(app, &version).await;
        let hash = ask(app, &version, "2026-04-01").await;
        let input = json!({ "versionId": version, "textHash": hash });
        for seat in [w.jap, w.counsellor, w.doctor] {
            assert_eq!(refused(app, seat, "approveVersion", input.clone()).await, "FORBIDDEN");
        }
        assert_eq!(refused(app, w.observer, "approveVersion", input.clone()).await, "NOT_FOUND");
        end_mandate(app, w.prosecutor, "2026-03-02").await;
        assert_eq!(refused(app, w.prosecutor, "approveVersion", input.clone()).await, "NOT_FOUND", "his mandate is over");
        give_mandate(app, w.jap.person, w.prosecutor, "INTERIM").await;
        give_mandate(app, w.counsellor.person, w.spip_director, "DELEGATE").await;
        let approval = approve(app, w.jap, &version, &hash).await;
        assert_eq!((&approval["capacity"], &approval["person"]["familyName"]), (&json!("INTERIM"), &json!("Ferrand")));
        assert_eq!(approve(app, w.counsellor, &version, &hash).await["capacity"], "DELEGATE");
    }

    async fn approving_asks_for_a_recent_strong_sign_in(app) {
        let w = &app.world;
        let (_, version) = draft_with(app, |_| {}).await;
        settle_checklist(app, &version).await;
        let hash = ask(app, &version, "2026-04-01").await;
        let persona = app.persona(w.president.person).await;
        app.advance(jiff::SignedDuration::from_hours(1));
        let query = mutation("approveVersion", "approval");
        let variables = json!({ "input": { "versionId": version, "textHash": hash } });
        assert_eq!(persona.error_code(&query, variables).await, "STEP_UP_REQUIRED");
    }

    async fn a_vacant_signatory_post_shows_and_the_state_stays(app) {
        let w = &app.world;
        let (protocol, version) = draft_with(app, |_| {}).await;
        settle_checklist(app, &version).await;
        ask(app, &version, "2026-04-01").await;
        end_mandate(app, w.president, "2026-03-02").await;
        let seen = read(app, w.spip_director, &protocol, &format!("status vacancies {{ id }} versions {{ {VERSION} }}")).await;
        assert_eq!(seen["vacancies"], json!([{ "id": w.president.post.to_string() }]));
        assert_eq!(seen["versions"][0]["status"], "IN_APPROVAL");
        let blockers = seen["versions"][0]["blockers"].to_string();
        assert!(blockers.contains("POST_VACANT") && blockers.contains("APPROVALS_MISSING"), "{blockers}");
    }

    async fn a_paper_signature_is_recorded_with_what_is_known_of_it(app) {
        let w = &app.world;
        let (protocol, version) = draft_with(app, |_| {}).await;
        settle_checklist(app, &version).await;
        let hash = ask(app, &version, "2026-03-01").await;
        app.advance_days(2);
        let paper = |change: fn(&mut serde_json::Value)| {
            let mut input = json!({
                "versionId": version, "textHash": hash, "postId": w.president.post.to_string(),
                "personId": w.president.person.to_string(), "signedOn": "2026-03-04", "place": "Rouen",
                "scanSha256": "AB".repeat(32), "originalKeptAt": "Secrétariat de la présidence",
            });
            change(&mut input);
            input
        };
        for (input, expected) in [
            (paper(|input| input["signedOn"] = json!("2026-03-06")), vec!["DATE_IN_FUTURE"]),
            (paper(|input| input["scanSha256"] = json!("abc")), vec!["INVALID_SCAN_HASH"]),
            (paper(|input| input["place"] = json!("")), vec!["REQUIRED"]),
            (paper(|input| input["signedOn"] = json!("2020-01-01")), vec!["SIGNED_BEFORE_APPROVAL", "NOT_A_SIGNATORY"]),
            (paper(|input| input["signedOn"] = json!("2026-03-02")), vec!["SIGNED_BEFORE_APPROVAL"]),
            (paper(|input| input["textHash"] = json!("00")), vec!["TEXT_CHANGED_SINCE_READ"]),
        ] {
            assert_eq!(codes(&act(app, w.csapa_director, "recordPaperSignature", input).await), expected);
        }
        let other = json!(w.jap.post.to_string());
        let mut wrong_post = paper(|_| {});
        wrong_post["postId"] = other;
        let answer = act(app, w.csapa_director, "recordPaperSignature", wrong_post).await;
        assert!(codes(&answer).contains(&"NOT_A_SIGNATORY".to_owned()));
        let approval = done(app, w.csapa_director, "recordPaperSignature", paper(|_| {})).await;
        assert_eq!(approval["means"], "PAPER");
        let stored = approval["version"]["approvals"][0].clone();
        assert_eq!(stored["person"]["familyName"], "Marchand");
        assert_eq!(stored["paper"], json!({ "signedOn": "2026-03-04", "place": "Rouen", "scanSha256": "ab".repeat(32),
            "originalKeptAt": "Secrétariat de la présidence", "recordedBy": { "familyName": "Okoye" } }));
        for seat in [w.spip_director, w.prosecutor, w.csapa_director] {
            approve(app, seat, &version, &hash).await;
        }
        assert_eq!(versions(app, &protocol).await[0]["inForceFrom"], "2026-03-05");
    }

    async fn a_text_never_takes_the_place_of_one_on_a_day_gone_by(app) {
        let w = &app.world;
        let (protocol, first) = in_force(app).await;
        let second = text(&done(app, w.spip_director, "startVersion", json!({ "protocolId": protocol })).await["id"]);
        for day in ["2026-02-01", "2026-03-03"] {
            let answer = act(app, w.spip_director, "openApproval", json!({ "versionId": second, "effectDate": day })).await;
            assert_eq!((codes(&answer), &answer["problems"][0]["field"]),
                (vec!["EFFECT_BEFORE_TEXT_IN_FORCE".to_owned()], &json!("effectDate")), "{day}");
        }
        app.advance_days(30);
        let hash = ask(app, &second, "2026-03-04").await;
        let paper = |seat: crate::support::Seat, day: &str| json!({ "versionId": second, "textHash": hash, "signedOn": day,
            "postId": seat.post.to_string(), "personId": seat.person.to_string(), "place": "Rouen" });
        for seat in signers(app) {
            let early = act(app, w.spip_director, "recordPaperSignature", paper(seat, "2026-04-01")).await;
            assert_eq!(codes(&early), ["SIGNED_BEFORE_APPROVAL"]);
            done(app, w.spip_director, "recordPaperSignature", paper(seat, "2026-04-02")).await;
        }
        let rows = versions(app, &protocol).await;
        assert_eq!((&rows[0]["id"], &rows[0]["inForceFrom"]), (&json!(second), &json!("2026-04-02")));
        assert_eq!((&rows[1]["id"], &rows[1]["inForceUntil"]), (&json!(first), &json!("2026-04-01")));
    }

    async fn the_zone_of_the_partnership_decides_the_day(app) {
        let w = &app.world;
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE partnership SET time_zone = 'Indian/Reunion' WHERE id = $1").bind(w.rouen);
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let (protocol, _) = agreed_with(app, "2026-03-10", |_| {}).await;
        // 9 March, 19:59 UTC is 23:59 in La Réunion.
        app.advance(jiff::SignedDuration::from_mins(6 * 24 * 60 + 10 * 60 + 59));
        app.run_jobs().await;
        assert_eq!(versions(app, &protocol).await[0]["status"], "AGREED");
        app.advance(jiff::SignedDuration::from_mins(1));
        app.run_jobs().await;
        assert_eq!(versions(app, &protocol).await[0]["status"], "IN_FORCE");
    }
}
