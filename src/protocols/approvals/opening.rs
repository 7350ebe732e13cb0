//! A version is put to its signatories.

use serde_json::json;

use super::hash;
use crate::kernel::actor::Actor;
use crate::kernel::error::{Error, Result};
use crate::protocols::ids::VersionId;
use crate::protocols::inputs::OpenApprovalInput;
use crate::protocols::policy::Action;
use crate::protocols::version::{Stage, Step};
use crate::protocols::{Protocols, blockers, store};

impl Protocols {
    /// Fixes the text and its hash, and asks every signatory.
    ///
    /// # Errors
    /// Every condition that is missing, the seven secrecy points among them; `EFFECT_BEFORE_TEXT_IN_FORCE`.
    pub async fn open_approval(&self, actor: &Actor, input: OpenApprovalInput) -> Result<VersionId> {
        let protocol = self.protocol_of(input.version_id).await?;
        let signatories = store::read::signatories(&self.platform.db, &[input.version_id]).await?;
        let named = self.named_by(&signatories, protocol).await?;
        let mut work = self.begin(actor, protocol, input.acting_post_id, Action::Draft).await?;
        work.require_alive()?;
        let (row, stage) = work.version(input.version_id)?;
        let signatories = work.signatories(row.id).await?;
        let clauses = store::read::clauses_in(&mut work.tx, row.id).await?;
        if stage == Stage::Draft {
            let answers = store::read::answers_in(&mut work.tx, row.id).await?;
            let missing =
                blockers::of_draft(&work.parties, &signatories, &named, &clauses, &answers, work.today);
            if !missing.is_empty() {
                return Err(Error::Problems(missing));
            }
            work.require_after_text_in_force(input.effect_date, Some("effectDate"))?;
        }
        if let Step::To(stage) = stage.open_approval(hash(&signatories, &clauses), input.effect_date)? {
            work.set_stage(row.id, &stage).await?;
            let codes = json!({ "version": row.id.0, "effect": input.effect_date });
            self.note(&mut work, "version.open_approval", codes).await?;
            Box::pin(self.summon_signatories(&mut work, row.id, input.effect_date)).await?;
            self.keep(work).await?;
        }
        Ok(row.id)
    }
}
