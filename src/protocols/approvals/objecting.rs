//! A change is asked for, which lets approvals fall; a note is added to one that was given.

use serde_json::json;

use crate::confidentiality::Screen;
use crate::kernel::actor::Actor;
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::{Subject, TypedId as _};
use crate::protocols::checks::{self, passed};
use crate::protocols::ids::{ApprovalId, ChangeRequestId, VersionId};
use crate::protocols::inputs::{CorrectApprovalInput, RequestChangeInput};
use crate::protocols::policy::Action;
use crate::protocols::version::Step;
use crate::protocols::{Protocols, corrections, store};

impl Protocols {
    /// A party's request, or the drafter's own change: approvals fall, the version returns to the draft.
    ///
    /// # Errors
    /// `VERSION_NOT_IN_APPROVAL` once in force or given up.
    pub async fn request_change(&self, actor: &Actor, input: RequestChangeInput) -> Result<VersionId> {
        let protocol = self.protocol_of(input.version_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut work = self.begin(actor, protocol, input.acting_post_id, Action::Object).await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let reason = screen.required("reason", &input.reason, checks::REASON);
        let confirmed = screen.check()?;
        let (row, stage) = work.version(input.version_id)?;
        if let Step::To(stage) = stage.reopen()? {
            store::approvals::void(&mut work.tx, row.id, work.now).await?;
            work.set_stage(row.id, &stage).await?;
            let id = ChangeRequestId::fresh(&self.platform.entropy, work.now);
            let by = (actor.person, work.post.ok_or(Error::Forbidden)?);
            let (tx, now) = (&mut work.tx, work.now);
            store::approvals::change_request(tx, id, row.id, by, passed(reason)?, now).await?;
            let codes = json!({ "version": row.id.0, "confirmed": confirmed });
            self.note(&mut work, "version.request_change", codes).await?;
            self.keep(work).await?;
        }
        Ok(row.id)
    }

    /// Adds a dated note to an approval, which itself never changes; once it binds, only who may decide adds one.
    ///
    /// # Errors
    /// Problems with the text; [`Error::Forbidden`].
    pub async fn correct_approval(
        &self,
        actor: &Actor,
        input: CorrectApprovalInput,
    ) -> Result<(VersionId, ApprovalId)> {
        let version = store::read::version_of_approval(&self.platform.db, input.approval_id)
            .await?
            .ok_or(Error::NotFound)?;
        let protocol = self.protocol_of(version).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut work = self.begin(actor, protocol, input.acting_post_id, Action::Object).await?;
        work.require_decider()?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let text = screen.required("text", &input.text, checks::REASON);
        let confirmed = screen.check()?;
        let (subject, post) = (Subject::of(input.approval_id), work.post.ok_or(Error::Forbidden)?);
        let text = passed(text)?;
        let id = corrections::add(&mut work.tx, &self.platform, subject, text, actor.person, post).await?;
        let codes = json!({ "version": version.0, "correction": id.0, "confirmed": confirmed });
        self.note(&mut work, "approval.correct", codes).await?;
        self.keep(work).await?;
        Ok((version, input.approval_id))
    }
}
