//! Invitations: bound to an address, taken up by a pressed button, once.

use jonction::kernel::actor::PersonId;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::{TestApp, problem_codes};

const INVITE: &str = "mutation($input: InviteInput!) { invite(input: $input) { \
     invitation { id state email sentAt post { label } } problems { code field } } }";
const PREVIEW: &str = "query($token: String!) { invitation(token: $token) { \
     organisationName postLabel state maskedEmail needsCode platformAdministration } }";
const ACCEPT: &str = "mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { \
     mandate { id status person { familyName } } problems { code field } } }";
const CODE: &str = "mutation($input: RequestInvitationCodeInput!) { requestInvitationCode(input: $input) { sent problems { code } } }";

async fn invite(app: &TestApp, email: &str) -> Value {
    let input = json!({ "input": {
        "postId": app.world.counsellor.post.to_string(), "email": email, "capacity": "TITULAR",
        "startsOn": "2026-03-03", "message": "Bienvenue dans le service",
    } });
    let director = app.persona(app.world.spip_director.person).await;
    director.graphql(INVITE, input).await["invite"].take()
}

/// Quoted-printable breaks lines and hides `=`.
fn mails_text(app: &TestApp) -> String {
    app.mails().concat().replace("=\r\n", "").replace("=\n", "").replace("=3D", "=")
}

/// The token of the last link mailed.
async fn last_token(app: &TestApp) -> String {
    let db = &app.app.platform.db;
    let (text,): (String,) = db
        .maybe(db.q(
            "SELECT body_text FROM outgoing_mail WHERE kind = 'invitation' ORDER BY created_at DESC LIMIT 1",
        ))
        .await
        .unwrap()
        .expect("a mail");
    text.split("/invitation#").nth(1).unwrap().split_whitespace().next().unwrap().to_owned()
}

async fn last_code(app: &TestApp) -> String {
    let db = &app.app.platform.db;
    let (subject,): (String,) = db
        .maybe(
            db.q("SELECT subject FROM outgoing_mail WHERE kind = 'invitation_code' ORDER BY created_at DESC LIMIT 1"),
        )
        .await
        .unwrap()
        .expect("a mail");
    subject.rsplit(": ").next().unwrap().to_owned()
}

/// An identity by which this person signs in, its provider vouching for an address.
pub async fn identity(app: &TestApp, person: PersonId, subject: &str, verified: Option<&str>) {
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx
        .q("INSERT INTO identity (id, issuer, subject, person_id, provider_id, linked_at, verified_email) \
            VALUES ($1, 'https://idp.exemple.test', $2, $3, 'test', $4, $5)")
        .bind(app.app.platform.entropy.uuid(app.now()))
        .bind(subject.to_owned())
        .bind(person)
        .bind(app.now())
        .bind(verified.map(str::to_owned));
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

fn accept(token: &str, code: Option<&str>) -> Value {
    json!({ "input": { "token": token, "code": code } })
}

on_both! {
    async fn an_invitation_is_mailed_and_taken_up_by_the_reader_of_the_address(app) {
        let sent = invite(app, "Remi.Caron@Justice.Example").await;
        assert_eq!(sent["invitation"]["email"], "remi.caron@justice.example", "{sent:#}");
        let token = last_token(app).await;
        app.run_jobs().await;
        let mail = mails_text(app);
        assert!(mail.contains("Bienvenue dans le service") && mail.contains("Claire Delaunay"), "{mail}");
        assert!(mail.contains(&format!("/invitation#{token}")));

        // The token itself is in no row of the invitation.
        let db = &app.app.platform.db;
        let (hash,): (String,) = db.maybe(db.q("SELECT token_hash FROM invitation")).await.unwrap().unwrap();
        assert_ne!(hash, token);

        // Reading changes nothing, signed in or not, however often (mail scanners follow links).
        let shown = json!({
            "organisationName": "SPIP de Seine-Maritime", "postLabel": sent["invitation"]["post"]["label"],
            "state": "PENDING", "maskedEmail": "r…@justice.example", "needsCode": null,
            "platformAdministration": false,
        });
        for _ in 0..2 {
            let preview = app.anonymous().graphql(PREVIEW, json!({ "token": token })).await;
            assert_eq!(preview["invitation"], shown);
        }
        identity(app, app.world.stranger, "one", Some("remi.caron@justice.example")).await;
        let stranger = app.persona(app.world.stranger).await;
        let preview = stranger.graphql(PREVIEW, json!({ "token": token })).await;
        assert_eq!(preview["invitation"]["needsCode"], false);
        let accepted = stranger.graphql(ACCEPT, accept(&token, None)).await;
        assert_eq!(accepted["acceptInvitation"]["mandate"]["status"], "CURRENT", "{accepted:#}");
        // Pressed twice: the same mandate.
        let again = stranger.graphql(ACCEPT, accept(&token, None)).await;
        assert_eq!(again["acceptInvitation"], accepted["acceptInvitation"]);
        // Somebody else comes too late.
        let doctor = app.persona(app.world.doctor.person).await;
        let late = doctor.graphql(ACCEPT, accept(&token, None)).await;
        assert_eq!(problem_codes(&late["acceptInvitation"]), ["ALREADY_DECIDED"]);
    }

    async fn another_address_needs_the_code_that_only_the_invited_one_receives(app) {
        invite(app, "remi.caron@justice.example").await;
        let token = last_token(app).await;
        identity(app, app.world.stranger, "one", Some("autre@justice.example")).await;
        let stranger = app.persona(app.world.stranger).await;
        let bare = stranger.graphql(ACCEPT, accept(&token, None)).await;
        assert_eq!(problem_codes(&bare["acceptInvitation"]), ["INVITATION_OTHER_ADDRESS"]);

        let sent = stranger.graphql(CODE, json!({ "input": { "token": token } })).await;
        assert_eq!(sent["requestInvitationCode"]["sent"], true);
        let code = last_code(app).await;
        app.advance(jiff::SignedDuration::from_mins(16));
        let late = stranger.graphql(ACCEPT, accept(&token, Some(&code))).await;
        assert_eq!(problem_codes(&late["acceptInvitation"]), ["CODE_EXPIRED"]);
        stranger.graphql(CODE, json!({ "input": { "token": token } })).await;
        let code = last_code(app).await;
        let wrong = if code == "000 000" { "000 001" } else { "000 000" };
        let refused = stranger.graphql(ACCEPT, accept(&token, Some(wrong))).await;
        assert_eq!(problem_codes(&refused["acceptInvitation"]), ["CODE_WRONG"]);
        let accepted = stranger.graphql(ACCEPT, accept(&token, Some(&code))).await;
        assert_eq!(accepted["acceptInvitation"]["mandate"]["status"], "CURRENT", "{accepted:#}");
    }

    async fn a_code_cannot_be_guessed(app) {
        invite(app, "remi.caron@justice.example").await;
        let token = last_token(app).await;
        let stranger = app.persona(app.world.stranger).await;
        stranger.graphql(CODE, json!({ "input": { "token": token } })).await;
        let code = last_code(app).await;
        let wrong = if code == "000 000" { "000 001" } else { "000 000" };
        for _ in 0..5 {
            let refused = stranger.graphql(ACCEPT, accept(&token, Some(wrong))).await;
            assert_eq!(problem_codes(&refused["acceptInvitation"]), ["CODE_WRONG"]);
        }
        // Now even the right one comes too late, and another code is not sent.
        let refused = stranger.graphql(ACCEPT, accept(&token, Some(&code))).await;
        assert_eq!(problem_codes(&refused["acceptInvitation"]), ["TOO_MANY_ATTEMPTS"]);
        let refused = stranger.graphql(CODE, json!({ "input": { "token": token } })).await;
        assert_eq!(problem_codes(&refused["requestInvitationCode"]), ["TOO_MANY_ATTEMPTS"]);
    }

    async fn renewed_revoked_and_expired_links_open_nothing(app) {
        let first = invite(app, "remi.caron@justice.example").await;
        let old = last_token(app).await;
        let input = json!({ "input": { "invitationId": first["invitation"]["id"] } });
        let resend = "mutation($input: InvitationInput!) { resendInvitation(input: $input) { invitation { state } problems { code } } }";
        let revoke = "mutation($input: InvitationInput!) { revokeInvitation(input: $input) { invitation { state } problems { code } } }";
        // Only who manages these people.
        let other = app.persona(app.world.csapa_director.person).await;
        assert_eq!(other.error_code(resend, input.clone()).await, "NOT_FOUND");
        assert_eq!(other.error_code(revoke, input.clone()).await, "NOT_FOUND");

        let director = app.persona(app.world.spip_director.person).await;
        app.advance(jiff::SignedDuration::from_secs(1));
        director.graphql(resend, input.clone()).await;
        let new = last_token(app).await;
        assert_ne!(old, new);
        assert_eq!(app.anonymous().graphql(PREVIEW, json!({ "token": old })).await["invitation"], json!(null));
        let stranger = app.persona(app.world.stranger).await;
        let dead = stranger.graphql(ACCEPT, accept(&old, None)).await;
        assert_eq!(problem_codes(&dead["acceptInvitation"]), ["INVITATION_EXPIRED"]);

        let revoked = director.graphql(revoke, input.clone()).await;
        assert_eq!(revoked["revokeInvitation"]["invitation"]["state"], "REVOKED");
        let dead = stranger.graphql(ACCEPT, accept(&new, None)).await;
        assert_eq!(problem_codes(&dead["acceptInvitation"]), ["INVITATION_REVOKED"]);

        app.advance(jiff::SignedDuration::from_secs(1));
        invite(app, "remi.caron@justice.example").await;
        let third = last_token(app).await;
        app.advance_days(30);
        let stranger = app.persona(app.world.stranger).await;
        let dead = stranger.graphql(ACCEPT, accept(&third, None)).await;
        assert_eq!(problem_codes(&dead["acceptInvitation"]), ["INVITATION_EXPIRED"]);
        // Unused, it is forgotten the same day.
        app.run_jobs().await;
        let db = &app.app.platform.db;
        let (left,): (i64,) = db.maybe(db.q("SELECT COUNT(*) FROM invitation")).await.unwrap().unwrap();
        assert_eq!(left, 0);
    }

    async fn inviting_belongs_to_who_manages_the_people_and_checks_its_input(app) {
        let input = |email: &str| json!({ "input": {
            "postId": app.world.doctor.post.to_string(), "email": email, "capacity": "TITULAR",
            "startsOn": "2026-03-03", "endsOn": "2026-03-01", "message": "M. D. est suivi, écrou 123456",
        } });
        for person in [app.world.doctor.person, app.world.spip_director.person, app.world.stranger] {
            assert_eq!(app.persona(person).await.error_code(INVITE, input("a@b.example")).await, "FORBIDDEN");
        }
        let director = app.persona(app.world.csapa_director.person).await;
        let refused = director.graphql(INVITE, input("nulle part")).await;
        let codes = problem_codes(&refused["invite"]);
        assert!(codes.contains(&"GUARD_REFUSED".to_owned()) && codes.contains(&"INVALID_VALUE".to_owned()), "{codes:?}");
        assert!(codes.contains(&"INVALID_DATE_ORDER".to_owned()), "{codes:?}");
    }

    async fn an_invitation_to_sign_waits_for_somebody_else_than_who_invited(app) {
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx
            .q("UPDATE mandate SET ends_on = $2 WHERE id = $1")
            .bind(app.world.prosecutor.mandate)
            .bind("2026-03-02".parse::<jonction::kernel::clock::Day>().unwrap());
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let input = json!({ "input": {
            "postId": app.world.prosecutor.post.to_string(), "email": "remi@justice.example", "capacity": "TITULAR",
            "startsOn": "2026-03-03",
        } });
        let president = app.persona(app.world.president.person).await;
        president.graphql(INVITE, input).await;
        let token = last_token(app).await;
        identity(app, app.world.stranger, "one", Some("remi@justice.example")).await;
        let stranger = app.persona(app.world.stranger).await;
        let accepted = stranger.graphql(ACCEPT, accept(&token, None)).await;
        assert_eq!(accepted["acceptInvitation"]["mandate"]["status"], "AWAITING_CONFIRMATION", "{accepted:#}");
        let decide = "mutation($input: DecideMandateInput!) { decideMandate(input: $input) { mandate { status } problems { code } } }";
        let input = json!({ "input": { "mandateId": accepted["acceptInvitation"]["mandate"]["id"], "confirm": true } });
        let inviter = president.graphql(decide, input.clone()).await;
        assert_eq!(problem_codes(&inviter["decideMandate"]), ["CONFIRMATION_BY_SECOND_PERSON"]);
        let administrator = app.persona(app.world.territory_admin.person).await;
        let confirmed = administrator.graphql(decide, input).await;
        assert_eq!(confirmed["decideMandate"]["mandate"]["status"], "CURRENT");
    }

    async fn a_person_recorded_by_hand_takes_their_place_through_an_invitation(app) {
        let director = app.persona(app.world.spip_director.person).await;
        let create = "mutation($input: CreateMandateInput!) { createMandate(input: $input) { mandate { id } problems { code } } }";
        let input = json!({ "input": {
            "postId": app.world.counsellor.post.to_string(), "capacity": "TITULAR", "startsOn": "2026-03-01",
            "newPerson": { "givenName": "Rémi", "familyName": "Carron", "email": "remi@justice.example" },
        } });
        let recorded = director.graphql(create, input).await;
        invite(app, "remi@justice.example").await;
        let token = last_token(app).await;
        // A stranger's account that only claims to be him must prove the address first.
        identity(app, app.world.stranger, "one", None).await;
        let stranger = app.persona(app.world.stranger).await;
        let bare = stranger.graphql(ACCEPT, accept(&token, None)).await;
        assert_eq!(problem_codes(&bare["acceptInvitation"]), ["INVITATION_OTHER_ADDRESS"]);
        stranger.graphql(CODE, json!({ "input": { "token": token } })).await;
        let code = last_code(app).await;
        let take_up = "mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { mandate { id } problems { code } } }";
        let accepted = stranger.graphql(take_up, accept(&token, Some(&code))).await;
        // The same mandate, not a second one; the session goes on as the person recorded.
        assert_eq!(accepted["acceptInvitation"]["mandate"]["id"], recorded["createMandate"]["mandate"]["id"], "{accepted:#}");
        let me = stranger.graphql("{ viewer { person { familyName } mandates { status } identities { id } } }", json!({})).await;
        assert_eq!(me["viewer"]["person"]["familyName"], "Carron");
        assert_eq!(me["viewer"]["mandates"], json!([{ "status": "CURRENT" }]));
        assert_eq!(me["viewer"]["identities"].as_array().unwrap().len(), 1);
    }

    async fn the_command_line_invites_the_first_administrator(app) {
        let link = app.app.accounts.invite_administrator_as_system("Chef@Exemple.test").await.unwrap();
        let token = link.split('#').nth(1).unwrap().to_owned();
        let preview = app.anonymous().graphql(PREVIEW, json!({ "token": token })).await;
        assert_eq!(preview["invitation"]["platformAdministration"], true);
        identity(app, app.world.stranger, "one", Some("chef@exemple.test")).await;
        let stranger = app.persona(app.world.stranger).await;
        let accepted = stranger.graphql(ACCEPT, accept(&token, None)).await;
        assert_eq!(accepted["acceptInvitation"], json!({ "mandate": null, "problems": [] }));
        let me = app.persona(app.world.stranger).await.graphql("{ viewer { canAdministerPlatform } }", json!({})).await;
        assert_eq!(me["viewer"]["canAdministerPlatform"], true);
        assert!(app.app.accounts.invite_administrator_as_system("nulle part").await.is_err());
    }

    async fn invitations_show_to_who_manages_the_people_only(app) {
        invite(app, "remi.caron@justice.example").await;
        app.run_jobs().await;
        let query = "query($id: ID!) { _entities(representations: [{ __typename: \"Organisation\", id: $id }]) { ... on Organisation { \
                     viewerCanManagePeople invitations { nodes { email sentAt invitedBy { familyName } } totalCount } } } }";
        let id = json!({ "id": app.world.spip.to_string() });
        let director = app.persona(app.world.spip_director.person).await.graphql(query, id.clone()).await;
        let seen = &director["_entities"][0];
        assert_eq!(seen["viewerCanManagePeople"], true);
        assert_eq!(seen["invitations"]["nodes"][0]["email"], "remi.caron@justice.example");
        assert_eq!(seen["invitations"]["nodes"][0]["invitedBy"]["familyName"], "Delaunay");
        assert!(seen["invitations"]["nodes"][0]["sentAt"].is_string(), "the mail's row is the proof");
        let colleague = app.persona(app.world.counsellor.person).await.graphql(query, id).await;
        assert_eq!(colleague["_entities"][0]["invitations"], json!({ "nodes": [], "totalCount": 0 }));
        assert_eq!(colleague["_entities"][0]["viewerCanManagePeople"], false);
    }
}
