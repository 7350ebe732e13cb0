//! What is held on one person, for that person.

use serde::Serialize;
use uuid::Uuid;

use crate::kernel::actor::{OrganisationId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::platform::db::Db;
use crate::protocols::ids::{ProtocolId, VersionId};

#[derive(Serialize, sqlx::FromRow)]
#[serde(rename_all = "camelCase")]
pub struct HeldApproval {
    version: VersionId,
    protocol: String,
    post: PostId,
    capacity: String,
    means: String,
    at: Ts,
    voided_at: Option<Ts>,
    paper_signed_on: Option<Day>,
}

/// What the person agreed to, for which post.
pub async fn approvals(db: &Db, person: PersonId) -> Result<Vec<HeldApproval>> {
    let q = db
        .q("SELECT v.id AS version, p.title AS protocol, a.post_id AS post, a.capacity, a.means, a.at, a.voided_at, \
            a.paper_signed_on FROM approval a JOIN protocol_version v ON v.id = a.version_id \
            JOIN protocol p ON p.id = v.protocol_id WHERE a.person_id = $1 ORDER BY a.at, a.id")
        .bind(person);
    Ok(db.all(q).await?)
}

#[derive(Serialize, sqlx::FromRow)]
#[serde(rename_all = "camelCase")]
pub struct HeldReview {
    review: Uuid,
    protocol: ProtocolId,
    title: String,
    held_on: Option<Day>,
    organisation: OrganisationId,
}

/// Reviews at which the person is noted as present.
pub async fn reviews(db: &Db, person: PersonId) -> Result<Vec<HeldReview>> {
    let q = db
        .q("SELECT r.id AS review, p.id AS protocol, p.title, r.held_on, t.organisation_id AS organisation \
            FROM review_participant t JOIN protocol_review r ON r.id = t.review_id \
            JOIN protocol p ON p.id = r.protocol_id WHERE t.person_id = $1 ORDER BY r.id, t.position")
        .bind(person);
    Ok(db.all(q).await?)
}
