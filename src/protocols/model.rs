//! What a protocol is: rows as they are read, and the codes they hold.

use async_graphql::Enum;

use super::clock::{ReviewClock, ReviewPeriod, ReviewStatus};
use super::ids::{ClauseId, PartyId, ProtocolId, RenewalId, VersionId};
use super::term::{FixedTerm, Renewal, Term, TermLength};
use super::theme::Theme;
use crate::kernel::actor::{OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};

/// Life of a protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ProtocolStatus {
    /// Its first text is being written or agreed.
    Prepared,
    /// One of its versions binds the parties.
    InForce,
    /// Ended by a decision, or because a sector has no party left.
    Terminated,
    /// Its fixed term ran out.
    Expired,
}

impl ProtocolStatus {
    /// As stored.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Prepared => "PREPARED",
            Self::InForce => "IN_FORCE",
            Self::Terminated => "TERMINATED",
            Self::Expired => "EXPIRED",
        }
    }
}

/// Open-ended, or of a fixed length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TermKind {
    /// Until someone ends it.
    Open,
    /// For a number of months, and its renewals.
    Fixed,
}

/// By decision, or by silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RenewalKind {
    /// The parties decide it each time.
    Express,
    /// It goes on unless someone gives notice.
    Tacit,
}

impl RenewalKind {
    /// The French words.
    #[must_use]
    pub fn label_fr(self) -> &'static str {
        match self {
            Self::Express => "renouvellement exprès",
            Self::Tacit => "tacite reconduction",
        }
    }
}

/// A protocol as stored, with what its partnership says of its clock.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Protocol {
    /// Id.
    pub id: ProtocolId,
    /// The partnership it belongs to.
    pub partnership_id: PartnershipId,
    /// Title.
    pub title: String,
    /// Folded title, by which lists are ordered.
    pub title_key: String,
    /// Where it stands.
    pub status: ProtocolStatus,
    /// Recorded in one step from an agreement signed before.
    pub from_existing: bool,
    /// The SINGLE post that answers for the reviews.
    pub owner_post_id: PostId,
    /// Months between two reviews, 1 to 12.
    pub review_period_months: i64,
    /// Open or fixed.
    pub term_kind: TermKind,
    /// Length of one fixed term.
    pub term_months: Option<i64>,
    /// How a fixed term is renewed.
    pub term_renewal: Option<RenewalKind>,
    /// Days of notice to withdraw, and to stop a renewal.
    pub term_notice_days: Option<i64>,
    /// When someone gave notice that the term will not be renewed.
    pub non_renewal_notified_on: Option<Day>,
    /// First day of the first version in force.
    pub first_in_force_on: Option<Day>,
    /// Day of the last review actually held and closed.
    pub last_held_on: Option<Day>,
    /// Day the next review is due; none unless in force.
    pub review_due_on: Option<Day>,
    /// First day of the review cycle under way.
    pub cycle_began_on: Option<Day>,
    /// Last day in force, once ended or once its end is decided.
    pub ended_on: Option<Day>,
    /// Why notice was given.
    pub non_renewal_reason: Option<String>,
    /// Why it was ended.
    pub end_reason: Option<String>,
    /// Raised by every change of title, owner, term, period or parties.
    pub revision: i64,
    /// When it was created.
    pub created_at: Ts,
    /// The partnership's zone: the calendar on which days are counted.
    pub time_zone: Zone,
    /// The partnership's coordinating post.
    pub coordinating_post_id: Option<PostId>,
    /// A review is being recorded.
    pub review_open: bool,
    /// How many express renewals were decided.
    pub express_renewals: i64,
    /// When the last closed review was held, if it decided to end the text that is still in force.
    pub end_decided_on: Option<Day>,
}

impl Protocol {
    /// The review clock; none before the first entry into force.
    #[must_use]
    pub fn clock(&self) -> Option<ReviewClock> {
        Some(ReviewClock {
            first_in_force: self.first_in_force_on?.0,
            last_held: self.last_held_on.map(|day| day.0),
            period: u8::try_from(self.review_period_months)
                .ok()
                .and_then(ReviewPeriod::months)
                .unwrap_or(ReviewPeriod::YEARLY),
        })
    }

    /// How the review stands today; none before entry into force and after the end.
    #[must_use]
    pub fn review_status(&self, today: Day) -> Option<ReviewStatus> {
        (self.status == ProtocolStatus::InForce)
            .then(|| self.clock().map(|clock| clock.status(today.0, self.review_open)))?
    }

    /// Today on the partnership's calendar.
    #[must_use]
    pub fn today(&self, now: Ts) -> Day {
        now.day_in(&self.time_zone)
    }

    /// The term, counted from `start`.
    #[must_use]
    pub fn term_from(&self, start: Day) -> Term {
        let length =
            self.term_months.and_then(|months| u16::try_from(months).ok()).and_then(TermLength::months);
        match (self.term_kind, length) {
            (TermKind::Fixed, Some(length)) => Term::Fixed(FixedTerm {
                start: start.0,
                length,
                renewal: match self.term_renewal {
                    Some(RenewalKind::Tacit) => {
                        Renewal::Tacit { notice_given_on: self.non_renewal_notified_on.map(|day| day.0) }
                    }
                    _ => Renewal::Express { times: u16::try_from(self.express_renewals).unwrap_or(0) },
                },
                notice_days: u16::try_from(self.term_notice_days.unwrap_or(0)).unwrap_or(0),
            }),
            _ => Term::Open,
        }
    }

    /// The term that runs; none before entry into force.
    #[must_use]
    pub fn term(&self) -> Option<Term> {
        self.first_in_force_on.map(|start| self.term_from(start))
    }
}

/// Where a party stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum PartyState {
    /// Named by a version that is not in force yet.
    Proposed,
    /// Bound by the version in force.
    Active,
    /// Gave notice; still bound until its day.
    Withdrawing,
    /// Its part has ended.
    Withdrawn,
}

/// An organisation's part in a protocol.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Party {
    /// Id.
    pub id: PartyId,
    /// The protocol.
    pub protocol_id: ProtocolId,
    /// The organisation.
    pub organisation_id: OrganisationId,
    /// The organisation's name, by which parties are listed.
    pub organisation_name: String,
    /// Its organisation is of the justice side.
    pub justice: bool,
    /// Its organisation is of the health side.
    pub health: bool,
    /// A version that names it has been in force.
    pub active: bool,
    /// Day its notice was given.
    pub notice_given_on: Option<Day>,
    /// Last day of its part.
    pub withdraws_on: Option<Day>,
    /// Why it leaves.
    pub withdrawal_reason: Option<String>,
    /// Whose part it was before a merger.
    pub succeeds_id: Option<OrganisationId>,
    /// Since when it is not.
    pub succeeded_on: Option<Day>,
    /// Zone of the partnership, for the day on which its part ends.
    pub time_zone: Zone,
    /// Posts that sign for it in the text in force, or in the latest that names it; comma separated.
    pub signs: Option<String>,
}

impl Party {
    /// Posts that sign for it in the text in force, or in the latest that names it.
    #[must_use]
    pub fn signatories(&self) -> Vec<PostId> {
        let mut posts: Vec<PostId> = self
            .signs
            .iter()
            .flat_map(|posts| posts.split(','))
            .filter_map(|post| post.parse().ok().map(PostId))
            .collect();
        posts.sort_unstable();
        posts
    }

    /// Where it stands today: withdrawal follows from its dates.
    #[must_use]
    pub fn state(&self, today: Day) -> PartyState {
        match (self.active, self.withdraws_on) {
            (_, Some(last)) if last < today => PartyState::Withdrawn,
            (_, Some(_)) => PartyState::Withdrawing,
            (true, None) => PartyState::Active,
            (false, None) => PartyState::Proposed,
        }
    }

    /// Bound today, notice or not.
    #[must_use]
    pub fn bound(&self, today: Day) -> bool {
        matches!(self.state(today), PartyState::Active | PartyState::Withdrawing)
    }
}

/// A clause of one version.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Clause {
    /// Id.
    pub id: ClauseId,
    /// Version it belongs to.
    pub version_id: VersionId,
    /// The same clause in every version that carries it on.
    pub lineage: uuid::Uuid,
    /// Position, from 1.
    pub number: i64,
    /// Theme.
    pub theme: Theme,
    /// Title.
    pub title: String,
    /// Text.
    pub body: String,
    /// Roles that it asks something of: post kinds, comma separated.
    pub marked_for: String,
    /// May appear on the public sheet.
    pub public: bool,
    /// Raised by every change.
    pub revision: i64,
    /// Who edited it last.
    pub edited_by: Option<PersonId>,
    /// When.
    pub edited_at: Ts,
}

/// Life of a version, as stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum VersionStatus {
    /// Being written.
    Draft,
    /// Its text is fixed and the signatories are asked.
    InApproval,
    /// All agreed; its day has not come.
    Agreed,
    /// Binds the parties, or did until the protocol's end.
    InForce,
    /// Replaced by a later version.
    Superseded,
    /// Given up.
    Abandoned,
}

/// One version of a protocol, as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct VersionRow {
    /// Id.
    pub id: VersionId,
    /// The protocol.
    pub protocol_id: ProtocolId,
    /// From 1.
    pub number: i64,
    /// Where it stands.
    pub status: VersionStatus,
    /// The date chosen.
    pub effect_date: Option<Day>,
    /// SHA-256 of the canonical text, once fixed.
    pub text_hash: Option<String>,
    /// Since when that no longer is the hash of the whole text, for a passage was retracted.
    pub text_retracted_at: Option<Ts>,
    /// When the last approval came.
    pub agreed_at: Option<Ts>,
    /// First day in force, known once agreed.
    pub in_force_from: Option<Day>,
    /// Last day in force.
    pub in_force_until: Option<Day>,
    /// Who started it.
    pub created_by: Option<PersonId>,
    /// When.
    pub created_at: Ts,
    /// Why it was given up.
    pub abandon_reason: Option<String>,
}

impl VersionRow {
    /// Binds the parties on that day.
    #[must_use]
    pub fn in_force_on(&self, day: Day) -> bool {
        matches!(self.status, VersionStatus::InForce | VersionStatus::Superseded)
            && self.in_force_from.is_some_and(|from| from <= day)
            && self.in_force_until.is_none_or(|until| day <= until)
    }

    /// Written, approved, or waiting for its day.
    #[must_use]
    pub fn in_preparation(&self) -> bool {
        matches!(self.status, VersionStatus::Draft | VersionStatus::InApproval | VersionStatus::Agreed)
    }
}

/// A party that a version names, once for each post that signs for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Signatory {
    /// The version.
    pub version_id: VersionId,
    /// For which party.
    pub party_id: PartyId,
    /// The post; none while a draft does not say who signs.
    pub post_id: Option<PostId>,
}

/// One renewal of a fixed term.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct RenewalRow {
    /// Id.
    pub id: RenewalId,
    /// The protocol.
    pub protocol_id: ProtocolId,
    /// By decision, or by silence.
    pub kind: RenewalKind,
    /// First day of the renewed term.
    pub from_on: Day,
    /// Its last day.
    pub until_on: Day,
    /// Who decided it.
    pub decided_by: Option<PersonId>,
    /// When.
    pub at: Ts,
}

/// When a protocol's next review is due, for calendars.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct DueDate {
    /// Which protocol.
    pub protocol: ProtocolId,
    /// Its title.
    pub title: String,
    /// The day.
    pub due_on: Day,
    /// When the protocol last changed.
    pub since: Ts,
}
