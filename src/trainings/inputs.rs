//! What is asked of trainings.

use async_graphql::{InputObject, MaybeUndefined};

use super::model::{RegistrationId, SectorGroup, TrainingId};
use crate::events::{DatePollInput, MeetingInput};
use crate::kernel::actor::{MandateId, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::Day;
use crate::protocols::Theme;

/// Seats kept for one group until the release day.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct ReservedSeatsInput {
    /// For which side.
    pub group: SectorGroup,
    /// How many.
    pub seats: i64,
}

/// Somebody who teaches: a post, a person of the directory, or a name with where it comes from.
#[derive(Clone, Debug, InputObject)]
pub struct TrainingTrainerInput {
    /// The holder of this post.
    pub post_id: Option<PostId>,
    /// This person.
    pub person_id: Option<PersonId>,
    /// This name.
    pub name: Option<String>,
    /// The organisation of a name.
    pub organisation_id: Option<OrganisationId>,
    /// The side of a name without an organisation.
    pub group: Option<SectorGroup>,
}

/// A new training.
#[derive(Clone, Debug, InputObject)]
#[expect(clippy::struct_excessive_bools, reason = "each is one box of the form")]
pub struct CreateTrainingInput {
    /// In which partnership.
    pub partnership_id: PartnershipId,
    /// What it is about.
    pub title: String,
    /// What is done.
    pub programme: Option<String>,
    /// What for.
    pub objectives: Option<String>,
    /// Themes.
    pub themes: Vec<Theme>,
    /// When and where; null while the date is asked for.
    pub meeting: Option<MeetingInput>,
    /// Dates to choose from, put to those who teach.
    pub poll: Option<DatePollInput>,
    /// Seats in all.
    pub seats_total: i64,
    /// Seats kept for groups.
    pub reserved: Vec<ReservedSeatsInput>,
    /// From this day on nothing is kept for a group.
    pub release_on: Option<Day>,
    /// The organiser approves each registration.
    pub requires_approval: bool,
    /// Open to the people of the territory, members or not.
    pub open_to_territory: bool,
    /// Who teaches.
    pub trainers: Vec<TrainingTrainerInput>,
    /// Who organises; a post of the own organisation, the acting one when null.
    pub organiser_post_id: Option<PostId>,
    /// Opens registration at once.
    #[graphql(default)]
    pub open_registration: bool,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Changes of a training; absent fields keep their value, lists replace the former ones.
#[derive(Clone, Debug, InputObject)]
pub struct UpdateTrainingInput {
    /// Which training.
    pub training_id: TrainingId,
    /// The revision that was read.
    pub base_revision: i64,
    /// What it is about.
    pub title: Option<String>,
    /// What is done.
    #[graphql(default)]
    pub programme: MaybeUndefined<String>,
    /// What for.
    #[graphql(default)]
    pub objectives: MaybeUndefined<String>,
    /// Themes.
    pub themes: Option<Vec<Theme>>,
    /// Seats in all.
    pub seats_total: Option<i64>,
    /// Seats kept for groups.
    pub reserved: Option<Vec<ReservedSeatsInput>>,
    /// From this day on nothing is kept for a group.
    #[graphql(default)]
    pub release_on: MaybeUndefined<Day>,
    /// The organiser approves each registration.
    pub requires_approval: Option<bool>,
    /// Open to the people of the territory, members or not.
    pub open_to_territory: Option<bool>,
    /// Who teaches.
    pub trainers: Option<Vec<TrainingTrainerInput>>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Another date: everybody keeps their place.
#[derive(Clone, Debug, InputObject)]
pub struct MoveTrainingInput {
    /// Which training.
    pub training_id: TrainingId,
    /// When and where from now on.
    pub meeting: MeetingInput,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Calls a training off.
#[derive(Clone, Debug, InputObject)]
pub struct CancelTrainingInput {
    /// Which training.
    pub training_id: TrainingId,
    /// Why.
    pub reason: Option<String>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Opens registration.
#[derive(Clone, Debug, InputObject)]
pub struct OpenRegistrationInput {
    /// Which training.
    pub training_id: TrainingId,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// The same training at another date, to be opened when ready.
#[derive(Clone, Debug, InputObject)]
pub struct CopyTrainingInput {
    /// Which training.
    pub training_id: TrainingId,
    /// When and where.
    pub meeting: MeetingInput,
    /// Another session of the same programme.
    #[graphql(default)]
    pub same_series: bool,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Registers the viewer.
#[derive(Clone, Debug, InputObject)]
pub struct RegisterForTrainingInput {
    /// For which training.
    pub training_id: TrainingId,
    /// As holder of which post; the acting one when null.
    pub post_id: Option<PostId>,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Registers people of the organisation that the viewer represents.
#[derive(Clone, Debug, InputObject)]
pub struct RegisterTeamInput {
    /// For which training.
    pub training_id: TrainingId,
    /// Each by the mandate under which they come; in this order.
    pub mandate_ids: Vec<MandateId>,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Gives a place back.
#[derive(Clone, Debug, InputObject)]
pub struct CancelRegistrationInput {
    /// Which registration.
    pub registration_id: RegistrationId,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// The organiser's answer to a request.
#[derive(Clone, Debug, InputObject)]
pub struct DecideRegistrationInput {
    /// Which registration.
    pub registration_id: RegistrationId,
    /// A seat, or a place in the line when there is none; refused otherwise.
    pub accept: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Who came and who did not; those not named keep what was recorded.
#[derive(Clone, Debug, InputObject)]
pub struct RecordTrainingAttendanceInput {
    /// At which training.
    pub training_id: TrainingId,
    /// Registrations of those who came.
    pub present: Vec<RegistrationId>,
    /// Registrations of those who did not.
    pub absent: Vec<RegistrationId>,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Says that a training took place.
#[derive(Clone, Debug, InputObject)]
pub struct CloseTrainingInput {
    /// Which training.
    pub training_id: TrainingId,
    /// On which day.
    pub held_on: Day,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Issues a certificate to each who came and has none.
#[derive(Clone, Debug, InputObject)]
pub struct IssueCertificatesInput {
    /// Which training.
    pub training_id: TrainingId,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// An opinion, kept without its author.
#[derive(Clone, Debug, InputObject)]
pub struct GiveFeedbackInput {
    /// Of which training.
    pub training_id: TrainingId,
    /// From 1 to 5.
    pub usefulness: i64,
    /// Would recommend it to a colleague.
    pub recommend: bool,
    /// In own words.
    pub comment: Option<String>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}
