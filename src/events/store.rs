//! All SQL of events.

use super::model::{AttendeeAnswer, Event, EventId, EventState, SeriesId, When};
use super::{Attendee, Likeness, NewEvent};
use crate::confidentiality::SafeText;
use crate::kernel::actor::{Actor, PartnershipId, PersonId, PostId};
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::kernel::ids::{Subject, TypedId as _};
use crate::platform::db::{Q, Tx};

macro_rules! columns {
    () => {
        "e.id, e.uid, e.kind, e.partnership_id, e.subject_kind, e.subject_id, e.title, e.state, e.starts_local, \
         e.ends_local, e.time_zone, e.starts_at, e.ends_at, e.place, e.video_link, e.organiser_post_id, e.sequence, \
         e.cancelled_at, e.updated_at, e.all_day, e.description, e.cancel_reason, e.series_id, e.occurrence_local, \
         e.detached"
    };
}

pub(super) use columns;

/// What the actor reads: `$1` partnerships, `$2` posts, `$3` the person, where they came from the organisation of a post
/// still held, `$4` partnerships that they coordinate or stand in for. A stay is no business of all members, only of who
/// coordinates them.
macro_rules! visible {
    () => {
        "e.id IN (SELECT id FROM event WHERE partnership_id IN_IDS($1) AND kind <> 'IMMERSION' \
         UNION SELECT id FROM event WHERE partnership_id IN_IDS($4) AND kind = 'IMMERSION' \
         UNION SELECT id FROM event WHERE organiser_post_id IN_IDS($2) UNION SELECT event_id FROM event_attendee WHERE post_id IN_IDS($2) \
         UNION SELECT a.event_id FROM event_attendee a JOIN post own ON own.organisation_id = a.organisation_id \
         WHERE a.person_id = $3 AND own.id IN_IDS($2))"
    };
}

/// Events of a window: `$5` of any partnership, `$6` else of this one, `$7` to `$8` local days, `$9` not over then.
macro_rules! in_window {
    () => {
        concat!(
            visible!(),
            " AND ($5 OR e.partnership_id = $6) AND e.starts_local >= $7 AND e.starts_local < $8 AND e.ends_at > $9"
        )
    };
}

pub mod my_data;
pub mod read;
pub mod recess;
pub mod retention;
pub mod series;
pub mod warnings;

fn bind_reach(q: Q, actor: &Actor) -> Q {
    let coordinated: Vec<PartnershipId> =
        actor.mandates.iter().flat_map(|held| held.coordinates.clone()).collect();
    q.bind_all(&actor.partnerships()).bind_all(&actor.posts()).bind(actor.person).bind_all(&coordinated)
}

/// A scheduled event about to be written.
pub struct Row<'a> {
    pub id: EventId,
    pub uid: String,
    pub new: &'a NewEvent,
    pub when: When,
    /// The series, and where its rule puts the event.
    pub occurrence: Option<(SeriesId, String)>,
}

/// Writes a scheduled event, without its attendees.
pub async fn insert(tx: &mut Tx, row: Row<'_>, now: Ts) -> Result<()> {
    let Row { id, uid, new, when, occurrence } = row;
    let (series, occurrence) = occurrence.unzip();
    let q = tx
        .q("INSERT INTO event (id, uid, kind, partnership_id, subject_kind, subject_id, title, state, starts_local, \
            ends_local, time_zone, starts_at, ends_at, place, video_link, organiser_post_id, created_at, updated_at, \
            all_day, description, series_id, occurrence_local) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17, $18, $19, $20, $21)")
        .bind(id)
        .bind(uid)
        .bind(new.kind)
        .bind(new.partnership)
        .bind(new.subject.as_ref().map(|subject| subject.kind.clone()))
        .bind(new.subject.as_ref().map(|subject| subject.id))
        .bind(new.title.clone())
        .bind(EventState::Scheduled)
        .bind(when.starts.to_string())
        .bind(when.ends.to_string())
        .bind(when.zone)
        .bind(when.starts_at)
        .bind(when.ends_at)
        .bind(new.meeting.place.as_ref().map(SafeText::to_string))
        .bind(new.meeting.video_link.as_ref().map(SafeText::to_string))
        .bind(new.organiser)
        .bind(now)
        .bind(when.all_day)
        .bind(new.description.as_ref().map(SafeText::to_string))
        .bind(series)
        .bind(occurrence);
    tx.exec(q).await?;
    Ok(())
}

/// Expects one more; someone expected already stays with their answer.
pub async fn insert_attendee(tx: &mut Tx, event: EventId, attendee: Attendee) -> Result<u64> {
    let q = tx
        .q("INSERT INTO event_attendee (event_id, organisation_id, post_id, person_id) VALUES ($1, $2, $3, $4) \
            ON CONFLICT DO NOTHING")
        .bind(event)
        .bind(attendee.organisation)
        .bind(attendee.post)
        .bind(attendee.person);
    tx.announce(event);
    Ok(tx.exec(q).await?)
}

/// No longer expects these.
pub async fn remove_attendees(
    tx: &mut Tx,
    event: EventId,
    posts: &[PostId],
    people: &[PersonId],
) -> Result<u64> {
    let q = tx
        .q("DELETE FROM event_attendee WHERE event_id = $1 AND (post_id IN_IDS($2) OR person_id IN_IDS($3))")
        .bind(event)
        .bind_ids(posts.iter().map(|id| id.uuid()))
        .bind_ids(people.iter().map(|id| id.uuid()));
    tx.announce(event);
    Ok(tx.exec(q).await?)
}

/// Expects nobody by name at these any more; posts stay.
pub async fn forget_people(tx: &mut Tx, events: &[EventId]) -> Result<u64> {
    let q = tx
        .q("DELETE FROM event_attendee WHERE person_id IS NOT NULL AND event_id IN_IDS($1)")
        .bind_ids(events.iter().map(|id| id.uuid()));
    Ok(tx.exec(q).await?)
}

/// Says when the event last changed, without a new SEQUENCE.
pub async fn touch(tx: &mut Tx, id: EventId, now: Ts) -> Result<()> {
    let q = tx.q("UPDATE event SET updated_at = $2 WHERE id = $1").bind(id).bind(now);
    tx.announce(id);
    tx.exec(q).await?;
    Ok(())
}

/// An event under lock, whatever its subject.
pub async fn locked(tx: &mut Tx, id: EventId) -> Result<Option<Event>> {
    let q = tx
        .q_per_engine(
            concat!("SELECT ", columns!(), " FROM event e WHERE e.id = $1"),
            concat!("SELECT ", columns!(), " FROM event e WHERE e.id = $1 FOR UPDATE OF e"),
        )
        .bind(id);
    Ok(tx.maybe(q).await?)
}

/// The event that the same request made before. Two copies of one request stand in line at the organiser's post.
pub async fn twin(tx: &mut Tx, like: &Likeness<'_>, rule: Option<String>) -> Result<Option<Event>> {
    let q = tx
        .q_per_engine("SELECT id FROM post WHERE id = $1", "SELECT id FROM post WHERE id = $1 FOR UPDATE")
        .bind(like.organiser);
    tx.maybe::<(uuid::Uuid,)>(q).await?;
    let (Some(first), Some(last)) = (like.dates.first(), like.dates.last()) else { return Ok(None) };
    let q = tx
        .q(concat!(
            "SELECT ",
            columns!(),
            " FROM event e LEFT JOIN event_series s ON s.id = e.series_id WHERE e.partnership_id = $1 \
             AND e.organiser_post_id = $2 AND e.kind = $3 AND e.title = $4 AND COALESCE(s.rule, '') = $5 \
             AND ((e.state = 'SCHEDULED' AND $6 = 1 AND e.starts_at = $7 AND e.ends_at = $8) OR (e.state = 'PROPOSED' \
             AND EXISTS (SELECT 1 FROM date_poll_option o WHERE o.event_id = e.id GROUP BY o.event_id \
             HAVING COUNT(*) = $6 AND MIN(o.starts_at) = $7 AND MAX(o.starts_at) = $9))) ORDER BY e.id LIMIT 1"
        ))
        .bind(like.partnership)
        .bind(like.organiser)
        .bind(like.kind)
        .bind(like.title.to_owned())
        .bind(rule.unwrap_or_default())
        .bind(i64::try_from(like.dates.len()).unwrap_or(i64::MAX))
        .bind(first.starts_at)
        .bind(first.ends_at)
        .bind(last.starts_at);
    Ok(tx.maybe(q).await?)
}

/// Gives an event its subject.
pub async fn adopt(tx: &mut Tx, id: EventId, subject: &Subject) -> Result<()> {
    let q = tx
        .q("UPDATE event SET subject_kind = $2, subject_id = $3 WHERE id = $1")
        .bind(id)
        .bind(subject.kind.clone())
        .bind(subject.id);
    tx.exec(q).await?;
    Ok(())
}

/// What of an event is to be written anew.
pub struct Content {
    pub title: String,
    pub description: Option<String>,
    pub when: When,
    pub place: Option<String>,
    pub video_link: Option<String>,
}

/// Writes another date, place and text, with the next SEQUENCE; an occurrence of a series has then been changed by
/// itself. Answers that were given for another date are asked for anew.
pub async fn rewrite(tx: &mut Tx, id: EventId, content: Content, now: Ts, asks_again: bool) -> Result<()> {
    let Content { title, description, when, place, video_link } = content;
    let q = tx
        .q("UPDATE event SET starts_local = $2, ends_local = $3, time_zone = $4, starts_at = $5, ends_at = $6, \
            place = $7, video_link = $8, sequence = sequence + 1, updated_at = $9, all_day = $10, title = $11, \
            description = $12, detached = series_id IS NOT NULL WHERE id = $1")
        .bind(id)
        .bind(when.starts.to_string())
        .bind(when.ends.to_string())
        .bind(when.zone)
        .bind(when.starts_at)
        .bind(when.ends_at)
        .bind(place)
        .bind(video_link)
        .bind(now)
        .bind(when.all_day)
        .bind(title)
        .bind(description);
    tx.announce(id);
    tx.exec(q).await?;
    if asks_again { ask_again(tx, &[id]).await } else { Ok(()) }
}

/// Writes another title, with the next SEQUENCE.
pub async fn rename(tx: &mut Tx, id: EventId, title: String, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE event SET title = $2, sequence = sequence + 1, updated_at = $3 WHERE id = $1")
        .bind(id)
        .bind(title)
        .bind(now);
    tx.announce(id);
    tx.exec(q).await?;
    Ok(())
}

/// Answers to these events were given for another date.
pub async fn ask_again(tx: &mut Tx, ids: &[EventId]) -> Result<()> {
    let q = tx
        .q("UPDATE event_attendee SET answer = $2, answered_at = NULL WHERE event_id IN_IDS($1)")
        .bind_ids(ids.iter().map(|id| id.uuid()))
        .bind(AttendeeAnswer::Awaited);
    tx.exec(q).await?;
    Ok(())
}

/// The event of a subject, whatever its state.
pub async fn of_subject(tx: &mut Tx, id: EventId, subject: &Subject) -> Result<Option<Event>> {
    let q = tx
        .q(concat!(
            "SELECT ",
            columns!(),
            " FROM event e WHERE e.id = $1 AND e.subject_kind = $2 AND e.subject_id = $3"
        ))
        .bind(id)
        .bind(subject.kind.clone())
        .bind(subject.id);
    Ok(tx.maybe(q).await?)
}

/// Calls it off, with the next SEQUENCE.
pub async fn cancel(tx: &mut Tx, id: EventId, reason: Option<String>, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE event SET state = $2, cancelled_at = $3, sequence = sequence + 1, updated_at = $3, \
            cancel_reason = $4 WHERE id = $1")
        .bind(id)
        .bind(EventState::Cancelled)
        .bind(now)
        .bind(reason);
    tx.announce(id);
    tx.exec(q).await?;
    Ok(())
}

/// It took place; nothing that attendees must learn of.
pub async fn hold(tx: &mut Tx, id: EventId, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE event SET state = $2, updated_at = $3 WHERE id = $1")
        .bind(id)
        .bind(EventState::Held)
        .bind(now);
    tx.announce(id);
    tx.exec(q).await?;
    Ok(())
}

/// Keeps the answer of these posts and this person.
pub async fn answer(
    tx: &mut Tx,
    event: EventId,
    posts: Vec<PostId>,
    person: Option<PersonId>,
    answer: AttendeeAnswer,
    now: Ts,
) -> Result<u64> {
    let q = tx
        .q("UPDATE event_attendee SET answer = $4, answered_at = $5 WHERE event_id = $1 \
            AND (post_id IN_IDS($2) OR person_id = $3) AND answer <> $4")
        .bind(event)
        .bind_all(&posts)
        .bind(person)
        .bind(answer)
        .bind(now);
    tx.announce(event);
    Ok(tx.exec(q).await?)
}

/// Whether a person expected by name has declined.
pub async fn declines(tx: &mut Tx, event: EventId, person: PersonId) -> Result<bool> {
    let q = tx
        .q("SELECT event_id FROM event_attendee WHERE event_id = $1 AND person_id = $2 AND answer = $3")
        .bind(event)
        .bind(person)
        .bind(AttendeeAnswer::Declined);
    Ok(tx.maybe::<(EventId,)>(q).await?.is_some())
}
