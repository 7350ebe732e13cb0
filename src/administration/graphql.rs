//! The administration in the API.

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{ComplexObject, Context, ID, Json, Object};

use super::{Administration, AuditEntry, AuditFilter, AuditSeal, MailState, OutgoingMail, administers};
use crate::accounts::{VisiblePerson, load_person};
use crate::directory::{ImportRun, Post, load_post};
use crate::kernel::actor::PersonId;
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::{Error, Result};
use crate::kernel::page::PageRequest;
use crate::platform::graphql::{ContextExt as _, Total, connection};

type Pages<T> = Connection<String, T, Total, EmptyFields>;

/// The root field of the administration.
#[derive(Default)]
pub struct AdministrationQuery;

/// The root field of the administration.
#[Object]
impl AdministrationQuery {
    /// Null unless platform or territory administrator.
    async fn administration(&self, ctx: &Context<'_>) -> Option<Administration> {
        ctx.actor().ok().filter(|actor| administers(actor)).map(|_| ctx.service::<Administration>().clone())
    }
}

fn page(ctx: &Context<'_>, first: Option<i32>, after: Option<&str>) -> Result<PageRequest> {
    PageRequest::new(first, after, ctx.look_ahead().field("totalCount").exists())
}

/// What administrators see; members' matter is not here.
#[Object]
impl Administration {
    /// The program's version.
    async fn version(&self) -> &str {
        env!("CARGO_PKG_VERSION")
    }
    /// sqlite or postgresql.
    async fn database_engine(&self) -> &str {
        if self.platform.db.is_sqlite() { "sqlite" } else { "postgresql" }
    }
    /// Latest first, withdrawn ones left out; for platform administrators.
    #[graphql(name = "mails")]
    async fn mail_page(
        &self,
        ctx: &Context<'_>,
        state: Option<MailState>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Pages<OutgoingMail>> {
        let page = page(ctx, first, after.as_deref())?;
        Ok(connection(self.mails(ctx.actor()?, state, &page).await?, after.is_some()))
    }
    /// Jobs given up, for a person to look at.
    #[graphql(name = "failedJobs")]
    async fn failed_job_count(&self) -> Result<i64> {
        self.failed_jobs().await
    }
    /// How far the audit is chained.
    #[graphql(name = "auditSeal")]
    async fn seal(&self) -> Result<AuditSeal> {
        self.audit_seal().await
    }
    /// Latest first, `action` being the beginning of a code such as protocol; for platform administrators.
    #[graphql(name = "auditEntries")]
    #[expect(clippy::too_many_arguments, reason = "the contract's filters, one argument each")]
    async fn audit_page(
        &self,
        ctx: &Context<'_>,
        action: Option<String>,
        person_id: Option<PersonId>,
        subject_id: Option<ID>,
        from: Option<Day>,
        to: Option<Day>,
        first: Option<i32>,
        after: Option<String>,
    ) -> async_graphql::Result<Pages<AuditEntry>> {
        let page = page(ctx, first, after.as_deref())?;
        let filter = AuditFilter {
            action: action.unwrap_or_default(),
            person: person_id,
            subject: subject_id.map(|id| bare(&id)).transpose()?,
            from: from.map(|day| day.start_in(&Zone::paris())),
            before: to.map(|day| day.plus_days(1).start_in(&Zone::paris())),
        };
        Ok(connection(self.audit_entries(ctx.actor()?, &filter, &page).await?, after.is_some()))
    }
    /// Latest imports of organisations: one's own, or everybody's for platform administrators.
    #[graphql(name = "importRuns")]
    async fn latest_imports(&self, ctx: &Context<'_>, first: Option<i32>) -> Result<Vec<ImportRun>> {
        self.import_runs(ctx.actor()?, first).await
    }
}

/// The UUID of a node id of any kind.
fn bare(id: &ID) -> Result<uuid::Uuid> {
    let (_, uuid) = id.split_once(':').ok_or(Error::NotFound)?;
    uuid.parse().map_err(|_| Error::NotFound)
}

#[ComplexObject]
impl OutgoingMail {
    /// Node id.
    #[graphql(name = "id")]
    async fn node_id(&self) -> ID {
        ID(format!("mail:{}", self.id))
    }
}

/// One audited act: ids and codes, never text.
#[Object]
impl AuditEntry {
    /// Node id.
    async fn id(&self) -> ID {
        ID(format!("audit:{}", self.id))
    }
    /// When.
    async fn at(&self) -> Ts {
        self.at
    }
    /// Such as version.approve.
    async fn action(&self) -> &str {
        &self.action
    }
    /// Who; null for the program.
    async fn person(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<VisiblePerson>> {
        load_person(ctx, self.person_id?).await.transpose()
    }
    /// The post recorded with the act.
    async fn post(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Post>> {
        load_post(ctx, self.post_id?).await.transpose()
    }
    /// To what.
    async fn subject_id(&self) -> Option<ID> {
        Some(ID(format!("{}:{}", self.subject_kind, self.subject_id)))
    }
    /// Codes such as guard reasons confirmed, never text.
    async fn details(&self) -> Json<serde_json::Value> {
        Json(serde_json::from_str(&self.codes).unwrap_or_default())
    }
    /// Part of the chain.
    async fn sealed(&self) -> bool {
        self.sealed_number.is_some()
    }
}
