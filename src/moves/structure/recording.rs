//! Recording a move, a closing, a merger; calling one off before its day.

use async_graphql::InputObject;
use serde_json::json;

use super::applying::ApplyPayload;
use super::model::{ChangeKind, ChangeState, StructureChange, StructureChangeId};
use super::{APPLY_JOB, Structures, policy, store};
use crate::accounts::acting_post;
use crate::directory::{Organisation, Post};
use crate::kernel::actor::{Actor, OrganisationId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::Problem;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::platform::jobs;

/// A post passes to another organisation.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct MovePostInput {
    /// Which.
    pub post_id: PostId,
    /// Where to.
    pub into_id: OrganisationId,
    /// Its first day there.
    pub takes_effect_on: Day,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// An organisation ceases to exist.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct CloseOrganisationInput {
    /// Which.
    pub organisation_id: OrganisationId,
    /// Its last day.
    pub last_day: Day,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// An organisation passes into another.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct MergeOrganisationInput {
    /// Which.
    pub organisation_id: OrganisationId,
    /// Into which.
    pub into_id: OrganisationId,
    /// The first day without it.
    pub takes_effect_on: Day,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Calls a planned change off.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct CancelStructureChangeInput {
    /// Which.
    pub structure_change_id: StructureChangeId,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

impl Structures {
    /// Moves a post, now or at midnight of a day to come.
    ///
    /// # Errors
    /// When the actor does not manage the people of both organisations, or with what stands against it.
    pub async fn move_post(&self, actor: &Actor, input: MovePostInput) -> Result<StructureChange> {
        let post = self.directory.posts(&[input.post_id]).await?.pop().ok_or(Error::NotFound)?;
        let (from, into) = self.both(actor, post.organisation_id, input.into_id).await?;
        let acting = acting_post(actor, input.acting_post_id)?;
        let change = self.change(
            actor,
            ChangeKind::PostMoved,
            (from.id, Some(post.id), Some(into.id)),
            input.takes_effect_on,
        );
        let mut problems = Problems::none();
        problems.require(from.id != into.id, || {
            Problem::new("INVALID_VALUE", "Cette fonction y est déjà.").on("intoId")
        });
        problems.require(post.is_open(change.takes_effect_on), || {
            Problem::new("POST_CLOSED", "Cette fonction n’existe plus à cette date.").on("takesEffectOn")
        });
        self.check_receiving(&mut problems, &into, change.takes_effect_on, &from);
        let before = store::of_posts(&self.platform.db, &[post.id]).await?;
        let later = |one: &StructureChange| {
            one.state == ChangeState::Done && one.takes_effect_on >= change.takes_effect_on
        };
        problems.require(!before.iter().any(later), || {
            let message = "Cette fonction a déjà changé de structure à cette date ou après.";
            Problem::new("INVALID_DATE_ORDER", message).on("takesEffectOn")
        });
        let mut tx = self.platform.db.begin().await?;
        self.check_unplanned(&mut tx, &mut problems, &from, Some(post.id)).await?;
        for problem in self.against_moving(&mut tx, &post, into.id, change.takes_effect_on).await? {
            problems.add(problem);
        }
        problems.check()?;
        self.record(tx, By::actor(actor, acting), change, &from).await
    }

    /// Closes an organisation: its mandates and posts end that day, and are known to from now on.
    ///
    /// # Errors
    /// When the actor does not manage its people, or with what stands against it.
    pub async fn close(&self, actor: &Actor, input: CloseOrganisationInput) -> Result<StructureChange> {
        let place = self.managed(actor, input.organisation_id).await?;
        let acting = acting_post(actor, input.acting_post_id)?;
        let (last, now) = (input.last_day, self.now());
        let change = self.change(actor, ChangeKind::Closed, (place.id, None, None), last.plus_days(1));
        let change = StructureChange { state: ChangeState::Done, ..change };
        let posts = self.open_posts(place.id, last).await?;
        let mut problems = Problems::none();
        problems.require(policy::is_near(last, now.day_in(&place.time_zone)), || far("lastDay"));
        problems.require(place.closed_on.is_none(), || {
            Problem::new("ORGANISATION_CLOSED", "Cette structure est déjà fermée.").on("lastDay")
        });
        let mut tx = self.platform.db.begin().await?;
        self.check_unplanned(&mut tx, &mut problems, &place, None).await?;
        let ties = store::ties(&mut tx, &posts, None, last).await?;
        let children = store::has_children(&mut tx, place.id, last).await?;
        for problem in policy::against_closing(&ties, children) {
            problems.add(problem);
        }
        problems.check()?;
        let by = By::actor(actor, acting);
        self.accounts.end_mandates_in(&mut tx, by, &posts, last).await?;
        self.directory.close_in(&mut tx, place.id, last, None).await?;
        self.partnerships.end_memberships_in(&mut tx, place.id, last).await?;
        store::insert(&mut tx, &change).await?;
        audit::record(
            &mut tx,
            &self.platform,
            by,
            "organisation.close",
            place.id,
            json!({ "lastDay": last }),
        )
        .await?;
        tx.announce(place.id);
        tx.commit().await?;
        self.one(change.id).await
    }

    /// Merges an organisation into another, now or at midnight of a day to come.
    ///
    /// # Errors
    /// When the actor does not manage the people of both, or with what stands against it.
    pub async fn merge(&self, actor: &Actor, input: MergeOrganisationInput) -> Result<StructureChange> {
        let (from, into) = self.both(actor, input.organisation_id, input.into_id).await?;
        let acting = acting_post(actor, input.acting_post_id)?;
        let on = input.takes_effect_on;
        let change = self.change(actor, ChangeKind::Merged, (from.id, None, Some(into.id)), on);
        let mut problems = Problems::none();
        for problem in policy::against_merging((from.id, from.sector), (into.id, into.sector)) {
            problems.add(problem);
        }
        problems.require(from.is_open(on), || {
            Problem::new("ORGANISATION_CLOSED", "Cette structure est fermée à cette date.")
                .on("takesEffectOn")
        });
        self.check_receiving(&mut problems, &into, on, &from);
        let mut tx = self.platform.db.begin().await?;
        self.check_unplanned(&mut tx, &mut problems, &from, None).await?;
        problems.require(!self.directory.is_within_in(&mut tx, into.id, from.id).await?, || {
            let message = "Cette structure dépend de celle qui la rejoindrait : détachez-la d’abord.";
            Problem::new("PARENT_CYCLE", message).on("intoId")
        });
        problems.check()?;
        self.record(tx, By::actor(actor, acting), change, &from).await
    }

    /// Calls off what is planned.
    ///
    /// # Errors
    /// When the actor does not manage the organisation's people, or its day has come.
    pub async fn cancel(&self, actor: &Actor, input: CancelStructureChangeInput) -> Result<StructureChange> {
        let change = self.one(input.structure_change_id).await?;
        self.managed(actor, change.organisation_id).await?;
        let acting = acting_post(actor, input.acting_post_id)?;
        if change.state == ChangeState::Cancelled {
            return Ok(change);
        }
        let mut tx = self.platform.db.begin().await?;
        if !store::settle(&mut tx, change.id, ChangeState::Cancelled).await? {
            let message = "Ce changement a déjà eu lieu : enregistrez-en un autre.";
            return Err(Error::problem(Problem::new("ALREADY_DECIDED", message)));
        }
        let by = By::actor(actor, acting);
        audit::record(&mut tx, &self.platform, by, "structure.cancel", change.id, ()).await?;
        tx.commit().await?;
        self.one(change.id).await
    }

    /// Changes from or into an organisation, latest first; for who holds a mandate.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_organisation(&self, actor: &Actor, id: OrganisationId) -> Result<Vec<StructureChange>> {
        if actor.mandates.is_empty() && !actor.platform_admin {
            return Ok(Vec::new());
        }
        store::of_organisation(&self.platform.db, id).await
    }

    /// The moves of a post.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_post(&self, id: PostId) -> Result<Vec<StructureChange>> {
        store::of_posts(&self.platform.db, &[id]).await
    }

    /// Moves of posts that ever left or reached an organisation of a territory.
    pub(in crate::moves) async fn moves_within(&self, territory: &str) -> Result<Vec<StructureChange>> {
        store::moves_within(&self.platform.db, territory).await
    }

    pub(super) async fn one(&self, id: StructureChangeId) -> Result<StructureChange> {
        store::by_id(&self.platform.db, id).await?.ok_or(Error::NotFound)
    }

    fn change(
        &self,
        actor: &Actor,
        kind: ChangeKind,
        (organisation_id, post_id, into_id): (OrganisationId, Option<PostId>, Option<OrganisationId>),
        takes_effect_on: Day,
    ) -> StructureChange {
        let now = self.now();
        StructureChange {
            id: StructureChangeId::fresh(&self.platform.entropy, now),
            kind,
            organisation_id,
            post_id,
            into_id,
            takes_effect_on,
            state: ChangeState::Planned,
            recorded_by: Some(actor.person),
            recorded_at: now,
        }
    }

    /// Writes what is planned, and does it when its day has come.
    async fn record(
        &self,
        mut tx: Tx,
        by: By,
        change: StructureChange,
        from: &Organisation,
    ) -> Result<StructureChange> {
        store::insert(&mut tx, &change).await?;
        let codes = json!({
            "kind": change.kind, "organisation": change.organisation_id, "post": change.post_id,
            "into": change.into_id, "on": change.takes_effect_on,
        });
        audit::record(&mut tx, &self.platform, by, "structure.plan", change.id, codes).await?;
        if change.takes_effect_on <= self.now().day_in(&from.time_zone) {
            self.apply(&mut tx, by, &change).await?;
        } else {
            let at = change.takes_effect_on.start_in(&from.time_zone);
            let key = format!("{APPLY_JOB}:{}", change.id.uuid());
            let payload = ApplyPayload { change: change.id };
            jobs::enqueue(&mut tx, &self.platform, APPLY_JOB, payload, at, Some(key)).await?;
        }
        tx.commit().await?;
        self.one(change.id).await
    }

    /// Posts of an organisation that still exist after that day.
    pub(super) async fn open_posts(&self, id: OrganisationId, last: Day) -> Result<Vec<PostId>> {
        let posts = self.directory.posts_of(&[id]).await?;
        Ok(posts.iter().filter(|post| post.is_open(last.plus_days(1))).map(|post| post.id).collect())
    }

    pub(super) async fn against_moving(
        &self,
        tx: &mut Tx,
        post: &Post,
        into: OrganisationId,
        on: Day,
    ) -> Result<Vec<Problem>> {
        Ok(policy::against_moving(&store::ties(tx, &[post.id], Some(into), on).await?, into))
    }

    fn check_receiving(&self, problems: &mut Problems, into: &Organisation, on: Day, from: &Organisation) {
        problems.require(into.is_open(on), || {
            Problem::new("ORGANISATION_CLOSED", "La structure choisie est fermée à cette date.").on("intoId")
        });
        problems.require(policy::is_near(on, self.now().day_in(&from.time_zone)), || far("takesEffectOn"));
    }

    /// One change at a time: on the organisation, and on the post where only that moves.
    async fn check_unplanned(
        &self,
        tx: &mut Tx,
        problems: &mut Problems,
        from: &Organisation,
        post: Option<PostId>,
    ) -> Result<()> {
        let planned = store::planned(tx, from.id).await?;
        let meets = |one: &StructureChange| post.is_none() || one.post_id.is_none() || one.post_id == post;
        problems.require(!planned.iter().any(meets), || {
            let message = "Un autre changement est déjà prévu : attendez son jour, ou annulez-le.";
            Problem::new("ALREADY_PLANNED", message)
        });
        Ok(())
    }

    async fn both(
        &self,
        actor: &Actor,
        from: OrganisationId,
        into: OrganisationId,
    ) -> Result<(Organisation, Organisation)> {
        let from = self.managed(actor, from).await?;
        Ok((from, self.managed(actor, into).await?))
    }

    /// The organisation, if the actor manages its people and proved recently who they are.
    async fn managed(&self, actor: &Actor, id: OrganisationId) -> Result<Organisation> {
        let found = self.directory.organisations(&[id]).await?.pop().ok_or(Error::NotFound)?;
        if self.accounts.managed(actor, &[id]).await?.is_empty() {
            return Err(Error::Forbidden);
        }
        actor.require_strong(self.now())?;
        Ok(found)
    }
}

fn far(field: &'static str) -> Problem {
    Problem::new("INVALID_VALUE", "Indiquez une date à moins d’un an d’aujourd’hui.").on(field)
}
