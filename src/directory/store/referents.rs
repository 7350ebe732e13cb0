//! Which posts are the contact magistrates', and since when.

use crate::directory::referents::ReferentChange;
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

/// Courts whose territory overlaps this one, and whatever organisation there has such a post.
pub async fn contact_posts(db: &Db, territory: &str) -> Result<Vec<(OrganisationId, Option<PostId>)>> {
    let q = db
        .q("SELECT o.id, po.id FROM organisation o LEFT JOIN post po ON po.organisation_id = o.id AND (po.referent \
            OR EXISTS (SELECT 1 FROM referent_change c WHERE c.post_id = po.id)) WHERE EXISTS (SELECT 1 \
            FROM territory_overlap x JOIN organisation_territory ot ON ot.territory_code = x.other_code \
            WHERE x.code = $1 AND ot.organisation_id = o.id) \
            AND (po.id IS NOT NULL OR o.kind IN ('TRIBUNAL_JUDICIAIRE', 'TRIBUNAL_PREMIERE_INSTANCE')) \
            AND o.closed_on IS NULL ORDER BY o.name_key, o.id, po.created_at, po.id")
        .bind(territory.to_owned());
    Ok(db.all(q).await?)
}
