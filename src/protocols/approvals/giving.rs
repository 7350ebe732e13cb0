//! A signatory agrees, here.

use serde_json::json;

use super::{NewApproval, hash, party_of, same_text};
use crate::kernel::actor::{Actor, PostId};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::protocols::ids::ApprovalId;
use crate::protocols::inputs::ApproveVersionInput;
use crate::protocols::policy::Action;
use crate::protocols::{Protocols, store};

impl Protocols {
    /// Agrees to one exact text, as the holder of a post that is awaited.
    ///
    /// # Errors
    /// Forbidden to anybody else; step-up without a recent strong sign-in; `TEXT_CHANGED_SINCE_READ` when the hash
    /// read is not that of the text put to approval.
    pub async fn approve(&self, actor: &Actor, input: ApproveVersionInput) -> Result<ApprovalId> {
        let protocol = self.protocol_of(input.version_id).await?;
        self.visible(actor, protocol).await?;
        actor.require_strong(self.platform.clock.now())?;
        let post = self.signing_post(actor, &input).await?;
        let held = actor.acting_as(post)?;
        let mut work = self.begin(actor, protocol, post, Action::Approve).await?;
        let (row, stage) = work.version(input.version_id)?;
        let approvals = store::read::approvals_in(&mut work.tx, row.id).await?;
        let given = approvals.iter().find(|given| {
            given.voided_at.is_none()
                && given.post_id == held.post
                && given.text_hash.eq_ignore_ascii_case(&input.text_hash)
        });
        if let Some(given) = given {
            return Ok(given.id);
        }
        let text_hash = same_text(&stage, &input.text_hash)?;
        let signatories = work.signatories(row.id).await?;
        let clauses = store::read::clauses_in(&mut work.tx, row.id).await?;
        if hash(&signatories, &clauses) != text_hash {
            return Err(Error::internal("a text put to approval no longer has its hash"));
        }
        let party = party_of(&signatories, held.post).ok_or(Error::Forbidden)?;
        let capacity = store::read::capacity(&mut work.tx, held.mandate).await?.ok_or(Error::Forbidden)?;
        let id = ApprovalId::fresh(&self.platform.entropy, work.now);
        let approval = NewApproval {
            id,
            version: row.id,
            party,
            post: held.post,
            person: Some(actor.person),
            capacity,
            at: work.now,
            text_hash,
            paper: None,
        };
        store::approvals::insert(&mut work.tx, approval).await?;
        self.note(&mut work, "version.approve", json!({ "version": row.id.0, "approval": id.0 })).await?;
        self.agree_if_complete(&mut work, row.id).await?;
        self.keep(work).await?;
        Ok(id)
    }

    /// The post approved for: the one named, else the only awaited one that the actor holds, else the session's choice.
    async fn signing_post(&self, actor: &Actor, input: &ApproveVersionInput) -> Result<Option<PostId>> {
        if input.acting_post_id.is_some() {
            return Ok(input.acting_post_id);
        }
        let signatories = store::read::signatories(&self.platform.db, &[input.version_id]).await?;
        let mut held: Vec<PostId> =
            signatories.iter().filter_map(|row| row.post_id).filter(|post| actor.holds(*post)).collect();
        held.dedup();
        match held.as_slice() {
            [] => Err(Error::Forbidden),
            [only] => Ok(Some(*only)),
            _ => Ok(None),
        }
    }
}
