//! Logs and figures, neither of which ever holds what people are or write.
//!
//! Two sources of leaks are closed here for the whole program: panics are logged by place, not by message, and faults
//! by kind, not by text, because a message may quote the value it stumbled on.

mod traces;

use std::error::Error;
use std::io;

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer as _, fmt};

use super::Platform;
use crate::kernel::error::{Fault, Result};

pub use traces::Traces;

/// Seconds within which answers are counted.
const BUCKETS: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];
/// Costs within which queries are counted.
const COSTS: [f64; 7] = [10.0, 50.0, 100.0, 500.0, 1_000.0, 2_500.0, 5_000.0];

/// Starts logging to standard error, and tracing to a collector if there is one.
///
/// # Errors
/// When the filter or the collector's address cannot be used, or logging was started before.
pub fn start(
    filter: &str,
    json: bool,
    collector: Option<&str>,
) -> std::result::Result<Option<Traces>, Box<dyn Error + Send + Sync>> {
    let traces = collector.map(Traces::to).transpose()?;
    let filter = EnvFilter::try_new(filter)?;
    let log = fmt::layer().with_writer(io::stderr);
    let log = if json { log.json().flatten_event(true).boxed() } else { log.boxed() };
    tracing_subscriber::registry()
        .with(log.with_filter(filter))
        .with(traces.as_ref().map(Traces::layer))
        .try_init()?;
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(panic.at = place, "the program met a state it holds to be impossible");
    }));
    Ok(traces)
}

/// The kind of a fault, without any value that it may quote.
#[must_use]
pub fn kind_of(fault: &(dyn Error + 'static)) -> String {
    if let Some(fault) = fault.downcast_ref::<Fault>() {
        return format!("{} at {}", kind_of(fault.cause()), fault.place());
    }
    if let Some(error) = fault.downcast_ref::<sqlx::Error>() {
        return sql_kind(error);
    }
    if let Some(error) = fault.downcast_ref::<io::Error>() {
        return format!("input or output: {}", error.kind());
    }
    if let Some(error) = fault.downcast_ref::<serde_json::Error>() {
        return format!("JSON: {:?} at {}:{}", error.classify(), error.line(), error.column());
    }
    fault.source().map_or_else(|| "unnamed kind".to_owned(), kind_of)
}

fn sql_kind(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(error) => format!(
            "database: {:?}, code {}, constraint {}",
            error.kind(),
            error.code().unwrap_or_default(),
            error.constraint().unwrap_or("unnamed")
        ),
        sqlx::Error::Io(error) => format!("database connection: {}", error.kind()),
        sqlx::Error::ColumnDecode { index, .. } => format!("database: column {index} not as expected"),
        sqlx::Error::ColumnNotFound(name) => format!("database: no column {name}"),
        sqlx::Error::RowNotFound => "database: no row".to_owned(),
        sqlx::Error::PoolTimedOut => "database: no connection free in time".to_owned(),
        sqlx::Error::PoolClosed => "database: connections closed".to_owned(),
        sqlx::Error::Encode(_) => "database: value not encoded".to_owned(),
        _ => "database: other".to_owned(),
    }
}

/// The program's figures, in the text form that Prometheus reads.
#[derive(Clone)]
pub struct Figures(PrometheusHandle);

impl Figures {
    /// Starts counting, for the whole process.
    ///
    /// # Errors
    /// When counting was started before.
    pub fn start() -> std::result::Result<Self, Box<dyn Error + Send + Sync>> {
        let handle = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".into()), &BUCKETS)?
            .set_buckets_for_metric(Matcher::Suffix("_cost".into()), &COSTS)?
            .install_recorder()?;
        Ok(Self(handle))
    }

    /// All figures as they now stand.
    ///
    /// # Errors
    /// When the queue cannot be read.
    pub async fn text(&self, platform: &Platform) -> Result<String> {
        let db = &platform.db;
        let waiting: Vec<(String, i64)> = db
            .all(db.q(
                "SELECT kind, COUNT(*) FROM job WHERE done_at IS NULL AND failed_at IS NULL GROUP BY kind",
            ))
            .await?;
        let mut total = 0.0;
        for (kind, count) in waiting {
            #[expect(clippy::cast_precision_loss, reason = "a gauge is a float, and queues are short")]
            let count = count as f64;
            total += count;
            metrics::gauge!("jonction_jobs_waiting_by_kind", "kind" => kind).set(count);
        }
        metrics::gauge!("jonction_jobs_waiting").set(total);
        let (open, idle) = db.connections();
        metrics::gauge!("jonction_db_connections", "state" => "open").set(f64::from(open));
        metrics::gauge!("jonction_db_connections", "state" => "idle").set(f64::from(idle));
        metrics::counter!("jonction_db_statements_total").absolute(db.statements());
        self.0.run_upkeep();
        Ok(self.0.render())
    }
}

impl std::fmt::Debug for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Figures")
    }
}
