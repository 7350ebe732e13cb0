//! Numbers that name organisations elsewhere: SIRET, FINESS, RNA. Pure checks of their form.

/// La Poste gives its establishments numbers that the common key does not fit.
const LA_POSTE: &str = "356000000";

/// The 14 digits of a SIRET, spaces and dots left out; none when its key is wrong.
#[must_use]
pub fn siret(written: &str) -> Option<String> {
    let number = compact(written);
    let digits: Vec<u32> = number.chars().map(|c| c.to_digit(10)).collect::<Option<_>>()?;
    let right_length = digits.len() == 14 && number.chars().any(|c| c != '0');
    let right_key =
        luhn(&digits) || (number.starts_with(LA_POSTE) && digits.iter().sum::<u32>().is_multiple_of(5));
    (right_length && right_key).then_some(number)
}

/// The 9 characters of a FINESS number: two for the département (2A and 2B in Corsica, 9A to 9F in some numbers from
/// overseas), then seven digits.
#[must_use]
pub fn finess(written: &str) -> Option<String> {
    let number = compact(written);
    let (departement, rest) = number.split_at_checked(2)?;
    let known = match departement.as_bytes() {
        [b'2', b'A' | b'B'] | [b'9', b'A'..=b'F'] => true,
        [b'0'..=b'9', b'0'..=b'9'] => departement != "00",
        _ => false,
    };
    (known && rest.len() == 7 && rest.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
}

/// An association's number: W, the three characters of the registry that gave it (letters in Corsica and overseas),
/// six digits.
#[must_use]
pub fn rna(written: &str) -> Option<String> {
    let number = compact(written);
    match number.as_bytes() {
        [b'W', b'0'..=b'9', b'0'..=b'9' | b'A'..=b'Z', b'0'..=b'9', rest @ ..] => {
            (rest.len() == 6 && rest.iter().all(u8::is_ascii_digit)).then_some(number)
        }
        _ => None,
    }
}

fn compact(written: &str) -> String {
    written
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-'))
        .collect::<String>()
        .to_uppercase()
}

/// Every second digit from the right counts double, less nine above nine; the sum ends in zero.
fn luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match (place % 2, digit * 2) {
            (0, _) => *digit,
            (_, double) if double > 9 => double - 9,
            (_, double) => double,
        })
        .sum();
    sum.is_multiple_of(10)
}
