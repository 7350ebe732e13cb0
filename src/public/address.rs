//! The address of a sheet: made of the partnership's name, and nobody else's.

use crate::kernel::text::fold;

/// Letters, digits and hyphens of a name.
pub fn slug(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> =
        folded.split(|sign: char| !sign.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// The wanted address, or the first numbered one that is free.
pub fn free(wanted: String, taken: &[String]) -> String {
    let numbered = (2..).map(|number| format!("{wanted}-{number}"));
    let mut candidates = std::iter::once(wanted.clone()).chain(numbered);
    candidates.find(|candidate| !taken.contains(candidate)).unwrap_or(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_made_of_letters_digits_and_hyphens_and_is_nobody_elses() {
        assert_eq!(
            slug("Partenariat santé-justice d’Évreux (Eure)"),
            "partenariat-sante-justice-d-evreux-eure"
        );
        let taken = ["lyon".to_owned(), "lyon-2".to_owned(), "lyonnais".to_owned()];
        assert_eq!(free("lyon".into(), &taken), "lyon-3");
        assert_eq!(free("nice".into(), &taken), "nice");
    }
}
