//! Trainings themselves.

use crate::events::EventId;
use crate::kernel::actor::{PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::text::fold;
use crate::platform::db::Tx;
use crate::trainings::content::Content;
use crate::trainings::model::{Trainer, Training, TrainingId, TrainingState};

/// What a new training is written from, besides its content.
pub struct NewTraining {
    pub id: TrainingId,
    pub partnership: PartnershipId,
    pub event: EventId,
    pub organiser: PostId,
    pub state: TrainingState,
    pub series: uuid::Uuid,
    pub copied_from: Option<TrainingId>,
    pub by: PersonId,
}

pub async fn insert(tx: &mut Tx, new: NewTraining, content: Content, now: Ts) -> Result<()> {
    let q = tx
        .q("INSERT INTO training (id, partnership_id, event_id, organiser_post_id, title, title_key, programme, \
            objectives, state, seats_total, reserved_justice, reserved_health, reserved_other, release_on, \
            requires_approval, open_to_territory, series_id, copied_from_id, edited_by, edited_at, created_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $20)")
        .bind(new.id)
        .bind(new.partnership)
        .bind(new.event)
        .bind(new.organiser)
        .bind(content.title.clone())
        .bind(fold(&content.title))
        .bind(content.programme)
        .bind(content.objectives)
        .bind(new.state)
        .bind(content.seats_total)
        .bind(content.reserved[0])
        .bind(content.reserved[1])
        .bind(content.reserved[2])
        .bind(content.release_on)
        .bind(content.requires_approval)
        .bind(content.open_to_territory)
        .bind(new.series)
        .bind(new.copied_from)
        .bind(new.by)
        .bind(now);
    tx.exec(q).await?;
    set_themes(tx, new.id, &content.themes).await
}

pub async fn update(tx: &mut Tx, id: TrainingId, content: Content, by: PersonId, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE training SET title = $2, title_key = $3, programme = $4, objectives = $5, seats_total = $6, \
            reserved_justice = $7, reserved_health = $8, reserved_other = $9, release_on = $10, \
            requires_approval = $11, open_to_territory = $12, edited_by = $13, edited_at = $14, \
            revision = revision + 1 WHERE id = $1")
        .bind(id)
        .bind(content.title.clone())
        .bind(fold(&content.title))
        .bind(content.programme)
        .bind(content.objectives)
        .bind(content.seats_total)
        .bind(content.reserved[0])
        .bind(content.reserved[1])
        .bind(content.reserved[2])
        .bind(content.release_on)
        .bind(content.requires_approval)
        .bind(content.open_to_territory)
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    set_themes(tx, id, &content.themes).await
}

async fn set_themes(tx: &mut Tx, id: TrainingId, themes: &[crate::protocols::Theme]) -> Result<()> {
    let q = tx.q("DELETE FROM training_theme WHERE training_id = $1").bind(id);
    tx.exec(q).await?;
    for theme in themes {
        let q = tx.q("INSERT INTO training_theme (training_id, theme) VALUES ($1, $2)").bind(id).bind(*theme);
        tx.exec(q).await?;
    }
    Ok(())
}

pub async fn set_trainers(tx: &mut Tx, id: TrainingId, trainers: &[Trainer]) -> Result<()> {
    let q = tx.q("DELETE FROM training_trainer WHERE training_id = $1").bind(id);
    tx.exec(q).await?;
    for (position, trainer) in (1_i64..).zip(trainers) {
        let q = tx
            .q("INSERT INTO training_trainer (training_id, position, post_id, person_id, name, organisation_id, \
                sector_group) VALUES ($1, $2, $3, $4, $5, $6, $7)")
            .bind(id)
            .bind(position)
            .bind(trainer.post_id)
            .bind(trainer.person_id)
            .bind(trainer.written_name.clone())
            .bind(trainer.organisation_id)
            .bind(trainer.sector_group);
        tx.exec(q).await?;
    }
    Ok(())
}

pub async fn trainers_in(tx: &mut Tx, id: TrainingId) -> Result<Vec<Trainer>> {
    let q = tx.q(concat!(select_trainers!(), "WHERE training_id = $1 ORDER BY position")).bind(id);
    Ok(tx.all(q).await?)
}

/// One training inside the transaction, whoever asks.
pub async fn find(tx: &mut Tx, id: TrainingId) -> Result<Option<Training>> {
    Ok(tx.maybe(tx.q(concat!(select_training!(), "WHERE t.id = $1")).bind(id)).await?)
}

/// Takes the training's row, then reads it.
pub async fn locked(tx: &mut Tx, id: TrainingId) -> Result<Option<Training>> {
    let q = tx
        .q_per_engine(
            "SELECT id FROM training WHERE id = $1",
            "SELECT id FROM training WHERE id = $1 FOR UPDATE",
        )
        .bind(id);
    match tx.maybe::<(TrainingId,)>(q).await? {
        Some(_) => find(tx, id).await,
        None => Ok(None),
    }
}

pub async fn set_state(
    tx: &mut Tx,
    id: TrainingId,
    state: TrainingState,
    by: PersonId,
    now: Ts,
) -> Result<()> {
    let q = tx
        .q("UPDATE training SET state = $2, edited_by = $3, edited_at = $4, revision = revision + 1 WHERE id = $1")
        .bind(id)
        .bind(state)
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Keeps seats for nobody after that day.
pub async fn release_by(tx: &mut Tx, id: TrainingId, day: Day) -> Result<()> {
    let q = tx.q("UPDATE training SET release_on = $2 WHERE id = $1 AND release_on > $2").bind(id).bind(day);
    tx.exec(q).await?;
    Ok(())
}
