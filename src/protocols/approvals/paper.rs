//! A signature given on paper is recorded.

use serde_json::json;

use super::{NewApproval, NewPaper, party_of, same_text};
use crate::confidentiality::Screen;
use crate::kernel::actor::Actor;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::Problem;
use crate::protocols::checks::{self, passed};
use crate::protocols::ids::ApprovalId;
use crate::protocols::inputs::RecordPaperSignatureInput;
use crate::protocols::policy::Action;
use crate::protocols::{Protocols, store};

impl Protocols {
    /// Records a signature given on paper, by who held the post on that day.
    ///
    /// # Errors
    /// As for approving; `NOT_A_SIGNATORY` when the post is not awaited or was not held by that person;
    /// `SIGNED_BEFORE_APPROVAL` when the text had not been put to approval on that day.
    pub async fn record_paper_signature(
        &self,
        actor: &Actor,
        input: RecordPaperSignatureInput,
    ) -> Result<ApprovalId> {
        let protocol = self.protocol_of(input.version_id).await?;
        self.visible(actor, protocol).await?;
        actor.require_strong(self.platform.clock.now())?;
        let capacity = self.accounts.holder_capacity(input.person_id, input.post_id, input.signed_on).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut work = self.begin(actor, protocol, input.acting_post_id, Action::Draft).await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let place = screen.required("place", &input.place, checks::LINE);
        let original = screen.optional("originalKeptAt", input.original_kept_at.as_deref(), checks::LINE);
        checks::scan_hash(&mut screen.problems, "scanSha256", input.scan_sha256.as_deref());
        screen.problems.require(input.signed_on <= work.today, || {
            Problem::new("DATE_IN_FUTURE", "Cette date est à venir.").on("signedOn")
        });
        let opened = store::read::approval_opened_at(&mut work.tx, input.version_id).await?;
        let opened_on = opened.map(|at| at.day_in(&work.protocol.time_zone));
        screen.problems.require(opened_on.is_none_or(|day| input.signed_on >= day), || {
            let message = "Une signature sur papier porte sur le texte soumis à l’accord : elle ne peut pas être antérieure \
                           au jour où il l’a été.";
            Problem::new("SIGNED_BEFORE_APPROVAL", message).on("signedOn")
        });
        let signatories = work.signatories(input.version_id).await?;
        let party = party_of(&signatories, input.post_id);
        screen.problems.require(party.is_some(), || {
            Problem::new("NOT_A_SIGNATORY", "Cette fonction ne signe pas cette version.").on("postId")
        });
        screen.problems.require(capacity.is_some(), || {
            Problem::new("NOT_A_SIGNATORY", "Cette personne ne tenait pas cette fonction ce jour-là.")
                .on("personId")
        });
        let confirmed = screen.check()?;
        let (row, stage) = work.version(input.version_id)?;
        let approvals = store::read::approvals_in(&mut work.tx, row.id).await?;
        let given =
            approvals.iter().find(|given| given.voided_at.is_none() && given.post_id == input.post_id);
        if let Some(given) = given {
            return Ok(given.id);
        }
        let text_hash = same_text(&stage, &input.text_hash)?;
        let id = ApprovalId::fresh(&self.platform.entropy, work.now);
        let approval = NewApproval {
            id,
            version: row.id,
            party: passed(party)?,
            post: input.post_id,
            person: Some(input.person_id),
            capacity: passed(capacity)?,
            at: work.now,
            text_hash,
            paper: Some(NewPaper {
                signed_on: input.signed_on,
                place: passed(place)?,
                recorded_by: actor.person,
                scan_sha256: input.scan_sha256.map(|hash| hash.to_ascii_lowercase()),
                original_kept_at: original,
            }),
        };
        store::approvals::insert(&mut work.tx, approval).await?;
        let codes = json!({ "version": row.id.0, "approval": id.0, "confirmed": confirmed });
        self.note(&mut work, "version.paper", codes).await?;
        self.agree_if_complete(&mut work, row.id).await?;
        self.keep(work).await?;
        Ok(id)
    }
}
