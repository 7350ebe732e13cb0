//! Annual exchange meetings: agenda, those present, minutes, what was decided; never about individual situations.
//!
//! A meeting's date is an event; the meeting says whether it took place. Every command takes the meeting's row first,
//! so that two writers of one meeting are in line. An item of the agenda and the block of minutes about it are one row.

mod agenda;
mod graphql;
pub mod ids;
mod inputs;
mod letters;
mod loaders;
mod minutes;
mod model;
mod planning;
mod policy;
mod presences;
mod presentations;
mod progress;
mod reads;
mod retention;
mod store;
mod text;
mod texts;

use crate::accounts::Accounts;
use crate::actions::Actions;
use crate::directory::Directory;
use crate::events::Events;
use crate::kernel::actor::{Actor, OrganisationId, PartnershipId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::{Error, Result};
use crate::partnerships::{Partnership, Partnerships, Standing};
use crate::platform::Platform;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use ids::{AgendaItemId, MeetingId};

pub use graphql::{
    ActionOrigin, EventMeeting, MeetingMutation, MeetingPayload, MeetingSubscription, MinutesBlockPayload,
    PartnershipMeetings,
};
pub use inputs::*;
pub use loaders::{MeetingLoader, meeting as load_meeting, meeting_loader};
pub use model::{
    AgendaItem, AgendaItemKind, AnnualMeeting, Erratum, MeetingState, MinutesState, Presence, Remark,
    Suggestion, ThemeDiscussed,
};
pub use policy::{Action, allows};
pub use presentations::{
    CancelPresentationInput, EventPresentation, HoldPresentationInput, JoinPresentationInput,
    MovePresentationInput, PartnershipNewcomers, PresentationId, PresentationMeeting, PresentationMutation,
    PresentationPayload, ProposePresentationInput, load_presentation,
};
pub use retention::{ATTENDANCE_KEPT, FORGET_JOB, register};
pub use texts::TEXTS;

/// The annual meetings' service.
#[derive(Clone, Debug)]
pub struct Meetings {
    platform: Platform,
    directory: Directory,
    accounts: Accounts,
    partnerships: Partnerships,
    actions: Actions,
    events: Events,
}

/// An act's frame.
struct Frame {
    now: Ts,
    today: Day,
    acting: PostId,
    organisation: OrganisationId,
    by: By,
}

/// What a command works on: the meeting under lock, and the act's frame.
struct Scene {
    meeting: AnnualMeeting,
    frame: Frame,
}

impl Meetings {
    /// On this platform, beside these services.
    #[must_use]
    pub fn new(
        platform: Platform,
        directory: Directory,
        accounts: Accounts,
        partnerships: Partnerships,
        actions: Actions,
        events: Events,
    ) -> Self {
        Self { platform, directory, accounts, partnerships, actions, events }
    }

    /// Checks what the actor is to the partnership; who reads nothing of it finds nothing.
    async fn frame(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        acting_post: Option<PostId>,
        may: impl FnOnce(Standing) -> bool,
    ) -> Result<(Frame, Partnership)> {
        let reads = self.partnerships.reach(&actor.mandates).await?.standing(partnership).reads();
        let found = self.partnerships.partnerships_as_system(&[partnership]).await?.pop();
        let partnership = found.filter(|_| reads).ok_or(Error::NotFound)?;
        let (held, standing) = self.partnerships.acting(actor, partnership.id, acting_post).await?;
        if !may(standing) {
            return Err(Error::Forbidden);
        }
        let now = self.platform.clock.now();
        let frame = Frame {
            now,
            today: partnership.today(now),
            acting: held.post,
            organisation: held.organisation,
            by: By::actor(actor, Some(held.post)),
        };
        Ok((frame, partnership))
    }

    /// Locks the meeting and checks that the actor may.
    async fn scene(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        id: MeetingId,
        action: Action,
        acting_post: Option<PostId>,
    ) -> Result<Scene> {
        store::read::lock(tx, id).await?;
        let meeting = store::read::find(tx, id).await?.ok_or(Error::NotFound)?;
        let around = match action {
            Action::Write => {
                let presences = store::read::presences_in(tx, id).await?;
                let expected = self.events.attendees(&[meeting.event_id]).await?;
                model::is_around(actor, &meeting, &presences, &expected)
            }
            Action::Read | Action::Run | Action::Remark => false,
        };
        let may = |standing| allows(action, standing, around, meeting.minutes_state);
        let (frame, _) = self.frame(actor, meeting.partnership_id, acting_post, may).await?;
        Ok(Scene { meeting, frame })
    }

    /// The same for what is done to an item of the agenda.
    async fn scene_of(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        id: AgendaItemId,
        action: Action,
        acting_post: Option<PostId>,
    ) -> Result<(Scene, AgendaItem)> {
        let found = store::agenda::find(tx, id).await?.ok_or(Error::NotFound)?;
        let scene = self.scene(tx, actor, found.meeting_id, action, acting_post).await?;
        // Read again under the lock: what was read before it may have changed.
        let item = store::agenda::find(tx, id).await?.ok_or(Error::NotFound)?;
        Ok((scene, item))
    }

    /// Records the act, commits, and gives the meeting as it now stands.
    async fn finish(
        &self,
        mut tx: Tx,
        by: By,
        action: &'static str,
        id: MeetingId,
        facts: serde_json::Value,
    ) -> Result<AnnualMeeting> {
        audit::record(&mut tx, &self.platform, by, action, id, facts).await?;
        let meeting = store::read::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
        tx.announce(id);
        tx.commit().await?;
        Ok(meeting)
    }

    fn fresh<T: crate::kernel::ids::TypedId>(&self, now: Ts) -> T {
        T::fresh(&self.platform.entropy, now)
    }
}
