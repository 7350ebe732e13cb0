//! Feed tokens, and the rights that a token has today.

use super::model::{FeedToken, FeedTokenId};
use crate::kernel::actor::{PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::db::{Db, Tx};

/// A token with the mandates that its owner holds about today.
#[derive(sqlx::FromRow)]
pub struct TokenWithRights {
    #[sqlx(flatten)]
    pub token: FeedToken,
    /// `first day|last day|zone|mandate|partnership` of each, separated by `;`.
    rights: Option<String>,
}

impl TokenWithRights {
    /// Partnerships that the owner's mandates open today, each in its organisation's zone.
    pub fn partnerships(&self, now: Ts) -> Vec<PartnershipId> {
        let mut found: Vec<PartnershipId> = self
            .mandates(now)
            .filter_map(|right| right.rsplit('|').next()?.parse().ok().map(PartnershipId::from_uuid))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether the mandate that the token hangs on is still held today.
    pub fn holds_its_mandate(&self, now: Ts) -> bool {
        self.token.mandate_id.is_none_or(|mandate| {
            let mandate = mandate.uuid();
            self.mandates(now).any(|right| {
                right.split('|').nth(3).and_then(|id| id.parse::<uuid::Uuid>().ok()) == Some(mandate)
            })
        })
    }

    fn mandates(&self, now: Ts) -> impl Iterator<Item = &str> {
        self.rights.as_deref().into_iter().flat_map(|rights| rights.split(';')).filter(move |right| {
            let mut parts = right.split('|');
            let (Some(first), Some(last), Some(zone)) = (parts.next(), parts.next(), parts.next()) else {
                return false;
            };
            let Ok(zone) = zone.parse::<Zone>() else { return false };
            let today = now.day_in(&zone);
            first.parse::<Day>().is_ok_and(|first| first <= today)
                && (last.is_empty() || last.parse::<Day>().is_ok_and(|last| today <= last))
        })
    }
}

pub async fn token_with_rights(db: &Db, hash: String, around: (Day, Day)) -> Result<Option<TokenWithRights>> {
    let q = db
        .q("SELECT f.id, f.name, f.person_id, f.post_id, f.mandate_id, f.alarm_minutes, f.created_at, f.last_used_on, \
            f.revoked_at, (SELECT string_agg(CAST(m.starts_on AS TEXT) || '|' || COALESCE(CAST(m.ends_on AS TEXT), '') \
            || '|' || o.time_zone || '|' || ID_TEXT(m.id) || '|' || COALESCE(ID_TEXT(pm.partnership_id), ''), ';') \
            FROM mandate m JOIN post po ON po.id = m.post_id JOIN organisation o ON o.id = po.organisation_id \
            LEFT JOIN partnership_member pm ON pm.organisation_id = o.id AND pm.left_on IS NULL \
            WHERE m.person_id = f.person_id AND m.confirmed_at IS NOT NULL AND m.refused_at IS NULL \
            AND m.starts_on <= $3 AND (m.ends_on IS NULL OR m.ends_on >= $2)) AS rights \
            FROM feed_token f WHERE f.token_hash = $1")
        .bind(hash)
        .bind(around.0)
        .bind(around.1);
    Ok(db.maybe(q).await?)
}

pub async fn insert(tx: &mut Tx, token: &FeedToken, hash: String) -> Result<()> {
    let q = tx
        .q("INSERT INTO feed_token (id, token_hash, name, person_id, post_id, mandate_id, alarm_minutes, created_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(token.id)
        .bind(hash)
        .bind(token.name.clone())
        .bind(token.person_id)
        .bind(token.post_id)
        .bind(token.mandate_id)
        .bind(token.alarm_minutes)
        .bind(token.created_at);
    tx.exec(q).await?;
    Ok(())
}

pub async fn revoke(tx: &mut Tx, id: FeedTokenId, person: PersonId, at: Ts) -> Result<Option<FeedToken>> {
    let q = tx
        .q("UPDATE feed_token SET revoked_at = COALESCE(revoked_at, $3) WHERE id = $1 AND person_id = $2 \
            RETURNING id, name, person_id, post_id, mandate_id, alarm_minutes, created_at, last_used_on, revoked_at")
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
        .q("SELECT id, name, person_id, post_id, mandate_id, alarm_minutes, created_at, last_used_on, revoked_at \
            FROM feed_token WHERE person_id = $1 AND ($2 IS NULL OR post_id = $2) ORDER BY created_at DESC, id")
        .bind(person)
        .bind(post);
    Ok(db.all(q).await?)
}
