//! What holds for any text, not only for those we thought of.

use jonction::confidentiality::{Guard, KnownContacts, Verdict};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// The thirteen characters, Corsica included.
fn nir_body() -> impl Strategy<Value = String> {
    let departement = prop_oneof![
        8 => (1..=99u32).prop_filter("20 is written 2A or 2B", |n| *n != 20).prop_map(|n| format!("{n:02}")),
        1 => select(vec!["2A", "2B", "2a", "2b"]).prop_map(str::to_owned),
    ];
    let month = prop_oneof![1..=12u32, 20..=42u32, 50..=99u32];
    (select(vec![1, 2, 3, 4, 7, 8]), 0..100u32, month, departement, 1..=990u32, 1..=999u32).prop_map(
        |(sex, year, month, departement, commune, order)| {
            format!("{sex}{year:02}{month:02}{departement}{commune:03}{order:03}")
        },
    )
}

fn key(body: &str) -> u64 {
    let digits = match &body[5..7] {
        "2A" | "2a" => body.replacen(&body[5..7], "19", 1),
        "2B" | "2b" => body.replacen(&body[5..7], "18", 1),
        _ => body.to_owned(),
    };
    97 - digits.parse::<u64>().expect("thirteen digits") % 97
}

fn separator() -> impl Strategy<Value = &'static str> {
    select(vec![
        "", "", " ", "-", ".", "/", "_", ", ", " - ", "·", "\u{a0}", "\u{202f}", "\u{2009}", "\u{200b}", "–",
        "\t", "\n", "|", "\u{2011}", "•",
    ])
}

/// Where people cut one, or anywhere at all.
fn written_nir(offset: u64) -> impl Strategy<Value = String> {
    let anywhere = vec(separator(), 14);
    let at_fields = (separator(), separator()).prop_map(|(between, last)| {
        let mut cuts = vec![""; 14];
        for field in [1, 3, 5, 7, 10] {
            cuts[field - 1] = between;
        }
        cuts[12] = last;
        cuts
    });
    (nir_body(), prop_oneof![anywhere, at_fields], 0..2u8).prop_map(move |(body, cuts, script)| {
        let key = (key(&body) - 1 + offset) % 97 + 1;
        let whole = format!("{body}{key:02}");
        let mut written = String::new();
        for (rank, c) in whole.chars().enumerate() {
            // Full-width digits for some.
            let wide = c.to_digit(10).and_then(|digit| char::from_u32(0xff10 + digit));
            written.push(if script == 1 { wide.unwrap_or(c) } else { c });
            written.push_str(cuts.get(rank).copied().unwrap_or_default());
        }
        written
    })
}

/// Text that does not end or begin with a digit, which would make a longer number.
fn surroundings() -> impl Strategy<Value = String> {
    "[\\p{L}\\p{P}\\p{Zs}\n]{0,40}".prop_map(|text| format!("{text} : "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_valid_nir_is_refused_wherever_it_stands(
        before in surroundings(), nir in written_nir(0), after in surroundings()
    ) {
        let text = format!("{before}{nir} ;{after}");
        let examination = Guard::shared().examine(&text, &KnownContacts::none());
        prop_assert_eq!(examination.verdict, Verdict::Refuse);
    }

    #[test]
    fn a_nir_with_a_wrong_key_is_never_refused(nir in written_nir(1)) {
        let examination = Guard::shared().examine(&format!("Numéro {nir}."), &KnownContacts::none());
        prop_assert_ne!(examination.verdict, Verdict::Refuse);
    }

    #[test]
    fn any_text_is_examined_and_every_place_lies_inside(text in any::<String>()) {
        assert_places(&text)?;
    }

    #[test]
    fn texts_made_of_what_rules_look_for_are_examined_alike(
        parts in vec(select(vec![
            "M", ".", " ", "D", "Kévin", "CSAPA", "patient", "suivi", "né", " le ", "12", "/", "03", "1984", "n°",
            "écrou", "parquet", "cellule", "deux", "IPP", "\u{301}", "\u{200b}", "\n", "\r\n", "@", "gmail.com", ":",
            "06", "(", ")", "rue", "habite", "²", "ﬁ", "½", "🙂", "'", "Mme", "2A", "1", ",", "-", "%", "№", "°",
        ]), 0..40)
    ) {
        assert_places(&parts.concat())?;
    }

    #[test]
    fn what_was_stored_is_judged_as_what_was_submitted(text in any::<String>()) {
        let none = KnownContacts::none();
        if let Ok(admitted) = Guard::shared().admit(&text, &none, true) {
            let again = Guard::shared().admit(admitted.text.as_str(), &none, true).expect("admitted again");
            prop_assert_eq!(again.confirmed_findings.len(), admitted.confirmed_findings.len());
            prop_assert_eq!(again.text, admitted.text);
        }
    }
}

fn assert_places(text: &str) -> Result<(), TestCaseError> {
    let length = text.chars().count();
    let findings = Guard::shared().examine(text, &KnownContacts::none()).findings;
    for finding in &findings {
        prop_assert!(finding.start < finding.end && finding.end <= length);
    }
    prop_assert!(findings.is_sorted_by_key(|finding| finding.start));
    Ok(())
}
