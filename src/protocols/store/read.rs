//! Reads, one statement each, for any number of things.

use crate::accounts::Capacity;
use crate::kernel::actor::{MandateId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::db::{Db, Tx};
use crate::protocols::approvals::{Approval, ChangeRequest};
use crate::protocols::checklist::Answered;
use crate::protocols::ids::{ApprovalId, ClauseId, PartyId, ProtocolId, VersionId};
use crate::protocols::model::{Clause, DueDate, Party, Protocol, RenewalRow, Signatory, VersionRow};

/// The columns of [`Protocol`]; `p` is the protocol, `pa` its partnership.
macro_rules! protocol_columns {
    () => {
        "p.id, p.partnership_id, p.title, p.title_key, p.status, p.from_existing, p.owner_post_id, \
         p.review_period_months, p.term_kind, p.term_months, p.term_renewal, p.term_notice_days, \
         p.non_renewal_notified_on, p.first_in_force_on, p.last_held_on, p.review_due_on, p.cycle_began_on, \
         p.ended_on, p.non_renewal_reason, p.end_reason, p.revision, p.created_at, pa.time_zone, pa.coordinating_post_id, \
         EXISTS (SELECT 1 FROM protocol_review r WHERE r.protocol_id = p.id AND r.state = 'IN_PROGRESS') AS review_open, \
         (SELECT COUNT(*) FROM renewal n WHERE n.protocol_id = p.id AND n.kind = 'EXPRESS') AS express_renewals, \
         (SELECT CASE WHEN r.decision = 'TERMINATE' AND v.status = 'IN_FORCE' THEN r.held_on END FROM protocol_review r \
         JOIN protocol_version v ON v.id = r.version_id WHERE r.protocol_id = p.id AND r.state = 'CLOSED' \
         AND r.held_on IS NOT NULL ORDER BY r.held_on DESC, r.id DESC LIMIT 1) AS end_decided_on \
         FROM protocol p JOIN partnership pa ON pa.id = p.partnership_id "
    };
}

/// The columns of [`Party`].
macro_rules! party_columns {
    () => {
        "SELECT y.id, y.protocol_id, y.organisation_id, o.name AS organisation_name, o.sector = 'JUSTICE' AS justice, \
         o.sector IN ('MEDICO_SOCIAL', 'SANITAIRE', 'PREMIER_RECOURS') AS health, y.state = 'ACTIVE' AS active, \
         y.notice_given_on, y.withdraws_on, y.withdrawal_reason, y.succeeds_id, y.succeeded_on, pa.time_zone, \
         (SELECT string_agg(ID_TEXT(vs.post_id), ',') FROM version_signatory vs WHERE vs.party_id = y.id \
         AND vs.version_id = (SELECT v.id FROM protocol_version v JOIN version_signatory n ON n.version_id = v.id \
         WHERE v.protocol_id = y.protocol_id AND n.party_id = y.id AND v.status <> 'ABANDONED' \
         ORDER BY CASE v.status WHEN 'IN_FORCE' THEN 0 ELSE 1 END, v.number DESC LIMIT 1)) AS signs FROM protocol_party y \
         JOIN organisation o ON o.id = y.organisation_id JOIN protocol p ON p.id = y.protocol_id \
         JOIN partnership pa ON pa.id = p.partnership_id "
    };
}

/// The columns of [`VersionRow`].
macro_rules! version_columns {
    () => {
        "SELECT v.id, v.protocol_id, v.number, v.status, v.effect_date, v.text_hash, v.text_retracted_at, v.agreed_at, v.in_force_from, \
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

pub(super) use protocol_columns;

/// Protocols by id, whoever asks.
pub async fn protocols(db: &Db, ids: &[ProtocolId]) -> Result<Vec<Protocol>> {
    let q = db.q(concat!("SELECT ", protocol_columns!(), "WHERE p.id IN_IDS($1)")).bind_all(ids);
    Ok(db.all(q).await?)
}

/// Protocols of an owner that have not ended.
pub async fn owned(db: &Db, post: PostId) -> Result<Vec<Protocol>> {
    let q = db.q(concat!(
        "SELECT ",
        protocol_columns!(),
        "WHERE p.owner_post_id = $1 AND p.status IN ('PREPARED', 'IN_FORCE') ORDER BY p.title_key, p.id"
    ));
    Ok(db.all(q.bind(post)).await?)
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
        .bind_all(protocols);
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
        .bind_all(protocols);
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
        .bind_all(versions);
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
        .bind_all(versions);
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

/// The checklist answers of versions.
pub async fn answers(db: &Db, versions: &[VersionId]) -> Result<Vec<Answered>> {
    let q = db
        .q("SELECT version_id, point, answer, clauses, reason, revision, edited_by, edited_at FROM checklist_answer \
            WHERE version_id IN_IDS($1)")
        .bind_all(versions);
    Ok(db.all(q).await?)
}

/// The same inside a transaction.
pub async fn answers_in(tx: &mut Tx, version: VersionId) -> Result<Vec<Answered>> {
    let q = tx
        .q("SELECT version_id, point, answer, clauses, reason, revision, edited_by, edited_at FROM checklist_answer \
            WHERE version_id = $1")
        .bind(version);
    Ok(tx.all(q).await?)
}

/// The columns of [`Approval`].
macro_rules! approval_columns {
    () => {
        "SELECT a.id, a.version_id, a.party_id, a.post_id, a.person_id, a.capacity, a.means, a.at, a.text_hash, \
         a.voided_at, a.paper_signed_on, a.paper_place, a.paper_recorded_by, a.paper_scan_sha256, a.paper_original \
         FROM approval a "
    };
}

/// The approvals of versions, latest first, voided ones included.
pub async fn approvals(db: &Db, versions: &[VersionId]) -> Result<Vec<Approval>> {
    let q = db
        .q(concat!(approval_columns!(), "WHERE a.version_id IN_IDS($1) ORDER BY a.at DESC, a.id DESC"))
        .bind_all(versions);
    Ok(db.all(q).await?)
}

/// The version that an approval agreed to.
pub async fn version_of_approval(db: &Db, approval: ApprovalId) -> Result<Option<VersionId>> {
    let q = db.q("SELECT version_id FROM approval WHERE id = $1").bind(approval);
    let found: Option<(VersionId,)> = db.maybe(q).await?;
    Ok(found.map(|(version,)| version))
}

/// The same inside a transaction.
pub async fn approvals_in(tx: &mut Tx, version: VersionId) -> Result<Vec<Approval>> {
    let q = tx
        .q(concat!(approval_columns!(), "WHERE a.version_id = $1 ORDER BY a.at DESC, a.id DESC"))
        .bind(version);
    Ok(tx.all(q).await?)
}

/// The latest request for change of each version.
pub async fn change_requests(db: &Db, versions: &[VersionId]) -> Result<Vec<ChangeRequest>> {
    let q = db
        .q("SELECT r.id, r.version_id, r.person_id, r.post_id, r.reason, r.at FROM change_request r \
            WHERE r.version_id IN_IDS($1) AND NOT EXISTS (SELECT 1 FROM change_request later \
            WHERE later.version_id = r.version_id AND (later.at, later.id) > (r.at, r.id))")
        .bind_all(versions);
    Ok(db.all(q).await?)
}

/// The renewals of protocols, earliest first.
pub async fn renewals(db: &Db, protocols: &[ProtocolId]) -> Result<Vec<RenewalRow>> {
    let q = db
        .q("SELECT id, protocol_id, kind, from_on, until_on, decided_by, at FROM renewal WHERE protocol_id IN_IDS($1) \
            ORDER BY from_on")
        .bind_all(protocols);
    Ok(db.all(q).await?)
}

/// In what capacity a mandate holds its post.
pub async fn capacity(tx: &mut Tx, mandate: MandateId) -> Result<Option<Capacity>> {
    let q = tx.q("SELECT capacity FROM mandate WHERE id = $1").bind(mandate);
    let row: Option<(Capacity,)> = tx.maybe(q).await?;
    Ok(row.map(|(capacity,)| capacity))
}

/// The protocols that these posts own, and those whose text in force or in preparation they sign for a party that has
/// not withdrawn: their holders see them even from outside the partnership.
pub async fn signed_by(db: &Db, posts: &[PostId], now: Ts) -> Result<Vec<ProtocolId>> {
    let q = db
        .q("SELECT v.protocol_id, y.withdraws_on, pa.time_zone FROM version_signatory vs \
            JOIN protocol_version v ON v.id = vs.version_id JOIN protocol_party y ON y.id = vs.party_id \
            JOIN protocol p ON p.id = v.protocol_id JOIN partnership pa ON pa.id = p.partnership_id \
            WHERE vs.post_id IN_IDS($1) AND v.status NOT IN ('ABANDONED', 'SUPERSEDED') \
            UNION SELECT p.id, NULL, pa.time_zone FROM protocol p JOIN partnership pa ON pa.id = p.partnership_id \
            WHERE p.owner_post_id IN_IDS($1)")
        .bind_all(posts);
    let rows: Vec<(ProtocolId, Option<Day>, Zone)> = db.all(q).await?;
    let bound = |last: Option<Day>, zone: &Zone| last.is_none_or(|last| now.day_in(zone) <= last);
    Ok(rows.into_iter().filter(|(_, last, zone)| bound(*last, zone)).map(|(id, _, _)| id).collect())
}

/// Since when a version is put to its signatories: while it is, only that changed its stage last.
pub async fn approval_opened_at(tx: &mut Tx, id: VersionId) -> Result<Option<Ts>> {
    let q = tx.q("SELECT updated_at FROM protocol_version WHERE id = $1 AND status = 'IN_APPROVAL'").bind(id);
    let row: Option<(Ts,)> = tx.maybe(q).await?;
    Ok(row.map(|(at,)| at))
}

/// The protocol to which a version belongs.
pub async fn of_version(db: &Db, id: VersionId) -> Result<Option<ProtocolId>> {
    let q = db.q("SELECT protocol_id FROM protocol_version WHERE id = $1").bind(id);
    let row: Option<(ProtocolId,)> = db.maybe(q).await?;
    Ok(row.map(|(id,)| id))
}

/// The protocol and version to which a clause belongs.
pub async fn of_clause(db: &Db, id: ClauseId) -> Result<Option<(ProtocolId, VersionId)>> {
    let q = db
        .q("SELECT v.protocol_id, v.id FROM clause c JOIN protocol_version v ON v.id = c.version_id WHERE c.id = $1")
        .bind(id);
    Ok(db.maybe(q).await?)
}

/// The protocol of a party.
pub async fn of_party(db: &Db, id: PartyId) -> Result<Option<ProtocolId>> {
    let q = db.q("SELECT protocol_id FROM protocol_party WHERE id = $1").bind(id);
    let row: Option<(ProtocolId,)> = db.maybe(q).await?;
    Ok(row.map(|(id,)| id))
}

/// Who changed the protocol's own fields or its parties last, and when.
pub async fn last_change(db: &Db, id: ProtocolId) -> Result<Option<(Option<PersonId>, Ts)>> {
    let q = db
        .q("SELECT person_id, at FROM audit WHERE subject_id = $1 \
            AND action IN ('protocol.create', 'protocol.update', 'protocol.parties') ORDER BY at DESC, id DESC LIMIT 1")
        .bind(id);
    Ok(db.maybe(q).await?)
}

/// Due dates of the protocols of these partnerships, and of those in which these posts take part as owner or
/// signatory of the version in force, for a party that has not withdrawn before that day.
pub async fn due_dates(
    db: &Db,
    partnerships: &[PartnershipId],
    posts: &[PostId],
    today: Day,
) -> Result<Vec<DueDate>> {
    let q = db
        .q("SELECT p.id AS protocol, p.title, p.review_due_on AS due_on, p.updated_at AS since FROM protocol p \
            WHERE p.review_due_on IS NOT NULL AND p.status = 'IN_FORCE' AND p.id IN (SELECT id FROM protocol \
            WHERE partnership_id IN_IDS($1) UNION SELECT id FROM protocol WHERE owner_post_id IN_IDS($2) \
            UNION SELECT v.protocol_id FROM version_signatory s JOIN protocol_version v ON v.id = s.version_id \
            JOIN protocol_party y ON y.id = s.party_id WHERE s.post_id IN_IDS($2) AND v.status = 'IN_FORCE' \
            AND (y.withdraws_on IS NULL OR y.withdraws_on >= $3)) ORDER BY p.review_due_on, p.id")
        .bind_ids(partnerships.iter().map(|id| id.uuid()))
        .bind_ids(posts.iter().map(|id| id.uuid()))
        .bind(today);
    Ok(db.all(q).await?)
}
