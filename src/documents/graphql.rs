//! Documents in the API.

use async_graphql::{Context, Object};

use super::{
    Document, DocumentId, Documents, PartnershipLogo, RequestDocumentInput, SetPartnershipLogoInput,
};
use crate::partnerships::Partnership;
use crate::payload;
use crate::platform::graphql::ContextExt as _;

payload!(
    /// The document as it now stands.
    DocumentPayload { document: Document }
);

payload!(
    /// The partnership as it now stands.
    PartnershipLogoPayload { partnership: Partnership }
);

/// What documents add to a partnership.
pub struct PartnershipDocuments(pub Partnership);

/// What documents add to a partnership.
#[Object]
impl PartnershipDocuments {
    /// What its documents bear at their head; null for whom its matter is not meant.
    async fn logo(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<PartnershipLogo>> {
        ctx.service::<Documents>().logo(&self.0).await.map_err(Into::into).transpose()
    }
}

/// Root fields of documents.
#[derive(Default)]
pub struct DocumentQuery;

/// Root fields of documents.
#[Object]
impl DocumentQuery {
    /// A document that the viewer asked for: how far it is, and where it is read once it is made.
    async fn document(&self, ctx: &Context<'_>, id: DocumentId) -> async_graphql::Result<Option<Document>> {
        Ok(ctx.service::<Documents>().document(ctx.actor()?, id).await?)
    }
}

/// What can be done with documents.
#[derive(Default)]
pub struct DocumentMutation;

/// What can be done with documents.
#[Object]
impl DocumentMutation {
    /// Asks for a document as PDF; asked for again with nothing changed, it is the same one.
    async fn request_document(
        &self,
        ctx: &Context<'_>,
        input: RequestDocumentInput,
    ) -> async_graphql::Result<DocumentPayload> {
        let result = ctx.service::<Documents>().request(ctx.actor()?, input.into()).await;
        Ok(DocumentPayload::from_result(result)?)
    }

    /// Sets what a partnership's documents bear at their head, or takes it away.
    async fn set_partnership_logo(
        &self,
        ctx: &Context<'_>,
        input: SetPartnershipLogoInput,
    ) -> async_graphql::Result<PartnershipLogoPayload> {
        let result = ctx.service::<Documents>().set_logo(ctx.actor()?, input).await;
        Ok(PartnershipLogoPayload::from_result(result)?)
    }
}
