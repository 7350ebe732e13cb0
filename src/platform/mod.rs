//! What touches the outside world and knows nothing of the domain.

pub mod audit;
pub mod db;
pub mod graphql;
pub mod http;
pub mod ical;
pub mod jobs;
pub mod live;
pub mod mail;
pub mod pdf;
pub mod rate;
pub mod reminders;
pub mod telemetry;
pub mod texts;

use std::ops::Deref;
use std::sync::Arc;

use crate::kernel::clock::Clock;
use crate::kernel::entropy::Entropy;

/// What every service needs to touch the world, shared by all clones. Services hold one another, so that a clone of the
/// topmost clones this dozens of times: it must cost nothing.
#[derive(Clone, Debug)]
pub struct Platform(Arc<Parts>);

/// What a [`Platform`] gives.
#[derive(Debug)]
pub struct Parts {
    /// The database.
    pub db: db::Db,
    /// Where the time is read.
    pub clock: Clock,
    /// Where ids and tokens come from.
    pub entropy: Entropy,
    /// The address people use, without a trailing slash: `https://jonction.example`.
    pub public_url: String,
}

impl Platform {
    /// Of these parts.
    #[must_use]
    pub fn new(db: db::Db, clock: Clock, entropy: Entropy, public_url: String) -> Self {
        Self(Arc::new(Parts { db, clock, entropy, public_url }))
    }

    /// The host of the address people use: the right-hand side of Message-IDs and calendar UIDs.
    #[must_use]
    pub fn host(&self) -> &str {
        let bare = self.public_url.split_once("://").map_or(self.public_url.as_str(), |(_, rest)| rest);
        bare.split(['/', ':']).next().unwrap_or(bare)
    }
}

impl Deref for Platform {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
