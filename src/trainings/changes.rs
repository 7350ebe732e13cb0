//! Creating, changing, moving, opening, calling off and copying a training.

use super::content::{Content, conflicts};
use super::inputs::{
    CancelTrainingInput, CopyTrainingInput, CreateTrainingInput, MoveTrainingInput, OpenRegistrationInput,
    UpdateTrainingInput,
};
use super::model::{Trainer, Training, TrainingId, TrainingState};
use super::policy::may_create;
use super::store::write::NewTraining;
use super::{Scene, Trainings, over, store};
use crate::confidentiality::{LINE, Screen, passed};
use crate::events::{Dates, EventId, EventKind, Invitation, Likeness, Meeting};
use crate::kernel::actor::{Actor, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::{Subject, TypedId as _};
use crate::kernel::problem::Problem;
use crate::partnerships::Partnership;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

/// What a new training is written from.
struct Made {
    id: TrainingId,
    partnership: PartnershipId,
    content: Content,
    trainers: Vec<Trainer>,
    dates: Dates,
    organiser: PostId,
    state: TrainingState,
    copied_from: Option<TrainingId>,
    series: uuid::Uuid,
}

impl Trainings {
    /// A member plans a training of the own organisation; the same request again gives what it made before.
    ///
    /// # Errors
    /// All problems of the request at once.
    pub async fn create(&self, actor: &Actor, input: CreateTrainingInput) -> Result<Training> {
        let (partnership, acting, own) =
            self.creating(actor, input.partnership_id, input.acting_post_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let (zone, now) = (&partnership.time_zone, self.now());
        let dates = Dates::check(input.meeting.as_ref(), input.poll.as_ref(), zone, now, &mut screen);
        let content = Content::new(&input, dates.as_ref().and_then(Dates::first), &mut screen);
        let now = self.platform.clock.now();
        let id = TrainingId::fresh(&self.platform.entropy, now);
        let trainers = self.trainers(actor, id, &input.trainers, &mut screen).await?;
        let organiser = input.organiser_post_id.unwrap_or(acting);
        self.organiser(organiser, own, &mut screen).await?;
        let codes = screen.check()?;
        let (dates, content) = (passed(dates)?, passed(content)?);
        let state = if input.open_registration { TrainingState::Open } else { TrainingState::Draft };
        let made = Made {
            id,
            partnership: partnership.id,
            content,
            trainers,
            dates,
            organiser,
            state,
            copied_from: None,
            series: id.uuid(),
        };
        let mut tx = self.platform.db.begin().await?;
        if let Some(twin) = self.twin(&mut tx, &made).await? {
            return self.find(actor, twin).await;
        }
        self.write(&mut tx, actor, made).await?;
        let by = By::actor(actor, Some(acting));
        let facts = serde_json::json!({"open": input.open_registration, "confirmed": codes});
        audit::record(&mut tx, &self.platform, by, "training.create", id, facts).await?;
        tx.commit().await?;
        self.find(actor, id).await
    }

    /// The same training at another date: its words, trainers and seats; nobody is registered. The release day keeps
    /// its distance to the date.
    ///
    /// # Errors
    /// All problems of the request at once.
    pub async fn copy(&self, actor: &Actor, input: CopyTrainingInput) -> Result<Training> {
        let source = self.find(actor, input.training_id).await?;
        if !source.ties.full {
            return Err(Error::Forbidden);
        }
        let (partnership, acting, _) =
            self.creating(actor, source.partnership_id, input.acting_post_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let meeting = Meeting::check_to_come(&input.meeting, &partnership.time_zone, self.now(), &mut screen);
        let codes = screen.check()?;
        let meeting = passed(meeting)?;
        let mut content = Content::of(&source);
        content.release_on = source.release_on.zip(source.starts_at).and_then(|(release, start)| {
            let distance = start.day_in(&source.event_zone).0.since(release.0).ok()?;
            Some(Day(meeting.when.starts.date()).plus_days(-i64::from(distance.get_days())))
        });
        let id = TrainingId::fresh(&self.platform.entropy, self.platform.clock.now());
        let trainers = store::read::trainers(&self.platform.db, &[source.id]).await?;
        let made = Made {
            id,
            partnership: partnership.id,
            content,
            trainers: self.still_there(trainers).await?,
            dates: Dates::Fixed(meeting),
            organiser: acting,
            state: TrainingState::Draft,
            copied_from: Some(source.id),
            series: if input.same_series { source.series_id } else { id.uuid() },
        };
        let mut tx = self.platform.db.begin().await?;
        if let Some(twin) = self.twin(&mut tx, &made).await? {
            return self.find(actor, twin).await;
        }
        self.write(&mut tx, actor, made).await?;
        let by = By::actor(actor, Some(acting));
        let facts = serde_json::json!({"from": source.id.to_string(), "sameSeries": input.same_series, "confirmed": codes});
        audit::record(&mut tx, &self.platform, by, "training.copy", id, facts).await?;
        tx.commit().await?;
        self.find(actor, id).await
    }

    /// The training that the same request made before.
    async fn twin(&self, tx: &mut Tx, made: &Made) -> Result<Option<TrainingId>> {
        let like = Likeness {
            kind: EventKind::CrossTraining,
            partnership: made.partnership,
            organiser: made.organiser,
            title: &made.content.title,
            dates: made.dates.all(),
        };
        let twin = self.events.twin(tx, &like).await?;
        Ok(twin.and_then(|event| event.subject()).and_then(|subject| subject.as_id()))
    }

    /// Changes what describes a training; more seats are given out at once to those who wait.
    ///
    /// # Errors
    /// All problems of the request at once; a conflict when somebody else saved first.
    pub async fn update(&self, actor: &Actor, input: UpdateTrainingInput) -> Result<Training> {
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let id = input.training_id;
        let trainers = match &input.trainers {
            Some(trainers) => Some(self.trainers(actor, id, trainers, &mut screen).await?),
            None => None,
        };
        let mut scene = self.editing(actor, id, input.acting_post_id).await?;
        screen.problems.require(is_to_come(&scene.training), over);
        if input.base_revision != scene.training.revision {
            return Err(Error::Problems(conflicts(&scene.training, &input)));
        }
        let content = Content::changed(&scene.training, &input, &mut screen);
        let taken: i64 = store::line::counts_in(&mut scene.tx, id).await?.taken.iter().sum();
        screen.problems.require(content.seats_total >= taken, || {
            let message = format!("{taken} personnes ont déjà une place : gardez-en au moins autant.");
            Problem::new("SEATS_BELOW_TAKEN", message).on("seatsTotal")
        });
        let codes = screen.check()?;
        store::write::update(&mut scene.tx, id, content, actor.person, scene.now).await?;
        let changed = store::write::find(&mut scene.tx, id).await?.ok_or(Error::NotFound)?;
        self.events.rename(&mut scene.tx, changed.event_id, &Subject::of(id), &changed.title).await?;
        if let Some(trainers) = trainers {
            self.replace_trainers(&mut scene, trainers).await?;
        }
        let promoted = self.advance(&mut scene.tx, &changed, scene.now).await?;
        let facts = serde_json::json!({"confirmed": codes, "promoted": promoted});
        self.finish(scene, "training.update", facts).await
    }

    /// Gives a training another date; everybody keeps their place and is asked again.
    ///
    /// # Errors
    /// All problems of the request at once.
    pub async fn reschedule(&self, actor: &Actor, input: MoveTrainingInput) -> Result<Training> {
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let mut scene = self.editing(actor, input.training_id, input.acting_post_id).await?;
        let meeting =
            Meeting::check_to_come(&input.meeting, &scene.training.time_zone, self.now(), &mut screen);
        screen.problems.require(is_to_come(&scene.training), over);
        let codes = screen.check()?;
        let meeting = passed(meeting)?;
        let (id, event) = (scene.training.id, scene.training.event_id);
        self.put_off(&mut scene.tx, id, event, meeting).await?;
        self.finish(scene, "training.move", serde_json::json!({"confirmed": codes})).await
    }

    /// Calls a training off; its event stays as cancelled, so that calendars learn of it.
    ///
    /// # Errors
    /// A problem when it was held.
    pub async fn cancel(&self, actor: &Actor, input: CancelTrainingInput) -> Result<Training> {
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let mut scene = self.editing(actor, input.training_id, input.acting_post_id).await?;
        if scene.training.state == TrainingState::Cancelled {
            return Ok(scene.training);
        }
        let reason = screen.optional("reason", input.reason.as_deref(), LINE);
        screen.problems.require(is_to_come(&scene.training), over);
        let codes = screen.check()?;
        let (id, event) = (scene.training.id, scene.training.event_id);
        store::write::set_state(&mut scene.tx, id, TrainingState::Cancelled, actor.person, scene.now).await?;
        self.events.cancel_for(&mut scene.tx, event, &Subject::of(id), reason).await?;
        self.finish(scene, "training.cancel", serde_json::json!({"confirmed": codes})).await
    }

    /// Opens registration; open already, nothing changes.
    ///
    /// # Errors
    /// A problem when it is over.
    pub async fn open(&self, actor: &Actor, input: OpenRegistrationInput) -> Result<Training> {
        let mut scene = self.editing(actor, input.training_id, input.acting_post_id).await?;
        if scene.training.state == TrainingState::Open {
            return Ok(scene.training);
        }
        if !is_to_come(&scene.training) {
            return Err(Error::problem(over()));
        }
        let id = scene.training.id;
        store::write::set_state(&mut scene.tx, id, TrainingState::Open, actor.person, scene.now).await?;
        self.finish(scene, "training.open", serde_json::json!({})).await
    }

    /// The partnership, the acting post and its organisation, for whoever may create in it.
    async fn creating(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        acting_post: Option<PostId>,
    ) -> Result<(Partnership, PostId, OrganisationId)> {
        let (held, standing) = self.partnerships.acting(actor, partnership, acting_post).await?;
        if !may_create(standing) {
            return Err(Error::Forbidden);
        }
        let found = self.partnerships.partnerships_as_system(&[partnership]).await?.pop();
        Ok((found.ok_or(Error::NotFound)?, held.post, held.organisation))
    }

    /// Moves the date; seats are released at the latest on the day itself.
    async fn put_off(&self, tx: &mut Tx, id: TrainingId, event: EventId, meeting: Meeting) -> Result<()> {
        let day = Day(meeting.when.starts.date());
        self.events.reschedule(tx, event, &Subject::of(id), meeting).await?;
        store::write::release_by(tx, id, day).await
    }

    async fn write(&self, tx: &mut Tx, actor: &Actor, made: Made) -> Result<()> {
        let invitation = Invitation {
            kind: EventKind::CrossTraining,
            partnership: made.partnership,
            subject: Subject::of(made.id),
            title: made.content.title.clone(),
            organiser: made.organiser,
            attendees: Self::expected(&made.trainers),
        };
        let event = self.events.convene(tx, invitation, made.dates).await?;
        let new = NewTraining {
            id: made.id,
            partnership: made.partnership,
            event,
            organiser: made.organiser,
            state: made.state,
            series: made.series,
            copied_from: made.copied_from,
            by: actor.person,
        };
        store::write::insert(tx, new, made.content, self.platform.clock.now()).await?;
        store::write::set_trainers(tx, made.id, &made.trainers).await
    }

    /// Trainers of a former session, less the posts that no longer exist.
    async fn still_there(&self, trainers: Vec<Trainer>) -> Result<Vec<Trainer>> {
        let mut kept = Vec::new();
        for trainer in trainers {
            let mut problems = Problems::none();
            let posts = trainer.post_id.as_slice();
            let open = self.events.attendees_for_posts("trainers", posts).await;
            if problems.join(open)?.is_some() {
                kept.push(trainer);
            }
        }
        Ok(kept)
    }

    /// Former trainers are expected no longer, unless they registered; new ones are.
    async fn replace_trainers(&self, scene: &mut Scene, trainers: Vec<Trainer>) -> Result<()> {
        let (id, event) = (scene.training.id, scene.training.event_id);
        let seated = store::line::seated_people(&mut scene.tx, id).await?;
        let former = store::write::trainers_in(&mut scene.tx, id).await?;
        let (former, new) = (Self::expected(&former), Self::expected(&trainers));
        let gone = || former.iter().filter(|former| !new.contains(former));
        let posts: Vec<PostId> = gone().filter_map(|one| one.post).collect();
        let people: Vec<PersonId> =
            gone().filter_map(|one| one.person).filter(|person| !seated.contains(person)).collect();
        self.events.excuse(&mut scene.tx, event, &posts, &people).await?;
        self.events.expect(&mut scene.tx, event, &new).await?;
        store::write::set_trainers(&mut scene.tx, id, &trainers).await
    }
}

fn is_to_come(training: &Training) -> bool {
    matches!(training.state, TrainingState::Draft | TrainingState::Open)
}
