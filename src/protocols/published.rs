//! What binds today: protocols in force, for whom they concern; their clauses marked public, for everybody.

use async_graphql::SimpleObject;
use serde::Serialize;

use super::model::{Protocol, VersionRow};
use super::{Protocols, store};
use crate::kernel::actor::PartnershipId;
use crate::kernel::clock::Day;
use crate::kernel::error::Result;

/// A clause marked public, of a version in force.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject, Serialize, sqlx::FromRow)]
pub struct PublicClause {
    /// Title of the protocol it belongs to.
    pub protocol: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
}

impl Protocols {
    /// Whether any protocol of the partnership is in force today.
    ///
    /// # Errors
    /// The database's.
    pub async fn any_in_force_as_system(&self, partnership: PartnershipId) -> Result<bool> {
        store::published::any_in_force(&self.platform.db, partnership).await
    }

    /// Protocols of these partnerships in force on that day, by title, each with the version that binds; two statements.
    ///
    /// # Errors
    /// The database's.
    pub async fn in_force_as_system(
        &self,
        partnerships: &[PartnershipId],
        on: Day,
    ) -> Result<Vec<(Protocol, VersionRow)>> {
        let protocols = store::published::in_force(&self.platform.db, partnerships).await?;
        let ids: Vec<_> = protocols.iter().map(|protocol| protocol.id).collect();
        let mut versions = store::read::versions(&self.platform.db, &ids).await?;
        versions.retain(|version| version.in_force_on(on));
        let with = |protocol: Protocol| {
            let at = versions.iter().position(|version| version.protocol_id == protocol.id)?;
            Some((protocol, versions.swap_remove(at)))
        };
        Ok(protocols.into_iter().filter_map(with).collect())
    }

    /// The clauses marked public of the partnership's protocols in force, protocol by protocol, in their order.
    ///
    /// # Errors
    /// The database's.
    pub async fn public_clauses_as_system(&self, partnership: PartnershipId) -> Result<Vec<PublicClause>> {
        store::published::clauses(&self.platform.db, partnership).await
    }
}
