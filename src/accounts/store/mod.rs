//! All SQL of this slice, by use case.

pub mod access_requests;
pub mod holders;
pub mod identities;
pub mod invitations;
pub mod mandates;
pub mod my_data;
pub mod people;
pub mod sign_ins;
