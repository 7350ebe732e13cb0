//! The two servers under load, each a process of its own, so that memory and start are its own too.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use reqwest::Client;

use super::client::Call;

/// A server at work; ends with the value.
#[derive(Debug)]
pub struct Server {
    pub url: String,
    child: Child,
    metrics: Option<String>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program under measurement.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_jonction");

/// The program's command on this database, with everything on but the budgets of a single account, which one client
/// that asks without pause would spend in a second.
pub fn program(database: &str, folder: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .current_dir(folder)
        .env("JONCTION_DATABASE_URL", database)
        .env("JONCTION_LISTEN", "127.0.0.1:0")
        .env("JONCTION_LIMITS__ACCOUNT_COST_PER_MINUTE", "4000000000")
        .env("JONCTION_LIMITS__FEED_FETCHES_PER_MINUTE", "4000000000");
    command
}

impl Server {
    /// `jonction serve`.
    pub fn product(database: &str, folder: &Path) -> Self {
        let port =
            std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port");
        let mut command = program(database, folder);
        command.arg("serve").env("JONCTION_TELEMETRY__METRICS_LISTEN", port.to_string());
        Self::start(command, Some(format!("http://{port}/metrics")))
    }

    /// This very program, as the yardstick.
    pub fn bare(database: &str) -> Self {
        let mut command = Command::new(std::env::current_exe().expect("a path"));
        command.args(["bare", database]);
        Self::start(command, None)
    }

    fn start(mut command: Command, metrics: Option<String>) -> Self {
        // Logs are written as in production, and thrown away.
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the server starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("piped")).read_line(&mut line).expect("a line");
        let url = line.trim().strip_prefix("listening on ").expect("the address").to_owned();
        Self { url, child, metrics }
    }

    /// Memory that it holds, in MiB.
    pub fn memory(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let kib = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:")?.split_whitespace().next()?.parse().ok());
        kib.unwrap_or(f64::NAN) / 1024.0
    }

    /// Statements that it ran so far.
    pub async fn statements(&self, client: &Client) -> u64 {
        let url = self.metrics.clone().expect("only the product counts");
        let text = String::from_utf8(Call::get(url).send(client).await.1).expect("text");
        let count =
            text.lines().find_map(|line| line.strip_prefix("jonction_db_statements_total ")?.parse().ok());
        count.expect("the statements are counted")
    }
}

/// From the command to the first answer.
pub async fn time_to_first_answer(client: &Client, database: &str, folder: &Path) -> Duration {
    let begun = Instant::now();
    let server = Server::product(database, folder);
    Call::get(format!("{}/readyz", server.url)).send(client).await;
    begun.elapsed()
}
