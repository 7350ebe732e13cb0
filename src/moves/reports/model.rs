//! What a report is, and where it stands.

use async_graphql::{Enum, SimpleObject};
use jiff::SignedDuration;
use serde::Serialize;

use crate::kernel::actor::{MandateId, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::typed_id;

typed_id!(
    /// Somebody's word that a person leaves a post or arrives at one.
    StaffReportId,
    "staff-report"
);

/// For so many days a report waits for an answer.
pub const ANSWERED_WITHIN_DAYS: i64 = 60;

/// What is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, sqlx::Type, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Movement {
    /// Somebody arrives at a post.
    Arrival,
    /// A holder leaves.
    Departure,
}

/// Where a report stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, sqlx::Type, Serialize)]
#[graphql(name = "StaffReportState")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReportState {
    /// Waits for the organisation's representative.
    Pending,
    /// It is so: the last day is set, or the newcomer is invited.
    Confirmed,
    /// It is not so, says the representative.
    Declined,
    /// Taken back by the coordinator.
    Withdrawn,
    /// Nobody answered in time.
    Expired,
}

/// A coordinator's word that somebody leaves a post or arrives at one.
#[derive(Clone, Debug, SimpleObject, sqlx::FromRow)]
#[graphql(complex)]
pub struct StaffReport {
    /// Names it in commands.
    pub id: StaffReportId,
    /// In which partnership it is said.
    #[graphql(skip)]
    pub partnership_id: PartnershipId,
    /// What is said.
    pub kind: Movement,
    /// Of which post.
    #[graphql(skip)]
    pub post_id: PostId,
    /// The post's organisation.
    #[graphql(skip)]
    pub organisation_id: OrganisationId,
    /// Which mandate ends.
    #[graphql(skip)]
    pub mandate_id: Option<MandateId>,
    /// When that mandate ends, once recorded.
    #[graphql(skip)]
    pub mandate_ends_on: Option<Day>,
    /// First day of an arrival, last day of a departure.
    pub happens_on: Day,
    /// Who arrives, if known; forgotten with the answer.
    pub person_name: Option<String>,
    /// Professional address of who arrives, if known; forgotten with the answer.
    pub person_email: Option<String>,
    /// Who says so.
    #[graphql(skip)]
    pub reported_by: PersonId,
    /// When it was said.
    pub reported_at: Ts,
    /// As stored.
    #[graphql(skip)]
    pub state: ReportState,
    /// Who answered.
    #[graphql(skip)]
    pub decided_by: Option<PersonId>,
    /// When it was answered or taken back.
    pub decided_at: Option<Ts>,
    /// Why it was declined.
    pub word: Option<String>,
}

impl StaffReport {
    /// Where it stands at this instant. A departure that the representative recorded in another way is confirmed by it.
    #[must_use]
    pub fn state_at(&self, now: Ts) -> ReportState {
        if self.state != ReportState::Pending {
            self.state
        } else if self.kind == Movement::Departure
            && self.mandate_ends_on.is_some_and(|end| end <= self.happens_on)
        {
            ReportState::Confirmed
        } else if self.reported_at < waiting_since(now) {
            ReportState::Expired
        } else {
            ReportState::Pending
        }
    }
}

/// Reports made before this instant no longer wait.
#[must_use]
pub fn waiting_since(now: Ts) -> Ts {
    now.plus(-SignedDuration::from_hours(24 * ANSWERED_WITHIN_DAYS))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn departure() -> StaffReport {
        let id = Uuid::from_u128(7);
        StaffReport {
            id: StaffReportId(id),
            partnership_id: PartnershipId(id),
            kind: Movement::Departure,
            post_id: PostId(id),
            organisation_id: OrganisationId(id),
            mandate_id: Some(MandateId(id)),
            mandate_ends_on: None,
            happens_on: "2026-06-30".parse().unwrap(),
            person_name: None,
            person_email: None,
            reported_by: PersonId(id),
            reported_at: at("2026-03-01T12:00:00Z"),
            state: ReportState::Pending,
            decided_by: None,
            decided_at: None,
            word: None,
        }
    }

    fn at(text: &str) -> Ts {
        Ts::new(text.parse().unwrap())
    }

    #[test]
    fn a_report_waits_sixty_days() {
        let report = departure();
        assert_eq!(report.state_at(at("2026-04-30T12:00:00Z")), ReportState::Pending);
        assert_eq!(report.state_at(at("2026-04-30T12:00:01Z")), ReportState::Expired);
        let declined = StaffReport { state: ReportState::Declined, ..report };
        assert_eq!(declined.state_at(at("2026-12-01T12:00:00Z")), ReportState::Declined);
    }

    #[test]
    fn a_departure_recorded_in_another_way_is_confirmed_and_a_later_end_is_not_it() {
        let ending = |on: &str| StaffReport { mandate_ends_on: Some(on.parse().unwrap()), ..departure() };
        let state = |report: &StaffReport| report.state_at(at("2026-12-01T12:00:00Z"));
        assert_eq!(state(&ending("2026-06-30")), ReportState::Confirmed);
        assert_eq!(state(&ending("2026-06-15")), ReportState::Confirmed);
        assert_eq!(state(&ending("2026-07-01")), ReportState::Expired);
        let arrival = StaffReport { kind: Movement::Arrival, ..ending("2026-06-15") };
        assert_eq!(state(&arrival), ReportState::Expired);
    }
}
