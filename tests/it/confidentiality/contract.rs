//! What callers rely on: admission, places, contacts, the command's answers, one door for text.

use std::fs;
use std::path::Path;

use jonction::confidentiality::{Finding, FindingKind, Guard, KnownContacts, SafeText, Verdict, check_lines};

const VALID_NIR: &str = "1 84 12 76 451 089 46";
const WRONG_NIR: &str = "1 84 12 76 451 089 45";

fn examine(text: &str) -> Vec<Finding> {
    Guard::shared().examine(text, &KnownContacts::none()).findings
}

fn kinds(text: &str) -> Vec<FindingKind> {
    examine(text).iter().map(|finding| finding.kind).collect()
}

fn quoted(text: &str, finding: &Finding) -> String {
    text.chars().skip(finding.start).take(finding.end - finding.start).collect()
}

#[test]
fn what_is_refused_stays_out_even_when_confirmed() {
    for text in [
        format!("Numéro : {VALID_NIR}"),
        "Numéro d’écrou : 45678".to_owned(),
        "N° de parquet 23 123 000456".to_owned(),
    ] {
        let findings = Guard::shared().admit(&text, &KnownContacts::none(), true).expect_err("refused");
        assert_eq!(findings[0].verdict, Verdict::Refuse, "{text}");
    }
}

#[test]
fn a_warning_is_let_in_once_confirmed_and_its_codes_handed_over() {
    let text = format!("Numéro : {WRONG_NIR}");
    let none = KnownContacts::none();
    let asked = Guard::shared().admit(&text, &none, false).expect_err("not confirmed");
    assert_eq!(asked[0].kind.code(), "NIR_WRONG_KEY");

    let admitted = Guard::shared().admit(&text, &none, true).expect("confirmed");
    assert_eq!(admitted.text.as_str(), text);
    assert_eq!(admitted.confirmed_findings, asked);
}

#[test]
fn a_refusal_comes_with_the_warnings_beside_it() {
    let text = format!("M. D. a rechuté, {VALID_NIR}");
    let findings = Guard::shared().admit(&text, &KnownContacts::none(), true).expect_err("refused");
    let kinds: Vec<_> = findings.iter().map(|finding| finding.kind).collect();
    assert_eq!(kinds, [FindingKind::PersonInCase, FindingKind::NirValid]);
}

#[test]
fn a_text_that_passes_has_nothing_to_confirm() {
    let admitted =
        Guard::shared().admit("Revue annuelle le 12 mars.", &KnownContacts::none(), false).expect("passes");
    assert!(admitted.confirmed_findings.is_empty());
}

#[test]
fn stored_text_is_nfc_with_lf_and_without_control_characters() {
    let admitted = Guard::shared()
        .admit("Re\u{301}union\r\nsuite\rfin\u{0}\u{2028}\ttab", &KnownContacts::none(), false)
        .expect("passes");
    assert_eq!(admitted.text.as_str(), "Réunion\nsuite\nfin\n\ttab");
}

#[test]
fn characters_that_are_not_stored_hide_nothing() {
    assert_eq!(kinds("M. D. a re\u{1}chu\u{0}té"), [FindingKind::PersonInCase]);
}

#[test]
fn places_are_counted_in_characters_of_the_text_as_submitted() {
    let text = format!("Réunion 🙂 e\u{301}te\u{301}\r\nœuvre : {VALID_NIR}, fin");
    let finding = &examine(&text)[0];
    assert_eq!(quoted(&text, finding), VALID_NIR);
    assert!(finding.end < text.chars().count());
}

#[test]
fn the_finding_covers_the_name_and_not_the_sentence() {
    let text = "Le suivi de M. Garnier est interrompu.";
    assert_eq!(quoted(text, &examine(text)[0]), "M. Garnier");
}

#[test]
fn findings_and_texts_can_be_logged_without_quoting_anyone() {
    let text = "M. Garnier a rechuté, kevin.d@gmail.com";
    let shown = format!("{:?}", examine(text));
    assert!(!shown.contains("Garnier") && !shown.contains("gmail"));

    let known = KnownContacts::of(["kevin.d@gmail.com"], ["06 12 34 56 78"]);
    assert!(!format!("{known:?}").contains("kevin"));
    assert_eq!(format!("{:?}", SafeText::from_store("secret".to_owned())), "SafeText(6 bytes)");
}

#[test]
fn contacts_of_known_professionals_pass_however_they_are_written() {
    let known = KnownContacts::of(["Nadia.B@Gmail.com"], ["+33 6 12 34 56 78"]);
    let pass = |text: &str| Guard::shared().examine(text, &known).verdict == Verdict::Pass;
    assert!(pass("Écrire à nadia.b@gmail.com"));
    assert!(pass("Appeler le 06.12.34.56.78"));
    assert!(pass("Appeler le 0033 (0)6 12 34 56 78"));
    assert!(!pass("Écrire à nadia.c@gmail.com"));
    assert!(!pass("Appeler le 06.12.34.56.79"));
}

#[test]
fn an_unknown_address_that_is_not_webmail_passes() {
    assert_eq!(kinds("Écrire à prenom.nom@hopital-exemple.fr"), []);
    assert_eq!(kinds("Écrire à prenom.nom@free.fr"), [FindingKind::PersonalEmail]);
}

#[test]
fn a_name_presented_with_its_function_is_a_professional_for_the_whole_text() {
    let minutes =
        "Présente : Mme Vasseur, psychologue.\nLe patient reste libre. Mme Vasseur suit les patients.";
    assert_eq!(kinds(minutes), []);
    assert_eq!(kinds("Le patient reste libre. Mme Vasseur suit les patients."), [FindingKind::PersonInCase]);
}

#[test]
fn corsican_keys_count_2a_as_19_and_2b_as_18() {
    assert_eq!(kinds("1 85 05 2A 004 120 59"), [FindingKind::NirValid]);
    assert_eq!(kinds("1 85 05 2B 004 120 59"), [FindingKind::NirWrongKey]);
    assert_eq!(kinds("1 85 05 2B 004 120 86"), [FindingKind::NirValid]);
}

#[test]
fn a_longer_run_of_digits_holds_no_social_security_number() {
    assert_eq!(kinds(&format!("9{}", VALID_NIR.replace(' ', ""))), []);
    assert_eq!(kinds(&format!("{}0", VALID_NIR.replace(' ', ""))), []);
}

#[test]
fn codes_are_stable_and_reasons_are_given() {
    let codes: Vec<_> = FindingKind::ALL.iter().map(|kind| kind.code()).collect();
    assert_eq!(
        codes,
        [
            "NIR_VALID",
            "ECROU_NUMBER",
            "PROCEDURE_NUMBER",
            "NIR_WRONG_KEY",
            "PERSON_IN_CASE",
            "BIRTH_DATE",
            "PATIENT_NUMBER",
            "PERSON_ADDRESS",
            "CELL",
            "PERSONAL_EMAIL",
            "PERSONAL_MOBILE",
            "SMALL_COUNT"
        ]
    );
    assert!(FindingKind::ALL.iter().all(|kind| kind.reason_fr().ends_with('.')));
}

#[test]
fn the_command_answers_each_line_and_goes_on_after_a_bad_one() {
    let input = format!(
        "{{\"text\":\"{VALID_NIR}\"}}\nnot json M. Garnier\n{{\"text\":3}}\n\n{{\"text\":\"Bonjour\"}}"
    );
    let mut output = Vec::new();
    check_lines(input.as_bytes(), &mut output).expect("in memory");
    let answers: Vec<serde_json::Value> = String::from_utf8(output)
        .expect("UTF-8")
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();

    assert_eq!(answers.len(), 5);
    assert_eq!(
        answers[0],
        serde_json::json!({"verdict": "refuse", "findings": [{
            "code": "NIR_VALID", "verdict": "refuse", "start": 0, "end": 21,
            "reason": FindingKind::NirValid.reason_fr(),
        }]})
    );
    for malformed in &answers[1..4] {
        let error = malformed["error"].as_str().expect("an error");
        assert!(!error.contains("Garnier") && malformed.get("verdict").is_none());
    }
    assert_eq!(answers[4], serde_json::json!({"verdict": "pass", "findings": []}));
}

#[test]
fn the_command_survives_bytes_that_are_not_utf_8() {
    let mut output = Vec::new();
    check_lines(&b"{\"text\":\"\xff\"}\n{\"text\":\"ok\"}\n"[..], &mut output).expect("in memory");
    let output = String::from_utf8(output).expect("UTF-8");
    assert!(output.lines().next().is_some_and(|line| line.contains("error")));
    assert!(output.lines().nth(1).is_some_and(|line| line.contains("pass")));
}

#[test]
fn only_stores_rebuild_a_safe_text_without_asking() {
    let mut offenders = Vec::new();
    visit(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut |path| {
        let allowed = path.file_name().is_some_and(|name| name == "store.rs");
        if !allowed && fs::read_to_string(path).expect("readable").contains("SafeText::from_store") {
            offenders.push(path.to_owned());
        }
    });
    assert!(offenders.is_empty(), "{offenders:?}");
}

fn visit(folder: &Path, see: &mut impl FnMut(&Path)) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            visit(&path, see);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            see(&path);
        }
    }
}
