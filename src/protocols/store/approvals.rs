//! Writes of agreement to a version, and of what was objected.

use crate::confidentiality::SafeText;
use crate::kernel::actor::{PersonId, PostId};
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::platform::db::Tx;
use crate::protocols::approvals::NewApproval;
use crate::protocols::ids::{ChangeRequestId, VersionId};

pub async fn insert(tx: &mut Tx, approval: NewApproval) -> Result<()> {
    let paper = approval.paper;
    let (signed_on, place, recorder, scan, original) = match paper {
        Some(paper) => (
            Some(paper.signed_on),
            Some(paper.place.into_inner()),
            Some(paper.recorded_by),
            paper.scan_sha256,
            paper.original_kept_at.map(SafeText::into_inner),
        ),
        None => (None, None, None, None, None),
    };
    let q = tx
        .q("INSERT INTO approval (id, version_id, party_id, post_id, person_id, capacity, means, at, text_hash, \
            paper_signed_on, paper_place, paper_recorded_by, paper_scan_sha256, paper_original) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)")
        .bind(approval.id)
        .bind(approval.version)
        .bind(approval.party)
        .bind(approval.post)
        .bind(approval.person)
        .bind(approval.capacity)
        .bind(if signed_on.is_some() { "PAPER" } else { "ONLINE" }.to_owned())
        .bind(approval.at)
        .bind(approval.text_hash)
        .bind(signed_on)
        .bind(place)
        .bind(recorder)
        .bind(scan)
        .bind(original);
    tx.exec(q).await?;
    Ok(())
}

pub async fn void(tx: &mut Tx, version: VersionId, at: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE approval SET voided_at = $2 WHERE version_id = $1 AND voided_at IS NULL")
        .bind(version)
        .bind(at);
    tx.exec(q).await?;
    Ok(())
}

pub async fn change_request(
    tx: &mut Tx,
    id: ChangeRequestId,
    version: VersionId,
    (person, post): (PersonId, PostId),
    reason: SafeText,
    at: Ts,
) -> Result<()> {
    let q = tx
        .q("INSERT INTO change_request (id, version_id, person_id, post_id, reason, at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(id)
        .bind(version)
        .bind(person)
        .bind(post)
        .bind(reason.into_inner())
        .bind(at);
    tx.exec(q).await?;
    Ok(())
}
