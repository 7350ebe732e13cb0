//! The year of the Val-de-Seine before today and the months to come: its annual meeting with minutes and actions, a
//! training that was given and one to fill, stays on offer, a date being chosen.

use std::collections::BTreeMap;

use jiff::civil::time;

use super::lived::Lived;
use crate::actions::ActionState;
use crate::app::App;
use crate::events::{
    AnswerPollInput, DateChoice, DateChoiceInput, DateOptionInput, DatePollInput, MeetingInput, PollOptionId,
};
use crate::immersions::{
    AgreeToImmersionInput, ImmersionAudience, OfferImmersionInput, RequestImmersionInput,
};
use crate::kernel::actor::{PartnershipId, PersonId, PostId};
use crate::kernel::clock::Zone;
use crate::kernel::error::{Error, Result};
use crate::meetings::ids::{BlockId, MeetingId};
use crate::meetings::{
    AddAgendaItemInput, AgendaItem, AgendaItemKind, ApproveMinutesInput, CirculateMinutesInput,
    CreateMeetingActionInput, HoldMeetingInput, PlanAnnualMeetingInput, PresenceInput, RecordPresencesInput,
    SaveMinutesBlockInput,
};
use crate::protocols::Theme;
use crate::retraction::{RetractTextInput, RetractionInput};
use crate::trainings::{
    CloseTrainingInput, CreateTrainingInput, GiveFeedbackInput, IssueCertificatesInput,
    RecordTrainingAttendanceInput, RegisterForTrainingInput, RegistrationId, ReservedSeatsInput, SectorGroup,
    TrainingId, TrainingTrainerInput,
};

/// Lives it all, in the order in which it took place.
pub async fn live(
    app: &App,
    partnership: PartnershipId,
    people: &BTreeMap<&'static str, PersonId>,
) -> Result<()> {
    let year = Year { lived: Lived::beside(app, Zone::paris(), people)?, partnership };
    year.last_meeting().await?;
    year.training_given().await?;
    year.training_to_fill().await?;
    year.next_meeting().await?;
    year.stays().await?;
    super::sheet::publish(&year.lived, partnership).await?;
    year.lived.withdraw_mail().await
}

struct Year<'a> {
    lived: Lived<'a>,
    partnership: PartnershipId,
}

/// Theme, what was said, what was decided.
const SAID: [(Theme, &str, &str); 3] = [
    (
        Theme::IncidentsAndSaturation,
        "Les délais d’accueil ont doublé au printemps. Le CSAPA présente ses créneaux du soir, ouverts depuis mars ; le \
         SPIP rappelle que les échéances fixées par le tribunal tiennent compte des délais annoncés.",
        "Le CSAPA annonce ses délais chaque trimestre au SPIP et au tribunal.",
    ),
    (
        Theme::Certificates,
        "Chacun relit le modèle d’attestation. Les greffes reçoivent encore des attestations de l’ancien modèle. \
         Une attestation est discutée en séance.",
        "Le nouveau modèle est diffusé à tous les greffes et aux structures du territoire.",
    ),
    (
        Theme::RiskReductionAndRelapse,
        "Les deux secteurs n’emploient pas le mot rechute de la même manière. Une formation croisée est souhaitée.",
        "Une formation croisée est organisée dans l’année, ouverte aux deux secteurs.",
    ),
];

/// Whom the annual meeting expects.
const EXPECTED: [&str; 5] = ["spip-76", "president-76", "procureur-76", "csapa-76", "hopital-76"];

impl Year<'_> {
    async fn posts_of(&self, subjects: &[&str]) -> Result<Vec<PostId>> {
        let mut posts = Vec::new();
        for subject in subjects {
            posts.extend(self.lived.actor(subject).await?.posts());
        }
        Ok(posts)
    }

    async fn presences(&self, subjects: &[&str]) -> Result<Vec<PresenceInput>> {
        let mut presences = Vec::new();
        for subject in subjects {
            let present = self.lived.actor(subject).await?;
            for post in &present.mandates {
                presences.push(PresenceInput {
                    organisation_id: post.organisation,
                    post_id: Some(post.post),
                    person_id: Some(present.person),
                    guest_name: None,
                });
            }
        }
        Ok(presences)
    }

    async fn last_meeting(&self) -> Result<()> {
        let Self { lived, .. } = self;
        let (meetings, actions) = (&lived.app.meetings, &lived.app.actions);
        let held = lived.day(-300);
        lived.at(held.plus_days(-40), 9);
        let spip = lived.actor("spip-76").await?;
        let expected = self.posts_of(&EXPECTED).await?;
        let date = lived.meeting(
            held,
            time(14, 0, 0, 0),
            time(16, 30, 0, 0),
            "Tribunal judiciaire, salle du conseil",
        );
        let plan = self.plan(Some(date), None, expected);
        let mut planned = meetings.plan(&spip, plan).await?;
        let meeting = planned.id;
        for (theme, ..) in SAID {
            planned = meetings.add_item(&spip, item(meeting, theme)).await?;
        }

        lived.at(held, 18);
        let spip = lived.actor("spip-76").await?;
        let presences = self.presences(&["spip-76", "president-76", "csapa-76", "hopital-76"]).await?;
        let list = RecordPresencesInput {
            meeting_id: meeting,
            presences,
            base_revision: planned.revision,
            confirmed_no_individual_case: false,
            acting_post_id: None,
        };
        meetings.record_presences(&spip, list).await?;
        meetings
            .hold(&spip, HoldMeetingInput { meeting_id: meeting, held_on: held, acting_post_id: None })
            .await?;
        let agenda = meetings.agendas(&[meeting]).await?;
        let about =
            |theme: Theme| agenda.iter().find(|item| item.theme == Some(theme)).ok_or(Error::NotFound);
        for (theme, text, decision) in SAID {
            meetings.save_block(&spip, block(about(theme)?, text, decision)).await?;
        }
        let owned = [
            (Theme::IncidentsAndSaturation, "Annoncer les délais d’accueil chaque trimestre", "csapa-76", 45),
            (
                Theme::Certificates,
                "Diffuser le nouveau modèle d’attestation aux greffes",
                "president-76",
                -25,
            ),
            (
                Theme::RiskReductionAndRelapse,
                "Organiser une formation croisée sur la rechute",
                "csapa-76",
                -90,
            ),
        ];
        let mut created = Vec::new();
        for (theme, title, owner, due) in owned {
            let post = first_post(&lived.actor(owner).await?.posts())?;
            let action = CreateMeetingActionInput {
                agenda_item_id: about(theme)?.id,
                title: title.to_owned(),
                details: None,
                owner_post_id: post,
                due_on: lived.day(due),
                confirmed_no_individual_case: false,
                acting_post_id: None,
            };
            created.push(meetings.create_action(&spip, action).await?.id);
        }
        meetings
            .circulate(&spip, CirculateMinutesInput { meeting_id: meeting, acting_post_id: None })
            .await?;
        lived.at(held.plus_days(21), 10);
        let spip = lived.actor("spip-76").await?;
        meetings.approve(&spip, ApproveMinutesInput { meeting_id: meeting, acting_post_id: None }).await?;
        // What was said of one attestation had no place there.
        lived.at(held.plus_days(35), 11);
        let text = RetractionInput {
            partnership_id: self.partnership,
            subject_id: BlockId::from(about(Theme::Certificates)?.id).to_string().into(),
            field: "text".into(),
            passage: Some("Une attestation est discutée en séance.".into()),
            acting_post_id: None,
        };
        let spip = lived.actor("spip-76").await?;
        let retraction = RetractTextInput { text, kept_places: Vec::new(), irreversible: true };
        lived.app.retractions.retract(&spip, retraction).await?;
        lived.at(lived.day(-118), 10);
        let csapa = lived.actor("csapa-76").await?;
        if let Some(done) = created.last() {
            actions.set_state(&csapa, *done, ActionState::Done, None).await?;
        }
        Ok(())
    }

    async fn training_given(&self) -> Result<()> {
        let Self { lived, .. } = self;
        let trainings = &lived.app.trainings;
        let held = lived.day(-120);
        lived.at(held.plus_days(-50), 9);
        let csapa = lived.actor("csapa-76").await?;
        let date = lived.meeting(
            held,
            time(9, 0, 0, 0),
            time(17, 0, 0, 0),
            "CSAPA Les Deux Rives, salle de réunion",
        );
        let training = CreateTrainingInput {
            title: "Rechute et récidive : se comprendre".into(),
            programme: Some(
                "Matin : ce que disent la clinique et la recherche de la rechute. Après-midi : ce que la récidive veut \
                 dire en droit, et comment en parler entre professionnels."
                    .into(),
            ),
            objectives: Some("Employer les mêmes mots avec le même sens.".into()),
            themes: vec![Theme::RiskReductionAndRelapse],
            ..self.training(date, first_post(&csapa.posts())?)
        };
        let training = trainings.create(&csapa, training).await?.id;
        let came = ["spip-76", "cpip-76", "president-76", "procureur-76", "jap-76", "hopital-76"];
        let mut present = Vec::new();
        for subject in came {
            present.push(self.register(subject, training).await?);
        }

        lived.at(held, 19);
        let csapa = lived.actor("csapa-76").await?;
        let sheet = RecordTrainingAttendanceInput {
            training_id: training,
            present,
            absent: Vec::new(),
            acting_post_id: None,
        };
        trainings.record_attendance(&csapa, sheet).await?;
        trainings
            .close(&csapa, CloseTrainingInput { training_id: training, held_on: held, acting_post_id: None })
            .await?;
        trainings
            .issue_certificates(
                &csapa,
                IssueCertificatesInput { training_id: training, acting_post_id: None },
            )
            .await?;
        lived.at(held.plus_days(2), 10);
        for (subject, usefulness, comment) in [
            ("spip-76", 5, Some("Les exemples venaient des deux métiers.")),
            ("cpip-76", 5, None),
            ("president-76", 4, Some("À refaire avec les greffiers.")),
            ("jap-76", 5, None),
            ("hopital-76", 4, Some("Une demi-journée de plus serait utile.")),
        ] {
            let opinion = GiveFeedbackInput {
                training_id: training,
                usefulness,
                recommend: true,
                comment: comment.map(str::to_owned),
                confirmed_no_individual_case: false,
                acting_post_id: None,
            };
            trainings.give_feedback(&lived.actor(subject).await?, opinion).await?;
        }
        Ok(())
    }

    async fn training_to_fill(&self) -> Result<()> {
        let Self { lived, .. } = self;
        lived.at(lived.day(-6), 9);
        let csapa = lived.actor("csapa-76").await?;
        let held = lived.day(38);
        let date = lived.meeting(
            held,
            time(9, 30, 0, 0),
            time(16, 30, 0, 0),
            "CSAPA Les Deux Rives, salle de réunion",
        );
        let training = CreateTrainingInput {
            title: "Obligation de soins, injonction thérapeutique : qui fait quoi ?".into(),
            programme: Some(
                "Les mesures et leurs limites, le rôle du médecin relais, l’attestation : une matinée d’apports, un \
                 après-midi d’ateliers en binômes justice et santé."
                    .into(),
            ),
            objectives: Some("Savoir orienter vers la bonne mesure, et savoir ce que chacun peut dire.".into()),
            themes: vec![Theme::OrientationCriteria, Theme::ContentOfMeasures, Theme::Certificates],
            release_on: Some(held.plus_days(-10)),
            ..self.training(date, first_post(&csapa.posts())?)
        };
        let training = lived.app.trainings.create(&csapa, training).await?.id;
        for subject in ["jap-76", "hopital-76"] {
            self.register(subject, training).await?;
        }
        Ok(())
    }

    async fn next_meeting(&self) -> Result<()> {
        let Self { lived, .. } = self;
        lived.at(lived.day(-3), 9);
        let spip = lived.actor("spip-76").await?;
        let expected = self.posts_of(&EXPECTED).await?;
        let option = |days: i64| DateOptionInput {
            starts_at: format!("{}T14:00", lived.day(days)),
            ends_at: format!("{}T16:30", lived.day(days)),
        };
        let poll = DatePollInput {
            options: vec![option(58), option(60), option(65)],
            time_zone: Zone::paris(),
            closes_on: Some(lived.day(20)),
        };
        let meeting = lived.app.meetings.plan(&spip, self.plan(None, Some(poll), expected)).await?;
        let event = meeting.event_id;
        let db = &lived.app.platform.db;
        let options =
            db.q("SELECT id FROM date_poll_option WHERE event_id = $1 ORDER BY starts_at").bind(event);
        let options: Vec<(PollOptionId,)> = db.all(options).await?;
        let choices = [
            ("csapa-76", [DateChoice::Yes, DateChoice::IfNeedBe, DateChoice::No]),
            ("procureur-76", [DateChoice::Yes, DateChoice::Yes, DateChoice::No]),
        ];
        for (subject, chosen) in choices {
            let choices = options
                .iter()
                .zip(chosen)
                .map(|((option_id,), choice)| DateChoiceInput { option_id: *option_id, choice })
                .collect();
            let answer = AnswerPollInput { event_id: event, choices, acting_post_id: None };
            lived.app.events.answer_poll(&lived.actor(subject).await?, answer).await?;
        }
        Ok(())
    }

    async fn stays(&self) -> Result<()> {
        let Self { lived, partnership } = self;
        let immersions = &lived.app.immersions;
        lived.at(lived.day(-15), 9);
        let offer = |title: &str, description: &str, audiences, contact| OfferImmersionInput {
            partnership_id: *partnership,
            title: title.to_owned(),
            description: Some(description.to_owned()),
            audiences,
            starts_on: lived.day(10),
            ends_on: lived.day(150),
            days: 2,
            capacity: 4,
            contact_post_id: contact,
            confirmed_no_individual_case: false,
            acting_post_id: None,
        };
        let spip = lived.actor("spip-76").await?;
        let at_the_spip = offer(
            "Deux jours au service de probation",
            "Réunion d’équipe, présentation des mesures, temps d’échange avec les conseillers. Aucun entretien \
             individuel.",
            vec![ImmersionAudience::AddictologyProfessional],
            first_post(&spip.posts())?,
        );
        let at_the_spip = immersions.offer(&spip, at_the_spip).await?.id;
        let csapa = lived.actor("csapa-76").await?;
        let at_the_csapa = offer(
            "Découvrir un CSAPA",
            "Accueil, équipe pluridisciplinaire, réduction des risques : comprendre ce qui s’y fait et ce qui ne s’y \
             fait pas.",
            vec![ImmersionAudience::TraineeMagistrate, ImmersionAudience::ProbationCounsellor],
            first_post(&csapa.posts())?,
        );
        let at_the_csapa = immersions.offer(&csapa, at_the_csapa).await?.id;
        let ask = |offer_id, post_id, audience, from: i64| RequestImmersionInput {
            offer_id,
            post_id,
            audience,
            starts_on: lived.day(from),
            ends_on: lived.day(from),
            acting_post_id: None,
        };
        lived.at(lived.day(-4), 9);
        let doctor = lived.actor("hopital-76").await?;
        let post = first_post(&doctor.posts())?;
        let asked = ask(at_the_spip, post, ImmersionAudience::AddictologyProfessional, 30);
        let stay = immersions.request(&doctor, asked).await?.id;
        let agreed = AgreeToImmersionInput { placement_id: stay, acting_post_id: None };
        immersions.agree(&spip, agreed).await?;
        let counsellor = lived.actor("cpip-76").await?;
        let post = first_post(&counsellor.posts())?;
        let asked = ask(at_the_csapa, post, ImmersionAudience::ProbationCounsellor, 45);
        immersions.request(&counsellor, asked).await?;
        Ok(())
    }

    fn plan(
        &self,
        meeting: Option<MeetingInput>,
        poll: Option<DatePollInput>,
        expected: Vec<PostId>,
    ) -> PlanAnnualMeetingInput {
        PlanAnnualMeetingInput {
            partnership_id: self.partnership,
            title: None,
            meeting,
            poll,
            attendee_post_ids: Some(expected),
            guests: Vec::new(),
            yearly_for: None,
            confirmed_no_individual_case: false,
            acting_post_id: None,
        }
    }

    /// Twelve seats, five for either side, taught by the holder of that post.
    fn training(&self, date: MeetingInput, trainer: PostId) -> CreateTrainingInput {
        let seats = |group| ReservedSeatsInput { group, seats: 5 };
        CreateTrainingInput {
            partnership_id: self.partnership,
            title: String::new(),
            programme: None,
            objectives: None,
            themes: Vec::new(),
            meeting: Some(date),
            poll: None,
            seats_total: 12,
            reserved: vec![seats(SectorGroup::Justice), seats(SectorGroup::Health)],
            release_on: None,
            requires_approval: false,
            open_to_territory: true,
            trainers: vec![TrainingTrainerInput {
                post_id: Some(trainer),
                person_id: None,
                name: None,
                organisation_id: None,
                group: None,
            }],
            organiser_post_id: None,
            open_registration: true,
            confirmed_no_individual_case: false,
            acting_post_id: None,
        }
    }

    async fn register(&self, subject: &str, training: TrainingId) -> Result<RegistrationId> {
        let actor = self.lived.actor(subject).await?;
        let input = RegisterForTrainingInput { training_id: training, post_id: None, acting_post_id: None };
        Ok(self.lived.app.trainings.register(&actor, input).await?.id)
    }
}

fn first_post(posts: &[PostId]) -> Result<PostId> {
    posts.first().copied().ok_or(Error::NotFound)
}

fn item(meeting: MeetingId, theme: Theme) -> AddAgendaItemInput {
    AddAgendaItemInput {
        meeting_id: meeting,
        kind: AgendaItemKind::Theme,
        title: None,
        theme: Some(theme),
        protocol_id: None,
        action_id: None,
        minutes_planned: Some(30),
        confirmed_no_individual_case: false,
        acting_post_id: None,
    }
}

fn block(item: &AgendaItem, text: &str, decision: &str) -> SaveMinutesBlockInput {
    SaveMinutesBlockInput {
        block_id: item.id.into(),
        text: Some(text.to_owned()),
        decision: Some(decision.to_owned()),
        base_revision: item.revision,
        confirmed_no_individual_case: false,
        acting_post_id: None,
    }
}
