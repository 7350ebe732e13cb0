//! All SQL of handover notes.

use super::model::{Item, Note, NoteId, Question, QuestionId, Sections};
use crate::kernel::actor::{MandateId, OrganisationId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::ids::Subject;
use crate::kernel::page::PageRequest;
use crate::platform::db::{Db, Tx};

macro_rules! select {
    () => {
        "SELECT n.id, n.mandate_id, n.post_id, n.author_id, p.organisation_id, n.departs_on, n.opened_at, n.ready, \
         n.open_to_coordinator, n.revision, n.edited_at, n.first_read_at, n.acknowledged_at, n.reminded_on, o.time_zone \
         FROM handover_note n JOIN post p ON p.id = n.post_id JOIN organisation o ON o.id = p.organisation_id "
    };
}
macro_rules! latest_first {
    () => {
        " ORDER BY n.opened_at DESC, n.id DESC"
    };
}

/// Notes by id, whoever asks.
pub async fn by_ids(db: &Db, ids: &[NoteId]) -> Result<Vec<Note>> {
    Ok(db.all(db.q(concat!(select!(), "WHERE n.id IN_IDS($1)")).bind_all(ids)).await?)
}

/// Notes of these posts, latest first.
pub async fn of_posts(db: &Db, posts: &[PostId]) -> Result<Vec<Note>> {
    let q = db.q(concat!(select!(), "WHERE n.post_id IN_IDS($1)", latest_first!()));
    Ok(db.all(q.bind_all(posts)).await?)
}

/// A page of the notes of posts of these organisations, latest first.
pub async fn of_organisations(
    db: &Db,
    organisations: &[OrganisationId],
    page: &PageRequest,
) -> Result<(Vec<Note>, Option<i64>)> {
    let (before, before_id) = page.before(Ts::LAST)?;
    let q = db
        .q(concat!(
            select!(),
            "WHERE p.organisation_id IN_IDS($1) AND n.departs_on IS NOT NULL AND (n.opened_at, n.id) < ($2, $3)",
            latest_first!(),
            " LIMIT $4"
        ))
        .bind_all(organisations)
        .bind(before)
        .bind(before_id)
        .bind(page.limit());
    let rows = db.all(q).await?;
    if !page.with_total {
        return Ok((rows, None));
    }
    let q = db
        .q("SELECT COUNT(*) FROM handover_note n JOIN post p ON p.id = n.post_id \
            WHERE p.organisation_id IN_IDS($1) AND n.departs_on IS NOT NULL")
        .bind_all(organisations);
    Ok((rows, db.maybe::<(i64,)>(q).await?.map(|(count,)| count)))
}

/// Notes that this person wrote or whose post they hold, latest first.
pub async fn concerning(db: &Db, person: PersonId, posts: &[PostId]) -> Result<Vec<Note>> {
    let q = db
        .q(concat!(select!(), "WHERE n.author_id = $1 OR n.post_id IN_IDS($2)", latest_first!()))
        .bind(person)
        .bind_all(posts);
    Ok(db.all(q).await?)
}

/// Notes of mandates, and those whose author left since that day.
pub async fn to_follow(db: &Db, mandates: &[MandateId], since: Day) -> Result<Vec<Note>> {
    let q = db
        .q(concat!(select!(), "WHERE n.mandate_id IN_IDS($1) OR n.departs_on >= $2"))
        .bind_all(mandates)
        .bind(since);
    Ok(db.all(q).await?)
}

/// A note inside the transaction, under lock.
pub async fn locked(tx: &mut Tx, id: NoteId) -> Result<Option<Note>> {
    let q = tx
        .q_per_engine(
            concat!(select!(), "WHERE n.id = $1"),
            concat!(select!(), "WHERE n.id = $1 FOR UPDATE OF n"),
        )
        .bind(id);
    Ok(tx.maybe(q).await?)
}

/// Opens a note; false when that mandate has one.
pub async fn insert(
    tx: &mut Tx,
    id: NoteId,
    (mandate, post, author): (MandateId, PostId, PersonId),
    departs_on: Day,
    now: Ts,
) -> Result<bool> {
    let q = tx
        .q("INSERT INTO handover_note (id, mandate_id, post_id, author_id, departs_on, opened_at, ready, \
            open_to_coordinator) VALUES ($1, $2, $3, $4, $5, $6, FALSE, FALSE) ON CONFLICT DO NOTHING")
        .bind(id)
        .bind(mandate)
        .bind(post)
        .bind(author)
        .bind(departs_on)
        .bind(now);
    Ok(tx.exec(q).await? == 1)
}

/// Writes the author's last day, or that the departure was called off.
pub async fn set_departure(tx: &mut Tx, id: NoteId, departs_on: Option<Day>) -> Result<()> {
    let q = tx.q("UPDATE handover_note SET departs_on = $2 WHERE id = $1").bind(id).bind(departs_on);
    tx.exec(q).await?;
    Ok(())
}

/// Remembers which reminder went out.
pub async fn set_reminded(tx: &mut Tx, id: NoteId, day: Day) -> Result<()> {
    tx.exec(tx.q("UPDATE handover_note SET reminded_on = $2 WHERE id = $1").bind(id).bind(day)).await?;
    Ok(())
}

/// What the author wrote.
pub async fn sections(tx: &mut Tx, id: NoteId) -> Result<Sections> {
    let q = tx.q("SELECT practices, people, pending, attention FROM handover_note WHERE id = $1").bind(id);
    Ok(tx.maybe(q).await?.unwrap_or_default())
}

/// What the author decides beside the words.
#[derive(Clone, Copy, Debug)]
pub struct Choices {
    pub ready: bool,
    pub open_to_coordinator: bool,
}

/// Writes the author's words.
pub async fn write(tx: &mut Tx, id: NoteId, words: Sections, choices: Choices, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE handover_note SET practices = $2, people = $3, pending = $4, attention = $5, ready = $6, \
            open_to_coordinator = $7, edited_at = $8, revision = revision + 1 WHERE id = $1")
        .bind(id)
        .bind(words.practices)
        .bind(words.people)
        .bind(words.pending)
        .bind(words.attention)
        .bind(choices.ready)
        .bind(choices.open_to_coordinator)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Points the note at something; what it pointed at before stays.
pub async fn add_item(tx: &mut Tx, id: NoteId, subject: &Subject) -> Result<()> {
    let q = tx
        .q("INSERT INTO handover_item (note_id, subject_kind, subject_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(id)
        .bind(subject.kind.clone())
        .bind(subject.id);
    tx.exec(q).await?;
    Ok(())
}

/// Writes a word of the author on something that the note points at.
pub async fn comment(tx: &mut Tx, id: NoteId, subject: &Subject, comment: Option<String>) -> Result<()> {
    let q = tx
        .q("UPDATE handover_item SET comment = $4 WHERE note_id = $1 AND subject_kind = $2 AND subject_id = $3")
        .bind(id)
        .bind(subject.kind.clone())
        .bind(subject.id)
        .bind(comment);
    tx.exec(q).await?;
    Ok(())
}

/// What the note points at.
pub async fn items(tx: &mut Tx, id: NoteId) -> Result<Vec<Item>> {
    let q = tx
        .q("SELECT subject_kind, subject_id, comment FROM handover_item WHERE note_id = $1 \
            ORDER BY subject_kind, subject_id")
        .bind(id);
    Ok(tx.all(q).await?)
}

/// A successor reads for the first time.
pub async fn set_first_read(tx: &mut Tx, id: NoteId, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE handover_note SET first_read_at = $2 WHERE id = $1 AND first_read_at IS NULL")
        .bind(id)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// A successor says that it was read.
pub async fn acknowledge(tx: &mut Tx, id: NoteId, by: PersonId, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE handover_note SET acknowledged_at = $2, acknowledged_by = $3, \
            first_read_at = COALESCE(first_read_at, $2) WHERE id = $1")
        .bind(id)
        .bind(now)
        .bind(by);
    tx.exec(q).await?;
    Ok(())
}

/// Questions and answers, in the order they were asked.
pub async fn questions(tx: &mut Tx, id: NoteId) -> Result<Vec<Question>> {
    let q = tx
        .q("SELECT id, asked_by, asked_at, question, answer, answered_at FROM handover_question \
            WHERE note_id = $1 ORDER BY asked_at, id")
        .bind(id);
    Ok(tx.all(q).await?)
}

/// One question.
pub async fn question(tx: &mut Tx, id: QuestionId) -> Result<Option<Question>> {
    let q = tx
        .q("SELECT id, asked_by, asked_at, question, answer, answered_at FROM handover_question WHERE id = $1")
        .bind(id);
    Ok(tx.maybe(q).await?)
}

/// The note that a question belongs to.
pub async fn note_of(db: &Db, id: QuestionId) -> Result<Option<NoteId>> {
    let found: Option<(NoteId,)> =
        db.maybe(db.q("SELECT note_id FROM handover_question WHERE id = $1").bind(id)).await?;
    Ok(found.map(|(id,)| id))
}

/// Writes a question.
pub async fn ask(
    tx: &mut Tx,
    id: QuestionId,
    note: NoteId,
    (by, now): (PersonId, Ts),
    text: String,
) -> Result<()> {
    let q = tx
        .q("INSERT INTO handover_question (id, note_id, asked_by, asked_at, question) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(note)
        .bind(by)
        .bind(now)
        .bind(text);
    tx.exec(q).await?;
    Ok(())
}

/// Writes an answer, instead of the one given before.
pub async fn answer(tx: &mut Tx, id: QuestionId, text: String, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE handover_question SET answer = $2, answered_at = $3 WHERE id = $1")
        .bind(id)
        .bind(text)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Notes first read before that instant.
pub async fn read_before(tx: &mut Tx, before: Ts) -> Result<Vec<NoteId>> {
    let q = tx.q("SELECT id FROM handover_note WHERE first_read_at < $1 ORDER BY id").bind(before);
    let rows: Vec<(NoteId,)> = tx.all(q).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Forgets notes with all that hangs on them.
pub async fn forget(tx: &mut Tx, ids: &[NoteId]) -> Result<()> {
    for sql in [
        "DELETE FROM handover_question WHERE note_id IN_IDS($1)",
        "DELETE FROM handover_item WHERE note_id IN_IDS($1)",
        "DELETE FROM handover_note WHERE id IN_IDS($1)",
    ] {
        tx.exec(tx.q(sql).bind_all(ids)).await?;
    }
    Ok(())
}

#[derive(serde::Serialize, sqlx::FromRow)]
#[serde(rename_all = "camelCase")]
pub struct HeldNote {
    id: NoteId,
    post_id: PostId,
    departs_on: Option<Day>,
    opened_at: Ts,
    practices: Option<String>,
    people: Option<String>,
    pending: Option<String>,
    attention: Option<String>,
    first_read_at: Option<Ts>,
    acknowledged_at: Option<Ts>,
}

/// Notes that this person wrote.
pub async fn held_notes(db: &Db, person: PersonId) -> Result<Vec<HeldNote>> {
    let q = db
        .q("SELECT id, post_id, departs_on, opened_at, practices, people, pending, attention, first_read_at, \
            acknowledged_at FROM handover_note WHERE author_id = $1 ORDER BY opened_at, id")
        .bind(person);
    Ok(db.all(q).await?)
}

/// Something that a person wrote in a note or about one.
#[derive(serde::Serialize, sqlx::FromRow)]
pub struct HeldWords {
    note: NoteId,
    text: String,
}

/// What this person said of the things that their notes point at.
pub async fn held_comments(db: &Db, person: PersonId) -> Result<Vec<HeldWords>> {
    let q = db
        .q("SELECT i.note_id AS note, i.comment AS text FROM handover_item i JOIN handover_note n ON n.id = i.note_id \
            WHERE n.author_id = $1 AND i.comment IS NOT NULL ORDER BY i.note_id, i.subject_id")
        .bind(person);
    Ok(db.all(q).await?)
}

/// What this person asked.
pub async fn held_questions(db: &Db, person: PersonId) -> Result<Vec<HeldWords>> {
    let q = db
        .q("SELECT note_id AS note, question AS text FROM handover_question WHERE asked_by = $1 ORDER BY asked_at, id")
        .bind(person);
    Ok(db.all(q).await?)
}

/// What this person answered.
pub async fn held_answers(db: &Db, person: PersonId) -> Result<Vec<HeldWords>> {
    let q = db
        .q("SELECT q.note_id AS note, q.answer AS text FROM handover_question q JOIN handover_note n ON n.id = q.note_id \
            WHERE n.author_id = $1 AND q.answer IS NOT NULL ORDER BY q.answered_at, q.id")
        .bind(person);
    Ok(db.all(q).await?)
}
