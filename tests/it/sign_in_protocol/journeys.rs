//! Whole journeys through the web's doors, with real providers, on both engines.

use std::collections::HashMap;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use jonction::config::Config;
use jonction::kernel::actor::PersonId;
use jonction::kernel::clock::Ts;
use serde_json::{Value, json};
use url::Url;

use super::{DIRECTOR, DOCTOR, idp, now, proconnect_settings, prosante_settings};
use crate::cli::{jonction, said};
use crate::support::browser::Browser;
use crate::support::{TestApp, problem_codes};

/// Like `on_both!`, with the doors of the two demonstration providers and one whose provider is down.
macro_rules! with_doors {
    ($(async fn $name:ident($app:ident) $body:block)+) => {$(
        mod $name {
            use super::*;

            async fn story($app: &TestApp) $body

            #[tokio::test]
            async fn sqlite() {
                let app = TestApp::configured(doors).await;
                app.app.platform.clock.set(Ts::new(now()));
                story(&app).await;
                app.finish().await;
            }

            #[tokio::test]
            async fn postgres() {
                let app = TestApp::configured_on_postgres(doors).await;
                app.app.platform.clock.set(Ts::new(now()));
                story(&app).await;
                app.finish().await;
            }
        }
    )+};
}

fn doors(config: &mut Config) {
    config.providers = vec![
        proconnect_settings("pc", idp().issuer("pc")),
        prosante_settings("ps", idp().issuer("ps")),
        proconnect_settings("panne", "http://127.0.0.1:9".into()),
    ];
}

/// One tab of a browser: the cookies of the service.
#[derive(Default)]
struct Tab {
    cookies: HashMap<String, String>,
}

/// An answer, as far as stories look.
struct Answer {
    status: StatusCode,
    location: Option<String>,
    headers: HeaderMap,
    body: String,
}

impl Tab {
    async fn send(&mut self, app: &TestApp, request: axum::http::request::Builder) -> Answer {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.header(header::COOKIE, cookies.join("; ")).body(Body::empty()).unwrap();
        let (status, headers, body) = app.request(request).await;
        for cookie in headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            assert!(
                cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/")
            );
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let location = headers.get(header::LOCATION).map(|place| place.to_str().unwrap().to_owned());
        Answer { status, location, headers, body: String::from_utf8(body).unwrap() }
    }

    async fn get(&mut self, app: &TestApp, path: &str) -> Answer {
        self.send(app, Request::get(path)).await
    }

    /// From the button to the address at which the provider sends the browser back.
    async fn come_back(&mut self, app: &TestApp, start: &str, persona: &str, factors: &str) -> String {
        let departure = self.get(app, start).await;
        assert_eq!(departure.status, StatusCode::SEE_OTHER, "{}", departure.body);
        let url = Url::parse(&departure.location.unwrap()).unwrap();
        let back = Browser::new().sign_in(&url, persona, factors).await.service();
        format!("{}?{}", back.path(), back.query().unwrap())
    }

    async fn sign_in(&mut self, app: &TestApp, start: &str, persona: &str, factors: &str) -> Answer {
        let callback = self.come_back(app, start, persona, factors).await;
        self.get(app, &callback).await
    }

    fn session(&self) -> Option<String> {
        self.cookies.get("jonction").filter(|value| !value.is_empty()).cloned()
    }

    async fn ask(&self, app: &TestApp, query: &str, variables: Value) -> Value {
        app.with_token(self.session().expect("signed in")).graphql(query, variables).await
    }
}

fn refused(answer: &Answer, code: &str) {
    assert!(answer.body.contains(&format!("<code>{code}</code>")), "{} {}", answer.status, answer.body);
    assert!(answer.body.contains("lang=\"fr\"") && answer.body.contains("href=\"/connexion\""));
    assert!(answer.headers.get(header::SET_COOKIE).is_none());
}

/// This subject of the provider opens this person's account.
async fn tie(app: &TestApp, provider: &str, subject: &str, person: PersonId) {
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx
        .q("INSERT INTO identity (id, issuer, subject, person_id, provider_id, linked_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(app.app.platform.entropy.uuid(app.now()))
        .bind(idp().issuer(provider))
        .bind(subject.to_owned())
        .bind(person)
        .bind(provider.to_owned())
        .bind(app.now());
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

const ME: &str = "{ viewer { person { id familyName email } mandates { status } canAdministerPlatform } }";
const DECIDE_LINK: &str = "mutation($input: DecideIdentityLinkInput!) { decideIdentityLink(input: $input) { \
     viewer { identities { provider { key } } } problems { code } } }";
const MANAGE: &str = "mutation($input: CreateMandateInput!) { createMandate(input: $input) { mandate { id } problems { code } } }";

fn a_counsellor(app: &TestApp) -> Value {
    json!({ "input": {
        "postId": app.world.counsellor.post.to_string(), "capacity": "TITULAR", "startsOn": "2026-01-01",
        "newPerson": { "givenName": "Zoé", "familyName": "Lambert" },
    } })
}

with_doors! {
    async fn signing_in_gives_an_account_and_the_representative_gives_the_rights(app) {
        let mut tab = Tab::default();
        let arrival = tab.sign_in(app, "/connexion/pc?return_to=/demander%3Fde%3Dspip", DIRECTOR, "single").await;
        assert_eq!((arrival.status, arrival.location.as_deref()), (StatusCode::SEE_OTHER, Some("/demander?de=spip")));
        let me = tab.ask(app, ME, json!({})).await;
        assert_eq!(me["viewer"]["person"]["familyName"], "Kerouanton");
        assert_eq!(me["viewer"]["person"]["email"], "nadege.kerouanton@justice.example");
        assert_eq!((&me["viewer"]["mandates"], &me["viewer"]["canAdministerPlatform"]), (&json!([]), &json!(false)));

        let ask = "mutation($input: RequestAccessInput!) { requestAccess(input: $input) { accessRequest { id } problems { code } } }";
        let input = json!({ "input": { "organisationId": app.world.spip.to_string() } });
        let asked = tab.ask(app, ask, input).await;
        let decide = "mutation($input: DecideAccessRequestInput!) { decideAccessRequest(input: $input) { accessRequest { state } problems { code } } }";
        let input = json!({ "input": {
            "accessRequestId": asked["requestAccess"]["accessRequest"]["id"], "accept": true,
            "postId": app.world.counsellor.post.to_string(), "startsOn": "2026-01-01",
        } });
        let decided = app.persona(app.world.spip_director.person).await.graphql(decide, input).await;
        assert_eq!(decided["decideAccessRequest"]["accessRequest"]["state"], "ACCEPTED", "{decided:#}");

        let mut later = Tab::default();
        later.sign_in(app, "/connexion/pc", DIRECTOR, "single").await;
        let again = later.ask(app, ME, json!({})).await;
        assert_eq!(again["viewer"]["person"]["id"], me["viewer"]["person"]["id"], "the same account");
        assert_eq!(again["viewer"]["mandates"], json!([{ "status": "CURRENT" }]));
        let actor = app.app.sessions.actor(&later.session().unwrap()).await.unwrap().unwrap();
        assert!(actor.holds(app.world.counsellor.post) && actor.is_member(app.world.rouen));
    }

    async fn an_invitation_is_taken_up_by_whom_the_provider_vouches_for(app) {
        let invite = "mutation($input: InviteInput!) { invite(input: $input) { problems { code } } }";
        let input = json!({ "input": {
            "postId": app.world.counsellor.post.to_string(), "email": "nadege.kerouanton@justice.example",
            "capacity": "TITULAR", "startsOn": "2026-01-01",
        } });
        app.persona(app.world.spip_director.person).await.graphql(invite, input).await;
        let db = &app.app.platform.db;
        let (mail,): (String,) =
            db.maybe(db.q("SELECT body_text FROM outgoing_mail WHERE kind = 'invitation'")).await.unwrap().unwrap();
        let token = mail.split("/invitation#").nth(1).unwrap().split_whitespace().next().unwrap();
        let mut tab = Tab::default();
        tab.sign_in(app, "/connexion/pc?return_to=/invitation", DIRECTOR, "single").await;
        let accept = "mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { mandate { status } problems { code } } }";
        let accepted = tab.ask(app, accept, json!({ "input": { "token": token } })).await;
        assert_eq!(accepted["acceptInvitation"]["mandate"]["status"], "CURRENT", "{accepted:#}");
    }

    async fn the_first_administrator_comes_in_from_the_shell(app) {
        let printed = jonction(app, &["admin", "invite", "--email", "Nadege.Kerouanton@justice.example"]);
        let link = said(&printed).trim().to_owned();
        let token = link.strip_prefix("http://localhost:8080/invitation#").unwrap_or_else(|| panic!("{link}"));
        let mut tab = Tab::default();
        let arrival = tab.sign_in(app, "/connexion/pc?return_to=/invitation", DIRECTOR, "multi").await;
        assert_eq!(arrival.location.as_deref(), Some("/invitation"));
        assert_eq!(tab.ask(app, ME, json!({})).await["viewer"]["canAdministerPlatform"], false, "signing in gives no right");
        let accept = "mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { problems { code } } }";
        let accepted = tab.ask(app, accept, json!({ "input": { "token": token } })).await;
        assert_eq!(problem_codes(&accepted["acceptInvitation"]), [""; 0]);
        assert_eq!(tab.ask(app, ME, json!({})).await["viewer"]["canAdministerPlatform"], true);
    }

    async fn a_callback_works_once_and_in_its_own_browser_only(app) {
        let mut tab = Tab::default();
        let callback = tab.come_back(app, "/connexion/pc", DIRECTOR, "single").await;
        // A return address sent to somebody else must not sign them in; and it is spent by the attempt.
        let stolen = Tab::default().get(app, &callback).await;
        refused(&stolen, "unknown_attempt");
        refused(&tab.get(app, &callback).await, "unknown_attempt");

        let callback = tab.come_back(app, "/connexion/pc", DIRECTOR, "single").await;
        assert_eq!(tab.get(app, &callback).await.status, StatusCode::SEE_OTHER);
        let session = tab.session();
        refused(&tab.get(app, &callback).await, "unknown_attempt");
        assert_eq!(tab.session(), session);
        // The door of another provider does not take it either.
        let mixed = tab.come_back(app, "/connexion/pc", DIRECTOR, "single").await.replace("/pc/", "/ps/");
        refused(&tab.get(app, &mixed).await, "mixed_up_issuer");
        refused(&tab.get(app, "/connexion/pc/retour?code=x").await, "malformed_callback");
    }

    async fn nobody_is_sent_elsewhere_after_signing_in(app) {
        for elsewhere in ["https://ailleurs.example/", "//ailleurs.example", "/%5Cailleurs.example", "%2F%2Failleurs.example"] {
            let mut tab = Tab::default();
            let arrival = tab.sign_in(app, &format!("/connexion/pc?return_to={elsewhere}"), DIRECTOR, "single").await;
            assert_eq!(arrival.location.as_deref(), Some("/"), "{elsewhere}");
        }
    }

    async fn a_session_id_planted_before_the_sign_in_opens_nothing_after_it(app) {
        let mut tab = Tab::default();
        tab.cookies.insert("jonction".into(), "planted".into());
        tab.sign_in(app, "/connexion/pc", DIRECTOR, "single").await;
        let first = tab.session().unwrap();
        assert_ne!(first, "planted");
        assert!(app.app.sessions.actor("planted").await.unwrap().is_none());
        tab.sign_in(app, "/connexion/pc", DIRECTOR, "single").await;
        assert_ne!(tab.session().unwrap(), first);
        assert!(app.app.sessions.actor(&first).await.unwrap().is_none(), "the former id is closed");
    }

    async fn a_second_identity_is_linked_with_the_owners_word_only(app) {
        let mut tab = Tab::default();
        refused(&tab.get(app, "/connexion/ps?rattacher=1").await, "session_over");
        tab.sign_in(app, "/connexion/pc", DIRECTOR, "single").await;
        let session = tab.session();
        let back = tab.sign_in(app, "/connexion/ps?rattacher=1&return_to=/mon-compte", DOCTOR, "single").await;
        assert_eq!((back.location.as_deref(), tab.session()), (Some("/mon-compte"), session));
        // Nothing is tied before the owner says so.
        let query = "{ viewer { person { id } identities { id } pendingIdentityLink { provider { key } } } }";
        let me = tab.ask(app, query, json!({})).await;
        assert_eq!(me["viewer"]["identities"].as_array().unwrap().len(), 1);
        assert_eq!(me["viewer"]["pendingIdentityLink"]["provider"]["key"], "ps");
        let linked = tab.ask(app, DECIDE_LINK, json!({ "input": { "confirm": true } })).await;
        assert_eq!(linked["decideIdentityLink"]["viewer"]["identities"].as_array().unwrap().len(), 2);
        let twice = tab.ask(app, DECIDE_LINK, json!({ "input": { "confirm": true } })).await;
        assert_eq!(problem_codes(&twice["decideIdentityLink"]), ["IDENTITY_LINK_EXPIRED"]);
        let mut other = Tab::default();
        other.sign_in(app, "/connexion/ps", DOCTOR, "single").await;
        let same = other.ask(app, ME, json!({})).await;
        assert_eq!(same["viewer"]["person"]["id"], me["viewer"]["person"]["id"]);
    }

    async fn an_identity_that_opens_an_account_is_not_taken_from_it(app) {
        tie(app, "ps", DOCTOR, app.world.doctor.person).await;
        let mut tab = Tab::default();
        tab.sign_in(app, "/connexion/pc", DIRECTOR, "single").await;
        let answer = tab.sign_in(app, "/connexion/ps?rattacher=1", DOCTOR, "single").await;
        refused(&answer, "identity_taken");
        assert_eq!(answer.status, StatusCode::CONFLICT);
    }

    async fn a_sensitive_act_asks_to_sign_in_more_strongly(app) {
        tie(app, "pc", DIRECTOR, app.world.spip_director.person).await;
        let mut tab = Tab::default();
        tab.sign_in(app, "/connexion/pc", DIRECTOR, "single").await;
        let weak = app.with_token(tab.session().unwrap());
        assert_eq!(weak.error_code(MANAGE, a_counsellor(app)).await, "STEP_UP_REQUIRED");
        let me = weak.graphql("{ viewer { stepUpUrl } }", json!({})).await;
        assert_eq!(me["viewer"]["stepUpUrl"], "/connexion/pc?renforcer=1");
        let former = tab.session().unwrap();
        tab.sign_in(app, "/connexion/pc?renforcer=1&return_to=/personnes", DIRECTOR, "multi").await;
        assert!(app.app.sessions.actor(&former).await.unwrap().is_none());
        let done = tab.ask(app, MANAGE, a_counsellor(app)).await;
        assert!(problem_codes(&done["createMandate"]).is_empty(), "{done:#}");
    }

    async fn stepping_up_as_somebody_else_is_refused(app) {
        tie(app, "pc", DIRECTOR, app.world.spip_director.person).await;
        let mut tab = Tab::default();
        let jap = app.persona(app.world.jap.person).await.token.unwrap();
        tab.cookies.insert("jonction".into(), jap.clone());
        refused(&tab.sign_in(app, "/connexion/pc?renforcer=1", DIRECTOR, "multi").await, "other_account");
        assert!(app.app.sessions.actor(&jap).await.unwrap().is_some(), "the session stays as it was");
    }

    async fn signing_out_ends_both_sessions_and_only_from_our_own_pages(app) {
        let mut tab = Tab::default();
        tab.sign_in(app, "/connexion/pc", DIRECTOR, "single").await;
        let session = tab.session().unwrap();
        let foreign = Request::post("/deconnexion").header(header::ORIGIN, "https://ailleurs.example");
        assert_eq!(tab.send(app, foreign).await.status, StatusCode::FORBIDDEN);
        assert!(app.app.sessions.actor(&session).await.unwrap().is_some());
        let own = Request::post("/deconnexion").header(header::ORIGIN, &app.app.config.public_url);
        let answer = tab.send(app, own).await;
        let next: Value = serde_json::from_str(&answer.body).unwrap();
        let next = Url::parse(next["next"].as_str().unwrap()).unwrap();
        assert_eq!(next.origin(), Url::parse(&idp().issuer("pc")).unwrap().origin());
        assert!(next.query_pairs().any(|(name, _)| name == "id_token_hint"));
        assert!(tab.session().is_none());
        assert!(app.app.sessions.actor(&session).await.unwrap().is_none());
        assert_eq!(tab.get(app, "/deconnexion/retour").await.location.as_deref(), Some("/"));
    }

    async fn the_doors_are_listed_and_one_that_is_down_says_so(app) {
        let mut tab = Tab::default();
        let listed: Value = serde_json::from_str(&tab.get(app, "/api/providers").await.body).unwrap();
        assert_eq!(listed[0], json!({
            "id": "pc", "label": "Agents publics", "audienceHint": "SPIP, tribunaux, préfectures, ARS",
            "startUrl": "/connexion/pc", "buttonImageUrl": null,
        }));
        let image = "https://images.exemple.test/boutons/psc.svg";
        assert_eq!(listed[1]["buttonImageUrl"], image);
        let asked = "{ site { signInProviders { key signInUrl buttonImageUrl } } }";
        let site = app.anonymous().graphql(asked, json!({})).await;
        let door = json!({ "key": "ps", "signInUrl": "/connexion/ps", "buttonImageUrl": image });
        assert_eq!(site["site"]["signInProviders"][1], door);
        let page = tab.get(app, "/connexion").await;
        let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.contains("img-src 'self' https://images.exemple.test; connect-src 'self'"), "{policy}");
        let down = tab.get(app, "/connexion/panne").await;
        refused(&down, "provider_unavailable");
        assert_eq!(down.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(tab.get(app, "/connexion/inconnu").await.status, StatusCode::NOT_FOUND);
    }

    async fn two_first_sign_ins_at_once_are_one_account(app) {
        let mut tab = Tab::default();
        let callback = tab.come_back(app, "/connexion/pc", DIRECTOR, "single").await;
        // Another instance has just made the account and has not committed yet.
        let (platform, person) = (&app.app.platform, app.world.stranger);
        let mut tx = platform.db.begin().await.unwrap();
        let q = tx
            .q("INSERT INTO identity (id, issuer, subject, person_id, provider_id, linked_at) VALUES ($1, $2, $3, $4, 'pc', $5)")
            .bind(platform.entropy.uuid(app.now()))
            .bind(idp().issuer("pc"))
            .bind(DIRECTOR.to_owned())
            .bind(person)
            .bind(app.now());
        tx.exec(q).await.unwrap();
        let faster = async {
            let is_waiting = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() \
                              AND wait_event_type = 'Lock'";
            // SQLite has one writer: the second waits for the first before it reads anything.
            while !platform.db.is_sqlite() {
                let (waiting,): (i64,) = platform.db.maybe(platform.db.q(is_waiting)).await.unwrap().unwrap();
                if waiting > 0 {
                    break;
                }
                tokio::task::yield_now().await;
            }
            tx.commit().await.unwrap();
        };
        let (answer, ()) = tokio::join!(tab.get(app, &callback), faster);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let actor = app.app.sessions.actor(&tab.session().unwrap()).await.unwrap().unwrap();
        assert_eq!(actor.person, person);
        let q = platform.db.q("SELECT COUNT(*) FROM person WHERE family_name = 'Kerouanton'");
        let made: Option<(i64,)> = platform.db.maybe(q).await.unwrap();
        assert_eq!(made, Some((0,)), "no account is left over");
    }

    async fn one_browser_may_not_try_without_end(app) {
        let mut tab = Tab::default();
        tab.get(app, "/connexion/pc").await;
        for _ in 0..30 {
            assert_ne!(tab.get(app, "/connexion/inconnu").await.status, StatusCode::TOO_MANY_REQUESTS);
        }
        let stopped = tab.get(app, "/connexion/inconnu").await;
        assert_eq!(stopped.status, StatusCode::TOO_MANY_REQUESTS);
        refused(&stopped, "rate_limited");
        assert!(stopped.headers.contains_key(header::RETRY_AFTER));
        let other = Tab::default().get(app, "/connexion/inconnu").await;
        assert_ne!(other.status, StatusCode::TOO_MANY_REQUESTS, "others behind the same address go on");
    }
}
