//! Annual reviews: planned, held, recorded clause by clause, closed; only corrections follow.
//!
//! Every command takes the protocol's row first, so that two writers of one protocol are in line and one review at
//! most is open. Only closing a review that was held moves the review clock.

mod follow;
mod graphql;
mod loaders;
mod model;
mod outcome;
mod planning;
mod policy;
pub mod present;
mod reads;
mod record;
mod retention;
mod store;

use crate::accounts::Accounts;
use crate::actions::Actions;
use crate::directory::Directory;
use crate::events::Events;
use crate::kernel::actor::{Actor, OrganisationId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::Problem;
use crate::platform::Platform;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

use super::corrections;
use super::ids::{ProtocolId, ReviewId};
use super::reminders::Reminders;
use super::{Protocol, Protocols, store as protocol_store};

pub(super) use follow::{give_up_planned, rename, serve};
pub use graphql::{FindingPayload, ProtocolReviews, ReviewMutation, ReviewPayload};
pub use loaders::{ReviewLoader, review as load_review, review_loader};
pub use model::{
    Finding, FindingKind, Participant, Review, ReviewDecision, ReviewState, missing_sides, sides,
};
pub use outcome::{CorrectReviewInput, CreateActionInput};
pub use planning::{CancelReviewInput, MoveReviewInput, PlanReviewInput, StartReviewInput};
pub use policy::{Action, Stakes, allows, any_allows};
pub use record::{CompleteReviewInput, RecordFindingInput, ReviewParticipantInput, UpdateReviewInput};
pub use retention::ATTENDANCE_KEPT;

/// The reviews' service.
#[derive(Clone, Debug)]
pub struct Reviews {
    platform: Platform,
    directory: Directory,
    accounts: Accounts,
    actions: Actions,
    events: Events,
    protocols: Protocols,
    reminders: Reminders,
}

/// What a command works on: the protocol under lock, and the act's frame.
struct Scene {
    protocol: Protocol,
    parties: Vec<OrganisationId>,
    now: Ts,
    today: Day,
    acting: PostId,
    by: By,
}

impl Reviews {
    /// On this platform, beside these services.
    #[must_use]
    pub fn new(
        platform: Platform,
        directory: Directory,
        accounts: Accounts,
        actions: Actions,
        events: Events,
        protocols: Protocols,
        reminders: Reminders,
    ) -> Self {
        Self { platform, directory, accounts, actions, events, protocols, reminders }
    }

    /// Locks the protocol and checks that the post acted as may run its reviews.
    async fn scene(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        protocol: ProtocolId,
        acting_post: Option<PostId>,
    ) -> Result<Scene> {
        let protocol = self.protocols.lock_as_system(tx, protocol).await?.ok_or(Error::NotFound)?;
        let now = self.platform.clock.now();
        let today = protocol.today(now);
        let parties = protocol_store::read::parties_in(tx, protocol.id).await?;
        let parties: Vec<OrganisationId> = parties
            .into_iter()
            .filter(|party| party.bound(today))
            .map(|party| party.organisation_id)
            .collect();
        let stakes = Stakes {
            partnership: protocol.partnership_id,
            owner: protocol.owner_post_id,
            parties: parties.clone(),
        };
        if !any_allows(&actor.mandates, Action::Run, &stakes) {
            let seen = any_allows(&actor.mandates, Action::Read, &stakes);
            return Err(if seen { Error::Forbidden } else { Error::NotFound });
        }
        let held = actor.acting_as(acting_post)?;
        if !allows(held, Action::Run, &stakes) {
            return Err(Error::Forbidden);
        }
        let acting = held.post;
        Ok(Scene { protocol, parties, now, today, acting, by: By::actor(actor, Some(acting)) })
    }

    async fn scene_of(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        review: ReviewId,
        acting_post: Option<PostId>,
    ) -> Result<(Scene, Review)> {
        let found = store::find(tx, review).await?.ok_or(Error::NotFound)?;
        let scene = self.scene(tx, actor, found.protocol_id, acting_post).await?;
        // Read again under the lock: what was read before it may have changed.
        let review = store::find(tx, review).await?.ok_or(Error::NotFound)?;
        Ok((scene, review))
    }

    /// Records the act, commits, and gives the review as it now stands.
    async fn finish(
        &self,
        mut tx: Tx,
        by: By,
        action: &'static str,
        id: ReviewId,
        facts: serde_json::Value,
    ) -> Result<Review> {
        audit::record(&mut tx, &self.platform, by, action, id, facts).await?;
        let review = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
        tx.commit().await?;
        Ok(review)
    }
}

fn cancelled() -> Problem {
    Problem::new("REVIEW_CANCELLED", "Cette revue a été annulée.")
}

fn closed() -> Problem {
    Problem::new("REVIEW_CLOSED", "Cette revue est close : ajoutez une rectification.")
}
