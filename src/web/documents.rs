//! The queries of our own pages, known by their hash: pages send the hash, and figures may show their names.

use std::collections::HashMap;
use std::path::Path;

use async_graphql::parser::parse_query;
use rust_embed::Embed;

use super::assets;

/// The file that code generation writes: hash to text.
const FILE: &str = "persisted-documents.json";

#[derive(Embed)]
#[folder = "frontend/src/graphql/generated"]
#[include = "persisted-documents.json"]
#[allow_missing = true]
struct Generated;

/// One query of our pages.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its text.
    pub text: String,
    /// Its operation's name.
    pub name: String,
}

/// All of them.
#[derive(Debug, Default)]
pub struct Documents(HashMap<String, Known>);

impl Documents {
    /// Those compiled in, or, with a front end in a folder, those that lie beside its pages.
    pub fn load(folder: Option<&Path>) -> Self {
        let file = match folder {
            Some(_) => assets::file(folder, FILE),
            None => Generated::get(FILE),
        };
        file.map_or_else(Self::default, |file| Self::from_json(&file.data))
    }

    fn from_json(json: &[u8]) -> Self {
        let texts: HashMap<String, String> = serde_json::from_slice(json).unwrap_or_default();
        Self(
            texts
                .into_iter()
                .filter_map(|(hash, text)| {
                    let document = parse_query(&text).ok()?;
                    let name = document.operations.iter().next()?.0?.to_string();
                    Some((hash, Known { text, name }))
                })
                .collect(),
        )
    }

    /// The query of this hash.
    pub fn get(&self, hash: &str) -> Option<&Known> {
        self.0.get(hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_found_by_hash_and_named() {
        let json = br#"{ "sha256:ab": "query Welcome { site { name } }", "sha256:cd": "{ unnamed }" }"#;
        let documents = Documents::from_json(json);
        assert_eq!(documents.get("sha256:ab").unwrap().name, "Welcome");
        assert!(documents.get("sha256:cd").is_none(), "our own documents all have names");
        assert!(Documents::from_json(b"not json").get("sha256:ab").is_none());
    }
}
