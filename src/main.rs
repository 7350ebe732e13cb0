//! The `jonction` program.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    jonction::cli::run().await
}
