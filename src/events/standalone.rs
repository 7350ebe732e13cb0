//! Events of their own, without a subject of another slice: created by a member for the own organisation, changed by
//! their organiser or by the coordinator.

use async_graphql::{Enum, InputObject, MaybeUndefined};

use super::model::{Event, EventId, EventKind, EventState, SeriesId, When};
use super::policy::acting_to_edit;
use super::rule::RecurrenceInput;
use super::series::SeriesChange;
use super::store::{self, Content};
use super::{Action, Events, Likeness, Meeting, MeetingInput, NewEvent, allows, invitations, not_scheduled};
use crate::confidentiality::{LINE, SafeText, Screen, TEXT, passed};
use crate::kernel::actor::{Actor, HeldPost, PartnershipId, PersonId, PostId};
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::problem::{LastEdit, Problem};
use crate::partnerships::Standing;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

/// One occurrence, or all that is to come of its series.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
pub enum EventScope {
    /// This event.
    #[default]
    One,
    /// All coming occurrences of its series that were not changed by themselves.
    All,
}

/// A new event, or a series of them.
#[derive(Clone, Debug, InputObject)]
pub struct EventInput {
    /// What it is about.
    pub title: String,
    /// More about it.
    pub description: Option<String>,
    /// Only OTHER: the other kinds are planned by what they are the date of.
    pub kind: Option<EventKind>,
    /// The partnership it belongs to.
    pub partnership_id: PartnershipId,
    /// When and where; of a series, the first time.
    pub meeting: MeetingInput,
    /// Makes it a series.
    pub recurrence: Option<RecurrenceInput>,
    /// Posts expected.
    #[graphql(default)]
    pub attendee_post_ids: Vec<PostId>,
    /// People expected.
    #[graphql(default)]
    pub attendee_person_ids: Vec<PersonId>,
    /// Who invites: a post of the own organisation; the acting one when null.
    pub organiser_post_id: Option<PostId>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Changes an event; absent fields keep their value.
#[derive(Clone, Debug, InputObject)]
pub struct UpdateEventInput {
    /// Which; of a series, one of its occurrences.
    pub event_id: EventId,
    /// This one, or all.
    #[graphql(default)]
    pub scope: EventScope,
    /// The event's `sequence` that was read.
    pub base_sequence: i64,
    /// What it is about.
    pub title: Option<String>,
    /// More about it; null empties it.
    #[graphql(default)]
    pub description: MaybeUndefined<String>,
    /// When and where from now on; with ALL, the other dates move with this one.
    pub meeting: Option<MeetingInput>,
    /// Another rule from this date on; only with ALL and a meeting.
    pub recurrence: Option<RecurrenceInput>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Calls an event off.
#[derive(Clone, Debug, InputObject)]
pub struct CancelEventInput {
    /// Which.
    pub event_id: EventId,
    /// This one, or all.
    #[graphql(default)]
    pub scope: EventScope,
    /// Why, for those expected.
    pub reason: Option<String>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

impl Events {
    /// Creates an event or a series; the same request again gives what it made before.
    ///
    /// # Errors
    /// Forbidden to those who do not read the partnership's matter; all problems of the request at once.
    pub async fn create(&self, actor: &Actor, input: EventInput) -> Result<Event> {
        let (held, standing) =
            self.partnerships.acting(actor, input.partnership_id, input.acting_post_id).await?;
        if !standing.reads() {
            return Err(Error::Forbidden);
        }
        let partnership = self.partnerships.partnerships_as_system(&[input.partnership_id]).await?.pop();
        let partnership = partnership.ok_or(Error::NotFound)?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let title = screen.required("title", &input.title, LINE);
        let description = screen.optional("description", input.description.as_deref(), TEXT);
        let meeting = Meeting::check(&input.meeting, &partnership.time_zone, &mut screen);
        screen.problems.require(input.kind.is_none_or(|kind| kind == EventKind::Other), || {
            let message = "Les rendez-vous de ce genre se créent depuis ce dont ils sont la date.";
            Problem::new("INVALID_VALUE", message).on("kind")
        });
        let rule = match (&input.recurrence, &meeting) {
            (Some(rule), Some(meeting)) => rule.check(meeting.when.starts.date(), &mut screen.problems),
            _ => None,
        };
        let organiser = self.organiser(held, standing, input.organiser_post_id, &mut screen.problems).await?;
        let posts = self.attendees_for_posts("attendeePostIds", &input.attendee_post_ids).await;
        let posts = screen.problems.join(posts)?.unwrap_or_default();
        let people = &input.attendee_person_ids;
        let people = self.attendees_for_people(actor, "attendeePersonIds", people).await;
        let people = screen.problems.join(people)?.unwrap_or_default();
        let codes = screen.check()?;
        let (title, meeting) = (passed(title)?, passed(meeting)?);
        let new = NewEvent {
            kind: EventKind::Other,
            partnership: partnership.id,
            subject: None,
            title: title.into_inner(),
            description,
            meeting,
            organiser,
            attendees: posts.into_iter().chain(people).collect(),
        };
        let mut tx = self.platform.db.begin().await?;
        let like = Likeness {
            kind: new.kind,
            partnership: new.partnership,
            organiser: new.organiser,
            title: &new.title,
            dates: std::slice::from_ref(&new.meeting.when),
        };
        if let Some(twin) = store::twin(&mut tx, &like, rule.as_ref().map(ToString::to_string)).await? {
            return Ok(twin);
        }
        let ids = match &rule {
            Some(rule) => self.schedule_series(&mut tx, new, rule).await?,
            None => vec![self.schedule(&mut tx, new).await?],
        };
        let id = *ids.first().ok_or(Error::NotFound)?;
        let by = By::actor(actor, Some(held.post));
        let facts = serde_json::json!({"confirmed": codes, "occurrences": ids.len()});
        audit::record(&mut tx, &self.platform, by, "event.create", id, facts).await?;
        let event = store::locked(&mut tx, id).await?.ok_or(Error::NotFound)?;
        tx.commit().await?;
        Ok(event)
    }

    /// Changes an event, or all that is to come of its series. Answers are asked for anew where the time changes.
    ///
    /// # Errors
    /// All problems of the request at once; a conflict when it changed since it was read.
    pub async fn update(&self, actor: &Actor, input: UpdateEventInput) -> Result<Event> {
        let contacts = self.directory.contacts.known().await?;
        let mut tx = self.platform.db.begin().await?;
        let (event, acting) = self.editable(&mut tx, actor, input.event_id, input.acting_post_id).await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let title = input.title.as_deref().and_then(|text| screen.required("title", text, LINE));
        let title = title.map_or_else(|| event.title.clone(), SafeText::into_inner);
        let description = match &input.description {
            MaybeUndefined::Undefined => event.description.clone(),
            MaybeUndefined::Null => None,
            MaybeUndefined::Value(text) => {
                screen.optional("description", Some(text), TEXT).map(SafeText::into_inner)
            }
        };
        let meeting = input.meeting.as_ref();
        let meeting = meeting.and_then(|meeting| Meeting::check(meeting, &event.time_zone, &mut screen));
        screen.problems.require(event.subject_kind.is_none(), changed_elsewhere);
        screen.problems.require(event.state == EventState::Scheduled, not_scheduled);
        let rule = match (&input.recurrence, &meeting, input.scope) {
            (None, ..) => None,
            (Some(rule), Some(meeting), EventScope::All) => {
                rule.check(meeting.when.starts.date(), &mut screen.problems)
            }
            (Some(_), None, _) if input.meeting.is_some() => None,
            (Some(_), ..) => {
                let message = "Une autre règle se donne pour toute la série, avec sa première date.";
                screen.problems.add(Problem::new("INVALID_VALUE", message).on("recurrence"));
                None
            }
        };
        let codes = screen.check()?;
        let (place, video_link) = match &meeting {
            Some(meeting) => {
                let text = |text: &Option<SafeText>| text.as_ref().map(SafeText::to_string);
                (text(&meeting.place), text(&meeting.video_link))
            }
            None => (event.place.clone(), event.video_link.clone()),
        };
        let when = meeting.map(|meeting| meeting.when).filter(|when| !event.stands_at(when));
        let is_same = when.is_none()
            && rule.is_none()
            && (&title, &description) == (&event.title, &event.description)
            && (&place, &video_link) == (&event.place, &event.video_link);
        if is_same {
            return Ok(event);
        }
        if input.base_sequence != event.sequence {
            let mine = [
                ("title", title),
                ("description", description.unwrap_or_default()),
                ("meeting.place", place.unwrap_or_default()),
                ("meeting.videoLink", video_link.unwrap_or_default()),
                (
                    "meeting.startsAt",
                    span(&match when {
                        Some(when) => when,
                        None => event.when()?,
                    }),
                ),
            ];
            return Err(Error::Problems(conflicts(&event, mine)?));
        }
        if input.scope == EventScope::All && event.series_id.is_some() {
            let change = SeriesChange { title, description, when, place, video_link, rule };
            self.change_all(&mut tx, &event, change).await?;
        } else {
            let asks_again = when.is_some();
            let when = match when {
                Some(when) => when,
                None => event.when()?,
            };
            let content = Content { title, description, when, place, video_link };
            self.rewrite(&mut tx, event.id, content, asks_again).await?;
        }
        let by = By::actor(actor, Some(acting));
        let facts = serde_json::json!({"confirmed": codes, "scope": format!("{:?}", input.scope)});
        audit::record(&mut tx, &self.platform, by, "event.update", event.id, facts).await?;
        let event = store::locked(&mut tx, event.id).await?.ok_or(Error::NotFound)?;
        tx.commit().await?;
        Ok(event)
    }

    /// Calls off an event, or all that is to come of its series; they stay, as CANCELLED. Doing it twice changes
    /// nothing.
    ///
    /// # Errors
    /// A problem when it was held; problems of the reason's text.
    pub async fn call_off(&self, actor: &Actor, input: CancelEventInput) -> Result<Event> {
        let contacts = self.directory.contacts.known().await?;
        let mut tx = self.platform.db.begin().await?;
        let (event, acting) = self.editable(&mut tx, actor, input.event_id, input.acting_post_id).await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let reason = screen.optional("reason", input.reason.as_deref(), LINE);
        screen.problems.require(event.subject_kind.is_none(), changed_elsewhere);
        screen.problems.require(event.state != EventState::Held, not_scheduled);
        let codes = screen.check()?;
        let series: Option<SeriesId> = event.series_id.filter(|_| input.scope == EventScope::All);
        let cancelled = match series {
            Some(series) => self.cancel_all(&mut tx, series, reason).await?,
            None if event.state == EventState::Cancelled => 0,
            None => {
                let reason = reason.map(SafeText::into_inner);
                store::cancel(&mut tx, event.id, reason, self.platform.clock.now()).await?;
                invitations::ask(&mut tx, &self.platform, event.id).await?;
                1
            }
        };
        if cancelled == 0 {
            return Ok(event);
        }
        let by = By::actor(actor, Some(acting));
        let facts = serde_json::json!({"confirmed": codes, "cancelled": cancelled});
        audit::record(&mut tx, &self.platform, by, "event.cancel", event.id, facts).await?;
        let event = store::locked(&mut tx, event.id).await?.ok_or(Error::NotFound)?;
        tx.commit().await?;
        Ok(event)
    }

    /// An event under lock that the actor may change, and the post it is done as. What belongs to a subject is
    /// changed by the subject's slice, but for who is expected.
    pub(super) async fn editable(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        id: EventId,
        acting_post: Option<PostId>,
    ) -> Result<(Event, PostId)> {
        // Read as the actor first: out of reach answers as absent.
        let seen = self.find(actor, id).await?;
        // The series first, so that two who change several of its occurrences do not wait for each other.
        if let Some(series) = seen.series_id {
            store::series::locked(tx, series).await?;
        }
        let event = store::locked(tx, id).await?.ok_or(Error::NotFound)?;
        if !allows(actor, Action::Edit, &event, &[]) {
            return Err(Error::Forbidden);
        }
        let acting = acting_to_edit(actor, &event, acting_post)?;
        Ok((event, acting))
    }

    /// Who invites: the acting post, or another of the same organisation; any open post for a coordinator.
    pub(super) async fn organiser(
        &self,
        held: &HeldPost,
        standing: Standing,
        asked: Option<PostId>,
        problems: &mut Problems,
    ) -> Result<PostId> {
        let Some(asked) = asked.filter(|asked| *asked != held.post) else { return Ok(held.post) };
        let known = problems.join(self.attendees_for_posts("organiserPostId", &[asked]).await)?;
        let known = known.unwrap_or_default();
        if known.first().is_some_and(|known| known.organisation != held.organisation) && !standing.runs() {
            let message = "Vous organisez pour votre structure : choisissez une de ses fonctions.";
            problems.add(Problem::new("ORGANISER_NOT_OWN", message).on("organiserPostId"));
        }
        Ok(asked)
    }
}

fn changed_elsewhere() -> Problem {
    let message = "La date de ce rendez-vous se change depuis ce dont il est la date.";
    Problem::new("EVENT_OF_SUBJECT", message)
}

/// Both values where they differ; a word where nothing does that has one.
fn conflicts(event: &Event, mine: [(&'static str, String); 5]) -> Result<Vec<Problem>> {
    let edit = LastEdit { author: None, at: event.updated_at, revision: event.sequence };
    let theirs = [
        event.title.clone(),
        event.description.clone().unwrap_or_default(),
        event.place.clone().unwrap_or_default(),
        event.video_link.clone().unwrap_or_default(),
        span(&event.when()?),
    ];
    let found =
        edit.conflicts(mine.into_iter().zip(theirs).map(|((field, mine), theirs)| (field, mine, theirs)));
    Ok(if found.is_empty() { vec![changed_meanwhile()] } else { found })
}

/// "18/03/2026, 14:00 – 16:00", or "18/03/2026 – 19/03/2026" for whole days: short enough to be compared, and read back
/// by the form.
fn span(when: &When) -> String {
    if when.all_day {
        let last = when.ends.date().yesterday().unwrap_or_else(|_| when.ends.date());
        return format!("{} – {}", when.starts.strftime("%d/%m/%Y"), last.strftime("%d/%m/%Y"));
    }
    let end = if when.starts.date() == when.ends.date() { "%H:%M" } else { "%d/%m/%Y, %H:%M" };
    format!("{} – {}", when.starts.strftime("%d/%m/%Y, %H:%M"), when.ends.strftime(end))
}

fn changed_meanwhile() -> Problem {
    let message = "Ce rendez-vous a changé entre-temps. Relisez-le, puis recommencez.";
    Problem::new("CONFLICT_EDITED_MEANWHILE", message).on("baseSequence")
}
