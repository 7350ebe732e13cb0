//! What figures count on a day, from facts alone: the same functions serve today, a past day and each month of a trend.

use std::collections::{HashMap, HashSet};

use super::facts::{
    ActionFact, ArrivalFact, DepartureFact, Facts, HeldFact, ProtocolFact, ReferentFact, SignatoryFact,
};
use super::model::{FigureKind, Item};
use crate::directory::was_referent;
use crate::kernel::actor::{PartnershipId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::ids::Subject;
use crate::partnerships::Partnership;
use crate::protocols::clock::{ReviewClock, ReviewPeriod};
use crate::protocols::ids::ProtocolId;

/// What "each year" means to a figure.
const YEAR_MONTHS: i32 = 12;
/// How long partners have to meet a newcomer (domain §10).
const WELCOME_DAYS: i64 = 60;

/// The last day of the year that ends on this one lies within it, the same day a year before does not.
#[must_use]
pub fn year_before(on: Day) -> Day {
    months_before(on, YEAR_MONTHS)
}

/// So many months before, from the day itself: the end of a short month does not drift.
#[must_use]
pub fn months_before(on: Day, months: i32) -> Day {
    Day(on.0.saturating_sub(jiff::Span::new().months(months)))
}

/// Whether a post is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// By a titular or an interim.
    Held,
    /// By nobody, since that day if it is known.
    Vacant { since: Option<Day> },
}

impl Holding {
    /// Since when nobody holds it.
    #[must_use]
    pub fn vacant_since(self) -> Option<Day> {
        match self {
            Self::Held => None,
            Self::Vacant { since } => since,
        }
    }
}

impl Facts {
    /// What a figure counted on that day.
    #[must_use]
    pub fn items(&self, kind: FigureKind, on: Day) -> Vec<Item> {
        match kind {
            FigureKind::ProtocolsReviewedInPeriod => self.reviewed(on),
            FigureKind::PostsHeld => self.posts_held(on),
            FigureKind::AnnualMeetingHeld => {
                self.yearly(&self.meetings, ("meeting", "Réunion annuelle d’échange"), on)
            }
            FigureKind::CrossTrainingGiven => {
                self.yearly(&self.trainings, ("training", "Formation croisée"), on)
            }
            FigureKind::NewcomersWelcomed => self.welcomed(on),
            FigureKind::DeparturesWithNote => self.departed(on),
            FigureKind::ActionsInTime => self.in_time(on),
        }
    }

    /// Protocols in force on that day, each with the last review held by then.
    pub fn in_force(&self, on: Day) -> impl Iterator<Item = (&ProtocolFact, Option<Day>)> {
        let mut last: HashMap<ProtocolId, Day> = HashMap::new();
        for review in self.reviews.iter().filter(|review| review.held_on <= on) {
            let held = last.entry(review.protocol_id).or_insert(review.held_on);
            *held = review.held_on.max(*held);
        }
        self.protocols
            .iter()
            .filter(move |protocol| protocol.force.from_on.is_some() && protocol.force.holds_on(on))
            .map(move |protocol| (protocol, last.get(&protocol.id).copied()))
    }

    fn reviewed(&self, on: Day) -> Vec<Item> {
        let item = |(protocol, last): (&ProtocolFact, Option<Day>)| {
            let due = due_on(protocol, last)?;
            Some(Item {
                partnership: protocol.partnership_id,
                subject: Subject::of(protocol.id),
                title: protocol.title.clone(),
                satisfied: on <= due,
                since: Some(due),
            })
        };
        self.in_force(on).filter_map(item).collect()
    }

    /// Posts that a partnership leans on, on that day: they sign a text in force or are the contact magistrate's.
    #[must_use]
    pub fn key_posts(&self, on: Day) -> Vec<(PartnershipId, PostId)> {
        let alive: HashSet<ProtocolId> = self.in_force(on).map(|(protocol, _)| protocol.id).collect();
        let binds = |row: &&SignatoryFact| row.is_bound(on) && alive.contains(&row.protocol_id);
        let signing = self.signatories.iter().filter(binds);
        let signing = signing.filter_map(|row| Some((row.partnership_id, row.post_id?)));
        let referents = self.contacts(on).map(|row| (row.partnership_id, row.post_id));
        let mut posts: Vec<_> =
            signing.chain(referents).filter(|(_, post)| self.is_followed(*post, on)).collect();
        posts.sort_unstable();
        posts.dedup();
        posts
    }

    /// Contact magistrates' posts of members on that day.
    pub fn contacts(&self, on: Day) -> impl Iterator<Item = &ReferentFact> {
        self.referents.iter().filter(move |row| {
            let changes: Vec<_> =
                self.changes.iter().filter(|change| change.post_id == row.post_id).collect();
            row.membership.holds_on(on) && was_referent(row.referent, &changes, on)
        })
    }

    /// Nothing is said of a post before it was entered or first held, nor once it is closed.
    fn is_followed(&self, post: PostId, on: Day) -> bool {
        let Some(known) = self.posts.get(&post) else { return false };
        let first =
            self.mandates.get(&post).into_iter().flatten().filter_map(|mandate| mandate.held.from_on).min();
        first.map_or(known.created_on, |first| first.min(known.created_on)) <= on
            && known.closed_on.is_none_or(|last| on <= last)
    }

    /// Whether a post was held on that day, and otherwise since when it was not.
    #[must_use]
    pub fn holding(&self, post: PostId, on: Day) -> Holding {
        let mandates = self.mandates.get(&post).map(Vec::as_slice).unwrap_or_default();
        if mandates.iter().any(|mandate| mandate.held.holds_on(on)) {
            return Holding::Held;
        }
        let last =
            mandates.iter().filter_map(|mandate| mandate.held.until_on).filter(|last| *last < on).max();
        let since = last.map(|last| last.plus_days(1));
        let created = || self.posts.get(&post).map(|post| post.created_on).filter(|day| *day <= on);
        Holding::Vacant { since: since.or_else(created) }
    }

    fn posts_held(&self, on: Day) -> Vec<Item> {
        let item = |(partnership, post): (PartnershipId, PostId)| {
            let holding = self.holding(post, on);
            Some(Item {
                partnership,
                subject: Subject::of(post),
                title: self.posts.get(&post)?.title.clone(),
                satisfied: holding == Holding::Held,
                since: holding.vacant_since(),
            })
        };
        self.key_posts(on).into_iter().filter_map(item).collect()
    }

    /// For each partnership, the last one held by that day; never held, the partnership itself stands in the list.
    fn yearly(&self, held: &[HeldFact], (kind, label): (&str, &str), on: Day) -> Vec<Item> {
        let mut last: HashMap<PartnershipId, &HeldFact> = HashMap::new();
        for fact in held.iter().filter(|fact| fact.held_on <= on) {
            let latest = last.entry(fact.partnership_id).or_insert(fact);
            if (fact.held_on, fact.id) > (latest.held_on, latest.id) {
                *latest = fact;
            }
        }
        let year_ago = year_before(on);
        let item = |partnership: &Partnership| match last.get(&partnership.id) {
            Some(fact) => Item {
                partnership: partnership.id,
                subject: Subject { kind: kind.to_owned(), id: fact.id },
                title: fact.title.clone(),
                satisfied: fact.held_on > year_ago,
                since: Some(fact.held_on),
            },
            None => Item {
                partnership: partnership.id,
                subject: Subject::of(partnership.id),
                title: format!("{label} : aucune encore"),
                satisfied: false,
                since: None,
            },
        };
        self.partnerships.iter().map(item).collect()
    }

    /// Newcomers who were met in time, against those who were not; who may still be met in time is not counted.
    fn welcomed(&self, on: Day) -> Vec<Item> {
        let year_ago = year_before(on);
        let item = |row: &ArrivalFact| {
            let stays = row.membership.holds_on(on) && row.ends_on.is_none_or(|last| on <= last);
            if !stays || row.starts_on <= year_ago || row.starts_on > on {
                return None;
            }
            let last = row.starts_on.plus_days(WELCOME_DAYS);
            let met = row.met_at.map(|at| self.day_in(row.partnership_id, at)).filter(|day| *day <= on);
            let satisfied = met.is_some_and(|day| day <= last);
            (satisfied || last < on).then_some(())?;
            self.of_post(row.partnership_id, row.post_id, satisfied, row.starts_on)
        };
        self.arrivals.iter().filter_map(item).collect()
    }

    fn departed(&self, on: Day) -> Vec<Item> {
        let year_ago = year_before(on);
        let item = |row: &DepartureFact| {
            if !row.membership.holds_on(row.ends_on) || row.ends_on <= year_ago || row.ends_on >= on {
                return None;
            }
            let written = row.written_at.map(|at| self.day_in(row.partnership_id, at));
            let satisfied = written.is_some_and(|day| day <= on);
            self.of_post(row.partnership_id, row.post_id, satisfied, row.ends_on)
        };
        self.departures.iter().filter_map(item).collect()
    }

    fn of_post(&self, partnership: PartnershipId, post: PostId, satisfied: bool, since: Day) -> Option<Item> {
        let title = self.posts.get(&post)?.title.clone();
        Some(Item { partnership, subject: Subject::of(post), title, satisfied, since: Some(since) })
    }

    /// Actions that are open, or were done within the year; those given up promised nothing in the end.
    fn in_time(&self, on: Day) -> Vec<Item> {
        let year_ago = year_before(on);
        let item = |row: &ActionFact| {
            let settled = row.settled_on.filter(|day| *day <= on);
            let over = settled.is_some_and(|day| row.dropped || day <= year_ago);
            if over || self.day_in(row.partnership_id, row.created_at) > on {
                return None;
            }
            Some(Item {
                partnership: row.partnership_id,
                subject: Subject::of(row.id),
                title: row.title.clone(),
                satisfied: settled.unwrap_or(on) <= row.due_on,
                since: Some(row.due_on),
            })
        };
        self.actions.iter().filter_map(item).collect()
    }

    /// The day of an instant on the partnership's calendar.
    fn day_in(&self, partnership: PartnershipId, at: Ts) -> Day {
        let found = self.partnerships.iter().find(|found| found.id == partnership);
        found.map_or_else(|| at.day_in(&Zone::paris()), |found| at.day_in(&found.time_zone))
    }
}

/// The day on which a protocol's review is due, when its last one was held then.
#[must_use]
pub fn due_on(protocol: &ProtocolFact, last_held: Option<Day>) -> Option<Day> {
    let period = u8::try_from(protocol.review_period_months).ok().and_then(ReviewPeriod::months)?;
    let clock = ReviewClock {
        first_in_force: protocol.force.from_on?.0,
        last_held: last_held.map(|day| day.0),
        period,
    };
    Some(Day(clock.due_on()))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::indicators::facts::{MandateFact, PostFact, ReviewFact, Stretch};
    use crate::kernel::actor::OrganisationId;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn protocol(from: &str, until: Option<&str>) -> ProtocolFact {
        ProtocolFact {
            id: ProtocolId(Uuid::from_u128(1)),
            partnership_id: PartnershipId(Uuid::from_u128(2)),
            title: "Protocole".into(),
            review_period_months: 12,
            force: Stretch { from_on: Some(day(from)), until_on: until.map(day) },
        }
    }

    fn reviewed(held: &[&str]) -> Facts {
        let review =
            |held: &&str| ReviewFact { protocol_id: ProtocolId(Uuid::from_u128(1)), held_on: day(held) };
        Facts {
            protocols: vec![protocol("2024-02-29", Some("2026-12-31"))],
            reviews: held.iter().map(review).collect(),
            ..Facts::default()
        }
    }

    #[test]
    fn a_review_counts_from_the_day_it_was_held_and_in_no_other_order() {
        let facts = reviewed(&["2025-04-01", "2025-02-10"]);
        let on = |text: &str| {
            let items = facts.items(FigureKind::ProtocolsReviewedInPeriod, day(text));
            items.first().map(|item| (item.satisfied, item.since.unwrap().to_string()))
        };
        assert_eq!(on("2024-02-28"), None, "not in force yet");
        assert_eq!(on("2024-12-31"), Some((true, "2025-02-28".into())), "no 29 February");
        assert_eq!(
            on("2025-03-31"),
            Some((true, "2026-02-10".into())),
            "of two reviews the one held by then"
        );
        assert_eq!(on("2026-04-01"), Some((true, "2026-04-01".into())), "the due day itself");
        assert_eq!(on("2026-04-02"), Some((false, "2026-04-01".into())));
        assert_eq!(on("2027-01-01"), None, "it ended");
    }

    #[test]
    fn the_year_ends_the_day_before_its_anniversary() {
        assert_eq!(year_before(day("2026-03-03")), day("2025-03-03"));
        assert_eq!(year_before(day("2028-02-29")), day("2027-02-28"));
        let from_the_end: Vec<Day> = (0..3).map(|months| months_before(day("2026-03-31"), months)).collect();
        assert_eq!(from_the_end, ["2026-03-31", "2026-02-28", "2026-01-31"].map(day));
    }

    #[test]
    fn a_post_is_vacant_since_the_day_after_its_last_holder_and_unknown_before_its_first() {
        let post = PostId(Uuid::from_u128(3));
        let held = |from: &str, until: Option<&str>| MandateFact {
            post_id: post,
            held: Stretch { from_on: Some(day(from)), until_on: until.map(day) },
        };
        let referent = ReferentFact {
            partnership_id: PartnershipId(Uuid::from_u128(2)),
            organisation_id: OrganisationId(Uuid::from_u128(4)),
            post_id: post,
            referent: true,
            membership: Stretch { from_on: Some(day("2020-01-01")), until_on: None },
        };
        let known = PostFact { title: "JAP".into(), created_on: day("2025-06-01"), closed_on: None };
        let facts = Facts {
            referents: vec![referent],
            mandates: HashMap::from([(
                post,
                vec![held("2025-01-01", Some("2025-03-31")), held("2025-05-01", None)],
            )]),
            posts: HashMap::from([(post, known)]),
            ..Facts::default()
        };
        let on = |text| {
            let items = facts.items(FigureKind::PostsHeld, day(text));
            items.first().map(|item| (item.satisfied, item.since.map(|day| day.to_string())))
        };
        assert_eq!(on("2024-12-31"), None, "nothing was known of it");
        assert_eq!(on("2025-03-31"), Some((true, None)));
        assert_eq!(on("2025-04-01"), Some((false, Some("2025-04-01".into()))));
        assert_eq!(on("2025-05-01"), Some((true, None)));
    }
}
