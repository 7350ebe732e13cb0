//! Feed tokens, and the rights that a token has today.

use super::model::{FeedToken, FeedTokenId};
use crate::accounts::{partnerships_on, stands_in};
use crate::kernel::actor::{MandateId, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::db::{Db, Tx};

/// A token with the mandates that its owner holds about today, and what their calendar stands at.
#[derive(sqlx::FromRow)]
pub struct TokenWithRights {
    #[sqlx(flatten)]
    pub token: FeedToken,
    /// The account is no more.
    pub erased: bool,
    /// `first day|last day|zone|mandate|post|organisation|partnerships` of each, separated by `;`; memberships among the
    /// last with their days.
    rights: Option<String>,
    /// When an event that may be shown last changed.
    pub changed: Option<Ts>,
    /// How many events the owner or a post of theirs is asked to: one that is asked no more leaves no change behind.
    pub asked: i64,
    /// What the due dates that may be shown stand at.
    pub dues: Option<String>,
}

/// A mandate held today, and the partnerships that it lets read in full.
#[derive(Clone, Debug)]
pub struct Right {
    pub mandate: MandateId,
    pub post: PostId,
    pub organisation: OrganisationId,
    pub partnerships: Vec<PartnershipId>,
    /// Those of them that the post coordinates or stands in for.
    pub coordinated: Vec<PartnershipId>,
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
    let mandate = MandateId::from_uuid(parts.next()?.parse().ok()?);
    let post = PostId::from_uuid(parts.next()?.parse().ok()?);
    let organisation = OrganisationId::from_uuid(parts.next()?.parse().ok()?);
    let reach = parts.next();
    // A membership has its days, a coordination has none.
    let lasting = reach.into_iter().flat_map(|reach| reach.split(',')).filter(|one| !one.contains('/'));
    Some(Right {
        mandate,
        post,
        organisation,
        partnerships: partnerships_on(reach, today),
        coordinated: lasting.filter_map(|id| id.parse().ok().map(PartnershipId::from_uuid)).collect(),
    })
}

/// The same rights as a session gives (see `accounts/sessions.rs`): partnerships that the organisation is a member of,
/// unless the post only observes, and those that the post coordinates or stands in for. Reads tables of the slices that
/// calendars show, because calendar programs ask every few minutes and nearly always for what they hold: one statement is
/// all that costs. It looks at no less than the feed shows; at more, where the feed was made for a part.
pub async fn token_with_rights(
    db: &Db,
    hash: String,
    around: (Day, Day),
    today: Day,
) -> Result<Option<TokenWithRights>> {
    let q = db
        .q(concat!("WITH f AS (SELECT t.*, pe.erased_at IS NOT NULL AS erased FROM feed_token t \
            JOIN person pe ON pe.id = t.person_id WHERE t.token_hash = $1), \
            held AS (SELECT m.id AS mandate_id, m.starts_on, m.ends_on, po.id AS post_id, po.organisation_id, o.time_zone \
            FROM f JOIN mandate m ON m.person_id = f.person_id JOIN post po ON po.id = m.post_id \
            JOIN organisation o ON o.id = po.organisation_id WHERE m.confirmed_at IS NOT NULL AND m.refused_at IS NULL \
            AND m.starts_on <= $3 AND (m.ends_on IS NULL OR m.ends_on >= $2)), \
            reach AS (SELECT h.post_id, pm.partnership_id, ID_TEXT(pm.partnership_id) || '/' || CAST(pm.joined_on AS TEXT) \
            || '/' || COALESCE(CAST(pm.left_on AS TEXT), '') AS membership FROM held h \
            JOIN partnership_member pm ON pm.organisation_id = h.organisation_id \
            WHERE pm.joined_on <= $3 AND (pm.left_on IS NULL OR pm.left_on >= $2) \
            AND NOT EXISTS (SELECT 1 FROM post_grant g WHERE g.post_id = h.post_id AND g.role = 'OBSERVER') \
            UNION SELECT h.post_id, pa.id, ID_TEXT(pa.id) FROM held h JOIN partnership pa ON pa.coordinating_post_id = h.post_id \
            UNION SELECT po.id, pa.id, ID_TEXT(pa.id) FROM held h JOIN post_grant a ON a.post_id = h.post_id \
            AND a.role = 'TERRITORY_ADMINISTRATOR' JOIN post po ON po.id = h.post_id CROSS JOIN partnership pa WHERE ",
            stands_in!("$4"), "), \
            asked AS (SELECT a.event_id FROM held h JOIN event_attendee a ON a.post_id = h.post_id \
            UNION SELECT a.event_id FROM f JOIN event_attendee a ON a.person_id = f.person_id) \
            SELECT f.id, f.name, f.person_id, f.post_id, f.mandate_id, f.alarm_minutes, f.created_at, f.last_used_on, \
            f.revoked_at, f.scope, f.partnership_id, f.territory_code, f.kinds, f.include_cancelled, f.colour, f.erased, \
            (SELECT string_agg(CAST(h.starts_on AS TEXT) || '|' || COALESCE(CAST(h.ends_on AS TEXT), '') || '|' \
            || h.time_zone || '|' || ID_TEXT(h.mandate_id) || '|' || ID_TEXT(h.post_id) || '|' \
            || ID_TEXT(h.organisation_id) || '|' || COALESCE((SELECT string_agg(r.membership, ',') \
            FROM reach r WHERE r.post_id = h.post_id), ''), ';') FROM held h) AS rights, \
            (SELECT MAX(x.at) FROM (SELECT (SELECT MAX(e.updated_at) FROM event e \
            WHERE e.partnership_id = r.partnership_id) AS at FROM reach r \
            UNION ALL SELECT (SELECT MAX(e.updated_at) FROM event e WHERE e.organiser_post_id = h.post_id) FROM held h \
            UNION ALL SELECT e.updated_at FROM asked a JOIN event e ON e.id = a.event_id) x) AS changed, \
            (SELECT COUNT(*) FROM asked) AS asked, \
            (SELECT string_agg(d.mark, ';') FROM (SELECT ID_TEXT(p.id) || '|' || CAST(p.updated_at AS TEXT) || '|' \
            || CAST(p.review_due_on AS TEXT) || '|' || p.title AS mark FROM (SELECT p.id FROM reach r \
            JOIN protocol p ON p.partnership_id = r.partnership_id UNION SELECT p.id FROM held h \
            JOIN protocol p ON p.owner_post_id = h.post_id UNION SELECT v.protocol_id FROM held h \
            JOIN version_signatory s ON s.post_id = h.post_id JOIN protocol_version v ON v.id = s.version_id \
            JOIN protocol_party y ON y.id = s.party_id \
            WHERE v.status = 'IN_FORCE' AND (y.withdraws_on IS NULL OR y.withdraws_on >= $4)) mine JOIN protocol p ON p.id = mine.id \
            WHERE p.status = 'IN_FORCE' AND p.review_due_on IS NOT NULL ORDER BY p.id) d) AS dues FROM f"))
        .bind(hash)
        .bind(around.0)
        .bind(around.1)
        .bind(today);
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
