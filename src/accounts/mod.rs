//! People, identities, mandates, sessions and invitations: who is signed in, and which rights follow.

pub mod oidc;
mod sessions;

pub use sessions::{OpenSession, SESSION_FOR, Sessions, hash_token};
