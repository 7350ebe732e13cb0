//! The reviews of a planted protocol: those held, and one being recorded.

use super::ProtocolPlan;
use crate::demo::planter::Planter;
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::protocols::ids::{ClauseId, ProtocolId, ReviewId, VersionId};

impl Planter {
    pub(super) async fn reviews(
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
