//! Writing organisations, and what only the tables can tell about them.

use crate::directory::model::Organisation;
use crate::directory::profile::Profile;
use crate::directory::search;
use crate::kernel::actor::{OrganisationId, PersonId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::text::fold;
use crate::platform::db::{Q, Tx};

use super::read::{OrganisationRow, organisation_columns};
use super::safe;

/// Reads an organisation to change it; on PostgreSQL nobody else changes it until this transaction ends.
pub async fn lock_profile(tx: &mut Tx, id: OrganisationId) -> Result<Option<(Profile, i64)>> {
    const SQL: &str = concat!("SELECT ", organisation_columns!(), " FROM organisation o WHERE o.id = $1");
    let q = tx.q_per_engine(
        "SELECT id FROM organisation WHERE id = $1",
        "SELECT id FROM organisation WHERE id = $1 FOR UPDATE",
    );
    let locked: Option<(OrganisationId,)> = tx.maybe(q.bind(id)).await?;
    if locked.is_none() {
        return Ok(None);
    }
    let row: Option<OrganisationRow> = tx.maybe(tx.q(SQL).bind(id)).await?;
    Ok(row.map(|row| {
        let organisation = Organisation::from(row);
        (profile(&organisation), organisation.revision)
    }))
}

/// The profile of what was read from our own tables.
pub fn profile(stored: &Organisation) -> Profile {
    let text = |text: &Option<String>| text.clone().map(safe);
    Profile {
        name: safe(stored.name.clone()),
        short_name: text(&stored.short_name),
        kind: stored.kind,
        missions: stored.missions.iter().copied().collect(),
        parent: stored.parent_id,
        siret: stored.siret.clone(),
        finess: stored.finess.clone(),
        finess_level: stored.finess_level,
        rna: stored.rna.clone(),
        territories: stored.territory_codes.iter().cloned().collect(),
        time_zone: stored.time_zone.name().to_owned(),
        address: text(&stored.contact.address),
        postal_code: stored.contact.postal_code.clone(),
        city: text(&stored.contact.city),
        phone: text(&stored.contact.phone),
        email: text(&stored.contact.email),
        website: text(&stored.contact.website),
        opening_hours: text(&stored.contact.opening_hours),
        closed_on: stored.closed_on,
    }
}

/// False when a number of it is taken.
pub async fn insert_organisation(
    tx: &mut Tx,
    id: OrganisationId,
    profile: &Profile,
    by: PersonId,
    now: Ts,
) -> Result<bool> {
    let q = tx.q("INSERT INTO organisation (id, sector, kind, name, name_key, short_name, parent_id, siret, finess, \
                  finess_level, rna, time_zone, email, phone, website, address, postal_code, city, missions, closed_on, \
                  opening_hours, updated_by, updated_at, created_at) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, \
                  $21, $22, $23, $23) ON CONFLICT DO NOTHING");
    if tx.exec(bind_profile(q.bind(id), profile).bind(by).bind(now)).await? == 0 {
        return Ok(false);
    }
    put_surroundings(tx, id, profile).await?;
    Ok(true)
}

pub async fn update_organisation(
    tx: &mut Tx,
    id: OrganisationId,
    profile: &Profile,
    by: PersonId,
    now: Ts,
) -> Result<()> {
    let q = tx.q("UPDATE organisation SET sector = $2, kind = $3, name = $4, name_key = $5, short_name = $6, \
                  parent_id = $7, siret = $8, finess = $9, finess_level = $10, rna = $11, time_zone = $12, email = $13, \
                  phone = $14, website = $15, address = $16, postal_code = $17, city = $18, missions = $19, \
                  closed_on = $20, opening_hours = $21, updated_by = $22, updated_at = $23, revision = revision + 1 WHERE id = $1");
    tx.exec(bind_profile(q.bind(id), profile).bind(by).bind(now)).await?;
    let q = tx.q("DELETE FROM organisation_territory WHERE organisation_id = $1").bind(id);
    tx.exec(q).await?;
    let q = tx.q("DELETE FROM search_term WHERE doc_id = $1").bind(id);
    tx.exec(q).await?;
    put_surroundings(tx, id, profile).await
}

/// Binds $2 to $21.
fn bind_profile(q: Q, profile: &Profile) -> Q {
    let text = |text: &Option<crate::confidentiality::SafeText>| text.as_ref().map(ToString::to_string);
    let missions: Vec<&str> = profile.missions.iter().map(|mission| mission.code()).collect();
    q.bind(profile.kind.sector())
        .bind(profile.kind)
        .bind(profile.name.to_string())
        .bind(fold(profile.name.as_str()))
        .bind(text(&profile.short_name))
        .bind(profile.parent)
        .bind(profile.siret.clone())
        .bind(profile.finess.clone())
        .bind(profile.finess_level)
        .bind(profile.rna.clone())
        .bind(profile.time_zone.clone())
        .bind(text(&profile.email))
        .bind(text(&profile.phone))
        .bind(text(&profile.website))
        .bind(text(&profile.address))
        .bind(profile.postal_code.clone())
        .bind(text(&profile.city))
        .bind(missions.join(","))
        .bind(profile.closed_on)
        .bind(text(&profile.opening_hours))
}

/// Territories served and words under which it is found.
async fn put_surroundings(tx: &mut Tx, id: OrganisationId, profile: &Profile) -> Result<()> {
    let q = tx
        .q("INSERT INTO organisation_territory (organisation_id, territory_code) \
            SELECT o.id, t.code FROM organisation o, territory t WHERE o.id = $1 AND t.code IN_TEXTS($2)")
        .bind(id)
        .bind_texts(profile.territories.iter().cloned());
    tx.exec(q).await?;
    for (weight, terms) in search::terms_of(profile) {
        let q = tx
            .q_per_engine(
                "INSERT INTO search_term (term, kind, doc_id, weight) \
                 SELECT value, 'organisation', $1, $2 FROM json_each($3) WHERE TRUE ON CONFLICT DO NOTHING",
                "INSERT INTO search_term (term, kind, doc_id, weight) \
                 SELECT word, 'organisation', $1, $2 FROM unnest($3) word ON CONFLICT DO NOTHING",
            )
            .bind(id)
            .bind(weight)
            .bind_texts(terms);
        tx.exec(q).await?;
    }
    Ok(())
}

/// Takes words away under which it is found.
pub async fn forget_terms(tx: &mut Tx, id: uuid::Uuid, terms: Vec<String>) -> Result<()> {
    let q =
        tx.q("DELETE FROM search_term WHERE doc_id = $1 AND term IN_TEXTS($2)").bind(id).bind_texts(terms);
    tx.exec(q).await?;
    Ok(())
}

/// For each number given, whether another organisation bears it.
pub async fn taken_numbers(
    tx: &mut Tx,
    id: OrganisationId,
    profile: &Profile,
) -> Result<[(&'static str, bool); 2]> {
    let q = tx
        .q("SELECT siret, finess FROM organisation WHERE id <> $1 AND (siret = $2 OR finess = $3)")
        .bind(id)
        .bind(profile.siret.clone())
        .bind(profile.finess.clone());
    let others: Vec<(Option<String>, Option<String>)> = tx.all(q).await?;
    let siret = profile.siret.is_some() && others.iter().any(|other| other.0 == profile.siret);
    let finess = profile.finess.is_some() && others.iter().any(|other| other.1 == profile.finess);
    Ok([("siret", siret), ("finess", finess)])
}

/// Whether the organisation is its would-be parent or stands above it; none when there is no such parent.
pub async fn is_above(tx: &mut Tx, id: OrganisationId, parent: OrganisationId) -> Result<Option<bool>> {
    let q = tx
        .q("WITH RECURSIVE above AS (SELECT id, parent_id FROM organisation WHERE id = $1 \
            UNION SELECT o.id, o.parent_id FROM organisation o JOIN above a ON o.id = a.parent_id) SELECT id FROM above")
        .bind(parent);
    let above: Vec<(OrganisationId,)> = tx.all(q).await?;
    Ok((!above.is_empty() || id == parent).then(|| id == parent || above.contains(&(id,))))
}

/// Whether posts or organisations below it outlive that day.
pub async fn organisation_is_needed(tx: &mut Tx, id: OrganisationId, last: Day) -> Result<bool> {
    let q = tx
        .q("SELECT id FROM post WHERE organisation_id = $1 AND (closed_on IS NULL OR closed_on > $2) \
            UNION ALL SELECT id FROM organisation WHERE parent_id = $1 AND (closed_on IS NULL OR closed_on > $2) LIMIT 1")
        .bind(id)
        .bind(last);
    let needed: Option<(uuid::Uuid,)> = tx.maybe(q).await?;
    Ok(needed.is_some())
}

/// Who wrote the current revision, and when. `person` belongs to a slice above: a name is all that is read.
pub async fn last_writer(tx: &mut Tx, id: OrganisationId) -> Result<Option<(Option<String>, Ts)>> {
    let q = tx
        .q("SELECT p.given_name || ' ' || p.family_name, o.updated_at FROM organisation o \
            LEFT JOIN person p ON p.id = o.updated_by WHERE o.id = $1")
        .bind(id);
    Ok(tx.maybe(q).await?)
}

/// Closes an organisation; what it managed is managed by the one into which it merged.
pub async fn close(
    tx: &mut Tx,
    id: OrganisationId,
    last: Day,
    absorbed_by: Option<OrganisationId>,
    at: Ts,
) -> Result<()> {
    let q = tx
        .q("UPDATE organisation SET closed_on = $2, absorbed_by_id = $3, revision = revision + 1, updated_at = $4 \
            WHERE id = $1")
        .bind(id)
        .bind(last)
        .bind(absorbed_by)
        .bind(at);
    tx.exec(q).await?;
    if let Some(into) = absorbed_by {
        let q = tx
            .q("UPDATE organisation SET parent_id = $2, revision = revision + 1 WHERE parent_id = $1")
            .bind(id)
            .bind(into);
        tx.exec(q).await?;
    }
    Ok(())
}
