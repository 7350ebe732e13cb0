//! What a deployer writes about one identity provider: everything in which dialects differ is a setting.

use std::collections::BTreeMap;
use std::path::PathBuf;

use openidconnect::ClientSecret;
use serde::Deserialize;
use url::Url;

use crate::platform::http::is_private_enough;

/// Settings found wrong: the key, and what to change (in French, for the person who installs).
pub type SettingProblems = Vec<(&'static str, String)>;

/// One identity provider.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderSettings {
    /// Short name in addresses: lower-case letters, digits and hyphens. Part of the return address registered with
    /// the provider, see [`super::callback_path`].
    pub id: String,
    /// Text of its button.
    pub label: String,
    /// Image that stands for the button's text: an https address, or a path that the reverse proxy serves beside the
    /// service. Its origin is the only one from which pages may load images.
    #[serde(default)]
    pub button_image_url: Option<String>,
    /// Whose door it is, in one line under the button.
    #[serde(default)]
    pub audience_hint: String,
    /// The issuer, exactly as the provider writes it.
    pub issuer: String,
    /// Path of the discovery document below the issuer.
    #[serde(default = "standard_discovery_path")]
    pub discovery_path: String,
    /// Identifier given by the provider at registration.
    pub client_id: String,
    /// Secret given by the provider at registration.
    pub client_secret: ClientSecret,
    /// Scopes asked, `openid` among them.
    pub scopes: Vec<String>,
    /// Whether PKCE is sent: yes unless the provider refuses it, as `ProConnect` does.
    #[serde(default = "yes")]
    pub pkce: bool,
    /// How this service proves who it is at the token endpoint.
    #[serde(default)]
    pub token_auth: TokenAuth,
    /// Level of assurance: how it is asked, and what is accepted.
    #[serde(default)]
    pub acr: AcrSettings,
    /// Whether and how the userinfo endpoint is read.
    #[serde(default)]
    pub userinfo: UserInfo,
    /// Names of the claims that are read.
    #[serde(default)]
    pub claims: ClaimNames,
    /// Whether the provider vouches for the e-mail address.
    #[serde(default)]
    pub email_trust: EmailTrust,
    /// Further parameters of the authorisation request, such as `idp_hint`.
    #[serde(default)]
    pub extra_parameters: BTreeMap<String, String>,
    /// PEM bundle of the only authorities trusted for this provider; the system's when absent.
    pub ca_file: Option<PathBuf>,
    /// Whether signing out here also signs out there.
    #[serde(default)]
    pub logout: bool,
}

/// How the client authenticates at the token endpoint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenAuth {
    /// `client_secret_post`.
    #[default]
    Post,
    /// `client_secret_basic`.
    Basic,
}

/// How a level of assurance is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AcrRequest {
    /// It is not.
    #[default]
    None,
    /// By the parameter `acr_values`.
    AcrValues,
    /// As an essential claim of the ID token, by the parameter `claims`; `amr` is asked with it.
    Claims,
}

/// Levels of assurance, in the provider's own words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AcrSettings {
    /// How they are asked.
    pub asked: AcrRequest,
    /// Levels good enough to sign in; any when empty.
    pub accepted: Vec<String>,
    /// Levels good enough for a sensitive act; when empty the provider has none, and a step-up only asks for a
    /// fresh sign-in.
    pub step_up: Vec<String>,
}

/// Use of the userinfo endpoint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UserInfo {
    /// Read as JSON.
    #[default]
    Plain,
    /// Read as a JWT signed by RS256, the one algorithm the library checks here; JSON is refused.
    Signed,
    /// Not read: the ID token says everything.
    None,
}

/// Whether an e-mail address counts as verified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EmailTrust {
    /// Never: the person will be asked to prove it.
    #[default]
    Never,
    /// When the claim `email_verified` is true.
    Claim,
    /// Always: the provider only hands out addresses that it has checked.
    Always,
}

/// Names of the claims.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClaimNames {
    /// First name.
    pub given_name: String,
    /// Family name; `usual_name` at `ProConnect`.
    pub family_name: String,
    /// E-mail address; none where the provider has no dependable one.
    pub email: Option<String>,
    /// SIRET of the employer, a hint only.
    pub siret: Option<String>,
}

impl Default for ClaimNames {
    fn default() -> Self {
        Self {
            given_name: "given_name".into(),
            family_name: "family_name".into(),
            email: Some("email".into()),
            siret: None,
        }
    }
}

/// Parameters that the protocol sets itself.
const OWN_PARAMETERS: [&str; 12] = [
    "response_type",
    "client_id",
    "redirect_uri",
    "scope",
    "state",
    "nonce",
    "prompt",
    "claims",
    "acr_values",
    "code_challenge",
    "code_challenge_method",
    "response_mode",
];

impl ProviderSettings {
    /// Names every setting that cannot work.
    ///
    /// # Errors
    /// The list of keys, each with what to change.
    pub fn validate(&self) -> Result<(), SettingProblems> {
        let mut problems = SettingProblems::new();
        let mut require = |holds: bool, key: &'static str, message: &str| {
            if !holds {
                problems.push((key, message.to_owned()));
            }
        };
        require(
            !self.id.is_empty()
                && self.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
            "id",
            "n'utilisez que des minuscules sans accent, des chiffres et des tirets",
        );
        require(!self.label.trim().is_empty(), "label", "écrivez le texte du bouton");
        require(
            self.button_image_url
                .as_deref()
                .is_none_or(|image| own_path(image) || image_origin(image).is_some()),
            "button_image_url",
            "donnez l'adresse https de l'image du bouton, ou un chemin qui commence par « / »",
        );
        require(
            Url::parse(&self.issuer).is_ok_and(|url| {
                is_private_enough(&url) && url.query().is_none() && url.fragment().is_none()
            }),
            "issuer",
            "donnez l'adresse https de l'émetteur, sans paramètre (http n'est admis que sur cette machine)",
        );
        require(
            self.discovery_path.starts_with('/'),
            "discovery_path",
            "donnez un chemin qui commence par « / »",
        );
        require(!self.client_id.is_empty(), "client_id", "indiquez l'identifiant reçu du fournisseur");
        require(
            !self.client_secret.secret().is_empty(),
            "client_secret",
            "indiquez le secret reçu du fournisseur",
        );
        require(self.scopes.iter().any(|scope| scope == "openid"), "scopes", "ajoutez « openid »");
        require(
            self.acr.asked == AcrRequest::None || !self.acr.accepted.is_empty(),
            "acr.accepted",
            "indiquez les niveaux acceptés, puisqu'un niveau est demandé",
        );
        require(
            self.acr.asked != AcrRequest::None || self.acr.step_up.is_empty(),
            "acr.step_up",
            "un niveau renforcé ne peut pas être obtenu sans être demandé : réglez « acr.asked »",
        );
        require(!self.claims.given_name.is_empty(), "claims.given_name", "nommez l'attribut du prénom");
        require(!self.claims.family_name.is_empty(), "claims.family_name", "nommez l'attribut du nom");
        require(
            self.email_trust == EmailTrust::Never || self.claims.email.is_some(),
            "email_trust",
            "aucun attribut d'adresse n'est lu : réglez « claims.email » ou choisissez « never »",
        );
        for name in self.extra_parameters.keys() {
            require(
                !OWN_PARAMETERS.contains(&name.as_str()),
                "extra_parameters",
                &format!("« {name} » est déjà envoyé par le service : retirez-le"),
            );
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// The other origin from which the button's image is loaded, if any: no wider than scheme, host and port, and
    /// safe to write into a header.
    #[must_use]
    pub fn button_image_origin(&self) -> Option<String> {
        self.button_image_url.as_deref().filter(|image| !own_path(image)).and_then(image_origin)
    }

    /// Where the provider describes itself.
    pub(super) fn discovery_url(&self) -> String {
        format!("{}{}", self.issuer.trim_end_matches('/'), self.discovery_path)
    }
}

fn own_path(image: &str) -> bool {
    image.starts_with('/') && !image.starts_with("//") && !image.contains('\\')
}

fn image_origin(image: &str) -> Option<String> {
    Url::parse(image).ok().filter(is_private_enough).map(|url| url.origin().ascii_serialization())
}

fn standard_discovery_path() -> String {
    "/.well-known/openid-configuration".into()
}

fn yes() -> bool {
    true
}
