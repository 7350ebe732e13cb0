//! An agreement that already exists, recorded in one step.

use serde_json::json;

use super::*;
use crate::on_both;

fn existing(app: &crate::support::TestApp) -> serde_json::Value {
    let mut input = new_protocol(app);
    input["effectDate"] = json!("2023-01-01");
    input["lastReviewHeldOn"] = json!("2025-05-20");
    input["signatures"] = signers(app)
        .iter()
        .map(|seat| json!({ "postId": seat.post.to_string(), "signedOn": "2022-12-15", "place": "Rouen" }))
        .collect();
    input
}

on_both! {
    async fn an_existing_agreement_is_in_force_at_once_and_marked(app) {
        let seat = app.world.spip_director;
        let made = done(app, seat, "recordExistingAgreement", existing(app)).await;
        assert_eq!((&made["status"], &made["recordedFromExisting"]), (&json!("IN_FORCE"), &json!(true)));
        assert_eq!((&made["firstInForceOn"], &made["reviewDueOn"]), (&json!("2023-01-01"), &json!("2026-05-20")));
        assert_eq!(made["reviewStatus"], "DUE_SOON");
        let version = versions(app, &text(&made["id"])).await[0].clone();
        assert_eq!((&version["status"], &version["inForceFrom"]), (&json!("IN_FORCE"), &json!("2023-01-01")));
        let means: Vec<_> = version["approvals"].as_array().unwrap().iter().map(|a| a["means"].clone()).collect();
        assert_eq!(means, ["PAPER", "PAPER", "PAPER", "PAPER"]);
        assert!(version["approvals"].as_array().unwrap().iter().all(|a| a["textHash"] == version["textHash"]));
        let history = read(app, seat, &text(&made["id"]), "history { nodes { kind } }").await;
        assert!(history.to_string().contains("EXISTING_AGREEMENT_RECORDED"), "{history}");
    }

    async fn what_is_missing_or_impossible_is_said(app) {
        let seat = app.world.spip_director;
        let with = |change: fn(&mut serde_json::Value)| {
            let mut input = existing(app);
            change(&mut input);
            input
        };
        for (input, expected) in [
            (with(|input| { input["signatures"].as_array_mut().unwrap().pop(); }), "APPROVALS_MISSING"),
            (with(|input| input["effectDate"] = json!("2026-04-01")), "DATE_IN_FUTURE"),
            (with(|input| input["lastReviewHeldOn"] = json!("2022-01-01")), "INVALID_DATE_ORDER"),
            (with(|input| input["clauses"] = json!([])), "NO_CLAUSE"),
            (with(|input| { input["parties"].as_array_mut().unwrap().pop(); }), "MISSING_HEALTH_PARTY"),
            (with(|input| input["term"] =
                json!({ "kind": "FIXED", "months": 12, "renewal": "EXPRESS", "noticeDays": 30 })), "TERM_OVER"),
        ] {
            let answer = act(app, seat, "recordExistingAgreement", input).await;
            assert!(codes(&answer).contains(&expected.to_owned()), "{expected}: {answer:#}");
        }
    }

    async fn renewals_by_silence_since_then_are_known(app) {
        let mut input = existing(app);
        input["term"] = json!({ "kind": "FIXED", "months": 12, "renewal": "TACIT", "noticeDays": 30 });
        let made = done(app, app.world.spip_director, "recordExistingAgreement", input).await;
        let from: Vec<_> = made["renewals"].as_array().unwrap().iter().map(|r| text(&r["from"])).collect();
        assert_eq!(from, ["2024-01-01", "2025-01-01", "2026-01-01"]);
        assert_eq!(made["term"]["endsOn"], "2026-12-31");
    }
}
