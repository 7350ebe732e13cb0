//! French words that several documents share.

use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::dates::{date_in_words, time_in_words};

/// Paragraphs of a text: a blank line parts them, a line end inside one stays.
pub fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// "mardi 3 mars 2026".
pub fn day(day: Day) -> String {
    date_in_words(day.0)
}

/// "mardi 3 mars 2026 à 10 h 05, heure de Paris".
pub fn moment(at: Ts, zone: &Zone) -> String {
    let local = zone.at(at).datetime();
    format!("{} à {}", date_in_words(local.date()), time_in_words(local.time(), zone))
}

/// "3 h", "3 h 30", "45 min".
pub fn duration(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest}\u{a0}min"),
        (hours, 0) => format!("{hours}\u{a0}h"),
        (hours, rest) => format!("{hours}\u{a0}h\u{a0}{rest:02}"),
    }
}

/// Those that are there, between commas.
pub fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_part_at_blank_lines_and_lengths_are_said_in_hours() {
        assert_eq!(paragraphs("Un.\nDeux.\n\n\n Trois. \n"), ["Un.\nDeux.", "Trois."]);
        assert_eq!(
            [45, 180, 215].map(duration),
            ["45\u{a0}min", "3\u{a0}h", "3\u{a0}h\u{a0}35"].map(str::to_owned)
        );
        let at: Ts = "2026-03-03T09:05:00Z".parse().unwrap();
        assert_eq!(moment(at, &Zone::paris()), "mardi 3 mars 2026 à 10 h 05, heure de Paris");
    }
}
