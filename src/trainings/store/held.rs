//! Attendance, certificates, opinions, and their end.

use crate::events::{EventId, over_at};
use crate::kernel::actor::PersonId;
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::db::Tx;
use crate::trainings::feedback::Opinion;
use crate::trainings::model::{RegistrationId, TrainingId, TrainingState};

/// What a certificate is written from.
pub struct NewCertificate {
    pub number: String,
    pub registration: RegistrationId,
    pub training: TrainingId,
    pub person_name: String,
    pub training_title: String,
    pub organiser_name: String,
    pub held_on: Day,
    pub minutes: i64,
}

/// Marks those who have a seat; tells how many do.
pub async fn mark(tx: &mut Tx, training: TrainingId, ids: &[RegistrationId], came: bool) -> Result<u64> {
    let q = tx
        .q("UPDATE registration SET attended = $3 WHERE training_id = $1 AND id IN_IDS($2) AND state = 'CONFIRMED'")
        .bind(training)
        .bind_ids(ids.iter().map(|id| id.uuid()))
        .bind(came);
    Ok(tx.exec(q).await?)
}

/// How many of these hold a certificate.
pub async fn certified_among(tx: &mut Tx, training: TrainingId, ids: &[RegistrationId]) -> Result<i64> {
    let q = tx
        .q("SELECT COUNT(*) FROM training_certificate WHERE training_id = $1 AND registration_id IN_IDS($2)")
        .bind(training)
        .bind_ids(ids.iter().map(|id| id.uuid()));
    Ok(tx.maybe::<(i64,)>(q).await?.map_or(0, |(count,)| count))
}

pub async fn attendance_taken(tx: &mut Tx, id: TrainingId, now: Ts) -> Result<()> {
    let q = tx.q("UPDATE training SET attendance_taken_at = $2 WHERE id = $1").bind(id).bind(now);
    tx.exec(q).await?;
    Ok(())
}

pub async fn close(tx: &mut Tx, id: TrainingId, held_on: Day, by: PersonId, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE training SET state = $2, held_on = $3, edited_by = $4, edited_at = $5, revision = revision + 1 \
            WHERE id = $1")
        .bind(id)
        .bind(TrainingState::Held)
        .bind(held_on)
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Who came and holds no certificate, with the name it will bear; in order of name.
pub async fn to_certify(tx: &mut Tx, training: TrainingId) -> Result<Vec<(RegistrationId, String)>> {
    let q = tx
        .q("SELECT r.id, p.given_name || ' ' || p.family_name FROM registration r JOIN person p ON p.id = r.person_id \
            WHERE r.training_id = $1 AND r.state = 'CONFIRMED' AND r.attended AND p.erased_at IS NULL \
            AND NOT EXISTS (SELECT 1 FROM training_certificate c WHERE c.registration_id = r.id) \
            ORDER BY p.name_key, r.id")
        .bind(training);
    Ok(tx.all(q).await?)
}

pub async fn certify(tx: &mut Tx, new: NewCertificate, now: Ts) -> Result<()> {
    let q = tx
        .q("INSERT INTO training_certificate (number, registration_id, training_id, person_name, training_title, \
            organiser_name, held_on, minutes, issued_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(new.number)
        .bind(new.registration)
        .bind(new.training)
        .bind(new.person_name)
        .bind(new.training_title)
        .bind(new.organiser_name)
        .bind(new.held_on)
        .bind(new.minutes)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

pub async fn certificates_issued(tx: &mut Tx, id: TrainingId, now: Ts) -> Result<()> {
    let q = tx.q("UPDATE training SET certificates_issued_at = $2 WHERE id = $1").bind(id).bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Keeps the opinion, and apart from it that this registration gave one.
pub async fn give_feedback(tx: &mut Tx, id: String, opinion: Opinion, by: RegistrationId) -> Result<()> {
    let q = tx
        .q("INSERT INTO training_feedback (id, training_id, usefulness, recommend, comment) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(opinion.training_id)
        .bind(opinion.usefulness)
        .bind(opinion.recommend)
        .bind(opinion.comment);
    tx.exec(q).await?;
    let q = tx.q("UPDATE registration SET gave_feedback = TRUE WHERE id = $1").bind(by);
    tx.exec(q).await?;
    Ok(())
}

/// Trainings that were over before that instant and still know who registered or taught.
pub async fn to_forget(tx: &mut Tx, before: Ts) -> Result<Vec<(TrainingId, EventId)>> {
    let q = tx
        .q(concat!(
            "SELECT t.id, t.event_id FROM training t JOIN event e ON e.id = t.event_id WHERE ",
            over_at!(),
            " < $1 AND (EXISTS (SELECT 1 FROM registration r WHERE r.training_id = t.id) \
             OR EXISTS (SELECT 1 FROM training_trainer i WHERE i.training_id = t.id \
             AND (i.person_id IS NOT NULL OR i.name IS NOT NULL))) ORDER BY t.id"
        ))
        .bind(before);
    Ok(tx.all(q).await?)
}

/// Forgets who registered and who taught; as holder of which post and for which organisation stays.
pub async fn forget(tx: &mut Tx, trainings: &[TrainingId]) -> Result<()> {
    let ids = || trainings.iter().map(|id| id.uuid());
    let q = tx.q("DELETE FROM training_certificate WHERE training_id IN_IDS($1)").bind_ids(ids());
    tx.exec(q).await?;
    let q = tx.q("DELETE FROM registration WHERE training_id IN_IDS($1)").bind_ids(ids());
    tx.exec(q).await?;
    let q = tx
        .q("UPDATE training_trainer SET person_id = NULL, name = NULL WHERE training_id IN_IDS($1)")
        .bind_ids(ids());
    tx.exec(q).await?;
    Ok(())
}
