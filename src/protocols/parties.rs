//! Who is party to a draft, and who signs.

use serde_json::json;

use super::ids::{PartyId, ProtocolId, VersionId};
use super::inputs::{PartyInput, SetPartiesInput};
use super::policy::Action;
use super::version::Stage;
use super::work::Work;
use super::{Protocols, store};
use crate::kernel::actor::{Actor, PostId};
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::Problem;

impl Protocols {
    /// Says who is party to the draft and who signs.
    ///
    /// # Errors
    /// `VERSION_NOT_DRAFT` outside a draft, `CONFLICT_EDITED_MEANWHILE`, problems on each party.
    pub async fn set_parties(&self, actor: &Actor, input: SetPartiesInput) -> Result<ProtocolId> {
        let seen = self.visible(actor, input.protocol_id).await?.protocol;
        let today = seen.today(self.platform.clock.now());
        let mut problems = Problems::none();
        let named = self.check_parties(&mut problems, seen.partnership_id, &input.parties, today).await?;
        let edit = self.last_edit(actor, &seen).await?;
        let mut work = self.begin(actor, input.protocol_id, input.acting_post_id, Action::Draft).await?;
        work.require_alive()?;
        problems.check()?;
        let version = work.in_preparation().cloned().ok_or_else(|| {
            Error::problem(Problem::new(
                "VERSION_NOT_DRAFT",
                "Les parties se modifient dans un brouillon : commencez une nouvelle version.",
            ))
        })?;
        Stage::of(&version)?.require_draft()?;
        if work.protocol.revision != input.base_revision {
            let joined = |names: Vec<&str>| names.join(", ");
            let mine = joined(input.parties.iter().map(|p| named.organisation(p.organisation_id)).collect());
            let in_draft = work.signatories(version.id).await?;
            let theirs = joined(
                work.parties
                    .iter()
                    .filter(|party| in_draft.iter().any(|row| row.party_id == party.id))
                    .map(|party| party.organisation_name.as_str())
                    .collect(),
            );
            let problem = Problem::edited_meanwhile("parties", &mine, &theirs, &edit);
            return Err(Error::problem(problem));
        }
        self.write_parties(&mut work, version.id, &input.parties).await?;
        let protocol = work.protocol.clone();
        store::write::update_protocol(&mut work.tx, &protocol, work.now).await?;
        self.note(&mut work, "protocol.parties", json!({ "version": version.id.0 })).await?;
        let id = protocol.id;
        self.keep(work).await?;
        Ok(id)
    }

    /// Makes these the parties that a draft names; organisations that were parties before keep their row.
    pub(super) async fn write_parties(
        &self,
        work: &mut Work,
        version: VersionId,
        parties: &[PartyInput],
    ) -> Result<()> {
        let mut rows = Vec::new();
        for party in parties {
            let known = work.parties.iter().find(|row| row.organisation_id == party.organisation_id);
            let id = if let Some(row) = known {
                row.id
            } else {
                let id = PartyId::fresh(&self.platform.entropy, work.now);
                let protocol = work.protocol.id;
                store::write::insert_party(&mut work.tx, id, protocol, party.organisation_id).await?;
                id
            };
            let mut posts: Vec<Option<PostId>> = party.signatory_post_ids.iter().copied().map(Some).collect();
            posts.sort_unstable();
            posts.dedup();
            if posts.is_empty() {
                posts.push(None);
            }
            rows.extend(posts.into_iter().map(|post| (id, post)));
        }
        store::write::signatories(&mut work.tx, version, &rows).await?;
        store::write::drop_unnamed_parties(&mut work.tx, work.protocol.id).await?;
        work.parties = store::read::parties_in(&mut work.tx, work.protocol.id).await?;
        Ok(())
    }
}
