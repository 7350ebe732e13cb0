//! Reading meetings with the viewer's rights.

use super::ids::MeetingId;
use super::model::{AgendaItem, AnnualMeeting, Erratum, Presence, Remark, Suggestion, ThemeDiscussed};
use super::store::agenda::DecidedBy;
use super::{Meetings, store};
use crate::actions::{ActionId, ActionItem};
use crate::events::{Event, EventId};
use crate::kernel::actor::{Actor, PartnershipId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::{Cursor, Page, PageRequest};
use crate::partnerships::Partnership;
use crate::protocols::Theme;

impl Meetings {
    /// What this slice holds on the actor: where they were noted as present, and what they said of minutes.
    ///
    /// # Errors
    /// The database's.
    pub async fn my_data(&self, actor: &Actor) -> Result<serde_json::Value> {
        let db = &self.platform.db;
        Ok(serde_json::json!({
            "meetings": store::my_data::presences(db, actor.person).await?,
            "remarks": store::my_data::remarks(db, actor.person).await?,
        }))
    }

    /// Those of these meetings that the actor may read, in any order.
    ///
    /// # Errors
    /// The database's.
    pub async fn find_all_visible(&self, actor: &Actor, ids: &[MeetingId]) -> Result<Vec<AnnualMeeting>> {
        let reach = self.partnerships.reach(&actor.mandates).await?;
        store::read::find_all(&self.platform.db, &reach.read(), ids).await
    }

    /// A partnership's meetings: those to come soonest first, or those held or called off latest first. Nothing for
    /// whom the partnership's matter is not meant.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_partnership(
        &self,
        partnership: &Partnership,
        past: bool,
        page: &PageRequest,
    ) -> Result<Page<AnnualMeeting>> {
        if !partnership.standing.reads() {
            return Ok(Page { rows: Vec::new(), has_next: false, total: page.with_total.then_some(0) });
        }
        let (rows, total) =
            store::read::of_partnership(&self.platform.db, partnership.id, past, page).await?;
        Ok(Page::from_rows(rows, page, total, |meeting| Cursor {
            key: meeting.sort_key.clone(),
            id: meeting.id.uuid(),
        }))
    }

    /// Of each of these partnerships, the meeting whose minutes were approved last; whoever shows them has authorised.
    ///
    /// # Errors
    /// The database's.
    pub async fn last_minutes_as_system(&self, partnerships: &[PartnershipId]) -> Result<Vec<AnnualMeeting>> {
        store::read::last_minutes(&self.platform.db, partnerships).await
    }

    /// What may go on these meetings' agendas; the caller has read the meetings as the actor.
    ///
    /// # Errors
    /// The database's.
    pub async fn suggestions(&self, meetings: &[AnnualMeeting]) -> Result<Vec<(MeetingId, Vec<Suggestion>)>> {
        let open: Vec<_> = meetings.iter().filter(|meeting| meeting.is_open()).cloned().collect();
        if open.is_empty() { Ok(Vec::new()) } else { self.offered(&open).await }
    }

    /// For each of these partnerships, when each theme was last discussed; the caller has applied the reader's rights.
    ///
    /// # Errors
    /// The database's.
    pub async fn themes(&self, ids: &[PartnershipId]) -> Result<Vec<(PartnershipId, Vec<ThemeDiscussed>)>> {
        let discussed = store::read::discussed(&self.platform.db, ids).await?;
        let last_on = |id: PartnershipId, theme: Theme| {
            let row = discussed.iter().find(|row| row.partnership_id == id && row.theme == theme);
            row.map(|row| row.last_on)
        };
        let of = |id: PartnershipId| {
            Theme::ALL
                .into_iter()
                .map(|theme| ThemeDiscussed { theme, last_discussed_on: last_on(id, theme) })
                .collect()
        };
        Ok(ids.iter().map(|id| (*id, of(*id))).collect())
    }

    /// The agendas of these meetings, in their order; the caller has read the meetings as the actor, here and below.
    ///
    /// # Errors
    /// The database's.
    pub async fn agendas(&self, ids: &[MeetingId]) -> Result<Vec<AgendaItem>> {
        store::agenda::of_meetings(&self.platform.db, ids).await
    }

    /// The date of a meeting that the caller read.
    ///
    /// # Errors
    /// The database's.
    pub async fn event_as_system(&self, id: EventId) -> Result<Event> {
        let found = self.events.events_as_system(&[id]).await?.pop();
        found.ok_or(Error::NotFound)
    }

    /// Today on its partnership's calendar.
    #[must_use]
    pub fn today(&self, meeting: &AnnualMeeting) -> Day {
        self.platform.clock.now().day_in(&meeting.time_zone)
    }

    /// Who was at these meetings.
    ///
    /// # Errors
    /// The database's.
    pub async fn presences(&self, ids: &[MeetingId]) -> Result<Vec<Presence>> {
        store::read::presences(&self.platform.db, ids).await
    }

    /// Remarks on their minutes, as they came.
    ///
    /// # Errors
    /// The database's.
    pub async fn remarks(&self, ids: &[MeetingId]) -> Result<Vec<Remark>> {
        store::minutes::remarks(&self.platform.db, ids).await
    }

    /// Errata of their minutes, by version.
    ///
    /// # Errors
    /// The database's.
    pub async fn errata(&self, ids: &[MeetingId]) -> Result<Vec<Erratum>> {
        store::minutes::errata(&self.platform.db, ids).await
    }

    /// Which items of their agendas decided which actions.
    ///
    /// # Errors
    /// The database's.
    pub(super) async fn decided(&self, ids: &[MeetingId]) -> Result<Vec<DecidedBy>> {
        store::agenda::decided(&self.platform.db, ids).await
    }

    /// Those of these actions that the actor may read.
    ///
    /// # Errors
    /// The database's.
    pub async fn actions(&self, actor: &Actor, ids: &[ActionId]) -> Result<Vec<ActionItem>> {
        self.actions.find_all_visible(actor, ids).await
    }

    /// What these meetings decided to do, soonest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn follow_ups(&self, actor: &Actor, ids: &[MeetingId]) -> Result<Vec<ActionItem>> {
        let origins: Vec<_> = ids.iter().map(|id| id.uuid()).collect();
        self.actions.of_origins(actor, &origins).await
    }
}
