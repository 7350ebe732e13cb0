//! The glossary in the API.

use async_graphql::{Context, Object};

use super::editing::{ResetGlossaryEntryInput, SaveGlossaryEntryInput, SetGlossaryEntryHiddenInput};
use super::model::Entry;
use super::{Glossary, common, loaders, policy};
use crate::kernel::text::fold;
use crate::partnerships::Partnership;
use crate::payload;
use crate::platform::graphql::ContextExt as _;

payload!(
    /// The word as it now stands; one removed, as it was left.
    GlossaryEntryPayload { entry: Entry }
);

/// What the glossary adds to a partnership.
pub struct PartnershipGlossary(pub Partnership);

/// What the glossary adds to a partnership.
#[Object]
impl PartnershipGlossary {
    /// Words with another sense on each side, in alphabetical order, as the partnership adapted them; the common ones
    /// for who does not read it. Hidden ones only when asked for, by who may show them again.
    async fn glossary(
        &self,
        ctx: &Context<'_>,
        search: Option<String>,
        #[graphql(default)] with_hidden: bool,
    ) -> async_graphql::Result<Vec<Entry>> {
        if !policy::reads(self.0.standing) {
            return Ok(found(common().to_vec(), search.as_deref()));
        }
        let mut entries = loaders::of_partnership(ctx, self.0.id).await?;
        entries.retain(|entry| !entry.hidden || (with_hidden && policy::edits(self.0.standing)));
        Ok(found(entries, search.as_deref()))
    }

    /// May adapt, hide and add words.
    async fn viewer_can_edit_glossary(&self) -> bool {
        policy::edits(self.0.standing)
    }
}

fn found(mut entries: Vec<Entry>, search: Option<&str>) -> Vec<Entry> {
    let searched = fold(search.unwrap_or_default());
    entries.retain(|entry| entry.matches(&searched));
    entries
}

/// Root fields of the glossary.
#[derive(Default)]
pub struct GlossaryQuery;

/// Root fields of the glossary.
#[Object]
impl GlossaryQuery {
    /// The common words, for every signed-in person; a partnership's own are in `Partnership.glossary`.
    #[expect(clippy::unused_async, reason = "fields of an object are async")]
    async fn glossary(&self, ctx: &Context<'_>, search: Option<String>) -> async_graphql::Result<Vec<Entry>> {
        ctx.actor()?;
        Ok(found(common().to_vec(), search.as_deref()))
    }
}

/// What can be done with the glossary.
#[derive(Default)]
pub struct GlossaryMutation;

/// What can be done with the glossary.
#[Object]
impl GlossaryMutation {
    /// Adapts a word for a partnership, or adds one.
    async fn save_glossary_entry(
        &self,
        ctx: &Context<'_>,
        input: SaveGlossaryEntryInput,
    ) -> async_graphql::Result<GlossaryEntryPayload> {
        let result = ctx.service::<Glossary>().save(ctx.actor()?, input).await;
        Ok(GlossaryEntryPayload::from_result(result)?)
    }
    /// Leaves a word out of a partnership's glossary, or shows it again.
    async fn set_glossary_entry_hidden(
        &self,
        ctx: &Context<'_>,
        input: SetGlossaryEntryHiddenInput,
    ) -> async_graphql::Result<GlossaryEntryPayload> {
        let result = ctx.service::<Glossary>().set_hidden(ctx.actor()?, input).await;
        Ok(GlossaryEntryPayload::from_result(result)?)
    }
    /// Drops what the partnership made of a word: a common one comes back as it was, one of its own goes.
    async fn reset_glossary_entry(
        &self,
        ctx: &Context<'_>,
        input: ResetGlossaryEntryInput,
    ) -> async_graphql::Result<GlossaryEntryPayload> {
        let result = ctx.service::<Glossary>().reset(ctx.actor()?, input).await;
        Ok(GlossaryEntryPayload::from_result(result)?)
    }
}
