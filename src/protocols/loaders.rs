//! Loaders of one request: what hangs on protocols and versions, one statement a level.
//!
//! The first ones hold the viewer's rights. Those for parts of a protocol are asked by fields of a protocol that the
//! viewer was shown, and leave out what such a viewer does not see.

use std::collections::HashMap;
use std::hash::Hash;

use async_graphql::Context;
use async_graphql::dataloader::{DataLoader, Loader};

use super::approvals::{Approval, ChangeRequest};
use super::checklist::Answered;
use super::corrections::Correction;
use super::ids::{ApprovalId, ProtocolId, VersionId};
use super::model::{Clause, Party, RenewalRow, Signatory, VersionRow};
use super::reading::ProtocolFilter;
use super::work::Seen;
use super::{Protocols, store};
use crate::kernel::actor::PartnershipId;
use crate::kernel::error::Result;
use crate::kernel::page::Page;
use crate::partnerships::PageOf;
use crate::platform::graphql::{BatchError, Batches, Viewer, grouped};

/// Reads protocols for one viewer.
pub struct ProtocolReader {
    protocols: Protocols,
    viewer: Viewer,
}

/// The loader registered for each request.
pub type ProtocolLoader = DataLoader<ProtocolReader>;

/// Makes the loader of one request.
#[must_use]
pub fn protocol_loader(protocols: &Protocols, viewer: &Viewer, batches: &Batches) -> ProtocolLoader {
    batches.loader::<ProtocolId, _>(ProtocolReader { protocols: protocols.clone(), viewer: viewer.clone() })
}

/// Protocols of one partnership, filtered.
pub(super) type ProtocolsOf = PageOf<(PartnershipId, ProtocolFilter)>;

impl Loader<ProtocolId> for ProtocolReader {
    type Value = Seen;
    type Error = BatchError;
    async fn load(&self, ids: &[ProtocolId]) -> Result<HashMap<ProtocolId, Seen>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        Ok(self.protocols.find_all_visible(actor, ids).await?)
    }
}

impl Loader<ProtocolsOf> for ProtocolReader {
    type Value = Page<Seen>;
    type Error = BatchError;
    async fn load(&self, keys: &[ProtocolsOf]) -> Result<HashMap<ProtocolsOf, Page<Seen>>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let mut pages = HashMap::new();
        for (request, keys) in PageOf::by_request(keys)? {
            for (filter, keys) in grouped(keys, |key| key.of.1.clone()) {
                let ids: Vec<PartnershipId> = keys.iter().map(|key| key.of.0).collect();
                let mut found = self.protocols.of_partnerships(actor, &ids, &filter, &request).await?;
                pages.extend(keys.into_iter().filter_map(|key| {
                    let page = found.remove(&key.of.0)?;
                    Some((key, page))
                }));
            }
        }
        Ok(pages)
    }
}

/// Declares the loader of a list that hangs on a protocol or a version.
macro_rules! hangs_on {
    ($(#[$meta:meta])* $key:ident($id:ty) => $value:ty, $read:path, $owner:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(super) struct $key(pub $id);

        impl Loader<$key> for ProtocolReader {
            type Value = Vec<$value>;
            type Error = BatchError;
            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, Vec<$value>>, BatchError> {
                let ids: Vec<$id> = keys.iter().map(|key| key.0).collect();
                let rows = $read(&self.protocols.platform.db, &ids).await?;
                Ok(grouped(rows, |row| $key(row.$owner)))
            }
        }
    };
}

hangs_on!(
    /// Parties of a protocol, in name order.
    PartiesOf(ProtocolId) => Party, store::read::parties, protocol_id
);
hangs_on!(
    /// Versions of a protocol, latest first.
    VersionsOf(ProtocolId) => VersionRow, store::read::versions, protocol_id
);
hangs_on!(
    /// Renewals of a protocol, earliest first.
    RenewalsOf(ProtocolId) => RenewalRow, store::read::renewals, protocol_id
);
hangs_on!(
    /// Clauses of a version, in order.
    ClausesOf(VersionId) => Clause, store::read::clauses, version_id
);
hangs_on!(
    /// Parties that a version names, with their signatory posts.
    SignatoriesOf(VersionId) => Signatory, store::read::signatories, version_id
);
hangs_on!(
    /// Checklist answers of a version.
    AnswersOf(VersionId) => Answered, store::read::answers, version_id
);
hangs_on!(
    /// Approvals of a version, latest first.
    ApprovalsOf(VersionId) => Approval, store::read::approvals, version_id
);
hangs_on!(
    /// The latest request for change of a version.
    ChangeRequestOf(VersionId) => ChangeRequest, store::read::change_requests, version_id
);

/// The notes that followed an approval, in the order in which they were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct CorrectionsOf(pub ApprovalId);

impl Loader<CorrectionsOf> for ProtocolReader {
    type Value = Vec<Correction>;
    type Error = BatchError;
    async fn load(
        &self,
        keys: &[CorrectionsOf],
    ) -> Result<HashMap<CorrectionsOf, Vec<Correction>>, BatchError> {
        let ids: Vec<ApprovalId> = keys.iter().map(|key| key.0).collect();
        let rows = self.protocols.corrections_as_system(&ids).await?;
        Ok(grouped(rows, |row| CorrectionsOf(ApprovalId(row.subject_id))))
    }
}

/// What hangs on a protocol or a version; empty when nothing does.
pub(super) async fn all<K, V>(ctx: &Context<'_>, key: K) -> async_graphql::Result<Vec<V>>
where
    K: Send + Sync + Hash + Eq + Clone + 'static,
    V: Send + Sync + Clone + 'static,
    ProtocolReader: Loader<K, Value = Vec<V>, Error = BatchError>,
{
    Ok(ctx.data_unchecked::<ProtocolLoader>().load_one(key).await?.unwrap_or_default())
}

/// One protocol as the viewer sees it; none when out of reach.
///
/// # Errors
/// The database's.
pub async fn load(ctx: &Context<'_>, id: ProtocolId) -> async_graphql::Result<Option<Seen>> {
    Ok(ctx.data_unchecked::<ProtocolLoader>().load_one(id).await?)
}
