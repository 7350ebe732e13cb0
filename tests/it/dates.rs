//! Anniversaries, holidays, zones, words.

use jiff::{
    ToSpan,
    civil::{Date, date, time},
};
use jonction::kernel::{
    clock::{Ts, Zone},
    dates::{Holiday, add_months, anniversary, date_in_words, holidays, instant_at, of_place, time_in_words},
};
use proptest::prelude::*;

/// The départements and collectivities of the territories file: code, zone name.
pub fn departements() -> Vec<(String, String)> {
    let file = include_str!("../../src/directory/territories.csv");
    csv::Reader::from_reader(file.as_bytes())
        .records()
        .map(|row| {
            let row = row.unwrap();
            (row[0].to_owned(), row[7].to_owned())
        })
        .collect()
}

/// Every zone of the territories file, once.
pub fn zones() -> Vec<Zone> {
    let mut names: Vec<String> = departements().into_iter().map(|(_, zone)| zone).collect();
    names.sort();
    names.dedup();
    names.iter().map(|name| Zone::named(name).unwrap()).collect()
}

pub fn any_date() -> impl Strategy<Value = Date> {
    (2000i16..2100, 1i8..=12, 1i8..=31)
        .prop_map(|(y, m, d)| Date::new(y, m, d.min(date(y, m, 1).days_in_month())).unwrap())
}

#[test]
fn the_29th_of_february_falls_back_and_comes_back() {
    let leap = date(2024, 2, 29);
    assert_eq!(anniversary(leap, 1), date(2025, 2, 28));
    assert_eq!(anniversary(leap, 2), date(2026, 2, 28));
    assert_eq!(anniversary(leap, 4), date(2028, 2, 29));
    assert_eq!(anniversary(leap, 76), date(2100, 2, 28), "2100 is a common year");
    assert_eq!(anniversary(date(2023, 2, 28), 1), date(2024, 2, 28), "never moved up to the 29th");
}

#[test]
fn months_end_where_the_month_does() {
    assert_eq!(add_months(date(2026, 1, 31), 1), date(2026, 2, 28));
    assert_eq!(add_months(date(2026, 1, 31), 2), date(2026, 3, 31), "counted from the original date");
    assert_eq!(add_months(date(2026, 8, 31), 6), date(2027, 2, 28));
    assert_eq!(add_months(date(2026, 1, 1), u32::MAX), Date::MAX);
}

fn days(year: i16, departement: &str) -> Vec<(Date, &'static str)> {
    holidays(year, departement).into_iter().map(|Holiday { date, name_fr }| (date, name_fr)).collect()
}

#[test]
fn the_eleven_national_holidays() {
    let expected = vec![
        (date(2026, 1, 1), "Jour de l'An"),
        (date(2026, 4, 6), "Lundi de Pâques"),
        (date(2026, 5, 1), "Fête du Travail"),
        (date(2026, 5, 8), "Victoire de 1945"),
        (date(2026, 5, 14), "Ascension"),
        (date(2026, 5, 25), "Lundi de Pentecôte"),
        (date(2026, 7, 14), "Fête nationale"),
        (date(2026, 8, 15), "Assomption"),
        (date(2026, 11, 1), "Toussaint"),
        (date(2026, 11, 11), "Armistice de 1918"),
        (date(2026, 12, 25), "Noël"),
    ];
    assert_eq!(days(2026, "76"), expected);
    assert_eq!(days(2026, "975"), expected, "Saint-Pierre-et-Miquelon has no other");
}

#[test]
fn easter_of_known_years() {
    for (year, easter_monday) in [
        (1818, date(1818, 3, 23)),
        (2008, date(2008, 3, 24)),
        (2024, date(2024, 4, 1)),
        (2026, date(2026, 4, 6)),
        (2027, date(2027, 3, 29)),
        (2038, date(2038, 4, 26)),
        (2049, date(2049, 4, 19)),
        (2100, date(2100, 3, 29)),
    ] {
        assert!(days(year, "75").contains(&(easter_monday, "Lundi de Pâques")), "{year}");
    }
}

#[test]
fn territories_have_their_own_days() {
    let own = |year, departement: &str| -> Vec<(Date, &str)> {
        let national = days(year, "75");
        days(year, departement).into_iter().filter(|day| !national.contains(day)).collect()
    };
    let abolition = "Abolition de l'esclavage";
    for departement in ["57", "67", "68"] {
        assert_eq!(
            own(2026, departement),
            [(date(2026, 4, 3), "Vendredi saint"), (date(2026, 12, 26), "Saint-Étienne")]
        );
    }
    assert_eq!(own(2026, "971"), [(date(2026, 5, 27), abolition)]);
    assert_eq!(own(2026, "972"), [(date(2026, 5, 22), abolition)]);
    assert_eq!(own(2026, "973"), [(date(2026, 6, 10), abolition)]);
    assert_eq!(own(2026, "974"), [(date(2026, 12, 20), abolition)]);
    assert_eq!(own(2026, "976"), [(date(2026, 4, 27), abolition)]);
    assert_eq!(own(2026, "977"), [(date(2026, 10, 9), abolition)]);
    assert_eq!(own(2026, "978"), [(date(2026, 5, 28), abolition)]);
    assert_eq!(own(2017, "978"), [(date(2017, 5, 27), abolition)]);
    assert_eq!(own(2018, "978"), [(date(2018, 5, 28), abolition)]);
    assert_eq!(
        own(2026, "986"),
        [(date(2026, 4, 28), "Saint Pierre Chanel"), (date(2026, 7, 29), "Fête du Territoire")]
    );
    assert_eq!(
        own(2026, "987"),
        [
            (date(2026, 3, 5), "Arrivée de l'Évangile"),
            (date(2026, 4, 3), "Vendredi saint"),
            (date(2026, 11, 20), "Matari'i i ni'a")
        ]
    );
    assert!(own(2024, "987").contains(&(date(2024, 6, 29), "Fête de l'autonomie")));
    assert_eq!(own(2026, "988"), [(date(2026, 9, 24), "Fête de la citoyenneté")]);
    for departement in ["01", "54", "88", "2A", "975"] {
        assert_eq!(own(2026, departement), [], "{departement}");
    }
}

#[test]
fn two_holidays_can_share_a_day() {
    let may_first: Vec<_> = days(2008, "75").into_iter().filter(|(d, _)| *d == date(2008, 5, 1)).collect();
    assert_eq!(may_first, [(date(2008, 5, 1), "Ascension"), (date(2008, 5, 1), "Fête du Travail")]);
}

#[test]
fn dates_in_words() {
    assert_eq!(date_in_words(date(2026, 3, 3)), "mardi 3 mars 2026");
    assert_eq!(date_in_words(date(2026, 5, 1)), "vendredi 1er mai 2026");
    assert_eq!(date_in_words(date(2026, 8, 31)), "lundi 31 août 2026");
    assert_eq!(date_in_words(date(2027, 12, 11)), "samedi 11 décembre 2027");
}

#[test]
fn times_say_their_place_in_every_territory() {
    let words = |zone: &str| time_in_words(time(10, 0, 0, 0), &Zone::named(zone).unwrap());
    assert_eq!(words("Indian/Reunion"), "10 h 00, heure de La Réunion");
    assert_eq!(words("Europe/Paris"), "10 h 00, heure de Paris");
    assert_eq!(words("Asia/Ho_Chi_Minh"), "10 h 00, heure de Ho Chi Minh");
    let paris = Zone::named("Europe/Paris").unwrap();
    assert_eq!(time_in_words(time(9, 5, 0, 0), &paris), "9 h 05, heure de Paris");
    let mut places: Vec<String> = zones().iter().map(of_place).collect();
    places.sort();
    assert_eq!(
        places,
        [
            "de La Réunion",
            "de Mayotte",
            "de Nouméa",
            "de Paris",
            "de Saint-Barthélemy",
            "de Saint-Martin",
            "de Saint-Pierre-et-Miquelon",
            "de Tahiti",
            "de Wallis-et-Futuna",
            "de la Guadeloupe",
            "de la Guyane",
            "de la Martinique"
        ]
    );
}

#[test]
fn zones_keep_the_name_they_were_given() {
    for (_, name) in departements() {
        assert_eq!(Zone::named(&name).unwrap().name(), name);
    }
    assert!(Zone::named("Europe/Rouen").is_err());
    assert!(Zone::named("").is_err());
}

#[test]
fn the_day_and_the_hour_are_those_of_the_zone() {
    let eight = |zone: &str, day| {
        instant_at(day, time(8, 0, 0, 0), &Zone::named(zone).unwrap()).timestamp().to_string()
    };
    assert_eq!(eight("Europe/Paris", date(2026, 3, 28)), "2026-03-28T07:00:00Z");
    assert_eq!(eight("Europe/Paris", date(2026, 3, 29)), "2026-03-29T06:00:00Z");
    assert_eq!(eight("Indian/Reunion", date(2026, 3, 29)), "2026-03-29T04:00:00Z");
    assert_eq!(eight("America/Miquelon", date(2026, 3, 8)), "2026-03-08T10:00:00Z");
    assert_eq!(eight("America/Miquelon", date(2026, 3, 7)), "2026-03-07T11:00:00Z");
    assert_eq!(eight("Pacific/Wallis", date(2026, 1, 1)), "2025-12-31T20:00:00Z");
    let new_year_in_paris = Ts::new("2026-12-31T23:30:00Z".parse().unwrap());
    let day_in = |zone: &str| new_year_in_paris.day_in(&Zone::named(zone).unwrap()).0;
    assert_eq!(day_in("Europe/Paris"), date(2027, 1, 1));
    assert_eq!(day_in("Pacific/Tahiti"), date(2026, 12, 31));
}

proptest! {
    #[test]
    fn months_keep_the_day_or_the_end_of_the_month(start in any_date(), months in 0u32..2_400) {
        let there = add_months(start, months);
        let elapsed = (i32::from(there.year()) - i32::from(start.year())) * 12
            + i32::from(there.month()) - i32::from(start.month());
        prop_assert_eq!(elapsed, i32::try_from(months).unwrap());
        prop_assert_eq!(there.day(), start.day().min(there.days_in_month()));
        prop_assert!(add_months(start + 1.day(), months) >= there);
        prop_assert!(add_months(start, months + 1) > there);
    }

    #[test]
    fn holidays_are_in_order_and_in_their_year(year in 1900i16..2200, which in 0..107usize) {
        let (departement, _) = &departements()[which];
        let days = holidays(year, departement);
        prop_assert!(days.len() >= 11);
        prop_assert!(days.windows(2).all(|pair| pair[0].date <= pair[1].date));
        prop_assert!(days.iter().all(|day| day.date.year() == year));
    }

    #[test]
    fn eight_o_clock_lies_on_its_day_in_every_zone(day in any_date(), which in 0..12usize) {
        let zone = &zones()[which];
        prop_assert_eq!(instant_at(day, time(8, 0, 0, 0), zone).day_in(zone).0, day);
    }
}
