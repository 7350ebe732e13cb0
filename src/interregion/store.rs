//! All SQL of agreements between territories.

use async_graphql::resolver_utils::parse_enum;

use super::model::{Agreement, Census, Participation, ParticipationId, Places, Role};
use crate::kernel::actor::{OrganisationId, PartnershipId, PersonId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::Result;
use crate::kernel::page::PageRequest;
use crate::platform::db::{Db, Tx};
use crate::protocols::ids::ProtocolId;

macro_rules! agreement {
    () => {
        "SELECT a.partnership_id, a.frame_protocol_id, a.opened_on, pa.name_key, pa.time_zone \
         FROM inter_territory_agreement a JOIN partnership pa ON pa.id = a.partnership_id "
    };
}

macro_rules! participation {
    () => {
        "SELECT i.id, i.partnership_id, i.organisation_id, i.role, i.from_on, i.to_on, i.conditions, i.confirmed_on, \
         i.revision, i.updated_at, o.name_key, e.given_name || ' ' || e.family_name AS editor, pa.time_zone, \
         (SELECT string_agg(l.kind || '=' || CAST(l.offered AS TEXT), ',') FROM inter_territory_place l \
         WHERE l.participation_id = i.id) AS places FROM inter_territory_participation i \
         JOIN partnership pa ON pa.id = i.partnership_id JOIN organisation o ON o.id = i.organisation_id \
         LEFT JOIN person e ON e.id = i.edited_by AND e.erased_at IS NULL "
    };
}

macro_rules! not_asked {
    () => {
        concat!(
            participation!(),
            "WHERE i.role = 'RECEIVING' AND i.asked_on IS NULL AND (i.to_on IS NULL OR i.to_on >= $1) ORDER BY i.id"
        )
    };
}

#[derive(sqlx::FromRow)]
struct Row {
    id: ParticipationId,
    partnership_id: PartnershipId,
    organisation_id: OrganisationId,
    role: Role,
    from_on: Day,
    to_on: Option<Day>,
    conditions: Option<String>,
    confirmed_on: Option<Day>,
    revision: i64,
    updated_at: Ts,
    editor: Option<String>,
    name_key: String,
    time_zone: Zone,
    places: Option<String>,
}

impl From<Row> for Participation {
    fn from(row: Row) -> Self {
        let census = (row.role == Role::Receiving).then(|| Census {
            places: places(row.places.as_deref()),
            conditions: row.conditions,
            confirmed_on: row.confirmed_on,
            stale: false,
            revision: row.revision,
            viewer_can_edit: false,
        });
        Self {
            id: row.id,
            partnership_id: row.partnership_id,
            organisation_id: row.organisation_id,
            role: row.role,
            from_on: row.from_on,
            to_on: row.to_on,
            census,
            updated_at: row.updated_at,
            editor: row.editor,
            name_key: row.name_key,
            time_zone: row.time_zone,
            memberships: Vec::new(),
        }
    }
}

/// In the order of the closed list, since engines gather in any.
fn places(text: Option<&str>) -> Vec<Places> {
    let read = |part: &str| {
        let (kind, offered) = part.split_once('=')?;
        let kind = parse_enum(kind.into()).ok()?;
        Some(Places { kind, offered: offered.parse().ok()? })
    };
    let mut found: Vec<Places> = text.into_iter().flat_map(|text| text.split(',')).filter_map(read).collect();
    found.sort_by_key(|places| places.kind);
    found
}

fn participations(rows: Vec<Row>) -> Vec<Participation> {
    rows.into_iter().map(Participation::from).collect()
}

/// Agreements of these partnerships.
pub async fn agreements(db: &Db, ids: &[PartnershipId]) -> Result<Vec<Agreement>> {
    let q = db.q(concat!(agreement!(), "WHERE a.partnership_id IN_IDS($1)")).bind_all(ids);
    Ok(db.all(q).await?)
}

/// A page of them, in name order.
pub async fn page(db: &Db, ids: &[PartnershipId], page: &PageRequest) -> Result<Vec<Agreement>> {
    let q = db
        .q(concat!(
            agreement!(),
            "WHERE a.partnership_id IN_IDS($1) AND (pa.name_key, pa.id) > ($2, $3) \
             ORDER BY pa.name_key, pa.id LIMIT $4"
        ))
        .bind_all(ids)
        .bind(page.after_key())
        .bind(page.after_id())
        .bind(page.limit());
    Ok(db.all(q).await?)
}

/// How many of these partnerships are agreements between territories.
pub async fn count(db: &Db, ids: &[PartnershipId]) -> Result<i64> {
    let q =
        db.q("SELECT COUNT(*) FROM inter_territory_agreement WHERE partnership_id IN_IDS($1)").bind_all(ids);
    let row: Option<(i64,)> = db.maybe(q).await?;
    Ok(row.map_or(0, |(count,)| count))
}

/// Parts by id.
pub async fn by_ids(db: &Db, ids: &[ParticipationId]) -> Result<Vec<Participation>> {
    let q = db.q(concat!(participation!(), "WHERE i.id IN_IDS($1)")).bind_all(ids);
    Ok(participations(db.all(q).await?))
}

/// All parts in these partnerships, past ones too, in any order.
pub async fn of_partnerships(db: &Db, ids: &[PartnershipId]) -> Result<Vec<Participation>> {
    let q = db.q(concat!(participation!(), "WHERE i.partnership_id IN_IDS($1)")).bind_all(ids);
    Ok(participations(db.all(q).await?))
}

/// Receiving structures that were not asked to confirm in this cycle and whose part is not over by that day; none of
/// them answers until the transaction ends.
pub async fn not_asked(tx: &mut Tx, on: Day) -> Result<Vec<Participation>> {
    let q = tx.q_per_engine(not_asked!(), concat!(not_asked!(), " FOR UPDATE OF i")).bind(on);
    Ok(participations(tx.all(q).await?))
}

/// Parts of these structures in agreements that are not over by that day, in the order of their first days.
pub async fn of_organisations(tx: &mut Tx, ids: &[OrganisationId], on: Day) -> Result<Vec<Participation>> {
    let q = tx
        .q(concat!(
            participation!(),
            "WHERE i.organisation_id IN_IDS($1) AND (i.to_on IS NULL OR i.to_on >= $2) ORDER BY i.from_on, i.id"
        ))
        .bind_all(ids)
        .bind(on);
    Ok(participations(tx.all(q).await?))
}

/// An agreement, held against other writers until the transaction ends.
pub async fn locked(tx: &mut Tx, id: PartnershipId) -> Result<Option<Agreement>> {
    let q = tx
        .q_per_engine(
            concat!(agreement!(), "WHERE a.partnership_id = $1"),
            concat!(agreement!(), "WHERE a.partnership_id = $1 FOR UPDATE OF a"),
        )
        .bind(id);
    Ok(tx.maybe(q).await?)
}

/// Opens an agreement; false when it was open already.
pub async fn open(tx: &mut Tx, id: PartnershipId, on: Day, now: Ts) -> Result<bool> {
    let q = tx
        .q("INSERT INTO inter_territory_agreement (partnership_id, opened_on, created_at) VALUES ($1, $2, $3) \
            ON CONFLICT (partnership_id) DO NOTHING")
        .bind(id)
        .bind(on)
        .bind(now);
    Ok(tx.exec(q).await? == 1)
}

/// Names the frame document, or none.
pub async fn set_frame(tx: &mut Tx, id: PartnershipId, protocol: Option<ProtocolId>) -> Result<()> {
    let q = tx
        .q("UPDATE inter_territory_agreement SET frame_protocol_id = $2 WHERE partnership_id = $1")
        .bind(id)
        .bind(protocol);
    tx.exec(q).await?;
    Ok(())
}

/// The structure's part in this role that touches the days from `from` to `to`, under the agreement's lock.
pub async fn overlapping(
    tx: &mut Tx,
    (partnership, organisation, role): (PartnershipId, OrganisationId, Role),
    (from, to): (Day, Option<Day>),
) -> Result<Option<ParticipationId>> {
    let q = tx
        .q("SELECT id FROM inter_territory_participation WHERE partnership_id = $1 AND organisation_id = $2 AND role = $3 \
            AND (to_on IS NULL OR to_on >= $4) AND ($5 OR from_on <= $6) ORDER BY from_on LIMIT 1")
        .bind(partnership)
        .bind(organisation)
        .bind(role)
        .bind(from)
        .bind(to.is_none())
        .bind(to.unwrap_or(from));
    let found: Option<(ParticipationId,)> = tx.maybe(q).await?;
    Ok(found.map(|(id,)| id))
}

/// The first day on which the structure takes up this role again after that part, under the agreement's lock.
pub async fn taken_up_again(tx: &mut Tx, part: &Participation) -> Result<Option<Day>> {
    let q = tx
        .q("SELECT from_on FROM inter_territory_participation WHERE partnership_id = $1 AND organisation_id = $2 \
            AND role = $3 AND from_on >= $4 AND id <> $5 ORDER BY from_on LIMIT 1")
        .bind(part.partnership_id)
        .bind(part.organisation_id)
        .bind(part.role)
        .bind(part.from_on)
        .bind(part.id);
    let found: Option<(Day,)> = tx.maybe(q).await?;
    Ok(found.map(|(day,)| day))
}

/// Gives a role.
pub async fn insert(
    tx: &mut Tx,
    id: ParticipationId,
    (partnership, organisation, role): (PartnershipId, OrganisationId, Role),
    (from, to): (Day, Option<Day>),
    (by, now): (PersonId, Ts),
) -> Result<()> {
    let q = tx
        .q("INSERT INTO inter_territory_participation (id, partnership_id, organisation_id, role, from_on, to_on, \
            edited_by, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)")
        .bind(id)
        .bind(partnership)
        .bind(organisation)
        .bind(role)
        .bind(from)
        .bind(to)
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Gives a structure the part of another, with what that one offered and when it last said so.
pub async fn pass_on(
    tx: &mut Tx,
    (old, new): (ParticipationId, ParticipationId),
    into: OrganisationId,
    (from, to): (Day, Option<Day>),
    now: Ts,
) -> Result<()> {
    let q = tx
        .q("INSERT INTO inter_territory_participation (id, partnership_id, organisation_id, role, from_on, to_on, \
            conditions, confirmed_on, edited_by, created_at, updated_at) SELECT $2, partnership_id, $3, role, $4, $5, \
            conditions, confirmed_on, edited_by, $6, $6 FROM inter_territory_participation WHERE id = $1")
        .bind(old)
        .bind(new)
        .bind(into)
        .bind(from)
        .bind(to)
        .bind(now);
    tx.exec(q).await?;
    let q = tx
        .q("INSERT INTO inter_territory_place (participation_id, kind, offered) \
            SELECT $2, kind, offered FROM inter_territory_place WHERE participation_id = $1")
        .bind(old)
        .bind(new);
    tx.exec(q).await?;
    Ok(())
}

/// Takes away a part that has not begun.
pub async fn drop_part(tx: &mut Tx, id: ParticipationId) -> Result<()> {
    tx.exec(tx.q("DELETE FROM inter_territory_place WHERE participation_id = $1").bind(id)).await?;
    tx.exec(tx.q("DELETE FROM inter_territory_participation WHERE id = $1").bind(id)).await?;
    Ok(())
}

/// Sets its last day.
pub async fn end(tx: &mut Tx, id: ParticipationId, until: Day) -> Result<()> {
    let q = tx.q("UPDATE inter_territory_participation SET to_on = $2 WHERE id = $1").bind(id).bind(until);
    tx.exec(q).await?;
    Ok(())
}

/// Writes a census unless it changed since that revision was read; tells whether it had not. What was asked is answered.
pub async fn write_census(
    tx: &mut Tx,
    (id, revision): (ParticipationId, i64),
    (places, conditions): (&[Places], Option<String>),
    (confirmed_on, by, now): (Day, PersonId, Ts),
) -> Result<bool> {
    let q = tx
        .q("UPDATE inter_territory_participation SET conditions = $3, confirmed_on = $4, asked_on = NULL, edited_by = $5, \
            updated_at = $6, revision = revision + 1 WHERE id = $1 AND revision = $2")
        .bind(id)
        .bind(revision)
        .bind(conditions)
        .bind(confirmed_on)
        .bind(by)
        .bind(now);
    if tx.exec(q).await? == 0 {
        return Ok(false);
    }
    tx.exec(tx.q("DELETE FROM inter_territory_place WHERE participation_id = $1").bind(id)).await?;
    for place in places {
        let q = tx
            .q("INSERT INTO inter_territory_place (participation_id, kind, offered) VALUES ($1, $2, $3)")
            .bind(id)
            .bind(place.kind)
            .bind(place.offered);
        tx.exec(q).await?;
    }
    Ok(true)
}

/// Writes the day of the confirmation; what was asked is answered.
pub async fn confirm(tx: &mut Tx, id: ParticipationId, on: Day) -> Result<()> {
    let q = tx
        .q("UPDATE inter_territory_participation SET confirmed_on = $2, asked_on = NULL WHERE id = $1")
        .bind(id)
        .bind(on);
    tx.exec(q).await?;
    Ok(())
}

/// Notes on which day a structure is asked.
pub async fn mark_asked(tx: &mut Tx, id: ParticipationId, on: Day) -> Result<()> {
    let q = tx.q("UPDATE inter_territory_participation SET asked_on = $2 WHERE id = $1").bind(id).bind(on);
    tx.exec(q).await?;
    Ok(())
}
