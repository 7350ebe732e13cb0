//! Reads, one statement each, for any number of things.

use uuid::Uuid;

use crate::kernel::actor::PostId;
use crate::kernel::error::Result;
use crate::platform::db::{Db, Tx};
use crate::protocols::ids::{PartyId, ProtocolId, VersionId};
use crate::protocols::model::{Clause, Party, Protocol, Signatory, VersionRow};

/// The columns of [`Protocol`]; `p` is the protocol, `pa` its partnership.
macro_rules! protocol_columns {
    () => {
        "p.id, p.partnership_id, p.title, p.title_key, p.status, p.from_existing, p.owner_post_id, \
         p.review_period_months, p.term_kind, p.term_months, p.term_renewal, p.term_notice_days, \
         p.non_renewal_notified_on, p.first_in_force_on, p.last_held_on, p.review_due_on, p.cycle_began_on, \
         p.ended_on, p.revision, p.created_at, pa.time_zone, pa.coordinating_post_id, \
         EXISTS (SELECT 1 FROM protocol_review r WHERE r.protocol_id = p.id AND r.state = 'IN_PROGRESS') AS review_open, \
         (SELECT COUNT(*) FROM renewal n WHERE n.protocol_id = p.id AND n.kind = 'EXPRESS') AS express_renewals \
         FROM protocol p JOIN partnership pa ON pa.id = p.partnership_id "
    };
}

/// The columns of [`Party`].
macro_rules! party_columns {
    () => {
        "SELECT y.id, y.protocol_id, y.organisation_id, o.name AS organisation_name, o.sector = 'JUSTICE' AS justice, \
         o.sector IN ('MEDICO_SOCIAL', 'SANITAIRE', 'PREMIER_RECOURS') AS health, y.state = 'ACTIVE' AS active, \
         y.notice_given_on, y.withdraws_on, pa.time_zone FROM protocol_party y \
         JOIN organisation o ON o.id = y.organisation_id JOIN protocol p ON p.id = y.protocol_id \
         JOIN partnership pa ON pa.id = p.partnership_id "
    };
}

/// The columns of [`VersionRow`].
macro_rules! version_columns {
    () => {
        "SELECT v.id, v.protocol_id, v.number, v.status, v.effect_date, v.text_hash, v.agreed_at, v.in_force_from, \
         v.in_force_until, v.created_by, v.created_at, v.abandon_reason FROM protocol_version v "
    };
}

/// The columns of [`Clause`].
macro_rules! clause_columns {
    () => {
        "SELECT c.id, c.version_id, c.lineage, c.number, c.theme, c.title, c.body, c.marked_for, c.public, c.revision, \
         c.edited_by, c.edited_at FROM clause c "
    };
}

fn uuids<T: crate::kernel::ids::TypedId>(ids: &[T]) -> impl Iterator<Item = Uuid> + '_ {
    ids.iter().map(|id| id.uuid())
}

/// Protocols by id, whoever asks.
pub async fn protocols(db: &Db, ids: &[ProtocolId]) -> Result<Vec<Protocol>> {
    let q = db.q(concat!("SELECT ", protocol_columns!(), "WHERE p.id IN_IDS($1)")).bind_ids(uuids(ids));
    Ok(db.all(q).await?)
}

/// One protocol, held against other writers until the transaction ends: all writes of a protocol are thus in line.
pub async fn locked(tx: &mut Tx, id: ProtocolId) -> Result<Option<Protocol>> {
    let q = tx
        .q_per_engine(
            concat!("SELECT ", protocol_columns!(), "WHERE p.id = $1"),
            concat!("SELECT ", protocol_columns!(), "WHERE p.id = $1 FOR UPDATE OF p"),
        )
        .bind(id);
    Ok(tx.maybe(q).await?)
}

/// The parties of protocols, in the order of their names.
pub async fn parties(db: &Db, protocols: &[ProtocolId]) -> Result<Vec<Party>> {
    let q = db
        .q(concat!(party_columns!(), "WHERE y.protocol_id IN_IDS($1) ORDER BY o.name_key, y.id"))
        .bind_ids(uuids(protocols));
    Ok(db.all(q).await?)
}

/// The same inside a transaction.
pub async fn parties_in(tx: &mut Tx, protocol: ProtocolId) -> Result<Vec<Party>> {
    let q =
        tx.q(concat!(party_columns!(), "WHERE y.protocol_id = $1 ORDER BY o.name_key, y.id")).bind(protocol);
    Ok(tx.all(q).await?)
}

/// Versions of protocols, latest first.
pub async fn versions(db: &Db, protocols: &[ProtocolId]) -> Result<Vec<VersionRow>> {
    let q = db
        .q(concat!(version_columns!(), "WHERE v.protocol_id IN_IDS($1) ORDER BY v.number DESC"))
        .bind_ids(uuids(protocols));
    Ok(db.all(q).await?)
}

/// Versions of one protocol inside a transaction, latest first.
pub async fn versions_in(tx: &mut Tx, protocol: ProtocolId) -> Result<Vec<VersionRow>> {
    let q =
        tx.q(concat!(version_columns!(), "WHERE v.protocol_id = $1 ORDER BY v.number DESC")).bind(protocol);
    Ok(tx.all(q).await?)
}

/// Clauses of versions, in their order.
pub async fn clauses(db: &Db, versions: &[VersionId]) -> Result<Vec<Clause>> {
    let q = db
        .q(concat!(clause_columns!(), "WHERE c.version_id IN_IDS($1) ORDER BY c.number, c.id"))
        .bind_ids(uuids(versions));
    Ok(db.all(q).await?)
}

/// The same inside a transaction.
pub async fn clauses_in(tx: &mut Tx, version: VersionId) -> Result<Vec<Clause>> {
    let q = tx.q(concat!(clause_columns!(), "WHERE c.version_id = $1 ORDER BY c.number, c.id")).bind(version);
    Ok(tx.all(q).await?)
}

/// The signatory posts that versions name.
pub async fn signatories(db: &Db, versions: &[VersionId]) -> Result<Vec<Signatory>> {
    let q = db
        .q("SELECT version_id, party_id, post_id FROM version_signatory WHERE version_id IN_IDS($1) \
            ORDER BY party_id, post_id")
        .bind_ids(uuids(versions));
    Ok(db.all(q).await?)
}

/// The same inside a transaction.
pub async fn signatories_in(tx: &mut Tx, version: VersionId) -> Result<Vec<Signatory>> {
    let q = tx
        .q("SELECT version_id, party_id, post_id FROM version_signatory WHERE version_id = $1 \
            ORDER BY party_id, post_id")
        .bind(version);
    Ok(tx.all(q).await?)
}

/// The representative posts of the parties' organisations: with the owner, those whom a review concerns.
pub async fn representatives(db: &Db, protocol: ProtocolId) -> Result<Vec<(PartyId, PostId)>> {
    let q = db
        .q("SELECT y.id, po.id FROM protocol_party y JOIN post po ON po.organisation_id = y.organisation_id \
            WHERE y.protocol_id = $1 AND po.representative AND po.closed_on IS NULL ORDER BY y.id, po.id")
        .bind(protocol);
    Ok(db.all(q).await?)
}
