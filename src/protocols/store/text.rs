//! Writes of a version's text: its clauses, and how it settles the points of secrecy.

use crate::confidentiality::SafeText;
use crate::kernel::actor::PersonId;
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::platform::db::Tx;
use crate::protocols::checklist::{Answer, Point};
use crate::protocols::ids::{ClauseId, VersionId};
use crate::protocols::model::Clause;

pub async fn insert_clause(
    tx: &mut Tx,
    clause: &Clause,
    title: SafeText,
    body: Option<SafeText>,
) -> Result<()> {
    let q = tx
        .q("INSERT INTO clause (id, version_id, lineage, number, theme, title, body, marked_for, public, edited_by, edited_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
        .bind(clause.id)
        .bind(clause.version_id)
        .bind(clause.lineage)
        .bind(clause.number)
        .bind(clause.theme)
        .bind(title.into_inner())
        .bind(body.map(SafeText::into_inner).unwrap_or_default())
        .bind(clause.marked_for.clone())
        .bind(clause.public)
        .bind(clause.edited_by)
        .bind(clause.edited_at);
    tx.exec(q).await?;
    Ok(())
}

#[expect(clippy::option_option, reason = "a body not given is kept, a body given as nothing is emptied")]
/// Theme, marks and texts; a text not given is kept, a body given as nothing is emptied. The revision rises.
pub async fn update_clause(
    tx: &mut Tx,
    clause: &Clause,
    title: Option<SafeText>,
    body: Option<Option<SafeText>>,
) -> Result<()> {
    let q = tx
        .q("UPDATE clause SET theme = $2, title = COALESCE($3, title), body = COALESCE($4, body), marked_for = $5, \
            public = $6, edited_by = $7, edited_at = $8, revision = revision + 1 WHERE id = $1")
        .bind(clause.id)
        .bind(clause.theme)
        .bind(title.map(SafeText::into_inner))
        .bind(body.map(|body| body.map(SafeText::into_inner).unwrap_or_default()))
        .bind(clause.marked_for.clone())
        .bind(clause.public)
        .bind(clause.edited_by)
        .bind(clause.edited_at);
    tx.exec(q).await?;
    Ok(())
}

pub async fn delete_clause(tx: &mut Tx, id: ClauseId) -> Result<()> {
    let q = tx.q("DELETE FROM clause WHERE id = $1").bind(id);
    tx.exec(q).await?;
    Ok(())
}

/// Numbers clauses from 1 in this order; only those whose number changes are written.
pub async fn renumber(tx: &mut Tx, clauses: &[(ClauseId, i64)]) -> Result<()> {
    for (number, (id, current)) in (1..).zip(clauses) {
        if number != *current {
            let q = tx.q("UPDATE clause SET number = $2 WHERE id = $1").bind(*id).bind(number);
            tx.exec(q).await?;
        }
    }
    Ok(())
}

/// Carries a clause on into another version, its lineage kept; the text never leaves the database.
pub async fn copy_clause(tx: &mut Tx, from: ClauseId, to: ClauseId, version: VersionId) -> Result<()> {
    let q = tx
        .q("INSERT INTO clause (id, version_id, lineage, number, theme, title, body, marked_for, public, edited_by, edited_at) \
            SELECT $2, $3, lineage, number, theme, title, body, marked_for, public, edited_by, edited_at \
            FROM clause WHERE id = $1")
        .bind(from)
        .bind(to)
        .bind(version);
    tx.exec(q).await?;
    Ok(())
}

pub async fn copy_checklist(tx: &mut Tx, from: VersionId, to: VersionId) -> Result<()> {
    let q = tx
        .q("INSERT INTO checklist_answer (version_id, point, answer, clauses, reason, edited_by, edited_at) \
            SELECT $2, point, answer, clauses, reason, edited_by, edited_at FROM checklist_answer WHERE version_id = $1")
        .bind(from)
        .bind(to);
    tx.exec(q).await?;
    Ok(())
}

/// What settles one point.
pub struct NewAnswer {
    /// Which.
    pub point: Point,
    /// How; none clears it.
    pub answer: Option<Answer>,
    /// Lineages, comma separated.
    pub clauses: String,
    /// Why it does not arise.
    pub reason: Option<SafeText>,
}

pub async fn answer(tx: &mut Tx, version: VersionId, answer: NewAnswer, by: PersonId, at: Ts) -> Result<()> {
    let q = tx
        .q("INSERT INTO checklist_answer (version_id, point, answer, clauses, reason, edited_by, edited_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (version_id, point) DO UPDATE SET \
            answer = excluded.answer, clauses = excluded.clauses, reason = excluded.reason, \
            edited_by = excluded.edited_by, edited_at = excluded.edited_at, revision = checklist_answer.revision + 1")
        .bind(version)
        .bind(answer.point)
        .bind(answer.answer)
        .bind(answer.clauses)
        .bind(answer.reason.map(SafeText::into_inner))
        .bind(by)
        .bind(at);
    tx.exec(q).await?;
    Ok(())
}
