//! The versions of a planted protocol, each with its clauses, its checklist and its approvals.

use jiff::SignedDuration;
use uuid::Uuid;

use super::{Planted, ProtocolPlan, Stage, day_before, position, years_before};
use crate::demo::planter::{Planter, Seat};
use crate::demo::texts::{CHECKLIST, FIRST_WORDING, marked_for};
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::protocols::VersionStatus;
use crate::protocols::canonical::{self, Article};
use crate::protocols::ids::{ClauseId, PartyId, ProtocolId, VersionId};

impl Planter {
    /// All versions; returns the one in force, or the last, with its clauses.
    pub(super) async fn versions(
        &mut self,
        protocol: ProtocolId,
        plan: &ProtocolPlan<'_>,
        planted: &Planted,
    ) -> Result<(VersionId, Vec<ClauseId>)> {
        let lineages: Vec<Uuid> = plan.texts.iter().map(|_| self.platform.entropy.uuid(self.now)).collect();
        let mut number = 0;
        if let Stage::InForce(from) | Stage::Ended(from, ..) = plan.stage {
            for back in (1..=plan.earlier_versions).rev() {
                number += 1;
                let (from, until) = (years_before(from, back), years_before(from, back - 1));
                let state = VersionState::over(VersionStatus::Superseded, from, Some(day_before(until)));
                self.version(protocol, number, &state, plan, planted, &lineages, true).await?;
            }
        }
        number += 1;
        let state = match plan.stage {
            Stage::Draft => VersionState::open(VersionStatus::Draft, None, 0),
            Stage::InApproval(given) => {
                VersionState::open(VersionStatus::InApproval, Some(self.day(20)), given)
            }
            Stage::Agreed(from) => VersionState::over(VersionStatus::Agreed, from, None),
            Stage::InForce(from) => VersionState::over(VersionStatus::InForce, from, None),
            Stage::Ended(from, until, _) => VersionState::over(VersionStatus::InForce, from, Some(until)),
        };
        let current = self.version(protocol, number, &state, plan, planted, &lineages, false).await?;
        if plan.redrafted {
            let draft = VersionState::open(VersionStatus::Draft, None, 0);
            self.version(protocol, number + 1, &draft, plan, planted, &lineages, false).await?;
        }
        Ok(current)
    }

    #[expect(clippy::too_many_arguments, reason = "one call site; a struct would only rename the arguments")]
    async fn version(
        &mut self,
        protocol: ProtocolId,
        number: i64,
        state: &VersionState,
        plan: &ProtocolPlan<'_>,
        planted: &Planted,
        lineages: &[Uuid],
        earlier: bool,
    ) -> Result<(VersionId, Vec<ClauseId>)> {
        let id: VersionId = self.id();
        let body = |index: usize, body: &'static str| {
            if earlier && index == FIRST_WORDING.0 { FIRST_WORDING.1 } else { body }
        };
        let articles: Vec<Article<'_>> = plan
            .texts
            .iter()
            .enumerate()
            .map(|(index, (_, title, text, _))| Article {
                number: position(index),
                title,
                body: body(index, text),
            })
            .collect();
        let mut parties: Vec<PartyId> = planted.parties.iter().map(|(party, _)| *party).collect();
        parties.sort_unstable();
        let hash = canonical::hash(&parties, &articles);
        let fixed = state.status != VersionStatus::Draft;
        let q = self
            .q("INSERT INTO protocol_version (id, protocol_id, number, status, effect_date, text_hash, agreed_at, \
                in_force_from, in_force_until, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)")
            .await?
            .bind(id)
            .bind(protocol)
            .bind(number)
            .bind(state.status)
            .bind(state.effect)
            .bind(fixed.then(|| hash.clone()))
            .bind(state.given.is_none().then_some(self.now))
            .bind(state.given.is_none().then_some(state.effect).flatten())
            .bind(state.until)
            .bind(self.now);
        self.run(q).await?;
        let mut clauses = Vec::new();
        for (index, ((theme, title, text, public), lineage)) in plan.texts.iter().zip(lineages).enumerate() {
            let clause: ClauseId = self.id();
            clauses.push(clause);
            let q = self
                .q("INSERT INTO clause (id, version_id, lineage, number, theme, title, body, public, edited_at, marked_for) \
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
                .await?
                .bind(clause)
                .bind(id)
                .bind(*lineage)
                .bind(position(index))
                .bind(*theme)
                .bind((*title).to_owned())
                .bind(body(index, text).to_owned())
                .bind(*public)
                .bind(self.now)
                .bind(marked_for(*theme).to_owned());
            self.run(q).await?;
        }
        self.checklist(id, lineages).await?;
        let mut approved = 0;
        for (party, signatories) in &planted.parties {
            for seat in signatories {
                let q = self
                    .q("INSERT INTO version_signatory (version_id, party_id, post_id) VALUES ($1, $2, $3)")
                    .await?
                    .bind(id)
                    .bind(*party)
                    .bind(seat.post);
                self.run(q).await?;
                if fixed && state.given.is_none_or(|given| approved < given) {
                    self.approval(id, *party, *seat, &hash, state, plan.from_existing).await?;
                    approved += 1;
                }
            }
        }
        Ok((id, clauses))
    }

    async fn checklist(&mut self, version: VersionId, lineages: &[Uuid]) -> Result<()> {
        for (point, clause, reason) in CHECKLIST {
            let lineage = clause.and_then(|number| lineages.get(usize::try_from(number - 1).ok()?));
            let q = self
                .q("INSERT INTO checklist_answer (version_id, point, answer, clauses, reason, edited_at) \
                    VALUES ($1, $2, $3, $4, $5, $6)")
                .await?
                .bind(version)
                .bind((*point).to_owned())
                .bind(if lineage.is_some() { "IN_CLAUSES" } else { "NOT_CONCERNED" }.to_owned())
                .bind(lineage.map(Uuid::to_string).unwrap_or_default())
                .bind(match (lineage, reason) {
                    (None, None) => Some("Ce protocole ne traite pas de ce point.".to_owned()),
                    (_, reason) => reason.map(str::to_owned),
                })
                .bind(self.now);
            self.run(q).await?;
        }
        Ok(())
    }

    async fn approval(
        &mut self,
        version: VersionId,
        party: PartyId,
        seat: Seat,
        hash: &str,
        state: &VersionState,
        paper: bool,
    ) -> Result<()> {
        let id: Uuid = self.platform.entropy.uuid(self.now);
        let signed = state.effect.map_or_else(|| self.day(-3), day_before);
        let at = self.now.plus(SignedDuration::from_hours(24 * i64::from(days_between(self.day(0), signed))));
        let q = self
            .q("INSERT INTO approval (id, version_id, party_id, post_id, person_id, capacity, means, at, text_hash, \
                paper_signed_on, paper_place, paper_original) VALUES ($1, $2, $3, $4, $5, 'TITULAR', $6, $7, $8, $9, $10, $11)")
            .await?
            .bind(id)
            .bind(version)
            .bind(party)
            .bind(seat.post)
            .bind(seat.person)
            .bind(if paper { "PAPER" } else { "ONLINE" }.to_owned())
            .bind(at.min(self.now))
            .bind(hash.to_owned())
            .bind(paper.then_some(signed))
            .bind(paper.then(|| "Au siège du tribunal".to_owned()))
            .bind(paper.then(|| "Secrétariat du tribunal, armoire des conventions".to_owned()));
        self.run(q).await
    }
}

/// Where one version stands.
struct VersionState {
    status: VersionStatus,
    effect: Option<Day>,
    until: Option<Day>,
    /// How many approvals were given; none: all of them.
    given: Option<usize>,
}

impl VersionState {
    fn open(status: VersionStatus, effect: Option<Day>, given: usize) -> Self {
        Self { status, effect, until: None, given: Some(given) }
    }

    fn over(status: VersionStatus, from: Day, until: Option<Day>) -> Self {
        Self { status, effect: Some(from), until, given: None }
    }
}

fn days_between(from: Day, to: Day) -> i32 {
    from.0.until(to.0).map_or(0, |span| span.get_days())
}
