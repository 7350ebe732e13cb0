//! Adapting, hiding and adding words, and going back to the common ones.

use async_graphql::{ID, InputObject};
use serde_json::json;

use super::model::{Entry, EntryId};
use super::store::{Content, Place};
use super::{Glossary, policy, store};
use crate::confidentiality::{LINE, SafeText, Screen, passed};
use crate::kernel::actor::{Actor, PartnershipId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::{LastEdit, Problem};
use crate::kernel::text::fold;
use crate::platform::audit::{self, By};

/// Longest sense, in characters: a definition, not an article.
const SENSE: usize = 1_000;
/// Most forms of one word, and most words that a partnership adds or adapts.
const MOST_FORMS: usize = 20;
const MOST_WORDS: usize = 300;

/// A word as the partnership says it.
#[derive(Clone, Debug, InputObject)]
pub struct SaveGlossaryEntryInput {
    /// In whose glossary.
    pub partnership_id: PartnershipId,
    /// Which word; absent for a new one.
    pub key: Option<ID>,
    /// The revision that was read; 0 for a new word.
    #[graphql(default)]
    pub base_revision: i64,
    /// The word.
    pub word: String,
    /// What is looked for in texts; the word itself when empty.
    #[graphql(default)]
    pub forms: Vec<String>,
    /// Its sense for justice.
    pub justice: String,
    /// Its sense for health.
    pub health: String,
    /// The law or public text that it rests on.
    pub source: String,
    /// When it was compared with its source; today when absent.
    pub checked_on: Option<Day>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Leaves a word out of the partnership's glossary, or shows it again.
#[derive(Clone, Debug, InputObject)]
pub struct SetGlossaryEntryHiddenInput {
    /// In whose glossary.
    pub partnership_id: PartnershipId,
    /// Which word.
    pub key: ID,
    /// True leaves it out.
    pub hidden: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Drops what the partnership made of a word.
#[derive(Clone, Debug, InputObject)]
pub struct ResetGlossaryEntryInput {
    /// In whose glossary.
    pub partnership_id: PartnershipId,
    /// Which word: a common one comes back as it was, one of the partnership's own goes.
    pub key: ID,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

impl Glossary {
    /// Adapts a word, or adds one.
    ///
    /// # Errors
    /// All problems of the texts at once; a conflict for each text that somebody else changed since it was read.
    pub async fn save(&self, actor: &Actor, input: SaveGlossaryEntryInput) -> Result<Entry> {
        let by = self.editing(actor, input.partnership_id, input.acting_post_id).await?;
        let entries = self.entries(input.partnership_id).await?;
        let existing = match &input.key {
            Some(key) => Some(entries.iter().find(|entry| entry.key == **key).ok_or(Error::NotFound)?),
            None => None,
        };
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let content = self.content(&input, existing, &mut screen);
        check_word(&input, existing, &entries, &mut screen.problems);
        if let Some(entry) = existing.filter(|entry| entry.revision != input.base_revision) {
            for problem in conflicts(entry, &input) {
                screen.problems.add(problem);
            }
        }
        let codes = screen.check()?;
        let content = passed(content)?;
        let key = existing.map(|entry| entry.key.clone());
        let row = existing.and_then(|entry| Some((entry.row?, entry.revision)));
        let saved = self
            .write(actor, by, input.partnership_id, (key, row), content, json!({"confirmed": codes}))
            .await?;
        if let Some(key) = saved {
            return self.entry(input.partnership_id, &key).await;
        }
        // Somebody saved between our reading and our writing.
        let entries = self.entries(input.partnership_id).await?;
        let theirs = entries.iter().find(|entry| {
            input.key.as_ref().map_or_else(|| entry.word_key() == fold(&input.word), |key| entry.key == **key)
        });
        let theirs = theirs.ok_or(Error::NotFound)?;
        Err(Error::Problems(if input.key.is_some() { conflicts(theirs, &input) } else { vec![taken()] }))
    }

    /// Leaves a word out, or shows it again; said twice it changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn set_hidden(&self, actor: &Actor, input: SetGlossaryEntryHiddenInput) -> Result<Entry> {
        let by = self.editing(actor, input.partnership_id, input.acting_post_id).await?;
        let entry = self.entry(input.partnership_id, &input.key).await?;
        if entry.hidden == input.hidden {
            return Ok(entry);
        }
        let content = Content {
            word_key: entry.word_key(),
            word: entry.word,
            forms: entry.forms.join("\n"),
            justice: entry.justice,
            health: entry.health,
            source: entry.source,
            checked_on: entry.checked_on,
            hidden: input.hidden,
        };
        let place = (Some(entry.key.clone()), entry.row.map(|id| (id, entry.revision)));
        let facts = json!({"hidden": input.hidden});
        self.write(actor, by, input.partnership_id, place, content, facts).await?;
        self.entry(input.partnership_id, &entry.key).await
    }

    /// Brings a common word back as it was, or removes one of the partnership's own; gives it as it was left.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn reset(&self, actor: &Actor, input: ResetGlossaryEntryInput) -> Result<Entry> {
        let by = self.editing(actor, input.partnership_id, input.acting_post_id).await?;
        let entry = self.entry(input.partnership_id, &input.key).await?;
        let Some(id) = entry.row else { return Ok(entry) };
        let mut tx = self.platform.db.begin().await?;
        store::delete(&mut tx, id).await?;
        let facts = json!({"partnership": input.partnership_id, "common": entry.common});
        audit::record(&mut tx, &self.platform, by, "glossary.reset", id, facts).await?;
        tx.commit().await?;
        if entry.common { self.entry(input.partnership_id, &input.key).await } else { Ok(entry) }
    }

    /// Writes one row; gives the word's key, or none when somebody else wrote first.
    async fn write(
        &self,
        actor: &Actor,
        by: By,
        partnership: PartnershipId,
        (key, row): (Option<String>, Option<(EntryId, i64)>),
        content: Content,
        facts: serde_json::Value,
    ) -> Result<Option<String>> {
        let now = self.platform.clock.now();
        let mut tx = self.platform.db.begin().await?;
        let place = Place { partnership, common_key: key.clone(), by: actor.person, now };
        let (id, written) = if let Some((id, revision)) = row {
            (id, store::update(&mut tx, id, revision, place, content).await?)
        } else {
            let id = EntryId::fresh(&self.platform.entropy, now);
            (id, store::insert(&mut tx, id, place, content).await?)
        };
        if !written {
            return Ok(None);
        }
        audit::record(&mut tx, &self.platform, by, "glossary.save", id, facts).await?;
        tx.commit().await?;
        Ok(Some(key.unwrap_or_else(|| id.to_string())))
    }

    /// Under which post somebody edits the glossary of a partnership.
    async fn editing(&self, actor: &Actor, partnership: PartnershipId, post: Option<PostId>) -> Result<By> {
        let (held, standing) = self.partnerships.acting(actor, partnership, post).await?;
        if policy::edits(standing) { Ok(By::actor(actor, Some(held.post))) } else { Err(Error::Forbidden) }
    }

    async fn entries(&self, partnership: PartnershipId) -> Result<Vec<Entry>> {
        let mut found = self.of_partnerships_as_system(&[partnership]).await?;
        Ok(found.remove(&partnership).unwrap_or_default())
    }

    async fn entry(&self, partnership: PartnershipId, key: &str) -> Result<Entry> {
        let entries = self.entries(partnership).await?;
        entries.into_iter().find(|entry| entry.key == key).ok_or(Error::NotFound)
    }

    fn content(
        &self,
        input: &SaveGlossaryEntryInput,
        existing: Option<&Entry>,
        screen: &mut Screen<'_>,
    ) -> Option<Content> {
        let word = screen.required("word", &input.word, LINE);
        let justice = screen.required("justice", &input.justice, SENSE);
        let health = screen.required("health", &input.health, SENSE);
        let source = screen.required("source", &input.source, LINE);
        let forms: Vec<String> = input
            .forms
            .iter()
            .filter_map(|form| screen.optional("forms", Some(form), LINE))
            .map(|form| form.into_inner().replace('\n', " "))
            .collect();
        let word = word?.into_inner();
        let today = self.platform.clock.now().day_in(&crate::kernel::clock::Zone::paris());
        Some(Content {
            word_key: fold(&word),
            forms: if forms.is_empty() { word.clone() } else { forms.join("\n") },
            word,
            justice: justice.map(SafeText::into_inner)?,
            health: health.map(SafeText::into_inner)?,
            source: source.map(SafeText::into_inner)?,
            checked_on: input.checked_on.unwrap_or(today),
            hidden: existing.is_some_and(|entry| entry.hidden),
        })
    }
}

fn check_word(
    input: &SaveGlossaryEntryInput,
    existing: Option<&Entry>,
    entries: &[Entry],
    problems: &mut Problems,
) {
    let word_key = fold(&input.word);
    let others = || entries.iter().filter(|entry| existing.is_none_or(|one| one.key != entry.key));
    problems.require(others().all(|entry| entry.word_key() != word_key), taken);
    problems.require(input.forms.len() <= MOST_FORMS, || {
        Problem::new("INVALID_VALUE", format!("Donnez au plus {MOST_FORMS} formes.")).on("forms")
    });
    let own = entries.iter().filter(|entry| entry.adapted).count();
    problems.require(existing.is_some_and(|entry| entry.adapted) || own < MOST_WORDS, || {
        Problem::new("TOO_MANY", format!("Un partenariat adapte ou ajoute au plus {MOST_WORDS} mots."))
    });
}

fn taken() -> Problem {
    Problem::new("WORD_TAKEN", "Ce mot est déjà dans le glossaire : modifiez-le plutôt.").on("word")
}

/// One conflict for each text whose two values differ; none when both wrote the same.
fn conflicts(theirs: &Entry, mine: &SaveGlossaryEntryInput) -> Vec<Problem> {
    let Some((at, author)) = theirs.edited.clone() else {
        // The partnership's wording was dropped since it was read.
        let message = "Ce mot a été remis comme à l’origine entre-temps. Relisez-le, puis recommencez.";
        return vec![Problem::new("CONFLICT_EDITED_MEANWHILE", message)];
    };
    let edit = LastEdit { author, at, revision: theirs.revision };
    edit.conflicts([
        ("word", mine.word.trim(), &theirs.word),
        ("justice", mine.justice.trim(), &theirs.justice),
        ("health", mine.health.trim(), &theirs.health),
        ("source", mine.source.trim(), &theirs.source),
    ])
}
