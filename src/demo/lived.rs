//! What people did before today, told through the services themselves with the clock set back.
//!
//! Ten years of reviews have to be planted; a year of meetings can be lived: then every rule has been obeyed, and what
//! pages show is what people's own acts would have left.

use jiff::SignedDuration;
use jiff::civil::{Time, Weekday};

use super::personas::People;
use crate::accounts::OpenSession;
use crate::app::App;
use crate::events::MeetingInput;
use crate::kernel::actor::Actor;
use crate::kernel::clock::{Clock, Day, Ts, Zone};
use crate::kernel::error::{Error, Result};

/// The program at a time of the past, for people known by what they sign in with.
pub struct Lived<'a> {
    pub app: App,
    pub people: &'a People,
    now: Ts,
    zone: Zone,
}

impl<'a> Lived<'a> {
    /// The same database and randomness, another clock.
    pub fn beside(app: &App, zone: Zone, people: &'a People) -> Result<Self> {
        let now = app.platform.clock.now();
        let entropy = app.platform.entropy.clone();
        let config = app.config.as_ref().clone();
        let past = App::assemble(config, app.platform.db.clone(), Clock::manual(now), entropy)
            .map_err(|error| Error::internal(std::io::Error::other(error)))?;
        Ok(Self { app: past, people, now, zone })
    }

    /// A working day this many days from today, or the first after it; negative is past.
    pub fn day(&self, days: i64) -> Day {
        let day = self.now.day_in(&self.zone).plus_days(days);
        match day.0.weekday() {
            Weekday::Saturday => day.plus_days(2),
            Weekday::Sunday => day.plus_days(1),
            _ => day,
        }
    }

    /// Sets the clock so many hours after midnight of that day; never after now.
    pub fn at(&self, day: Day, hour: i64) {
        let then = day.start_in(&self.zone).plus(SignedDuration::from_hours(hour));
        self.app.platform.clock.set(then.min(self.now));
    }

    /// This person as the program knew them on that day.
    pub async fn actor(&self, subject: &str) -> Result<Actor> {
        let person = *self.people.get(subject).ok_or(Error::NotFound)?;
        let sessions = &self.app.sessions;
        let now = self.app.platform.clock.now();
        let session = OpenSession {
            person,
            provider_id: "demo".into(),
            strong_possible: true,
            strong_at: Some(now),
            id_token: None,
        };
        let mut tx = self.app.platform.db.begin().await?;
        let token = sessions.open(&mut tx, session).await?;
        tx.commit().await?;
        let actor = sessions.actor(&token).await?;
        let mut tx = self.app.platform.db.begin().await?;
        sessions.close(&mut tx, &token).await?;
        tx.commit().await?;
        actor.ok_or(Error::NotFound)
    }

    /// From that hour, so long.
    pub fn meeting(&self, day: Day, start: Time, end: Time, place: &str) -> MeetingInput {
        let local = |time: Time| format!("{}T{}", day.0, time.strftime("%H:%M"));
        MeetingInput {
            starts_at: local(start),
            ends_at: local(end),
            all_day: false,
            time_zone: Some(self.zone.clone()),
            place: Some(place.to_owned()),
            video_link: None,
        }
    }

    /// Nobody receives mail about what was only told.
    pub async fn withdraw_mail(&self) -> Result<()> {
        let mut tx = self.app.platform.db.begin().await?;
        let q = tx
            .q("UPDATE outgoing_mail SET state = 'WITHDRAWN', state_at = $1 WHERE state = 'QUEUED'")
            .bind(self.now);
        tx.exec(q).await?;
        tx.commit().await?;
        Ok(())
    }
}
