//! Plants protocols in any state, with the history that leads there.

use jiff::SignedDuration;
use jiff::civil::Date;
use uuid::Uuid;

use super::planter::{Planter, Seat};
use super::texts::{CHECKLIST, FIRST_WORDING, Text, marked_for};
use crate::kernel::actor::{OrganisationId, PartnershipId};
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::kernel::text::fold;
use crate::protocols::canonical::{self, Article};
use crate::protocols::clock::{ReviewClock, ReviewPeriod};
use crate::protocols::ids::{ClauseId, PartyId, ProtocolId, ReviewId, VersionId};
use crate::protocols::{ProtocolStatus, VersionStatus};

/// A party and its signatories.
#[derive(Clone)]
pub struct PartyPlan {
    pub organisation: OrganisationId,
    pub signatories: Vec<Seat>,
}

/// Where the last version stands; earlier ones are superseded.
#[derive(Clone, Copy)]
pub enum Stage {
    /// Being written.
    Draft,
    /// The first so many signatories have approved.
    InApproval(usize),
    /// All have approved; in force from that day.
    Agreed(Day),
    /// In force since that day.
    InForce(Day),
    /// Was in force, ended on that day.
    Ended(Day, Day, ProtocolStatus),
}

/// A protocol to plant.
pub struct ProtocolPlan<'a> {
    pub partnership: PartnershipId,
    pub title: &'a str,
    pub owner: Seat,
    pub parties: &'a [PartyPlan],
    pub texts: &'a [Text],
    /// Versions that were in force one after the other before the last, each for a year.
    pub earlier_versions: u8,
    pub stage: Stage,
    /// Days on which reviews were held, oldest first.
    pub reviews: &'a [Day],
    /// Recorded from an agreement signed before.
    pub from_existing: bool,
    /// A fixed term in months, tacitly renewed.
    pub term_months: Option<i64>,
    /// A further version is being drafted.
    pub redrafted: bool,
    /// A review is being recorded.
    pub review_open: bool,
}

struct Planted {
    parties: Vec<(PartyId, Vec<Seat>)>,
}

impl Planter {
    /// Plants the protocol with all that hangs on it.
    pub async fn protocol(&mut self, plan: &ProtocolPlan<'_>) -> Result<ProtocolId> {
        let id: ProtocolId = self.id();
        let (status, first, ended) = match plan.stage {
            Stage::Draft | Stage::InApproval(_) | Stage::Agreed(_) => (ProtocolStatus::Prepared, None, None),
            Stage::InForce(from) => (ProtocolStatus::InForce, Some(from), None),
            Stage::Ended(from, on, status) => (status, Some(from), Some(on)),
        };
        let first = first.map(|day| years_before(day, plan.earlier_versions));
        let last_held = plan.reviews.last().copied();
        let due = first.filter(|_| ended.is_none()).map(|first| {
            let clock = ReviewClock {
                first_in_force: first.0,
                last_held: last_held.map(|day| day.0),
                period: ReviewPeriod::YEARLY,
            };
            Day(clock.due_on())
        });
        let q = self
            .q("INSERT INTO protocol (id, partnership_id, title, title_key, status, from_existing, owner_post_id, \
                review_period_months, term_kind, term_months, term_renewal, term_notice_days, first_in_force_on, \
                last_held_on, review_due_on, cycle_began_on, ended_on, created_at, updated_at) \
                VALUES ($1, $2, $3, $4, $5, $6, $7, 12, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17)")
            .await?
            .bind(id)
            .bind(plan.partnership)
            .bind(plan.title.to_owned())
            .bind(fold(plan.title))
            .bind(status)
            .bind(plan.from_existing)
            .bind(plan.owner.post)
            .bind(if plan.term_months.is_some() { "FIXED" } else { "OPEN" }.to_owned())
            .bind(plan.term_months)
            .bind(plan.term_months.map(|_| "TACIT".to_owned()))
            .bind(plan.term_months.map(|_| 90_i64))
            .bind(first)
            .bind(last_held)
            .bind(due)
            .bind(due.and(last_held.or(first)))
            .bind(ended)
            .bind(first.map_or(self.now, |day| self.written(day)));
        self.run(q).await?;
        let planted = self.parties(id, plan, first.is_some()).await?;
        let (version, clauses) = self.versions(id, plan, &planted).await?;
        self.reviews(id, version, &clauses, plan, due).await?;
        Ok(id)
    }

    async fn parties(
        &mut self,
        protocol: ProtocolId,
        plan: &ProtocolPlan<'_>,
        active: bool,
    ) -> Result<Planted> {
        let mut parties = Vec::new();
        for party in plan.parties {
            let id: PartyId = self.id();
            let q = self
                .q("INSERT INTO protocol_party (id, protocol_id, organisation_id, state) VALUES ($1, $2, $3, $4)")
                .await?
                .bind(id)
                .bind(protocol)
                .bind(party.organisation)
                .bind(if active { "ACTIVE" } else { "PROPOSED" }.to_owned());
            self.run(q).await?;
            parties.push((id, party.signatories.clone()));
        }
        Ok(Planted { parties })
    }

    /// All versions; returns the one in force, or the last, with its clauses.
    async fn versions(
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

    async fn reviews(
        &mut self,
        protocol: ProtocolId,
        version: VersionId,
        clauses: &[ClauseId],
        plan: &ProtocolPlan<'_>,
        due: Option<Day>,
    ) -> Result<()> {
        for (index, held) in plan.reviews.iter().enumerate() {
            let next = plan.reviews.get(index + 1).copied().or(due);
            let review = self.review(protocol, version, *held, "CLOSED", Some(*held), next).await?;
            for (position, party) in plan.parties.iter().enumerate() {
                let seat = party.signatories.first();
                let q = self
                    .q("INSERT INTO review_participant (review_id, position, organisation_id, post_id, person_id) \
                        VALUES ($1, $2, $3, $4, $5)")
                    .await?
                    .bind(review)
                    .bind(i64::try_from(position + 1).unwrap_or(i64::MAX))
                    .bind(party.organisation)
                    .bind(seat.map(|seat| seat.post))
                    .bind(seat.map(|seat| seat.person));
                self.run(q).await?;
            }
            for clause in clauses.iter().take(3) {
                let q = self
                    .q("INSERT INTO review_finding (id, review_id, clause_id, kind, edited_at) VALUES ($1, $2, $3, 'KEEP', $4)")
                    .await?
                    .bind(self.platform.entropy.uuid(self.now))
                    .bind(review)
                    .bind(*clause)
                    .bind(self.now);
                self.run(q).await?;
            }
        }
        if plan.review_open
            && let Some(due) = due
        {
            self.review(protocol, version, due, "IN_PROGRESS", None, None).await?;
        }
        Ok(())
    }

    async fn review(
        &mut self,
        protocol: ProtocolId,
        version: VersionId,
        due: Day,
        state: &'static str,
        held: Option<Day>,
        next: Option<Day>,
    ) -> Result<ReviewId> {
        let id: ReviewId = self.id();
        let q = self
            .q("INSERT INTO protocol_review (id, protocol_id, version_id, state, due_on, held_on, decision, completed_at, \
                next_due_on, edited_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)")
            .await?
            .bind(id)
            .bind(protocol)
            .bind(version)
            .bind(state.to_owned())
            .bind(due)
            .bind(held)
            .bind(held.map(|_| "CONFIRM".to_owned()))
            .bind(held.map(|day| self.written(day)))
            .bind(next)
            .bind(self.now);
        self.run(q).await?;
        Ok(id)
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

fn position(index: usize) -> i64 {
    i64::try_from(index + 1).unwrap_or(i64::MAX)
}

fn years_before(day: Day, years: u8) -> Day {
    Day(day.0.saturating_sub(jiff::Span::new().years(i64::from(years))))
}

fn day_before(day: Day) -> Day {
    Day(day.0.yesterday().unwrap_or(Date::MIN))
}

fn days_between(from: Day, to: Day) -> i32 {
    from.0.until(to.0).map_or(0, |span| span.get_days())
}
