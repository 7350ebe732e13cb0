//! A partnership's logo: set by its coordinator, borne by its documents.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::{Persona, TestApp, problem_codes};

const QUERY: &str = "mutation($input: SetPartnershipLogoInput!) { setPartnershipLogo(input: $input) { \
     partnership { logo { width height sha256 } } problems { code field } } }";

fn picture() -> String {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 80, 40);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&[90; 80 * 40]).unwrap();
    BASE64_STANDARD.encode(bytes)
}

fn input(app: &TestApp, png: &Value) -> Value {
    json!({ "input": { "partnershipId": app.world.rouen.to_string(), "png": png } })
}

async fn set(app: &TestApp, persona: &Persona<'_>, png: &Value) -> Value {
    persona.graphql(QUERY, input(app, png)).await["setPartnershipLogo"].take()
}

on_both! {
    async fn the_coordinator_sets_a_logo_and_takes_it_away(app) {
        let coordinator = app.persona(app.world.spip_director.person).await;
        let done = set(app, &coordinator, &json!(picture())).await;
        assert_eq!((&done["partnership"]["logo"]["width"], &done["partnership"]["logo"]["height"]), (&json!(80), &json!(40)), "{done:#}");
        let refused = set(app, &coordinator, &json!(BASE64_STANDARD.encode("<svg/>"))).await;
        assert_eq!((problem_codes(&refused), &refused["problems"][0]["field"]), (vec!["LOGO_UNREADABLE".to_owned()], &json!("png")));
        let member = app.persona(app.world.csapa_director.person).await;
        assert_eq!(member.error_code(QUERY, input(app, &json!(picture()))).await, "FORBIDDEN");
        let stranger = app.persona(app.world.reunion_director.person).await;
        assert_eq!(stranger.error_code(QUERY, input(app, &json!(picture()))).await, "NOT_FOUND");
        #[cfg(feature = "pdf")]
        borne(app, &member).await;
        assert_eq!(set(app, &coordinator, &Value::Null).await["partnership"]["logo"], Value::Null);
    }
}

/// The picture stands at the head of a document.
#[cfg(feature = "pdf")]
async fn borne(app: &TestApp, member: &Persona<'_>) {
    use super::made::{file, wish};
    let protocol = crate::support::protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
    let pdf = file(app, member, wish("PROTOCOL_VERSION", &json!(protocol.version.to_string()))).await;
    let raw = String::from_utf8_lossy(&pdf);
    assert!(raw.contains("/Subtype/Image") && raw.contains("/Width 80"), "an image in the file");
}
