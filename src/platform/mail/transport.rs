//! Where mail goes: an SMTP relay, or a folder of messages when none is configured.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use lettre::message::header::{ContentType, Date as DateHeader};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use serde::Deserialize;

use super::StoredMail;
use crate::kernel::clock::Ts;

/// How the connection to the relay is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Security {
    /// TLS from the first byte (usually port 465).
    Tls,
    /// Upgraded by STARTTLS, refused without it (usually port 587).
    #[default]
    Starttls,
    /// None; for a relay on the same machine.
    None,
}

/// The relay.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmtpSettings {
    /// Host name.
    pub host: String,
    /// Port; the usual one of `security` when absent.
    pub port: Option<u16>,
    /// Protection of the connection.
    #[serde(default)]
    pub security: Security,
    /// User name, when the relay wants one.
    pub username: Option<String>,
    /// Password; better given as `password_file`.
    pub password: Option<String>,
    /// Seconds to wait for the relay's answer.
    #[serde(default = "default_timeout")]
    pub timeout_seconds: u64,
}

impl SmtpSettings {
    /// A relay on this machine that wants neither protection nor password.
    #[must_use]
    pub fn unprotected(address: SocketAddr) -> Self {
        Self {
            host: address.ip().to_string(),
            port: Some(address.port()),
            security: Security::None,
            username: None,
            password: None,
            timeout_seconds: default_timeout(),
        }
    }
}

fn default_timeout() -> u64 {
    30
}

/// Why a mail did not leave.
#[derive(Debug)]
pub enum SendError {
    /// The relay will never take it.
    Refused(Box<dyn std::error::Error + Send + Sync>),
    /// It may take it later.
    Passing(Box<dyn std::error::Error + Send + Sync>),
}

/// A way out.
#[derive(Clone, Debug)]
pub enum Transport {
    /// A relay, the sender's address, and how long one message may take.
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>, Mailbox, Duration),
    /// One `.eml` file a message, named after its Message-ID.
    Folder(PathBuf, Mailbox),
}

impl Transport {
    /// Speaks to the relay described.
    ///
    /// # Errors
    /// When the TLS settings cannot be built.
    pub fn smtp(settings: &SmtpSettings, from: Mailbox) -> Result<Self, lettre::transport::smtp::Error> {
        type Smtp = AsyncSmtpTransport<Tokio1Executor>;
        let patience = Duration::from_secs(settings.timeout_seconds);
        let mut builder = match settings.security {
            Security::Tls => Smtp::relay(&settings.host)?,
            Security::Starttls => Smtp::starttls_relay(&settings.host)?,
            Security::None => Smtp::builder_dangerous(&settings.host),
        }
        .timeout(Some(patience))
        // A conversation given up half-way would go back into the pool and spoil the next mail: none is used twice.
        .pool_config(PoolConfig::new().max_size(0));
        if let Some(port) = settings.port {
            builder = builder.port(port);
        }
        if let (Some(user), Some(password)) = (&settings.username, &settings.password) {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(Self::Smtp(Box::new(builder.build()), from, patience))
    }

    /// Hands the message over.
    ///
    /// # Errors
    /// Whether trying again can help.
    pub async fn send(&self, mail: &StoredMail, at: Ts) -> Result<(), SendError> {
        let (Self::Smtp(_, from, _) | Self::Folder(_, from)) = self;
        let message = build(mail, from.clone(), at).map_err(SendError::Refused)?;
        match self {
            Self::Smtp(smtp, _, patience) => {
                // lettre's own limit covers the connection only: a relay that falls silent would be waited for.
                match tokio::time::timeout(*patience, smtp.send(message)).await {
                    Ok(Ok(_)) => Ok(()),
                    Ok(Err(error)) if error.is_permanent() => Err(SendError::Refused(Box::new(error))),
                    Ok(Err(error)) => Err(SendError::Passing(Box::new(error))),
                    Err(elapsed) => Err(SendError::Passing(Box::new(elapsed))),
                }
            }
            Self::Folder(folder, _) => {
                let name: String = mail
                    .message_id
                    .chars()
                    .map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' })
                    .collect();
                let write = async {
                    tokio::fs::create_dir_all(folder).await?;
                    tokio::fs::write(folder.join(format!("{name}.eml")), message.formatted()).await
                };
                write.await.map_err(|error| SendError::Passing(Box::new(error)))
            }
        }
    }
}

fn build(
    mail: &StoredMail,
    from: Mailbox,
    at: Ts,
) -> Result<Message, Box<dyn std::error::Error + Send + Sync>> {
    let to = Mailbox::new(Some(mail.to_name.clone()), mail.to_address.parse::<Address>()?);
    let mut bodies = MultiPart::alternative()
        .singlepart(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(mail.body_text.clone()))
        .singlepart(SinglePart::builder().header(ContentType::TEXT_HTML).body(mail.body_html.clone()));
    if let (Some(method), Some(calendar)) = (&mail.calendar_method, &mail.calendar) {
        // Last, as the richest of the alternatives; `method` on the part is what makes Outlook show its buttons.
        let kind = ContentType::parse(&format!("text/calendar; charset=utf-8; method={method}"))?;
        bodies = bodies.singlepart(SinglePart::builder().header(kind).body(calendar.clone()));
    }
    Ok(Message::builder()
        .from(from)
        .to(to)
        .subject(mail.subject.clone())
        .message_id(Some(format!("<{}>", mail.message_id)))
        .header(DateHeader::new(at.timestamp().into()))
        .multipart(bodies)?)
}
