//! The words of the glossary in a version's text.

use async_graphql::{Context, SimpleObject};

use super::version::ProtocolVersion;
use crate::glossary::{Entry, common, first_occurrences, load_glossary};
use crate::protocols::ids::ClauseId;

/// A word of the glossary, where it first occurs in the text.
#[derive(Clone, Debug, SimpleObject)]
pub struct GlossaryMention {
    /// The word with both senses.
    entry: Entry,
    /// In the body of which clause.
    clause_id: ClauseId,
    /// First character there, counted in Unicode scalar values.
    start: i64,
    /// One past the last character.
    end: i64,
}

impl ProtocolVersion {
    /// Each word once, in reading order. Who reads the partnership sees its wording, others the common one.
    pub(super) async fn mentions(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<GlossaryMention>> {
        let entries = if self.full() {
            load_glossary(ctx, self.seen.protocol.partnership_id).await?
        } else {
            common().to_vec()
        };
        let shown: Vec<Entry> = entries.into_iter().filter(|entry| !entry.hidden).collect();
        let clauses = self.clause_rows(ctx).await?;
        let texts: Vec<&str> = clauses.iter().map(|clause| clause.body.as_str()).collect();
        let forms = shown.iter().map(|entry| entry.forms.iter().map(String::as_str));
        let place = |at: usize| i64::try_from(at).unwrap_or(i64::MAX);
        Ok(first_occurrences(&texts, forms)
            .into_iter()
            .map(|one| GlossaryMention {
                entry: shown[one.word].clone(),
                clause_id: clauses[one.text].id,
                start: place(one.start),
                end: place(one.end),
            })
            .collect())
    }
}
