//! People, identities, mandates, sessions and invitations: who is signed in, and which rights follow.

pub mod oidc;
