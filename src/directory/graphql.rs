//! The directory in the API.

mod mutation;
mod query;
mod types;

pub use mutation::{DirectoryMutation, OrganisationPayload, PostPayload, TerritoryPayload};
pub use query::DirectoryQuery;
pub use types::{OrganisationLinks, PostLinks, TerritoryLinks};
