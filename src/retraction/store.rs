//! All SQL of retractions, but for the texts themselves, which the slices declare.

use std::collections::HashSet;

use uuid::Uuid;

use super::ledger::PlaceName;
use super::model::{Receiver, Retraction, RetractionId};
use crate::kernel::actor::{PartnershipId, PersonId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::PageRequest;
use crate::platform::db::{Db, Q, Tx};
use crate::platform::mail::KeptWords;

/// Two retractions of one partnership stand in line. False when there is no such partnership.
pub async fn lock_partnership(tx: &mut Tx, id: PartnershipId) -> Result<bool> {
    let q = tx
        .q_per_engine(
            "SELECT id FROM partnership WHERE id = $1",
            "SELECT id FROM partnership WHERE id = $1 FOR UPDATE",
        )
        .bind(id);
    Ok(tx.maybe::<(PartnershipId,)>(q).await?.is_some())
}

pub async fn insert(tx: &mut Tx, new: &Retraction) -> Result<()> {
    let q = tx
        .q("INSERT INTO retraction (id, partnership_id, person_id, post_id, at, kind, row_id, field, was_public, \
            mails_waiting, mails_sent, replayed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)")
        .bind(new.id)
        .bind(new.partnership_id)
        .bind(new.person_id)
        .bind(new.post_id)
        .bind(new.at)
        .bind(new.kind.clone())
        .bind(new.row_id)
        .bind(new.field.clone())
        .bind(new.was_public)
        .bind(new.waiting_mails)
        .bind(new.sent_mails)
        .bind(new.replayed_at);
    tx.exec(q).await?;
    Ok(())
}

pub async fn insert_place(tx: &mut Tx, id: RetractionId, place: &PlaceName, occurrences: i64) -> Result<()> {
    let q = tx
        .q("INSERT INTO retraction_place (retraction_id, kind, row_id, field, occurrences) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(place.kind.clone())
        .bind(place.row)
        .bind(place.field.clone())
        .bind(occurrences);
    tx.exec(q).await?;
    Ok(())
}

pub async fn insert_receiver(tx: &mut Tx, id: RetractionId, receiver: &Receiver) -> Result<()> {
    let q = tx
        .q("INSERT INTO retraction_receiver (retraction_id, means, person_id, mail_id, at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(receiver.means)
        .bind(receiver.person_id)
        .bind(receiver.mail_id)
        .bind(receiver.at);
    tx.exec(q).await?;
    Ok(())
}

/// Notes that it was made again; false when the database does not know of it.
pub async fn mark_replayed(tx: &mut Tx, id: RetractionId, at: Ts) -> Result<bool> {
    let q = tx.q("UPDATE retraction SET replayed_at = $2 WHERE id = $1").bind(id).bind(at);
    Ok(tx.exec(q).await? == 1)
}

/// A page of those of a partnership, made by one person if that is all that may be known; latest first.
pub async fn of_partnership(
    db: &Db,
    id: PartnershipId,
    by: Option<PersonId>,
    page: &PageRequest,
) -> Result<(Vec<Retraction>, Option<i64>)> {
    let bind = |q: Q| q.bind(id).bind(by.is_none()).bind(by);
    let (before, before_id) = page.before(Ts::LAST)?;
    let q = db.q(
        "SELECT id, partnership_id, person_id, post_id, at, kind, row_id, field, was_public, mails_waiting, \
         mails_sent, replayed_at FROM retraction WHERE partnership_id = $1 AND ($2 OR person_id = $3) \
         AND (at, id) < ($4, $5) ORDER BY at DESC, id DESC LIMIT $6",
    );
    let rows = db.all(bind(q).bind(before).bind(before_id).bind(page.limit())).await?;
    if !page.with_total {
        return Ok((rows, None));
    }
    let q = db.q("SELECT COUNT(*) FROM retraction WHERE partnership_id = $1 AND ($2 OR person_id = $3)");
    Ok((rows, db.maybe::<(i64,)>(bind(q)).await?.map(|(count,)| count)))
}

/// Where a passage stood.
#[derive(sqlx::FromRow)]
pub struct PlaceRow {
    pub retraction_id: RetractionId,
    pub kind: String,
    pub row_id: Uuid,
    pub field: String,
    pub occurrences: i64,
}

pub async fn places(db: &Db, ids: &[RetractionId]) -> Result<Vec<PlaceRow>> {
    let q = db
        .q("SELECT retraction_id, kind, row_id, field, occurrences FROM retraction_place WHERE retraction_id IN_IDS($1) \
            ORDER BY kind, field, row_id")
        .bind_ids(ids.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// Somebody who may have received one.
#[derive(sqlx::FromRow)]
pub struct ReceiverRow {
    pub retraction_id: RetractionId,
    #[sqlx(flatten)]
    pub receiver: Receiver,
}

pub async fn receivers(db: &Db, ids: &[RetractionId]) -> Result<Vec<ReceiverRow>> {
    let q = db
        .q("SELECT r.retraction_id, r.means, r.person_id, r.mail_id, r.at, m.to_address AS address \
            FROM retraction_receiver r LEFT JOIN outgoing_mail m ON m.id = r.mail_id \
            WHERE r.retraction_id IN_IDS($1) ORDER BY r.means, r.at, r.person_id")
        .bind_ids(ids.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// Who could read the partnership's matter on any day since this one: its members, its coordinator, whoever administers
/// its territory if nobody coordinated all that time, and those of its territory who read it in their welcome pack.
pub async fn readers(tx: &mut Tx, id: PartnershipId, since: Day, today: Day) -> Result<Vec<PersonId>> {
    let q = tx
        .q("SELECT DISTINCT h.person_id FROM mandate h JOIN post po ON po.id = h.post_id \
            WHERE h.confirmed_at IS NOT NULL AND h.refused_at IS NULL \
            AND h.starts_on <= $3 AND (h.ends_on IS NULL OR h.ends_on >= $2) \
            AND ((EXISTS (SELECT 1 FROM partnership_member m WHERE m.organisation_id = po.organisation_id \
            AND m.partnership_id = $1 AND m.joined_on <= $3 AND (m.left_on IS NULL OR m.left_on >= $2)) \
            AND NOT EXISTS (SELECT 1 FROM post_grant g WHERE g.post_id = po.id AND g.role = 'OBSERVER')) \
            OR EXISTS (SELECT 1 FROM partnership pa WHERE pa.id = $1 AND pa.coordinating_post_id = po.id) \
            OR (EXISTS (SELECT 1 FROM post_grant g JOIN territory_overlap x ON x.code = g.territory_code \
            JOIN partnership_scope s ON s.territory_code = x.other_code WHERE g.post_id = po.id \
            AND g.role = 'TERRITORY_ADMINISTRATOR' AND s.partnership_id = $1) \
            AND NOT EXISTS (SELECT 1 FROM partnership pa JOIN mandate c ON c.post_id = pa.coordinating_post_id \
            WHERE pa.id = $1 AND c.confirmed_at IS NOT NULL AND c.refused_at IS NULL AND c.capacity <> 'DELEGATE' \
            AND c.starts_on <= $2 AND (c.ends_on IS NULL OR c.ends_on >= $3)))) \
            UNION SELECT h.person_id FROM onboarding_pack k JOIN mandate h ON h.id = k.mandate_id \
            JOIN post po ON po.id = h.post_id JOIN organisation_territory t ON t.organisation_id = po.organisation_id \
            JOIN territory_overlap x ON x.code = t.territory_code \
            JOIN partnership_scope s ON s.territory_code = x.other_code WHERE s.partnership_id = $1 \
            AND k.first_read_at IS NOT NULL AND (h.ends_on IS NULL OR h.ends_on >= $2)")
        .bind(id)
        .bind(since)
        .bind(today);
    let people: Vec<(PersonId,)> = tx.all(q).await?;
    Ok(people.into_iter().map(|(person,)| person).collect())
}

/// On which day a calendar of these people last fetched a feed that may show the partnership, since this one.
pub async fn fetches(
    tx: &mut Tx,
    id: PartnershipId,
    people: &[PersonId],
    since: Day,
) -> Result<Vec<(PersonId, Day)>> {
    let q = tx
        .q("SELECT person_id, last_used_on FROM feed_token WHERE last_used_on >= $2 \
            AND (partnership_id IS NULL OR partnership_id = $1) AND person_id IN_IDS($3) ORDER BY last_used_on DESC")
        .bind(id)
        .bind(since)
        .bind_ids(people.iter().map(|person| person.uuid()));
    Ok(tx.all(q).await?)
}

/// To whom mails of a partnership go.
#[derive(Debug)]
pub struct Addressees {
    people: HashSet<PersonId>,
    /// Of those whom nobody knows by name, in small letters.
    addresses: HashSet<String>,
}

impl Addressees {
    /// Whether a mail went to one of them.
    #[must_use]
    pub fn hold(&self, mail: &KeptWords) -> bool {
        match mail.person_id {
            Some(person) => self.people.contains(&person),
            None => self.addresses.contains(&mail.to_address.to_lowercase()),
        }
    }
}

/// Whoever a partnership may ever have written to: holders of posts of its members, of posts that sign, answer or are
/// expected in it, of those that administer or observe its territory; its guests; who asked for a post, or is invited.
pub async fn addressees(tx: &mut Tx, id: PartnershipId) -> Result<Addressees> {
    let q = tx
        .q("SELECT h.person_id FROM mandate h JOIN post po ON po.id = h.post_id WHERE \
            po.organisation_id IN (SELECT organisation_id FROM partnership_member WHERE partnership_id = $1) \
            OR h.post_id IN (SELECT coordinating_post_id FROM partnership WHERE id = $1 \
            UNION SELECT owner_post_id FROM protocol WHERE partnership_id = $1 \
            UNION SELECT s.post_id FROM version_signatory s JOIN protocol_version v ON v.id = s.version_id \
            JOIN protocol p ON p.id = v.protocol_id WHERE p.partnership_id = $1 \
            UNION SELECT owner_post_id FROM action_item WHERE partnership_id = $1 \
            UNION SELECT t.post_id FROM event_attendee t JOIN event e ON e.id = t.event_id WHERE e.partnership_id = $1 \
            UNION SELECT g.post_id FROM post_grant g JOIN territory_overlap x ON x.code = g.territory_code \
            JOIN partnership_scope s ON s.territory_code = x.other_code WHERE s.partnership_id = $1) \
            UNION SELECT t.person_id FROM event_attendee t JOIN event e ON e.id = t.event_id \
            WHERE e.partnership_id = $1 AND t.person_id IS NOT NULL \
            UNION SELECT i.person_id FROM event_invitation i JOIN event e ON e.id = i.event_id \
            WHERE e.partnership_id = $1 AND i.person_id IS NOT NULL \
            UNION SELECT r.person_id FROM registration r JOIN training g ON g.id = r.training_id WHERE g.partnership_id = $1 \
            UNION SELECT p.guest_id FROM immersion_placement p JOIN immersion_offer f ON f.id = p.offer_id \
            WHERE f.partnership_id = $1 \
            UNION SELECT a.person_id FROM access_request a JOIN partnership_member m \
            ON m.organisation_id = a.organisation_id WHERE m.partnership_id = $1")
        .bind(id);
    let people: Vec<(PersonId,)> = tx.all(q).await?;
    let q = tx
        .q("SELECT g.email FROM event_guest g JOIN event e ON e.id = g.event_id WHERE e.partnership_id = $1 \
            UNION SELECT s.guest_email FROM series_invitation s JOIN event_series e ON e.id = s.series_id \
            WHERE e.partnership_id = $1 AND s.guest_email IS NOT NULL \
            UNION SELECT i.email FROM invitation i JOIN post po ON po.id = i.post_id \
            JOIN partnership_member m ON m.organisation_id = po.organisation_id WHERE m.partnership_id = $1")
        .bind(id);
    let addresses: Vec<(String,)> = tx.all(q).await?;
    Ok(Addressees {
        people: people.into_iter().map(|(person,)| person).collect(),
        addresses: addresses.into_iter().map(|(address,)| address.to_lowercase()).collect(),
    })
}

/// Forgets who may have received what was retracted before this instant; tells how many.
pub async fn forget_receivers(tx: &mut Tx, before: Ts) -> Result<u64> {
    let q = tx
        .q("DELETE FROM retraction_receiver WHERE retraction_id IN (SELECT id FROM retraction WHERE at < $1)")
        .bind(before);
    Ok(tx.exec(q).await?)
}

#[derive(sqlx::FromRow, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HeldReceipt {
    retraction_id: RetractionId,
    means: String,
    at: Ts,
}

/// Which retracted texts this person may have received.
pub async fn receipts(db: &Db, person: PersonId) -> Result<Vec<HeldReceipt>> {
    let q = db
        .q("SELECT r.retraction_id, r.means, t.at FROM retraction_receiver r JOIN retraction t ON t.id = r.retraction_id \
            WHERE r.person_id = $1 ORDER BY t.at, r.means")
        .bind(person);
    Ok(db.all(q).await?)
}

/// Runs what a slice forgets of a person.
pub async fn forget_person(tx: &mut Tx, statement: &'static str, person: PersonId) -> Result<()> {
    let q = tx.q(statement).bind(person);
    tx.exec(q).await?;
    Ok(())
}

/// Whether the database knows of it.
pub async fn is_known(tx: &mut Tx, id: RetractionId) -> Result<bool> {
    let q = tx.q("SELECT id FROM retraction WHERE id = $1").bind(id);
    Ok(tx.maybe::<(RetractionId,)>(q).await?.is_some())
}
