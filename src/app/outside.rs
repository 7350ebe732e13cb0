//! What lies outside, as the configuration names it: the mail relay, calendars kept elsewhere, identity providers.

use std::time::Duration;

use lettre::message::Mailbox;

use crate::accounts;
use crate::accounts::oidc::Provider;
use crate::calendar::inbound;
use crate::config::{CalendarsConfig, Config, MailConfig};
use crate::platform::http::{ClientBuildError, Limits, OutsideClient};
use crate::platform::mail::Transport;

/// How mails leave: by the relay of the configuration, or into a folder.
pub fn transport(
    settings: &MailConfig,
    from: Mailbox,
) -> Result<Transport, Box<dyn std::error::Error + Send + Sync>> {
    Ok(match &settings.smtp {
        Some(smtp) => Transport::smtp(smtp, from)?,
        None => Transport::Folder(settings.folder.clone(), from),
    })
}

/// How calendars kept elsewhere are reached.
pub fn calendars(settings: &CalendarsConfig) -> Result<OutsideClient, ClientBuildError> {
    let time = Duration::from_secs(settings.seconds.into());
    OutsideClient::new(settings.loopback, Limits { bytes: inbound::MAX_BYTES, time })
}

/// The providers of the configuration; none is contacted before it is needed.
pub fn providers(config: &Config) -> Result<Vec<Provider>, Box<dyn std::error::Error + Send + Sync>> {
    let public_url = config.public_url.parse()?;
    let provider = |settings: &accounts::oidc::ProviderSettings| {
        Provider::new(settings.clone(), &public_url).map_err(|problems| {
            let lines: Vec<_> = problems.iter().map(|(key, message)| format!("{key}: {message}")).collect();
            format!("provider {}: {}", settings.id, lines.join(", ")).into()
        })
    };
    config.providers.iter().map(provider).collect()
}
