//! The directory in the API.

mod import;
mod mutation;
mod query;
mod types;

pub use import::{ImportMutation, ImportQuery, ImportRunLinks, ImportRunPayload, load_import_run};
pub use mutation::{DirectoryMutation, OrganisationPayload, PostPayload, TerritoryPayload};
pub use query::DirectoryQuery;
pub use types::{OrganisationLinks, PostLinks, TerritoryLinks};
