//! Dates and times in French words.

use jiff::civil::{Date, Time, Weekday};

use crate::kernel::clock::Zone;

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// "mardi 3 mars 2026", "vendredi 1er mai 2026".
#[must_use]
pub fn date_in_words(date: Date) -> String {
    let weekday = match date.weekday() {
        Weekday::Monday => "lundi",
        Weekday::Tuesday => "mardi",
        Weekday::Wednesday => "mercredi",
        Weekday::Thursday => "jeudi",
        Weekday::Friday => "vendredi",
        Weekday::Saturday => "samedi",
        Weekday::Sunday => "dimanche",
    };
    format!("{weekday} {}", day_in_words(date))
}

/// "3 mars 2026", "1er mai 2026".
#[must_use]
pub fn day_in_words(date: Date) -> String {
    let ordinal = if date.day() == 1 { "er" } else { "" };
    let month = MONTHS[usize::from(date.month().unsigned_abs()) - 1];
    format!("{}{ordinal} {month} {}", date.day(), date.year())
}

/// "10 h 00, heure de La Réunion": the place is always said, for readers may sit in another zone.
#[must_use]
pub fn time_in_words(time: Time, zone: &Zone) -> String {
    format!("{} h {:02}, heure {}", time.hour(), time.minute(), of_place(zone))
}

/// The place that French texts name a zone after, with its preposition: "de Paris", "de La Réunion". A zone outside
/// the French territories shows its city.
#[must_use]
pub fn of_place(zone: &Zone) -> String {
    let known = match zone.name() {
        "Europe/Paris" => "de Paris",
        "America/Guadeloupe" => "de la Guadeloupe",
        "America/Martinique" => "de la Martinique",
        "America/Cayenne" => "de la Guyane",
        "America/Miquelon" => "de Saint-Pierre-et-Miquelon",
        "America/St_Barthelemy" => "de Saint-Barthélemy",
        "America/Marigot" => "de Saint-Martin",
        "Indian/Reunion" => "de La Réunion",
        "Indian/Mayotte" => "de Mayotte",
        "Pacific/Wallis" => "de Wallis-et-Futuna",
        "Pacific/Tahiti" => "de Tahiti",
        "Pacific/Noumea" => "de Nouméa",
        other => {
            let city = other.rsplit('/').next().unwrap_or(other).replace('_', " ");
            return format!("de {city}");
        }
    };
    known.to_owned()
}
