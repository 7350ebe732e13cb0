//! How long a protocol runs, and its renewals.

use async_graphql::{Context, Object, SimpleObject};

use crate::accounts::{VisiblePerson, load_person};
use crate::kernel::clock::{Day, Ts};
use crate::protocols::Seen;
use crate::protocols::force::running_term;
use crate::protocols::ids::RenewalId;
use crate::protocols::model::{RenewalKind, RenewalRow, TermKind};
use crate::protocols::policy::Sight;

/// How long a protocol runs.
#[derive(Clone, Debug, SimpleObject)]
pub struct ProtocolTerm {
    /// Open or fixed.
    pub kind: TermKind,
    /// Length of one term, FIXED only.
    pub months: Option<i64>,
    /// How it is renewed.
    pub renewal: Option<RenewalKind>,
    /// Days of notice.
    pub notice_days: Option<i64>,
    /// End of the current term, once in force.
    pub ends_on: Option<Day>,
    /// Last day to give notice (tacit) or to renew (express).
    pub decide_by: Option<Day>,
    /// Someone gave notice that the term will not be renewed.
    pub non_renewal_notified_on: Option<Day>,
    /// Why.
    pub non_renewal_reason: Option<String>,
}

impl ProtocolTerm {
    pub(super) fn of(seen: &Seen, today: Day) -> Self {
        let protocol = &seen.protocol;
        let running = running_term(protocol, today);
        Self {
            kind: protocol.term_kind,
            months: protocol.term_months,
            renewal: protocol.term_renewal,
            notice_days: protocol.term_notice_days,
            ends_on: running.map(|(ends_on, _)| ends_on),
            decide_by: running.and_then(|(_, decide_by)| decide_by),
            non_renewal_notified_on: protocol.non_renewal_notified_on,
            non_renewal_reason: protocol.non_renewal_reason.clone().filter(|_| seen.sight == Sight::Full),
        }
    }
}

/// One renewal of a fixed term.
pub struct Renewal(pub(super) RenewalRow);

/// One renewal of a fixed term.
#[Object]
impl Renewal {
    /// Node id.
    async fn id(&self) -> RenewalId {
        self.0.id
    }
    /// By decision, or by silence.
    async fn kind(&self) -> RenewalKind {
        self.0.kind
    }
    /// First day of the renewed term.
    async fn from(&self) -> Day {
        self.0.from_on
    }
    /// Its last day.
    async fn until(&self) -> Day {
        self.0.until_on
    }
    /// Who decided it; null when nobody had to.
    async fn decided_by(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<VisiblePerson>> {
        load_person(ctx, self.0.decided_by?).await.transpose()
    }
    /// When it was recorded.
    async fn at(&self) -> Ts {
        self.0.at
    }
}
