//! The annual meeting that was held, with its minutes and actions, and the next one, whose date is being chosen.

use jiff::civil::time;

use super::{Year, first_post};
use crate::actions::{ActionId, ActionState};
use crate::events::{
    AnswerPollInput, DateChoice, DateChoiceInput, DateOptionInput, DatePollInput, MeetingInput, PollOptionId,
};
use crate::kernel::actor::PostId;
use crate::kernel::clock::{Day, Zone};
use crate::kernel::error::{Error, Result};
use crate::meetings::ids::{BlockId, MeetingId};
use crate::meetings::{
    AddAgendaItemInput, AgendaItem, AgendaItemKind, AnnualMeeting, ApproveMinutesInput,
    CirculateMinutesInput, CreateMeetingActionInput, HoldMeetingInput, PlanAnnualMeetingInput, PresenceInput,
    RecordPresencesInput, SaveMinutesBlockInput,
};
use crate::protocols::Theme;
use crate::retraction::{RetractTextInput, RetractionInput};

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

/// What was decided: about which theme, who does it, until how many days from today.
const DECIDED: [(Theme, &str, &str, i64); 3] = [
    (Theme::IncidentsAndSaturation, "Annoncer les délais d’accueil chaque trimestre", "csapa-76", 45),
    (Theme::Certificates, "Diffuser le nouveau modèle d’attestation aux greffes", "president-76", -25),
    (Theme::RiskReductionAndRelapse, "Organiser une formation croisée sur la rechute", "csapa-76", -90),
];

impl Year<'_> {
    pub(super) async fn last_meeting(&self) -> Result<()> {
        let Self { lived, .. } = self;
        let held = lived.day(-300);
        let called = self.call(held).await?;
        let agenda = self.hold(&called, held).await?;
        let created = self.decide(&agenda).await?;
        self.approve_minutes(called.id, held).await?;
        self.retract(&agenda, held).await?;
        lived.at(lived.day(-118), 10);
        let csapa = lived.actor("csapa-76").await?;
        if let Some(done) = created.last() {
            lived.app.actions.set_state(&csapa, *done, ActionState::Done, None).await?;
        }
        Ok(())
    }

    /// Calls the meeting forty days before, with its agenda.
    async fn call(&self, held: Day) -> Result<AnnualMeeting> {
        let Self { lived, .. } = self;
        let meetings = &lived.app.meetings;
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
        for (theme, ..) in SAID {
            planned = meetings.add_item(&spip, item(planned.id, theme)).await?;
        }
        Ok(planned)
    }

    /// Who came and what was said of each point of the agenda.
    async fn hold(&self, called: &AnnualMeeting, on: Day) -> Result<Vec<AgendaItem>> {
        let Self { lived, .. } = self;
        let meetings = &lived.app.meetings;
        lived.at(on, 18);
        let spip = lived.actor("spip-76").await?;
        let presences = self.presences(&["spip-76", "president-76", "csapa-76", "hopital-76"]).await?;
        let list = RecordPresencesInput {
            meeting_id: called.id,
            presences,
            base_revision: called.revision,
            confirmed_no_individual_case: false,
            acting_post_id: None,
        };
        meetings.record_presences(&spip, list).await?;
        let hold = HoldMeetingInput { meeting_id: called.id, held_on: on, acting_post_id: None };
        meetings.hold(&spip, hold).await?;
        let agenda = meetings.agendas(&[called.id]).await?;
        for (theme, text, decision) in SAID {
            meetings.save_block(&spip, block(about(&agenda, theme)?, text, decision)).await?;
        }
        Ok(agenda)
    }

    async fn decide(&self, agenda: &[AgendaItem]) -> Result<Vec<ActionId>> {
        let Self { lived, .. } = self;
        let spip = lived.actor("spip-76").await?;
        let mut created = Vec::new();
        for (theme, title, owner, due) in DECIDED {
            let action = CreateMeetingActionInput {
                agenda_item_id: about(agenda, theme)?.id,
                title: title.to_owned(),
                details: None,
                owner_post_id: first_post(&lived.actor(owner).await?.posts())?,
                due_on: lived.day(due),
                confirmed_no_individual_case: false,
                acting_post_id: None,
            };
            created.push(lived.app.meetings.create_action(&spip, action).await?.id);
        }
        Ok(created)
    }

    /// Sends the minutes round the same evening; they are approved three weeks later.
    async fn approve_minutes(&self, meeting_id: MeetingId, held: Day) -> Result<()> {
        let Self { lived, .. } = self;
        let meetings = &lived.app.meetings;
        let spip = lived.actor("spip-76").await?;
        meetings.circulate(&spip, CirculateMinutesInput { meeting_id, acting_post_id: None }).await?;
        lived.at(held.plus_days(21), 10);
        let spip = lived.actor("spip-76").await?;
        meetings.approve(&spip, ApproveMinutesInput { meeting_id, acting_post_id: None }).await.map(drop)
    }

    /// What was said of one attestation had no place there.
    async fn retract(&self, agenda: &[AgendaItem], held: Day) -> Result<()> {
        let Self { lived, .. } = self;
        lived.at(held.plus_days(35), 11);
        let text = RetractionInput {
            partnership_id: self.partnership,
            subject_id: BlockId::from(about(agenda, Theme::Certificates)?.id).to_string().into(),
            field: "text".into(),
            passage: Some("Une attestation est discutée en séance.".into()),
            acting_post_id: None,
        };
        let spip = lived.actor("spip-76").await?;
        let retraction = RetractTextInput { text, kept_places: Vec::new(), irreversible: true };
        lived.app.retractions.retract(&spip, retraction).await.map(drop)
    }

    pub(super) async fn next_meeting(&self) -> Result<()> {
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
}

fn about(agenda: &[AgendaItem], theme: Theme) -> Result<&AgendaItem> {
    agenda.iter().find(|item| item.theme == Some(theme)).ok_or(Error::NotFound)
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
