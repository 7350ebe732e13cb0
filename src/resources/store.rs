//! All SQL of resource persons.

use super::model::{ResourceId, ResourcePerson};
use crate::kernel::actor::{MandateId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::page::PageRequest;
use crate::platform::db::{Db, Q, Tx};
use crate::protocols::Theme;

macro_rules! select {
    () => {
        "SELECT r.id, r.partnership_id, r.theme, r.territory_code, r.post_id, r.mandate_id, r.about, r.reach, \
         r.confirmed_on, r.revision, r.updated_at, e.given_name || ' ' || e.family_name AS editor, p.organisation_id, \
         p.cardinality, pa.time_zone FROM resource_person r JOIN post p ON p.id = r.post_id \
         JOIN partnership pa ON pa.id = r.partnership_id LEFT JOIN person e ON e.id = r.edited_by "
    };
}

/// `$1` partnerships read, `$2` any theme or `$3` this one.
macro_rules! listed {
    () => {
        "r.partnership_id IN_IDS($1) AND ($2 OR r.theme = $3) "
    };
}

/// Where an entry stands.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub partnership: PartnershipId,
    pub theme: Theme,
}

/// Checked content of an entry.
#[derive(Clone, Debug)]
pub struct Content {
    pub post: PostId,
    pub mandate: Option<MandateId>,
    pub territory: Option<String>,
    pub about: Option<String>,
    pub reach: Option<String>,
}

/// The day of the confirmation, who wrote, when.
pub type Written = (Day, PersonId, Ts);

/// Those of these entries that stand in partnerships read.
pub async fn by_ids(db: &Db, read: &[PartnershipId], ids: &[ResourceId]) -> Result<Vec<ResourcePerson>> {
    let q = db.q(concat!(select!(), "WHERE r.partnership_id IN_IDS($1) AND r.id IN_IDS($2)"));
    Ok(db.all(q.bind_all(read).bind_all(ids)).await?)
}

/// Entries by id, whoever asks.
pub async fn any(db: &Db, ids: &[ResourceId]) -> Result<Vec<ResourcePerson>> {
    Ok(db.all(db.q(concat!(select!(), "WHERE r.id IN_IDS($1)")).bind_all(ids)).await?)
}

/// All entries of these partnerships, by theme.
pub async fn of_partnerships(db: &Db, read: &[PartnershipId]) -> Result<Vec<ResourcePerson>> {
    let q = db.q(concat!(select!(), "WHERE r.partnership_id IN_IDS($1) ORDER BY r.theme, r.id"));
    Ok(db.all(q.bind_all(read)).await?)
}

/// A page of entries, by theme.
pub async fn list(
    db: &Db,
    read: &[PartnershipId],
    theme: Option<Theme>,
    page: &PageRequest,
) -> Result<(Vec<ResourcePerson>, Option<i64>)> {
    let bind = |q: Q| q.bind_all(read).bind(theme.is_none()).bind(theme);
    let q = db.q(concat!(
        select!(),
        "WHERE ",
        listed!(),
        "AND ($4 OR (r.theme, r.id) > ($5, $6)) ORDER BY r.theme, r.id LIMIT $7"
    ));
    let after = page.after.as_ref().map(|cursor| cursor.key.clone());
    let rows =
        db.all(bind(q).bind(after.is_none()).bind(after).bind(page.after_id()).bind(page.limit())).await?;
    if !page.with_total {
        return Ok((rows, None));
    }
    let count = db.q(concat!("SELECT COUNT(*) FROM resource_person r WHERE ", listed!()));
    let total: Option<(i64,)> = db.maybe(bind(count)).await?;
    Ok((rows, total.map(|(total,)| total)))
}

/// The entry that says the same already.
pub async fn twin(
    tx: &mut Tx,
    partnership: PartnershipId,
    theme: Theme,
    content: &Content,
) -> Result<Option<ResourceId>> {
    let q = tx
        .q("SELECT id FROM resource_person WHERE partnership_id = $1 AND theme = $2 AND post_id = $3 \
            AND mandate_id IS NOT DISTINCT FROM $4 AND territory_code IS NOT DISTINCT FROM $5")
        .bind(partnership)
        .bind(theme)
        .bind(content.post)
        .bind(content.mandate)
        .bind(content.territory.clone());
    let found: Option<(ResourceId,)> = tx.maybe(q).await?;
    Ok(found.map(|(id,)| id))
}

/// Writes a new entry.
pub async fn insert(
    tx: &mut Tx,
    id: ResourceId,
    place: Place,
    content: Content,
    (confirmed_on, by, now): Written,
) -> Result<()> {
    let q = tx
        .q("INSERT INTO resource_person (id, partnership_id, theme, post_id, mandate_id, territory_code, about, reach, \
            confirmed_on, edited_by, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)")
        .bind(id)
        .bind(place.partnership)
        .bind(place.theme)
        .bind(content.post)
        .bind(content.mandate)
        .bind(content.territory)
        .bind(content.about)
        .bind(content.reach)
        .bind(confirmed_on)
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Writes an entry anew if it still has the revision that was read; tells whether it had.
pub async fn update(
    tx: &mut Tx,
    (id, revision): (ResourceId, i64),
    content: Content,
    (confirmed_on, by, now): Written,
) -> Result<bool> {
    let q = tx
        .q("UPDATE resource_person SET post_id = $3, mandate_id = $4, territory_code = $5, about = $6, reach = $7, \
            confirmed_on = $8, edited_by = $9, updated_at = $10, revision = revision + 1 \
            WHERE id = $1 AND revision = $2")
        .bind(id)
        .bind(revision)
        .bind(content.post)
        .bind(content.mandate)
        .bind(content.territory)
        .bind(content.about)
        .bind(content.reach)
        .bind(confirmed_on)
        .bind(by)
        .bind(now);
    Ok(tx.exec(q).await? == 1)
}

/// Writes the day of the confirmation; what others are writing meanwhile stays theirs.
pub async fn confirm(tx: &mut Tx, id: ResourceId, on: Day) -> Result<()> {
    tx.exec(tx.q("UPDATE resource_person SET confirmed_on = $2 WHERE id = $1").bind(id).bind(on)).await?;
    Ok(())
}

/// Takes entries off.
pub async fn delete(tx: &mut Tx, ids: &[ResourceId]) -> Result<()> {
    tx.exec(tx.q("DELETE FROM resource_person WHERE id IN_IDS($1)").bind_all(ids)).await?;
    Ok(())
}

/// Entries that name a mandate which ended before that day.
pub async fn named_until_before(tx: &mut Tx, day: Day) -> Result<Vec<ResourceId>> {
    let q = tx
        .q("SELECT r.id FROM resource_person r JOIN mandate m ON m.id = r.mandate_id WHERE m.ends_on < $1 ORDER BY r.id")
        .bind(day);
    let rows: Vec<(ResourceId,)> = tx.all(q).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

#[derive(serde::Serialize, sqlx::FromRow)]
#[serde(rename_all = "camelCase")]
pub struct HeldEntry {
    id: ResourceId,
    theme: String,
    about: Option<String>,
    reach: Option<String>,
    confirmed_on: Day,
}

/// Entries that name this person through a mandate.
pub async fn held_on(db: &Db, person: PersonId) -> Result<Vec<HeldEntry>> {
    let q = db
        .q("SELECT r.id, r.theme, r.about, r.reach, r.confirmed_on FROM resource_person r \
            JOIN mandate m ON m.id = r.mandate_id WHERE m.person_id = $1 ORDER BY r.created_at, r.id")
        .bind(person);
    Ok(db.all(q).await?)
}
