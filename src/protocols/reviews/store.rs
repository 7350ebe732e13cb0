//! All SQL of reviews.

use super::model::{Closable, Finding, FindingKind, Participant, Review, ReviewDecision, ReviewState};
use crate::confidentiality::SafeText;
use crate::events::EventId;
use crate::kernel::actor::{Actor, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::PageRequest;
use crate::platform::db::{Db, Q, Tx};
use crate::protocols::ids::{ClauseId, FindingId, ProtocolId, ReviewId, VersionId};

macro_rules! select {
    () => {
        "SELECT r.id, r.protocol_id, r.version_id, r.state, r.due_on, r.event_id, r.held_on, r.decision, \
         r.decision_note, r.cancel_reason, r.completed_by, r.completed_at, r.next_due_on, r.revision, r.edited_at, \
         e.given_name || ' ' || e.family_name AS editor, p.partnership_id, p.title AS protocol_title, p.owner_post_id, \
         p.cycle_began_on, pa.time_zone FROM protocol_review r JOIN protocol p ON p.id = r.protocol_id \
         JOIN partnership pa ON pa.id = p.partnership_id LEFT JOIN person e ON e.id = r.edited_by "
    };
}

/// What the actor reads: `$1` partnerships, `$2` posts.
macro_rules! visible {
    () => {
        "(p.partnership_id IN_IDS($1) OR p.owner_post_id IN_IDS($2))"
    };
}

fn bind_reach(q: Q, actor: &Actor) -> Q {
    q.bind_ids(actor.partnerships().into_iter().map(PartnershipId::uuid))
        .bind_ids(actor.posts().into_iter().map(PostId::uuid))
}

/// What a new review is written from.
pub struct NewReview {
    pub id: ReviewId,
    pub protocol: ProtocolId,
    pub version: VersionId,
    pub state: ReviewState,
    pub due_on: Day,
    pub event: Option<EventId>,
    pub by: PersonId,
}

/// Writes a review unless one is open; tells whether it did.
pub async fn insert(tx: &mut Tx, new: NewReview, now: Ts) -> Result<bool> {
    let q = tx
        .q("INSERT INTO protocol_review (id, protocol_id, version_id, state, due_on, event_id, edited_by, edited_at, \
            created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) ON CONFLICT DO NOTHING")
        .bind(new.id)
        .bind(new.protocol)
        .bind(new.version)
        .bind(new.state)
        .bind(new.due_on)
        .bind(new.event)
        .bind(new.by)
        .bind(now);
    Ok(tx.exec(q).await? == 1)
}

/// One review inside the transaction, whoever asks.
pub async fn find(tx: &mut Tx, id: ReviewId) -> Result<Option<Review>> {
    Ok(tx.maybe(tx.q(concat!(select!(), "WHERE r.id = $1")).bind(id)).await?)
}

/// The one that is planned or in progress.
pub async fn open_of(tx: &mut Tx, protocol: ProtocolId) -> Result<Option<Review>> {
    let q = tx
        .q(concat!(select!(), "WHERE r.protocol_id = $1 AND r.state IN ('PLANNED', 'IN_PROGRESS')"))
        .bind(protocol);
    Ok(tx.maybe(q).await?)
}

/// A planned review begins, on the text now in force.
pub async fn start(tx: &mut Tx, id: ReviewId, version: VersionId, by: PersonId, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE protocol_review SET state = $2, version_id = $3, edited_by = $4, edited_at = $5, \
            revision = revision + 1 WHERE id = $1")
        .bind(id)
        .bind(ReviewState::InProgress)
        .bind(version)
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Gives a review up.
pub async fn cancel(
    tx: &mut Tx,
    id: ReviewId,
    reason: Option<SafeText>,
    by: Option<PersonId>,
    now: Ts,
) -> Result<()> {
    let q = tx
        .q("UPDATE protocol_review SET state = $2, cancel_reason = $3, edited_by = $4, edited_at = $5, \
            revision = revision + 1 WHERE id = $1")
        .bind(id)
        .bind(ReviewState::Cancelled)
        .bind(reason.map(SafeText::into_inner))
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// The cycle under way falls due on another day.
pub async fn serve(tx: &mut Tx, protocol: ProtocolId, due_on: Day) -> Result<()> {
    let q = tx
        .q("UPDATE protocol_review SET due_on = $2 WHERE protocol_id = $1 AND state IN ('PLANNED', 'IN_PROGRESS')")
        .bind(protocol)
        .bind(due_on);
    tx.exec(q).await?;
    Ok(())
}

/// What a review says besides its participants and findings.
pub struct Record {
    pub held_on: Option<Day>,
    pub decision: Option<ReviewDecision>,
    pub decision_note: Option<String>,
}

/// Writes what was recorded.
pub async fn update(tx: &mut Tx, id: ReviewId, record: Record, by: PersonId, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE protocol_review SET held_on = $2, decision = $3, decision_note = $4, edited_by = $5, \
            edited_at = $6, revision = revision + 1 WHERE id = $1")
        .bind(id)
        .bind(record.held_on)
        .bind(record.decision)
        .bind(record.decision_note)
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Writes the list of those present instead of the former one.
pub async fn replace_participants(
    tx: &mut Tx,
    id: ReviewId,
    present: Vec<(OrganisationId, Option<PostId>, Option<PersonId>)>,
) -> Result<()> {
    tx.exec(tx.q("DELETE FROM review_participant WHERE review_id = $1").bind(id)).await?;
    for (position, (organisation, post, person)) in (0_i64..).zip(present) {
        let q = tx
            .q("INSERT INTO review_participant (review_id, position, organisation_id, post_id, person_id) \
                VALUES ($1, $2, $3, $4, $5)")
            .bind(id)
            .bind(position)
            .bind(organisation)
            .bind(post)
            .bind(person);
        tx.exec(q).await?;
    }
    Ok(())
}

/// Forgets the names of who was at reviews held before that day, or given up when they were due before it.
pub async fn forget_participants(tx: &mut Tx, before: Day) -> Result<u64> {
    let q = tx
        .q("UPDATE review_participant SET person_id = NULL WHERE person_id IS NOT NULL AND review_id IN \
            (SELECT id FROM protocol_review \
            WHERE COALESCE(held_on, CASE WHEN state = 'CANCELLED' THEN due_on END) < $1)")
        .bind(before);
    Ok(tx.exec(q).await?)
}

/// Closes a review.
pub async fn close(
    tx: &mut Tx,
    id: ReviewId,
    closable: Closable,
    next_due_on: Option<Day>,
    by: PersonId,
    now: Ts,
) -> Result<()> {
    let q = tx
        .q("UPDATE protocol_review SET state = $2, held_on = $3, decision = $4, next_due_on = $5, completed_by = $6, \
            completed_at = $7, edited_by = $6, edited_at = $7, revision = revision + 1 WHERE id = $1")
        .bind(id)
        .bind(ReviewState::Closed)
        .bind(closable.held_on)
        .bind(closable.decision)
        .bind(next_due_on)
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

const PARTICIPANTS: &str = "SELECT t.review_id, t.organisation_id, t.post_id, t.person_id, o.sector \
     FROM review_participant t JOIN organisation o ON o.id = t.organisation_id \
     WHERE t.review_id IN_IDS($1) ORDER BY t.review_id, t.position";

/// Who was at these reviews, as they were listed.
pub async fn participants(db: &Db, ids: &[ReviewId]) -> Result<Vec<Participant>> {
    Ok(db.all(db.q(PARTICIPANTS).bind_ids(ids.iter().map(|id| id.uuid()))).await?)
}

/// The same inside a transaction.
pub async fn participants_in(tx: &mut Tx, id: ReviewId) -> Result<Vec<Participant>> {
    Ok(tx.all(tx.q(PARTICIPANTS).bind_ids([id.uuid()])).await?)
}

const FINDINGS: &str = "SELECT f.id, f.review_id, f.clause_id, f.kind, f.note, f.revision, f.edited_at, \
     e.given_name || ' ' || e.family_name AS editor FROM review_finding f JOIN clause c ON c.id = f.clause_id \
     LEFT JOIN person e ON e.id = f.edited_by \
     WHERE f.review_id IN_IDS($1) ORDER BY f.review_id, c.number, f.id";

/// What these reviews say, in the order of the clauses.
pub async fn findings(db: &Db, ids: &[ReviewId]) -> Result<Vec<Finding>> {
    Ok(db.all(db.q(FINDINGS).bind_ids(ids.iter().map(|id| id.uuid()))).await?)
}

/// The same inside a transaction.
pub async fn findings_in(tx: &mut Tx, id: ReviewId) -> Result<Vec<Finding>> {
    Ok(tx.all(tx.q(FINDINGS).bind_ids([id.uuid()])).await?)
}

/// Writes a finding: a new one, or the next revision of it.
pub async fn put_finding(
    tx: &mut Tx,
    review: ReviewId,
    clause: ClauseId,
    new_id: FindingId,
    (kind, note): (FindingKind, Option<SafeText>),
    by: PersonId,
    now: Ts,
) -> Result<()> {
    let q = tx
        .q("INSERT INTO review_finding (id, review_id, clause_id, kind, note, edited_by, edited_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (review_id, clause_id) DO UPDATE SET kind = excluded.kind, \
            note = excluded.note, edited_by = excluded.edited_by, edited_at = excluded.edited_at, \
            revision = review_finding.revision + 1")
        .bind(new_id)
        .bind(review)
        .bind(clause)
        .bind(kind)
        .bind(note.map(SafeText::into_inner))
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Takes a finding back.
pub async fn remove_finding(tx: &mut Tx, id: FindingId) -> Result<()> {
    tx.exec(tx.q("DELETE FROM review_finding WHERE id = $1").bind(id)).await?;
    Ok(())
}

/// Those of these reviews that the actor may read.
pub async fn find_all_visible(db: &Db, actor: &Actor, ids: &[ReviewId]) -> Result<Vec<Review>> {
    let q = db.q(concat!(select!(), "WHERE ", visible!(), " AND r.id IN_IDS($3)"));
    Ok(db.all(bind_reach(q, actor).bind_ids(ids.iter().map(|id| id.uuid()))).await?)
}

/// The open review and the last closed one of each of these protocols.
pub async fn current_of(db: &Db, actor: &Actor, protocols: &[ProtocolId]) -> Result<Vec<Review>> {
    let q = db.q(concat!(
        select!(),
        "WHERE ",
        visible!(),
        // The last one is looked for once a protocol, not once for each of ten years of reviews.
        " AND r.id IN (SELECT (SELECT l.id FROM protocol_review l WHERE l.protocol_id = c.id AND l.state = 'CLOSED' \
         ORDER BY l.held_on DESC, l.completed_at DESC, l.id DESC LIMIT 1) FROM protocol c WHERE c.id IN_IDS($3) \
         UNION ALL SELECT o.id FROM protocol_review o WHERE o.protocol_id IN_IDS($3) \
         AND o.state IN ('PLANNED', 'IN_PROGRESS'))"
    ));
    Ok(db.all(bind_reach(q, actor).bind_ids(protocols.iter().map(|id| id.uuid()))).await?)
}

/// The ids of all reviews of a protocol.
pub async fn ids_of(db: &Db, protocol: ProtocolId) -> Result<Vec<ReviewId>> {
    let rows: Vec<(ReviewId,)> =
        db.all(db.q("SELECT id FROM protocol_review WHERE protocol_id = $1").bind(protocol)).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// A page of a protocol's reviews, latest first.
pub async fn of_protocol(
    db: &Db,
    actor: &Actor,
    protocol: ProtocolId,
    page: &PageRequest,
) -> Result<(Vec<Review>, Option<i64>)> {
    let (before, before_id) = page.before(Day::LAST)?;
    let q = db.q(concat!(
        select!(),
        "WHERE ",
        visible!(),
        " AND r.protocol_id = $3 AND (r.due_on, r.id) < ($4, $5) ORDER BY r.due_on DESC, r.id DESC LIMIT $6"
    ));
    let q = bind_reach(q, actor).bind(protocol).bind(before).bind(before_id).bind(page.limit());
    let rows = db.all(q).await?;
    if !page.with_total {
        return Ok((rows, None));
    }
    let q = db.q(concat!(
        "SELECT COUNT(*) FROM protocol_review r JOIN protocol p ON p.id = r.protocol_id WHERE ",
        visible!(),
        " AND r.protocol_id = $3"
    ));
    let total: Option<(i64,)> = db.maybe(bind_reach(q, actor).bind(protocol)).await?;
    Ok((rows, total.map(|(count,)| count)))
}
