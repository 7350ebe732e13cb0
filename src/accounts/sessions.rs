//! Sessions, and the actor that a session stands for.
//!
//! Only the hash of a session's token is stored. The actor is worked out anew for each request, from rows read in one
//! statement and kept for no longer than nothing is written ([`Recent`]), so that a right ends the moment its mandate
//! does.

use jiff::SignedDuration;
use sha2::{Digest as _, Sha256};

use crate::kernel::actor::{
    Actor, Assurance, HeldPost, MandateId, OrganisationId, PartnershipId, PersonId, PostId,
};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::Platform;
use crate::platform::db::{Db, Recent, Tx};

/// A session ends this long after sign-in, whatever happens.
pub const SESSION_FOR: SignedDuration = SignedDuration::from_hours(12);

/// What is known when a session opens.
#[derive(Clone, Debug)]
pub struct OpenSession {
    /// Who signed in.
    pub person: PersonId,
    /// Through which provider.
    pub provider_id: String,
    /// Whether that provider can give a multi-factor sign-in.
    pub strong_possible: bool,
    /// When it did, if it did.
    pub strong_at: Option<Ts>,
    /// To be handed back at sign-out.
    pub id_token: Option<String>,
}

/// Which session a request came by: the hash under which it is stored, put into each request by the HTTP layer.
#[derive(Clone, Debug)]
pub struct SessionKey(String);

impl SessionKey {
    /// The session that this token opens.
    #[must_use]
    pub fn of(token: &str) -> Self {
        Self(hash_token(token))
    }

    pub(super) fn hash(&self) -> &str {
        &self.0
    }
}

/// What a session shows of itself to its owner.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SessionFacts {
    /// Through which provider it was opened.
    pub provider_id: String,
    /// When it ends.
    pub expires_at: Ts,
}

/// A session just ended.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ClosedSession {
    /// Whose.
    pub person_id: PersonId,
    /// Through which provider it was opened.
    pub provider_id: String,
    /// The mandate under which it acted.
    pub acting_mandate_id: Option<MandateId>,
    /// To be handed back at the provider's sign-out.
    pub id_token: Option<String>,
}

/// The sessions of all people.
#[derive(Clone, Debug)]
pub struct Sessions {
    platform: Platform,
    recent: Recent<ActorKey, Vec<ActorRow>>,
}

/// What a session's rows are asked for with. A day's margin on both sides of now holds every zone: the exact day is
/// checked afterwards, in the organisation's own. Scopes change with maps, on 1 January, and a vacancy is
/// looked for on one day for all: Paris' day is near enough.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct ActorKey {
    hash: String,
    ended_before: Day,
    begins_by: Day,
    mapped_on: Day,
}

#[derive(Debug, sqlx::FromRow)]
struct ActorRow {
    expires_at: Ts,
    person_id: PersonId,
    platform_admin: bool,
    acting_mandate_id: Option<MandateId>,
    strong_possible: bool,
    strong_at: Option<Ts>,
    mandate_id: Option<MandateId>,
    starts_on: Option<Day>,
    ends_on: Option<Day>,
    post_id: Option<PostId>,
    cardinality: Option<String>,
    representative: Option<bool>,
    organisation_id: Option<OrganisationId>,
    time_zone: Option<Zone>,
    member_of: Option<String>,
    coordinates: Option<String>,
    stands_in: Option<String>,
    observes: Option<String>,
    grants: Option<String>,
}

/// That the post `po` administers on a day all the territory of the partnership `pa`, whose coordinating post has neither
/// holder nor interim then: the coordinator's duties are its own (domain §9).
macro_rules! stands_in {
    ($day:literal) => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM mandate d WHERE d.post_id = pa.coordinating_post_id \
             AND d.confirmed_at IS NOT NULL AND d.refused_at IS NULL AND d.capacity IN ('TITULAR', 'INTERIM') \
             AND d.starts_on <= ",
            $day,
            " AND (d.ends_on IS NULL OR d.ends_on >= ",
            $day,
            ")) AND EXISTS (SELECT 1 FROM partnership_scope s WHERE s.partnership_id = pa.id AND s.from_on <= ",
            $day,
            " AND (s.to_on IS NULL OR s.to_on >= ",
            $day,
            ")) AND NOT EXISTS (SELECT 1 FROM partnership_scope s WHERE s.partnership_id = pa.id AND s.from_on <= ",
            $day,
            " AND (s.to_on IS NULL OR s.to_on >= ",
            $day,
            ") AND NOT EXISTS (SELECT 1 FROM post_grant g WHERE g.post_id = po.id \
             AND g.role = 'TERRITORY_ADMINISTRATOR' AND g.territory_code = s.territory_code) \
             AND EXISTS (SELECT 1 FROM territory_departement d WHERE d.territory_code = s.territory_code \
             AND d.departement_code NOT IN (SELECT t.departement_code FROM post_grant g \
             JOIN territory w ON w.code = g.territory_code AND w.kind <> 'TRIBUNAL' \
             JOIN territory_departement t ON t.territory_code = w.code \
             WHERE g.post_id = po.id AND g.role = 'TERRITORY_ADMINISTRATOR'))) "
        )
    };
}

pub(crate) use stands_in;

// Reads tables of `partnerships` although that slice lies above: rights follow from memberships, and one statement
// for session and rights is what every request pays.
const ACTOR: &str = concat!(
    "SELECT s.expires_at, s.person_id, p.platform_admin, s.acting_mandate_id, s.strong_possible, \
     s.strong_at, m.id AS mandate_id, m.starts_on, m.ends_on, po.id AS post_id, po.cardinality, po.representative, \
     o.id AS organisation_id, o.time_zone, \
     (SELECT string_agg(ID_TEXT(pm.partnership_id) || '/' || CAST(pm.joined_on AS TEXT) || '/' \
     || COALESCE(CAST(pm.left_on AS TEXT), ''), ',') FROM partnership_member pm \
      WHERE pm.organisation_id = o.id AND pm.joined_on <= $3 AND (pm.left_on IS NULL OR pm.left_on >= $2)) AS member_of, \
     (SELECT string_agg(ID_TEXT(pa.id), ',') FROM partnership pa WHERE pa.coordinating_post_id = po.id) AS coordinates, \
     CASE WHEN EXISTS (SELECT 1 FROM post_grant g WHERE g.post_id = po.id AND g.role = 'TERRITORY_ADMINISTRATOR') \
     THEN (SELECT string_agg(ID_TEXT(pa.id), ',') FROM partnership pa WHERE ",
    stands_in!("$4"),
    ") END AS stands_in, \
     (SELECT string_agg(ID_TEXT(seen.partnership_id), ',') FROM (SELECT DISTINCT ps.partnership_id FROM post_grant g \
      JOIN territory_overlap x ON x.code = g.territory_code JOIN partnership_scope ps ON ps.territory_code = x.other_code \
      AND ps.from_on <= $4 AND (ps.to_on IS NULL OR ps.to_on >= $4) \
      WHERE g.post_id = po.id AND g.role = 'OBSERVER') seen) AS observes, \
     (SELECT string_agg(g.role || '=' || g.territory_code, ',') FROM post_grant g WHERE g.post_id = po.id) AS grants \
     FROM session s JOIN person p ON p.id = s.person_id \
     LEFT JOIN mandate m ON m.person_id = s.person_id AND m.confirmed_at IS NOT NULL AND m.refused_at IS NULL \
     AND m.starts_on <= $3 AND (m.ends_on IS NULL OR m.ends_on >= $2) \
     LEFT JOIN post po ON po.id = m.post_id LEFT JOIN organisation o ON o.id = po.organisation_id \
     WHERE s.id_hash = $1 ORDER BY m.id"
);

impl Sessions {
    /// On this platform.
    #[must_use]
    pub fn new(platform: Platform) -> Self {
        Self { platform, recent: Recent::default() }
    }

    /// Opens a session in the caller's transaction; returns the token for the cookie, kept nowhere else.
    ///
    /// # Errors
    /// The database's.
    pub async fn open(&self, tx: &mut Tx, session: OpenSession) -> Result<String> {
        let token = self.platform.entropy.token();
        let now = self.platform.clock.now();
        let q = tx
            .q("INSERT INTO session (id_hash, person_id, provider_id, created_at, last_seen_at, expires_at, \
                strong_possible, strong_at, id_token) VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8)")
            .bind(hash_token(&token))
            .bind(session.person)
            .bind(session.provider_id)
            .bind(now)
            .bind(now.plus(SESSION_FOR))
            .bind(session.strong_possible)
            .bind(session.strong_at)
            .bind(session.id_token);
        tx.exec(q).await?;
        Ok(token)
    }

    /// Ends the session that this token opens, in the caller's transaction; tells whose it was.
    ///
    /// # Errors
    /// The database's.
    pub async fn close(&self, tx: &mut Tx, token: &str) -> Result<Option<ClosedSession>> {
        let q = tx
            .q("DELETE FROM session WHERE id_hash = $1 RETURNING person_id, provider_id, acting_mandate_id, id_token")
            .bind(hash_token(token));
        let closed: Option<ClosedSession> = tx.maybe(q).await?;
        if let Some(session) = &closed {
            tx.announce(session.person_id);
        }
        Ok(closed)
    }

    /// Ends all sessions of a person; tells how many there were.
    ///
    /// # Errors
    /// The database's.
    pub async fn close_all(&self, tx: &mut Tx, person: PersonId) -> Result<u64> {
        let q = tx.q("DELETE FROM session WHERE person_id = $1").bind(person);
        tx.announce(person);
        Ok(tx.exec(q).await?)
    }

    /// Keeps the mandate under which this session acts.
    ///
    /// # Errors
    /// The database's.
    pub async fn choose(&self, tx: &mut Tx, id_hash: &str, mandate: MandateId) -> Result<()> {
        let q = tx
            .q("UPDATE session SET acting_mandate_id = $2 WHERE id_hash = $1")
            .bind(id_hash.to_owned())
            .bind(mandate);
        tx.exec(q).await?;
        Ok(())
    }

    /// What a session shows of itself to its owner.
    ///
    /// # Errors
    /// The database's.
    pub async fn facts(&self, key: &SessionKey) -> Result<Option<SessionFacts>> {
        let db = &self.platform.db;
        let q = db.q("SELECT provider_id, expires_at FROM session WHERE id_hash = $1").bind(key.0.clone());
        Ok(db.maybe(q).await?)
    }

    /// The person whose session this token opens, with today's rights; none when it is over or unknown.
    ///
    /// # Errors
    /// The database's.
    pub async fn actor(&self, token: &str) -> Result<Option<Actor>> {
        let now = self.platform.clock.now();
        let key = ActorKey {
            hash: hash_token(token),
            ended_before: now.plus(SignedDuration::from_hours(-24)).day_in(&Zone::paris()),
            begins_by: now.plus(SignedDuration::from_hours(24)).day_in(&Zone::paris()),
            mapped_on: now.day_in(&Zone::paris()),
        };
        let db = &self.platform.db;
        let rows = self.recent.get(db.live(), key.clone(), rows_of(db, key)).await?;
        Ok(actor_from(&rows, now))
    }
}

async fn rows_of(db: &Db, key: ActorKey) -> Result<Vec<ActorRow>> {
    let q = db.q(ACTOR).bind(key.hash).bind(key.ended_before).bind(key.begins_by).bind(key.mapped_on);
    Ok(db.all(q).await?)
}

fn actor_from(rows: &[ActorRow], now: Ts) -> Option<Actor> {
    let first = rows.first().filter(|session| session.expires_at > now)?;
    let assurance = match (first.strong_possible, first.strong_at) {
        (_, Some(at)) => Assurance::Strong(at),
        (true, None) => Assurance::Single,
        (false, None) => Assurance::Unavailable,
    };
    let mut actor = Actor {
        person: first.person_id,
        platform_admin: first.platform_admin,
        mandates: rows.iter().filter_map(|row| held_post(row, now)).collect(),
        acting: first.acting_mandate_id,
        assurance,
    };
    actor.acting = actor.acting.filter(|chosen| actor.mandates.iter().any(|held| held.mandate == *chosen));
    Some(actor)
}

fn held_post(row: &ActorRow, now: Ts) -> Option<HeldPost> {
    let today = now.day_in(row.time_zone.as_ref()?);
    if row.starts_on? > today || row.ends_on.is_some_and(|end| end < today) {
        return None;
    }
    let grants = row.grants.as_deref().unwrap_or_default();
    let mut coordinates = partnership_list(row.coordinates.as_deref());
    coordinates.extend(partnership_list(row.stands_in.as_deref()));
    Some(HeldPost {
        mandate: row.mandate_id?,
        post: row.post_id?,
        organisation: row.organisation_id?,
        single: row.cardinality.as_deref()? == "SINGLE",
        representative: row.representative?,
        observer: grants.split(',').any(|grant| grant.starts_with("OBSERVER=")),
        administers: grants
            .split(',')
            .filter_map(|grant| grant.strip_prefix("TERRITORY_ADMINISTRATOR="))
            .map(str::to_owned)
            .collect(),
        member_of: partnerships_on(row.member_of.as_deref(), today),
        coordinates,
        observes: partnership_list(row.observes.as_deref()),
    })
}

fn partnership_list(text: Option<&str>) -> Vec<PartnershipId> {
    text.into_iter()
        .flat_map(|list| list.split(','))
        .filter_map(|id| id.parse().ok().map(PartnershipId::from_uuid))
        .collect()
}

/// Of memberships written `partnership/first day/last day` and separated by commas, those that hold on that day; without
/// days it always does.
#[must_use]
pub fn partnerships_on(text: Option<&str>, today: Day) -> Vec<PartnershipId> {
    let all = text.into_iter().flat_map(|list| list.split(','));
    all.filter_map(|membership| {
        let mut parts = membership.split('/');
        let id = parts.next()?.parse().ok()?;
        let mut day = || parts.next().filter(|day| !day.is_empty()).map(str::parse::<Day>).transpose();
        let (joined, left) = (day().ok()?, day().ok()?);
        let holds = joined.is_none_or(|first| first <= today) && left.is_none_or(|last| today <= last);
        holds.then_some(PartnershipId::from_uuid(id))
    })
    .collect()
}

/// What is stored instead of a token.
#[must_use]
pub fn hash_token(token: &str) -> String {
    hex::encode(Sha256::digest(token))
}
