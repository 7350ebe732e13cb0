//! All SQL of date polls.

use super::NewProposal;
use super::model::{DateChoice, NewPoll, Poll, PollAnswer, PollOption, PollOptionId, Voice};
use crate::confidentiality::SafeText;
use crate::events::model::{AttendeeAnswer, EventId, EventState, When};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::db::{Db, Tx};

/// Writes an event without a date, and its poll.
pub async fn insert(tx: &mut Tx, id: EventId, uid: String, new: &NewProposal, now: Ts) -> Result<()> {
    let q = tx
        .q("INSERT INTO event (id, uid, kind, partnership_id, subject_kind, subject_id, title, state, time_zone, \
            organiser_post_id, created_at, updated_at, description) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12)")
        .bind(id)
        .bind(uid)
        .bind(new.kind)
        .bind(new.partnership)
        .bind(new.subject.as_ref().map(|subject| subject.kind.clone()))
        .bind(new.subject.as_ref().map(|subject| subject.id))
        .bind(new.title.clone())
        .bind(EventState::Proposed)
        .bind(new.poll.time_zone.clone())
        .bind(new.organiser)
        .bind(now)
        .bind(new.description.as_ref().map(SafeText::to_string));
    tx.exec(q).await?;
    let NewPoll { closes_on, .. } = new.poll;
    let q = tx.q("INSERT INTO date_poll (event_id, closes_on) VALUES ($1, $2)").bind(id).bind(closes_on);
    tx.exec(q).await?;
    Ok(())
}

/// Writes one of the dates.
pub async fn insert_option(
    tx: &mut Tx,
    id: PollOptionId,
    event: EventId,
    position: i64,
    when: &When,
) -> Result<()> {
    let q = tx
        .q("INSERT INTO date_poll_option (id, event_id, position, starts_local, ends_local, time_zone, starts_at, ends_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(id)
        .bind(event)
        .bind(position)
        .bind(when.starts.to_string())
        .bind(when.ends.to_string())
        .bind(when.zone.clone())
        .bind(when.starts_at)
        .bind(when.ends_at);
    tx.exec(q).await?;
    Ok(())
}

/// The event has other things to tell: the next SEQUENCE.
pub async fn touch(tx: &mut Tx, id: EventId, now: Ts) -> Result<()> {
    let q =
        tx.q("UPDATE event SET sequence = sequence + 1, updated_at = $2 WHERE id = $1").bind(id).bind(now);
    tx.announce(id);
    tx.exec(q).await?;
    Ok(())
}

/// The polls of these events.
pub async fn polls(db: &Db, events: &[EventId]) -> Result<Vec<Poll>> {
    let q = db
        .q("SELECT event_id, closes_on, closed_at, chosen_option_id FROM date_poll WHERE event_id IN_IDS($1)")
        .bind_ids(events.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// The poll of an event that was locked.
pub async fn poll_in(tx: &mut Tx, event: EventId) -> Result<Option<Poll>> {
    let q = tx
        .q("SELECT event_id, closes_on, closed_at, chosen_option_id FROM date_poll WHERE event_id = $1")
        .bind(event);
    Ok(tx.maybe(q).await?)
}

/// The dates of these events' polls, first to last.
pub async fn options(db: &Db, events: &[EventId]) -> Result<Vec<PollOption>> {
    let q = db
        .q("SELECT id, event_id, starts_local, ends_local, time_zone, starts_at, ends_at FROM date_poll_option \
            WHERE event_id IN_IDS($1) ORDER BY event_id, starts_at, id")
        .bind_ids(events.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// The dates of an event that was locked, first to last.
pub async fn options_in(tx: &mut Tx, event: EventId) -> Result<Vec<PollOption>> {
    let q = tx
        .q("SELECT id, event_id, starts_local, ends_local, time_zone, starts_at, ends_at FROM date_poll_option \
            WHERE event_id = $1 ORDER BY starts_at, id")
        .bind(event);
    Ok(tx.all(q).await?)
}

/// All answers of these events' polls.
pub async fn answers(db: &Db, events: &[EventId]) -> Result<Vec<PollAnswer>> {
    let q = db
        .q("SELECT o.event_id, a.option_id, a.post_id, a.person_id, a.guest_id, a.choice FROM date_poll_answer a \
            JOIN date_poll_option o ON o.id = a.option_id WHERE o.event_id IN_IDS($1) \
            ORDER BY a.option_id, a.post_id, a.person_id, a.guest_id")
        .bind_ids(events.iter().map(|id| id.uuid()));
    Ok(db.all(q).await?)
}

/// Keeps a choice in the place of the former one; the event is locked.
pub async fn choose(
    tx: &mut Tx,
    option: PollOptionId,
    voice: Voice,
    choice: DateChoice,
    now: Ts,
) -> Result<()> {
    let (post, person, guest) = match voice {
        Voice::Post(post) => (Some(post), None, None),
        Voice::Person(person) => (None, Some(person), None),
        Voice::Guest(guest) => (None, None, Some(guest)),
    };
    let q = tx
        .q("DELETE FROM date_poll_answer WHERE option_id = $1 AND (post_id = $2 OR person_id = $3 OR guest_id = $4)")
        .bind(option)
        .bind(post)
        .bind(person)
        .bind(guest);
    tx.exec(q).await?;
    let q = tx
        .q("INSERT INTO date_poll_answer (option_id, post_id, person_id, guest_id, choice, answered_at) \
            VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(option)
        .bind(post)
        .bind(person)
        .bind(guest)
        .bind(choice)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Gives the event the date chosen, with the next SEQUENCE. Who answered for that date has answered the invitation.
pub async fn close(
    tx: &mut Tx,
    event: EventId,
    option: &PollOption,
    place: Option<SafeText>,
    video_link: Option<SafeText>,
    now: Ts,
) -> Result<()> {
    let q = tx
        .q("UPDATE date_poll SET closed_at = $2, chosen_option_id = $3 WHERE event_id = $1")
        .bind(event)
        .bind(now)
        .bind(option.id);
    tx.announce(event);
    tx.exec(q).await?;
    let q = tx
        .q("UPDATE event SET state = $2, starts_local = $3, ends_local = $4, time_zone = $5, starts_at = $6, ends_at = $7, \
            place = $8, video_link = $9, sequence = sequence + 1, updated_at = $10 WHERE id = $1")
        .bind(event)
        .bind(EventState::Scheduled)
        .bind(option.starts_local.clone())
        .bind(option.ends_local.clone())
        .bind(option.time_zone.clone())
        .bind(option.starts_at)
        .bind(option.ends_at)
        .bind(place.map(SafeText::into_inner))
        .bind(video_link.map(SafeText::into_inner))
        .bind(now);
    tx.exec(q).await?;
    for (choice, answer) in [
        (DateChoice::Yes, AttendeeAnswer::Accepted),
        (DateChoice::IfNeedBe, AttendeeAnswer::Tentative),
        (DateChoice::No, AttendeeAnswer::Declined),
    ] {
        for sql in [
            "UPDATE event_attendee SET answer = $4, answered_at = $5 WHERE event_id = $1 AND EXISTS (SELECT 1 \
             FROM date_poll_answer p WHERE p.option_id = $2 AND p.choice = $3 \
             AND (p.post_id = event_attendee.post_id OR p.person_id = event_attendee.person_id))",
            "UPDATE event_guest SET answer = $4, answered_at = $5 WHERE event_id = $1 AND EXISTS (SELECT 1 \
             FROM date_poll_answer p WHERE p.option_id = $2 AND p.choice = $3 AND p.guest_id = event_guest.id)",
        ] {
            let q = tx.q(sql).bind(event).bind(option.id).bind(choice).bind(answer).bind(now);
            tx.exec(q).await?;
        }
    }
    Ok(())
}

/// Open polls whose closing date may have passed and whose organiser was not told.
pub async fn past_closing_date(tx: &mut Tx, on: Day) -> Result<Vec<(EventId, Day)>> {
    let q = tx
        .q("SELECT p.event_id, p.closes_on FROM date_poll p JOIN event e ON e.id = p.event_id \
            WHERE p.closed_at IS NULL AND p.reminded_at IS NULL AND p.closes_on <= $1 AND e.state = $2 ORDER BY p.event_id")
        .bind(on)
        .bind(EventState::Proposed);
    Ok(tx.all(q).await?)
}

/// The organiser was told; false when somebody else just did.
pub async fn mark_reminded(tx: &mut Tx, event: EventId, now: Ts) -> Result<bool> {
    let q = tx
        .q("UPDATE date_poll SET reminded_at = $2 WHERE event_id = $1 AND reminded_at IS NULL")
        .bind(event)
        .bind(now);
    Ok(tx.exec(q).await? == 1)
}
