//! A program that makes no documents says so and goes on printing.

use axum::http::StatusCode;
use serde_json::json;

use super::{get, request};
use crate::on_both;
use crate::support::{problem_codes, protocol_in_force};

on_both! {
    async fn without_the_feature_pages_are_printed(app) {
        let protocol = protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let member = app.persona(app.world.csapa_director.person).await;
        let input = json!({ "kind": "PROTOCOL_VERSION", "subjectId": protocol.version.to_string() });
        let refused = request(&member, input).await;
        assert_eq!(problem_codes(&refused), ["DOCUMENTS_OFF"]);
        let site = member.graphql("{ site { makesDocuments } }", json!({})).await;
        assert_eq!(site["site"]["makesDocuments"], false);
        assert_eq!(get(app, "/fiches/rouen.pdf", None).await.0, StatusCode::NOT_FOUND);
    }
}
