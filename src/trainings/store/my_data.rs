//! What is held on one person, for that person.

use serde::Serialize;

use crate::kernel::actor::{OrganisationId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::platform::db::Db;
use crate::trainings::model::TrainingId;

#[derive(Serialize, sqlx::FromRow)]
#[serde(rename_all = "camelCase")]
pub struct HeldRegistration {
    training: TrainingId,
    title: String,
    post: PostId,
    organisation: OrganisationId,
    state: String,
    registered_at: Ts,
    settled_at: Option<Ts>,
    attended: Option<bool>,
    gave_feedback: bool,
    certificate: Option<String>,
    certified_as: Option<String>,
    held_on: Option<Day>,
}

/// Registrations with attendance and certificate, in order of time; opinions have no author.
pub async fn registrations(db: &Db, person: PersonId) -> Result<Vec<HeldRegistration>> {
    let q = db
        .q("SELECT t.id AS training, t.title, r.post_id AS post, r.organisation_id AS organisation, r.state, \
            r.registered_at, r.settled_at, r.attended, r.gave_feedback, c.number AS certificate, \
            c.person_name AS certified_as, t.held_on FROM registration r JOIN training t ON t.id = r.training_id \
            LEFT JOIN training_certificate c ON c.registration_id = r.id WHERE r.person_id = $1 \
            ORDER BY r.registered_at, r.id")
        .bind(person);
    Ok(db.all(q).await?)
}
