//! Batch reads: one statement each, whatever the number asked for.

use crate::directory::model::{ContactDetails, Organisation, Post, PostGrant, Territory};
use crate::directory::words::{
    Cardinality, FinessLevel, OrganisationKind, OrganisationMission, PostKind, PostRole, Sector,
    TerritoryKind,
};
use crate::kernel::actor::{OrganisationId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::Result;
use crate::platform::db::Db;

/// A list stored or aggregated as one text; sorted, because engines aggregate in any order.
pub(super) fn list(text: Option<&str>) -> Vec<String> {
    let mut items: Vec<String> = text
        .into_iter()
        .flat_map(|text| text.split(','))
        .filter(|s| !s.is_empty())
        .map(str::to_owned)
        .collect();
    items.sort_unstable();
    items
}

#[derive(sqlx::FromRow)]
pub(super) struct OrganisationRow {
    id: OrganisationId,
    name: String,
    short_name: Option<String>,
    sector: Sector,
    kind: OrganisationKind,
    missions: String,
    parent_id: Option<OrganisationId>,
    siret: Option<String>,
    finess: Option<String>,
    finess_level: Option<FinessLevel>,
    rna: Option<String>,
    territory_codes: Option<String>,
    time_zone: Zone,
    address: Option<String>,
    postal_code: Option<String>,
    city: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    website: Option<String>,
    opening_hours: Option<String>,
    revision: i64,
    closed_on: Option<Day>,
    absorbed_by_id: Option<OrganisationId>,
}

impl From<OrganisationRow> for Organisation {
    fn from(row: OrganisationRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            short_name: row.short_name,
            sector: row.sector,
            kind: row.kind,
            missions: row.missions.split(',').filter_map(OrganisationMission::from_code).collect(),
            parent_id: row.parent_id,
            siret: row.siret,
            finess: row.finess,
            finess_level: row.finess_level,
            rna: row.rna,
            territory_codes: list(row.territory_codes.as_deref()),
            time_zone: row.time_zone,
            contact: ContactDetails {
                address: row.address,
                postal_code: row.postal_code,
                city: row.city,
                phone: row.phone,
                email: row.email,
                website: row.website,
                opening_hours: row.opening_hours,
            },
            revision: row.revision,
            closed_on: row.closed_on,
            absorbed_by_id: row.absorbed_by_id,
        }
    }
}

/// Columns of an [`OrganisationRow`] from `organisation o`.
macro_rules! organisation_columns {
    () => {
        "o.id, o.name, o.short_name, o.sector, o.kind, o.missions, o.parent_id, o.siret, o.finess, o.finess_level, \
         o.rna, (SELECT string_agg(t.territory_code, ',') FROM organisation_territory t \
         WHERE t.organisation_id = o.id) AS territory_codes, o.time_zone, o.address, o.postal_code, o.city, o.phone, \
         o.email, o.website, o.opening_hours, o.revision, o.closed_on, o.absorbed_by_id"
    };
}

pub(super) use organisation_columns;

pub async fn organisations(db: &Db, ids: &[OrganisationId]) -> Result<Vec<Organisation>> {
    const SQL: &str =
        concat!("SELECT ", organisation_columns!(), " FROM organisation o WHERE o.id IN_IDS($1)");
    let rows: Vec<OrganisationRow> = db.all(db.q(SQL).bind_ids(ids.iter().map(|id| id.0))).await?;
    Ok(rows.into_iter().map(Organisation::from).collect())
}

#[derive(sqlx::FromRow)]
pub(super) struct PostRow {
    id: PostId,
    organisation_id: OrganisationId,
    kind: PostKind,
    other_name: Option<String>,
    cardinality: Cardinality,
    referent: bool,
    signatory: bool,
    representative: bool,
    grants: Option<String>,
    created_at: Ts,
    closed_on: Option<Day>,
    revision: i64,
}

impl From<PostRow> for Post {
    fn from(row: PostRow) -> Self {
        let given = list(row.grants.as_deref());
        let territories_of = |role: PostRole| -> Vec<String> {
            given
                .iter()
                .filter_map(|grant| grant.split_once('='))
                .filter(|(code, _)| *code == role.code())
                .map(|(_, territory)| territory.to_owned())
                .collect()
        };
        let representative = row
            .representative
            .then(|| PostGrant { role: PostRole::Representative, territory_codes: Vec::new() });
        let territorial = [PostRole::TerritoryAdministrator, PostRole::Observer]
            .into_iter()
            .map(|role| PostGrant { role, territory_codes: territories_of(role) })
            .filter(|grant| !grant.territory_codes.is_empty());
        Self {
            id: row.id,
            organisation_id: row.organisation_id,
            kind: row.kind,
            other_name: row.other_name,
            cardinality: row.cardinality,
            referent: row.referent,
            signatory: row.signatory,
            grants: representative.into_iter().chain(territorial).collect(),
            created_at: row.created_at,
            closed_on: row.closed_on,
            revision: row.revision,
        }
    }
}

/// Columns of a [`PostRow`] from `post p`.
macro_rules! post_columns {
    () => {
        "p.id, p.organisation_id, p.kind, p.other_name, p.cardinality, p.referent, p.signatory, p.representative, \
         (SELECT string_agg(g.role || '=' || g.territory_code, ',') FROM post_grant g WHERE g.post_id = p.id) AS grants, \
         p.created_at, p.closed_on, p.revision"
    };
}

pub(super) use post_columns;

pub async fn posts(db: &Db, ids: &[PostId]) -> Result<Vec<Post>> {
    const SQL: &str = concat!("SELECT ", post_columns!(), " FROM post p WHERE p.id IN_IDS($1)");
    let rows: Vec<PostRow> = db.all(db.q(SQL).bind_ids(ids.iter().map(|id| id.0))).await?;
    Ok(rows.into_iter().map(Post::from).collect())
}

#[derive(sqlx::FromRow)]
pub(super) struct TerritoryRow {
    code: String,
    kind: TerritoryKind,
    name: String,
    departement_codes: Option<String>,
    time_zones: Option<String>,
}

impl From<TerritoryRow> for Territory {
    fn from(row: TerritoryRow) -> Self {
        let mut zones = list(row.time_zones.as_deref());
        zones.dedup();
        Self {
            code: row.code,
            kind: row.kind,
            name: row.name,
            departement_codes: list(row.departement_codes.as_deref()),
            time_zones: zones.iter().filter_map(|zone| zone.parse().ok()).collect(),
        }
    }
}

/// Columns of a [`TerritoryRow`] from `territory t`.
macro_rules! territory_columns {
    () => {
        "t.code, t.kind, t.name, \
         (SELECT string_agg(d.departement_code, ',') FROM territory_departement d WHERE d.territory_code = t.code) \
         AS departement_codes, \
         (SELECT string_agg(z.time_zone, ',') FROM territory_departement d JOIN territory z ON z.code = d.departement_code \
         WHERE d.territory_code = t.code) AS time_zones"
    };
}

pub(super) use territory_columns;

pub async fn territories(db: &Db, codes: &[String]) -> Result<Vec<Territory>> {
    const SQL: &str = concat!("SELECT ", territory_columns!(), " FROM territory t WHERE t.code IN_TEXTS($1)");
    let rows: Vec<TerritoryRow> = db.all(db.q(SQL).bind_texts(codes.iter().cloned())).await?;
    Ok(rows.into_iter().map(Territory::from).collect())
}
