//! All SQL of action items.

use uuid::Uuid;

use super::model::{ActionId, ActionItem, ActionState};
use super::{Changes, Filter, NewAction};
use crate::confidentiality::SafeText;
use crate::kernel::actor::{Actor, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::PageRequest;
use crate::platform::db::{Db, Q, Tx};

macro_rules! select {
    () => {
        "SELECT i.id, i.partnership_id, i.title, i.details, i.owner_post_id, i.due_on, i.state, i.settled_on, \
         i.origin_kind, i.origin_id, i.revision, i.updated_at, \
         e.given_name || ' ' || e.family_name AS editor, pa.time_zone FROM action_item i \
         JOIN partnership pa ON pa.id = i.partnership_id LEFT JOIN person e ON e.id = i.edited_by "
    };
}

/// What the actor reads: `$1` partnerships, `$2` posts.
macro_rules! visible {
    () => {
        "(i.partnership_id IN_IDS($1) OR i.owner_post_id IN_IDS($2))"
    };
}

/// `$3` any partnership, `$4` else this one; `$5` any origin, `$6` else one of these; `$7` any state, `$8` else this one.
macro_rules! filtered {
    () => {
        concat!(
            visible!(),
            " AND ($3 OR i.partnership_id = $4) AND ($5 OR i.origin_id IN_IDS($6)) AND ($7 OR i.state = $8)"
        )
    };
}

fn bind_reach(q: Q, actor: &Actor) -> Q {
    q.bind_ids(actor.partnerships().into_iter().map(PartnershipId::uuid))
        .bind_ids(actor.posts().into_iter().map(PostId::uuid))
}

/// Writes a new item.
pub async fn insert(tx: &mut Tx, id: ActionId, new: NewAction, by: PersonId, now: Ts) -> Result<()> {
    let q = tx
        .q("INSERT INTO action_item (id, partnership_id, title, details, owner_post_id, due_on, state, origin_kind, \
            origin_id, edited_by, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)")
        .bind(id)
        .bind(new.partnership)
        .bind(new.title.into_inner())
        .bind(new.details.map(SafeText::into_inner))
        .bind(new.owner)
        .bind(new.due_on)
        .bind(ActionState::Open)
        .bind(new.origin.kind)
        .bind(new.origin.id)
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// The item inside the transaction, whoever asks.
pub async fn find(tx: &mut Tx, id: ActionId) -> Result<Option<ActionItem>> {
    Ok(tx.maybe(tx.q(concat!(select!(), "WHERE i.id = $1")).bind(id)).await?)
}

/// Writes what changed, if the item still has the revision that the writer read; tells whether it had.
pub async fn update(tx: &mut Tx, item: &ActionItem, changes: Changes, by: PersonId, now: Ts) -> Result<bool> {
    let q = tx
        .q("UPDATE action_item SET title = $3, details = $4, owner_post_id = $5, due_on = $6, revision = revision + 1, \
            edited_by = $7, updated_at = $8 WHERE id = $1 AND revision = $2")
        .bind(item.id)
        .bind(item.revision)
        .bind(changes.title.map_or_else(|| item.title.clone(), SafeText::into_inner))
        .bind(changes.details)
        .bind(changes.owner.unwrap_or(item.owner_post_id))
        .bind(changes.due_on.unwrap_or(item.due_on))
        .bind(by)
        .bind(now);
    Ok(tx.exec(q).await? == 1)
}

/// Writes the state.
pub async fn set_state(
    tx: &mut Tx,
    id: ActionId,
    state: ActionState,
    settled_on: Option<Day>,
    by: PersonId,
    now: Ts,
) -> Result<()> {
    let q = tx
        .q("UPDATE action_item SET state = $2, settled_on = $3, revision = revision + 1, edited_by = $4, \
            updated_at = $5 WHERE id = $1")
        .bind(id)
        .bind(state)
        .bind(settled_on)
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Those of these items that the actor may read.
pub async fn find_all_visible(db: &Db, actor: &Actor, ids: &[ActionId]) -> Result<Vec<ActionItem>> {
    let q = db.q(concat!(select!(), "WHERE ", visible!(), " AND i.id IN_IDS($3)"));
    Ok(db.all(bind_reach(q, actor).bind_ids(ids.iter().map(|id| id.uuid()))).await?)
}

/// Items of these origins that the actor may read, soonest first.
pub async fn of_origins(db: &Db, actor: &Actor, origins: &[Uuid]) -> Result<Vec<ActionItem>> {
    let q =
        db.q(concat!(select!(), "WHERE ", visible!(), " AND i.origin_id IN_IDS($3) ORDER BY i.due_on, i.id"));
    Ok(db.all(bind_reach(q, actor).bind_ids(origins.iter().copied())).await?)
}

/// Open items of these partnerships, soonest first.
pub async fn open(db: &Db, partnerships: &[PartnershipId]) -> Result<Vec<ActionItem>> {
    let q = db
        .q(concat!(
            select!(),
            "WHERE i.partnership_id IN_IDS($1) AND i.state = 'OPEN' ORDER BY i.due_on, i.id"
        ))
        .bind_ids(partnerships.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// Items by id, whoever asks.
pub async fn by_ids(db: &Db, ids: &[ActionId]) -> Result<Vec<ActionItem>> {
    let q = db.q(concat!(select!(), "WHERE i.id IN_IDS($1)")).bind_ids(ids.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// Open items of one owner, soonest first.
pub async fn owned(db: &Db, post: PostId) -> Result<Vec<ActionItem>> {
    let q = db
        .q(concat!(select!(), "WHERE i.owner_post_id = $1 AND i.state = 'OPEN' ORDER BY i.due_on, i.id"))
        .bind(post);
    Ok(db.all(q).await?)
}

/// A page of items, soonest first.
pub async fn list(
    db: &Db,
    actor: &Actor,
    filter: &Filter,
    page: &PageRequest,
) -> Result<(Vec<ActionItem>, Option<i64>)> {
    let bind = |q: Q| {
        bind_reach(q, actor)
            .bind(filter.partnership.is_none())
            .bind(filter.partnership)
            .bind(filter.origins.is_none())
            .bind_ids(filter.origins.clone().unwrap_or_default())
            .bind(filter.state.is_none())
            .bind(filter.state)
    };
    let (after, after_id) = page.following(Day::FIRST)?;
    let q = db.q(concat!(
        select!(),
        "WHERE ",
        filtered!(),
        " AND (i.due_on, i.id) > ($9, $10) ORDER BY i.due_on, i.id LIMIT $11"
    ));
    let q = bind(q).bind(after).bind(after_id).bind(page.limit());
    let rows = db.all(q).await?;
    if !page.with_total {
        return Ok((rows, None));
    }
    let q = bind(db.q(concat!("SELECT COUNT(*) FROM action_item i WHERE ", filtered!())));
    let total: Option<(i64,)> = db.maybe(q).await?;
    Ok((rows, total.map(|(count,)| count)))
}
