//! Who people are, and who holds what.

use crate::accounts::model::{Holder, Person};
use crate::accounts::stands_in;
use crate::kernel::actor::{OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId;
use crate::kernel::page::{Cursor, Page, PageRequest};
use crate::kernel::text::fold;
use crate::platform::db::{Db, Tx};

/// These people.
pub async fn people(db: &Db, ids: &[PersonId]) -> Result<Vec<Person>> {
    let q = db
        .q("SELECT id, given_name, family_name, email, phone, platform_admin, created_at FROM person \
            WHERE id IN_IDS($1)")
        .bind_ids(ids.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// Holders of these posts on that day.
pub async fn holders(db: &Db, posts: &[PostId], on: Day) -> Result<Vec<Holder>> {
    let q = db
        .q("SELECT m.post_id AS post, po.organisation_id AS organisation, p.id AS person, p.given_name, \
            p.family_name, p.email, m.id AS mandate, m.capacity, m.starts_on, m.ends_on \
            FROM mandate m JOIN post po ON po.id = m.post_id JOIN person p ON p.id = m.person_id \
            WHERE m.post_id IN_IDS($1) AND m.confirmed_at IS NOT NULL AND m.refused_at IS NULL \
            AND m.starts_on <= $2 AND (m.ends_on IS NULL OR m.ends_on >= $2) ORDER BY m.starts_on, m.id")
        .bind_ids(posts.iter().map(|id| id.uuid()))
        .bind(on);
    Ok(db.all(q).await?)
}

/// Holders of the posts that represent these organisations on that day.
pub async fn representatives(db: &Db, organisations: &[OrganisationId], on: Day) -> Result<Vec<Holder>> {
    let q = db
        .q("SELECT m.post_id AS post, po.organisation_id AS organisation, p.id AS person, p.given_name, \
            p.family_name, p.email, m.id AS mandate, m.capacity, m.starts_on, m.ends_on \
            FROM post po JOIN mandate m ON m.post_id = po.id JOIN person p ON p.id = m.person_id \
            WHERE po.organisation_id IN_IDS($1) AND po.representative = TRUE \
            AND m.confirmed_at IS NOT NULL AND m.refused_at IS NULL \
            AND m.starts_on <= $2 AND (m.ends_on IS NULL OR m.ends_on >= $2) ORDER BY m.starts_on, m.id")
        .bind_ids(organisations.iter().map(|id| id.uuid()))
        .bind(on);
    Ok(db.all(q).await?)
}

/// Holders, on that day, of the posts that administer a territory which these organisations serve; `organisation` is
/// the organisation served, not the administrator's own.
pub async fn administrators(db: &Db, organisations: &[OrganisationId], on: Day) -> Result<Vec<Holder>> {
    let q = db
        .q("SELECT DISTINCT m.post_id AS post, ot.organisation_id AS organisation, p.id AS person, p.given_name, \
            p.family_name, p.email, m.id AS mandate, m.capacity, m.starts_on, m.ends_on \
            FROM organisation_territory ot JOIN territory t ON t.code = ot.territory_code \
            JOIN territory_departement a ON a.territory_code = ot.territory_code \
            JOIN territory_departement b ON b.departement_code = a.departement_code \
            JOIN territory held ON held.code = b.territory_code \
            JOIN post_grant g ON g.territory_code = held.code AND g.role = 'TERRITORY_ADMINISTRATOR' \
            JOIN mandate m ON m.post_id = g.post_id JOIN person p ON p.id = m.person_id \
            WHERE ot.organisation_id IN_IDS($1) AND (t.kind <> 'TRIBUNAL' OR held.kind <> 'TRIBUNAL' OR t.code = held.code) \
            AND m.confirmed_at IS NOT NULL AND m.refused_at IS NULL \
            AND m.starts_on <= $2 AND (m.ends_on IS NULL OR m.ends_on >= $2) ORDER BY m.starts_on, m.id")
        .bind_ids(organisations.iter().map(|id| id.uuid()))
        .bind(on);
    Ok(db.all(q).await?)
}

/// Somebody to whom a vacant coordination falls.
#[derive(sqlx::FromRow)]
pub struct StandIn {
    pub partnership: PartnershipId,
    #[sqlx(flatten)]
    pub holder: Holder,
}

/// Holders, on that day, of the posts that stand in for the coordinators of these partnerships.
pub async fn stand_ins(db: &Db, partnerships: &[PartnershipId], on: Day) -> Result<Vec<StandIn>> {
    let q = db
        .q(concat!(
            "SELECT pa.id AS partnership, m.post_id AS post, po.organisation_id AS organisation, p.id AS person, \
             p.given_name, p.family_name, p.email, m.id AS mandate, m.capacity, m.starts_on, m.ends_on \
             FROM partnership pa CROSS JOIN mandate m JOIN post po ON po.id = m.post_id \
             JOIN person p ON p.id = m.person_id WHERE pa.id IN_IDS($1) AND m.post_id IN (SELECT a.post_id \
             FROM post_grant a WHERE a.role = 'TERRITORY_ADMINISTRATOR') AND m.confirmed_at IS NOT NULL \
             AND m.refused_at IS NULL AND m.starts_on <= $2 AND (m.ends_on IS NULL OR m.ends_on >= $2) AND ",
            stands_in!("$2"),
            "ORDER BY m.starts_on, m.id"
        ))
        .bind_ids(partnerships.iter().map(|id| id.uuid()))
        .bind(on);
    Ok(db.all(q).await?)
}

/// Administrators of the platform.
pub async fn platform_administrators(db: &Db) -> Result<Vec<Person>> {
    let q = db.q("SELECT id, given_name, family_name, email, phone, platform_admin, created_at FROM person \
                  WHERE platform_admin = TRUE ORDER BY id");
    Ok(db.all(q).await?)
}

/// Those of the organisations that serve a territory which one of these codes administers.
pub async fn administered(
    db: &Db,
    codes: &[String],
    organisations: &[OrganisationId],
) -> Result<Vec<OrganisationId>> {
    let q = db
        .q("SELECT DISTINCT ot.organisation_id FROM organisation_territory ot \
            JOIN territory t ON t.code = ot.territory_code \
            JOIN territory_departement a ON a.territory_code = ot.territory_code \
            JOIN territory_departement b ON b.departement_code = a.departement_code \
            JOIN territory held ON held.code = b.territory_code \
            WHERE ot.organisation_id IN_IDS($1) AND held.code IN_TEXTS($2) \
            AND (t.kind <> 'TRIBUNAL' OR held.kind <> 'TRIBUNAL' OR t.code = held.code)")
        .bind_ids(organisations.iter().map(|id| id.uuid()))
        .bind_texts(codes.iter().cloned());
    let rows: Vec<(OrganisationId,)> = db.all(q).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// One SINGLE post with one of its titular or interim mandates, or none.
#[derive(sqlx::FromRow)]
pub struct Occupation {
    pub post_id: PostId,
    pub time_zone: Zone,
    pub created_at: Ts,
    pub starts_on: Option<Day>,
    pub ends_on: Option<Day>,
}

/// Titular and interim mandates of those of these posts that are SINGLE.
pub async fn occupations(db: &Db, posts: &[PostId]) -> Result<Vec<Occupation>> {
    let q = db
        .q("SELECT po.id AS post_id, o.time_zone, po.created_at, m.starts_on, m.ends_on FROM post po \
            JOIN organisation o ON o.id = po.organisation_id LEFT JOIN mandate m ON m.post_id = po.id \
            AND m.capacity IN ('TITULAR', 'INTERIM') AND m.confirmed_at IS NOT NULL AND m.refused_at IS NULL \
            WHERE po.id IN_IDS($1) AND po.cardinality = 'SINGLE'")
        .bind_ids(posts.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// The ties of people to organisations and partnerships, through their mandates of those days.
#[derive(sqlx::FromRow)]
pub struct Tie {
    pub person_id: PersonId,
    pub organisation_id: OrganisationId,
    /// The organisation's zone.
    pub time_zone: Zone,
    /// Memberships of the organisation, as `partnerships_on` reads them.
    pub partnerships: Option<String>,
}

/// Where these people hold a post, confirmed mandates of any date.
pub async fn ties(db: &Db, people: &[PersonId]) -> Result<Vec<Tie>> {
    let q = db
        .q("SELECT DISTINCT m.person_id, po.organisation_id, o.time_zone, \
            (SELECT string_agg(ID_TEXT(pm.partnership_id) || '/' || CAST(pm.joined_on AS TEXT) || '/' \
             || COALESCE(CAST(pm.left_on AS TEXT), ''), ',') FROM partnership_member pm \
             WHERE pm.organisation_id = po.organisation_id) AS partnerships \
            FROM mandate m JOIN post po ON po.id = m.post_id JOIN organisation o ON o.id = po.organisation_id \
            WHERE m.person_id IN_IDS($1) AND m.confirmed_at IS NOT NULL AND m.refused_at IS NULL")
        .bind_ids(people.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// Where these people hold a post on that day, the oldest mandate first.
pub async fn organisations_of(
    db: &Db,
    people: &[PersonId],
    on: Day,
) -> Result<Vec<(PersonId, OrganisationId)>> {
    let q = db
        .q("SELECT m.person_id, po.organisation_id FROM mandate m JOIN post po ON po.id = m.post_id \
            WHERE m.person_id IN_IDS($1) AND m.confirmed_at IS NOT NULL AND m.refused_at IS NULL \
            AND m.starts_on <= $2 AND (m.ends_on IS NULL OR m.ends_on >= $2) ORDER BY m.starts_on, m.id")
        .bind_ids(people.iter().map(|id| id.uuid()))
        .bind(on);
    Ok(db.all(q).await?)
}

/// Which organisations wait for an answer to the requests of these people.
pub async fn asked(db: &Db, people: &[PersonId]) -> Result<Vec<(PersonId, OrganisationId)>> {
    let q = db
        .q("SELECT person_id, organisation_id FROM access_request WHERE person_id IN_IDS($1) AND state = 'PENDING'")
        .bind_ids(people.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// Writes a person.
pub async fn insert(tx: &mut Tx, person: &Person) -> Result<()> {
    let q = tx
        .q("INSERT INTO person (id, given_name, family_name, name_key, email, phone, platform_admin, created_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(person.id)
        .bind(person.given_name.clone())
        .bind(person.family_name.clone())
        .bind(name_key(&person.given_name, &person.family_name))
        .bind(person.email.clone())
        .bind(person.phone.clone())
        .bind(person.platform_admin)
        .bind(person.created_at);
    tx.exec(q).await?;
    Ok(())
}

/// Takes back a person just written in this transaction, to whom nothing is tied yet.
pub async fn discard(tx: &mut Tx, id: PersonId) -> Result<()> {
    tx.exec(tx.q("DELETE FROM person WHERE id = $1").bind(id)).await?;
    Ok(())
}

/// Sorts by family name.
pub fn name_key(given: &str, family: &str) -> String {
    fold(&format!("{family} {given}"))
}

#[derive(sqlx::FromRow)]
struct Found {
    id: PersonId,
    name_key: String,
}

/// One page of people who hold or held a post, by family name. `words`: folded, the first must begin the family name
/// or one of the words after it.
pub async fn search(
    db: &Db,
    words: &str,
    organisation: Option<OrganisationId>,
    request: &PageRequest,
) -> Result<Page<PersonId>> {
    // Neither `LIKE` nor a position function is the same on both engines; taking the words out and comparing is.
    let q = db
        .q("SELECT p.id, p.name_key FROM person p WHERE (p.name_key > $1 OR (p.name_key = $1 AND p.id > $2)) \
            AND ($3 = '' OR replace(' ' || p.name_key, ' ' || $3, '') <> ' ' || p.name_key) \
            AND p.erased_at IS NULL AND EXISTS (SELECT 1 FROM mandate m JOIN post po ON po.id = m.post_id \
            WHERE m.person_id = p.id AND m.confirmed_at IS NOT NULL AND m.refused_at IS NULL \
            AND ($4 = FALSE OR po.organisation_id = $5)) ORDER BY p.name_key, p.id LIMIT $6")
        .bind(request.after_key())
        .bind(request.after_id())
        .bind(words.to_owned())
        .bind(organisation.is_some())
        .bind(organisation.map_or(uuid::Uuid::nil(), TypedId::uuid))
        .bind(request.limit());
    let rows: Vec<Found> = db.all(q).await?;
    let total: Option<(i64,)> = if request.with_total {
        let q = db
            .q("SELECT COUNT(*) FROM person p WHERE ($1 = '' OR replace(' ' || p.name_key, ' ' || $1, '') <> ' ' || p.name_key) \
                AND p.erased_at IS NULL AND EXISTS (SELECT 1 FROM mandate m JOIN post po ON po.id = m.post_id \
                WHERE m.person_id = p.id AND m.confirmed_at IS NOT NULL AND m.refused_at IS NULL \
                AND ($2 = FALSE OR po.organisation_id = $3))")
            .bind(words.to_owned())
            .bind(organisation.is_some())
            .bind(organisation.map_or(uuid::Uuid::nil(), TypedId::uuid));
        db.maybe(q).await?
    } else {
        None
    };
    let cursor = |found: &Found| Cursor { key: found.name_key.clone(), id: found.id.uuid() };
    let page = Page::from_rows(rows, request, total.map(|(count,)| count), cursor);
    let rows = page.rows.into_iter().map(|(cursor, found)| (cursor, found.id)).collect();
    Ok(Page { rows, has_next: page.has_next, total: page.total })
}

/// Forgets how to reach those whose last mandate ended before this instant's day, or who never held one and came before
/// it; administrators and those who wait for an answer are spared. Gives whom it forgot.
pub async fn forget_contacts(tx: &mut Tx, before: Ts) -> Result<Vec<PersonId>> {
    let q = tx
        .q("UPDATE person SET email = NULL, phone = NULL WHERE (email IS NOT NULL OR phone IS NOT NULL) \
            AND platform_admin = FALSE AND NOT EXISTS (SELECT 1 FROM mandate m WHERE m.person_id = person.id \
            AND m.refused_at IS NULL AND (m.ends_on IS NULL OR m.ends_on >= $1)) \
            AND (created_at < $2 OR EXISTS (SELECT 1 FROM mandate m WHERE m.person_id = person.id AND m.refused_at IS NULL)) \
            AND NOT EXISTS (SELECT 1 FROM access_request a WHERE a.person_id = person.id AND a.state = 'PENDING') \
            RETURNING id")
        .bind(before.day_in(&Zone::paris()))
        .bind(before);
    let gone: Vec<(PersonId,)> = tx.all(q).await?;
    Ok(gone.into_iter().map(|(person,)| person).collect())
}

/// Gives the platform's administration.
pub async fn make_administrator(tx: &mut Tx, id: PersonId) -> Result<()> {
    let q = tx.q("UPDATE person SET platform_admin = TRUE WHERE id = $1").bind(id);
    tx.exec(q).await?;
    Ok(())
}

/// Writes a person's own details anew.
pub async fn update(tx: &mut Tx, person: &Person) -> Result<()> {
    let q = tx
        .q("UPDATE person SET given_name = $2, family_name = $3, name_key = $4, email = $5, phone = $6 WHERE id = $1")
        .bind(person.id)
        .bind(person.given_name.clone())
        .bind(person.family_name.clone())
        .bind(name_key(&person.given_name, &person.family_name))
        .bind(person.email.clone())
        .bind(person.phone.clone());
    tx.exec(q).await?;
    Ok(())
}

/// Whether somebody else administers the platform.
pub async fn has_other_administrator(db: &Db, id: PersonId) -> Result<bool> {
    let q = db.q("SELECT id FROM person WHERE platform_admin = TRUE AND id <> $1 LIMIT 1").bind(id);
    Ok(db.maybe::<(PersonId,)>(q).await?.is_some())
}

/// Whether this person was not erased yet; under lock.
pub async fn is_named(tx: &mut Tx, id: PersonId) -> Result<bool> {
    let q = tx
        .q_per_engine(
            "SELECT id FROM person WHERE id = $1 AND erased_at IS NULL",
            "SELECT id FROM person WHERE id = $1 AND erased_at IS NULL FOR UPDATE",
        )
        .bind(id);
    Ok(tx.maybe::<(PersonId,)>(q).await?.is_some())
}

/// Puts a function where the names stood.
pub async fn name_by_function(
    tx: &mut Tx,
    id: PersonId,
    (given_name, family_name): (String, String),
    at: Ts,
) -> Result<()> {
    let q = tx
        .q("UPDATE person SET given_name = $2, family_name = $3, name_key = $4, email = NULL, phone = NULL, \
            platform_admin = FALSE, erased_at = $5 WHERE id = $1")
        .bind(id)
        .bind(given_name.clone())
        .bind(family_name.clone())
        .bind(name_key(&given_name, &family_name))
        .bind(at);
    tx.exec(q).await?;
    Ok(())
}

/// Who is to be told that their contact data will go: it would be forgotten at `before`'s day if nothing changes, and
/// they were not told since `told`.
pub async fn about_to_be_forgotten(tx: &mut Tx, before: Ts, told: Ts, now: Ts) -> Result<Vec<Leaving>> {
    let q = tx
        .q("UPDATE person SET contacts_notice_at = $4 WHERE email IS NOT NULL \
            AND (contacts_notice_at IS NULL OR contacts_notice_at < $3) \
            AND platform_admin = FALSE AND NOT EXISTS (SELECT 1 FROM mandate m WHERE m.person_id = person.id \
            AND m.refused_at IS NULL AND (m.ends_on IS NULL OR m.ends_on >= $1)) \
            AND (created_at < $2 OR EXISTS (SELECT 1 FROM mandate m WHERE m.person_id = person.id AND m.refused_at IS NULL)) \
            AND NOT EXISTS (SELECT 1 FROM access_request a WHERE a.person_id = person.id AND a.state = 'PENDING') \
            RETURNING id, given_name, family_name, email")
        .bind(before.day_in(&Zone::paris()))
        .bind(before)
        .bind(told)
        .bind(now);
    Ok(tx.all(q).await?)
}

/// Somebody whose contact data will go.
#[derive(sqlx::FromRow)]
pub struct Leaving {
    pub id: PersonId,
    pub given_name: String,
    pub family_name: String,
    pub email: String,
}
