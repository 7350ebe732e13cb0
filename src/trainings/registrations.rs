//! Registering, giving back, deciding.

use super::inputs::{
    CancelRegistrationInput, DecideRegistrationInput, RegisterForTrainingInput, RegisterTeamInput,
};
use super::model::{
    Registration, RegistrationId, RegistrationState, SectorGroup, Training, TrainingId, TrainingState,
};
use super::store::line::NewRegistration;
use super::{Scene, Sight, Ties, Trainings, over, store};
use crate::accounts::{Mandate, MandateStatus};
use crate::directory::Organisation;
use crate::events::Declined;
use crate::kernel::actor::{Actor, OrganisationId, PersonId, PostId};
use crate::kernel::clock::Zone;
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::Problem;
use crate::platform::audit;

/// Who comes, and in whose name.
struct Comer {
    person: PersonId,
    post: PostId,
    organisation: OrganisationId,
    group: SectorGroup,
}

impl Trainings {
    /// The actor registers: a seat if there is one, a place in the line otherwise. Registered already, nothing changes.
    ///
    /// # Errors
    /// A problem when nobody can register any more; [`Error::Forbidden`] for whoever is not invited.
    pub async fn register(&self, actor: &Actor, input: RegisterForTrainingInput) -> Result<Registration> {
        let wanted = input.post_id.or(input.acting_post_id);
        let held = actor.acting_as(wanted);
        let organisation = held.as_ref().ok().map(|held| held.organisation);
        let group = self.groups(organisation.as_slice()).await?.first().map(|(_, group)| *group);
        // Whether it is there comes before what is wrong with the post.
        let invited = |ties: &Ties| held.as_ref().map_or(true, |held| ties.posts.contains(&held.post));
        let mut scene = self.scene(actor, input.training_id, wanted, invited).await?;
        let held = held?;
        if let Some(own) = store::line::active_of(&mut scene.tx, scene.training.id, actor.person).await? {
            return Ok(own);
        }
        check_open(&scene)?;
        let comer = Comer {
            person: actor.person,
            post: held.post,
            organisation: held.organisation,
            group: group.ok_or(Error::NotFound)?,
        };
        let id = self.join(&mut scene, actor, comer).await?;
        self.tell_organiser(&mut scene, actor, &[id]).await?;
        let promoted = self.advance(&mut scene.tx, &scene.training, scene.now).await?;
        self.finish_registration(scene, id, "registration.create", promoted).await
    }

    /// The representative registers people of the own organisation, in the order given; those registered already keep
    /// their place.
    ///
    /// # Errors
    /// Problems with mandates; a problem when nobody can register any more; [`Error::Forbidden`] for whoever
    /// represents no organisation that is invited.
    pub async fn register_team(&self, actor: &Actor, input: RegisterTeamInput) -> Result<Training> {
        let mandates = self.accounts.mandates(&input.mandate_ids).await?;
        let organisations: Vec<_> = mandates.values().map(|mandate| mandate.organisation_id).collect();
        let groups = self.groups(&organisations).await?;
        let mut scene =
            self.scene(actor, input.training_id, input.acting_post_id, |ties| !ties.teams.is_empty()).await?;
        check_open(&scene)?;
        let mut problems = Problems::none();
        let mut comers = Vec::new();
        for (position, id) in input.mandate_ids.iter().enumerate() {
            let fits = |mandate: &&Mandate| {
                mandate.status(scene.now) == MandateStatus::Current
                    && scene.training.ties.teams.contains(&mandate.organisation_id)
            };
            let group = |place| groups.iter().find(|(id, _)| *id == place).map(|(_, group)| *group);
            let found =
                mandates.get(id).filter(fits).and_then(|held| Some((held, group(held.organisation_id)?)));
            match found {
                Some((held, group)) => comers.push(Comer {
                    person: held.person_id,
                    post: held.post_id,
                    organisation: held.organisation_id,
                    group,
                }),
                None => problems.add(
                    Problem::new(
                        "NOT_OF_THE_TEAM",
                        "Cette personne n’occupe pas de fonction dans votre structure.",
                    )
                    .on(format!("mandateIds.{position}")),
                ),
            }
        }
        problems.check()?;
        let mut joined = Vec::new();
        for comer in comers {
            if store::line::active_of(&mut scene.tx, scene.training.id, comer.person).await?.is_none() {
                joined.push(self.join(&mut scene, actor, comer).await?);
            }
        }
        self.tell_organiser(&mut scene, actor, &joined).await?;
        let promoted = self.advance(&mut scene.tx, &scene.training, scene.now).await?;
        let facts = serde_json::json!({"joined": joined, "promoted": promoted});
        self.finish(scene, "training.register_team", facts).await
    }

    /// Gives a place back, until the training begins; the seat goes to whoever waits first. Given back already,
    /// nothing changes.
    ///
    /// # Errors
    /// A problem once the training has begun.
    pub async fn cancel_registration(
        &self,
        actor: &Actor,
        input: CancelRegistrationInput,
    ) -> Result<Registration> {
        let id = input.registration_id;
        let (mut scene, registration) = self.scene_of(actor, id, input.acting_post_id).await?;
        if !scene.training.ties.may_cancel(actor, &registration) {
            return Err(Error::Forbidden);
        }
        if registration.state == RegistrationState::Cancelled {
            return Ok(registration);
        }
        check_open(&scene)?;
        if registration.state == RegistrationState::Refused {
            return Err(Error::problem(decided()));
        }
        store::line::settle(&mut scene.tx, id, RegistrationState::Cancelled, scene.now).await?;
        if registration.state == RegistrationState::Confirmed {
            self.leave(&mut scene, &registration).await?;
        }
        let promoted = self.advance(&mut scene.tx, &scene.training, scene.now).await?;
        self.finish_registration(scene, id, "registration.cancel", promoted).await
    }

    /// The organiser accepts a request, which then stands in the line in its order of arrival, or turns it down.
    ///
    /// # Errors
    /// A problem when it was decided otherwise or given back.
    pub async fn decide(&self, actor: &Actor, input: DecideRegistrationInput) -> Result<Registration> {
        let id = input.registration_id;
        let (mut scene, registration) = self.scene_of(actor, id, input.acting_post_id).await?;
        if !scene.training.ties.edits {
            return Err(Error::Forbidden);
        }
        match (registration.state, input.accept) {
            (RegistrationState::Confirmed | RegistrationState::Waiting, true)
            | (RegistrationState::Refused, false) => return Ok(registration),
            (RegistrationState::Requested, _) => {}
            _ => return Err(Error::problem(decided())),
        }
        check_open(&scene)?;
        let state = if input.accept { RegistrationState::Waiting } else { RegistrationState::Refused };
        store::line::settle(&mut scene.tx, id, state, scene.now).await?;
        if !input.accept {
            self.tell_refused(&mut scene, &registration).await?;
        }
        let promoted = self.advance(&mut scene.tx, &scene.training, scene.now).await?;
        let act = if input.accept { "registration.accept" } else { "registration.refuse" };
        self.finish_registration(scene, id, act, promoted).await
    }

    /// Takes the training of a registration of which the actor sees anything.
    async fn scene_of(
        &self,
        actor: &Actor,
        id: RegistrationId,
        acting_post: Option<PostId>,
    ) -> Result<(Scene, Registration)> {
        let training = store::read::training_of(&self.platform.db, id).await?.ok_or(Error::NotFound)?;
        let mut scene = self.scene(actor, training, acting_post, |_| true).await?;
        let registration = store::line::find(&mut scene.tx, id).await?.ok_or(Error::NotFound)?;
        if scene.training.ties.sight(actor, &registration) == Sight::None {
            return Err(Error::NotFound);
        }
        Ok((scene, registration))
    }

    /// At the end of the line; before it, where the organiser approves.
    async fn join(&self, scene: &mut Scene, actor: &Actor, comer: Comer) -> Result<RegistrationId> {
        let id = RegistrationId::fresh(&self.platform.entropy, scene.now);
        let state = if scene.training.requires_approval {
            RegistrationState::Requested
        } else {
            RegistrationState::Waiting
        };
        let new = NewRegistration {
            id,
            training: scene.training.id,
            person: comer.person,
            post: comer.post,
            organisation: comer.organisation,
            group: comer.group,
            state,
            by: actor.person,
        };
        store::line::join(&mut scene.tx, new, scene.now).await?;
        Ok(id)
    }

    /// Expected no longer, unless as a trainer.
    async fn leave(&self, scene: &mut Scene, registration: &Registration) -> Result<()> {
        let trainers = store::write::trainers_in(&mut scene.tx, scene.training.id).await?;
        if trainers.iter().any(|trainer| trainer.person_id == Some(registration.person_id)) {
            return Ok(());
        }
        let people = [registration.person_id];
        self.events.excuse(&mut scene.tx, scene.training.event_id, &[], &people).await.map(drop)
    }

    /// Whoever answered that they will not come gives the seat back, which goes to the next in the same transaction;
    /// nothing changes once they changed their mind, or when the training has begun.
    pub(super) async fn decline_as_system(&self, declined: Declined) -> Result<()> {
        let now = self.now();
        let Some(id) = store::read::training_at(&self.platform.db, declined.event).await? else {
            return Ok(());
        };
        let mut tx = self.platform.db.begin().await?;
        let Some(training) = store::write::locked(&mut tx, id).await? else { return Ok(()) };
        let seated = store::line::active_of(&mut tx, id, declined.person)
            .await?
            .filter(|registration| registration.state == RegistrationState::Confirmed);
        let Some(registration) = seated.filter(|_| training.takes_registrations(now)) else { return Ok(()) };
        if !self.events.declines(&mut tx, declined).await? {
            return Ok(());
        }
        let by = audit::By::Person(declined.person, Some(registration.post_id));
        let mut scene = Scene { tx, training, now, by };
        store::line::settle(&mut scene.tx, registration.id, RegistrationState::Cancelled, now).await?;
        self.leave(&mut scene, &registration).await?;
        let promoted = self.advance(&mut scene.tx, &scene.training, now).await?;
        self.finish_registration(scene, registration.id, "registration.cancel", promoted).await.map(drop)
    }

    async fn finish_registration(
        &self,
        scene: Scene,
        id: RegistrationId,
        action: &'static str,
        promoted: Vec<RegistrationId>,
    ) -> Result<Registration> {
        let Scene { mut tx, training, by, .. } = scene;
        let facts = serde_json::json!({"training": training.id.to_string(), "promoted": promoted});
        audit::record(&mut tx, &self.platform, by, action, id, facts).await?;
        let registration = store::line::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
        tx.announce(training.id);
        tx.commit().await?;
        Ok(registration)
    }

    async fn groups(&self, ids: &[OrganisationId]) -> Result<Vec<(OrganisationId, SectorGroup)>> {
        let found: Vec<Organisation> = self.directory.organisations(ids).await?;
        Ok(found.into_iter().map(|place| (place.id, SectorGroup::of(place.sector))).collect())
    }

    /// Gives back the places of those who left the organisation in whose name they were to come, once that is so in every
    /// zone; tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn give_back_as_system(&self) -> Result<usize> {
        let now = self.now();
        let left = store::read::left_behind(&self.platform.db, now.day_in(&Zone::paris()).eve(), now).await?;
        for (training, person) in &left {
            self.give_back_one(*training, *person).await?;
        }
        Ok(left.len())
    }

    async fn give_back_one(&self, id: TrainingId, person: PersonId) -> Result<()> {
        let now = self.now();
        let mut tx = self.platform.db.begin().await?;
        let Some(training) = store::write::locked(&mut tx, id).await? else { return Ok(()) };
        let own = store::line::active_of(&mut tx, id, person).await?;
        let Some(registration) = own.filter(|_| training.takes_registrations(now)) else { return Ok(()) };
        let mut scene = Scene { tx, training, now, by: audit::By::System(super::RELEASE_JOB) };
        store::line::settle(&mut scene.tx, registration.id, RegistrationState::Cancelled, now).await?;
        self.leave(&mut scene, &registration).await?;
        let promoted = self.advance(&mut scene.tx, &scene.training, now).await?;
        self.finish_registration(scene, registration.id, "registration.cancel", promoted).await.map(drop)
    }

    /// Moves the lines of trainings whose reserved seats were released; tells how many sat down.
    ///
    /// # Errors
    /// The database's.
    pub async fn release_as_system(&self) -> Result<usize> {
        let now = self.platform.clock.now();
        let mut seated = 0;
        for id in store::read::released(&self.platform.db, now).await? {
            seated += self.release_one(id).await?;
        }
        Ok(seated)
    }

    async fn release_one(&self, id: TrainingId) -> Result<usize> {
        let mut tx = self.platform.db.begin().await?;
        let Some(training) = store::write::locked(&mut tx, id).await? else { return Ok(0) };
        let promoted = self.advance(&mut tx, &training, self.platform.clock.now()).await?;
        if promoted.is_empty() {
            return Ok(0);
        }
        let by = audit::By::System(super::RELEASE_JOB);
        let facts = serde_json::json!({"promoted": promoted});
        audit::record(&mut tx, &self.platform, by, "training.release", id, facts).await?;
        tx.announce(id);
        tx.commit().await?;
        Ok(promoted.len())
    }
}

fn check_open(scene: &Scene) -> Result<()> {
    let training = &scene.training;
    if training.takes_registrations(scene.now) {
        return Ok(());
    }
    Err(Error::problem(match training.state {
        TrainingState::Draft => {
            Problem::new("REGISTRATION_NOT_OPEN", "Les inscriptions ne sont pas encore ouvertes.")
        }
        TrainingState::Open => {
            Problem::new("TRAINING_BEGUN", "La formation a commencé : les inscriptions sont closes.")
        }
        TrainingState::Held | TrainingState::Cancelled => over(),
    }))
}

fn decided() -> Problem {
    Problem::new("ALREADY_DECIDED", "Une décision a déjà été prise.")
}
