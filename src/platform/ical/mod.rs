//! iCalendar, written and read: feeds, invitations by mail and foreign calendars share it.

pub mod ics;
pub mod invitation;
mod line;
pub mod reader;
pub mod vtimezone;
