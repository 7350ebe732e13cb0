//! Events: meetings of any kind, known to their own slice by subject.
//!
//! A date is a local time in a zone. SEQUENCE rises with each change that attendees must learn of, and a cancelled
//! event stays, so that calendars do. The slice of the subject authorises and owns every change; it calls the
//! methods that join its transaction. Events without a subject are created and changed here (`standalone.rs`). Whoever
//! is expected learns of every change by mail (`invitations/`).

mod arrange;
mod attendees;
mod dates;
mod graphql;
mod guests;
mod invitations;
mod links;
mod loaders;
mod meeting;
mod model;
mod policy;
mod polls;
mod recess;
pub mod recurrence;
mod rule;
mod series;
mod standalone;
mod store;
mod texts;
mod twin;
mod warnings;

use jiff::SignedDuration;

use crate::accounts::Accounts;
use crate::confidentiality::SafeText;
use crate::directory::Directory;
use crate::kernel::actor::{Actor, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::{Subject, TypedId as _};
use crate::kernel::page::{Cursor, Page, PageRequest};
use crate::kernel::problem::Problem;
use crate::partnerships::Partnerships;
use crate::platform::Platform;
use crate::platform::db::Tx;
use crate::platform::rate::Rate;

pub use arrange::{Entry, arrange};
pub use attendees::{DECLINED_JOB, Declined};
pub use dates::{Dates, Invitation};
pub use graphql::{
    CourtRecessLinks, CourtRecessPayload, EventAttendeeLinks, EventLinks, EventMutation, EventPayload,
    EventQuery, EventSeriesMutation, EventSubscription, PartnershipEvents,
};
pub use guests::{AddEventGuestsInput, EventGuest, EventGuestId, GUESTS_KEPT, GuestInput, NewGuest};
pub use links::{AnswerLinkMutation, AnswerLinkQuery, LinkedEvent, LinkedEventPayload};
pub use loaders::{EventLoader, attendees_of as load_attendees_of, event as load_event, event_loader};
pub use meeting::{Meeting, MeetingInput};
pub use model::{
    AttendeeAnswer, Event, EventAttendee, EventId, EventKind, EventState, SeriesId, When, other_time_zones,
};
pub use policy::{Action, allows, is_for};
pub use polls::{
    AddPollOptionsInput, AnswerPollInput, ClosePollInput, DateChoice, DateChoiceInput, DateOptionInput,
    DatePollInput, DatePollState, EventGuestLinks, EventPolls, NewPoll, NewProposal, PollLoader,
    PollMutation, PollOptionId, PollQuery, ProposeEventInput, poll_loader,
};
pub use recess::{CourtRecess, RecessId};
pub use rule::RecurrenceInput;
pub use series::Series;
pub use standalone::{CancelEventInput, EventInput, EventScope, UpdateEventInput};
pub use texts::{ERASURE, TEXTS};
pub use twin::Likeness;
pub use warnings::{EventWarning, EventWarningKind, Slot};

use store::{Content, Row};

/// How long a cancelled event stays in feeds, so that every calendar program has fetched it.
pub const CANCELLED_SHOWN_FOR: SignedDuration = SignedDuration::from_hours(24 * 30);

/// A date to be kept for a subject.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// Kind.
    pub kind: EventKind,
    /// The partnership it belongs to.
    pub partnership: PartnershipId,
    /// What it is the date of; none for an event of its own.
    pub subject: Option<Subject>,
    /// A text that the guard has passed.
    pub title: String,
    /// More about it.
    pub description: Option<SafeText>,
    /// When and where.
    pub meeting: Meeting,
    /// Who invites.
    pub organiser: PostId,
    /// Whom to expect.
    pub attendees: Vec<Attendee>,
}

/// Someone to expect: a post or a person, in the name of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attendee {
    /// In whose name.
    pub organisation: OrganisationId,
    /// The post.
    pub post: Option<PostId>,
    /// Or the person.
    pub person: Option<PersonId>,
}

/// Which events a list shows.
#[derive(Clone, Debug)]
pub struct Window {
    /// Only those of this partnership.
    pub partnership: Option<PartnershipId>,
    /// First local day.
    pub from: Option<Day>,
    /// Last local day.
    pub until: Option<Day>,
    /// Only those not over at this instant.
    pub ends_after: Ts,
}

/// Which events a feed shows: those of whole partnerships, and those where these posts or this person are expected
/// or invite. Its owner's rights must have been applied.
#[derive(Clone, Debug, Default)]
pub struct FeedFilter {
    /// All events of these.
    pub partnerships: Vec<PartnershipId>,
    /// Expected or inviting.
    pub posts: Vec<PostId>,
    /// Expected.
    pub person: Option<PersonId>,
    /// Of all these, only where someone of these organisations is expected or invites.
    pub organisations: Option<Vec<OrganisationId>>,
    /// Only these kinds.
    pub kinds: Option<Vec<EventKind>>,
}

/// What tells whether a feed has changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct FeedState {
    /// When anything that it shows last changed.
    pub last: Option<Ts>,
    /// How many events expect its owner: one that does no longer leaves without a trace.
    pub count: i64,
}

/// The events' service.
#[derive(Clone, Debug)]
pub struct Events {
    platform: Platform,
    directory: Directory,
    accounts: Accounts,
    partnerships: Partnerships,
    /// The address that mail comes from.
    sender_address: String,
    /// How often one answer link may be used.
    links: Rate,
}

impl Events {
    /// On this platform; posts come from the directory, people from the accounts, territories from the partnerships.
    /// Invitations come from the address of all mail.
    #[must_use]
    pub fn new(
        platform: Platform,
        directory: Directory,
        accounts: Accounts,
        partnerships: Partnerships,
        sender_address: String,
    ) -> Self {
        let links = Rate::per_minute(links::PER_MINUTE, &platform.clock);
        Self { platform, directory, accounts, partnerships, sender_address, links }
    }

    /// The instant at which requests are answered.
    fn now(&self) -> Ts {
        self.platform.clock.now()
    }

    /// Schedules the date of a subject; the subject's slice has authorised it.
    ///
    /// # Errors
    /// The database's.
    pub async fn schedule(&self, tx: &mut Tx, new: NewEvent) -> Result<EventId> {
        let now = self.platform.clock.now();
        let id = EventId::fresh(&self.platform.entropy, now);
        let uid = format!("event-{}@{}", id.uuid(), self.platform.host());
        let when = new.meeting.when.clone();
        store::insert(tx, Row { id, uid, new: &new, when, occurrence: None }, now).await?;
        for attendee in new.attendees {
            store::insert_attendee(tx, id, attendee).await?;
        }
        invitations::ask(tx, &self.platform, id).await?;
        Ok(id)
    }

    /// Words of an event were changed where they lie; whoever is expected learns of it.
    ///
    /// # Errors
    /// The database's.
    pub async fn tell_of_change(&self, tx: &mut Tx, id: EventId) -> Result<()> {
        invitations::ask(tx, &self.platform, id).await
    }

    /// Names what an event is the date of; for the occurrences of a series, each with a subject of its own.
    ///
    /// # Errors
    /// The database's.
    pub async fn adopt(&self, tx: &mut Tx, id: EventId, subject: &Subject) -> Result<()> {
        store::adopt(tx, id, subject).await
    }

    /// Moves the date of a subject; the same date and place again changes nothing. Answers given for another time
    /// are asked for anew.
    ///
    /// # Errors
    /// A problem when the event is no longer scheduled.
    pub async fn reschedule(
        &self,
        tx: &mut Tx,
        id: EventId,
        subject: &Subject,
        meeting: Meeting,
    ) -> Result<()> {
        let event = store::of_subject(tx, id, subject).await?.ok_or(Error::NotFound)?;
        if event.state != EventState::Scheduled {
            return Err(Error::problem(not_scheduled()));
        }
        let same_time = event.stands_at(&meeting.when);
        if same_time && meeting.is_where(&event) {
            return Ok(());
        }
        let Meeting { when, place, video_link } = meeting;
        let content = Content {
            title: event.title,
            description: event.description,
            when,
            place: place.map(SafeText::into_inner),
            video_link: video_link.map(SafeText::into_inner),
        };
        self.rewrite(tx, id, content, !same_time).await
    }

    /// Gives an event another text, time or place, and tells those expected.
    async fn rewrite(&self, tx: &mut Tx, id: EventId, content: Content, asks_again: bool) -> Result<()> {
        store::rewrite(tx, id, content, self.platform.clock.now(), asks_again).await?;
        if asks_again {
            guests::store::ask_again(tx, &[id]).await?;
        }
        invitations::ask(tx, &self.platform, id).await
    }

    /// The subject has another title, stored already; whoever is expected learns of it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the event is another subject's.
    pub async fn rename(&self, tx: &mut Tx, id: EventId, subject: &Subject, title: &str) -> Result<()> {
        let event = store::of_subject(tx, id, subject).await?.ok_or(Error::NotFound)?;
        if event.title == title {
            return Ok(());
        }
        store::rename(tx, id, title.to_owned(), self.platform.clock.now()).await?;
        invitations::ask(tx, &self.platform, id).await
    }

    /// The event of a subject, as it stands inside the transaction.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_subject(&self, tx: &mut Tx, id: EventId, subject: &Subject) -> Result<Option<Event>> {
        store::of_subject(tx, id, subject).await
    }

    /// Calls off the date of a subject; it stays, as CANCELLED. Once cancelled, nothing more happens.
    ///
    /// # Errors
    /// The database's.
    pub async fn cancel(&self, tx: &mut Tx, id: EventId, subject: &Subject) -> Result<()> {
        self.cancel_for(tx, id, subject, None).await
    }

    /// Calls off the date of a subject for a reason that those expected read.
    ///
    /// # Errors
    /// The database's.
    pub async fn cancel_for(
        &self,
        tx: &mut Tx,
        id: EventId,
        subject: &Subject,
        reason: Option<SafeText>,
    ) -> Result<()> {
        let event = store::of_subject(tx, id, subject).await?.ok_or(Error::NotFound)?;
        if event.state == EventState::Cancelled {
            return Ok(());
        }
        let reason = reason.map(SafeText::into_inner);
        store::cancel(tx, id, reason, self.platform.clock.now()).await?;
        invitations::ask(tx, &self.platform, id).await
    }

    /// The subject took place on that day: its event is held, or called off when it was planned for a later one.
    ///
    /// # Errors
    /// The database's.
    pub async fn conclude(&self, tx: &mut Tx, id: EventId, subject: &Subject, held_on: Day) -> Result<()> {
        let event = store::of_subject(tx, id, subject).await?.ok_or(Error::NotFound)?;
        let now = self.platform.clock.now();
        let later = event.starts_at.is_some_and(|start| start.day_in(&event.time_zone) > held_on);
        match event.state {
            EventState::Scheduled if later => {
                store::cancel(tx, id, None, now).await?;
                invitations::ask(tx, &self.platform, id).await
            }
            EventState::Scheduled => store::hold(tx, id, now).await,
            EventState::Proposed | EventState::Held | EventState::Cancelled => Ok(()),
        }
    }

    /// One event of the actor's reach.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn find(&self, actor: &Actor, id: EventId) -> Result<Event> {
        self.find_all_visible(actor, &[id]).await?.pop().ok_or(Error::NotFound)
    }

    /// Those of these events that the actor may read, in any order.
    ///
    /// # Errors
    /// The database's.
    pub async fn find_all_visible(&self, actor: &Actor, ids: &[EventId]) -> Result<Vec<Event>> {
        store::read::find_all_visible(&self.platform.db, actor, ids).await
    }

    /// These events, whoever asks; for slices that have authorised by their subjects.
    ///
    /// # Errors
    /// The database's.
    pub async fn events_as_system(&self, ids: &[EventId]) -> Result<Vec<Event>> {
        store::read::find_all(&self.platform.db, ids).await
    }

    /// Events as those see them who may know the date and nothing else: no video link, nobody expected
    /// or invited.
    ///
    /// # Errors
    /// The database's.
    pub async fn outlines(&self, ids: &[EventId]) -> Result<Vec<Event>> {
        let found = self.events_as_system(ids).await?;
        Ok(found
            .into_iter()
            .map(|event| Event { video_link: None, description: None, outline: true, ..event })
            .collect())
    }

    /// Who is expected at these events; the caller has read the events as the actor.
    ///
    /// # Errors
    /// The database's.
    pub async fn attendees(&self, ids: &[EventId]) -> Result<Vec<EventAttendee>> {
        store::read::attendees(&self.platform.db, ids).await
    }

    /// The actor's events of a window, soonest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(&self, actor: &Actor, window: &Window, page: &PageRequest) -> Result<Page<Event>> {
        let (rows, total) = store::read::between(&self.platform.db, actor, window, page).await?;
        Ok(Page::from_rows(rows, page, total, cursor))
    }

    /// Events of the actor's reach whose date is being asked for, latest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn proposed(&self, actor: &Actor, page: &PageRequest) -> Result<Page<Event>> {
        let (rows, total) = store::read::proposed(&self.platform.db, actor, page).await?;
        Ok(Page::from_rows(rows, page, total, cursor))
    }

    /// A partnership's events: coming ones soonest first, or past ones latest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_partnership(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        past: bool,
        page: &PageRequest,
    ) -> Result<Page<Event>> {
        let now = self.platform.clock.now();
        if past {
            let (rows, total) = store::read::before(&self.platform.db, actor, partnership, now, page).await?;
            return Ok(Page::from_rows(rows, page, total, cursor));
        }
        let window = Window { partnership: Some(partnership), from: None, until: None, ends_after: now };
        self.list(actor, &window, page).await
    }

    /// What a feed shows at an instant: events not over for longer than `past` with the rest of their series, cancelled
    /// ones for [`CANCELLED_SHOWN_FOR`], in time order. One statement.
    ///
    /// # Errors
    /// The database's.
    pub async fn for_feed(&self, filter: &FeedFilter, at: Ts, past: SignedDuration) -> Result<Vec<Event>> {
        let (ended, cancelled) = (at.plus(-past), at.plus(-CANCELLED_SHOWN_FOR));
        store::read::for_feed(&self.platform.db, filter, ended, cancelled).await
    }

    /// When anything that a feed shows last changed. One statement.
    ///
    /// # Errors
    /// The database's.
    pub async fn last_change(&self, filter: &FeedFilter) -> Result<FeedState> {
        store::read::last_change(&self.platform.db, filter).await
    }
}

fn cursor(event: &Event) -> Cursor {
    Cursor { key: event.starts_at.map(|at| at.to_string()).unwrap_or_default(), id: event.id.uuid() }
}

fn not_scheduled() -> Problem {
    Problem::new("EVENT_NOT_SCHEDULED", "Ce rendez-vous n’est plus à venir : il est passé ou annulé.")
}
