//! Those who want a seat; the training's row is taken.

use crate::kernel::actor::{OrganisationId, PersonId, PostId};
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::platform::db::Tx;
use crate::trainings::model::{
    Counts, Registration, RegistrationId, RegistrationState, SectorGroup, TrainingId,
};

/// What a registration is written from.
pub struct NewRegistration {
    pub id: RegistrationId,
    pub training: TrainingId,
    pub person: PersonId,
    pub post: PostId,
    pub organisation: OrganisationId,
    pub group: SectorGroup,
    pub state: RegistrationState,
    pub by: PersonId,
}

/// Writes it at the end of the line.
pub async fn join(tx: &mut Tx, new: NewRegistration, now: Ts) -> Result<()> {
    let q = tx.q("UPDATE training SET last_place = last_place + 1 WHERE id = $1").bind(new.training);
    tx.exec(q).await?;
    let q = tx
        .q("INSERT INTO registration (id, training_id, person_id, post_id, organisation_id, sector_group, state, place, \
            registered_by, registered_at) SELECT $1, t.id, $3, $4, $5, $6, $7, t.last_place, $8, $9 \
            FROM training t WHERE t.id = $2")
        .bind(new.id)
        .bind(new.training)
        .bind(new.person)
        .bind(new.post)
        .bind(new.organisation)
        .bind(new.group)
        .bind(new.state)
        .bind(new.by)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// How many sit and how many wait.
pub async fn counts_in(tx: &mut Tx, training: TrainingId) -> Result<Counts> {
    let q = tx
        .q("SELECT sector_group, state, COUNT(*) FROM registration \
            WHERE training_id = $1 AND state IN ('CONFIRMED', 'WAITING') GROUP BY sector_group, state")
        .bind(training);
    let rows: Vec<(SectorGroup, RegistrationState, i64)> = tx.all(q).await?;
    let mut counts = Counts::default();
    for (group, state, count) in rows {
        counts.add(group, state, count);
    }
    Ok(counts)
}

/// The first in the line of any of these groups.
pub async fn first_waiting(
    tx: &mut Tx,
    training: TrainingId,
    groups: &[SectorGroup],
) -> Result<Option<Registration>> {
    let codes = groups.iter().map(|group| group.code().to_owned());
    let q = tx
        .q(concat!(
            select_registration!(),
            "WHERE r.training_id = $1 AND r.state = 'WAITING' AND r.sector_group IN_TEXTS($2) ORDER BY r.place LIMIT 1"
        ))
        .bind(training)
        .bind_texts(codes);
    Ok(tx.maybe(q).await?)
}

/// Gives whoever waits a seat.
pub async fn seat(tx: &mut Tx, id: RegistrationId, now: Ts) -> Result<()> {
    settle(tx, id, RegistrationState::Confirmed, now).await
}

/// Writes where it stands from now on.
pub async fn settle(tx: &mut Tx, id: RegistrationId, state: RegistrationState, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE registration SET state = $2, settled_at = $3 WHERE id = $1")
        .bind(id)
        .bind(state)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

pub async fn find(tx: &mut Tx, id: RegistrationId) -> Result<Option<Registration>> {
    Ok(tx.maybe(tx.q(concat!(select_registration!(), "WHERE r.id = $1")).bind(id)).await?)
}

/// The one by which a person wants or has a seat.
pub async fn active_of(tx: &mut Tx, training: TrainingId, person: PersonId) -> Result<Option<Registration>> {
    let q = tx
        .q(concat!(
            select_registration!(),
            "WHERE r.training_id = $1 AND r.person_id = $2 AND r.state IN ('REQUESTED', 'WAITING', 'CONFIRMED')"
        ))
        .bind(training)
        .bind(person);
    Ok(tx.maybe(q).await?)
}

/// People who have a seat.
pub async fn seated_people(tx: &mut Tx, training: TrainingId) -> Result<Vec<PersonId>> {
    let q = tx
        .q("SELECT person_id FROM registration WHERE training_id = $1 AND state = 'CONFIRMED'")
        .bind(training);
    let rows: Vec<(PersonId,)> = tx.all(q).await?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}
