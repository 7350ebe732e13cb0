//! The worker: claims due jobs under a lease, runs their handlers, retries with growing pauses.

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use jiff::SignedDuration;
use uuid::Uuid;

use super::{Job, JobError, enqueue};
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::platform::{Platform, telemetry};

/// How long a claimed job is left to its worker before another may take it.
pub const LEASE: SignedDuration = SignedDuration::from_secs(120);
/// Attempts before a job is left as failed, for a person to look at.
pub const MAX_ATTEMPTS: i64 = 12;
const BATCH: i64 = 10;
const IDLE: Duration = Duration::from_secs(1);

type Handler = Arc<dyn Fn(Job) -> BoxFuture<'static, Result<(), JobError>> + Send + Sync>;

/// Runs jobs; any number may run on one database.
#[derive(Clone)]
pub struct Worker {
    platform: Platform,
    id: Uuid,
    handlers: BTreeMap<&'static str, Handler>,
    schedules: BTreeMap<&'static str, SignedDuration>,
}

impl Worker {
    /// A worker that knows no job yet.
    #[must_use]
    pub fn new(platform: Platform) -> Self {
        let id = platform.entropy.uuid(platform.clock.now());
        Self { platform, id, handlers: BTreeMap::new(), schedules: BTreeMap::new() }
    }

    /// Names the handler of a kind of job.
    pub fn handle<F, Fut>(&mut self, kind: &'static str, handler: F)
    where
        F: Fn(Job) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), JobError>> + Send + 'static,
    {
        self.handlers.insert(kind, Arc::new(move |job| Box::pin(handler(job))));
    }

    /// Names the handler of a job that comes back by itself, once for all workers of the database.
    pub fn every<F, Fut>(&mut self, kind: &'static str, period: SignedDuration, handler: F)
    where
        F: Fn(Job) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), JobError>> + Send + 'static,
    {
        self.handle(kind, handler);
        self.schedules.insert(kind, period);
    }

    /// Works until the process is asked to stop; the job under way is finished first.
    pub async fn run(&self, mut stop: tokio::sync::watch::Receiver<bool>) {
        loop {
            let worked = match self.run_due().await {
                Ok(worked) => worked,
                Err(error) => {
                    tracing::error!(error.code = error.code(), "the job queue did not answer");
                    0
                }
            };
            if *stop.borrow() {
                return;
            }
            if worked == 0 {
                tokio::select! {
                    () = tokio::time::sleep(IDLE) => {}
                    _ = stop.changed() => return,
                }
            }
        }
    }

    /// Runs what is due now, one batch; returns how many jobs were tried.
    ///
    /// # Errors
    /// When the queue itself cannot be read.
    pub async fn run_due(&self) -> Result<usize> {
        self.enqueue_scheduled().await?;
        let jobs = self.claim().await?;
        let tried = jobs.len();
        for job in jobs {
            self.run_one(job).await?;
        }
        Ok(tried)
    }

    async fn enqueue_scheduled(&self) -> Result<()> {
        let now = self.platform.clock.now();
        let waiting: Vec<(String, Ts)> = {
            let db = &self.platform.db;
            db.all(db.q("SELECT kind, next_run_at FROM job_schedule WHERE next_run_at > $1").bind(now))
                .await?
        };
        for (kind, period) in &self.schedules {
            // A turn further off than two periods was set by a clock that has since been put back.
            let too_far = now.plus(*period).plus(*period);
            if waiting.iter().any(|(waiting, next)| waiting == kind && *next <= too_far) {
                continue;
            }
            let mut tx = self.platform.db.begin().await?;
            let q = tx
                .q("INSERT INTO job_schedule (kind, next_run_at) VALUES ($1, $2) \
                    ON CONFLICT (kind) DO UPDATE SET next_run_at = excluded.next_run_at WHERE job_schedule.next_run_at <= $3 OR job_schedule.next_run_at > $4")
                .bind((*kind).to_owned())
                .bind(now.plus(*period))
                .bind(now)
                .bind(too_far);
            if tx.exec(q).await? == 1 {
                enqueue(&mut tx, &self.platform, kind, (), now, None).await?;
                tx.commit().await?;
            }
        }
        Ok(())
    }

    async fn claim(&self) -> Result<Vec<Job>> {
        let now = self.platform.clock.now();
        let mut tx = self.platform.db.begin().await?;
        let q = tx
            .q_per_engine(
                "UPDATE job SET lease_until = $2, worker = $3, attempts = attempts + 1 WHERE id IN ( \
                 SELECT id FROM job WHERE done_at IS NULL AND failed_at IS NULL AND run_at <= $1 \
                 AND (lease_until IS NULL OR lease_until <= $1) AND kind IN_TEXTS($4) \
                 ORDER BY run_at, id LIMIT $5) RETURNING id, kind, payload, attempts",
                "UPDATE job SET lease_until = $2, worker = $3, attempts = attempts + 1 WHERE id IN ( \
                 SELECT id FROM job WHERE done_at IS NULL AND failed_at IS NULL AND run_at <= $1 \
                 AND (lease_until IS NULL OR lease_until <= $1) AND kind IN_TEXTS($4) \
                 ORDER BY run_at, id LIMIT $5 FOR UPDATE SKIP LOCKED) RETURNING id, kind, payload, attempts",
            )
            .bind(now)
            .bind(now.plus(LEASE))
            .bind(self.id)
            .bind_texts(self.handlers.keys().map(|kind| (*kind).to_owned()))
            .bind(BATCH);
        let jobs = tx.all(q).await?;
        tx.commit().await?;
        Ok(jobs)
    }

    /// Takes the lease anew when the job's turn comes: those before it in the batch may have been slow. False when it
    /// ran out meanwhile and another worker has the job.
    async fn renew(&self, id: Uuid) -> Result<bool> {
        let now = self.platform.clock.now();
        let mut tx = self.platform.db.begin().await?;
        let q = tx
            .q("UPDATE job SET lease_until = $3 WHERE id = $1 AND worker = $2 AND done_at IS NULL AND failed_at IS NULL")
            .bind(id)
            .bind(self.id)
            .bind(now.plus(LEASE));
        let ours = tx.exec(q).await? == 1;
        tx.commit().await?;
        Ok(ours)
    }

    async fn run_one(&self, job: Job) -> Result<()> {
        let Some(handler) = self.handlers.get(job.kind.as_str()) else { return Ok(()) };
        let (id, kind, attempts) = (job.id, job.kind.clone(), job.attempts);
        if !self.renew(id).await? {
            return Ok(());
        }
        let result = handler(job).await;
        let outcome = match &result {
            Ok(()) => "done",
            Err(error) if error.retry && attempts < MAX_ATTEMPTS => "retried",
            Err(_) => "failed",
        };
        metrics::counter!("jonction_jobs_total", "kind" => kind.clone(), "outcome" => outcome).increment(1);
        let now = self.platform.clock.now();
        let mut tx = self.platform.db.begin().await?;
        // `worker` in the condition: one whose lease ran out must not overwrite what the next one did.
        let q = match result {
            Ok(()) => tx
                .q("UPDATE job SET done_at = $3, progress = 100, lease_until = NULL WHERE id = $1 AND worker = $2")
                .bind(id)
                .bind(self.id)
                .bind(now),
            Err(error) if error.retry && attempts < MAX_ATTEMPTS => {
                let fault = telemetry::kind_of(&*error.source);
                tracing::warn!(job.kind = %kind, error.code = error.code, fault, job.attempts = attempts, "job will be tried again");
                tx.q("UPDATE job SET run_at = $3, error_code = $4, lease_until = NULL WHERE id = $1 AND worker = $2")
                    .bind(id)
                    .bind(self.id)
                    .bind(now.plus(pause_after(attempts)))
                    .bind(error.code.to_owned())
            }
            Err(error) => {
                let fault = telemetry::kind_of(&*error.source);
                tracing::error!(job.kind = %kind, error.code = error.code, fault, job.attempts = attempts, "job failed for good");
                tx.q("UPDATE job SET failed_at = $3, error_code = $4, lease_until = NULL WHERE id = $1 AND worker = $2")
                    .bind(id)
                    .bind(self.id)
                    .bind(now)
                    .bind(error.code.to_owned())
            }
        };
        tx.exec(q).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// 30 seconds, doubling, at most an hour.
fn pause_after(attempts: i64) -> SignedDuration {
    let doublings = u32::try_from(attempts.clamp(1, 8) - 1).unwrap_or(0);
    SignedDuration::from_secs((30_i64 << doublings).min(3600))
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Worker")
            .field("id", &self.id)
            .field("kinds", &self.handlers.keys())
            .finish_non_exhaustive()
    }
}
