//! What takes place on its day: a post changes hands, an organisation passes into another.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::model::{ChangeKind, ChangeState, StructureChange, StructureChangeId};
use super::{Structures, store};
use crate::kernel::actor::{OrganisationId, PostId};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::platform::jobs::{Job, JobError, Worker};

/// The job that applies one change at midnight of its day.
pub const APPLY_JOB: &str = "moves.apply";

#[derive(Serialize, Deserialize)]
pub(super) struct ApplyPayload {
    pub change: StructureChangeId,
}

impl Structures {
    /// Teaches the worker to apply changes.
    pub fn register_jobs(&self, worker: &mut Worker) {
        let structures = self.clone();
        worker.handle(APPLY_JOB, move |job| {
            let structures = structures.clone();
            async move { structures.run(&job).await }
        });
    }

    async fn run(&self, job: &Job) -> Result<(), JobError> {
        let ApplyPayload { change } = job.payload()?;
        let change = self.one(change).await?;
        let mut tx = self.platform.db.begin().await?;
        self.apply(&mut tx, By::System(APPLY_JOB), &change).await?;
        Ok(tx.commit().await?)
    }

    /// Does what was planned; what was called off or done already is left alone.
    pub(super) async fn apply(&self, tx: &mut Tx, by: By, change: &StructureChange) -> Result<()> {
        let Some(into) = change.into_id else { return Ok(()) };
        let blocked = self.stands_against(tx, change, into).await?;
        let state = if blocked { ChangeState::Blocked } else { ChangeState::Done };
        if !store::settle(tx, change.id, state).await? || blocked {
            return Ok(());
        }
        if let (ChangeKind::PostMoved, Some(post)) = (change.kind, change.post_id) {
            self.directory.move_post_in(tx, post, into).await?;
            let codes = json!({ "from": change.organisation_id, "into": into });
            audit::record(tx, &self.platform, by, "post.move", post, codes).await?;
            tx.announce(post);
        } else {
            self.absorb(tx, by, change, into).await?;
        }
        tx.announce(change.organisation_id);
        tx.announce(into);
        Ok(())
    }

    /// What was free to move when it was planned may since have been bound.
    async fn stands_against(
        &self,
        tx: &mut Tx,
        change: &StructureChange,
        into: OrganisationId,
    ) -> Result<bool> {
        let Some(post) = change.post_id else { return Ok(false) };
        let post = self.directory.posts(&[post]).await?.pop().ok_or(Error::NotFound)?;
        Ok(!self.against_moving(tx, &post, into, change.takes_effect_on).await?.is_empty())
    }

    /// Every post moves; memberships, parts in protocols and agreements, and services below pass on; the organisation closes and keeps the
    /// name of the one it went into.
    async fn absorb(
        &self,
        tx: &mut Tx,
        by: By,
        change: &StructureChange,
        into: OrganisationId,
    ) -> Result<()> {
        let (from, on) = (change.organisation_id, change.takes_effect_on);
        let last = on.eve();
        for post in self.open_posts(from, last).await? {
            let moved = self.moved_with(change, post, into);
            store::insert(tx, &moved).await?;
            self.directory.move_post_in(tx, post, into).await?;
            audit::record(tx, &self.platform, by, "post.move", post, json!({ "from": from, "into": into }))
                .await?;
            tx.announce(post);
        }
        self.partnerships.succeed_in(tx, from, into, on).await?;
        self.protocols.succeed_in(tx, by, (from, into), on).await?;
        let successor = self.directory.organisations(&[into]).await?.pop().ok_or(Error::NotFound)?;
        self.interregion.succeed_in(tx, from, &successor, on).await?;
        self.directory.close_in(tx, from, last, Some(into)).await?;
        audit::record(tx, &self.platform, by, "organisation.merge", from, json!({ "into": into, "on": on }))
            .await
    }

    /// The move of one post that a merger carries with it.
    fn moved_with(&self, merger: &StructureChange, post: PostId, into: OrganisationId) -> StructureChange {
        let now = self.now();
        StructureChange {
            id: StructureChangeId::fresh(&self.platform.entropy, now),
            kind: ChangeKind::PostMoved,
            post_id: Some(post),
            into_id: Some(into),
            state: ChangeState::Done,
            recorded_at: now,
            ..merger.clone()
        }
    }
}
