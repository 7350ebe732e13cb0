//! Writes of a protocol, its parties and its versions.

use crate::confidentiality::SafeText;
use crate::kernel::actor::{OrganisationId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::platform::db::Tx;
use crate::protocols::clock::ReviewClock;
use crate::protocols::ids::{PartyId, ProtocolId, RenewalId, ReviewId, VersionId};
use crate::protocols::model::{Party, Protocol, RenewalKind, VersionRow};

pub async fn insert_protocol(tx: &mut Tx, protocol: &Protocol) -> Result<()> {
    let q = tx
        .q("INSERT INTO protocol (id, partnership_id, title, title_key, status, from_existing, owner_post_id, \
            review_period_months, term_kind, term_months, term_renewal, term_notice_days, created_at, updated_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)")
        .bind(protocol.id)
        .bind(protocol.partnership_id)
        .bind(protocol.title.clone())
        .bind(protocol.title_key.clone())
        .bind(protocol.status)
        .bind(protocol.from_existing)
        .bind(protocol.owner_post_id)
        .bind(protocol.review_period_months)
        .bind(protocol.term_kind)
        .bind(protocol.term_months)
        .bind(protocol.term_renewal)
        .bind(protocol.term_notice_days)
        .bind(protocol.created_at);
    tx.exec(q).await?;
    Ok(())
}

/// Title, owner, term and period; the revision rises.
pub async fn update_protocol(tx: &mut Tx, protocol: &Protocol, at: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE protocol SET title = $2, title_key = $3, owner_post_id = $4, review_period_months = $5, \
            term_kind = $6, term_months = $7, term_renewal = $8, term_notice_days = $9, updated_at = $10, \
            revision = revision + 1 WHERE id = $1")
        .bind(protocol.id)
        .bind(protocol.title.clone())
        .bind(protocol.title_key.clone())
        .bind(protocol.owner_post_id)
        .bind(protocol.review_period_months)
        .bind(protocol.term_kind)
        .bind(protocol.term_months)
        .bind(protocol.term_renewal)
        .bind(protocol.term_notice_days)
        .bind(at);
    tx.exec(q).await?;
    Ok(())
}

/// What the review clock hangs on, and what follows from it, in one statement so that they cannot part.
pub async fn clock(tx: &mut Tx, id: ProtocolId, clock: ReviewClock, at: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE protocol SET first_in_force_on = $2, last_held_on = $3, review_due_on = $4, cycle_began_on = $5, \
            updated_at = $6 WHERE id = $1")
        .bind(id)
        .bind(Day(clock.first_in_force))
        .bind(clock.last_held.map(Day))
        .bind(Day(clock.due_on()))
        .bind(Day(clock.cycle_began_on()))
        .bind(at);
    tx.exec(q).await?;
    Ok(())
}

/// Where the protocol stands; once ended nothing is due any more.
pub async fn status(tx: &mut Tx, protocol: &Protocol, at: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE protocol SET status = $2, ended_on = $3, review_due_on = $4, updated_at = $5 WHERE id = $1")
        .bind(protocol.id)
        .bind(protocol.status)
        .bind(protocol.ended_on)
        .bind(protocol.review_due_on)
        .bind(at);
    tx.exec(q).await?;
    Ok(())
}

pub async fn end_planned(tx: &mut Tx, id: ProtocolId, on: Day, reason: SafeText, at: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE protocol SET ended_on = $2, end_reason = $3, updated_at = $4 WHERE id = $1")
        .bind(id)
        .bind(on)
        .bind(reason.into_inner())
        .bind(at);
    tx.exec(q).await?;
    Ok(())
}

pub async fn non_renewal(
    tx: &mut Tx,
    id: ProtocolId,
    on: Day,
    reason: Option<SafeText>,
    at: Ts,
) -> Result<()> {
    let q = tx
        .q("UPDATE protocol SET non_renewal_notified_on = $2, non_renewal_reason = $3, updated_at = $4 WHERE id = $1")
        .bind(id)
        .bind(on)
        .bind(reason.map(SafeText::into_inner))
        .bind(at);
    tx.exec(q).await?;
    Ok(())
}

/// A renewal; one that is there already stays as it is.
pub async fn renewal(
    tx: &mut Tx,
    id: RenewalId,
    protocol: ProtocolId,
    kind: RenewalKind,
    (from, until): (Day, Day),
    by: Option<PersonId>,
    at: Ts,
) -> Result<bool> {
    let q = tx
        .q("INSERT INTO renewal (id, protocol_id, kind, from_on, until_on, decided_by, at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (protocol_id, from_on) DO NOTHING")
        .bind(id)
        .bind(protocol)
        .bind(kind)
        .bind(from)
        .bind(until)
        .bind(by)
        .bind(at);
    Ok(tx.exec(q).await? == 1)
}

pub async fn insert_party(
    tx: &mut Tx,
    id: PartyId,
    protocol: ProtocolId,
    organisation: OrganisationId,
) -> Result<()> {
    let q = tx
        .q("INSERT INTO protocol_party (id, protocol_id, organisation_id, state) VALUES ($1, $2, $3, 'PROPOSED')")
        .bind(id)
        .bind(protocol)
        .bind(organisation);
    tx.exec(q).await?;
    Ok(())
}

/// Forgets parties that no version names and that never were bound.
pub async fn drop_unnamed_parties(tx: &mut Tx, protocol: ProtocolId) -> Result<()> {
    let q = tx
        .q("DELETE FROM protocol_party WHERE protocol_id = $1 AND state = 'PROPOSED' AND withdraws_on IS NULL \
            AND NOT EXISTS (SELECT 1 FROM version_signatory vs WHERE vs.party_id = protocol_party.id)")
        .bind(protocol);
    tx.exec(q).await?;
    Ok(())
}

/// Whether it was ever bound, and until when it is.
pub async fn party(tx: &mut Tx, party: &Party) -> Result<()> {
    let q = tx
        .q("UPDATE protocol_party SET state = $2, notice_given_on = $3, withdraws_on = $4 WHERE id = $1")
        .bind(party.id)
        .bind(if party.active { "ACTIVE" } else { "PROPOSED" }.to_owned())
        .bind(party.notice_given_on)
        .bind(party.withdraws_on);
    tx.exec(q).await?;
    Ok(())
}

pub async fn withdrawal_reason(tx: &mut Tx, party: PartyId, reason: Option<SafeText>) -> Result<()> {
    let q = tx
        .q("UPDATE protocol_party SET withdrawal_reason = $2 WHERE id = $1")
        .bind(party)
        .bind(reason.map(SafeText::into_inner));
    tx.exec(q).await?;
    Ok(())
}

/// The parties of a version, each with its signatory posts.
///
/// A party without a post yet is kept by its row alone: a draft may name it before it knows who signs.
pub async fn signatories(tx: &mut Tx, version: VersionId, rows: &[(PartyId, Option<PostId>)]) -> Result<()> {
    let q = tx.q("DELETE FROM version_signatory WHERE version_id = $1").bind(version);
    tx.exec(q).await?;
    for (party, post) in rows {
        let q = tx
            .q("INSERT INTO version_signatory (version_id, party_id, post_id) VALUES ($1, $2, $3)")
            .bind(version)
            .bind(*party)
            .bind(*post);
        tx.exec(q).await?;
    }
    Ok(())
}

pub async fn insert_version(tx: &mut Tx, version: &VersionRow) -> Result<()> {
    let q = tx
        .q("INSERT INTO protocol_version (id, protocol_id, number, status, created_by, created_at, updated_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $6)")
        .bind(version.id)
        .bind(version.protocol_id)
        .bind(version.number)
        .bind(version.status)
        .bind(version.created_by)
        .bind(version.created_at);
    tx.exec(q).await?;
    Ok(())
}

/// A version's stage, as its row now tells it.
pub async fn stage(tx: &mut Tx, version: &VersionRow, at: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE protocol_version SET status = $2, effect_date = $3, text_hash = $4, agreed_at = $5, \
            in_force_from = $6, in_force_until = $7, updated_at = $8 WHERE id = $1")
        .bind(version.id)
        .bind(version.status)
        .bind(version.effect_date)
        .bind(version.text_hash.clone())
        .bind(version.agreed_at)
        .bind(version.in_force_from)
        .bind(version.in_force_until)
        .bind(at);
    tx.exec(q).await?;
    Ok(())
}

pub async fn abandon_reason(tx: &mut Tx, version: VersionId, reason: Option<SafeText>) -> Result<()> {
    let q = tx
        .q("UPDATE protocol_version SET abandon_reason = $2 WHERE id = $1")
        .bind(version)
        .bind(reason.map(SafeText::into_inner));
    tx.exec(q).await?;
    Ok(())
}

/// An agreement taken over from before the platform starts its clock at the last review held.
pub async fn past_review(
    tx: &mut Tx,
    id: ReviewId,
    version: &VersionRow,
    (due_on, held_on): (Day, Day),
    next_due_on: Day,
    at: Ts,
) -> Result<()> {
    let q = tx
        .q("INSERT INTO protocol_review (id, protocol_id, version_id, state, due_on, held_on, completed_at, next_due_on, \
            edited_at, created_at) VALUES ($1, $2, $3, 'CLOSED', $4, $5, $6, $7, $6, $6)")
        .bind(id)
        .bind(version.protocol_id)
        .bind(version.id)
        .bind(due_on)
        .bind(held_on)
        .bind(at)
        .bind(next_due_on);
    tx.exec(q).await?;
    Ok(())
}
