//! All SQL of immersions.

use super::inputs::RequestImmersionInput;
use super::model::{ImmersionAudience, Offer, OfferId, Placement, PlacementId, PlacementState};
use super::offers::Content;
use super::reads::Offers;
use crate::events::EventId;
use crate::kernel::actor::{Actor, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::page::PageRequest;
use crate::platform::db::{Db, Q, Tx};

macro_rules! select_offer {
    () => {
        "SELECT o.id, o.partnership_id, o.organisation_id, o.contact_post_id, o.title, o.description, \
         (SELECT string_agg(a.audience, ',') FROM immersion_audience a WHERE a.offer_id = o.id) AS audience_codes, \
         o.starts_on, o.ends_on, o.days, o.capacity, (SELECT COUNT(*) FROM immersion_placement p \
         WHERE p.offer_id = o.id AND p.state IN ('AGREED', 'DONE')) AS taken, o.closed_at, o.revision, pa.time_zone \
         FROM immersion_offer o JOIN partnership pa ON pa.id = o.partnership_id "
    };
}

macro_rules! select_placement {
    () => {
        "SELECT p.id, p.offer_id, p.guest_id, p.post_id, p.organisation_id, p.audience, p.starts_on, p.ends_on, \
         p.state, p.host_agreed_at, p.home_agreed_at, p.decline_reason, p.host_feedback, p.guest_feedback, p.event_id, \
         pa.time_zone, o.organisation_id AS host_id, o.contact_post_id, o.partnership_id FROM immersion_placement p \
         JOIN immersion_offer o ON o.id = p.offer_id JOIN partnership pa ON pa.id = o.partnership_id "
    };
}

/// What the viewer sees: `$1` partnerships read, `$2` organisations and `$3` the person, where a stay concerns them.
macro_rules! visible {
    () => {
        "(o.partnership_id IN_IDS($1) OR EXISTS (SELECT 1 FROM immersion_placement own WHERE own.offer_id = o.id \
         AND (own.guest_id = $3 OR own.organisation_id IN_IDS($2)))) "
    };
}

/// What a list shows: `$4` of any partnership or `$5` of these, `$6` for an audience or any, `$7` the day.
macro_rules! listed {
    () => {
        concat!(
            visible!(),
            "AND ($4 OR o.partnership_id IN_IDS($5)) AND ($6 = '' OR EXISTS (SELECT 1 FROM immersion_audience a \
             WHERE a.offer_id = o.id AND a.audience = $6)) "
        )
    };
}
macro_rules! coming {
    () => {
        concat!(listed!(), "AND o.ends_on >= $7 AND o.closed_at IS NULL ")
    };
}
macro_rules! past {
    () => {
        concat!(listed!(), "AND (o.ends_on < $7 OR o.closed_at IS NOT NULL) ")
    };
}

fn bind_reach(q: Q, actor: &Actor, read: &[PartnershipId]) -> Q {
    let represented: Vec<OrganisationId> =
        actor.mandates.iter().filter(|held| held.representative).map(|held| held.organisation).collect();
    q.bind_all(read).bind_all(&represented).bind(actor.person)
}

/// Those of these offers that the viewer sees.
pub async fn offers(db: &Db, actor: &Actor, read: &[PartnershipId], ids: &[OfferId]) -> Result<Vec<Offer>> {
    let q = db.q(concat!(select_offer!(), "WHERE ", visible!(), "AND o.id IN_IDS($4)"));
    Ok(db.all(bind_reach(q, actor, read).bind_all(ids)).await?)
}

/// A page of offers: open ones soonest first; those over or closed, latest first.
pub async fn list(
    db: &Db,
    actor: &Actor,
    read: &[PartnershipId],
    asked: &Offers,
    today: Day,
    page: &PageRequest,
) -> Result<(Vec<Offer>, Option<i64>)> {
    let bind = |q: Q| {
        bind_reach(q, actor, read)
            .bind(asked.partnerships.is_none())
            .bind_all(asked.partnerships.as_deref().unwrap_or_default())
            .bind(asked.audience.clone())
            .bind(today)
    };
    let (rows, count) = if asked.past {
        let q = db.q(concat!(
            select_offer!(),
            "WHERE ",
            past!(),
            "AND (o.starts_on, o.id) < ($8, $9) ORDER BY o.starts_on DESC, o.id DESC LIMIT $10"
        ));
        let (day, id) = page.before(Day::LAST)?;
        let count = db.q(concat!("SELECT COUNT(*) FROM immersion_offer o WHERE ", past!()));
        (db.all(bind(q).bind(day).bind(id).bind(page.limit())).await?, count)
    } else {
        let q = db.q(concat!(
            select_offer!(),
            "WHERE ",
            coming!(),
            "AND (o.starts_on, o.id) > ($8, $9) ORDER BY o.starts_on, o.id LIMIT $10"
        ));
        let (day, id) = page.following(Day::FIRST)?;
        let count = db.q(concat!("SELECT COUNT(*) FROM immersion_offer o WHERE ", coming!()));
        (db.all(bind(q).bind(day).bind(id).bind(page.limit())).await?, count)
    };
    if !page.with_total {
        return Ok((rows, None));
    }
    let total: Option<(i64,)> = db.maybe(bind(count)).await?;
    Ok((rows, total.map(|(total,)| total)))
}

/// The open offer that the same request made before. Two copies of one request stand in line at the post that offers.
pub async fn twin(
    tx: &mut Tx,
    (partnership, organisation, post): (PartnershipId, OrganisationId, PostId),
    content: &Content,
) -> Result<Option<OfferId>> {
    let q = tx
        .q_per_engine("SELECT id FROM post WHERE id = $1", "SELECT id FROM post WHERE id = $1 FOR UPDATE")
        .bind(post);
    tx.maybe::<(uuid::Uuid,)>(q).await?;
    let q = tx
        .q("SELECT id FROM immersion_offer WHERE partnership_id = $1 AND organisation_id = $2 AND title = $3 \
            AND starts_on = $4 AND ends_on = $5 AND days = $6 AND capacity = $7 AND closed_at IS NULL \
            ORDER BY id LIMIT 1")
        .bind(partnership)
        .bind(organisation)
        .bind(content.title.clone())
        .bind(content.starts_on)
        .bind(content.ends_on)
        .bind(content.days)
        .bind(content.capacity);
    Ok(tx.maybe::<(OfferId,)>(q).await?.map(|(id,)| id))
}

/// An offer inside the transaction, under lock, whoever asks.
pub async fn locked(tx: &mut Tx, id: OfferId) -> Result<Option<Offer>> {
    let q = tx
        .q_per_engine(
            "SELECT id FROM immersion_offer WHERE id = $1",
            "SELECT id FROM immersion_offer WHERE id = $1 FOR UPDATE",
        )
        .bind(id);
    match tx.maybe::<(OfferId,)>(q).await? {
        Some(_) => Ok(tx.maybe(tx.q(concat!(select_offer!(), "WHERE o.id = $1")).bind(id)).await?),
        None => Ok(None),
    }
}

pub async fn insert(
    tx: &mut Tx,
    (id, partnership, organisation): (OfferId, PartnershipId, OrganisationId),
    content: Content,
    by: PersonId,
    now: Ts,
) -> Result<()> {
    let q = tx
        .q("INSERT INTO immersion_offer (id, partnership_id, organisation_id, contact_post_id, title, description, \
            starts_on, ends_on, days, capacity, edited_by, edited_at, created_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)")
        .bind(id)
        .bind(partnership)
        .bind(organisation)
        .bind(content.contact)
        .bind(content.title)
        .bind(content.description)
        .bind(content.starts_on)
        .bind(content.ends_on)
        .bind(content.days)
        .bind(content.capacity)
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    set_audiences(tx, id, &content.audiences).await
}

pub async fn update(tx: &mut Tx, id: OfferId, content: Content, by: PersonId, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE immersion_offer SET contact_post_id = $2, title = $3, description = $4, starts_on = $5, \
            ends_on = $6, days = $7, capacity = $8, edited_by = $9, edited_at = $10, revision = revision + 1 \
            WHERE id = $1")
        .bind(id)
        .bind(content.contact)
        .bind(content.title)
        .bind(content.description)
        .bind(content.starts_on)
        .bind(content.ends_on)
        .bind(content.days)
        .bind(content.capacity)
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    set_audiences(tx, id, &content.audiences).await
}

async fn set_audiences(tx: &mut Tx, id: OfferId, audiences: &[ImmersionAudience]) -> Result<()> {
    let q = tx.q("DELETE FROM immersion_audience WHERE offer_id = $1").bind(id);
    tx.exec(q).await?;
    for audience in audiences {
        let q = tx
            .q("INSERT INTO immersion_audience (offer_id, audience) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(id)
            .bind(*audience);
        tx.exec(q).await?;
    }
    Ok(())
}

pub async fn close(tx: &mut Tx, id: OfferId, by: PersonId, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE immersion_offer SET closed_at = $3, edited_by = $2, edited_at = $3, revision = revision + 1 \
            WHERE id = $1")
        .bind(id)
        .bind(by)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Who asks, and whose agreement is given by that.
pub struct Request {
    pub id: PlacementId,
    pub guest: PersonId,
    pub post: PostId,
    pub organisation: OrganisationId,
    pub home_agreed_at: Option<Ts>,
}

pub async fn request(tx: &mut Tx, new: Request, input: &RequestImmersionInput, now: Ts) -> Result<()> {
    let q = tx
        .q("INSERT INTO immersion_placement (id, offer_id, guest_id, post_id, organisation_id, audience, starts_on, \
            ends_on, state, home_agreed_at, requested_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
        .bind(new.id)
        .bind(input.offer_id)
        .bind(new.guest)
        .bind(new.post)
        .bind(new.organisation)
        .bind(input.audience)
        .bind(input.starts_on)
        .bind(input.ends_on)
        .bind(PlacementState::Requested)
        .bind(new.home_agreed_at)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

pub async fn find(tx: &mut Tx, id: PlacementId) -> Result<Option<Placement>> {
    Ok(tx.maybe(tx.q(concat!(select_placement!(), "WHERE p.id = $1")).bind(id)).await?)
}

/// The stay that a person asked for or was agreed, at one offer.
pub async fn open_of(tx: &mut Tx, offer: OfferId, guest: PersonId) -> Result<Option<Placement>> {
    let q = tx
        .q(concat!(
            select_placement!(),
            "WHERE p.offer_id = $1 AND p.guest_id = $2 AND p.state IN ('REQUESTED', 'AGREED')"
        ))
        .bind(offer)
        .bind(guest);
    Ok(tx.maybe(q).await?)
}

/// Writes where a stay stands.
pub async fn save(tx: &mut Tx, placement: &Placement) -> Result<()> {
    let q = tx
        .q("UPDATE immersion_placement SET state = $2, host_agreed_at = $3, home_agreed_at = $4, decline_reason = $5, \
            host_feedback = $6, guest_feedback = $7, event_id = $8 WHERE id = $1")
        .bind(placement.id)
        .bind(placement.state)
        .bind(placement.host_agreed_at)
        .bind(placement.home_agreed_at)
        .bind(placement.decline_reason.clone())
        .bind(placement.host_feedback.clone())
        .bind(placement.guest_feedback.clone())
        .bind(placement.event_id);
    tx.exec(q).await?;
    Ok(())
}

/// Stays by id, whoever asks.
pub async fn placements(db: &Db, ids: &[PlacementId]) -> Result<Vec<Placement>> {
    let q = db.q(concat!(select_placement!(), "WHERE p.id IN_IDS($1)")).bind_all(ids);
    Ok(db.all(q).await?)
}

/// Stays at these offers, first to last, whoever asks.
pub async fn placements_at(db: &Db, offers: &[OfferId]) -> Result<Vec<Placement>> {
    let q = db
        .q(concat!(select_placement!(), "WHERE p.offer_id IN_IDS($1) ORDER BY p.starts_on, p.id"))
        .bind_all(offers);
    Ok(db.all(q).await?)
}

/// A person's own stays, latest first.
pub async fn own(db: &Db, person: PersonId) -> Result<Vec<Placement>> {
    let q = db
        .q(concat!(select_placement!(), "WHERE p.guest_id = $1 ORDER BY p.starts_on DESC, p.id"))
        .bind(person);
    Ok(db.all(q).await?)
}

/// Stays that ended before that day, with their events.
pub async fn to_forget(tx: &mut Tx, before: Day) -> Result<Vec<(PlacementId, Option<EventId>)>> {
    let q = tx.q("SELECT id, event_id FROM immersion_placement WHERE ends_on < $1 ORDER BY id").bind(before);
    Ok(tx.all(q).await?)
}

pub async fn forget(tx: &mut Tx, ids: &[PlacementId]) -> Result<()> {
    let q = tx.q("DELETE FROM immersion_placement WHERE id IN_IDS($1)").bind_all(ids);
    tx.exec(q).await?;
    Ok(())
}

/// A stay, for whom it was.
#[derive(serde::Serialize, sqlx::FromRow)]
#[serde(rename_all = "camelCase")]
pub struct HeldStay {
    placement: PlacementId,
    title: String,
    post: PostId,
    state: String,
    starts_on: Day,
    ends_on: Day,
    requested_at: Ts,
    decline_reason: Option<String>,
    host_feedback: Option<String>,
    guest_feedback: Option<String>,
}

/// All stays of one person, for that person.
pub async fn held_on(db: &Db, person: PersonId) -> Result<Vec<HeldStay>> {
    let q = db
        .q("SELECT p.id AS placement, o.title, p.post_id AS post, p.state, p.starts_on, p.ends_on, p.requested_at, \
            p.decline_reason, p.host_feedback, p.guest_feedback FROM immersion_placement p \
            JOIN immersion_offer o ON o.id = p.offer_id WHERE p.guest_id = $1 ORDER BY p.requested_at, p.id")
        .bind(person);
    Ok(db.all(q).await?)
}
