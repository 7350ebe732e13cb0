//! Series: occurrences are events of their own, the series keeps what they share and the rule.
//!
//! "All" means all that is still to come and was not changed by itself. What was held or is past stays as it was: when
//! another rule or another time comes, it leaves the rule, which begins anew with the next occurrence.

use jiff::civil::DateTime;

use super::guests::{EventGuest, EventGuestId};
use super::model::{Event, EventId, EventState, SeriesId, When};
use super::recurrence::{End, Pattern, Recurrence, place_in_month};
use super::store::{self, Row};
use super::{Events, Meeting, NewEvent, guests, invitations};
use crate::confidentiality::SafeText;
use crate::kernel::actor::{Actor, PartnershipId};
use crate::kernel::clock::{Ts, Zone};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::{Subject, TypedId as _};
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::problem::Problem;
use crate::platform::db::Tx;

/// What the occurrences of a series share.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Series {
    /// Which.
    pub id: SeriesId,
    /// iCalendar UID, stable for ever.
    pub uid: String,
    /// The partnership it belongs to.
    pub partnership_id: PartnershipId,
    /// The rule as stored.
    pub rule: String,
    /// Where the rule begins.
    pub starts_local: String,
    /// The end of the first occurrence.
    pub ends_local: String,
    /// Whole days.
    pub all_day: bool,
    /// Zone of the local times.
    pub time_zone: Zone,
    /// What it is about.
    pub title: String,
    /// More about it.
    pub description: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Never in feeds nor on public pages.
    pub video_link: Option<String>,
    /// iCalendar SEQUENCE.
    pub sequence: i64,
    /// When anything of it last changed.
    pub updated_at: Ts,
}

impl Series {
    /// The rule.
    ///
    /// # Errors
    /// When the stored rule is not one of ours.
    pub fn recurrence(&self) -> Result<Recurrence> {
        self.rule.parse().map_err(Error::internal)
    }

    /// Local start and end of the first occurrence.
    ///
    /// # Errors
    /// When what is stored is no local time.
    pub fn first(&self) -> Result<(DateTime, DateTime)> {
        let read = |text: &str| text.parse::<DateTime>().map_err(Error::internal);
        Ok((read(&self.starts_local)?, read(&self.ends_local)?))
    }

    /// The SEQUENCE of an occurrence under the series' UID: it rises with either.
    #[must_use]
    pub fn sequence_of(&self, occurrence: &Event) -> i64 {
        self.sequence.saturating_add(occurrence.sequence)
    }

    /// An occurrence that the rule puts there.
    fn occurrence(&self, starts: DateTime) -> Result<When> {
        let (first, end) = self.first()?;
        let ends = starts.saturating_add(end.duration_since(first));
        Ok(When::at(starts, ends, &self.time_zone, self.all_day))
    }
}

/// What changes for a whole series.
#[derive(Debug)]
pub(super) struct SeriesChange {
    pub title: String,
    pub description: Option<String>,
    /// Local start and end of the occurrence that was chosen, when the time changes.
    pub when: Option<When>,
    pub place: Option<String>,
    pub video_link: Option<String>,
    /// Another rule.
    pub rule: Option<Recurrence>,
}

impl Events {
    /// Schedules a series: each occurrence is an event, with the same people expected. The first is where `new` says.
    ///
    /// # Errors
    /// The database's.
    pub async fn schedule_series(
        &self,
        tx: &mut Tx,
        new: NewEvent,
        rule: &Recurrence,
    ) -> Result<Vec<EventId>> {
        let now = self.platform.clock.now();
        let id = SeriesId::fresh(&self.platform.entropy, now);
        let when = &new.meeting.when;
        let text = |text: &Option<SafeText>| text.as_ref().map(SafeText::to_string);
        let series = Series {
            id,
            uid: format!("serie-{}@{}", id.uuid(), self.platform.host()),
            partnership_id: new.partnership,
            rule: rule.to_string(),
            starts_local: when.starts.to_string(),
            ends_local: when.ends.to_string(),
            all_day: when.all_day,
            time_zone: when.zone.clone(),
            title: new.title.clone(),
            description: text(&new.description),
            place: text(&new.meeting.place),
            video_link: text(&new.meeting.video_link),
            sequence: 0,
            updated_at: now,
        };
        store::series::insert(tx, &series).await?;
        let mut ids = Vec::new();
        for starts in rule.occurrences(when.starts) {
            ids.push(self.insert_occurrence(tx, &series, &new, starts, now).await?);
        }
        if let [first, others @ ..] = ids.as_slice() {
            for attendee in &new.attendees {
                store::insert_attendee(tx, *first, *attendee).await?;
            }
            store::series::copy_attendees(tx, *first, others).await?;
            invitations::ask(tx, &self.platform, *first).await?;
        }
        Ok(ids)
    }

    async fn insert_occurrence(
        &self,
        tx: &mut Tx,
        series: &Series,
        new: &NewEvent,
        starts: DateTime,
        now: Ts,
    ) -> Result<EventId> {
        let id = EventId::fresh(&self.platform.entropy, now);
        let uid = format!("event-{}@{}", id.uuid(), self.platform.host());
        let when = series.occurrence(starts)?;
        let occurrence = Some((series.id, starts.to_string()));
        store::insert(tx, Row { id, uid, new, when, occurrence }, now).await?;
        Ok(id)
    }

    /// Moves all that is to come of the series of a subject's event, as seen from that event: the other dates move with
    /// it. Texts stay as they are. The slice of the subject has authorised it.
    ///
    /// # Errors
    /// A problem when the event is no longer scheduled, or the rule gives no date to come.
    pub async fn reschedule_series(
        &self,
        tx: &mut Tx,
        id: EventId,
        subject: &Subject,
        meeting: Meeting,
    ) -> Result<()> {
        let event = store::of_subject(tx, id, subject).await?.ok_or(Error::NotFound)?;
        let Some(series) = event.series_id else { return self.reschedule(tx, id, subject, meeting).await };
        if event.state != EventState::Scheduled {
            return Err(Error::problem(super::not_scheduled()));
        }
        let series = store::series::locked(tx, series).await?.ok_or(Error::NotFound)?;
        if event.stands_at(&meeting.when) && meeting.is_where(&event) {
            return Ok(());
        }
        let Meeting { when, place, video_link } = meeting;
        let change = SeriesChange {
            title: series.title,
            description: series.description,
            when: Some(when).filter(|when| !event.stands_at(when)),
            place: place.map(SafeText::into_inner),
            video_link: video_link.map(SafeText::into_inner),
            rule: None,
        };
        self.change_all(tx, &event, change).await
    }

    /// Changes all that is to come, as seen from the occurrence that was chosen.
    pub(super) async fn change_all(&self, tx: &mut Tx, pivot: &Event, change: SeriesChange) -> Result<()> {
        let now = self.platform.clock.now();
        let series = pivot.series_id.ok_or(Error::NotFound)?;
        let mut series = store::series::locked(tx, series).await?.ok_or(Error::NotFound)?;
        let rows = store::series::ruled(tx, series.id).await?;
        let (coming, past): (Vec<Event>, Vec<Event>) = rows
            .into_iter()
            .partition(|row| row.state != EventState::Held && row.starts_at.is_some_and(|start| start > now));
        series.title = change.title;
        series.description = change.description;
        series.place = change.place;
        series.video_link = change.video_link;
        invitations::ask(tx, &self.platform, pivot.id).await?;
        if change.when.is_none() && change.rule.is_none() {
            store::series::update(tx, &series, now).await?;
            // They show in calendars beside the series, with the text they had.
            let past: Vec<EventId> = past.iter().map(|row| row.id).collect();
            store::series::detach(tx, &past, now).await?;
            for row in coming.iter().filter(|row| follows(row)) {
                let when = occurrence_of(row, &series)?;
                store::series::follow(tx, row.id, &series, when, now).await?;
            }
            return Ok(());
        }
        let starts = self.begin_anew(&mut series, pivot, &coming, change.when, change.rule)?;
        store::series::update(tx, &series, now).await?;
        self.put_anew(tx, &series, &coming, &starts, now).await
    }

    /// Sets the series' new time and rule; gives where its coming occurrences are from now on.
    fn begin_anew(
        &self,
        series: &mut Series,
        pivot: &Event,
        coming: &[Event],
        when: Option<When>,
        rule: Option<Recurrence>,
    ) -> Result<Vec<DateTime>> {
        let now = self.platform.clock.now();
        let first = coming.first().and_then(|row| row.occurrence_local.as_deref());
        let first: DateTime =
            first.ok_or_else(|| Error::problem(super::not_scheduled()))?.parse().map_err(Error::internal)?;
        let (mut start, mut end) = series.first()?;
        let mut ruled = series.recurrence()?;
        if let Some(when) = when {
            let was: Option<DateTime> =
                pivot.occurrence_local.as_deref().map(str::parse).transpose().map_err(Error::internal)?;
            if rule.is_none() && was.is_none_or(|was| was.date() != when.starts.date()) {
                ruled.pattern = moved(&ruled.pattern, when.starts.date())?;
            }
            (start, end) = (when.starts, when.ends);
            series.time_zone = when.zone;
            series.all_day = when.all_day;
        }
        // Another rule counts its occurrences from now on; the same one has as many left as it had.
        let end_of_rule = match (&rule, ruled.end) {
            (Some(rule), _) => rule.end,
            (None, End::Count(_)) => End::Count(coming.len()),
            (None, until) => until,
        };
        let pattern = rule.unwrap_or(ruled);
        let begin = pattern.period_start(first.date()).to_datetime(start.time());
        let endless = Recurrence { end: End::Until(jiff::civil::Date::MAX), ..pattern.clone() };
        let length = end.duration_since(start);
        let is_coming = |starts: &DateTime| {
            let ends = starts.saturating_add(length);
            When::at(*starts, ends, &series.time_zone, series.all_day).starts_at > now
        };
        let mut starts: Vec<DateTime> = endless.occurrences(begin).into_iter().filter(is_coming).collect();
        match end_of_rule {
            End::Count(count) => starts.truncate(count),
            End::Until(until) => starts.retain(|start| start.date() <= until),
        }
        let Some(first) = starts.first() else {
            let message = "Cette règle ne donne plus aucune date à venir.";
            return Err(Error::problem(Problem::new("NO_OCCURRENCE", message).on("recurrence")));
        };
        series.starts_local = first.to_string();
        series.ends_local = first.saturating_add(length).to_string();
        series.rule = Recurrence { end: end_of_rule, ..pattern }.to_string();
        Ok(starts)
    }

    /// Puts the coming occurrences where the rule now wants them, one after the other; makes those that are missing
    /// and calls off those that are too many.
    async fn put_anew(
        &self,
        tx: &mut Tx,
        series: &Series,
        coming: &[Event],
        starts: &[DateTime],
        now: Ts,
    ) -> Result<()> {
        store::series::forget_places(tx, series.id, now).await?;
        let mut moved = Vec::new();
        for (place, row) in coming.iter().enumerate() {
            match starts.get(place) {
                Some(at) => {
                    store::series::put(tx, row.id, at.to_string(), now).await?;
                    if follows(row) {
                        store::series::follow(tx, row.id, series, series.occurrence(*at)?, now).await?;
                        moved.push(row.id);
                    }
                }
                None if follows(row) => store::cancel(tx, row.id, None, now).await?,
                None => {}
            }
        }
        store::ask_again(tx, &moved).await?;
        guests::store::ask_again(tx, &moved).await?;
        let Some(model) = coming.first() else { return Ok(()) };
        let mut made = Vec::new();
        for at in starts.iter().skip(coming.len()) {
            let id = EventId::fresh(&self.platform.entropy, now);
            let uid = format!("event-{}@{}", id.uuid(), self.platform.host());
            store::series::insert_like(tx, (id, uid), model, (series.id, at.to_string()), now).await?;
            store::series::follow(tx, id, series, series.occurrence(*at)?, now).await?;
            made.push(id);
        }
        for guest in guests::store::of_event(tx, model.id).await? {
            for id in &made {
                let copy = EventGuest {
                    id: EventGuestId(self.platform.entropy.uuid(now)),
                    event_id: *id,
                    ..guest.clone()
                };
                guests::store::insert(tx, &copy, now).await?;
            }
        }
        store::series::copy_attendees(tx, model.id, &made).await
    }

    /// Calls off all that is still to come.
    pub(super) async fn cancel_all(
        &self,
        tx: &mut Tx,
        series: SeriesId,
        reason: Option<SafeText>,
    ) -> Result<usize> {
        store::series::locked(tx, series).await?.ok_or(Error::NotFound)?;
        let now = self.platform.clock.now();
        let reason = reason.map(SafeText::into_inner);
        let cancelled = store::series::cancel_coming(tx, series, reason, now).await?;
        if let Some(event) = cancelled.first() {
            invitations::ask(tx, &self.platform, *event).await?;
        }
        Ok(cancelled.len())
    }

    /// These series; the caller has read an occurrence of each as the actor.
    ///
    /// # Errors
    /// The database's.
    pub async fn series(&self, ids: &[SeriesId]) -> Result<Vec<Series>> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        store::series::of_ids(&self.platform.db, ids).await
    }

    /// A series' occurrences within the actor's reach, soonest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn occurrences(&self, actor: &Actor, id: SeriesId, page: &PageRequest) -> Result<Page<Event>> {
        let (rows, total) = store::series::occurrences(&self.platform.db, actor, id, page).await?;
        Ok(Page::from_rows(rows, page, total, super::reads::cursor))
    }
}

/// Whether the occurrence goes with its series.
fn follows(row: &Event) -> bool {
    row.state == EventState::Scheduled && !row.detached
}

fn occurrence_of(row: &Event, series: &Series) -> Result<When> {
    let starts = row.occurrence_local.as_deref().unwrap_or_default();
    series.occurrence(starts.parse().map_err(Error::internal)?)
}

/// The same kind of rule for an occurrence moved to that day.
fn moved(pattern: &Pattern, to: jiff::civil::Date) -> Result<Pattern> {
    let (place, weekday) = (place_in_month(to), to.weekday());
    Ok(match pattern {
        Pattern::Weekly(days) if days.len() == 1 => Pattern::Weekly(vec![weekday]),
        Pattern::Weekly(_) => {
            let message = "Cette série tombe plusieurs jours par semaine : indiquez lesquels désormais.";
            return Err(Error::problem(Problem::new("RECURRENCE_REQUIRED", message).on("recurrence")));
        }
        Pattern::Monthly(..) => Pattern::Monthly(place, weekday),
        Pattern::YearlyNth(..) => Pattern::YearlyNth(to.month(), place, weekday),
        Pattern::YearlyDate(..) => Pattern::YearlyDate(to.month(), to.day()),
    })
}
