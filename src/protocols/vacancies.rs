//! Posts that answer for or sign a protocol in force and have no holder (domain §6: when a holder leaves, the protocol
//! keeps its state and the vacancy shows): when one empties or is filled, its history says so.

use std::collections::HashSet;

use jiff::SignedDuration;
use serde_json::json;

use super::ids::ProtocolId;
use super::{Protocols, store};
use crate::kernel::actor::PostId;
use crate::kernel::error::Result;
use crate::platform::audit::{self, By};
use crate::platform::jobs::{JobError, Worker};

/// The job that looks who holds the posts. Mandates end with the day, so that no act tells of it.
pub const VACANCIES_JOB: &str = "protocols.vacancies";

impl Protocols {
    /// Teaches the worker to look.
    pub(super) fn register_vacancies(&self, worker: &mut Worker) {
        let protocols = self.clone();
        worker.every(VACANCIES_JOB, SignedDuration::from_hours(1), move |_| {
            let protocols = protocols.clone();
            async move { protocols.note_vacancies_as_system().await.map(drop).map_err(JobError::from) }
        });
    }

    /// Notes posts that emptied or were filled since it was last looked; tells how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn note_vacancies_as_system(&self) -> Result<usize> {
        let bound = store::vacancies::bound_posts(&self.platform.db).await?;
        let mut posts: Vec<PostId> = bound.iter().map(|(_, post)| *post).collect();
        posts.sort_unstable();
        posts.dedup();
        let vacant = self.accounts.vacant_since(&posts).await?;
        let now: HashSet<(ProtocolId, PostId)> =
            bound.into_iter().filter(|(_, post)| vacant.contains_key(post)).collect();
        let mut tx = self.platform.db.begin().await?;
        let before: HashSet<(ProtocolId, PostId)> =
            store::vacancies::known(&mut tx).await?.into_iter().collect();
        let mut changed: Vec<_> = now.symmetric_difference(&before).copied().collect();
        changed.sort_unstable();
        for (protocol, post) in &changed {
            let by = By::SystemAbout(VACANCIES_JOB, *post);
            let since = vacant.get(post);
            if now.contains(&(*protocol, *post)) {
                store::vacancies::insert(&mut tx, *protocol, *post).await?;
                let codes = json!({ "since": since });
                audit::record(&mut tx, &self.platform, by, "protocol.post_vacant", *protocol, codes).await?;
            } else {
                store::vacancies::delete(&mut tx, *protocol, *post).await?;
                // A protocol that ended, or a post that no longer signs, is not news of its holder.
                if since.is_none() {
                    audit::record(&mut tx, &self.platform, by, "protocol.post_filled", *protocol, ()).await?;
                }
            }
        }
        tx.commit().await?;
        Ok(changed.len())
    }
}
