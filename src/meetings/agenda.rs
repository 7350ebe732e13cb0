//! The agenda: what goes on it by itself, what is offered, what people put there; and what is decided under an item.

use super::ids::{AgendaItemId, MeetingId};
use super::model::{AgendaItem, AgendaItemKind, AnnualMeeting, Suggestion};
use super::store::agenda::NewItem;
use super::{
    Action, AddAgendaItemInput, CreateMeetingActionInput, Meetings, MoveAgendaItemInput,
    RemoveAgendaItemInput, UpdateAgendaItemInput, store,
};
use crate::actions::{ActionItem, Draft};
use crate::confidentiality::{LINE, SafeText, Screen};
use crate::kernel::actor::Actor;
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::Subject;
use crate::kernel::problem::{LastEdit, Problem};
use crate::platform::audit;
use crate::platform::db::Tx;
use crate::protocols::Theme;

/// A review due this long after the meeting is worth a word at it.
const REVIEW_AHEAD_DAYS: i64 = 90;
/// A theme not discussed for this long is shown.
const QUIET_MONTHS: i32 = 24;
/// The longest an item may be meant to take: a working day.
const LONGEST: i64 = 480;

impl Meetings {
    /// What may go on these meetings' agendas, those standing there left out: open actions, reviews due around the
    /// meeting, themes not discussed for two years.
    ///
    /// # Errors
    /// The database's.
    pub(super) async fn offered(
        &self,
        meetings: &[AnnualMeeting],
    ) -> Result<Vec<(MeetingId, Vec<Suggestion>)>> {
        let db = &self.platform.db;
        let mut partnerships: Vec<_> = meetings.iter().map(|meeting| meeting.partnership_id).collect();
        partnerships.sort_unstable();
        partnerships.dedup();
        let ids: Vec<_> = meetings.iter().map(|meeting| meeting.id).collect();
        let actions = self.actions.open_as_system(&partnerships).await?;
        let reviews = store::read::due_reviews(db, &partnerships).await?;
        let discussed = store::read::discussed(db, &partnerships).await?;
        let agendas = store::agenda::of_meetings(db, &ids).await?;
        let decided = store::agenda::decided(db, &ids).await?;
        let now = self.platform.clock.now();
        let of_meeting = |meeting: &AnnualMeeting| {
            let today = now.day_in(&meeting.time_zone);
            let day = meeting.latest_day().map_or(today, |day| day.max(today));
            let last_on = |theme: Theme| {
                let mine = discussed.iter().filter(|row| row.partnership_id == meeting.partnership_id);
                mine.filter(|row| row.theme == theme).map(|row| row.last_on).max()
            };
            let actions = actions
                .iter()
                .filter(|item| item.partnership_id == meeting.partnership_id)
                .filter(|item| !decided.iter().any(|by| by.meeting_id == meeting.id && by.action == item.id))
                .map(carried);
            let reviews = reviews
                .iter()
                .filter(|row| row.partnership_id == meeting.partnership_id)
                .filter(|row| row.review_due_on <= day.plus_days(REVIEW_AHEAD_DAYS))
                .map(|row| Suggestion {
                    protocol: Some(row.id),
                    ..bare(AgendaItemKind::DueReview, row.title.clone())
                });
            let themes = Theme::ALL
                .into_iter()
                .filter(|theme| *theme != Theme::Other)
                .map(|theme| (theme, last_on(theme)))
                .filter(|(_, last)| last.is_none_or(|last| last < quiet_since(day)))
                .map(|(theme, last_discussed_on)| Suggestion {
                    theme: Some(theme),
                    last_discussed_on,
                    ..bare(AgendaItemKind::Theme, theme.label_fr().to_owned())
                });
            let agenda: Vec<AgendaItem> =
                agendas.iter().filter(|item| item.meeting_id == meeting.id).cloned().collect();
            let all = actions.chain(reviews).chain(themes);
            (meeting.id, all.filter(|suggestion| !suggestion.is_on(&agenda)).collect())
        };
        Ok(meetings.iter().map(of_meeting).collect())
    }

    /// Puts open actions and due reviews on an agenda that is not closed, those standing there left alone.
    pub(super) async fn fill(&self, tx: &mut Tx, meeting: &AnnualMeeting, now: Ts) -> Result<()> {
        if !meeting.is_open() {
            return Ok(());
        }
        let offered = self.offered(std::slice::from_ref(meeting)).await?;
        for suggestion in offered.into_iter().flat_map(|(_, suggestions)| suggestions) {
            if suggestion.kind != AgendaItemKind::Theme {
                self.append(tx, meeting.id, suggestion, None, now).await?;
            }
        }
        Ok(())
    }

    async fn append(
        &self,
        tx: &mut Tx,
        meeting: MeetingId,
        suggestion: Suggestion,
        minutes_planned: Option<i64>,
        now: Ts,
    ) -> Result<()> {
        let Suggestion { kind, title, theme, protocol, action, .. } = suggestion;
        let id = self.fresh(now);
        let new = NewItem { id, kind, title, theme, protocol, action, minutes_planned };
        store::agenda::append(tx, meeting, new).await
    }

    /// Puts an item at the end of the agenda.
    ///
    /// # Errors
    /// All problems of the request at once.
    pub async fn add_item(&self, actor: &Actor, input: AddAgendaItemInput) -> Result<AnnualMeeting> {
        let mut tx = self.platform.db.begin().await?;
        let scene = self.scene(&mut tx, actor, input.meeting_id, Action::Run, input.acting_post_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        require_open(&scene.meeting, &mut screen.problems);
        let title = screen.optional("title", input.title.as_deref(), LINE);
        require_length(input.minutes_planned, &mut screen.problems);
        let named = self.named(&scene.meeting, &input).await?;
        if named.is_none() && (input.kind != AgendaItemKind::Free || input.title.is_none()) {
            screen.problems.add(missing(input.kind));
        }
        let codes = screen.check()?;
        let suggestion = match (named, title) {
            (Some(named), Some(title)) => Suggestion { title: title.into_inner(), ..named },
            (Some(named), None) => named,
            (None, Some(title)) => bare(AgendaItemKind::Free, title.into_inner()),
            (None, None) => return Err(Error::problem(missing(input.kind))),
        };
        let facts = serde_json::json!({"kind": format!("{:?}", suggestion.kind), "confirmed": codes});
        let now = scene.frame.now;
        self.append(&mut tx, scene.meeting.id, suggestion, input.minutes_planned, now).await?;
        self.finish(tx, scene.frame.by, "meeting.agenda.add", scene.meeting.id, facts).await
    }

    /// The theme, protocol or action that the input names; none when it names none of this partnership.
    async fn named(&self, meeting: &AnnualMeeting, input: &AddAgendaItemInput) -> Result<Option<Suggestion>> {
        let partnership = meeting.partnership_id;
        Ok(match input.kind {
            AgendaItemKind::Theme => input.theme.map(|theme| Suggestion {
                theme: Some(theme),
                ..bare(AgendaItemKind::Theme, theme.label_fr().to_owned())
            }),
            AgendaItemKind::DueReview => {
                let due = store::read::due_reviews(&self.platform.db, &[partnership]).await?;
                due.into_iter().find(|row| Some(row.id) == input.protocol_id).map(|row| Suggestion {
                    protocol: Some(row.id),
                    ..bare(AgendaItemKind::DueReview, row.title)
                })
            }
            AgendaItemKind::CarriedAction => {
                let open = self.actions.open_as_system(&[partnership]).await?;
                open.iter().find(|item| Some(item.id) == input.action_id).map(carried)
            }
            AgendaItemKind::Free => None,
        })
    }

    /// Changes title or length of an item.
    ///
    /// # Errors
    /// All problems of the request at once; a conflict for each of the two that somebody else changed since.
    pub async fn update_item(&self, actor: &Actor, input: UpdateAgendaItemInput) -> Result<AnnualMeeting> {
        let mut tx = self.platform.db.begin().await?;
        let (scene, item) =
            self.scene_of(&mut tx, actor, input.agenda_item_id, Action::Run, input.acting_post_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        require_open(&scene.meeting, &mut screen.problems);
        let title = input.title.as_deref().and_then(|title| screen.required("title", title, LINE));
        let title = title.map_or_else(|| item.title.clone(), SafeText::into_inner);
        let mut length = item.minutes_planned;
        input.minutes_planned.update_to(&mut length);
        require_length(length, &mut screen.problems);
        if input.base_revision != item.heading_revision {
            // A retraction is a change as well, which says nothing of when.
            let at = item.heading_edited_at.unwrap_or(scene.meeting.edited_at);
            let minutes =
                |length: Option<i64>| length.map(|minutes| format!("{minutes} minutes")).unwrap_or_default();
            let edit = LastEdit { author: None, at, revision: item.heading_revision };
            let pairs = [
                ("title", title.clone(), item.title.clone()),
                ("minutesPlanned", minutes(length), minutes(item.minutes_planned)),
            ];
            for problem in edit.conflicts(pairs) {
                screen.problems.add(problem);
            }
        }
        let codes = screen.check()?;
        if (&title, length) == (&item.title, item.minutes_planned) {
            return Ok(scene.meeting);
        }
        store::agenda::update(&mut tx, item.id, title, length, scene.frame.now).await?;
        let facts = serde_json::json!({"item": item.id.to_string(), "confirmed": codes});
        self.finish(tx, scene.frame.by, "meeting.agenda.update", scene.meeting.id, facts).await
    }

    /// Gives an item another place; the others close up.
    ///
    /// # Errors
    /// A problem when the agenda no longer changes.
    pub async fn move_item(&self, actor: &Actor, input: MoveAgendaItemInput) -> Result<AnnualMeeting> {
        let mut tx = self.platform.db.begin().await?;
        let (scene, item) =
            self.scene_of(&mut tx, actor, input.agenda_item_id, Action::Run, input.acting_post_id).await?;
        let mut problems = Problems::none();
        require_open(&scene.meeting, &mut problems);
        problems.check()?;
        let agenda = store::agenda::of_meeting(&mut tx, scene.meeting.id).await?;
        let mut order: Vec<AgendaItemId> =
            agenda.iter().map(|other| other.id).filter(|id| *id != item.id).collect();
        let place = usize::try_from(input.position.max(1) - 1).unwrap_or(usize::MAX).min(order.len());
        order.insert(place, item.id);
        number(&mut tx, &agenda, &order).await?;
        let facts = serde_json::json!({"item": item.id.to_string()});
        self.finish(tx, scene.frame.by, "meeting.agenda.move", scene.meeting.id, facts).await
    }

    /// Takes an item off the agenda, unless the minutes say something of it.
    ///
    /// # Errors
    /// A problem when the agenda no longer changes, or when something was written or decided under the item.
    pub async fn remove_item(&self, actor: &Actor, input: RemoveAgendaItemInput) -> Result<AnnualMeeting> {
        let mut tx = self.platform.db.begin().await?;
        let (scene, item) =
            self.scene_of(&mut tx, actor, input.agenda_item_id, Action::Run, input.acting_post_id).await?;
        let decided = store::agenda::decided_in(&mut tx, scene.meeting.id).await?;
        let mut problems = Problems::none();
        require_open(&scene.meeting, &mut problems);
        let used = item.is_written() || decided.iter().any(|by| by.item == item.id);
        problems.require(!used, || {
            let message = "Ce point a déjà un compte rendu ou une action : il reste à l’ordre du jour.";
            Problem::new("AGENDA_ITEM_WRITTEN", message)
        });
        problems.check()?;
        store::agenda::remove(&mut tx, item.id).await?;
        let agenda = store::agenda::of_meeting(&mut tx, scene.meeting.id).await?;
        let order: Vec<_> = agenda.iter().map(|other| other.id).collect();
        number(&mut tx, &agenda, &order).await?;
        let facts = serde_json::json!({"item": item.id.to_string()});
        self.finish(tx, scene.frame.by, "meeting.agenda.remove", scene.meeting.id, facts).await
    }

    /// Adds something that the meeting decides to do; it goes on the next agenda at once, where there is one.
    ///
    /// # Errors
    /// Problems of texts and owner; one when the meeting was called off or its minutes are fixed.
    pub async fn create_action(&self, actor: &Actor, input: CreateMeetingActionInput) -> Result<ActionItem> {
        let mut tx = self.platform.db.begin().await?;
        let (scene, item) =
            self.scene_of(&mut tx, actor, input.agenda_item_id, Action::Run, input.acting_post_id).await?;
        if !scene.meeting.takes_minutes() {
            return Err(Error::Problems(scene.meeting.closed_problem().into_iter().collect()));
        }
        let draft = Draft {
            title: input.title,
            details: input.details,
            owner: input.owner_post_id,
            due_on: input.due_on,
            confirmed: input.confirmed_no_individual_case,
        };
        let origin = Subject::of(scene.meeting.id);
        let partnership = scene.meeting.partnership_id;
        let action =
            self.actions.create(&mut tx, actor, partnership, origin, draft, scene.frame.acting).await?;
        store::agenda::decide(&mut tx, item.id, action.id).await?;
        let next = store::read::next(&mut tx, &scene.meeting, scene.frame.now).await?;
        if let Some(next) = next.filter(|next| next.is_open() && next.day() > scene.meeting.day()) {
            self.append(&mut tx, next.id, carried(&action), None, scene.frame.now).await?;
            tx.announce(next.id);
        }
        let facts = serde_json::json!({"item": item.id.to_string(), "action": action.id.to_string()});
        audit::record(&mut tx, &self.platform, scene.frame.by, "meeting.decide", scene.meeting.id, facts)
            .await?;
        tx.announce(scene.meeting.id);
        tx.commit().await?;
        Ok(action)
    }
}

async fn number(tx: &mut Tx, agenda: &[AgendaItem], order: &[AgendaItemId]) -> Result<()> {
    for (position, id) in (1_i64..).zip(order) {
        if agenda.iter().any(|item| item.id == *id && item.position != position) {
            store::agenda::place(tx, *id, position).await?;
        }
    }
    Ok(())
}

fn bare(kind: AgendaItemKind, title: String) -> Suggestion {
    Suggestion { kind, title, theme: None, protocol: None, action: None, last_discussed_on: None }
}

fn carried(action: &ActionItem) -> Suggestion {
    Suggestion { action: Some(action.id), ..bare(AgendaItemKind::CarriedAction, action.title.clone()) }
}

/// A theme last discussed before this day is quiet at a meeting of that day.
fn quiet_since(day: Day) -> Day {
    Day(day.0.saturating_sub(jiff::Span::new().months(QUIET_MONTHS)))
}

fn require_open(meeting: &AnnualMeeting, problems: &mut Problems) {
    if let Some(problem) = meeting.closed_problem() {
        problems.add(problem);
    }
}

fn require_length(minutes: Option<i64>, problems: &mut Problems) {
    problems.require(minutes.is_none_or(|minutes| (1..=LONGEST).contains(&minutes)), || {
        Problem::new("INVALID_VALUE", format!("Indiquez une durée de 1 à {LONGEST} minutes."))
            .on("minutesPlanned")
    });
}

fn missing(kind: AgendaItemKind) -> Problem {
    match kind {
        AgendaItemKind::Theme => Problem::new("REQUIRED", "Choisissez un thème.").on("theme"),
        AgendaItemKind::DueReview => {
            Problem::new("REQUIRED", "Choisissez un protocole en vigueur de ce partenariat.").on("protocolId")
        }
        AgendaItemKind::CarriedAction => {
            Problem::new("REQUIRED", "Choisissez une action en cours de ce partenariat.").on("actionId")
        }
        AgendaItemKind::Free => Problem::new("REQUIRED", "Ce champ est à remplir.").on("title"),
    }
}
