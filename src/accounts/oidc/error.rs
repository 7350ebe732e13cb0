//! Every way in which a sign-in can fail, each with a stable code and a page text that says what to do.

use openidconnect::{ClaimsVerificationError, SignatureVerificationError};

/// Why nobody was signed in. Holds no token and nothing about the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("sign-in refused: {}", self.code())]
pub enum SignInError {
    /// The provider does not answer, or says that it is broken.
    ProviderUnavailable,
    /// The provider answered something that does not follow the protocol.
    UnreadableAnswer,
    /// Too long between the button and the return.
    AttemptExpired,
    /// No attempt under this state: already used, or begun in another browser.
    UnknownAttempt,
    /// The state does not match the attempt.
    StateMismatch,
    /// The return holds neither a code nor an error.
    MalformedCallback,
    /// The answer comes from another provider than the one asked.
    MixedUpIssuer,
    /// The provider no longer accepts the code: expired or already used.
    CodeRefused,
    /// The provider refuses this service's identifier or secret.
    ClientRefused,
    /// A token without signature.
    UnsignedToken,
    /// A signature by an algorithm that is not accepted.
    DisallowedAlgorithm,
    /// A signature that the provider's keys do not verify.
    BadSignature,
    /// A token made for another service.
    WrongAudience,
    /// A token made for another attempt.
    NonceMismatch,
    /// A token outside its dates.
    TokenDates,
    /// The access token is not the one that came with the ID token.
    AccessTokenMismatch,
    /// Information about the person came unsigned where a signature is required.
    UnsignedUserInfo,
    /// Information about somebody else.
    SubjectMismatch,
    /// The level of assurance is below what was asked.
    InsufficientAcr,
    /// A fresh sign-in was asked, an old one was given.
    StaleAuthentication,
    /// The person gave up, or the provider refused them.
    RefusedByUser,
    /// The provider does not accept a parameter or a scope that was sent (`Y000400` at `ProConnect`).
    RequestRefused,
    /// Our addresses are not those registered with the provider (`Y030031`, `Y030111`, `Y04A586`).
    ServiceMisregistered,
    /// The provider lost its own session (`Y030110`).
    ProviderSessionLost,
    /// The provider does not let private-sector users reach this service (`Y500015`).
    PrivateSectorRefused,
    /// Any other refusal of the provider.
    ProviderRefused,
}

impl SignInError {
    /// A name that does not change, for logs, metrics and support.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ProviderUnavailable => "provider_unavailable",
            Self::UnreadableAnswer => "unreadable_answer",
            Self::AttemptExpired => "attempt_expired",
            Self::UnknownAttempt => "unknown_attempt",
            Self::StateMismatch => "state_mismatch",
            Self::MalformedCallback => "malformed_callback",
            Self::MixedUpIssuer => "mixed_up_issuer",
            Self::CodeRefused => "code_refused",
            Self::ClientRefused => "client_refused",
            Self::UnsignedToken => "unsigned_token",
            Self::DisallowedAlgorithm => "disallowed_algorithm",
            Self::BadSignature => "bad_signature",
            Self::WrongAudience => "wrong_audience",
            Self::NonceMismatch => "nonce_mismatch",
            Self::TokenDates => "token_dates",
            Self::AccessTokenMismatch => "access_token_mismatch",
            Self::UnsignedUserInfo => "unsigned_userinfo",
            Self::SubjectMismatch => "subject_mismatch",
            Self::InsufficientAcr => "insufficient_acr",
            Self::StaleAuthentication => "stale_authentication",
            Self::RefusedByUser => "refused_by_user",
            Self::RequestRefused => "request_refused",
            Self::ServiceMisregistered => "service_misregistered",
            Self::ProviderSessionLost => "provider_session_lost",
            Self::PrivateSectorRefused => "private_sector_refused",
            Self::ProviderRefused => "provider_refused",
        }
    }

    /// What happened and what to do, for the page shown to the person.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::ProviderUnavailable => {
                "Le service d'identification ne répond pas. Réessayez dans quelques minutes ; si cela dure, \
                 signalez-le à l'assistance de ce service d'identification."
            }
            Self::AttemptExpired | Self::CodeRefused => {
                "La connexion a pris trop de temps ou a déjà servi. Recommencez depuis la page de connexion."
            }
            Self::UnknownAttempt | Self::StateMismatch => {
                "Cette demande de connexion a déjà servi, ou a été ouverte dans un autre navigateur. Recommencez \
                 depuis la page de connexion, sans utiliser le bouton « précédent »."
            }
            Self::MalformedCallback => {
                "La réponse du service d'identification est incomplète. Recommencez depuis la page de connexion."
            }
            Self::MixedUpIssuer => {
                "La réponse ne vient pas du service d'identification que vous aviez choisi. Fermez les autres \
                 pages de connexion, puis recommencez ; si cela se reproduit, prévenez l'administrateur de la \
                 plateforme."
            }
            Self::NonceMismatch | Self::TokenDates => {
                "La réponse du service d'identification ne correspond pas à cette demande. Recommencez depuis la \
                 page de connexion ; si cela se reproduit, prévenez l'administrateur de la plateforme."
            }
            Self::UnreadableAnswer
            | Self::UnsignedToken
            | Self::DisallowedAlgorithm
            | Self::BadSignature
            | Self::WrongAudience
            | Self::AccessTokenMismatch
            | Self::UnsignedUserInfo
            | Self::SubjectMismatch => {
                "La réponse du service d'identification n'a pas pu être vérifiée : personne n'a été connecté. \
                 Prévenez l'administrateur de la plateforme en lui donnant le code affiché ci-dessous."
            }
            Self::InsufficientAcr => {
                "Cette action demande une connexion plus sûre, à deux facteurs. Recommencez en choisissant ce mode \
                 auprès de votre service d'identification, ou demandez à votre administration comment l'activer."
            }
            Self::StaleAuthentication => {
                "Votre identité devait être vérifiée à nouveau et ne l'a pas été. Recommencez en vous identifiant \
                 quand on vous le demande."
            }
            Self::RefusedByUser => {
                "La connexion a été abandonnée ou refusée. Vous pouvez recommencer ou choisir un autre service \
                 d'identification."
            }
            Self::ClientRefused | Self::RequestRefused | Self::ServiceMisregistered => {
                "Le service d'identification n'accepte pas la demande de la plateforme : un réglage est à \
                 corriger. Prévenez l'administrateur de la plateforme en lui donnant le code affiché ci-dessous."
            }
            Self::ProviderSessionLost => {
                "Le service d'identification a perdu le fil de la connexion. Autorisez ses cookies, fermez ses \
                 autres pages, puis recommencez."
            }
            Self::PrivateSectorRefused => {
                "Votre employeur relève du secteur privé et ce service d'identification ne l'admet pas ici. \
                 Choisissez un autre service d'identification ; les structures de santé privées sont souvent dans \
                 ce cas."
            }
            Self::ProviderRefused => {
                "Le service d'identification a refusé la connexion. Recommencez ; si cela se reproduit, contactez \
                 son assistance."
            }
        }
    }

    /// Reads the error that a provider sends back to us.
    pub(super) fn from_callback(error: &str, description: &str) -> Self {
        if let Some(known) = proconnect_code(description).or_else(|| proconnect_code(error)) {
            return known;
        }
        match error {
            "access_denied" => Self::RefusedByUser,
            "server_error" | "temporarily_unavailable" => Self::ProviderUnavailable,
            "invalid_request"
            | "invalid_scope"
            | "unsupported_response_type"
            | "unauthorized_client"
            | "request_not_supported" => Self::RequestRefused,
            "unmet_authentication_requirements" => Self::InsufficientAcr,
            _ => Self::ProviderRefused,
        }
    }

    /// Reads what the library found wrong in an ID token or in signed userinfo.
    pub(super) fn from_verification(error: &ClaimsVerificationError) -> Self {
        use SignatureVerificationError as Signature;
        match error {
            ClaimsVerificationError::Expired(_) => Self::TokenDates,
            ClaimsVerificationError::InvalidAudience(_) => Self::WrongAudience,
            ClaimsVerificationError::InvalidIssuer(_) => Self::MixedUpIssuer,
            ClaimsVerificationError::InvalidNonce(_) => Self::NonceMismatch,
            ClaimsVerificationError::InvalidSubject(_) => Self::SubjectMismatch,
            ClaimsVerificationError::InvalidAuthContext(_) => Self::InsufficientAcr,
            ClaimsVerificationError::InvalidAuthTime(_) => Self::StaleAuthentication,
            ClaimsVerificationError::SignatureVerification(signature) => match signature {
                Signature::NoSignature => Self::UnsignedToken,
                Signature::DisallowedAlg(_) | Signature::UnsupportedAlg(_) => Self::DisallowedAlgorithm,
                _ => Self::BadSignature,
            },
            _ => Self::UnreadableAnswer,
        }
    }
}

/// `ProConnect` names its refusals by a code that may stand anywhere in the text.
fn proconnect_code(text: &str) -> Option<SignInError> {
    const CODES: [(&str, SignInError); 6] = [
        ("Y000400", SignInError::RequestRefused),
        ("Y030031", SignInError::ServiceMisregistered),
        ("Y030111", SignInError::ServiceMisregistered),
        ("Y04A586", SignInError::ServiceMisregistered),
        ("Y030110", SignInError::ProviderSessionLost),
        ("Y500015", SignInError::PrivateSectorRefused),
    ];
    CODES.iter().find(|(code, _)| text.contains(code)).map(|(_, error)| *error)
}
