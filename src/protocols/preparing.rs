//! Versions in preparation: started from the text in force, given up.

use serde_json::json;

use super::checks;
use super::ids::{ClauseId, PartyId, ProtocolId, VersionId};
use super::inputs::{AbandonVersionInput, StartVersionInput};
use super::model::{PartyState, VersionRow, VersionStatus};
use super::policy::Action;
use super::version::Step;
use super::work::Work;
use super::{Protocols, store};
use crate::confidentiality::Screen;
use crate::kernel::actor::{Actor, PostId};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::Problem;
use crate::platform::db::Tx;

impl Protocols {
    /// Starts a new version from the text in force (or the latest there was), lineage and checklist kept.
    ///
    /// # Errors
    /// `VERSION_ALREADY_PREPARED` while one is being agreed; an open draft is answered as it is.
    pub async fn start_version(&self, actor: &Actor, input: StartVersionInput) -> Result<VersionId> {
        let mut work = self.begin(actor, input.protocol_id, input.acting_post_id, Action::Draft).await?;
        work.require_alive()?;
        match work.in_preparation() {
            Some(draft) if draft.status == VersionStatus::Draft => return Ok(draft.id),
            Some(_) => {
                return Err(Error::problem(Problem::new(
                    "VERSION_ALREADY_PREPARED",
                    "Une version est déjà soumise à l’accord des parties.",
                )));
            }
            None => {}
        }
        let id = self.start_version_in(&mut work).await?;
        self.keep(work).await?;
        Ok(id)
    }

    async fn start_version_in(&self, work: &mut Work) -> Result<VersionId> {
        let source = work.in_force().or(work.versions.first()).cloned();
        let number = work.versions.iter().map(|row| row.number).max().unwrap_or(0) + 1;
        let id = VersionId::fresh(&self.platform.entropy, work.now);
        let version = VersionRow::draft(id, work.protocol.id, number, work.person, work.now);
        store::write::insert_version(&mut work.tx, &version).await?;
        if let Some(source) = source {
            self.copy_text(&mut work.tx, source.id, version.id).await?;
            // Who has given notice is not asked to sign what follows.
            let today = work.today;
            let staying = |id: PartyId| {
                work.parties.iter().any(|party| {
                    party.id == id && matches!(party.state(today), PartyState::Proposed | PartyState::Active)
                })
            };
            let rows: Vec<(PartyId, Option<PostId>)> = store::read::signatories_in(&mut work.tx, source.id)
                .await?
                .into_iter()
                .filter(|row| staying(row.party_id))
                .map(|row| (row.party_id, row.post_id))
                .collect();
            store::write::signatories(&mut work.tx, version.id, &rows).await?;
        }
        let id = version.id;
        work.versions.insert(0, version);
        self.note(work, "version.start", json!({ "version": id.0 })).await?;
        Ok(id)
    }

    async fn copy_text(&self, tx: &mut Tx, from: VersionId, to: VersionId) -> Result<()> {
        let now = self.platform.clock.now();
        for clause in store::read::clauses_in(tx, from).await? {
            let id = ClauseId::fresh(&self.platform.entropy, now);
            store::text::copy_clause(tx, clause.id, id, to).await?;
        }
        store::text::copy_checklist(tx, from, to).await
    }

    /// Gives up a version that binds nobody yet.
    ///
    /// # Errors
    /// `VERSION_IN_FORCE` once it does.
    pub async fn abandon_version(&self, actor: &Actor, input: AbandonVersionInput) -> Result<VersionId> {
        let protocol = self.protocol_of(input.version_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut work = self.begin(actor, protocol, input.acting_post_id, Action::Draft).await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let reason = screen.optional("reason", input.reason.as_deref(), checks::REASON);
        let confirmed = screen.check()?;
        let (row, stage) = work.version(input.version_id)?;
        if let Step::To(stage) = stage.abandon()? {
            store::approvals::void(&mut work.tx, row.id, work.now).await?;
            work.set_stage(row.id, &stage).await?;
            store::write::abandon_reason(&mut work.tx, row.id, reason).await?;
            let codes = json!({ "version": row.id.0, "confirmed": confirmed });
            self.note(&mut work, "version.abandon", codes).await?;
            self.keep(work).await?;
        }
        Ok(row.id)
    }

    /// The protocol of a version; whether the actor may know of it is seen next.
    pub(super) async fn protocol_of(&self, version: VersionId) -> Result<ProtocolId> {
        store::read::of_version(&self.platform.db, version).await?.ok_or(Error::NotFound)
    }
}
