//! Institutional sign-in: an OpenID Connect relying party that speaks each provider's dialect.
//!
//! A [`Provider`] is made of [`ProviderSettings`] and of what discovery says, fetched when first needed, so that the
//! service starts while a provider is down. [`Provider::begin`] gives the address to send the browser to and a
//! [`Pending`] attempt, which the caller stores **single-use, under the hash of its state**; [`Provider::finish`]
//! consumes it together with the callback's parameters and gives an [`Identity`]: who, according to whom. Rights are
//! not decided here (they come from mandates), nothing is stored here, and neither errors nor logs hold tokens or
//! personal data.

mod discovery;
mod error;
mod identity;
mod provider;
mod settings;
mod verify;

pub use error::SignInError;
pub use identity::Identity;
pub use provider::{CallbackParams, POST_LOGOUT_PATH, Pending, Provider, Purpose, callback_path};
pub use settings::{
    AcrRequest, AcrSettings, ClaimNames, EmailTrust, ProviderSettings, SettingProblems, TokenAuth, UserInfo,
};
