//! Configuration: a TOML file, overridden by `JONCTION_…` variables; every secret may be given as `…_file`.
//!
//! Wrong settings are named exactly, all at once, before anything starts.

mod limits;

use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format as _, Serialized, Toml};
use serde::{Deserialize, Serialize};

use crate::platform::mail::SmtpSettings;

pub use limits::LimitsConfig;

/// Everything a deployer may set; `jonction config check` validates it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Address and port to listen on; port 0 takes a free one.
    pub listen: String,
    /// The address people use, without a trailing slash. Cookies are `Secure` unless it is http on loopback.
    pub public_url: String,
    /// `sqlite:<file>` or `postgres://…`; better given as `database_url_file` when it holds a password.
    pub database_url: String,
    /// Connections kept to the database.
    pub database_connections: u32,
    /// Apply migrations at start; otherwise start is refused until `jonction migrate` has run.
    pub migrate_at_start: bool,
    /// Name shown to people.
    pub site_name: String,
    /// Development only: query console and schema introspection.
    pub development: bool,
    /// Marks every page as showing fictitious data.
    pub demonstration: bool,
    /// The folder of a built front end, instead of the one compiled in.
    pub frontend_dir: Option<PathBuf>,
    /// Where mail goes.
    pub mail: MailConfig,
    /// Identity providers.
    #[serde(default)]
    pub providers: Vec<crate::accounts::oidc::ProviderSettings>,
    /// The deployer's words on the pages that the law asks for.
    #[serde(default)]
    pub legal: LegalConfig,
    /// Logs and metrics.
    pub telemetry: TelemetryConfig,
    /// How much may be asked at once and over time.
    #[serde(default)]
    pub limits: LimitsConfig,
    /// How calendars kept elsewhere are read.
    #[serde(default)]
    pub calendars: CalendarsConfig,
    /// The folder of the ledger of retractions and erasures, outside the database; beside the file of an embedded one
    /// when absent. Several instances may share it.
    pub ledger_folder: Option<PathBuf>,
}

/// Where mail goes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailConfig {
    /// Sender, for example `Jonction <jonction@exemple.fr>`.
    pub from: String,
    /// Folder that receives messages as files when no relay is set.
    pub folder: PathBuf,
    /// The relay.
    #[serde(default)]
    pub smtp: Option<SmtpSettings>,
}

/// The deployer's words, plain text, blank lines between paragraphs.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LegalConfig {
    /// Who publishes and hosts the service.
    pub notice: Option<String>,
    /// Who answers for personal data, and how to reach them.
    pub data_protection: Option<String>,
    /// Whom to write to when a page cannot be used.
    pub accessibility_contact: Option<String>,
    /// Whom to ask for help.
    pub support_contact: Option<String>,
}

/// How calendars kept elsewhere are read.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CalendarsConfig {
    /// Seconds that reading one may take; somebody may be waiting for it, so less than `limits.query_seconds`.
    pub seconds: u32,
    /// For tests: calendars of this very machine are read too, over plain http and on any port.
    pub loopback: bool,
}

impl Default for CalendarsConfig {
    fn default() -> Self {
        Self { seconds: 8, loopback: false }
    }
}

/// Logs and metrics.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TelemetryConfig {
    /// `tracing` filter, for example `info,jonction=debug`.
    pub filter: String,
    /// JSON lines instead of text.
    pub json: bool,
    /// Address on which metrics are served; nothing is served when absent.
    #[serde(default)]
    pub metrics_listen: Option<String>,
    /// Where a collector takes traces over OTLP, for example `http://127.0.0.1:4318/v1/traces`; none when absent.
    #[serde(default)]
    pub traces_to: Option<String>,
}

#[derive(Serialize)]
struct Defaults {
    listen: &'static str,
    public_url: &'static str,
    database_url: &'static str,
    database_connections: u32,
    migrate_at_start: bool,
    site_name: &'static str,
    development: bool,
    demonstration: bool,
    mail: MailDefaults,
    telemetry: TelemetryDefaults,
}

#[derive(Serialize)]
struct MailDefaults {
    from: &'static str,
    folder: &'static str,
}

#[derive(Serialize)]
struct TelemetryDefaults {
    filter: &'static str,
    json: bool,
}

const DEFAULTS: Defaults = Defaults {
    listen: "127.0.0.1:8080",
    public_url: "http://localhost:8080",
    database_url: "sqlite:data/jonction.db",
    database_connections: 10,
    migrate_at_start: true,
    site_name: "Jonction",
    development: false,
    demonstration: false,
    mail: MailDefaults { from: "Jonction <jonction@localhost>", folder: "data/mail" },
    telemetry: TelemetryDefaults { filter: "info", json: false },
};

/// One wrong setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigFault {
    /// The setting's path, for example `mail.smtp.host`.
    pub key: String,
    /// What is wrong with it.
    pub message: String,
}

impl Config {
    /// Reads file and environment, then checks every value.
    ///
    /// # Errors
    /// All faults found.
    pub fn load(file: Option<&Path>) -> Result<Self, Vec<ConfigFault>> {
        let mut figment = Figment::from(Serialized::defaults(DEFAULTS));
        if let Some(file) = file {
            if !file.is_file() {
                return Err(vec![ConfigFault {
                    key: "--config".into(),
                    message: format!("no such file: {}", file.display()),
                }]);
            }
            figment = figment.merge(Toml::file(file));
        }
        figment = figment.merge(Env::prefixed("JONCTION_").ignore(&["config"]).split("__"));
        let mut value: figment::value::Value = figment.extract().map_err(faults)?;
        let mut unreadable = Vec::new();
        read_secret_files("", &mut value, &mut unreadable);
        if !unreadable.is_empty() {
            return Err(unreadable);
        }
        let config: Self = Figment::from(Serialized::defaults(value)).extract().map_err(faults)?;
        config.validate()?;
        Ok(config)
    }

    fn validate(&self) -> Result<(), Vec<ConfigFault>> {
        let mut found = Vec::new();
        let mut fault =
            |key: &str, message: &str| found.push(ConfigFault { key: key.into(), message: message.into() });
        if self.listen.parse::<std::net::SocketAddr>().is_err() {
            fault("listen", "expected address:port, for example 127.0.0.1:8080");
        }
        match url::Url::parse(&self.public_url) {
            Ok(url)
                if !matches!(url.scheme(), "http" | "https")
                    || url.path() != "/"
                    || self.public_url.ends_with('/') =>
            {
                fault("public_url", "expected https://host without a path or trailing slash");
            }
            Ok(url) if url.scheme() == "http" && !is_loopback(&url) => {
                fault("public_url", "http is only accepted on loopback; sessions need https");
            }
            Ok(_) => {}
            Err(_) => fault("public_url", "not an address"),
        }
        if !["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| self.database_url.starts_with(scheme))
        {
            fault("database_url", "expected sqlite:<file> or postgres://…");
        }
        if self.database_connections == 0 {
            fault("database_connections", "at least 1");
        }
        if self.mail.from.parse::<lettre::message::Mailbox>().is_err() {
            fault("mail.from", "expected an address, for example Jonction <jonction@exemple.fr>");
        }
        if let Some(address) = &self.telemetry.metrics_listen
            && address.parse::<std::net::SocketAddr>().is_err()
        {
            fault("telemetry.metrics_listen", "expected address:port, for example 127.0.0.1:9464");
        }
        if let Some(address) = &self.telemetry.traces_to
            && !url::Url::parse(address).is_ok_and(|url| crate::platform::http::is_private_enough(&url))
        {
            fault("telemetry.traces_to", "expected an https address, or http on this machine");
        }
        if !(1..self.limits.query_seconds).contains(&self.calendars.seconds) {
            fault("calendars.seconds", "at least 1, and less than limits.query_seconds");
        }
        for (key, message) in self.limits.faults() {
            fault(key, message);
        }
        let mut seen = std::collections::BTreeSet::new();
        for (index, provider) in self.providers.iter().enumerate() {
            if !seen.insert(provider.id.clone()) {
                found
                    .push(ConfigFault { key: format!("providers.{index}.id"), message: "used twice".into() });
            }
            if let Err(faults) = provider.validate() {
                found.extend(
                    faults.into_iter().map(|(key, message)| ConfigFault {
                        key: format!("providers.{index}.{key}"),
                        message,
                    }),
                );
            }
        }
        if found.is_empty() { Ok(()) } else { Err(found) }
    }

    /// Where the ledger of retractions and erasures lies.
    #[must_use]
    pub fn ledger(&self) -> PathBuf {
        let beside = || {
            let file = self.database_url.strip_prefix("sqlite:")?;
            let file = file.strip_prefix("//").unwrap_or(file).split('?').next()?;
            Some(Path::new(file).parent()?.join("ledger"))
        };
        self.ledger_folder.clone().or_else(beside).unwrap_or_else(|| "data/ledger".into())
    }

    /// Whether cookies may travel without TLS: only on this machine itself.
    #[must_use]
    pub fn cookies_in_clear(&self) -> bool {
        self.public_url.starts_with("http://")
    }
}

fn is_loopback(url: &url::Url) -> bool {
    match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// The setting's whole path, and what was expected there; never the value, which may be a secret.
fn faults(error: figment::Error) -> Vec<ConfigFault> {
    use figment::error::Kind;
    let fault = |fault: figment::Error| {
        let mut path = fault.path.clone();
        let message = match &fault.kind {
            Kind::UnknownField(name, _) => {
                path.push(name.clone());
                "no such setting".to_owned()
            }
            Kind::MissingField(name) => {
                path.push(name.to_string());
                "missing".to_owned()
            }
            Kind::UnknownVariant(_, known) => format!("expected one of {}", known.join(", ")),
            Kind::InvalidType(_, expected) | Kind::InvalidValue(_, expected) => {
                format!("expected {expected}")
            }
            other => other.to_string(),
        };
        path.dedup();
        ConfigFault { key: path.join("."), message }
    };
    error.into_iter().map(fault).collect()
}

/// `password_file = "/run/secrets/x"` becomes `password = <content>`, wherever it stands.
fn read_secret_files(path: &str, value: &mut figment::value::Value, faults: &mut Vec<ConfigFault>) {
    use figment::value::Value;
    const SECRETS: [&str; 3] = ["password_file", "client_secret_file", "database_url_file"];
    match value {
        Value::Dict(_, entries) => {
            for key in SECRETS {
                let Some(Value::String(_, file)) = entries.get(key).cloned() else { continue };
                entries.remove(key);
                match std::fs::read_to_string(&file) {
                    Ok(content) => {
                        let name = key.trim_end_matches("_file").to_owned();
                        entries.insert(name, Value::from(content.trim_end().to_owned()));
                    }
                    Err(error) => faults.push(ConfigFault {
                        key: format!("{path}{key}"),
                        message: format!("cannot read {file}: {error}"),
                    }),
                }
            }
            for (key, entry) in entries.iter_mut() {
                read_secret_files(&format!("{path}{key}."), entry, faults);
            }
        }
        Value::Array(_, items) => {
            for (index, item) in items.iter_mut().enumerate() {
                read_secret_files(&format!("{path}{index}."), item, faults);
            }
        }
        _ => {}
    }
}
