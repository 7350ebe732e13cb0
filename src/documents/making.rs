//! The job that makes documents: it reads the stored content, sets it aside from the requests, and keeps the file.

use serde::{Deserialize, Serialize};

use super::model::{DocumentId, Envelope};
use super::{Documents, kinds, store};
use crate::kernel::error::{Error, Result};
use crate::platform::jobs::{JobError, Worker};
use crate::platform::pdf::{self, Laid, Order, PdfError};

/// The job that makes one document.
pub const MAKE_JOB: &str = "documents.make";
/// Taken by a worker.
const TAKEN: i64 = 10;
/// Its pages are set; they are to be written and checked.
const LAID: i64 = 75;

/// Which document.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Payload {
    /// The document.
    pub document: DocumentId,
}

impl Documents {
    /// Names the slice's jobs to a worker. Where documents are not made, those asked for wait for an instance that makes them.
    pub fn register_jobs(&self, worker: &mut Worker) {
        self.register_retention(worker);
        if !pdf::AVAILABLE {
            return;
        }
        self.register_leaflets(worker);
        let documents = self.clone();
        worker.handle(MAKE_JOB, move |job| {
            let documents = documents.clone();
            async move {
                let Payload { document } = job.payload()?;
                documents.make(document).await
            }
        });
    }

    /// Done already when repeated.
    async fn make(&self, id: DocumentId) -> Result<(), JobError> {
        let mut tx = self.platform.db.begin().await?;
        let Some(waiting) = store::take(&mut tx, id, TAKEN).await? else { return Ok(()) };
        tx.commit().await?;
        let mut envelope: Envelope = serde_json::from_str(&waiting.content).map_err(Error::internal)?;
        let logo = match &envelope.logo {
            Some(hash) => self.picture(hash).await?,
            None => None,
        };
        // Taken away meanwhile: the document goes without.
        envelope.logo = envelope.logo.filter(|_| logo.is_some());
        let order = Order {
            template: kinds::template(waiting.kind),
            common: kinds::COMMON,
            data: serde_json::to_value(&envelope).map_err(Error::internal)?,
            date: waiting.drawn_on.0,
            logo,
        };
        let made = match aside(move || Laid::of(order)).await {
            Ok(laid) => {
                let mut tx = self.platform.db.begin().await?;
                store::progress(&mut tx, id, LAID).await?;
                tx.commit().await?;
                aside(move || laid.write()).await
            }
            Err(error) => Err(error),
        };
        let mut tx = self.platform.db.begin().await?;
        let done = match made {
            Ok(bytes) => {
                let hash = super::hash(&bytes);
                store::ready(&mut tx, id, bytes, hash).await?;
                Ok(())
            }
            // The same content fails again: whoever asked is told, and asks anew once it is mended.
            Err(error) => {
                store::failed(&mut tx, id).await?;
                Err(JobError::fail("TYPESETTING", error))
            }
        };
        tx.commit().await?;
        done
    }
}

/// Computes outside the threads that answer requests.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, PdfError> + Send + 'static,
) -> Result<T, PdfError> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(PdfError::Panicked))
}
