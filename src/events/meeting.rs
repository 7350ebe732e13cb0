//! When and where, as people write it.

use async_graphql::InputObject;

use super::model::{Event, When};
use crate::confidentiality::{LINE, SafeText, Screen};
use crate::kernel::clock::{Ts, Zone};
use crate::kernel::problem::Problem;

/// When and where; local times in `timeZone`.
#[derive(Clone, Debug, InputObject)]
pub struct MeetingInput {
    /// Local date and time, such as 2026-11-03T14:00; a date for whole days.
    pub starts_at: String,
    /// Local date and time of the end; for whole days the last one, included.
    pub ends_at: String,
    /// Whole days.
    #[graphql(default)]
    pub all_day: bool,
    /// The partnership's when null.
    pub time_zone: Option<Zone>,
    /// Where.
    pub place: Option<String>,
    /// https address; never shown in feeds nor on public pages.
    pub video_link: Option<String>,
}

/// A checked meeting.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// Its time.
    pub when: When,
    /// Its place.
    pub place: Option<SafeText>,
    /// Its video link.
    pub video_link: Option<SafeText>,
}

impl Meeting {
    /// Whether the event has this place and link already.
    #[must_use]
    pub fn is_where(&self, event: &Event) -> bool {
        event.place.as_deref() == self.place.as_ref().map(SafeText::as_str)
            && event.video_link.as_deref() == self.video_link.as_ref().map(SafeText::as_str)
    }

    /// Checks times, place and link; what is wrong joins the other problems of the request.
    #[must_use]
    pub fn check(input: &MeetingInput, default_zone: &Zone, screen: &mut Screen<'_>) -> Option<Self> {
        let zone = input.time_zone.as_ref().unwrap_or(default_zone);
        let read = if input.all_day { When::read_days } else { When::read };
        let when = screen.problems.keep(read("meeting", &input.starts_at, &input.ends_at, zone));
        let place = screen.optional("meeting.place", input.place.as_deref(), LINE);
        let video_link = video_link("meeting.videoLink", input.video_link.as_deref(), screen);
        when.map(|when| Self { when, place, video_link })
    }

    /// The same for one that has not begun.
    #[must_use]
    pub fn check_to_come(
        input: &MeetingInput,
        default_zone: &Zone,
        now: Ts,
        screen: &mut Screen<'_>,
    ) -> Option<Self> {
        let meeting = Self::check(input, default_zone, screen)?;
        screen.problems.require(meeting.when.starts_at > now, Self::past);
        Some(meeting)
    }

    /// The problem of a date that has passed.
    #[must_use]
    pub fn past() -> Problem {
        Problem::new("DATE_IN_PAST", "Choisissez une date à venir.").on("meeting.startsAt")
    }
}

/// An https address, or a problem.
pub(super) fn video_link(field: &str, link: Option<&str>, screen: &mut Screen<'_>) -> Option<SafeText> {
    let video_link = screen.optional(field, link, LINE)?;
    let is_https = url::Url::parse(video_link.as_str()).is_ok_and(|url| url.scheme() == "https");
    screen.problems.require(is_https, || {
        Problem::new("INVALID_VALUE", "Indiquez une adresse qui commence par https://.").on(field)
    });
    Some(video_link)
}
