//! This slice in the API.

mod mandates;
mod people;

pub use mandates::{MandateMutation, MandatePayload, PostHolders};
pub use people::PeopleQuery;
