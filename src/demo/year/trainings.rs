//! A training that was given, with its certificates and opinions, and one to fill.

use jiff::civil::time;

use super::{Year, first_post};
use crate::events::MeetingInput;
use crate::kernel::actor::PostId;
use crate::kernel::error::Result;
use crate::protocols::Theme;
use crate::trainings::{
    CloseTrainingInput, CreateTrainingInput, GiveFeedbackInput, IssueCertificatesInput,
    RecordTrainingAttendanceInput, RegisterForTrainingInput, RegistrationId, ReservedSeatsInput, SectorGroup,
    TrainingId, TrainingTrainerInput,
};

impl Year<'_> {
    pub(super) async fn training_given(&self) -> Result<()> {
        let Self { lived, .. } = self;
        let trainings = &lived.app.trainings;
        let held = lived.day(-120);
        lived.at(held.plus_days(-50), 9);
        let csapa = lived.actor("csapa-76").await?;
        let date = lived.meeting(
            held,
            time(9, 0, 0, 0),
            time(17, 0, 0, 0),
            "CSAPA Les Deux Rives, salle de réunion",
        );
        let training = CreateTrainingInput {
            title: "Rechute et récidive : se comprendre".into(),
            programme: Some(
                "Matin : ce que disent la clinique et la recherche de la rechute. Après-midi : ce que la récidive veut \
                 dire en droit, et comment en parler entre professionnels."
                    .into(),
            ),
            objectives: Some("Employer les mêmes mots avec le même sens.".into()),
            themes: vec![Theme::RiskReductionAndRelapse],
            ..self.training(date, first_post(&csapa.posts())?)
        };
        let training = trainings.create(&csapa, training).await?.id;
        let came = ["spip-76", "cpip-76", "president-76", "procureur-76", "jap-76", "hopital-76"];
        let mut present = Vec::new();
        for subject in came {
            present.push(self.register(subject, training).await?);
        }

        lived.at(held, 19);
        let csapa = lived.actor("csapa-76").await?;
        let sheet = RecordTrainingAttendanceInput {
            training_id: training,
            present,
            absent: Vec::new(),
            acting_post_id: None,
        };
        trainings.record_attendance(&csapa, sheet).await?;
        trainings
            .close(&csapa, CloseTrainingInput { training_id: training, held_on: held, acting_post_id: None })
            .await?;
        trainings
            .issue_certificates(
                &csapa,
                IssueCertificatesInput { training_id: training, acting_post_id: None },
            )
            .await?;
        lived.at(held.plus_days(2), 10);
        for (subject, usefulness, comment) in [
            ("spip-76", 5, Some("Les exemples venaient des deux métiers.")),
            ("cpip-76", 5, None),
            ("president-76", 4, Some("À refaire avec les greffiers.")),
            ("jap-76", 5, None),
            ("hopital-76", 4, Some("Une demi-journée de plus serait utile.")),
        ] {
            let opinion = GiveFeedbackInput {
                training_id: training,
                usefulness,
                recommend: true,
                comment: comment.map(str::to_owned),
                confirmed_no_individual_case: false,
                acting_post_id: None,
            };
            trainings.give_feedback(&lived.actor(subject).await?, opinion).await?;
        }
        Ok(())
    }

    pub(super) async fn training_to_fill(&self) -> Result<()> {
        let Self { lived, .. } = self;
        lived.at(lived.day(-6), 9);
        let csapa = lived.actor("csapa-76").await?;
        let held = lived.day(38);
        let date = lived.meeting(
            held,
            time(9, 30, 0, 0),
            time(16, 30, 0, 0),
            "CSAPA Les Deux Rives, salle de réunion",
        );
        let training = CreateTrainingInput {
            title: "Obligation de soins, injonction thérapeutique : qui fait quoi ?".into(),
            programme: Some(
                "Les mesures et leurs limites, le rôle du médecin relais, l’attestation : une matinée d’apports, un \
                 après-midi d’ateliers en binômes justice et santé."
                    .into(),
            ),
            objectives: Some("Savoir orienter vers la bonne mesure, et savoir ce que chacun peut dire.".into()),
            themes: vec![Theme::OrientationCriteria, Theme::ContentOfMeasures, Theme::Certificates],
            release_on: Some(held.plus_days(-10)),
            ..self.training(date, first_post(&csapa.posts())?)
        };
        let training = lived.app.trainings.create(&csapa, training).await?.id;
        for subject in ["jap-76", "hopital-76"] {
            self.register(subject, training).await?;
        }
        Ok(())
    }

    /// Twelve seats, five for either side, taught by the holder of that post.
    fn training(&self, date: MeetingInput, trainer: PostId) -> CreateTrainingInput {
        let seats = |group| ReservedSeatsInput { group, seats: 5 };
        CreateTrainingInput {
            partnership_id: self.partnership,
            title: String::new(),
            programme: None,
            objectives: None,
            themes: Vec::new(),
            meeting: Some(date),
            poll: None,
            seats_total: 12,
            reserved: vec![seats(SectorGroup::Justice), seats(SectorGroup::Health)],
            release_on: None,
            requires_approval: false,
            open_to_territory: true,
            trainers: vec![TrainingTrainerInput {
                post_id: Some(trainer),
                person_id: None,
                name: None,
                organisation_id: None,
                group: None,
            }],
            organiser_post_id: None,
            open_registration: true,
            confirmed_no_individual_case: false,
            acting_post_id: None,
        }
    }

    async fn register(&self, subject: &str, training: TrainingId) -> Result<RegistrationId> {
        let actor = self.lived.actor(subject).await?;
        let input = RegisterForTrainingInput { training_id: training, post_id: None, acting_post_id: None };
        Ok(self.lived.app.trainings.register(&actor, input).await?.id)
    }
}
