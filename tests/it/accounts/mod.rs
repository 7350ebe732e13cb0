//! People and the posts they hold: who may record, confirm, end; who sees what; rights that end with their mandate.

mod holders;
mod invitations;
mod mandates;
mod own_account;

pub use invitations::identity;
