//! Time as values: instants, days, zones, and the clock that every service is handed.
//!
//! Instants are truncated to microseconds when made, because PostgreSQL keeps no more: what is read back must equal
//! what was written. On SQLite they are fixed-width text, so that comparing text compares time.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};
use serde::{Deserialize, Serialize};
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgArgumentBuffer, PgTypeInfo, PgValueRef};
use sqlx::sqlite::{SqliteArgumentsBuffer, SqliteTypeInfo, SqliteValueRef};
use sqlx::{Decode, Encode, Postgres, Sqlite, Type};

/// An instant, to the microsecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ts(Timestamp);

impl Ts {
    /// The end of time.
    pub const LAST: Self = Self(Timestamp::MAX);

    /// Keeps whole microseconds of the instant.
    #[must_use]
    pub fn new(at: Timestamp) -> Self {
        Self(Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at))
    }

    /// The instant for calendar arithmetic.
    #[must_use]
    pub fn timestamp(self) -> Timestamp {
        self.0
    }

    /// The day it is in that zone at this instant.
    #[must_use]
    pub fn day_in(self, zone: &Zone) -> Day {
        Day(self.0.to_zoned(zone.0.clone()).date())
    }

    /// The instant that lies this much later (earlier if negative); saturates at the ends of time.
    #[must_use]
    pub fn plus(self, span: SignedDuration) -> Self {
        Self::new(self.0.saturating_add(span).unwrap_or(self.0))
    }
}

impl fmt::Display for Ts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.6}", self.0)
    }
}

/// A day of the calendar, without a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub Date);

impl Day {
    /// The first day that is understood.
    pub const FIRST: Self = Self(jiff::civil::date(1, 1, 1));
    /// The end of time.
    pub const LAST: Self = Self(Date::MAX);

    /// The day before.
    #[must_use]
    pub fn eve(self) -> Self {
        self.plus_days(-1)
    }

    /// So many days later (earlier if negative); stops at the ends of the calendar.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().days(days)))
    }

    /// How many days it lies after the other, negative before.
    #[must_use]
    pub fn days_after(self, other: Self) -> i64 {
        (self.0 - other.0).get_days().into()
    }

    /// The instant when this day begins in that zone.
    #[must_use]
    pub fn start_in(self, zone: &Zone) -> Ts {
        let start = self.0.to_zoned(zone.0.clone()).and_then(|start| start.start_of_day());
        start.map_or(Ts::LAST, |start| Ts::new(start.timestamp()))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// From the year 1 on: before it, engines write and order days in ways of their own.
impl FromStr for Day {
    type Err = jiff::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let date: Date = text.parse()?;
        if date.year() < 1 {
            return Err(jiff::Error::from_args(format_args!("a day before the year 1")));
        }
        Ok(Self(date))
    }
}

/// A zone of the IANA database, kept under the name it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// Looks the zone up by its IANA name, for example `Indian/Reunion`.
    ///
    /// # Errors
    /// When the database has no such zone.
    pub fn named(name: &str) -> Result<Self, jiff::Error> {
        TimeZone::get(name).map(Self)
    }

    /// The zone of mainland France, and the default.
    ///
    /// # Panics
    /// Never: the database is compiled in.
    #[must_use]
    pub fn paris() -> Self {
        Self::named("Europe/Paris").expect("the bundled database has Europe/Paris")
    }

    /// The IANA name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The zone for calendar arithmetic.
    #[must_use]
    pub fn tz(&self) -> &TimeZone {
        &self.0
    }

    /// The instant as local time here.
    #[must_use]
    pub fn at(&self, instant: Ts) -> Zoned {
        instant.timestamp().to_zoned(self.0.clone())
    }
}

impl FromStr for Zone {
    type Err = jiff::Error;
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::named(name)
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Where services read the time: the machine's, or one that a test moves.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's own time.
    System,
    /// The machine's time, moved ahead: how the demonstration shows what a year brings.
    Ahead(SignedDuration),
    /// Microseconds since 1970, moved by [`Clock::advance`]; shared by all clones.
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands still until moved.
    #[must_use]
    pub fn manual(at: Ts) -> Self {
        Self::Manual(Arc::new(AtomicI64::new(at.0.as_microsecond())))
    }

    /// The current instant.
    ///
    /// # Panics
    /// When a manual clock was moved out of the calendar.
    #[must_use]
    pub fn now(&self) -> Ts {
        match self {
            Self::System => machine_time(),
            Self::Ahead(by) => machine_time().plus(*by),
            Self::Manual(micros) => {
                Ts(Timestamp::from_microsecond(micros.load(Ordering::SeqCst)).expect("within the calendar"))
            }
        }
    }

    /// Moves a manual clock; the machine's time cannot be moved and stays as it is.
    pub fn advance(&self, by: SignedDuration) {
        if let Self::Manual(micros) = self {
            let by = i64::try_from(by.as_micros()).unwrap_or(i64::MAX);
            micros.fetch_add(by, Ordering::SeqCst);
        }
    }

    /// Sets a manual clock, backwards too.
    pub fn set(&self, at: Ts) {
        if let Self::Manual(micros) = self {
            micros.store(at.0.as_microsecond(), Ordering::SeqCst);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where the machine's time is read")]
fn machine_time() -> Ts {
    Ts::new(Timestamp::now())
}

// --- storage: native types on PostgreSQL, sortable text on SQLite ---

impl Type<Postgres> for Ts {
    fn type_info() -> PgTypeInfo {
        <jiff_sqlx::Timestamp as Type<Postgres>>::type_info()
    }
}
impl Encode<'_, Postgres> for Ts {
    fn encode_by_ref(&self, buf: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Postgres>::encode_by_ref(&jiff_sqlx::Timestamp::from(self.0), buf)
    }
}
impl<'r> Decode<'r, Postgres> for Ts {
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(Self::new(<jiff_sqlx::Timestamp as Decode<Postgres>>::decode(value)?.to_jiff()))
    }
}
impl Type<Postgres> for Day {
    fn type_info() -> PgTypeInfo {
        <jiff_sqlx::Date as Type<Postgres>>::type_info()
    }
}
impl Encode<'_, Postgres> for Day {
    fn encode_by_ref(&self, buf: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Postgres>::encode_by_ref(&jiff_sqlx::Date::from(self.0), buf)
    }
}
impl<'r> Decode<'r, Postgres> for Day {
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(Self(<jiff_sqlx::Date as Decode<Postgres>>::decode(value)?.to_jiff()))
    }
}

/// Stores a type as text: on SQLite through `Display` and `FromStr`.
macro_rules! sqlite_text {
    ($name:ty) => {
        impl Type<Sqlite> for $name {
            fn type_info() -> SqliteTypeInfo {
                <String as Type<Sqlite>>::type_info()
            }
            fn compatible(ty: &SqliteTypeInfo) -> bool {
                <String as Type<Sqlite>>::compatible(ty)
            }
        }
        impl Encode<'_, Sqlite> for $name {
            fn encode_by_ref(&self, buf: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
                Encode::<Sqlite>::encode(self.to_string(), buf)
            }
        }
        impl<'r> Decode<'r, Sqlite> for $name {
            fn decode(value: SqliteValueRef<'r>) -> Result<Self, BoxDynError> {
                Ok(<&str as Decode<Sqlite>>::decode(value)?.parse()?)
            }
        }
    };
}

impl FromStr for Ts {
    type Err = jiff::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self::new)
    }
}

sqlite_text!(Ts);
sqlite_text!(Day);
sqlite_text!(Zone);

impl Type<Postgres> for Zone {
    fn type_info() -> PgTypeInfo {
        <String as Type<Postgres>>::type_info()
    }
    fn compatible(ty: &PgTypeInfo) -> bool {
        <String as Type<Postgres>>::compatible(ty)
    }
}
impl Encode<'_, Postgres> for Zone {
    fn encode_by_ref(&self, buf: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Postgres>::encode(self.to_string(), buf)
    }
}
impl<'r> Decode<'r, Postgres> for Zone {
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(<&str as Decode<Postgres>>::decode(value)?.parse()?)
    }
}

// --- GraphQL scalars ---

fn parse_scalar<T: FromStr<Err = jiff::Error>>(value: Value, expected: &str) -> Result<T, String> {
    match value {
        Value::String(text) => text.parse().map_err(|_| format!("valeur attendue : {expected}")),
        _ => Err(format!("valeur attendue : {expected}")),
    }
}

/// An instant in UTC, RFC 3339: `2026-03-01T07:00:00Z`.
#[Scalar(name = "DateTime")]
impl ScalarType for Ts {
    fn parse(value: Value) -> InputValueResult<Self> {
        parse_scalar(value, "instant RFC 3339, par exemple 2026-03-01T07:00:00Z")
            .map_err(InputValueError::custom)
    }
    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// A day: `2026-03-01`.
#[Scalar(name = "Date")]
impl ScalarType for Day {
    fn parse(value: Value) -> InputValueResult<Self> {
        parse_scalar(value, "date AAAA-MM-JJ").map_err(InputValueError::custom)
    }
    fn to_value(&self) -> Value {
        Value::String(self.to_string())
    }
}

/// The IANA name of a time zone: `Indian/Reunion`.
#[Scalar(name = "TimeZone")]
impl ScalarType for Zone {
    fn parse(value: Value) -> InputValueResult<Self> {
        parse_scalar(value, "fuseau horaire IANA, par exemple Indian/Reunion")
            .map_err(InputValueError::custom)
    }
    fn to_value(&self) -> Value {
        Value::String(self.to_string())
    }
}
