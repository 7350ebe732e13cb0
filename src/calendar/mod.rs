//! iCalendar feeds: reads the other slices, owns nothing but its tokens.
