//! What touches the outside world and knows nothing of the domain.

pub mod audit;
pub mod db;
pub mod graphql;
pub mod http;
pub mod ical;
pub mod jobs;
pub mod mail;
pub mod rate;
pub mod telemetry;

use crate::kernel::clock::Clock;
use crate::kernel::entropy::Entropy;

/// What every service needs to touch the world; clones share everything.
#[derive(Clone, Debug)]
pub struct Platform {
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
    /// The host of the address people use: the right-hand side of Message-IDs and calendar UIDs.
    #[must_use]
    pub fn host(&self) -> &str {
        let bare = self.public_url.split_once("://").map_or(self.public_url.as_str(), |(_, rest)| rest);
        bare.split(['/', ':']).next().unwrap_or(bare)
    }
}
