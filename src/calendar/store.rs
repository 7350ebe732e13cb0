//! Feed tokens, and the rights that a token has today.

use super::model::{FeedToken, FeedTokenId};
use crate::kernel::actor::{MandateId, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::db::{Db, Tx};

/// A token with the mandates that its owner holds about today.
#[derive(sqlx::FromRow)]
pub struct TokenWithRights {
    #[sqlx(flatten)]
    pub token: FeedToken,
    /// The account is no more.
    pub erased: bool,
    /// `first day|last day|zone|mandate|post|organisation|partnerships` of each, separated by `;`.
    rights: Option<String>,
}

/// A mandate held today, and the partnerships that it lets read in full.
#[derive(Clone, Debug)]
pub struct Right {
    pub mandate: MandateId,
    pub post: PostId,
    pub organisation: OrganisationId,
    pub partnerships: Vec<PartnershipId>,
}

impl TokenWithRights {
    /// What the owner holds today, each mandate in its organisation's zone.
    pub fn rights(&self, now: Ts) -> Vec<Right> {
        let all = self.rights.as_deref().into_iter().flat_map(|rights| rights.split(';'));
        all.filter_map(|right| held(right, now)).collect()
    }
}

/// None when the mandate is not held at that instant.
fn held(right: &str, now: Ts) -> Option<Right> {
    let mut parts = right.split('|');
    let first: Day = parts.next()?.parse().ok()?;
    let last = parts.next().filter(|last| !last.is_empty()).map(str::parse::<Day>).transpose().ok()?;
    let today = now.day_in(&parts.next()?.parse().ok()?);
    if today < first || last.is_some_and(|last| last < today) {
        return None;
    }
    Some(Right {
        mandate: MandateId::from_uuid(parts.next()?.parse().ok()?),
        post: PostId::from_uuid(parts.next()?.parse().ok()?),
        organisation: OrganisationId::from_uuid(parts.next()?.parse().ok()?),
        partnerships: parts
            .next()?
            .split(',')
            .filter_map(|id| id.parse().ok().map(PartnershipId::from_uuid))
            .collect(),
    })
}

// The same rights as a session gives (see `accounts/sessions.rs`): partnerships that the organisation is a member of,
// unless the post only observes, and those that the post coordinates.
pub async fn token_with_rights(db: &Db, hash: String, around: (Day, Day)) -> Result<Option<TokenWithRights>> {
    let q = db
        .q("SELECT f.id, f.name, f.person_id, f.post_id, f.mandate_id, f.alarm_minutes, f.created_at, f.last_used_on, \
            f.revoked_at, f.scope, f.partnership_id, f.territory_code, f.kinds, f.include_cancelled, f.colour, \
            pe.erased_at IS NOT NULL AS erased, \
            (SELECT string_agg(CAST(m.starts_on AS TEXT) || '|' || COALESCE(CAST(m.ends_on AS TEXT), '') || '|' \
            || o.time_zone || '|' || ID_TEXT(m.id) || '|' || ID_TEXT(po.id) || '|' || ID_TEXT(o.id) || '|' || COALESCE((SELECT \
            string_agg(ID_TEXT(r.id), ',') FROM (SELECT pm.partnership_id AS id FROM partnership_member pm \
            WHERE pm.organisation_id = o.id AND pm.joined_on <= $3 AND (pm.left_on IS NULL OR pm.left_on >= $2) \
            AND NOT EXISTS (SELECT 1 FROM post_grant g WHERE g.post_id = po.id AND g.role = 'OBSERVER') \
            UNION SELECT pa.id FROM partnership pa WHERE pa.coordinating_post_id = po.id) r), ''), ';') \
            FROM mandate m JOIN post po ON po.id = m.post_id JOIN organisation o ON o.id = po.organisation_id \
            WHERE m.person_id = f.person_id AND m.confirmed_at IS NOT NULL AND m.refused_at IS NULL \
            AND m.starts_on <= $3 AND (m.ends_on IS NULL OR m.ends_on >= $2)) AS rights \
            FROM feed_token f JOIN person pe ON pe.id = f.person_id WHERE f.token_hash = $1")
        .bind(hash)
        .bind(around.0)
        .bind(around.1);
    Ok(db.maybe(q).await?)
}

pub async fn insert(tx: &mut Tx, token: &FeedToken, hash: String) -> Result<()> {
    let q = tx
        .q("INSERT INTO feed_token (id, token_hash, name, person_id, post_id, mandate_id, alarm_minutes, created_at, \
            scope, partnership_id, territory_code, kinds, include_cancelled, colour) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)")
        .bind(token.id)
        .bind(hash)
        .bind(token.name.clone())
        .bind(token.person_id)
        .bind(token.post_id)
        .bind(token.mandate_id)
        .bind(token.alarm_minutes)
        .bind(token.created_at)
        .bind(token.scope)
        .bind(token.partnership_id)
        .bind(token.territory_code.clone())
        .bind(token.kinds.clone())
        .bind(token.include_cancelled)
        .bind(token.colour);
    tx.exec(q).await?;
    Ok(())
}

pub async fn revoke(tx: &mut Tx, id: FeedTokenId, person: PersonId, at: Ts) -> Result<Option<FeedToken>> {
    let q = tx
        .q("UPDATE feed_token SET revoked_at = COALESCE(revoked_at, $3) WHERE id = $1 AND person_id = $2 \
            RETURNING id, name, person_id, post_id, mandate_id, alarm_minutes, created_at, last_used_on, revoked_at, \
            scope, partnership_id, territory_code, kinds, include_cancelled, colour")
        .bind(id)
        .bind(person)
        .bind(at);
    Ok(tx.maybe(q).await?)
}

pub async fn mark_used(tx: &mut Tx, id: FeedTokenId, day: Day) -> Result<()> {
    let q = tx.q("UPDATE feed_token SET last_used_on = $2 WHERE id = $1").bind(id).bind(day);
    tx.exec(q).await?;
    Ok(())
}

/// A person's own feeds; of one post when it is named.
pub async fn of_person(db: &Db, person: PersonId, post: Option<PostId>) -> Result<Vec<FeedToken>> {
    let q = db
        .q("SELECT id, name, person_id, post_id, mandate_id, alarm_minutes, created_at, last_used_on, revoked_at, \
            scope, partnership_id, territory_code, kinds, include_cancelled, colour FROM feed_token WHERE person_id = $1 AND ($2 IS NULL OR post_id = $2) ORDER BY created_at DESC, id")
        .bind(person)
        .bind(post);
    Ok(db.all(q).await?)
}
