//! What administrators look after: outgoing mail, failed jobs, the audit's chain, imports. No partnership's matter.

mod graphql;
mod store;

use crate::directory::{Directory, ImportRun};
use crate::kernel::actor::{Actor, PersonId};
use crate::kernel::clock::Ts;
use crate::kernel::error::{Error, Result};
use crate::kernel::page::{Cursor, Page, PageRequest};
use crate::platform::Platform;

pub use graphql::AdministrationQuery;
pub use store::{AuditEntry, AuditSeal, MailState, OutgoingMail};

/// The administrators' service.
#[derive(Clone, Debug)]
pub struct Administration {
    platform: Platform,
    directory: Directory,
}

/// Which audited acts are wanted.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    /// Beginning of the act's code, such as `protocol.`
    pub action: String,
    /// Who acted.
    pub person: Option<PersonId>,
    /// On what.
    pub subject: Option<uuid::Uuid>,
    /// From this instant on.
    pub from: Option<Ts>,
    /// Before this instant.
    pub before: Option<Ts>,
}

/// Whether this actor sees the administration at all: who administers the platform, or a territory.
#[must_use]
pub fn administers(actor: &Actor) -> bool {
    actor.platform_admin || actor.mandates.iter().any(|held| !held.administers.is_empty())
}

/// Mail and audit concern the whole country: they are for platform administrators.
fn require_platform(actor: &Actor) -> Result<()> {
    if actor.platform_admin { Ok(()) } else { Err(Error::Forbidden) }
}

impl Administration {
    /// On this platform; imports come from the directory.
    #[must_use]
    pub fn new(platform: Platform, directory: Directory) -> Self {
        Self { platform, directory }
    }

    /// Outgoing mails, latest first; withdrawn ones are left out.
    ///
    /// # Errors
    /// Forbidden to all but platform administrators.
    pub async fn mails(
        &self,
        actor: &Actor,
        state: Option<MailState>,
        page: &PageRequest,
    ) -> Result<Page<OutgoingMail>> {
        require_platform(actor)?;
        let (rows, total) = store::mails(&self.platform.db, state, page.before(Ts::LAST)?, page).await?;
        Ok(Page::from_rows(rows, page, total, |mail| Cursor { key: mail.queued_at.to_string(), id: mail.id }))
    }

    /// Audited acts, latest first.
    ///
    /// # Errors
    /// Forbidden to all but platform administrators.
    pub async fn audit_entries(
        &self,
        actor: &Actor,
        filter: &AuditFilter,
        page: &PageRequest,
    ) -> Result<Page<AuditEntry>> {
        require_platform(actor)?;
        let (rows, total) =
            store::audit_entries(&self.platform.db, filter, page.before(Ts::LAST)?, page).await?;
        Ok(Page::from_rows(rows, page, total, |entry| Cursor { key: entry.at.to_string(), id: entry.id }))
    }

    /// How far the audit is chained.
    ///
    /// # Errors
    /// The database's.
    pub async fn audit_seal(&self) -> Result<AuditSeal> {
        store::audit_seal(&self.platform.db).await
    }

    /// Jobs given up, for a person to look at.
    ///
    /// # Errors
    /// The database's.
    pub async fn failed_jobs(&self) -> Result<i64> {
        store::failed_jobs(&self.platform.db).await
    }

    /// Latest imports, the actor's own or, for platform administrators, everybody's.
    ///
    /// # Errors
    /// A problem on `first`.
    pub async fn import_runs(&self, actor: &Actor, first: Option<i32>) -> Result<Vec<ImportRun>> {
        let page = PageRequest::new(first, None, false)?;
        self.directory.import_runs(actor, page.first).await
    }
}
