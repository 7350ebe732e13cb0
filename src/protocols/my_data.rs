//! What this slice holds on the person who asks, for the export of all their data.

use super::{Protocols, store};
use crate::kernel::actor::Actor;
use crate::kernel::error::Result;

impl Protocols {
    /// What this slice holds on the actor: what they agreed to, and the reviews at which they were.
    ///
    /// # Errors
    /// The database's.
    pub async fn my_data(&self, actor: &Actor) -> Result<serde_json::Value> {
        let db = &self.platform.db;
        Ok(serde_json::json!({
            "approvals": store::my_data::approvals(db, actor.person).await?,
            "reviews": store::my_data::reviews(db, actor.person).await?,
        }))
    }
}
