//! Command line.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::app::App;
use crate::config::Config;
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
    /// The record of acts.
    #[command(subcommand)]
    Audit(AuditCommand),
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    /// Read file and environment and name every wrong setting.
    Check,
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
    match execute(cli).await {
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
            let db = crate::platform::db::Db::open(&config.database_url, config.database_connections).await?;
            db.migrate().await?;
            println!("database: up to date");
            Ok(ExitCode::SUCCESS)
        }
        Command::Audit(AuditCommand::Verify) => {
            let config = load(file)?;
            let db = crate::platform::db::Db::open(&config.database_url, config.database_connections).await?;
            let found = crate::platform::audit::verify(&db).await?;
            println!("{}", serde_json::to_string_pretty(&found)?);
            Ok(if found.broken_at.is_none() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Command::Serve => {
            serve(load(file)?).await?;
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

async fn serve(config: Config) -> Result<(), Fault> {
    telemetry::start(&config.telemetry.filter, config.telemetry.json)?;
    let listener = TcpListener::bind(&config.listen).await?;
    let metrics_listen = config.telemetry.metrics_listen.clone();
    let app = App::build(config).await?;
    if let Some(address) = metrics_listen {
        let (figures, listener) = (Figures::start()?, TcpListener::bind(&address).await?);
        let router = crate::web::figures(app.clone(), figures);
        tokio::spawn(async move { axum::serve(listener, router).await });
    }
    let (stop, stopped) = watch::channel(false);
    let worker = app.worker();
    let working = tokio::spawn(async move { worker.run(stopped).await });
    println!("listening on http://{}", listener.local_addr()?);
    let service = crate::web::router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(shutdown()).await?;
    stop.send_replace(true);
    working.await?;
    app.platform.db.close().await;
    Ok(())
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
