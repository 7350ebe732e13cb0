//! All SQL of public sheets.

use super::model::{Listed, SheetTexts};
use crate::kernel::actor::{PartnershipId, PersonId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::{Error, Result};
use crate::platform::db::{Db, Tx};

/// A sheet as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub partnership_id: PartnershipId,
    pub slug: String,
    pub measures: String,
    pub roles: String,
    pub rights: String,
    pub places: String,
    pub revision: i64,
    pub editor: Option<String>,
    pub edited_at: Ts,
    pub published: Option<String>,
    pub published_by: Option<PersonId>,
    pub published_at: Option<Ts>,
}

impl Row {
    /// The texts that the public reads.
    pub fn approved(&self) -> Result<Option<SheetTexts>> {
        self.published.as_deref().map(serde_json::from_str).transpose().map_err(Error::internal)
    }
}

macro_rules! select {
    () => {
        "SELECT s.partnership_id, s.slug, s.measures, s.roles, s.rights, s.places, s.revision, \
         e.given_name || ' ' || e.family_name AS editor, s.edited_at, s.published, s.published_by, s.published_at \
         FROM public_sheet s LEFT JOIN person e ON e.id = s.edited_by "
    };
}

pub async fn find(db: &Db, partnership: PartnershipId) -> Result<Option<Row>> {
    Ok(db.maybe(db.q(concat!(select!(), "WHERE s.partnership_id = $1")).bind(partnership)).await?)
}

pub async fn find_in(tx: &mut Tx, partnership: PartnershipId) -> Result<Option<Row>> {
    Ok(tx.maybe(tx.q(concat!(select!(), "WHERE s.partnership_id = $1")).bind(partnership)).await?)
}

/// The sheet at this address, if it was approved.
pub async fn published(db: &Db, slug: &str) -> Result<Option<Row>> {
    let q = db.q(concat!(select!(), "WHERE s.slug = $1 AND s.published IS NOT NULL")).bind(slug.to_owned());
    Ok(db.maybe(q).await?)
}

/// Whether this address is or was somebody's.
pub async fn known(db: &Db, slug: &str) -> Result<bool> {
    let q = db.q("SELECT partnership_id FROM public_sheet WHERE slug = $1").bind(slug.to_owned());
    Ok(db.maybe::<(PartnershipId,)>(q).await?.is_some())
}

/// Addresses that begin like this one.
pub async fn slugs_like(tx: &mut Tx, slug: &str) -> Result<Vec<String>> {
    let q = tx.q("SELECT slug FROM public_sheet WHERE slug LIKE $1").bind(format!("{slug}%"));
    let rows: Vec<(String,)> = tx.all(q).await?;
    Ok(rows.into_iter().map(|(slug,)| slug).collect())
}

/// Begins the sheet with these texts; false when somebody just did.
pub async fn insert(
    tx: &mut Tx,
    partnership: PartnershipId,
    slug: String,
    texts: SheetTexts,
    by: PersonId,
    now: Ts,
) -> Result<bool> {
    let q = tx
        .q("INSERT INTO public_sheet (partnership_id, slug, measures, roles, rights, places, edited_by, edited_at, \
            created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) ON CONFLICT DO NOTHING")
        .bind(partnership)
        .bind(slug);
    Ok(tx.exec(bind_texts(q, texts).bind(by).bind(now)).await? == 1)
}

/// Writes the texts, if the sheet still has the revision that the writer read; tells whether it had.
pub async fn update(
    tx: &mut Tx,
    partnership: PartnershipId,
    revision: i64,
    texts: SheetTexts,
    by: PersonId,
    now: Ts,
) -> Result<bool> {
    let q = tx
        .q("UPDATE public_sheet SET measures = $3, roles = $4, rights = $5, places = $6, edited_by = $7, edited_at = $8, \
            revision = revision + 1 WHERE partnership_id = $1 AND revision = $2")
        .bind(partnership)
        .bind(revision);
    Ok(tx.exec(bind_texts(q, texts).bind(by).bind(now)).await? == 1)
}

fn bind_texts(q: crate::platform::db::Q, texts: SheetTexts) -> crate::platform::db::Q {
    q.bind(texts.measures).bind(texts.roles).bind(texts.rights).bind(texts.places)
}

/// Shows these texts from now on; none: nothing is shown.
pub async fn show(
    tx: &mut Tx,
    partnership: PartnershipId,
    texts: Option<&SheetTexts>,
    by: PersonId,
    now: Ts,
) -> Result<()> {
    let texts = texts.map(serde_json::to_string).transpose().map_err(Error::internal)?;
    let q = tx
        .q("UPDATE public_sheet SET published = $2, published_by = $3, published_at = $4 WHERE partnership_id = $1")
        .bind(partnership)
        .bind(texts)
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Territories of the partnership on that day.
pub async fn scope(db: &Db, partnership: PartnershipId, day: Day) -> Result<Vec<String>> {
    let q = db
        .q("SELECT territory_code FROM partnership_scope WHERE partnership_id = $1 AND from_on <= $2 \
            AND (to_on IS NULL OR to_on >= $2) ORDER BY territory_code")
        .bind(partnership)
        .bind(day);
    let rows: Vec<(String,)> = db.all(q).await?;
    Ok(rows.into_iter().map(|(code,)| code).collect())
}

/// Sheets that anybody reads, in the order of their partnerships' names.
pub async fn listed(db: &Db) -> Result<Vec<Listed>> {
    let q = db.q("SELECT pa.name, s.slug FROM public_sheet s JOIN partnership pa ON pa.id = s.partnership_id \
                  WHERE s.published IS NOT NULL AND EXISTS (SELECT 1 FROM protocol p WHERE p.partnership_id = pa.id \
                  AND p.status = 'IN_FORCE') ORDER BY pa.name_key, pa.id");
    let rows: Vec<(String, String)> = db.all(q).await?;
    Ok(rows.into_iter().map(|(name, slug)| Listed { name, slug }).collect())
}
