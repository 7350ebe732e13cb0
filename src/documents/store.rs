//! All SQL of documents.

use super::model::{Document, DocumentId, DocumentKind, DocumentState, File, Wish};
use crate::kernel::actor::PersonId;
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::platform::db::{Db, Tx};

/// What is written when a document is asked for.
pub struct New<'a> {
    pub id: DocumentId,
    pub wish: &'a Wish,
    pub requester: Option<PersonId>,
    pub digest: &'a str,
    pub file_name: &'a str,
    pub content: &'a str,
    pub drawn_on: Day,
    pub at: Ts,
}

/// What is to be set.
#[derive(Debug, sqlx::FromRow)]
pub struct Waiting {
    pub kind: DocumentKind,
    pub content: String,
    pub drawn_on: Day,
}

macro_rules! select {
    () => {
        "SELECT id, kind, subject, compared_with, requester_id, file_name, drawn_on, state, progress, digest, sha256, requested_at \
         FROM document "
    };
}

/// The document of this content that this person, or for what is public nobody, asked for since then. One that failed
/// may be asked for anew: by a person at once, by readers of what is public once that was before `again`.
pub async fn same(
    tx: &mut Tx,
    requester: Option<PersonId>,
    digest: &str,
    since: Ts,
    again: Ts,
) -> Result<Option<Document>> {
    let sql = concat!(
        select!(),
        "WHERE digest = $1 AND COALESCE(requester_id, $2) = $2 AND (requester_id IS NULL) = $3 AND requested_at > $4 \
         AND (state <> 'FAILED' OR (requester_id IS NULL AND requested_at > $5)) ORDER BY requested_at DESC, id DESC LIMIT 1"
    );
    let nobody = uuid::Uuid::nil();
    let q = tx
        .q(sql)
        .bind(digest.to_owned())
        .bind(requester.map_or(nobody, |person| person.0))
        .bind(requester.is_none())
        .bind(since)
        .bind(again);
    Ok(tx.maybe(q).await?)
}

/// How many documents of this person wait or are being made.
pub async fn unfinished(tx: &mut Tx, requester: PersonId) -> Result<i64> {
    let q = tx
        .q("SELECT COUNT(*) FROM document WHERE requester_id = $1 AND state IN ('WAITING', 'MAKING')")
        .bind(requester);
    Ok(tx.maybe::<(i64,)>(q).await?.map_or(0, |(count,)| count))
}

pub async fn insert(tx: &mut Tx, new: New<'_>) -> Result<()> {
    let q = tx
        .q("INSERT INTO document (id, kind, subject, compared_with, requester_id, digest, file_name, content, drawn_on, \
            state, progress, requested_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'WAITING', 0, $10)")
        .bind(new.id)
        .bind(new.wish.kind)
        .bind(new.wish.subject.clone())
        .bind(new.wish.compared_with.clone())
        .bind(new.requester)
        .bind(new.digest.to_owned())
        .bind(new.file_name.to_owned())
        .bind(new.content.to_owned())
        .bind(new.drawn_on)
        .bind(new.at);
    tx.exec(q).await?;
    Ok(())
}

/// What this person asked for since then.
pub async fn find(db: &Db, id: DocumentId, requester: PersonId, since: Ts) -> Result<Option<Document>> {
    let q = db
        .q(concat!(select!(), "WHERE id = $1 AND requester_id = $2 AND requested_at > $3"))
        .bind(id)
        .bind(requester)
        .bind(since);
    Ok(db.maybe(q).await?)
}

/// Inside the transaction that wrote it.
pub async fn find_in(tx: &mut Tx, id: DocumentId) -> Result<Option<Document>> {
    Ok(tx.maybe(tx.q(concat!(select!(), "WHERE id = $1")).bind(id)).await?)
}

pub async fn file(db: &Db, id: DocumentId) -> Result<Option<File>> {
    let q = db.q("SELECT file_name, pdf, sha256 FROM document WHERE id = $1 AND state = 'READY'").bind(id);
    Ok(db.maybe(q).await?)
}

/// The newest file of this content that anybody may read.
pub async fn public_file(db: &Db, digest: &str) -> Result<Option<File>> {
    let q = db
        .q("SELECT file_name, pdf, sha256 FROM document WHERE digest = $1 AND requester_id IS NULL AND state = 'READY' \
            ORDER BY requested_at DESC, id DESC LIMIT 1")
        .bind(digest.to_owned());
    Ok(db.maybe(q).await?)
}

/// Notes how far it is, and gives what is to be set; none once it is set.
pub async fn take(tx: &mut Tx, id: DocumentId, progress: i64) -> Result<Option<Waiting>> {
    let q = tx
        .q("UPDATE document SET state = 'MAKING', progress = $2 WHERE id = $1 AND content IS NOT NULL \
            AND state IN ('WAITING', 'MAKING') RETURNING kind, content, drawn_on")
        .bind(id)
        .bind(progress);
    Ok(tx.maybe(q).await?)
}

pub async fn progress(tx: &mut Tx, id: DocumentId, progress: i64) -> Result<()> {
    let q = tx.q("UPDATE document SET progress = $2 WHERE id = $1").bind(id).bind(progress);
    tx.exec(q).await?;
    Ok(())
}

/// It can be read: what it was made from goes.
pub async fn ready(tx: &mut Tx, id: DocumentId, pdf: Vec<u8>, sha256: String) -> Result<()> {
    let q = tx
        .q("UPDATE document SET state = 'READY', progress = 100, content = NULL, pdf = $2, sha256 = $3 WHERE id = $1")
        .bind(id)
        .bind(pdf)
        .bind(sha256);
    tx.exec(q).await?;
    Ok(())
}

pub async fn failed(tx: &mut Tx, id: DocumentId) -> Result<()> {
    let q = tx
        .q("UPDATE document SET state = $2, content = NULL WHERE id = $1")
        .bind(id)
        .bind(DocumentState::Failed);
    tx.exec(q).await?;
    Ok(())
}

/// Forgets what was asked for before then; tells how many.
pub async fn forget(tx: &mut Tx, before: Ts) -> Result<u64> {
    Ok(tx.exec(tx.q("DELETE FROM document WHERE requested_at <= $1").bind(before)).await?)
}

/// What this person asked for, latest first.
pub async fn of_person(db: &Db, person: PersonId) -> Result<Vec<Document>> {
    let q =
        db.q(concat!(select!(), "WHERE requester_id = $1 ORDER BY requested_at DESC, id DESC")).bind(person);
    Ok(db.all(q).await?)
}
