//! Protocols in the API: root fields here, types beside.

mod approval;
mod clause;
mod history;
mod links;
mod party;
mod protocol;
mod term;
mod version;
mod words;

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{Context, ID, Object};

use super::clock::ReviewStatus;
use super::ids::{ProtocolId, VersionId};
use super::inputs::{
    AbandonVersionInput, AddClauseInput, AnswerChecklistPointInput, ApproveVersionInput,
    CorrectApprovalInput, CreateProtocolInput, MoveClauseInput, NotifyNonRenewalInput, OpenApprovalInput,
    RecordExistingAgreementInput, RecordPaperSignatureInput, RemoveClauseInput, RenewProtocolInput,
    RequestChangeInput, SetPartiesInput, StartVersionInput, TerminateProtocolInput, UpdateClauseInput,
    UpdateProtocolInput, WithdrawPartyInput,
};
use super::library::{AddLibraryClausesInput, ClauseTemplate, library};
use super::model::ProtocolStatus;
use super::reading::ProtocolFilter;
use super::{Protocols, loaders};
use crate::kernel::actor::PartnershipId;
use crate::kernel::error::{Error, Result};
use crate::kernel::page::PageRequest;
use crate::payload;
use crate::platform::graphql::{ContextExt as _, Total, connection};

pub use clause::ClauseNode;
pub(super) use clause::clause_of;
pub use history::HistoryEntry;
pub use links::{OrganisationProtocols, PartnershipProtocols};
pub use protocol::{CooperationProtocol, ProtocolLinks};
pub(super) use version::of_protocol as version_of;
pub use version::{ProtocolVersion, load as load_version};

use approval::ApprovalNode;

type Pages<T> = Connection<String, T, Total, EmptyFields>;

payload!(
    /// A protocol after a change.
    ProtocolPayload { protocol: CooperationProtocol }
);
payload!(
    /// A version after a change.
    VersionPayload { version: ProtocolVersion }
);
payload!(
    /// A clause after a change.
    ClausePayload { clause: ClauseNode }
);
payload!(
    /// An approval once given.
    ApprovalPayload { approval: ApprovalNode }
);

/// Root fields.
#[derive(Default)]
pub struct ProtocolQuery;

/// Root fields.
#[Object]
impl ProtocolQuery {
    /// Soonest review first, then title.
    #[expect(clippy::too_many_arguments, reason = "the contract's filters, one argument each")]
    async fn protocols(
        &self,
        ctx: &Context<'_>,
        search: Option<String>,
        partnership_id: Option<PartnershipId>,
        territory: Option<ID>,
        status: Option<ProtocolStatus>,
        review_status: Option<ReviewStatus>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Pages<CooperationProtocol>> {
        let request =
            PageRequest::new(first, after.as_deref(), ctx.look_ahead().field("totalCount").exists())?;
        let filter = ProtocolFilter { search, status, review: review_status, party: None };
        let territory = territory.as_ref().map(|code| code.as_str());
        let service = ctx.service::<Protocols>();
        let page = service.list(ctx.actor()?, partnership_id, territory, &filter, &request).await?;
        Ok(connection(protocol::nodes(page), after.is_some()))
    }

    /// Clauses to begin a protocol with, for who is signed in.
    #[expect(clippy::unused_async, reason = "resolvers are")]
    async fn clause_library(&self, ctx: &Context<'_>) -> Result<Vec<ClauseTemplate>> {
        ctx.actor().map(|_| library().to_vec())
    }

    #[graphql(entity)]
    async fn find_protocol(
        &self,
        ctx: &Context<'_>,
        id: ProtocolId,
    ) -> Option<async_graphql::Result<CooperationProtocol>> {
        loaders::load(ctx, id).await.map(|seen| seen.map(CooperationProtocol::from)).transpose()
    }
}

async fn protocol_answer(ctx: &Context<'_>, done: Result<ProtocolId>) -> Result<ProtocolPayload> {
    let service = ctx.service::<Protocols>();
    let found = match done {
        Ok(id) => service.visible(ctx.actor()?, id).await,
        Err(error) => Err(error),
    };
    ProtocolPayload::from_result(found)
}

async fn version_answer(ctx: &Context<'_>, done: Result<VersionId>) -> Result<VersionPayload> {
    let found = match done {
        Ok(id) => version::find(ctx, id).await,
        Err(error) => Err(error),
    };
    VersionPayload::from_result(found)
}

/// Mutations.
#[derive(Default)]
pub struct ProtocolMutation;

/// Mutations.
#[Object]
impl ProtocolMutation {
    /// Creates a protocol with its first draft.
    async fn create_protocol(
        &self,
        ctx: &Context<'_>,
        input: CreateProtocolInput,
    ) -> Result<ProtocolPayload> {
        protocol_answer(ctx, ctx.service::<Protocols>().create(ctx.actor()?, input).await).await
    }

    /// Changes title, owner, term or review period.
    async fn update_protocol(
        &self,
        ctx: &Context<'_>,
        input: UpdateProtocolInput,
    ) -> Result<ProtocolPayload> {
        protocol_answer(ctx, ctx.service::<Protocols>().update(ctx.actor()?, input).await).await
    }

    /// Says who is party to the draft and who signs.
    async fn set_parties(&self, ctx: &Context<'_>, input: SetPartiesInput) -> Result<ProtocolPayload> {
        protocol_answer(ctx, ctx.service::<Protocols>().set_parties(ctx.actor()?, input).await).await
    }

    /// Records an agreement signed before the platform; in force at once.
    async fn record_existing_agreement(
        &self,
        ctx: &Context<'_>,
        input: RecordExistingAgreementInput,
    ) -> Result<ProtocolPayload> {
        protocol_answer(ctx, ctx.service::<Protocols>().record_existing(ctx.actor()?, input).await).await
    }

    /// Starts a version from the text in force.
    async fn start_version(&self, ctx: &Context<'_>, input: StartVersionInput) -> Result<VersionPayload> {
        version_answer(ctx, ctx.service::<Protocols>().start_version(ctx.actor()?, input).await).await
    }

    /// Gives up a version that binds nobody yet.
    async fn abandon_version(&self, ctx: &Context<'_>, input: AbandonVersionInput) -> Result<VersionPayload> {
        version_answer(ctx, ctx.service::<Protocols>().abandon_version(ctx.actor()?, input).await).await
    }

    /// Adds a clause to a draft.
    async fn add_clause(&self, ctx: &Context<'_>, input: AddClauseInput) -> Result<ClausePayload> {
        let done = ctx.service::<Protocols>().add_clause(ctx.actor()?, input).await;
        clause::answer(ctx, done).await
    }

    /// Adds clauses of the library to a draft, and answers the points of the secrecy checklist that they settle.
    async fn add_library_clauses(
        &self,
        ctx: &Context<'_>,
        input: AddLibraryClausesInput,
    ) -> Result<VersionPayload> {
        version_answer(ctx, ctx.service::<Protocols>().add_library_clauses(ctx.actor()?, input).await).await
    }

    /// Changes a clause of a draft.
    async fn update_clause(&self, ctx: &Context<'_>, input: UpdateClauseInput) -> Result<ClausePayload> {
        let done = ctx.service::<Protocols>().update_clause(ctx.actor()?, input).await;
        clause::answer(ctx, done).await
    }

    /// Gives a clause another place.
    async fn move_clause(&self, ctx: &Context<'_>, input: MoveClauseInput) -> Result<ClausePayload> {
        let done = ctx.service::<Protocols>().move_clause(ctx.actor()?, input).await;
        clause::answer(ctx, done).await
    }

    /// Takes a clause out of a draft.
    async fn remove_clause(&self, ctx: &Context<'_>, input: RemoveClauseInput) -> Result<VersionPayload> {
        version_answer(ctx, ctx.service::<Protocols>().remove_clause(ctx.actor()?, input).await).await
    }

    /// Settles a point of the secrecy checklist.
    async fn answer_checklist_point(
        &self,
        ctx: &Context<'_>,
        input: AnswerChecklistPointInput,
    ) -> Result<VersionPayload> {
        version_answer(ctx, ctx.service::<Protocols>().answer_checklist_point(ctx.actor()?, input).await)
            .await
    }

    /// Fixes the text and asks every signatory.
    async fn open_approval(&self, ctx: &Context<'_>, input: OpenApprovalInput) -> Result<VersionPayload> {
        version_answer(ctx, ctx.service::<Protocols>().open_approval(ctx.actor()?, input).await).await
    }

    /// Agrees to one exact text.
    async fn approve_version(
        &self,
        ctx: &Context<'_>,
        input: ApproveVersionInput,
    ) -> Result<ApprovalPayload> {
        let version = input.version_id;
        let done = ctx.service::<Protocols>().approve(ctx.actor()?, input).await;
        approval::answer(ctx, version, done).await
    }

    /// Records a signature given on paper.
    async fn record_paper_signature(
        &self,
        ctx: &Context<'_>,
        input: RecordPaperSignatureInput,
    ) -> Result<ApprovalPayload> {
        let version = input.version_id;
        let done = ctx.service::<Protocols>().record_paper_signature(ctx.actor()?, input).await;
        approval::answer(ctx, version, done).await
    }

    /// Voids the approvals and returns the version to DRAFT.
    async fn request_change(&self, ctx: &Context<'_>, input: RequestChangeInput) -> Result<VersionPayload> {
        version_answer(ctx, ctx.service::<Protocols>().request_change(ctx.actor()?, input).await).await
    }

    /// Adds a dated note to an approval, which itself never changes.
    async fn correct_approval(
        &self,
        ctx: &Context<'_>,
        input: CorrectApprovalInput,
    ) -> Result<ApprovalPayload> {
        match ctx.service::<Protocols>().correct_approval(ctx.actor()?, input).await {
            Ok((version, approval)) => approval::answer(ctx, version, Ok(approval)).await,
            Err(error) => ApprovalPayload::from_result(Err::<ApprovalNode, _>(error)),
        }
    }

    /// Decides the next term of an express renewal.
    async fn renew_protocol(&self, ctx: &Context<'_>, input: RenewProtocolInput) -> Result<ProtocolPayload> {
        protocol_answer(ctx, ctx.service::<Protocols>().renew(ctx.actor()?, input).await).await
    }

    /// Gives notice that a tacit renewal will not happen.
    async fn notify_non_renewal(
        &self,
        ctx: &Context<'_>,
        input: NotifyNonRenewalInput,
    ) -> Result<ProtocolPayload> {
        protocol_answer(ctx, ctx.service::<Protocols>().notify_non_renewal(ctx.actor()?, input).await).await
    }

    /// A party leaves, after its notice.
    async fn withdraw_party(&self, ctx: &Context<'_>, input: WithdrawPartyInput) -> Result<ProtocolPayload> {
        protocol_answer(ctx, ctx.service::<Protocols>().withdraw(ctx.actor()?, input).await).await
    }

    /// Ends a protocol.
    async fn terminate_protocol(
        &self,
        ctx: &Context<'_>,
        input: TerminateProtocolInput,
    ) -> Result<ProtocolPayload> {
        protocol_answer(ctx, ctx.service::<Protocols>().terminate(ctx.actor()?, input).await).await
    }
}

/// Something that must be there for the viewer who was shown what leads to it.
fn found<T>(thing: Option<T>) -> Result<T> {
    thing.ok_or(Error::NotFound)
}
