//! What is over is forgotten when its time has come, not before, and the proof that remains still holds.

use jiff::SignedDuration;
use jonction::kernel::actor::PersonId;
use jonction::kernel::clock::Day;
use jonction::platform::audit::{self, By};
use jonction::platform::mail::{self, Letter, Rendered};
use serde_json::{Value, json};

use crate::on_both;
use crate::support::{TestApp, problem_codes};

async fn count(app: &TestApp, sql: &'static str) -> i64 {
    let db = &app.app.platform.db;
    db.maybe::<(i64,)>(db.q(sql)).await.unwrap().unwrap().0
}

async fn write(app: &TestApp, sql: &'static str) {
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let q = tx.q(sql);
    tx.exec(q).await.unwrap();
    tx.commit().await.unwrap();
}

async fn act(app: &TestApp, number: i64) {
    let platform = &app.app.platform;
    let mut tx = platform.db.begin().await.unwrap();
    let codes = json!({ "n": number });
    audit::record(&mut tx, platform, By::System("test"), "test.done", app.world.rouen, codes).await.unwrap();
    tx.commit().await.unwrap();
}

fn letter(id: &str, person: Option<PersonId>) -> Letter {
    Letter {
        kind: "test",
        message_id: format!("{id}@jonction.test"),
        person,
        to_address: format!("{id}@exemple.test"),
        to_name: "Somebody".into(),
        content: Rendered { subject: "Objet".into(), text: "Texte".into(), html: "<p>Texte</p>".into() },
        calendar: None,
    }
}

const INVITE: &str =
    "mutation($input: InviteInput!) { invite(input: $input) { invitation { id } problems { code } } }";

/// The director of the SPIP invites; gives the invitation's id and the link's token.
async fn invite(app: &TestApp) -> (Value, String) {
    let input = json!({ "input": {
        "postId": app.world.counsellor.post.to_string(), "email": "remi.caron@justice.example",
        "capacity": "TITULAR", "startsOn": "2026-03-03",
    } });
    let director = app.persona(app.world.spip_director.person).await;
    let mut sent = director.graphql(INVITE, input).await;
    let db = &app.app.platform.db;
    let q = db.q("SELECT body_text FROM outgoing_mail WHERE kind = 'invitation' AND state = 'QUEUED' ORDER BY created_at DESC LIMIT 1");
    let (text,): (String,) = db.maybe(q).await.unwrap().expect("a mail that waits");
    let token = text.split("/invitation#").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    (sent["invite"]["invitation"]["id"].take(), token)
}

/// Rows of outgoing mail that hold any word.
const WITH_WORDS: &str =
    "SELECT COUNT(*) FROM outgoing_mail WHERE subject <> '' OR body_text <> '' OR body_html <> ''";

on_both! {
    async fn words_of_mail_last_thirty_days_and_the_row_stays(app) {
        let platform = &app.app.platform;
        let mut tx = platform.db.begin().await.unwrap();
        mail::queue(&mut tx, platform, letter("one", Some(app.world.doctor.person))).await.unwrap();
        tx.commit().await.unwrap();
        app.run_jobs().await;
        app.advance_days(30);
        app.run_jobs().await;
        let bodies = "SELECT COUNT(*) FROM outgoing_mail WHERE body_text <> '' AND body_html <> ''";
        assert_eq!(count(app, bodies).await, 1, "thirty days are not over");
        app.advance_days(1);
        app.run_jobs().await;
        assert_eq!(count(app, "SELECT COUNT(*) FROM outgoing_mail WHERE body_text = '' AND body_html = ''").await, 1);
        let proof = "SELECT COUNT(*) FROM outgoing_mail WHERE state = 'SENT' AND subject = 'Objet' \
                     AND to_address = 'one@exemple.test' AND message_id = 'one@jonction.test'";
        assert_eq!(count(app, proof).await, 1);
    }

    async fn mail_that_still_waits_keeps_its_words(app) {
        let platform = &app.app.platform;
        let mut tx = platform.db.begin().await.unwrap();
        mail::queue(&mut tx, platform, letter("one", None)).await.unwrap();
        tx.commit().await.unwrap();
        app.advance_days(400);
        mail::forget(platform).await.unwrap();
        assert_eq!(count(app, "SELECT COUNT(*) FROM outgoing_mail WHERE body_text = 'Texte' AND to_address <> ''").await, 1);
    }

    async fn a_link_and_a_code_leave_the_database_as_soon_as_they_left_for_their_reader(app) {
        let (_, token) = invite(app).await;
        let stranger = app.persona(app.world.stranger).await;
        let code = "mutation($input: RequestInvitationCodeInput!) { requestInvitationCode(input: $input) { sent } }";
        stranger.graphql(code, json!({ "input": { "token": token } })).await;
        assert_eq!(count(app, WITH_WORDS).await, 2, "both wait, or this shows nothing");
        app.run_jobs().await;
        assert_eq!(app.mails().len(), 2, "both went, with their words");
        assert!(app.mails().concat().contains("/invitation#"));
        assert_eq!(count(app, WITH_WORDS).await, 0);
        assert_eq!(count(app, "SELECT COUNT(*) FROM outgoing_mail WHERE state = 'SENT'").await, 2);
    }

    async fn a_link_that_opens_nothing_any_more_is_not_sent(app) {
        let revoke = "mutation($input: InvitationInput!) { revokeInvitation(input: $input) { problems { code } } }";
        let resend = "mutation($input: InvitationInput!) { resendInvitation(input: $input) { problems { code } } }";
        let withdrawn = "SELECT COUNT(*) FROM outgoing_mail WHERE state = 'WITHDRAWN'";
        let director = app.persona(app.world.spip_director.person).await;
        let (id, _) = invite(app).await;
        app.advance(SignedDuration::from_secs(1));
        director.graphql(resend, json!({ "input": { "invitationId": id } })).await;
        assert_eq!(count(app, withdrawn).await, 1, "the former link");
        director.graphql(revoke, json!({ "input": { "invitationId": id } })).await;
        assert_eq!((count(app, withdrawn).await, count(app, WITH_WORDS).await), (2, 0));
        // Nobody takes the next one up, and no relay was there to send it.
        invite(app).await;
        app.advance_days(30);
        app.app.accounts.purge_as_system().await.unwrap();
        assert_eq!((count(app, withdrawn).await, count(app, WITH_WORDS).await), (3, 0));
        app.run_jobs().await;
        assert_eq!(app.mails().len(), 0);
    }

    async fn an_invitation_taken_up_is_forgotten_thirty_days_later(app) {
        let (_, token) = invite(app).await;
        crate::accounts::identity(app, app.world.stranger, "one", Some("remi.caron@justice.example")).await;
        let stranger = app.persona(app.world.stranger).await;
        let accept = "mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { mandate { id } } }";
        let accepted = stranger.graphql(accept, json!({ "input": { "token": token } })).await;
        assert!(accepted["acceptInvitation"]["mandate"]["id"].is_string());
        assert_eq!(count(app, WITH_WORDS).await, 0, "its mail had not gone yet");
        app.advance_days(30);
        app.run_jobs().await;
        assert_eq!(count(app, "SELECT COUNT(*) FROM invitation").await, 1);
        app.advance_days(1);
        app.run_jobs().await;
        assert_eq!(count(app, "SELECT COUNT(*) FROM invitation").await, 0);
        assert_eq!(count(app, "SELECT COUNT(*) FROM mandate WHERE starts_on = '2026-03-03'").await, 1, "what came of it stays");
    }

    async fn acts_last_three_years_and_the_chain_holds_from_its_checkpoint(app) {
        let platform = &app.app.platform;
        act(app, 1).await;
        act(app, 2).await;
        app.advance_days(400);
        act(app, 3).await;
        app.advance_days(1);
        audit::seal(platform).await.unwrap();
        let before = audit::verify(&platform.db).await.unwrap();
        assert_eq!((before.forgotten, before.sealed, before.broken_at), (0, 3, None));

        // Three years to the day after the first acts, they stay; a moment later they go.
        app.app.platform.clock.set("2029-03-03T09:00:00Z".parse().unwrap());
        assert_eq!(audit::forget(platform).await.unwrap(), 0);
        app.advance(SignedDuration::from_secs(1));
        assert_eq!(audit::forget(platform).await.unwrap(), 2);
        let found = audit::verify(&platform.db).await.unwrap();
        assert_eq!((found.forgotten, found.sealed, found.broken_at), (2, 1, None));
        assert_eq!(found.last_seal, before.last_seal, "the seals that remain are the same");

        // The chain goes on, also from nothing but its checkpoint.
        app.advance_days(3 * 366);
        assert_eq!(audit::forget(platform).await.unwrap(), 1);
        let empty = audit::verify(&platform.db).await.unwrap();
        assert_eq!((empty.forgotten, empty.sealed, &empty.last_seal), (3, 0, &before.last_seal));
        act(app, 4).await;
        app.advance_days(1);
        audit::seal(platform).await.unwrap();
        let found = audit::verify(&platform.db).await.unwrap();
        assert_eq!((found.forgotten, found.sealed, found.tail, found.broken_at), (3, 1, 0, None));

        // A checkpoint of another's making does not fit.
        write(app, "UPDATE audit_checkpoint SET seal = 'forged'").await;
        assert_eq!(audit::verify(&platform.db).await.unwrap().broken_at, Some(4));
        write(app, "DELETE FROM audit_checkpoint").await;
        assert_eq!(audit::verify(&platform.db).await.unwrap().broken_at, Some(1), "rows taken from the beginning are missed");
    }

    async fn an_act_not_sealed_yet_is_not_forgotten(app) {
        act(app, 1).await;
        app.advance_days(4 * 366);
        assert_eq!(audit::forget(&app.app.platform).await.unwrap(), 0);
        assert_eq!(count(app, "SELECT COUNT(*) FROM audit").await, 1);
    }

    async fn contact_data_lasts_a_year_after_the_last_mandate(app) {
        let world = &app.world;
        let platform = &app.app.platform;
        let mut tx = platform.db.begin().await.unwrap();
        for (seat, end) in [(world.doctor, "2026-03-31"), (world.jap, "2026-03-31"), (world.counsellor, "2026-04-01")] {
            let q = tx.q("UPDATE mandate SET ends_on = $2 WHERE id = $1").bind(seat.mandate).bind(end.parse::<Day>().unwrap());
            tx.exec(q).await.unwrap();
        }
        mail::queue(&mut tx, platform, letter("doctor", Some(world.doctor.person))).await.unwrap();
        mail::queue(&mut tx, platform, letter("invited", None)).await.unwrap();
        tx.commit().await.unwrap();
        write(app, "UPDATE person SET phone = '02 35 00 00 00'").await;
        crate::accounts::identity(app, world.doctor.person, "one", Some("nadia@exemple.test")).await;
        app.run_jobs().await;

        // The JAP has another post by then, so hers goes on.
        let create = "mutation($input: CreateMandateInput!) { createMandate(input: $input) { problems { code } } }";
        let input = json!({ "input": { "postId": world.counsellor.post.to_string(), "personId": world.jap.person.to_string(),
                                       "capacity": "TITULAR", "startsOn": "2026-05-01" } });
        app.persona(world.spip_director.person).await.graphql(create, input).await;

        app.app.platform.clock.set("2027-03-31T12:00:00Z".parse().unwrap());
        let gone = app.app.accounts.forget_contacts_as_system().await.unwrap();
        assert_eq!(gone, [world.stranger], "who came a year ago and never held a post");
        app.app.platform.clock.set("2027-04-01T12:00:00Z".parse().unwrap());
        assert_eq!(app.app.accounts.forget_contacts_as_system().await.unwrap(), [world.doctor.person]);

        let forgotten = "SELECT COUNT(*) FROM person WHERE email IS NULL AND phone IS NULL";
        assert_eq!(count(app, forgotten).await, 2);
        assert_eq!(count(app, "SELECT COUNT(*) FROM person WHERE family_name = 'Benali'").await, 1, "what she did keeps her name");
        assert_eq!(count(app, "SELECT COUNT(*) FROM identity WHERE verified_email IS NOT NULL").await, 0);
        let addressed = "SELECT COUNT(*) FROM outgoing_mail WHERE to_address <> '' AND kind = 'test'";
        assert_eq!(count(app, addressed).await, 1, "the doctor's is gone; whoever else was written to has a year too");
        app.run_jobs().await;
        assert_eq!(count(app, addressed).await, 0);
        assert_eq!(count(app, "SELECT COUNT(*) FROM audit WHERE action = 'contacts.forget'").await, 2);
    }

    async fn people_are_told_thirty_days_before_their_contact_data_goes(app) {
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE mandate SET ends_on = $2 WHERE id = $1").bind(app.world.doctor.mandate).bind("2026-03-31".parse::<Day>().unwrap());
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        let told = async || {
            app.app.accounts.announce_forgetting_as_system().await.unwrap();
            count(app, "SELECT COUNT(*) FROM outgoing_mail WHERE kind = 'contacts_ending' AND to_address LIKE 'benali%'").await
        };
        app.app.platform.clock.set("2027-03-01T12:00:00Z".parse().unwrap());
        assert_eq!(told().await, 0, "thirty-one days before");
        app.app.platform.clock.set("2027-03-02T12:00:00Z".parse().unwrap());
        assert_eq!(told().await, 1);
        app.app.platform.clock.set("2027-03-20T12:00:00Z".parse().unwrap());
        assert_eq!(told().await, 1, "once");
        let letter = app.letters("contacts_ending").await.into_iter().find(|letter| letter.to.contains("benali")).unwrap();
        assert!(letter.text.contains("effacés dans 30 jours au plus") && letter.text.contains("/mes-donnees"), "{}", letter.text);
        // Whoever goes on elsewhere, administers or is still in office hears nothing.
        assert_eq!(count(app, "SELECT COUNT(*) FROM outgoing_mail WHERE kind = 'contacts_ending'").await, 2, "the doctor and who never held a post");
        app.run_jobs().await;
    }

    async fn who_waits_for_an_answer_can_be_reached(app) {
        let ask = "mutation($input: RequestAccessInput!) { requestAccess(input: $input) { problems { code } } }";
        app.advance_days(366);
        let stranger = app.persona(app.world.stranger).await;
        stranger.graphql(ask, json!({ "input": { "organisationId": app.world.csapa.to_string() } })).await;
        assert_eq!(app.app.accounts.forget_contacts_as_system().await.unwrap(), []);
    }

    async fn a_request_for_access_is_forgotten_a_year_after_its_answer(app) {
        let ask = "mutation($i: RequestAccessInput!) { requestAccess(input: $i) { accessRequest { id } problems { code } } }";
        let decide = "mutation($i: DecideAccessRequestInput!) { decideAccessRequest(input: $i) { problems { code } } }";
        let stranger = app.persona(app.world.stranger).await;
        let mut ids = Vec::new();
        for organisation in [app.world.csapa, app.world.spip] {
            let input = json!({ "organisationId": organisation.to_string(), "message": "Je rejoins l’équipe." });
            ids.push(stranger.graphql(ask, json!({ "i": input })).await["requestAccess"]["accessRequest"]["id"].take());
        }
        let director = app.persona(app.world.csapa_director.person).await;
        let no = json!({ "accessRequestId": ids[0], "accept": false, "reason": "Demandez d’abord à votre cheffe." });
        assert_eq!(problem_codes(&director.graphql(decide, json!({ "i": no })).await["decideAccessRequest"]), [""; 0]);
        let kept = "SELECT COUNT(*) FROM access_request";
        app.advance_days(364);
        app.app.accounts.purge_as_system().await.unwrap();
        assert_eq!(count(app, kept).await, 2);
        app.advance_days(2);
        app.app.accounts.purge_as_system().await.unwrap();
        assert_eq!(count(app, kept).await, 1);
        assert_eq!(count(app, "SELECT COUNT(*) FROM access_request WHERE state = 'PENDING'").await, 1, "one that waits stays");
    }

    async fn sessions_sign_ins_and_jobs_that_are_over_leave(app) {
        app.persona(app.world.doctor.person).await;
        let platform = &app.app.platform;
        let mut tx = platform.db.begin().await.unwrap();
        let q = tx
            .q("INSERT INTO pending_sign_in (state_hash, content, return_to, created_at, expires_at) VALUES ('a', '{}', '/', $1, $2)")
            .bind(app.now())
            .bind(app.now().plus(SignedDuration::from_mins(10)));
        tx.exec(q).await.unwrap();
        mail::queue(&mut tx, platform, letter("one", None)).await.unwrap();
        tx.commit().await.unwrap();
        let open = "SELECT (SELECT COUNT(*) FROM session) + (SELECT COUNT(*) FROM pending_sign_in)";
        app.run_jobs().await;
        assert_eq!(count(app, open).await, 2);
        app.advance_days(1);
        app.run_jobs().await;
        assert_eq!(count(app, open).await, 0);

        let sending = "SELECT COUNT(*) FROM job WHERE kind = 'mail.send'";
        app.advance_days(29);
        app.run_jobs().await;
        assert_eq!(count(app, sending).await, 1);
        app.advance_days(2);
        app.run_jobs().await;
        assert_eq!(count(app, sending).await, 0);
    }

    async fn who_was_expected_at_anything_is_forgotten_three_years_later_and_functions_stay(app) {
        let world = &app.world;
        let (spip, doctor) = (app.persona(world.spip_director.person).await, app.persona(world.doctor.person).await);
        let create = "mutation($i: EventInput!) { createEvent(input: $i) { event { id } problems { code } } }";
        let input = json!({ "partnershipId": world.rouen.to_string(), "title": "Point d’équipe",
            "attendeePersonIds": [world.doctor.person.to_string()], "attendeePostIds": [world.jap.post.to_string()],
            "meeting": { "startsAt": "2026-03-20T14:00", "endsAt": "2026-03-20T15:00" } });
        let made = spip.graphql(create, json!({ "i": input })).await["createEvent"].take();
        assert_eq!(problem_codes(&made), [""; 0]);
        let proposal = crate::polls::proposal(app);
        let polled = spip.graphql(crate::polls::PROPOSE, json!({ "i": proposal })).await["proposeEvent"].take();
        assert_eq!(problem_codes(&polled), [""; 0]);
        let add = "mutation($i: AddEventAttendeesInput!) { addEventAttendees(input: $i) { problems { code } } }";
        let input = json!({ "eventId": polled["event"]["id"], "attendeePersonIds": [world.doctor.person.to_string()] });
        assert_eq!(problem_codes(&spip.graphql(add, json!({ "i": input })).await["addEventAttendees"]), [""; 0]);
        let answer = "mutation($i: AnswerPollInput!) { answerPoll(input: $i) { problems { code } } }";
        let choices = json!([{ "optionId": polled["event"]["poll"]["options"][0]["id"], "choice": "YES" }]);
        let answered = doctor.graphql(answer, json!({ "i": { "eventId": polled["event"]["id"], "choices": choices } })).await;
        assert_eq!(problem_codes(&answered["answerPoll"]), [""; 0]);
        app.run_jobs().await;
        let people = "SELECT (SELECT COUNT(*) FROM event_attendee WHERE person_id IS NOT NULL) \
                      + (SELECT COUNT(*) FROM date_poll_answer WHERE person_id IS NOT NULL) \
                      + (SELECT COUNT(*) FROM event_invitation WHERE person_id IS NOT NULL)";
        let posts = "SELECT COUNT(*) FROM event_attendee WHERE post_id IS NOT NULL";
        let (held, functions) = (count(app, people).await, count(app, posts).await);
        assert!(held >= 5, "two expectations, a choice, mails: {held}");
        // The poll's last date is on the same day as the event.
        app.app.platform.clock.set("2029-03-20T13:30:00Z".parse().unwrap());
        assert_eq!(app.app.events.forget_people_as_system().await.unwrap(), 0);
        assert_eq!(count(app, people).await, held);
        app.app.platform.clock.set("2029-03-20T16:00:00Z".parse().unwrap());
        assert_eq!(app.app.events.forget_people_as_system().await.unwrap(), 2);
        assert_eq!((count(app, people).await, count(app, posts).await), (0, functions));
    }

    async fn who_was_at_a_review_is_forgotten_three_years_later_and_functions_stay(app) {
        let protocol = crate::support::protocol_in_force(app, "Protocole de Rouen", "2025-04-15").await;
        let spip = app.persona(app.world.spip_director.person).await;
        crate::reviews::filled(app, &spip, &protocol, "2026-03-02").await;
        let named = "SELECT COUNT(*) FROM review_participant WHERE person_id IS NOT NULL";
        app.app.platform.clock.set("2029-03-02T12:00:00Z".parse().unwrap());
        assert_eq!(app.app.reviews.forget_participants_as_system().await.unwrap(), 0);
        app.app.platform.clock.set("2029-03-03T12:00:00Z".parse().unwrap());
        assert_eq!(app.app.reviews.forget_participants_as_system().await.unwrap(), 2);
        assert_eq!(count(app, named).await, 0);
        assert_eq!(count(app, "SELECT COUNT(*) FROM review_participant WHERE post_id IS NOT NULL").await, 2);
    }

    async fn trainings_called_off_or_never_dated_are_forgotten_with_who_taught(app) {
        let jap = json!([{ "personId": app.world.jap.person.to_string() }, { "name": "Anne Tellier", "group": "HEALTH" }]);
        let off = crate::trainings::training(app, json!({ "trainers": jap })).await;
        let undated = crate::trainings::training(app, json!({ "title": "Une autre" })).await;
        for training in [&off, &undated] {
            crate::trainings::join(app, app.world.doctor, training).await;
        }
        let director = app.persona(app.world.csapa_director.person).await;
        let cancel = json!({ "trainingId": off["id"] });
        assert_eq!(problem_codes(&crate::trainings::act(&director, "cancelTraining", cancel).await), [""; 0]);
        write(app, "UPDATE event SET state = 'PROPOSED', starts_at = NULL, ends_at = NULL, starts_local = NULL, \
                    ends_local = NULL WHERE state = 'SCHEDULED'").await;
        let registered = "SELECT COUNT(*) FROM registration";
        let taught = "SELECT COUNT(*) FROM training_trainer WHERE person_id IS NOT NULL OR name IS NOT NULL";
        app.app.platform.clock.set("2029-03-02T12:00:00Z".parse().unwrap());
        app.app.trainings.forget_as_system().await.unwrap();
        assert_eq!((count(app, registered).await, count(app, taught).await), (2, 3));
        app.app.platform.clock.set("2029-03-04T12:00:00Z".parse().unwrap());
        assert_eq!(app.app.trainings.forget_as_system().await.unwrap(), 2);
        assert_eq!((count(app, registered).await, count(app, taught).await), (0, 0));
        assert_eq!(count(app, "SELECT COUNT(*) FROM training_trainer").await, 4, "for which organisation, on which side, stays");
        assert_eq!(app.app.trainings.forget_as_system().await.unwrap(), 0, "done once");
    }

    async fn the_page_says_the_durations_that_are_applied(app) {
        let rules = app.anonymous().graphql("{ site { retention { what howLong } } }", json!({})).await;
        let said = rules["site"]["retention"].to_string();
        for (what, how_long) in [
            ("Coordonnées professionnelles", "1 an après la fin de la dernière fonction"),
            ("Texte des courriels envoyés", "30 jours"),
            ("Journal des actes", "3 ans"),
            ("Invitations", "30 jours"),
            ("Demandes d’accès traitées", "1 an après la réponse"),
            ("Notes de passation", "2 ans après leur première lecture"),
            ("Noms des présents aux réunions", "3 ans après la réunion"),
            ("Noms des présents aux revues", "3 ans après la revue"),
            ("Noms des personnes invitées à un rendez-vous", "3 ans après le rendez-vous"),
            ("Personnes qui ont pu recevoir un texte retiré", "1 an"),
            ("Personnes sans compte", "3 mois après le rendez-vous"),
        ] {
            let line = rules["site"]["retention"].as_array().unwrap().iter()
                .find(|rule| rule["what"].as_str().unwrap().starts_with(what)).unwrap_or_else(|| panic!("{what}: {said}"));
            assert!(line["howLong"].as_str().unwrap().starts_with(how_long), "{said}");
        }
    }
}
