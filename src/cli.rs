//! Command line.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use jiff::SignedDuration;
use percent_encoding::percent_decode_str;
use tokio::net::TcpListener;
use tokio::sync::watch;
use url::Url;

use crate::app::App;
use crate::config::Config;
use crate::demo;
use crate::kernel::clock::Clock;
use crate::kernel::entropy::Entropy;
use crate::platform::db::Db;
use crate::platform::mail::SmtpSettings;
use crate::platform::reminders;
use crate::platform::telemetry::{self, Figures};

type Fault = Box<dyn std::error::Error + Send + Sync>;

/// Protocols, reviews, trainings and handovers of a santé-justice partnership.
#[derive(Debug, Parser)]
#[command(name = "jonction", version, about)]
struct Cli {
    /// Configuration file (TOML). Variables JONCTION_… override it.
    #[arg(long, global = true, env = "JONCTION_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answer requests and work the job queue.
    Serve,
    /// Bring the database to this program's version.
    Migrate,
    /// Print the GraphQL contract.
    Schema,
    /// Check the configuration.
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Run once after a restore, before serving: makes retractions and erasures again, and holds back what may have been
    /// sent since the copy was made.
    Restored,
    /// The platform's administrators.
    #[command(subcommand)]
    Admin(AdminCommand),
    /// The record of acts.
    #[command(subcommand)]
    Audit(AuditCommand),
    /// The guard that keeps individual cases out.
    #[command(subcommand)]
    Confidentiality(ConfidentialityCommand),
    /// Show the product: embedded database, made-up territories, a sign-in that works.
    Demo(DemoArguments),
    /// Plant made-up matter in the configured database, to measure with.
    Seed {
        /// How much.
        #[arg(long, value_enum)]
        scale: demo::Scale,
        /// The same number gives the same matter.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Write a consistent copy of the database to a new file.
    Backup {
        /// File to write; it must not exist.
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
enum ConfidentialityCommand {
    /// Read JSON lines {"text": "…"} on standard input and write a verdict for each.
    Check,
}

#[derive(Debug, Args)]
struct DemoArguments {
    /// Folder of the database and of the mail that is sent.
    #[arg(long, default_value = "data/demo")]
    data: PathBuf,
    /// Address and port to listen on; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Start over with new matter.
    #[arg(long)]
    fresh: bool,
    /// Show the demonstration as it will be in so many days.
    #[arg(long, default_value_t = 0)]
    days_ahead: i64,
    /// Send mail to this relay (host:port, no encryption) instead of the folder.
    #[arg(long)]
    smtp: Option<SocketAddr>,
    /// Folder of the demonstration's identity providers.
    #[arg(long, default_value = "ops/demo-idp")]
    identity_providers: PathBuf,
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    /// Read file and environment and name every wrong setting.
    Check,
}

#[derive(Debug, Subcommand)]
enum AdminCommand {
    /// Mail an invitation to become an administrator, and print its link.
    Invite {
        /// Address of the person invited.
        #[arg(long)]
        email: String,
    },
}

#[derive(Debug, Subcommand)]
enum AuditCommand {
    /// Recompute the chain of seals.
    Verify,
}

/// Parses the command line and runs it.
pub async fn run() -> ExitCode {
    // Several TLS providers may be linked; everything here uses this one.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let cli = Cli::parse();
    match Box::pin(execute(cli)).await {
        Ok(code) => code,
        Err(fault) => {
            eprintln!("jonction: {fault}");
            ExitCode::FAILURE
        }
    }
}

async fn execute(cli: Cli) -> Result<ExitCode, Fault> {
    let file = cli.config.as_deref();
    match cli.command {
        Command::Schema => {
            println!("{}", crate::api::sdl());
            Ok(ExitCode::SUCCESS)
        }
        Command::Config(ConfigCommand::Check) => {
            load(file)?;
            println!("configuration: ok");
            Ok(ExitCode::SUCCESS)
        }
        Command::Migrate => {
            let config = load(file)?;
            let db = Db::open(&config.database_url, config.database_connections).await?;
            db.migrate().await?;
            println!("database: up to date");
            Ok(ExitCode::SUCCESS)
        }
        Command::Admin(AdminCommand::Invite { email }) => {
            let app = App::build(load(file)?).await?;
            let link = app.accounts.invite_administrator_as_system(&email).await;
            println!("{}", link.map_err(|error| error.message_fr())?);
            app.platform.db.close().await;
            Ok(ExitCode::SUCCESS)
        }
        Command::Audit(AuditCommand::Verify) => {
            let config = load(file)?;
            let db = Db::open(&config.database_url, config.database_connections).await?;
            db.check_version().await?;
            let found = crate::platform::audit::verify(&db).await?;
            println!("{}", serde_json::to_string_pretty(&found)?);
            Ok(if found.broken_at.is_none() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Command::Restored => {
            let app = App::build(load(file)?).await?;
            let replayed = app.retractions.after_restore().await?;
            let marked = app.reminders.after_restore().await?;
            let actions = app.action_reminders.after_restore().await?;
            let others = reminders::after_restore(&app.accounts, &app.platform).await?.len()
                + reminders::after_restore(&app.handovers, &app.platform).await?.len()
                + reminders::after_restore(&app.packs, &app.platform).await?.len()
                + reminders::after_restore(&app.interregion, &app.platform).await?.len();
            println!("{}", serde_json::to_string_pretty(&marked)?);
            eprintln!(
                "retractions made again: {}, people erased again: {}",
                replayed.retractions, replayed.erasures
            );
            eprintln!("action items whose reminder is not sent again: {actions}, other reminders: {others}");
            app.platform.db.close().await;
            Ok(ExitCode::SUCCESS)
        }
        Command::Serve => {
            let config = load(file)?;
            let listener = TcpListener::bind(&config.listen).await?;
            println!("listening on http://{}", listener.local_addr()?);
            Box::pin(serve(App::build(config).await?, listener)).await?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Confidentiality(ConfidentialityCommand::Check) => {
            let (input, output) = (std::io::stdin().lock(), std::io::stdout().lock());
            crate::confidentiality::check_lines(input, output)?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Demo(arguments) => Box::pin(show(arguments)).await,
        Command::Seed { scale, seed } => {
            let config = load(file)?;
            let app = App::build(config).await?;
            let bar = indicatif::ProgressBar::new(0);
            let shown = bar.clone();
            let progress: demo::Progress = std::sync::Arc::new(move |done, total| {
                shown.set_length(total);
                shown.set_position(done);
            });
            demo::seed(&app.platform, scale, seed, progress).await?;
            bar.finish();
            app.platform.db.close().await;
            Ok(ExitCode::SUCCESS)
        }
        Command::Backup { file: target } => {
            backup(&load(file)?, &target).await?;
            println!("backup: {}", target.display());
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn load(file: Option<&Path>) -> Result<Config, Fault> {
    Config::load(file).map_err(|faults| {
        let lines: Vec<String> =
            faults.iter().map(|fault| format!("{}: {}", fault.key, fault.message)).collect();
        format!("configuration refused\n  {}", lines.join("\n  ")).into()
    })
}

async fn serve(app: App, listener: TcpListener) -> Result<(), Fault> {
    let told = &app.config.telemetry;
    let traces = telemetry::start(&told.filter, told.json, told.traces_to.as_deref())?;
    if let Some(address) = &app.config.telemetry.metrics_listen {
        let (figures, listener) = (Figures::start()?, TcpListener::bind(address).await?);
        let router = crate::web::figures(app.clone(), figures);
        tokio::spawn(async move { axum::serve(listener, router).await });
    }
    let (stop, stopped) = watch::channel(false);
    let worker = app.worker();
    let working = tokio::spawn(async move { worker.run(stopped).await });
    let service = crate::web::router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let live = app.platform.db.live().clone();
    let stopping = async move {
        shutdown().await;
        // Streams that stay open would keep the server waiting for ever.
        live.end();
    };
    axum::serve(listener, service).with_graceful_shutdown(stopping).await?;
    stop.send_replace(true);
    working.await?;
    if let Some(traces) = traces {
        tokio::task::spawn_blocking(move || traces.finish()).await?;
    }
    app.platform.db.close().await;
    Ok(())
}

/// Builds the demonstration's own configuration, plants its matter once, and serves it.
async fn show(arguments: DemoArguments) -> Result<ExitCode, Fault> {
    if arguments.fresh && arguments.data.exists() {
        std::fs::remove_dir_all(&arguments.data)?;
    }
    std::fs::create_dir_all(&arguments.data)?;
    let listener = TcpListener::bind(arguments.listen).await.map_err(|error| {
        format!("cannot listen on {} ({error}); choose another with --listen 127.0.0.1:0", arguments.listen)
    })?;
    let public_url = format!("http://localhost:{}", listener.local_addr()?.port());
    let ahead = SignedDuration::from_hours(24 * arguments.days_ahead);
    let sign_in = demo::DemoSignIn::start(&arguments.identity_providers, &public_url, ahead)?;

    let mut config = load(None)?;
    config.public_url.clone_from(&public_url);
    config.database_url = format!("sqlite:{}", arguments.data.join("jonction.db").display());
    config.mail.folder = arguments.data.join("mail");
    config.mail.smtp = arguments.smtp.map(SmtpSettings::unprotected);
    config.demonstration = true;
    config.telemetry.filter = "warn".into();
    config.providers.clone_from(&sign_in.doors);
    let db = Db::open(&config.database_url, config.database_connections).await?;
    db.migrate().await?;
    let clock = if arguments.days_ahead == 0 { Clock::System } else { Clock::Ahead(ahead) };
    let app = App::assemble(config, db, clock, Entropy::from_os())?;
    app.prepare().await?;
    demo::plant_once(&app, &sign_in.doors).await?;

    println!("\nJonction, démonstration : ouvrez {public_url}\n");
    println!("Vous pouvez vous connecter en tant que :");
    for persona in demo::PERSONAS {
        let door = if persona.health_door { "Professionnels de santé" } else { "Agents de l’État" };
        println!("  {:<8} {:<9} {} — {}", persona.given_name, persona.family_name, persona.function, door);
    }
    println!("\nCourriels envoyés : {}   (Ctrl+C pour arrêter)\n", app.config.mail.folder.display());
    Box::pin(serve(app, listener)).await?;
    Ok(ExitCode::SUCCESS)
}

/// `SQLite` copies itself; `PostgreSQL` has its own tool, which is called.
async fn backup(config: &Config, target: &Path) -> Result<(), Fault> {
    if target.exists() {
        return Err(format!("{} exists already", target.display()).into());
    }
    let db = Db::open(&config.database_url, 1).await?;
    if db.is_sqlite() {
        return Ok(db.backup_to(target).await?);
    }
    let status = pg_dump(&config.database_url, target)?
        .status()
        .await
        .map_err(|error| format!("pg_dump is needed to back up PostgreSQL: {error}"))?;
    if status.success() { Ok(()) } else { Err("pg_dump failed, see above".into()) }
}

/// The password goes by the environment: whoever is on the machine reads the arguments of every process.
fn pg_dump(database_url: &str, target: &Path) -> Result<tokio::process::Command, Fault> {
    let mut command = tokio::process::Command::new("pg_dump");
    command.arg("--format=custom").arg("--file").arg(target);
    let mut url = Url::parse(database_url)?;
    if let Some(password) = url.password() {
        command.env("PGPASSWORD", percent_decode_str(password).decode_utf8()?.as_ref());
        url.set_password(None).map_err(|()| "the database's address has no place for a password")?;
    }
    command.arg(url.as_str());
    Ok(command)
}

async fn shutdown() {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()).ok();
    let terminated = async {
        match &mut terminate {
            Some(signal) => {
                signal.recv().await;
            }
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_databases_password_is_no_argument_of_its_backup() {
        let command = pg_dump(
            "postgres://jo:p%40ss%2Bw%C3%B6rd@db.example/jonction?sslmode=require",
            Path::new("copy"),
        )
        .unwrap();
        let arguments: Vec<_> = command.as_std().get_args().map(|said| said.to_str().unwrap()).collect();
        let address = "postgres://jo@db.example/jonction?sslmode=require";
        assert_eq!(arguments, ["--format=custom", "--file", "copy", address]);
        let environment: Vec<_> = command.as_std().get_envs().collect();
        assert_eq!(environment, [("PGPASSWORD".as_ref(), Some("p@ss+wörd".as_ref()))]);
    }

    #[test]
    fn a_database_without_password_is_backed_up_at_its_address() {
        let command = pg_dump("postgres:///jonction?host=/run/postgresql", Path::new("copy")).unwrap();
        assert_eq!(command.as_std().get_args().last().unwrap(), "postgres:///jonction?host=/run/postgresql");
        assert_eq!(command.as_std().get_envs().count(), 0);
    }
}
