//! Cross-trainings: a programme, a date, seats for both sides, and what follows from having been there.
//!
//! Every command takes the training's row first. Whoever registers joins one line in order of arrival; the line then
//! moves as far as the seats allow (`seats.rs`), inside the same transaction. So a seat given back is given out once,
//! and nothing is ever oversold.

mod changes;
mod content;
mod feedback;
mod graphql;
mod held;
mod inputs;
mod letters;
mod line;
mod loaders;
mod model;
mod policy;
mod reads;
mod registrations;
mod retention;
pub mod seats;
mod store;
mod texts;

use crate::accounts::Accounts;
use crate::directory::Directory;
use crate::events::Events;
use crate::kernel::actor::{Actor, PostId};
use crate::kernel::clock::{Ts, Zone};
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::Problem;
use crate::partnerships::Partnerships;
use crate::platform::Platform;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

pub use graphql::{
    EventTraining, RegistrationPayload, TrainingMutation, TrainingPayload, TrainingQuery,
    TrainingSubscription,
};
pub use inputs::*;
pub use loaders::{
    TrainingLoader, registration as load_registration, training as load_training, training_loader,
};
pub use model::{
    Certificate, Counts, FeedbackSummary, Registration, RegistrationId, RegistrationState, SectorGroup,
    SectorSeats, Trainer, Training, TrainingId, TrainingState,
};
pub use policy::{Sight, Ties, Viewpoint};
pub use reads::Catalogue;
pub use retention::{FORGET_JOB, KEPT, RELEASE_JOB};
pub use texts::{ERASURE, TEXTS};

/// The trainings' service.
#[derive(Clone, Debug)]
pub struct Trainings {
    platform: Platform,
    directory: Directory,
    accounts: Accounts,
    partnerships: Partnerships,
    events: Events,
}

/// What a command works on: the training under lock, and the act's frame.
struct Scene {
    tx: Tx,
    training: Training,
    now: Ts,
    by: By,
}

impl Trainings {
    /// On this platform, beside these services.
    #[must_use]
    pub fn new(
        platform: Platform,
        directory: Directory,
        accounts: Accounts,
        partnerships: Partnerships,
        events: Events,
    ) -> Self {
        Self { platform, directory, accounts, partnerships, events }
    }

    /// What the actor's mandates give, read before any row is taken: whoever holds a row waits for nothing else.
    async fn viewpoint(&self, actor: &Actor) -> Result<Viewpoint> {
        let reach = self.partnerships.reach(&actor.mandates).await?;
        let organisations: Vec<_> = actor.mandates.iter().map(|held| held.organisation).collect();
        if organisations.is_empty() {
            return Ok(Viewpoint { reach, ..Viewpoint::default() });
        }
        let today = self.platform.clock.now().day_in(&Zone::paris());
        let neighbours = store::read::neighbours(&self.platform.db, &organisations, today).await?;
        Ok(Viewpoint { reach, neighbours: neighbours.into_iter().collect() })
    }

    /// Takes a training that the actor sees, for whoever is what the command asks for.
    async fn scene(
        &self,
        actor: &Actor,
        id: TrainingId,
        acting_post: Option<PostId>,
        allowed: impl Fn(&Ties) -> bool,
    ) -> Result<Scene> {
        let view = self.viewpoint(actor).await?;
        if !allowed(&self.seen(actor, &view, id).await?.ties) {
            return Err(Error::Forbidden);
        }
        let acting = actor.acting_as(acting_post)?.post;
        let mut tx = self.platform.db.begin().await?;
        let mut training = store::write::locked(&mut tx, id).await?.ok_or(Error::NotFound)?;
        training.ties = Ties::of(actor, &training, &view);
        Ok(Scene { tx, training, now: self.platform.clock.now(), by: By::actor(actor, Some(acting)) })
    }

    /// Takes a training that the actor organises or coordinates.
    async fn editing(&self, actor: &Actor, id: TrainingId, acting_post: Option<PostId>) -> Result<Scene> {
        self.scene(actor, id, acting_post, |ties| ties.edits).await
    }

    async fn seen(&self, actor: &Actor, view: &Viewpoint, id: TrainingId) -> Result<Training> {
        self.visible_from(actor, view, &[id]).await?.pop().ok_or(Error::NotFound)
    }

    /// Records the act, commits, and gives the training as it now stands.
    async fn finish(&self, scene: Scene, action: &'static str, facts: serde_json::Value) -> Result<Training> {
        let Scene { mut tx, training, by, .. } = scene;
        audit::record(&mut tx, &self.platform, by, action, training.id, facts).await?;
        let found = store::write::find(&mut tx, training.id).await?.ok_or(Error::NotFound)?;
        tx.announce(training.id);
        tx.commit().await?;
        Ok(Training { ties: training.ties, ..found })
    }
}

fn over() -> Problem {
    Problem::new("TRAINING_OVER", "Cette formation a eu lieu ou a été annulée : elle ne change plus.")
}
