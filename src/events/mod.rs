//! Events: meetings of any kind, known to their own slice by subject.
//!
//! A date is a local time in a zone. SEQUENCE rises with each change that attendees must learn of, and a cancelled
//! event stays, so that calendars do. The slice of the subject authorises and owns every change; it calls the
//! methods that join its transaction. Polls, invitations by mail and recurrence will be added here, not there.

mod graphql;
mod loaders;
mod meeting;
mod model;
mod policy;
mod roster;
mod store;

use jiff::SignedDuration;

use crate::confidentiality::SafeText;
use crate::directory::Directory;
use crate::kernel::actor::{Actor, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::{Subject, TypedId as _};
use crate::kernel::page::{Cursor, Page, PageRequest};
use crate::kernel::problem::Problem;
use crate::platform::Platform;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

pub use graphql::{
    EventAttendeeLinks, EventLinks, EventMutation, EventPayload, EventQuery, PartnershipEvents,
};
pub use loaders::{EventLoader, event as load_event, event_loader};
pub use meeting::{Meeting, MeetingInput};
pub use model::{
    AttendeeAnswer, Event, EventAttendee, EventId, EventKind, EventState, When, other_time_zones,
};
pub use policy::{Action, allows};

/// How long a cancelled event stays in feeds, so that every calendar program has fetched it.
pub const CANCELLED_SHOWN_FOR: SignedDuration = SignedDuration::from_hours(24 * 30);

/// A date to be kept for a subject.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// Kind.
    pub kind: EventKind,
    /// The partnership it belongs to.
    pub partnership: PartnershipId,
    /// What it is the date of.
    pub subject: Subject,
    /// A text that is stored already: the title of the subject.
    pub title: String,
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
}

/// The events' service.
#[derive(Clone, Debug)]
pub struct Events {
    platform: Platform,
    directory: Directory,
}

impl Events {
    /// On this platform; posts come from the directory.
    #[must_use]
    pub fn new(platform: Platform, directory: Directory) -> Self {
        Self { platform, directory }
    }

    /// Schedules the date of a subject; the subject's slice has authorised it.
    ///
    /// # Errors
    /// The database's.
    pub async fn schedule(&self, tx: &mut Tx, new: NewEvent) -> Result<EventId> {
        let now = self.platform.clock.now();
        let id = EventId::fresh(&self.platform.entropy, now);
        let uid = format!("event-{}@{}", id.uuid(), self.platform.host());
        store::insert(tx, id, uid, new, now).await?;
        Ok(id)
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
        let same_place = event.place.as_deref() == meeting.place.as_ref().map(SafeText::as_str)
            && event.video_link.as_deref() == meeting.video_link.as_ref().map(SafeText::as_str);
        if same_time && same_place {
            return Ok(());
        }
        store::reschedule(tx, id, meeting, self.platform.clock.now(), !same_time).await
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
        let event = store::of_subject(tx, id, subject).await?.ok_or(Error::NotFound)?;
        if event.state == EventState::Cancelled {
            return Ok(());
        }
        store::cancel(tx, id, self.platform.clock.now()).await
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
            EventState::Scheduled if later => store::cancel(tx, id, now).await,
            EventState::Scheduled => store::hold(tx, id, now).await,
            EventState::Proposed | EventState::Held | EventState::Cancelled => Ok(()),
        }
    }

    /// Attendees in the name of these posts' organisations.
    ///
    /// # Errors
    /// A problem on `field` for each post that is unknown or closed.
    pub async fn attendees_for_posts(&self, field: &str, posts: &[PostId]) -> Result<Vec<Attendee>> {
        let today = self.platform.clock.now().day_in(&Zone::paris());
        let known = self.directory.posts(posts).await?;
        let mut problems = Problems::none();
        let mut attendees = Vec::new();
        for (place, id) in posts.iter().enumerate() {
            match known.iter().find(|post| post.id == *id && post.is_open(today)) {
                Some(post) => attendees.push(Attendee {
                    organisation: post.organisation_id,
                    post: Some(post.id),
                    person: None,
                }),
                None => problems.add(
                    Problem::new("POST_CLOSED", "Ce poste n’existe pas ou n’est plus ouvert.")
                        .on(format!("{field}.{place}")),
                ),
            }
        }
        problems.check().map(|()| attendees)
    }

    /// Keeps the actor's answer, changeable until the event is over.
    ///
    /// # Errors
    /// A problem when no answer is awaited any more; [`Error::Forbidden`] when the actor is not expected.
    pub async fn answer(
        &self,
        actor: &Actor,
        id: EventId,
        answer: AttendeeAnswer,
        acting_post: Option<PostId>,
    ) -> Result<Event> {
        let event = self.find(actor, id).await?;
        let attendees = self.attendees(&[id]).await?;
        if !policy::allows(actor, Action::Answer, &event, &attendees) {
            return Err(Error::Forbidden);
        }
        let now = self.platform.clock.now();
        if answer == AttendeeAnswer::Awaited {
            let message = "Répondez par oui, peut-être ou non.";
            return Err(Error::problem(Problem::new("INVALID_VALUE", message).on("answer")));
        }
        if !event.awaits_answers(now) {
            return Err(Error::problem(not_scheduled()));
        }
        // Without a choice, the answer is that of the one person for all the posts through which she is expected.
        let posts = match acting_post {
            Some(_) => vec![actor.acting_as(acting_post)?.post],
            None => actor.posts(),
        };
        let mut tx = self.platform.db.begin().await?;
        if store::answer(&mut tx, id, posts, actor.person, answer, now).await? > 0 {
            let by = By::actor(actor, acting_post);
            audit::record(&mut tx, &self.platform, by, "event.answer", id, ()).await?;
        }
        tx.commit().await?;
        Ok(event)
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
        store::find_all_visible(&self.platform.db, actor, ids).await
    }

    /// Who is expected at these events; the caller has read the events as the actor.
    ///
    /// # Errors
    /// The database's.
    pub async fn attendees(&self, ids: &[EventId]) -> Result<Vec<EventAttendee>> {
        store::attendees(&self.platform.db, ids).await
    }

    /// The actor's events of a window, soonest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(&self, actor: &Actor, window: &Window, page: &PageRequest) -> Result<Page<Event>> {
        let (rows, total) = store::between(&self.platform.db, actor, window, page).await?;
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
            let (rows, total) = store::before(&self.platform.db, actor, partnership, now, page).await?;
            return Ok(Page::from_rows(rows, page, total, cursor));
        }
        let window = Window { partnership: Some(partnership), from: None, until: None, ends_after: now };
        self.list(actor, &window, page).await
    }

    /// What a feed shows at an instant: events not over for longer than `past`, cancelled ones for
    /// [`CANCELLED_SHOWN_FOR`], in time order. One statement.
    ///
    /// # Errors
    /// The database's.
    pub async fn for_feed(&self, filter: &FeedFilter, at: Ts, past: SignedDuration) -> Result<Vec<Event>> {
        store::for_feed(&self.platform.db, filter, at.plus(-past), at.plus(-CANCELLED_SHOWN_FOR)).await
    }

    /// When anything that a feed shows last changed. One statement.
    ///
    /// # Errors
    /// The database's.
    pub async fn last_change(&self, filter: &FeedFilter) -> Result<Option<Ts>> {
        store::last_change(&self.platform.db, filter).await
    }
}

fn cursor(event: &Event) -> Cursor {
    Cursor { key: event.starts_at.map(|at| at.to_string()).unwrap_or_default(), id: event.id.uuid() }
}

fn not_scheduled() -> Problem {
    Problem::new("EVENT_NOT_SCHEDULED", "Ce rendez-vous n’est plus à venir : il est passé ou annulé.")
}
