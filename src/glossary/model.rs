//! What a word of the glossary is.

use async_graphql::SimpleObject;

use super::common::common;
use super::store::Row;
use crate::kernel::clock::{Day, Ts};
use crate::kernel::ids::TypedId as _;
use crate::kernel::text::fold;
use crate::typed_id;

typed_id!(
    /// A word that a partnership adapted, hid or added.
    EntryId,
    "glossary"
);

/// One word, its sense on each side, its source.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "GlossaryEntry")]
pub struct Entry {
    /// Stable within a partnership: what changes of this word are asked with.
    pub key: String,
    /// The word.
    pub word: String,
    /// What is looked for in texts; singular and plural are the same.
    pub forms: Vec<String>,
    /// Its sense for justice.
    pub justice: String,
    /// Its sense for health.
    pub health: String,
    /// The law or public text that it rests on.
    pub source: String,
    /// The day on which somebody last compared it with its source.
    pub checked_on: Day,
    /// Comes with the program, adapted or not; otherwise the partnership added it.
    pub common: bool,
    /// The partnership changed or added it.
    pub adapted: bool,
    /// The partnership does not show it.
    pub hidden: bool,
    /// Sent back as `baseRevision`; 0 for a word that the partnership never touched.
    pub revision: i64,
    /// Its row, once the partnership touched it.
    #[graphql(name = "id")]
    pub row: Option<EntryId>,
    /// When it was last changed, and by whom.
    #[graphql(skip)]
    pub edited: Option<(Ts, Option<String>)>,
}

impl Entry {
    /// The word without accents and capitals, by which the list is ordered and no word stands twice.
    #[must_use]
    pub fn word_key(&self) -> String {
        fold(&self.word)
    }

    /// Holds every one of these folded words, each from the start of a word.
    #[must_use]
    pub fn matches(&self, folded: &str) -> bool {
        let text = format!(" {}", fold(&[self.word.as_str(), &self.forms.join(" ")].join(" ")));
        folded.split_whitespace().all(|word| text.contains(&format!(" {word}")))
    }
}

impl From<Row> for Entry {
    fn from(row: Row) -> Self {
        Self {
            key: row.common_key.clone().unwrap_or_else(|| row.id.to_string()),
            word: row.word,
            forms: row.forms.lines().map(str::to_owned).collect(),
            justice: row.justice,
            health: row.health,
            source: row.source,
            checked_on: row.checked_on,
            common: row.common_key.is_some(),
            adapted: true,
            hidden: row.hidden,
            revision: row.revision,
            row: Some(row.id),
            edited: Some((row.updated_at, row.editor)),
        }
    }
}

/// The common words, each as the partnership adapted it, and those that it added, in alphabetical order.
#[must_use]
pub fn merge(own: Vec<Row>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = own.into_iter().map(Entry::from).collect();
    let untouched = common().iter().filter(|word| entries.iter().all(|entry| entry.key != word.key));
    entries.extend(untouched.cloned().collect::<Vec<_>>());
    entries.sort_by_cached_key(|entry| (entry.word_key(), entry.row.map(EntryId::uuid)));
    entries
}
