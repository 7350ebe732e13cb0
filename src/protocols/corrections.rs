//! Notes that follow what no longer changes: closed reviews and approvals.

use async_graphql::SimpleObject;
use uuid::Uuid;

use super::ids::CorrectionId;
use crate::confidentiality::SafeText;
use crate::kernel::actor::{PersonId, PostId};
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::kernel::ids::{Subject, TypedId as _};
use crate::platform::Platform;
use crate::platform::db::{Db, Tx};

/// A dated note that follows a closed review or an approval, which themselves never change.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow, SimpleObject)]
#[graphql(complex)]
pub struct Correction {
    /// Node id.
    pub id: CorrectionId,
    /// What it corrects.
    #[graphql(skip)]
    pub subject_id: Uuid,
    /// Who wrote it; none once erased.
    #[graphql(skip)]
    pub person_id: Option<PersonId>,
    /// As holder of which post.
    #[graphql(skip)]
    pub post_id: Option<PostId>,
    /// What it says.
    pub text: String,
    /// When.
    pub at: Ts,
}

/// Writes a correction; returns its id for the audit.
pub(super) async fn add(
    tx: &mut Tx,
    platform: &Platform,
    subject: Subject,
    text: SafeText,
    author: PersonId,
    post: PostId,
) -> Result<CorrectionId> {
    let at = platform.clock.now();
    let id = CorrectionId::fresh(&platform.entropy, at);
    let q = tx
        .q("INSERT INTO correction (id, subject_kind, subject_id, person_id, post_id, text, at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(id)
        .bind(subject.kind)
        .bind(subject.id)
        .bind(author)
        .bind(post)
        .bind(text.into_inner())
        .bind(at);
    tx.exec(q).await?;
    Ok(id)
}

/// The corrections of these things, in the order in which they were written.
pub(super) async fn of(db: &Db, subjects: impl IntoIterator<Item = Uuid>) -> Result<Vec<Correction>> {
    let q = db
        .q("SELECT id, subject_id, person_id, post_id, text, at FROM correction WHERE subject_id IN_IDS($1) \
            ORDER BY at, id")
        .bind_ids(subjects);
    Ok(db.all(q).await?)
}
