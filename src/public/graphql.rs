//! Public sheets in the API, for those who write them. Readers have a page of their own.

use async_graphql::{ComplexObject, Context, Object};

use super::{PublicSheet, PublicSheets, SavePublicSheetInput, SheetState, ShowPublicSheetInput};
use crate::accounts::{VisiblePerson, load_person};
use crate::directory::Organisation;
use crate::partnerships::Partnership;
use crate::payload;
use crate::platform::graphql::ContextExt as _;
use crate::protocols::PublicClause;

/// What sheets add to a partnership.
pub struct PartnershipSheet(pub Partnership);

/// What sheets add to a partnership.
#[Object]
impl PartnershipSheet {
    /// What it tells the public, as those who write it see it; null for whom its matter is not meant.
    async fn public_sheet(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<PublicSheet>> {
        ctx.service::<PublicSheets>().sheet(&self.0).await.map_err(Into::into).transpose()
    }
}

#[ComplexObject]
impl PublicSheet {
    /// The texts differ from those that are shown.
    async fn changed_since_published(&self) -> bool {
        self.published.as_ref().is_some_and(|shown| *shown != self.texts)
    }
    /// Who approved it.
    async fn published_by(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<VisiblePerson>> {
        match self.published_by.filter(|_| self.published.is_some()) {
            Some(person) => load_person(ctx, person).await,
            None => Ok(None),
        }
    }
    /// Clauses marked public of versions in force, which stand on the sheet by themselves.
    async fn clauses(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<PublicClause>> {
        Ok(ctx.service::<PublicSheets>().clauses(self.partnership_id).await?)
    }
    /// Structures of the territory that receive people, as the sheet lists them.
    async fn structures(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Organisation>> {
        Ok(ctx.service::<PublicSheets>().structures(self.partnership_id, self.today).await?)
    }
    /// Whether the viewer may write and approve it.
    async fn viewer_can_edit(&self) -> bool {
        self.runs
    }
    /// Whether the viewer may take it away.
    async fn viewer_can_withdraw(&self) -> bool {
        self.runs && self.state != SheetState::Hidden
    }
}

payload!(
    /// The sheet as it now stands.
    PublicSheetPayload { sheet: PublicSheet }
);

/// What can be done with public sheets.
#[derive(Default)]
pub struct PublicSheetMutation;

/// What can be done with public sheets.
#[Object]
impl PublicSheetMutation {
    /// Writes the texts of a sheet; nothing is shown before it is published.
    async fn save_public_sheet(
        &self,
        ctx: &Context<'_>,
        input: SavePublicSheetInput,
    ) -> async_graphql::Result<PublicSheetPayload> {
        let result = ctx.service::<PublicSheets>().save(ctx.actor()?, input).await;
        Ok(PublicSheetPayload::from_result(result)?)
    }

    /// Approves the texts as they stand and shows them to anybody.
    async fn publish_public_sheet(
        &self,
        ctx: &Context<'_>,
        input: ShowPublicSheetInput,
    ) -> async_graphql::Result<PublicSheetPayload> {
        let result = ctx.service::<PublicSheets>().publish(ctx.actor()?, input).await;
        Ok(PublicSheetPayload::from_result(result)?)
    }

    /// Shows the sheet no more.
    async fn withdraw_public_sheet(
        &self,
        ctx: &Context<'_>,
        input: ShowPublicSheetInput,
    ) -> async_graphql::Result<PublicSheetPayload> {
        let result = ctx.service::<PublicSheets>().withdraw(ctx.actor()?, input).await;
        Ok(PublicSheetPayload::from_result(result)?)
    }
}
