//! Plants protocols in any state, with the history that leads there.

mod reviews;
mod versions;

use jiff::civil::Date;

use super::planter::{Planter, Seat};
use super::texts::Text;
use crate::kernel::actor::{OrganisationId, PartnershipId};
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::kernel::text::fold;
use crate::protocols::ProtocolStatus;
use crate::protocols::clock::{ReviewClock, ReviewPeriod};
use crate::protocols::ids::{PartyId, ProtocolId};

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

impl<'a> ProtocolPlan<'a> {
    /// A first draft, without any history and without a title yet.
    pub fn draft(
        partnership: PartnershipId,
        owner: Seat,
        parties: &'a [PartyPlan],
        texts: &'a [Text],
    ) -> Self {
        Self {
            partnership,
            title: "",
            owner,
            parties,
            texts,
            earlier_versions: 0,
            stage: Stage::Draft,
            reviews: &[],
            from_existing: false,
            term_months: None,
            redrafted: false,
            review_open: false,
        }
    }
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
