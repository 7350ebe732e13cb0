//! All SQL of onboarding packs.

use serde::Serialize;

use super::content::PackSection;
use super::model::{Pack, PackId};
use super::templates::{ItemOwner, PackRole, PackTemplate, PackTemplateItem, TemplateId};
use crate::kernel::actor::{MandateId, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::platform::db::{Db, Tx};

macro_rules! select {
    () => {
        "SELECT k.id, k.mandate_id, m.person_id, m.post_id, p.organisation_id, m.capacity, m.starts_on, m.ends_on, \
         o.time_zone, k.opened_at, k.first_read_at, k.snapshot, k.snapshot_at, k.acknowledged_at, k.reminded_on \
         FROM onboarding_pack k JOIN mandate m ON m.id = k.mandate_id JOIN post p ON p.id = m.post_id \
         JOIN organisation o ON o.id = p.organisation_id "
    };
}
macro_rules! latest_first {
    () => {
        " ORDER BY m.starts_on DESC, k.id DESC"
    };
}

/// Packs by id, whoever asks.
pub async fn by_ids(db: &Db, ids: &[PackId]) -> Result<Vec<Pack>> {
    Ok(db.all(db.q(concat!(select!(), "WHERE k.id IN_IDS($1)")).bind_all(ids)).await?)
}

/// Those of these mandates that have a pack.
pub async fn given(db: &Db, mandates: &[MandateId]) -> Result<Vec<MandateId>> {
    let q = db.q("SELECT mandate_id FROM onboarding_pack WHERE mandate_id IN_IDS($1)").bind_all(mandates);
    let rows: Vec<(MandateId,)> = db.all(q).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Packs of this person, latest first.
pub async fn of_person(db: &Db, person: PersonId) -> Result<Vec<Pack>> {
    Ok(db.all(db.q(concat!(select!(), "WHERE m.person_id = $1", latest_first!())).bind(person)).await?)
}

/// Packs of these posts, latest first.
pub async fn of_posts(db: &Db, posts: &[PostId]) -> Result<Vec<Pack>> {
    let q = db.q(concat!(select!(), "WHERE m.post_id IN_IDS($1)", latest_first!()));
    Ok(db.all(q.bind_all(posts)).await?)
}

/// Packs of who arrived at these organisations since that day and is not gone on another, latest first.
pub async fn of_organisations(
    db: &Db,
    organisations: &[OrganisationId],
    since: Day,
    still: Day,
) -> Result<Vec<Pack>> {
    let q = db
        .q(concat!(
            select!(),
            "WHERE p.organisation_id IN_IDS($1) AND m.starts_on > $2 AND (m.ends_on IS NULL OR m.ends_on >= $3)",
            latest_first!()
        ))
        .bind_all(organisations)
        .bind(since)
        .bind(still);
    Ok(db.all(q).await?)
}

/// Packs not acknowledged of who arrived since that day.
pub async fn unread(db: &Db, since: Day) -> Result<Vec<Pack>> {
    let q = db.q(concat!(select!(), "WHERE k.acknowledged_at IS NULL AND m.starts_on >= $1 ORDER BY k.id"));
    Ok(db.all(q.bind(since)).await?)
}

/// Makes a pack; false when that mandate has one.
pub async fn insert(tx: &mut Tx, id: PackId, mandate: MandateId, now: Ts) -> Result<bool> {
    let q = tx
        .q("INSERT INTO onboarding_pack (id, mandate_id, opened_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(id)
        .bind(mandate)
        .bind(now);
    Ok(tx.exec(q).await? == 1)
}

/// The newcomer reads for the first time; false when that was before.
pub async fn set_first_read(tx: &mut Tx, id: PackId, snapshot: String, now: Ts) -> Result<bool> {
    let q = tx
        .q("UPDATE onboarding_pack SET first_read_at = $2, snapshot = $3, snapshot_at = $2 \
            WHERE id = $1 AND first_read_at IS NULL")
        .bind(id)
        .bind(now)
        .bind(snapshot);
    Ok(tx.exec(q).await? == 1)
}

/// The newcomer looked the whole pack through. Saying so again moves what changes are told from, not the date.
pub async fn acknowledge(tx: &mut Tx, id: PackId, snapshot: String, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE onboarding_pack SET acknowledged_at = COALESCE(acknowledged_at, $2), \
            first_read_at = COALESCE(first_read_at, $2), snapshot = $3, snapshot_at = $2 WHERE id = $1")
        .bind(id)
        .bind(now)
        .bind(snapshot);
    tx.exec(q).await?;
    Ok(())
}

/// Remembers which reminder went out.
pub async fn set_reminded(tx: &mut Tx, id: PackId, day: Day) -> Result<()> {
    tx.exec(tx.q("UPDATE onboarding_pack SET reminded_on = $2 WHERE id = $1").bind(id).bind(day)).await?;
    Ok(())
}

/// Something of a checklist that was ticked.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Tick {
    pub pack_id: PackId,
    pub item_key: String,
    pub done_on: Day,
}

/// What is ticked in these packs.
pub async fn ticks(db: &Db, ids: &[PackId]) -> Result<Vec<Tick>> {
    let q =
        db.q("SELECT pack_id, item_key, done_on FROM onboarding_tick WHERE pack_id IN_IDS($1)").bind_all(ids);
    Ok(db.all(q).await?)
}

/// Ticks something; once ticked nothing changes.
pub async fn tick(tx: &mut Tx, id: PackId, key: &str, on: Day, by: PersonId) -> Result<()> {
    let q = tx
        .q("INSERT INTO onboarding_tick (pack_id, item_key, done_on, done_by) VALUES ($1, $2, $3, $4) \
            ON CONFLICT DO NOTHING")
        .bind(id)
        .bind(key.to_owned())
        .bind(on)
        .bind(by);
    tx.exec(q).await?;
    Ok(())
}

/// Takes a tick back.
pub async fn untick(tx: &mut Tx, id: PackId, key: &str) -> Result<()> {
    let q = tx
        .q("DELETE FROM onboarding_tick WHERE pack_id = $1 AND item_key = $2")
        .bind(id)
        .bind(key.to_owned());
    tx.exec(q).await?;
    Ok(())
}

/// A template that a partnership adapted.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct TemplateRow {
    pub id: TemplateId,
    pub partnership_id: PartnershipId,
    pub role: PackRole,
    pub welcome: String,
    pub sections: String,
    pub revision: i64,
    pub edited_at: Ts,
    pub editor: Option<String>,
}

impl TemplateRow {
    /// With its checklist.
    pub fn with(self, items: Vec<PackTemplateItem>) -> PackTemplate {
        let shown: Vec<&str> = self.sections.split(',').collect();
        let sections =
            PackSection::ALL.into_iter().filter(|section| shown.contains(&section.code())).collect();
        PackTemplate {
            role: self.role,
            welcome: self.welcome,
            sections,
            items,
            adapted: true,
            revision: self.revision,
            id: Some(self.id),
            edited: Some((self.edited_at, self.editor)),
        }
    }
}

/// A point of its checklist.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ItemRow {
    pub template_id: TemplateId,
    pub item_key: String,
    pub title: String,
    pub owner: ItemOwner,
    pub due_days: i64,
}

impl From<ItemRow> for PackTemplateItem {
    fn from(row: ItemRow) -> Self {
        Self { key: row.item_key, title: row.title, owner: row.owner, due_days: row.due_days }
    }
}

/// Templates that these partnerships adapted.
pub async fn templates(db: &Db, partnerships: &[PartnershipId]) -> Result<Vec<TemplateRow>> {
    let q = db
        .q("SELECT t.id, t.partnership_id, t.role, t.welcome, t.sections, t.revision, t.edited_at, \
            e.given_name || ' ' || e.family_name AS editor FROM onboarding_template t \
            LEFT JOIN person e ON e.id = t.edited_by AND e.erased_at IS NULL WHERE t.partnership_id IN_IDS($1)")
        .bind_all(partnerships);
    Ok(db.all(q).await?)
}

/// Their checklists, in order.
pub async fn template_items(db: &Db, ids: &[TemplateId]) -> Result<Vec<ItemRow>> {
    let q = db
        .q("SELECT template_id, item_key, title, owner, due_days FROM onboarding_template_item \
            WHERE template_id IN_IDS($1) ORDER BY template_id, position")
        .bind_all(ids);
    Ok(db.all(q).await?)
}

/// Checked content of a template.
#[derive(Clone, Debug)]
pub struct TemplateContent {
    pub welcome: String,
    pub sections: Vec<PackSection>,
    pub items: Vec<PackTemplateItem>,
}

impl TemplateContent {
    fn section_codes(&self) -> String {
        self.sections.iter().map(|section| section.code()).collect::<Vec<_>>().join(",")
    }
}

/// Adapts a template for the first time; false when somebody else just did.
pub async fn insert_template(
    tx: &mut Tx,
    id: TemplateId,
    (partnership, role): (PartnershipId, PackRole),
    content: &TemplateContent,
    (by, now): (PersonId, Ts),
) -> Result<bool> {
    let q = tx
        .q("INSERT INTO onboarding_template (id, partnership_id, role, welcome, sections, edited_by, edited_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING")
        .bind(id)
        .bind(partnership)
        .bind(role)
        .bind(content.welcome.clone())
        .bind(content.section_codes())
        .bind(by)
        .bind(now);
    Ok(tx.exec(q).await? == 1)
}

/// Writes a template anew if it still has the revision that was read; tells whether it had.
pub async fn update_template(
    tx: &mut Tx,
    (id, revision): (TemplateId, i64),
    content: &TemplateContent,
    (by, now): (PersonId, Ts),
) -> Result<bool> {
    let q = tx
        .q("UPDATE onboarding_template SET welcome = $3, sections = $4, edited_by = $5, edited_at = $6, \
            revision = revision + 1 WHERE id = $1 AND revision = $2")
        .bind(id)
        .bind(revision)
        .bind(content.welcome.clone())
        .bind(content.section_codes())
        .bind(by)
        .bind(now);
    Ok(tx.exec(q).await? == 1)
}

/// Writes the checklist of a template instead of the one it had.
pub async fn set_items(tx: &mut Tx, id: TemplateId, items: &[PackTemplateItem]) -> Result<()> {
    tx.exec(tx.q("DELETE FROM onboarding_template_item WHERE template_id = $1").bind(id)).await?;
    for (position, item) in (1_i64..).zip(items) {
        let q = tx
            .q("INSERT INTO onboarding_template_item (template_id, item_key, position, title, owner, due_days) \
                VALUES ($1, $2, $3, $4, $5, $6)")
            .bind(id)
            .bind(item.key.clone())
            .bind(position)
            .bind(item.title.clone())
            .bind(item.owner)
            .bind(item.due_days);
        tx.exec(q).await?;
    }
    Ok(())
}

/// Drops what a partnership made of a template.
pub async fn delete_template(tx: &mut Tx, id: TemplateId) -> Result<()> {
    tx.exec(tx.q("DELETE FROM onboarding_template_item WHERE template_id = $1").bind(id)).await?;
    tx.exec(tx.q("DELETE FROM onboarding_template WHERE id = $1").bind(id)).await?;
    Ok(())
}

/// Packs of mandates that ended before that day.
pub async fn ended_before(tx: &mut Tx, day: Day) -> Result<Vec<PackId>> {
    let q = tx
        .q("SELECT k.id FROM onboarding_pack k JOIN mandate m ON m.id = k.mandate_id WHERE m.ends_on < $1 ORDER BY k.id")
        .bind(day);
    let rows: Vec<(PackId,)> = tx.all(q).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Forgets packs with what was ticked in them.
pub async fn forget(tx: &mut Tx, ids: &[PackId]) -> Result<()> {
    for sql in [
        "DELETE FROM onboarding_tick WHERE pack_id IN_IDS($1)",
        "DELETE FROM onboarding_pack WHERE id IN_IDS($1)",
    ] {
        tx.exec(tx.q(sql).bind_all(ids)).await?;
    }
    Ok(())
}

/// A pack as its reader is shown that it is held.
#[derive(Serialize, sqlx::FromRow)]
#[serde(rename_all = "camelCase")]
pub struct HeldPack {
    pack: PackId,
    post: PostId,
    starts_on: Day,
    first_read_at: Option<Ts>,
    acknowledged_at: Option<Ts>,
    reminded_on: Option<Day>,
}

/// Packs of this person.
pub async fn held_packs(db: &Db, person: PersonId) -> Result<Vec<HeldPack>> {
    let q = db
        .q("SELECT k.id AS pack, m.post_id AS post, m.starts_on, k.first_read_at, k.acknowledged_at, k.reminded_on \
            FROM onboarding_pack k JOIN mandate m ON m.id = k.mandate_id WHERE m.person_id = $1 \
            ORDER BY m.starts_on, k.id")
        .bind(person);
    Ok(db.all(q).await?)
}

/// A tick as it is held.
#[derive(Serialize, sqlx::FromRow)]
#[serde(rename_all = "camelCase")]
pub struct HeldTick {
    pack: PackId,
    item: String,
    done_on: Day,
}

/// What was ticked in packs of this person, and what the person ticked in others.
pub async fn held_ticks(db: &Db, person: PersonId) -> Result<Vec<HeldTick>> {
    let q = db
        .q("SELECT t.pack_id AS pack, t.item_key AS item, t.done_on FROM onboarding_tick t \
            JOIN onboarding_pack k ON k.id = t.pack_id JOIN mandate m ON m.id = k.mandate_id \
            WHERE m.person_id = $1 OR t.done_by = $1 ORDER BY t.done_on, t.pack_id, t.item_key")
        .bind(person);
    Ok(db.all(q).await?)
}
