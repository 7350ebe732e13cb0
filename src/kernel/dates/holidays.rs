//! French public holidays, national and of each territory.
//!
//! Only days that a law or decree makes a holiday are here; customs (Carnival, Good Friday in the Antilles, the
//! Muslim feasts of Mayotte, the day of Victor Schœlcher) are not, for a warning must be true for everyone.

use jiff::civil::{Date, date};

/// A public holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holiday {
    /// The day.
    pub date: Date,
    /// Its French name, without article.
    pub name_fr: &'static str,
}

/// When in the year a holiday falls.
#[derive(Clone, Copy)]
enum Day {
    Fixed(i8, i8),
    /// So many days after Easter Sunday.
    Easter(i64),
}

/// A holiday of some départements or collectivities, kept between two years (both included).
struct Local {
    departements: &'static [&'static str],
    day: Day,
    name_fr: &'static str,
    from: i16,
    to: i16,
}

/// Code du travail, article L. 3133-1.
const NATIONAL: [(Day, &str); 11] = [
    (Day::Fixed(1, 1), "Jour de l'An"),
    (Day::Easter(1), "Lundi de Pâques"),
    (Day::Fixed(5, 1), "Fête du Travail"),
    (Day::Fixed(5, 8), "Victoire de 1945"),
    (Day::Easter(39), "Ascension"),
    (Day::Easter(50), "Lundi de Pentecôte"),
    (Day::Fixed(7, 14), "Fête nationale"),
    (Day::Fixed(8, 15), "Assomption"),
    (Day::Fixed(11, 1), "Toussaint"),
    (Day::Fixed(11, 11), "Armistice de 1918"),
    (Day::Fixed(12, 25), "Noël"),
];

const ABOLITION: &str = "Abolition de l'esclavage";
const ALSACE_MOSELLE: &[&str] = &["57", "67", "68"];
const ALWAYS: (i16, i16) = (i16::MIN, i16::MAX);

const fn local(
    departements: &'static [&'static str],
    day: Day,
    name_fr: &'static str,
    (from, to): (i16, i16),
) -> Local {
    Local { departements, day, name_fr, from, to }
}

const LOCAL: [Local; 17] = [
    // Code du travail, article L. 3134-13. Good Friday binds communes with a Protestant temple or a mixed church;
    // it is shown in all three départements, since courts and services close there.
    local(ALSACE_MOSELLE, Day::Easter(-2), "Vendredi saint", ALWAYS),
    local(ALSACE_MOSELLE, Day::Fixed(12, 26), "Saint-Étienne", ALWAYS),
    // Loi n° 83-550 of 30 June 1983, décret n° 83-1003 of 23 November 1983, code du travail L. 3422-2.
    local(&["971"], Day::Fixed(5, 27), ABOLITION, (1984, i16::MAX)),
    local(&["972"], Day::Fixed(5, 22), ABOLITION, (1984, i16::MAX)),
    local(&["973"], Day::Fixed(6, 10), ABOLITION, (1984, i16::MAX)),
    local(&["974"], Day::Fixed(12, 20), ABOLITION, (1984, i16::MAX)),
    local(&["976"], Day::Fixed(4, 27), ABOLITION, (1984, i16::MAX)),
    // Décret n° 2012-553 of 23 April 2012 added the two islands of the north.
    local(&["977"], Day::Fixed(10, 9), ABOLITION, (2012, i16::MAX)),
    // The decree still reads 27 May for Saint-Martin; by loi n° 2017-256 and the yearly circular since 2018 the
    // prefecture treats 28 May as the holiday in its place.
    local(&["978"], Day::Fixed(5, 27), ABOLITION, (2012, 2017)),
    local(&["978"], Day::Fixed(5, 28), ABOLITION, (2018, i16::MAX)),
    // Wallis et Futuna: feast of the patron saint, and the statute of 29 July 1961 (loi n° 61-814).
    local(&["986"], Day::Fixed(4, 28), "Saint Pierre Chanel", ALWAYS),
    local(&["986"], Day::Fixed(7, 29), "Fête du Territoire", (1962, i16::MAX)),
    // Code du travail of Polynésie française. The loi du pays adopted on 6 May 2025 puts 20 November in the place
    // of 29 June from 2026.
    local(&["987"], Day::Fixed(3, 5), "Arrivée de l'Évangile", (1978, i16::MAX)),
    local(&["987"], Day::Easter(-2), "Vendredi saint", ALWAYS),
    local(&["987"], Day::Fixed(6, 29), "Fête de l'autonomie", (1985, 2025)),
    local(&["987"], Day::Fixed(11, 20), "Matari'i i ni'a", (2026, i16::MAX)),
    // Code du travail of Nouvelle-Calédonie.
    local(&["988"], Day::Fixed(9, 24), "Fête de la citoyenneté", ALWAYS),
];

/// The public holidays of a year in a département or overseas collectivity (its code in the territories file),
/// in order. Two of them can share a day: in 2008, Ascension was on 1 May. None in a year that dates cannot hold.
#[must_use]
pub fn holidays(year: i16, departement: &str) -> Vec<Holiday> {
    if Date::new(year, 1, 1).is_err() {
        return Vec::new();
    }
    let easter = easter_sunday(year);
    let on = |day| match day {
        Day::Fixed(month, day) => date(year, month, day),
        Day::Easter(days) => easter.saturating_add(jiff::Span::new().days(days)),
    };
    let national = NATIONAL.iter().map(|&(day, name_fr)| Holiday { date: on(day), name_fr });
    let local = LOCAL
        .iter()
        .filter(|l| l.departements.contains(&departement) && (l.from..=l.to).contains(&year))
        .map(|l| Holiday { date: on(l.day), name_fr: l.name_fr });
    let mut all: Vec<Holiday> = national.chain(local).collect();
    all.sort();
    all
}

/// Easter Sunday of the Gregorian calendar (Meeus, *Astronomical Algorithms*, chapter 8; his letters are kept).
#[expect(clippy::many_single_char_names, reason = "the letters of the published algorithm")]
fn easter_sunday(year: i16) -> Date {
    let y = i32::from(year);
    let (a, b, c) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let days_after_21_march = h + l - 7 * m + 1;
    date(year, 3, 21).saturating_add(jiff::Span::new().days(days_after_21_march))
}
