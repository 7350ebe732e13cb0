//! Who somebody is, according to whom.

use std::fmt;

use serde_json::{Map, Value};

use super::settings::{EmailTrust, ProviderSettings};

/// The outcome of a sign-in. Accounts are keyed on (issuer, subject) and on nothing else: names, address and SIRET
/// are what the provider says today.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// The provider's issuer.
    pub issuer: String,
    /// The person at that provider; several subjects may be one person.
    pub subject: String,
    /// First name.
    pub given_name: Option<String>,
    /// Family name.
    pub family_name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Whether the provider vouches for the address.
    pub email_verified: bool,
    /// SIRET of the employer: a hint, which may be a whole ministry's.
    pub siret: Option<String>,
    /// Level of assurance reached.
    pub acr: Option<String>,
    /// When the person last proved who they are, if the provider says.
    pub auth_time: Option<jiff::Timestamp>,
    /// How they did.
    pub amr: Vec<String>,
    /// The ID token, needed to sign out at the provider. Personal data: keep it with the session and nowhere else.
    pub id_token_hint: String,
}

/// Says who vouches and how far, never who the person is.
impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity")
            .field("issuer", &self.issuer)
            .field("acr", &self.acr)
            .finish_non_exhaustive()
    }
}

/// What is read from the claims by the names that the settings give.
pub(super) struct Described {
    pub given_name: Option<String>,
    pub family_name: Option<String>,
    pub email: Option<String>,
    pub email_verified: bool,
    pub siret: Option<String>,
}

impl Described {
    pub fn read(settings: &ProviderSettings, claims: &Map<String, Value>) -> Self {
        let text = |name: &str| {
            let value = claims.get(name)?.as_str()?.trim();
            (!value.is_empty()).then(|| value.to_owned())
        };
        let names = &settings.claims;
        let email = names.email.as_deref().and_then(text);
        let vouched = match settings.email_trust {
            EmailTrust::Never => false,
            EmailTrust::Claim => claims.get("email_verified").and_then(Value::as_bool).unwrap_or(false),
            EmailTrust::Always => true,
        };
        Self {
            given_name: text(&names.given_name),
            family_name: text(&names.family_name),
            email_verified: vouched && email.is_some(),
            email,
            siret: names.siret.as_deref().and_then(text),
        }
    }
}
