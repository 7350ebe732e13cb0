//! Mandates.

use crate::accounts::mandates::Seating;
use crate::accounts::model::Mandate;
use crate::kernel::actor::{MandateId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::{Cursor, Page, PageRequest};
use crate::platform::db::{Db, Tx};

/// Begins every statement that reads mandates; a macro because statements are literals.
macro_rules! select_mandates {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.person_id, m.post_id, po.organisation_id, o.time_zone, m.capacity, m.starts_on, m.ends_on, \
             m.created_by, m.confirmed_by, m.confirmed_at, m.refused_at FROM mandate m JOIN post po ON po.id = m.post_id \
             JOIN organisation o ON o.id = po.organisation_id ",
            $rest
        )
    };
}

/// These mandates.
pub async fn by_ids(db: &Db, ids: &[MandateId]) -> Result<Vec<Mandate>> {
    let q = db.q(select_mandates!("WHERE m.id IN_IDS($1)")).bind_ids(ids.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// Mandates on these posts that touch these days.
pub async fn of_posts(db: &Db, posts: &[PostId], from: Day, to: Day) -> Result<Vec<Mandate>> {
    let q = db
        .q(select_mandates!(
            "WHERE m.post_id IN_IDS($1) AND m.starts_on <= $3 AND (m.ends_on IS NULL OR m.ends_on >= $2) \
             ORDER BY m.starts_on, m.id"
        ))
        .bind_ids(posts.iter().map(|id| id.uuid()))
        .bind(from)
        .bind(to);
    Ok(db.all(q).await?)
}

/// Mandates of these people that touch these days.
pub async fn of_people(db: &Db, people: &[PersonId], from: Day, to: Day) -> Result<Vec<Mandate>> {
    let q = db
        .q(select_mandates!(
            "WHERE m.person_id IN_IDS($1) AND m.starts_on <= $3 AND (m.ends_on IS NULL OR m.ends_on >= $2) \
             ORDER BY m.starts_on, m.id"
        ))
        .bind_ids(people.iter().map(|id| id.uuid()))
        .bind(from)
        .bind(to);
    Ok(db.all(q).await?)
}

/// Mandates of titulars in order that end since one day and began by another, unless the same person goes on.
pub async fn leaving(db: &Db, since: Day, begun: Day) -> Result<Vec<Mandate>> {
    let q = db
        .q(select_mandates!(
            "WHERE m.ends_on >= $1 AND m.starts_on <= $2 AND m.capacity = 'TITULAR' AND m.confirmed_at IS NOT NULL \
             AND m.refused_at IS NULL AND NOT EXISTS (SELECT 1 FROM mandate later WHERE later.post_id = m.post_id \
             AND later.person_id = m.person_id AND later.refused_at IS NULL AND later.starts_on > m.starts_on) \
             ORDER BY m.ends_on, m.id"
        ))
        .bind(since)
        .bind(begun);
    Ok(db.all(q).await?)
}

/// Mandates in order, other than by delegation, that begin between two days and are not over on `$3`, unless the same
/// person held the post since `$4` under an earlier one.
pub async fn arriving(
    db: &Db,
    (from, until): (Day, Day),
    (still, back): (Day, Day),
    person: Option<PersonId>,
) -> Result<Vec<Mandate>> {
    let q = db
        .q(select_mandates!(
            "WHERE m.starts_on >= $1 AND m.starts_on <= $2 AND (m.ends_on IS NULL OR m.ends_on >= $3) \
             AND m.capacity <> 'DELEGATE' AND m.confirmed_at IS NOT NULL AND m.refused_at IS NULL \
             AND ($5 OR m.person_id = $6) AND NOT EXISTS (SELECT 1 FROM mandate before WHERE before.post_id = m.post_id \
             AND before.person_id = m.person_id AND before.confirmed_at IS NOT NULL AND before.refused_at IS NULL \
             AND before.capacity <> 'DELEGATE' AND before.starts_on < m.starts_on \
             AND (before.ends_on IS NULL OR before.ends_on >= $4)) ORDER BY m.starts_on, m.id"
        ))
        .bind(from)
        .bind(until)
        .bind(still)
        .bind(back)
        .bind(person.is_none())
        .bind(person);
    Ok(db.all(q).await?)
}

/// All mandates of a post but those refused, read inside the transaction that adds one.
pub async fn not_refused(tx: &mut Tx, post: PostId) -> Result<Vec<Mandate>> {
    let q = tx.q(select_mandates!("WHERE m.post_id = $1 AND m.refused_at IS NULL")).bind(post);
    Ok(tx.all(q).await?)
}

/// Lets nobody else seat somebody on this post until the transaction ends; SQLite has one writer anyway.
pub async fn lock_post(tx: &mut Tx, id: PostId) -> Result<()> {
    let q = tx
        .q_per_engine("SELECT id FROM post WHERE id = $1", "SELECT id FROM post WHERE id = $1 FOR UPDATE")
        .bind(id);
    tx.maybe::<(PostId,)>(q).await?;
    Ok(())
}

/// A mandate to write.
pub struct NewMandate {
    pub id: MandateId,
    pub seating: Seating,
    pub created_at: Ts,
    pub confirmed_at: Option<Ts>,
}

/// Writes a mandate.
pub async fn insert(tx: &mut Tx, new: NewMandate) -> Result<()> {
    let q = tx
        .q("INSERT INTO mandate (id, person_id, post_id, capacity, starts_on, ends_on, created_by, created_at, confirmed_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(new.id)
        .bind(new.seating.person)
        .bind(new.seating.post)
        .bind(new.seating.capacity)
        .bind(new.seating.starts_on)
        .bind(new.seating.ends_on)
        .bind(new.seating.recorded_by)
        .bind(new.created_at)
        .bind(new.confirmed_at);
    tx.exec(q).await?;
    Ok(())
}

/// Sets the last day.
pub async fn end(tx: &mut Tx, id: MandateId, ends_on: Day) -> Result<()> {
    let q = tx.q("UPDATE mandate SET ends_on = $2 WHERE id = $1").bind(id).bind(ends_on);
    tx.exec(q).await?;
    Ok(())
}

/// Makes one as if it had never been.
pub async fn refuse(tx: &mut Tx, id: MandateId, at: Ts) -> Result<()> {
    let q = tx.q("UPDATE mandate SET refused_at = $2 WHERE id = $1").bind(id).bind(at);
    tx.exec(q).await?;
    Ok(())
}

/// Confirms or refuses one that waits; false when somebody was faster.
pub async fn decide(tx: &mut Tx, id: MandateId, confirm: bool, by: PersonId, at: Ts) -> Result<bool> {
    let sql = if confirm {
        "UPDATE mandate SET confirmed_by = $2, confirmed_at = $3 \
         WHERE id = $1 AND confirmed_at IS NULL AND refused_at IS NULL"
    } else {
        "UPDATE mandate SET confirmed_by = $2, refused_at = $3 \
         WHERE id = $1 AND confirmed_at IS NULL AND refused_at IS NULL"
    };
    let q = tx.q(sql).bind(id).bind(by).bind(at);
    Ok(tx.exec(q).await? == 1)
}

/// One page of a post's mandates, latest first; those not in order only if `all`, or if they concern this person.
pub async fn page_of_post(
    db: &Db,
    post: PostId,
    viewer: PersonId,
    all: bool,
    request: &PageRequest,
) -> Result<Page<Mandate>> {
    let (before, before_id) = request.before(Day::LAST)?;
    let q = db
        .q(select_mandates!(
            "WHERE m.post_id = $1 AND (m.starts_on < $2 OR (m.starts_on = $2 AND m.id < $3)) \
             AND (($4 = TRUE) OR m.person_id = $5 OR m.created_by = $5 \
                  OR (m.confirmed_at IS NOT NULL AND m.refused_at IS NULL)) \
             ORDER BY m.starts_on DESC, m.id DESC LIMIT $6"
        ))
        .bind(post)
        .bind(before)
        .bind(before_id)
        .bind(all)
        .bind(viewer)
        .bind(request.limit());
    let rows = db.all(q).await?;
    let total: Option<(i64,)> = if request.with_total {
        let q = db
            .q("SELECT COUNT(*) FROM mandate m WHERE m.post_id = $1 AND (($2 = TRUE) OR m.person_id = $3 \
                OR m.created_by = $3 OR (m.confirmed_at IS NOT NULL AND m.refused_at IS NULL))")
            .bind(post)
            .bind(all)
            .bind(viewer);
        db.maybe(q).await?
    } else {
        None
    };
    let cursor = |mandate: &Mandate| Cursor { key: mandate.starts_on.to_string(), id: mandate.id.uuid() };
    Ok(Page::from_rows(rows, request, total.map(|(count,)| count), cursor))
}
/// All mandates of a person, of any date and state.
pub async fn all_of(db: &Db, person: PersonId) -> Result<Vec<Mandate>> {
    let q = db.q(select_mandates!("WHERE m.person_id = $1 ORDER BY m.starts_on, m.id")).bind(person);
    Ok(db.all(q).await?)
}
