//! The day and after: attendance, closing, certificates.

use super::inputs::{CloseTrainingInput, IssueCertificatesInput, RecordTrainingAttendanceInput};
use super::model::{Training, TrainingState};
use super::store::held::NewCertificate;
use super::{Scene, Trainings, over, store};
use crate::directory::Organisation;
use crate::kernel::actor::Actor;
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::Subject;
use crate::kernel::problem::Problem;

/// Signs that cannot be taken for one another when read aloud or on paper.
const SIGNS: &[u8; 31] = b"23456789ABCDEFGHJKLMNPQRSTUVWXY";

impl Trainings {
    /// Records who came and who did not, from the day itself on. Whoever holds a certificate came.
    ///
    /// # Errors
    /// Problems with registrations that have no seat here, or with a day that has not come.
    pub async fn record_attendance(
        &self,
        actor: &Actor,
        input: RecordTrainingAttendanceInput,
    ) -> Result<Training> {
        let mut scene = self.editing(actor, input.training_id, input.acting_post_id).await?;
        check_day(&scene)?;
        let id = scene.training.id;
        let mut problems = Problems::none();
        problems.require(!input.present.iter().any(|one| input.absent.contains(one)), || {
            Problem::new("INVALID_VALUE", "Une même personne ne peut pas être présente et absente.")
                .on("absent")
        });
        let certified = store::held::certified_among(&mut scene.tx, id, &input.absent).await?;
        problems.require(certified == 0, || {
            let message = "Une attestation a été délivrée à cette personne : sa présence ne change plus.";
            Problem::new("CERTIFICATE_ISSUED", message).on("absent")
        });
        for (field, list, came) in [("present", &input.present, true), ("absent", &input.absent, false)] {
            let written = store::held::mark(&mut scene.tx, id, list, came).await?;
            let distinct: std::collections::HashSet<_> = list.iter().collect();
            problems.require(usize::try_from(written).ok() == Some(distinct.len()), || {
                Problem::new("NOT_REGISTERED", "Cette personne n’a pas de place à cette formation.").on(field)
            });
        }
        problems.check()?;
        store::held::attendance_taken(&mut scene.tx, id, scene.now).await?;
        let facts = serde_json::json!({"present": input.present.len(), "absent": input.absent.len()});
        self.finish(scene, "training.attendance", facts).await
    }

    /// Says that the training took place on that day; its event is held. Closed already, nothing changes.
    ///
    /// # Errors
    /// A problem with the day.
    pub async fn close(&self, actor: &Actor, input: CloseTrainingInput) -> Result<Training> {
        let mut scene = self.editing(actor, input.training_id, input.acting_post_id).await?;
        if scene.training.state == TrainingState::Held {
            return Ok(scene.training);
        }
        check_day(&scene)?;
        let training = &scene.training;
        let today = scene.now.day_in(&training.event_zone);
        let first = training.starts_at.map(|start| start.day_in(&training.event_zone));
        let mut problems = Problems::none();
        problems.require(input.held_on <= today, || {
            Problem::new("DATE_IN_FUTURE", "La formation n’a pas pu se tenir dans l’avenir.").on("heldOn")
        });
        problems.require(first.is_none_or(|first| first <= input.held_on), || {
            let message = "La formation ne s’est pas tenue avant le jour prévu : déplacez-la d’abord.";
            Problem::new("INVALID_DATE_ORDER", message).on("heldOn")
        });
        problems.check()?;
        let (id, event) = (training.id, training.event_id);
        store::held::close(&mut scene.tx, id, input.held_on, actor.person, scene.now).await?;
        self.events.conclude(&mut scene.tx, event, &Subject::of(id), input.held_on).await?;
        self.finish(scene, "training.close", serde_json::json!({"heldOn": input.held_on})).await
    }

    /// Issues a certificate to each who came and has none yet; each is issued once.
    ///
    /// # Errors
    /// A problem before the training is closed or attendance recorded.
    pub async fn issue_certificates(&self, actor: &Actor, input: IssueCertificatesInput) -> Result<Training> {
        let organiser = self.organiser_name(actor, &input).await?;
        let mut scene = self.editing(actor, input.training_id, input.acting_post_id).await?;
        let (held_on, id) = match (scene.training.state, scene.training.held_on) {
            (TrainingState::Held, Some(day)) if scene.training.attendance_taken_at.is_some() => {
                (day, scene.training.id)
            }
            (TrainingState::Held, _) => {
                let message = "Enregistrez d’abord qui était présent.";
                return Err(Error::problem(Problem::new("ATTENDANCE_MISSING", message)));
            }
            _ => {
                let message = "Les attestations se délivrent une fois la formation close.";
                return Err(Error::problem(Problem::new("TRAINING_NOT_HELD", message)));
            }
        };
        let due = store::held::to_certify(&mut scene.tx, id).await?;
        let issued = due.len();
        for (registration, person_name) in due {
            let new = NewCertificate {
                number: self.number(held_on),
                registration,
                training: id,
                person_name,
                training_title: scene.training.title.clone(),
                organiser_name: organiser.clone(),
                held_on,
                minutes: scene.training.minutes(),
            };
            store::held::certify(&mut scene.tx, new, scene.now).await?;
        }
        if issued == 0 {
            return Ok(scene.training);
        }
        store::held::certificates_issued(&mut scene.tx, id, scene.now).await?;
        self.finish(scene, "training.certify", serde_json::json!({"issued": issued})).await
    }

    /// The name of the organisation that organises.
    async fn organiser_name(&self, actor: &Actor, input: &IssueCertificatesInput) -> Result<String> {
        let training = self.find(actor, input.training_id).await?;
        let post = self.directory.posts(&[training.organiser_post_id]).await?.pop().ok_or(Error::NotFound)?;
        let place: Option<Organisation> = self.directory.organisations(&[post.organisation_id]).await?.pop();
        Ok(place.ok_or(Error::NotFound)?.name)
    }

    /// The year and eight signs: nobody finds a number by counting.
    fn number(&self, held_on: Day) -> String {
        let sign = |_| {
            let place = self.platform.entropy.below(SIGNS.len() as u64);
            char::from(SIGNS[usize::try_from(place).unwrap_or(0)])
        };
        let signs: String = (0..8).map(sign).collect();
        format!("AP-{}-{}-{}", held_on.0.year(), &signs[..4], &signs[4..])
    }
}

/// From its own day on, where it takes place, unless it was called off or never opened.
fn check_day(scene: &Scene) -> Result<()> {
    let training = &scene.training;
    match training.state {
        TrainingState::Cancelled => Err(Error::problem(over())),
        _ if training.day_has_come(scene.now) => Ok(()),
        _ => Err(Error::problem(Problem::new("TRAINING_TO_COME", "Cette formation n’a pas encore eu lieu."))),
    }
}
