//! Who may do and see what (domain §9).

use serde_json::json;

use super::*;
use crate::on_both;

async fn write(app: &TestApp, sql: &'static str, organisation: jonction::kernel::actor::OrganisationId) {
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx.q(sql).bind(organisation);
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

on_both! {
    async fn a_member_drafts_for_its_own_organisation_only(app) {
        let w = &app.world;
        let mut input = new_protocol(app);
        input["parties"].as_array_mut().unwrap().pop();
        assert_eq!(refused(app, w.csapa_director, "createProtocol", input.clone()).await, "FORBIDDEN");
        assert_eq!(refused(app, w.doctor, "createProtocol", input.clone()).await, "FORBIDDEN");
        done(app, w.counsellor, "createProtocol", input).await;
        for (seat, code) in [(w.observer, "FORBIDDEN"), (w.territory_admin, "FORBIDDEN"), (w.reunion_director, "NOT_FOUND")] {
            assert_eq!(refused(app, seat, "createProtocol", new_protocol(app)).await, code);
        }
    }

    async fn who_signed_once_and_withdrew_reads_no_later_text(app) {
        let w = &app.world;
        let (protocol, _) = in_force(app).await;
        write(app, "UPDATE partnership_member SET left_on = '2026-03-02' WHERE organisation_id = $1", w.csapa).await;
        let sees = async || {
            let query = "query($id: ID!) { node(id: $id) { ... on CooperationProtocol { id } } \
                protocols { totalCount } }";
            let director = app.persona(w.csapa_director.person).await;
            let data = director.graphql(query, json!({ "id": protocol })).await;
            (!data["node"].is_null(), data["protocols"]["totalCount"].as_i64().unwrap())
        };
        assert_eq!(sees().await, (true, 1), "still bound, from outside the partnership");
        write(app, "UPDATE protocol_party SET withdraws_on = '2026-03-03' WHERE organisation_id = $1", w.csapa).await;
        assert_eq!(sees().await, (true, 1), "until its last day");
        write(app, "UPDATE protocol_party SET withdraws_on = '2026-03-02' WHERE organisation_id = $1", w.csapa).await;
        assert!(!sees().await.0, "its part has ended");
        write(app, "UPDATE protocol_party SET withdraws_on = '2026-02-01' WHERE organisation_id = $1", w.csapa).await;
        assert_eq!(sees().await, (false, 0));
        write(app, "UPDATE protocol_party SET withdraws_on = NULL WHERE organisation_id = $1", w.csapa).await;
        assert_eq!(sees().await, (true, 1));
        write(app, "UPDATE protocol_version SET status = 'SUPERSEDED' WHERE protocol_id IN (SELECT protocol_id \
            FROM protocol_party WHERE organisation_id = $1)", w.csapa).await;
        assert_eq!(sees().await, (false, 0), "a text replaced since gives nothing of those that followed");
    }

    async fn no_wrong_person_changes_a_draft(app) {
        let w = &app.world;
        // The CSAPA is a member of the partnership, but not a party.
        let (protocol, version) = draft_with(app, |input| {
            input["parties"].as_array_mut().unwrap().pop();
        }).await;
        let clause = versions(app, &protocol).await[0]["clauses"][0]["id"].clone();
        let asked = [
            ("updateProtocol", json!({ "protocolId": protocol, "baseRevision": 1, "title": "Autre" })),
            ("setParties", json!({ "protocolId": protocol, "baseRevision": 1, "parties": parties(app) })),
            ("startVersion", json!({ "protocolId": protocol })),
            ("abandonVersion", json!({ "versionId": version })),
            ("addClause", json!({ "versionId": version, "clause": { "title": "Un", "body": "Deux", "theme": "OTHER" } })),
            ("updateClause", json!({ "clauseId": clause, "baseRevision": 1, "body": "Autre." })),
            ("moveClause", json!({ "clauseId": clause, "to": 2 })),
            ("removeClause", json!({ "clauseId": clause, "baseRevision": 1 })),
            ("answerChecklistPoint", json!({ "versionId": version, "point": "ANALYSES", "baseRevision": 0, "answer": null })),
            ("openApproval", json!({ "versionId": version, "effectDate": "2026-04-01" })),
            ("requestChange", json!({ "versionId": version, "reason": "Parce que." })),
            ("approveVersion", json!({ "versionId": version, "textHash": "00" })),
            ("recordPaperSignature", json!({ "versionId": version, "textHash": "00", "postId": w.president.post.to_string(),
                "personId": w.president.person.to_string(), "signedOn": "2026-03-01", "place": "Rouen" })),
            ("renewProtocol", json!({ "protocolId": protocol })),
            ("notifyNonRenewal", json!({ "protocolId": protocol, "notifiedOn": "2026-03-01" })),
            ("terminateProtocol", json!({ "protocolId": protocol, "on": "2026-03-03", "reason": "Fin." })),
        ];
        for (name, input) in asked {
            for (seat, code) in [
                (w.csapa_director, "FORBIDDEN"),
                (w.observer, "NOT_FOUND"),
                (w.territory_admin, "NOT_FOUND"),
                (w.reunion_director, "NOT_FOUND"),
            ] {
                assert_eq!(refused(app, seat, name, input.clone()).await, code, "{name}");
            }
            let query = mutation(name, thing_of(name));
            for (person, code) in [(w.stranger, "NOT_FOUND"), (w.platform_admin, "NOT_FOUND")] {
                let persona = app.persona(person).await;
                assert_eq!(persona.error_code(&query, json!({ "input": input })).await, code, "{name}");
            }
            assert_eq!(app.anonymous().error_code(&query, json!({ "input": input })).await, "UNAUTHENTICATED");
        }
        assert_eq!(versions(app, &protocol).await[0]["clauses"].as_array().unwrap().len(), 2);
    }

    async fn an_observer_of_a_text_in_force_changes_nothing(app) {
        let w = &app.world;
        let (protocol, _) = in_force(app).await;
        for (name, input) in [
            ("startVersion", json!({ "protocolId": protocol })),
            ("terminateProtocol", json!({ "protocolId": protocol, "on": "2026-03-03", "reason": "Fin." })),
            ("updateProtocol", json!({ "protocolId": protocol, "baseRevision": 1, "title": "Autre" })),
        ] {
            assert_eq!(refused(app, w.observer, name, input).await, "FORBIDDEN", "{name}");
        }
    }

    async fn who_only_drafts_changes_nothing_that_binds_the_parties(app) {
        let w = &app.world;
        let change = |protocol: &str, fields: serde_json::Value| {
            let mut input = json!({ "protocolId": protocol, "baseRevision": 1 });
            input.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
            input
        };
        let period = json!({ "reviewPeriodMonths": 6 });
        let (draft, _) = draft_with(app, |_| {}).await;
        done(app, w.counsellor, "updateProtocol", change(&draft, period.clone())).await;
        let (protocol, version) = in_force(app).await;
        let owner = json!({ "ownerPostId": w.jap.post.to_string() });
        let edit = async |seat| read(app, seat, &protocol, "viewerCanEdit").await["viewerCanEdit"].take();
        for seat in [w.counsellor, w.jap, w.doctor] {
            assert_eq!(edit(seat).await, false);
            for fields in [&period, &owner] {
                let input = change(&protocol, fields.clone());
                assert_eq!(refused(app, seat, "updateProtocol", input).await, "FORBIDDEN");
            }
            let asked = json!({ "input": { "approvalId": versions(app, &protocol).await[0]["approvals"][0]["id"],
                "text": "Signé au nom de l’association gestionnaire." } });
            let query = "mutation($input: CorrectApprovalInput!) { correctApproval(input: $input) { problems { code } } }";
            assert_eq!(app.persona(seat.person).await.error_code(query, asked).await, "FORBIDDEN");
        }
        assert_eq!(edit(w.csapa_director).await, true);
        done(app, w.counsellor, "startVersion", json!({ "protocolId": protocol })).await;
        assert_eq!(edit(w.counsellor).await, true, "the draft has a title and parties");
        let revision = read(app, w.counsellor, &protocol, "revision").await["revision"].clone();
        let titled = json!({ "protocolId": protocol, "baseRevision": revision, "title": "Protocole de Rouen et Dieppe" });
        done(app, w.counsellor, "updateProtocol", titled).await;
        let term = json!({ "term": { "kind": "FIXED", "months": 12, "renewal": "TACIT", "noticeDays": 30 } });
        assert_eq!(refused(app, w.counsellor, "updateProtocol", change(&protocol, term)).await, "FORBIDDEN");
        let period = json!({ "protocolId": protocol, "baseRevision": 2, "reviewPeriodMonths": 6 });
        assert_eq!(refused(app, w.csapa_director, "updateProtocol", period.clone()).await, "FORBIDDEN", "one party of three");
        done(app, w.spip_director, "updateProtocol", period).await;
        assert_eq!(versions(app, &protocol).await[1]["id"], version.as_str());
    }

    async fn an_observer_sees_figures_and_what_is_published(app) {
        let w = &app.world;
        let (draft, _) = draft_with(app, |_| {}).await;
        assert_eq!(read(app, w.observer, &draft, "title").await, json!(null), "nothing of one in preparation");
        let (protocol, _) = in_force(app).await;
        done(app, w.spip_director, "startVersion", json!({ "protocolId": protocol })).await;
        let fields = format!("title status reviewStatus history {{ nodes {{ kind }} }} versionInPreparation {{ id }} \
            versions {{ {VERSION} createdBy {{ familyName }} }} viewerCanEdit viewerCanTerminate");
        let seen = read(app, w.observer, &protocol, &fields).await;
        assert_eq!((&seen["status"], &seen["reviewStatus"]), (&json!("IN_FORCE"), &json!("UP_TO_DATE")));
        assert_eq!((&seen["versionInPreparation"], &seen["history"]["nodes"]), (&json!(null), &json!([])));
        assert_eq!(seen["versions"].as_array().unwrap().len(), 1);
        let version = &seen["versions"][0];
        let clauses: Vec<_> = version["clauses"].as_array().unwrap().iter().map(|c| text(&c["title"])).collect();
        assert_eq!(clauses, ["Orientation"], "public clauses only");
        for hidden in ["checklist", "approvals", "awaitedFrom", "blockers"] {
            assert_eq!(version[hidden], json!([]), "{hidden}");
        }
        assert_eq!(version["createdBy"], json!(null));
        assert_eq!((&seen["viewerCanEdit"], &seen["viewerCanTerminate"]), (&json!(false), &json!(false)));
    }

    async fn outside_the_partnership_a_protocol_does_not_exist(app) {
        let w = &app.world;
        let (protocol, _) = in_force(app).await;
        assert_eq!(read(app, w.reunion_director, &protocol, "title").await, json!(null));
        let list = "{ protocols { nodes { title } } }";
        for person in [w.reunion_director.person, w.stranger, w.platform_admin] {
            let data = app.persona(person).await.graphql(list, json!({})).await;
            assert_eq!(data["protocols"]["nodes"], json!([]));
        }
        assert_eq!(app.anonymous().error_code(list, json!({})).await, "UNAUTHENTICATED");
    }

    async fn history_tells_who_did_what_without_texts(app) {
        let w = &app.world;
        let (protocol, _) = in_force(app).await;
        let fields = "history { nodes { kind person { familyName } post { id } subjectId title } }";
        let history = read(app, w.csapa_director, &protocol, fields).await["history"]["nodes"].take();
        // The clock stands still here, so that acts of one instant come in any order.
        let mut kinds: Vec<_> = history.as_array().unwrap().iter().map(|entry| text(&entry["kind"])).collect();
        kinds.sort();
        assert_eq!(
            kinds,
            [
                "APPROVAL_GIVEN",
                "APPROVAL_GIVEN",
                "APPROVAL_GIVEN",
                "APPROVAL_GIVEN",
                "APPROVAL_OPENED",
                "PROTOCOL_CREATED",
                "VERSION_AGREED",
                "VERSION_IN_FORCE"
            ]
        );
        let created = history.as_array().unwrap().iter().find(|e| e["kind"] == "PROTOCOL_CREATED").unwrap();
        assert_eq!(created["person"]["familyName"], "Delaunay");
        assert_eq!(created["post"]["id"], w.spip_director.post.to_string());
        assert_eq!((&created["subjectId"], &created["title"]), (&json!(protocol), &json!("Protocole de Rouen")));
        let db = &app.app.platform.db;
        let rows: Vec<(String,)> = db.all(db.q("SELECT codes FROM audit")).await.unwrap();
        let hash = versions(app, &protocol).await[0]["textHash"].clone();
        for (row,) in rows {
            assert!(!row.contains("Orientation") && !row.contains(hash.as_str().unwrap()), "{row}");
        }
        let of_partnership = "{ partnerships { nodes { history { nodes { kind } } } } }";
        let data = app.persona(w.csapa_director.person).await.graphql(of_partnership, json!({})).await;
        assert_eq!(data["partnerships"]["nodes"][0]["history"]["nodes"].as_array().unwrap().len(), 8);
    }

    async fn history_tells_when_a_post_empties_and_when_it_is_filled(app) {
        let w = &app.world;
        let (protocol, _) = in_force(app).await;
        let told = async || {
            let fields = "history { nodes { kind person { familyName } post { id } subjectId } }";
            let history = read(app, w.csapa_director, &protocol, fields).await["history"]["nodes"].take();
            let about = |entry: &&serde_json::Value| text(&entry["kind"]).starts_with("POST_");
            let mut found: Vec<_> = history.as_array().unwrap().iter().filter(about).cloned().collect();
            found.reverse();
            found
        };
        app.run_jobs().await;
        assert_eq!(told().await, [] as [serde_json::Value; 0]);
        end_mandate(app, w.president, "2026-03-05").await;
        app.advance_days(2);
        app.run_jobs().await;
        assert_eq!(told().await.len(), 0, "its last day");
        app.advance_days(1);
        app.run_jobs().await;
        let entry = |kind: &str| json!({ "kind": kind, "person": null, "subjectId": protocol, "post": { "id": w.president.post.to_string() } });
        assert_eq!(told().await, [entry("POST_VACANT")]);
        assert_eq!(read(app, w.csapa_director, &protocol, "status").await["status"], "IN_FORCE");
        app.advance_days(1);
        app.run_jobs().await;
        assert_eq!(told().await.len(), 1, "told once");
        give_mandate(app, w.stranger, w.president, "INTERIM").await;
        app.advance_days(1);
        app.run_jobs().await;
        assert_eq!(told().await, [entry("POST_VACANT"), entry("POST_FILLED")]);
    }

    async fn what_the_viewer_can_do_follows_the_rules(app) {
        let w = &app.world;
        let (protocol, _) = draft_with(app, |_| {}).await;
        let fields = "viewerCanEdit versionInPreparation { viewerCanEdit viewerCanOpenApproval viewerCanApprove }";
        for (seat, can) in [(w.spip_director, true), (w.counsellor, true), (w.jap, true), (w.doctor, true)] {
            let seen = read(app, seat, &protocol, fields).await;
            assert_eq!(seen["viewerCanEdit"], can);
            assert_eq!(seen["versionInPreparation"]["viewerCanApprove"], false);
        }
    }
}
