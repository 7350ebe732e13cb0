//! Terms, renewals, withdrawal, end.

use serde_json::json;

use super::*;
use crate::on_both;

fn fixed(renewal: &'static str) -> impl FnOnce(&mut serde_json::Value) {
    move |input| {
        input["term"] = json!({ "kind": "FIXED", "months": 12, "renewal": renewal, "noticeDays": 30 });
    }
}

/// As if a review with both sides, held on 10 March, had decided the end.
async fn reviewed_to_end(app: &TestApp, protocol: &str, version: &str) {
    let uuid = |id: &str| id.split(':').nth(1).unwrap().parse::<uuid::Uuid>().unwrap();
    let platform = &app.app.platform;
    let mut tx = platform.db.begin().await.unwrap();
    let q = tx
        .q("INSERT INTO protocol_review (id, protocol_id, version_id, state, due_on, held_on, decision, completed_at, \
            edited_at, created_at) VALUES ($1, $2, $3, 'CLOSED', $4, $4, 'TERMINATE', $5, $5, $5)")
        .bind(platform.entropy.uuid(app.now()))
        .bind(uuid(protocol))
        .bind(uuid(version))
        .bind("2026-03-10".parse::<jonction::kernel::clock::Day>().unwrap())
        .bind(app.now());
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

on_both! {
    async fn an_open_term_never_expires_and_is_not_renewed(app) {
        let (protocol, _) = in_force(app).await;
        let seat = app.world.spip_director;
        assert_eq!(codes(&act(app, seat, "renewProtocol", json!({ "protocolId": protocol })).await), ["TERM_IS_OPEN"]);
        app.advance_days(4000);
        app.run_jobs().await;
        assert_eq!(read(app, seat, &protocol, "status").await["status"], "IN_FORCE");
    }

    async fn a_fixed_term_not_renewed_expires(app) {
        let (protocol, version) = agreed_with(app, "2026-03-03", fixed("EXPRESS")).await;
        let seat = app.world.spip_director;
        let term = read(app, seat, &protocol, PROTOCOL).await["term"].clone();
        assert_eq!((&term["endsOn"], &term["decideBy"]), (&json!("2027-03-02"), &json!("2027-01-31")));
        let second = done(app, seat, "startVersion", json!({ "protocolId": protocol })).await;
        app.advance_days(364);
        app.run_jobs().await;
        assert_eq!(read(app, seat, &protocol, "status").await["status"], "IN_FORCE", "its last day");
        app.advance_days(1);
        app.run_jobs().await;
        let now = read(app, seat, &protocol, &format!("{PROTOCOL} textInForce(on: \"2027-03-02\") {{ id }}")).await;
        assert_eq!((&now["status"], &now["endedOn"]), (&json!("EXPIRED"), &json!("2027-03-02")));
        assert_eq!((&now["reviewDueOn"], &now["versionInForce"]), (&json!(null), &json!(null)));
        assert_eq!(now["textInForce"]["id"], version.as_str());
        let rows = versions(app, &protocol).await;
        assert_eq!((&rows[0]["id"], &rows[0]["status"]), (&second["id"], &json!("ABANDONED")));
        for (name, input) in [
            ("startVersion", json!({ "protocolId": protocol })),
            ("renewProtocol", json!({ "protocolId": protocol })),
            ("terminateProtocol", json!({ "protocolId": protocol, "on": "2027-03-04", "reason": "Fin." })),
        ] {
            assert_eq!(codes(&act(app, seat, name, input).await), ["PROTOCOL_ENDED"], "{name}");
        }
    }

    async fn an_express_renewal_is_decided_for_one_term_at_a_time(app) {
        let (protocol, _) = agreed_with(app, "2026-03-03", fixed("EXPRESS")).await;
        let seat = app.world.csapa_director;
        for _ in 0..2 {
            let now = done(app, seat, "renewProtocol", json!({ "protocolId": protocol })).await;
            assert_eq!(now["renewals"], json!([{ "kind": "EXPRESS", "from": "2027-03-03", "until": "2028-03-02" }]));
        }
        app.advance_days(366);
        app.run_jobs().await;
        assert_eq!(read(app, seat, &protocol, "status").await["status"], "IN_FORCE");
        app.advance_days(366);
        app.run_jobs().await;
        assert_eq!(read(app, seat, &protocol, "status endedOn").await, json!({ "status": "EXPIRED", "endedOn": "2028-03-02" }));
    }

    async fn a_tacit_renewal_happens_unless_notice_was_given_in_time(app) {
        let (kept, _) = agreed_with(app, "2026-03-03", fixed("TACIT")).await;
        let (stopped, _) = agreed_with(app, "2026-03-03", fixed("TACIT")).await;
        let (late, _) = agreed_with(app, "2026-03-03", fixed("TACIT")).await;
        let seat = app.world.president;
        let renew = act(app, seat, "renewProtocol", json!({ "protocolId": kept })).await;
        assert_eq!(codes(&renew), ["RENEWAL_IS_TACIT"]);
        let notice = |protocol: &str, day: &str| json!({ "protocolId": protocol, "notifiedOn": day, "reason": "Bilan à faire." });
        let future = act(app, seat, "notifyNonRenewal", notice(&stopped, "2026-03-04")).await;
        assert_eq!(codes(&future), ["DATE_IN_FUTURE"]);
        let now = done(app, seat, "notifyNonRenewal", notice(&stopped, "2026-03-03")).await;
        assert_eq!((&now["term"]["endsOn"], &now["term"]["nonRenewalNotifiedOn"]), (&json!("2027-03-02"), &json!("2026-03-03")));
        app.advance_days(350);
        // 16 February: less than 30 days before 3 March, so that only the renewal after can be stopped.
        done(app, seat, "notifyNonRenewal", notice(&late, "2027-02-16")).await;
        app.advance_days(16);
        app.run_jobs().await;
        let seen = read(app, seat, &kept, PROTOCOL).await;
        assert_eq!(seen["renewals"], json!([{ "kind": "TACIT", "from": "2027-03-03", "until": "2028-03-02" }]));
        assert_eq!(seen["term"]["endsOn"], "2028-03-02");
        assert_eq!(read(app, seat, &stopped, "status").await["status"], "EXPIRED");
        assert_eq!(read(app, seat, &late, "status").await["status"], "IN_FORCE");
        app.advance_days(366);
        app.run_jobs().await;
        assert_eq!(read(app, seat, &late, "status endedOn").await, json!({ "status": "EXPIRED", "endedOn": "2028-03-02" }));
        assert_eq!(read(app, seat, &kept, "renewals { kind }").await["renewals"].as_array().unwrap().len(), 2);
    }

    async fn a_party_withdraws_after_its_notice_and_the_others_stay(app) {
        let (protocol, _) = agreed_with(app, "2026-03-03", fixed("TACIT")).await;
        let w = &app.world;
        let seen = read(app, w.president, &protocol, PROTOCOL).await;
        let tribunal = seen["parties"][2]["id"].clone();
        let input = |last: &str| json!({ "partyId": tribunal, "noticeGivenOn": "2026-03-03", "withdrawsOn": last });
        for seat in [w.spip_director, w.csapa_director, w.jap] {
            assert_eq!(refused(app, seat, "withdrawParty", input("2026-05-01")).await, "FORBIDDEN", "not its own party");
        }
        assert_eq!(codes(&act(app, w.president, "withdrawParty", input("2026-04-01")).await), ["NOTICE_TOO_SHORT"]);
        let now = done(app, w.president, "withdrawParty", input("2026-04-02")).await;
        assert_eq!(states(&now)[2].1, "WITHDRAWING");
        done(app, w.president, "withdrawParty", input("2026-04-02")).await;
        let other = act(app, w.president, "withdrawParty", input("2026-05-02")).await;
        assert_eq!(codes(&other), ["PARTY_ALREADY_WITHDRAWN"]);
        let next = done(app, w.spip_director, "startVersion", json!({ "protocolId": protocol })).await;
        assert_eq!(next["parties"].as_array().unwrap().len(), 2, "who leaves is not asked to sign what follows");
        app.advance_days(30);
        app.run_jobs().await;
        assert_eq!(states(&read(app, w.spip_director, &protocol, PROTOCOL).await)[2].1, "WITHDRAWING", "its last day");
        app.advance_days(1);
        app.run_jobs().await;
        let now = read(app, w.spip_director, &protocol, PROTOCOL).await;
        assert_eq!(states(&now)[2].1, "WITHDRAWN");
        assert_eq!(now["status"], "IN_FORCE", "the SPIP is still there for justice");
        let notice = json!({ "protocolId": protocol, "notifiedOn": "2026-04-03" });
        for seat in [w.president, w.prosecutor] {
            assert_eq!(refused(app, seat, "notifyNonRenewal", notice.clone()).await, "FORBIDDEN", "no longer bound");
        }
    }

    async fn a_protocol_ends_when_a_side_has_no_party_left(app) {
        let (protocol, _) = in_force(app).await;
        let w = &app.world;
        let csapa = read(app, w.csapa_director, &protocol, PROTOCOL).await["parties"][0]["id"].clone();
        let input = json!({ "partyId": csapa, "noticeGivenOn": "2026-03-03", "withdrawsOn": "2026-03-31" });
        done(app, w.csapa_director, "withdrawParty", input).await;
        app.advance_days(29);
        app.run_jobs().await;
        let now = read(app, w.spip_director, &protocol, "status endedOn").await;
        assert_eq!(now, json!({ "status": "TERMINATED", "endedOn": "2026-03-31" }));
    }

    async fn a_protocol_is_ended_by_decision_on_a_day(app) {
        let w = &app.world;
        let (prepared, _) = draft_with(app, |_| {}).await;
        let end = |protocol: &str, on: &str| json!({ "protocolId": protocol, "on": on, "reason": "Nouvelle organisation." });
        let answer = act(app, w.spip_director, "terminateProtocol", end(&prepared, "2026-03-03")).await;
        assert_eq!(codes(&answer), ["PROTOCOL_NOT_IN_FORCE"]);
        let (protocol, _) = in_force(app).await;
        let early = act(app, w.spip_director, "terminateProtocol", end(&protocol, "2026-03-02")).await;
        assert_eq!(codes(&early), ["INVALID_DATE_ORDER"]);
        let planned = done(app, w.spip_director, "terminateProtocol", end(&protocol, "2026-03-31")).await;
        assert_eq!((&planned["status"], &planned["endedOn"]), (&json!("IN_FORCE"), &json!("2026-03-31")));
        app.advance_days(29);
        app.run_jobs().await;
        let seen = read(app, w.spip_director, &protocol, &format!("{PROTOCOL} endReason")).await;
        assert_eq!((&seen["status"], &seen["endReason"]), (&json!("TERMINATED"), &json!("Nouvelle organisation.")));
        assert_eq!(seen["reviewStatus"], json!(null));
        let again = done(app, w.spip_director, "terminateProtocol", end(&protocol, "2026-04-30")).await;
        assert_eq!(again["endedOn"], "2026-03-31", "already done");
    }

    async fn no_party_ends_alone_what_binds_all(app) {
        let w = &app.world;
        let notice = |input: &mut serde_json::Value| {
            input["term"] = json!({ "kind": "FIXED", "months": 36, "renewal": "TACIT", "noticeDays": 90 });
        };
        let end = |protocol: &str, on: &str| json!({ "protocolId": protocol, "on": on, "reason": "Nouvelle organisation." });
        let may = async |protocol: &str, seat| read(app, seat, protocol, "viewerCanTerminate").await["viewerCanTerminate"] == true;
        let (protocol, _) = agreed_with(app, "2026-03-03", notice).await;
        for seat in [w.csapa_director, w.president, w.prosecutor] {
            assert!(!may(&protocol, seat).await);
            assert_eq!(read(app, seat, &protocol, "viewerCanChangeOwner").await["viewerCanChangeOwner"], true, "it is bound");
            assert_eq!(refused(app, seat, "terminateProtocol", end(&protocol, "2026-06-01")).await, "FORBIDDEN", "with notice or not");
        }
        assert_eq!(read(app, w.csapa_director, &protocol, "status endedOn").await, json!({ "status": "IN_FORCE", "endedOn": null }));
        // Who runs the partnership gives the notice of the term.
        assert!(may(&protocol, w.spip_director).await);
        for day in ["2026-03-03", "2026-05-31"] {
            let answer = act(app, w.spip_director, "terminateProtocol", end(&protocol, day)).await;
            assert_eq!(codes(&answer), ["NOTICE_TOO_SHORT"], "{day}");
        }
        let planned = done(app, w.spip_director, "terminateProtocol", end(&protocol, "2026-06-01")).await;
        assert_eq!((&planned["status"], &planned["endedOn"]), (&json!("IN_FORCE"), &json!("2026-06-01")));
        // What a review with both sides decided takes no notice, and any party says so.
        let (reviewed, version) = agreed_with(app, "2026-03-03", notice).await;
        let (amended, old) = agreed_with(app, "2026-03-03", notice).await;
        app.advance_days(10);
        reviewed_to_end(app, &reviewed, &version).await;
        reviewed_to_end(app, &amended, &old).await;
        let before = act(app, w.csapa_director, "terminateProtocol", end(&reviewed, "2026-03-09")).await;
        assert_eq!(codes(&before), ["NOTICE_TOO_SHORT"]);
        assert!(may(&reviewed, w.csapa_director).await && may(&amended, w.csapa_director).await);
        let ended = done(app, w.csapa_director, "terminateProtocol", end(&reviewed, "2026-03-13")).await;
        assert_eq!(ended["status"], "TERMINATED");
        // The parties agreed to go on with another text since: that review decided about one that is no more.
        let next = text(&done(app, w.spip_director, "startVersion", json!({ "protocolId": amended })).await["id"]);
        let hash = ask(app, &next, "2026-03-13").await;
        for seat in signers(app) {
            approve(app, seat, &next, &hash).await;
        }
        assert_eq!(versions(app, &amended).await[0]["status"], "IN_FORCE");
        assert!(!may(&amended, w.csapa_director).await);
        assert_eq!(refused(app, w.csapa_director, "terminateProtocol", end(&amended, "2026-03-13")).await, "FORBIDDEN");
    }

    async fn who_is_not_bound_decides_nothing(app) {
        let w = &app.world;
        let two = |input: &mut serde_json::Value| {
            fixed("TACIT")(input);
            input["parties"].as_array_mut().unwrap().remove(1);
        };
        let (protocol, version) = draft_with(app, two).await;
        settle_checklist(app, &version).await;
        let hash = ask(app, &version, "2026-03-03").await;
        for seat in [w.spip_director, w.csapa_director] {
            approve(app, seat, &version, &hash).await;
        }
        done(app, w.spip_director, "startVersion", json!({ "protocolId": protocol })).await;
        let revision = read(app, w.spip_director, &protocol, "revision").await["revision"].clone();
        let three = json!({ "protocolId": protocol, "baseRevision": revision, "parties": parties(app) });
        assert_eq!(states(&done(app, w.spip_director, "setParties", three).await)[2].1, "PROPOSED");
        let asked = [
            ("notifyNonRenewal", json!({ "protocolId": protocol, "notifiedOn": "2026-03-03" })),
            ("terminateProtocol", json!({ "protocolId": protocol, "on": "2027-03-02", "reason": "Nouvelle organisation." })),
            ("renewProtocol", json!({ "protocolId": protocol })),
        ];
        for (name, input) in &asked {
            for seat in [w.president, w.prosecutor] {
                assert_eq!(refused(app, seat, name, input.clone()).await, "FORBIDDEN", "{name}: only proposed");
            }
        }
        let (name, input) = &asked[0];
        let now = done(app, w.csapa_director, name, input.clone()).await;
        assert_eq!(now["term"]["nonRenewalNotifiedOn"], "2026-03-03", "bound");
    }

    async fn a_term_in_force_is_changed_by_who_runs_the_partnership_and_never_to_one_that_is_over(app) {
        let w = &app.world;
        let (protocol, _) = agreed_with(app, "2026-03-03", fixed("EXPRESS")).await;
        done(app, w.spip_director, "startVersion", json!({ "protocolId": protocol })).await;
        app.advance_days(200);
        app.run_jobs().await;
        let fields = "revision status viewerCanChangeTerm versionInPreparation { status }";
        let revision = read(app, w.spip_director, &protocol, fields).await["revision"].clone();
        let term = |months: i64| json!({ "protocolId": protocol, "baseRevision": revision,
            "term": { "kind": "FIXED", "months": months, "renewal": "EXPRESS", "noticeDays": 30 } });
        assert_eq!(refused(app, w.csapa_director, "updateProtocol", term(24)).await, "FORBIDDEN");
        assert_eq!(read(app, w.csapa_director, &protocol, fields).await["viewerCanChangeTerm"], false);
        assert_eq!(codes(&act(app, w.spip_director, "updateProtocol", term(6)).await), ["TERM_OVER"]);
        let kept = read(app, w.spip_director, &protocol, fields).await;
        assert_eq!((&kept["status"], &kept["versionInPreparation"]["status"]), (&json!("IN_FORCE"), &json!("DRAFT")));
        assert_eq!(kept["viewerCanChangeTerm"], true);
        assert_eq!(done(app, w.spip_director, "updateProtocol", term(24)).await["term"]["endsOn"], "2028-03-02");
    }

    async fn notice_said_to_be_old_does_not_end_a_renewed_protocol_in_the_past(app) {
        let (protocol, _) = agreed_with(app, "2026-03-03", fixed("TACIT")).await;
        let seat = app.world.csapa_director;
        app.advance_days(400);
        app.run_jobs().await;
        let notify = |on: &str| json!({ "protocolId": protocol, "notifiedOn": on });
        assert_eq!(codes(&act(app, seat, "notifyNonRenewal", notify("2026-06-01")).await), ["TERM_OVER"]);
        let now = done(app, seat, "notifyNonRenewal", notify("2027-04-07")).await;
        assert_eq!((&now["status"], &now["term"]["endsOn"]), (&json!("IN_FORCE"), &json!("2028-03-02")));
    }

    async fn owner_and_period_change_at_any_time_title_and_term_in_a_draft(app) {
        let w = &app.world;
        let (protocol, _) = in_force(app).await;
        let update = |fields: serde_json::Value| {
            let mut input = json!({ "protocolId": protocol, "baseRevision": 1 });
            for (key, value) in fields.as_object().unwrap() {
                input[key] = value.clone();
            }
            input
        };
        let term = update(json!({ "term": { "kind": "FIXED", "months": 12, "renewal": "TACIT", "noticeDays": 30 } }));
        assert_eq!(codes(&act(app, w.spip_director, "updateProtocol", term).await), ["VERSION_NOT_DRAFT"]);
        let now = done(app, w.spip_director, "updateProtocol",
            update(json!({ "ownerPostId": w.jap.post.to_string(), "reviewPeriodMonths": 6 }))).await;
        assert_eq!(now["owner"]["id"], w.jap.post.to_string());
        assert_eq!(now["reviewDueOn"], "2026-09-03", "the clock follows the period");
    }
}
