//! What of protocols is for everybody: clauses marked public, of versions in force.

use async_graphql::SimpleObject;
use serde::Serialize;

use super::{Protocols, store};
use crate::kernel::actor::PartnershipId;
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

    /// The clauses marked public of the partnership's protocols in force, protocol by protocol, in their order.
    ///
    /// # Errors
    /// The database's.
    pub async fn public_clauses_as_system(&self, partnership: PartnershipId) -> Result<Vec<PublicClause>> {
        store::published::clauses(&self.platform.db, partnership).await
    }
}
