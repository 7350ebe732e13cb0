//! iCalendar feeds: reads the other slices, owns nothing but its tokens.

pub mod ics;
mod line;
pub mod reader;
pub mod vtimezone;
