//! The `jonction` program.

use std::process::ExitCode;

/// Stack of each worker: resolvers of nested queries are polled inside one another, and unoptimised builds need
/// several times what a release does. Only touched pages cost memory.
const STACK: usize = 16 * 1024 * 1024;

fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(STACK).build();
    match runtime {
        // Spawned, because the main thread's own stack is not ours to size.
        Ok(runtime) => {
            runtime.block_on(async { tokio::spawn(jonction::cli::run()).await.unwrap_or(ExitCode::FAILURE) })
        }
        Err(error) => {
            eprintln!("jonction: {error}");
            ExitCode::FAILURE
        }
    }
}
