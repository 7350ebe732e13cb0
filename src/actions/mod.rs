//! Action items decided in reviews and meetings.
