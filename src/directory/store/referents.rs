//! Which posts are the contact magistrates', and since when.

use super::read::{PostRow, post_columns};
use crate::directory::model::Post;
use crate::directory::referents::{ContactPlace, ReferentChange};
use crate::kernel::actor::{OrganisationId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::platform::db::{Db, Tx};

/// Keeps since when the post is the contact magistrate's, or is no more: who it was on a day must have an answer.
pub async fn referent_changed(tx: &mut Tx, id: PostId, on: Day, referent: bool) -> Result<()> {
    let q = tx
        .q("INSERT INTO referent_change (post_id, changed_on, referent) VALUES ($1, $2, $3) \
            ON CONFLICT (post_id, changed_on) DO UPDATE SET referent = excluded.referent")
        .bind(id)
        .bind(on)
        .bind(referent);
    tx.exec(q).await?;
    Ok(())
}

/// How the flag of these posts changed.
pub async fn referent_changes(db: &Db, posts: &[PostId]) -> Result<Vec<ReferentChange>> {
    let q = db
        .q("SELECT post_id, changed_on, referent FROM referent_change WHERE post_id IN_IDS($1) \
            ORDER BY post_id, changed_on")
        .bind_ids(posts.iter().map(|id| id.0));
    Ok(db.all(q).await?)
}

/// Posts that are or once were the contact magistrate's, of these and of those that lie in the territory now.
pub async fn contact_posts(db: &Db, territory: &str, others: &[PostId]) -> Result<Vec<Post>> {
    const SQL: &str = concat!(
        "SELECT ",
        post_columns!(),
        " FROM post p WHERE (p.referent OR EXISTS (SELECT 1 FROM referent_change c WHERE c.post_id = p.id)) \
         AND (p.id IN_IDS($2) OR p.organisation_id IN (SELECT ot.organisation_id FROM territory_overlap x \
         JOIN organisation_territory ot ON ot.territory_code = x.other_code WHERE x.code = $1))"
    );
    let q = db.q(SQL).bind(territory.to_owned()).bind_ids(others.iter().map(|id| id.0));
    let rows: Vec<PostRow> = db.all(q).await?;
    Ok(rows.into_iter().map(Post::from).collect())
}

/// Courts of the territory, closed ones too, and those of these organisations that lie in it.
pub async fn contact_places(
    db: &Db,
    territory: &str,
    others: &[OrganisationId],
) -> Result<Vec<ContactPlace>> {
    let q = db
        .q("SELECT o.id, o.name_key, o.time_zone, o.closed_on, \
            o.kind IN ('TRIBUNAL_JUDICIAIRE', 'TRIBUNAL_PREMIERE_INSTANCE') AS is_court FROM organisation o \
            WHERE (o.kind IN ('TRIBUNAL_JUDICIAIRE', 'TRIBUNAL_PREMIERE_INSTANCE') OR o.id IN_IDS($2)) \
            AND EXISTS (SELECT 1 FROM territory_overlap x JOIN organisation_territory ot \
            ON ot.territory_code = x.other_code WHERE x.code = $1 AND ot.organisation_id = o.id)")
        .bind(territory.to_owned())
        .bind_ids(others.iter().map(|id| id.0));
    Ok(db.all(q).await?)
}
