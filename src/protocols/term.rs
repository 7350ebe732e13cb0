//! The term of a protocol: open, or fixed with renewals. Only a fixed term that is not renewed expires.
//!
//! Every period is counted from the original start. A term that begins on 29 February thus comes back to the
//! 29th every fourth year, instead of sliding to the 28th for good at its first renewal.

use jiff::{Span, civil::Date};

use crate::kernel::dates::add_months;

/// How long a protocol binds its parties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// Until someone ends it.
    Open,
    /// For a time, and its renewals.
    Fixed(FixedTerm),
}

/// A term of some months, renewed or not for as long again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FixedTerm {
    /// The first day in force.
    pub start: Date,
    /// The length of the first period and of each renewal.
    pub length: TermLength,
    /// How it is renewed.
    pub renewal: Renewal,
    /// How long before a period ends a party must say that it does not want the next.
    pub notice_days: u16,
}

/// A length in whole months, at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TermLength(u16);

impl TermLength {
    /// That many months, `None` for zero.
    #[must_use]
    pub fn months(months: u16) -> Option<Self> {
        (months > 0).then_some(Self(months))
    }

    /// How many months.
    #[must_use]
    pub fn get(self) -> u16 {
        self.0
    }
}

/// How a fixed term goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewal {
    /// By a decision of the parties each time. It ends by itself when there is none.
    Express {
        /// How many times they have decided it.
        times: u16,
    },
    /// By itself, as long as nobody gives notice.
    Tacit {
        /// The day when a party gave notice.
        notice_given_on: Option<Date>,
    },
}

impl Term {
    /// The last day in force as things stand, `None` while no end is in sight.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        match self {
            Self::Open => None,
            Self::Fixed(fixed) => fixed.last_day(),
        }
    }

    /// Whether the term has run out on `today`, the date in the partnership's zone.
    #[must_use]
    pub fn has_expired(&self, today: Date) -> bool {
        self.last_day().is_some_and(|last| today > last)
    }
}

impl FixedTerm {
    /// The first day of the n-th renewal; 0 is the original start.
    #[must_use]
    pub fn renewal_start(&self, nth: u16) -> Date {
        add_months(self.start, u32::from(nth) * u32::from(self.length.0))
    }

    /// The last day before the n-th renewal (from 1) begins.
    #[must_use]
    pub fn last_day_before_renewal(&self, nth: u16) -> Date {
        day_before(self.renewal_start(nth))
    }

    /// The last day on which notice stops the n-th renewal (from 1): the whole notice period then still fits
    /// before it begins. With 92 days, 30 September for a term that ends on 31 December.
    #[must_use]
    pub fn last_day_for_notice(&self, nth: u16) -> Date {
        day_before(self.renewal_start(nth).saturating_sub(Span::new().days(i64::from(self.notice_days))))
    }

    /// How many renewals have begun by `today`, were nobody to stop them.
    #[must_use]
    pub fn renewals_begun(&self, today: Date) -> u16 {
        last_renewal(|n| self.renewal_start(n) <= today)
    }

    /// The next day on which notice is still in time, for tacit renewals that nobody has stopped.
    #[must_use]
    pub fn next_day_for_notice(&self, today: Date) -> Option<Date> {
        matches!(self.renewal, Renewal::Tacit { notice_given_on: None })
            .then(|| self.last_day_for_notice(self.renewals_beyond_notice(today) + 1))
    }

    fn last_day(&self) -> Option<Date> {
        let renewals = match self.renewal {
            Renewal::Express { times } => times,
            Renewal::Tacit { notice_given_on } => self.renewals_beyond_notice(notice_given_on?),
        };
        Some(self.last_day_before_renewal(renewals.saturating_add(1)))
    }

    /// How many renewals notice given on that day comes too late to stop.
    fn renewals_beyond_notice(&self, given_on: Date) -> u16 {
        last_renewal(|n| self.last_day_for_notice(n) < given_on)
    }
}

/// The number of the last renewal, counted from 1, up to which `reached` holds. There is at most one a month in all
/// the years that dates hold.
fn last_renewal(reached: impl Fn(u16) -> bool) -> u16 {
    (1..u16::MAX).take_while(|&n| reached(n)).last().unwrap_or(0)
}

fn day_before(date: Date) -> Date {
    date.saturating_sub(Span::new().days(1))
}
