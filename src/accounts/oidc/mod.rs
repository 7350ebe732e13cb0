//! Signing in through an institution.

mod settings;

pub use settings::ProviderSettings;
