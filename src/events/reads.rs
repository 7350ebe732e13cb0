//! Which events are read: one, a window of them, a partnership's, a feed's.

use jiff::SignedDuration;

use super::model::{Event, EventAttendee, EventId, EventKind};
use super::{Events, store};
use crate::kernel::actor::{Actor, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::{Cursor, Page, PageRequest};

/// How long a cancelled event stays in feeds, so that every calendar program has fetched it.
pub const CANCELLED_SHOWN_FOR: SignedDuration = SignedDuration::from_hours(24 * 30);

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
    /// All events of these but stays.
    pub partnerships: Vec<PartnershipId>,
    /// The stays of these.
    pub coordinated: Vec<PartnershipId>,
    /// Expected or inviting.
    pub posts: Vec<PostId>,
    /// Expected.
    pub person: Option<PersonId>,
    /// Of all these, only where someone of these organisations is expected or invites.
    pub organisations: Option<Vec<OrganisationId>>,
    /// Of all these, only what belongs to these partnerships.
    pub within: Option<Vec<PartnershipId>>,
    /// Only these kinds.
    pub kinds: Option<Vec<EventKind>>,
}

impl Events {
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
        let now = self.now();
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
}

pub(super) fn cursor(event: &Event) -> Cursor {
    Cursor { key: event.starts_at.map(|at| at.to_string()).unwrap_or_default(), id: event.id.uuid() }
}
