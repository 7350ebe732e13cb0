//! All SQL of the glossary.

use super::model::EntryId;
use crate::kernel::actor::{PartnershipId, PersonId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::db::{Db, Tx};

/// A word that a partnership touched.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub id: EntryId,
    pub partnership_id: PartnershipId,
    /// The common word that it adapts; none for the partnership's own.
    pub common_key: Option<String>,
    pub word: String,
    /// One a line.
    pub forms: String,
    pub justice: String,
    pub health: String,
    pub source: String,
    pub checked_on: Day,
    pub hidden: bool,
    pub revision: i64,
    pub updated_at: Ts,
    pub editor: Option<String>,
}

/// Checked content of a word.
#[derive(Clone, Debug)]
pub struct Content {
    pub word: String,
    pub word_key: String,
    pub forms: String,
    pub justice: String,
    pub health: String,
    pub source: String,
    pub checked_on: Day,
    pub hidden: bool,
}

/// Whose word is written, by whom.
#[derive(Clone, Debug)]
pub struct Place {
    pub partnership: PartnershipId,
    pub common_key: Option<String>,
    pub by: PersonId,
    pub now: Ts,
}

/// All rows of these partnerships.
pub async fn of_partnerships(db: &Db, ids: &[PartnershipId]) -> Result<Vec<Row>> {
    let q = db
        .q("SELECT g.id, g.partnership_id, g.common_key, g.word, g.forms, g.justice, g.health, g.source, g.checked_on, \
            g.hidden, g.revision, g.updated_at, e.given_name || ' ' || e.family_name AS editor FROM glossary_entry g \
            LEFT JOIN person e ON e.id = g.edited_by WHERE g.partnership_id IN_IDS($1)")
        .bind_ids(ids.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// Writes a word that the partnership had not touched; false when somebody else just did, or has that word.
pub async fn insert(tx: &mut Tx, id: EntryId, place: Place, content: Content) -> Result<bool> {
    let q = tx
        .q("INSERT INTO glossary_entry (id, partnership_id, common_key, word, word_key, forms, justice, health, source, \
            checked_on, hidden, edited_by, created_at, updated_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13) ON CONFLICT DO NOTHING")
        .bind(id)
        .bind(place.partnership)
        .bind(place.common_key)
        .bind(content.word)
        .bind(content.word_key)
        .bind(content.forms)
        .bind(content.justice)
        .bind(content.health)
        .bind(content.source)
        .bind(content.checked_on)
        .bind(content.hidden)
        .bind(place.by)
        .bind(place.now);
    Ok(tx.exec(q).await? == 1)
}

/// Writes a word anew if it still has the revision that was read; tells whether it had.
pub async fn update(tx: &mut Tx, id: EntryId, revision: i64, place: Place, content: Content) -> Result<bool> {
    let q = tx
        .q("UPDATE glossary_entry SET word = $3, word_key = $4, forms = $5, justice = $6, health = $7, source = $8, \
            checked_on = $9, hidden = $10, edited_by = $11, updated_at = $12, revision = revision + 1 \
            WHERE id = $1 AND revision = $2")
        .bind(id)
        .bind(revision)
        .bind(content.word)
        .bind(content.word_key)
        .bind(content.forms)
        .bind(content.justice)
        .bind(content.health)
        .bind(content.source)
        .bind(content.checked_on)
        .bind(content.hidden)
        .bind(place.by)
        .bind(place.now);
    Ok(tx.exec(q).await? == 1)
}

/// Forgets what the partnership made of a word.
pub async fn delete(tx: &mut Tx, id: EntryId) -> Result<()> {
    tx.exec(tx.q("DELETE FROM glossary_entry WHERE id = $1").bind(id)).await?;
    Ok(())
}
