//! All SQL of calendars in.

use url::Url;

use super::model::{
    BusyTime, InboundCalendar, InboundCalendarId, InboundEntry, InboundProblem, InboundState, SecretUrl,
    Source,
};
use super::parse::Entry;
use crate::confidentiality::SafeText;
use crate::kernel::actor::{PartnershipId, PersonId};
use crate::kernel::clock::{Ts, Zone};
use crate::kernel::error::{Error, Result};
use crate::platform::db::{Db, Tx};
use crate::platform::http::Validators;

macro_rules! select_calendar {
    () => {
        "SELECT c.id, c.partnership_id, c.person_id, c.name, c.host, c.state, c.last_read_at, c.next_read_at, \
         (SELECT COUNT(*) FROM inbound_entry e WHERE e.calendar_id = c.id) \
         + (SELECT COUNT(*) FROM busy_time b WHERE b.calendar_id = c.id) AS entries_kept, c.problems AS told \
         FROM inbound_calendar c "
    };
}

/// Those of these ids, in any order.
pub async fn calendars(db: &Db, ids: &[InboundCalendarId]) -> Result<Vec<InboundCalendar>> {
    let q = db.q(concat!(select_calendar!(), "WHERE c.id IN_IDS($1)")).bind_all(ids);
    Ok(db.all(q).await?)
}

/// What these partnerships follow, in order of time.
pub async fn of_partnerships(db: &Db, partnerships: &[PartnershipId]) -> Result<Vec<InboundCalendar>> {
    let q = db
        .q(concat!(select_calendar!(), "WHERE c.partnership_id IN_IDS($1) ORDER BY c.created_at, c.id"))
        .bind_all(partnerships);
    Ok(db.all(q).await?)
}

/// A person's own, in order of time.
pub async fn of_person(db: &Db, person: PersonId) -> Result<Vec<InboundCalendar>> {
    let q =
        db.q(concat!(select_calendar!(), "WHERE c.person_id = $1 ORDER BY c.created_at, c.id")).bind(person);
    Ok(db.all(q).await?)
}

/// What is announced to these partnerships between two instants, first to last.
pub async fn entries(
    db: &Db,
    partnerships: &[PartnershipId],
    (from, until): (Ts, Ts),
) -> Result<Vec<InboundEntry>> {
    let q = db
        .q("SELECT c.partnership_id, e.calendar_id, e.starts_at, e.ends_at, e.all_day, e.title AS passed \
            FROM inbound_entry e JOIN inbound_calendar c ON c.id = e.calendar_id \
            WHERE c.partnership_id IN_IDS($1) AND e.starts_at < $3 AND (e.ends_at > $2 OR e.starts_at >= $2) \
            ORDER BY e.starts_at, e.ends_at, e.calendar_id, e.source")
        .bind_all(partnerships)
        .bind(from)
        .bind(until);
    Ok(db.all(q).await?)
}

/// When a person's own agenda is busy between two instants, first to last.
pub async fn busy(db: &Db, person: PersonId, (from, until): (Ts, Ts)) -> Result<Vec<BusyTime>> {
    let q = db
        .q("SELECT DISTINCT starts_at, ends_at FROM busy_time WHERE person_id = $1 AND starts_at < $3 AND ends_at > $2 \
            ORDER BY starts_at, ends_at")
        .bind(person)
        .bind(from)
        .bind(until);
    Ok(db.all(q).await?)
}

/// How many calendars the same owner has already, and how many at that address.
pub async fn already(tx: &mut Tx, owner: Owner, url: &SecretUrl) -> Result<(i64, i64)> {
    let q = tx
        .q("SELECT COUNT(*) AS held, COUNT(CASE WHEN url = $3 THEN 1 END) AS same FROM inbound_calendar \
            WHERE partnership_id = $1 OR person_id = $2")
        .bind(owner.partnership())
        .bind(owner.person())
        .bind(url.0.to_string());
    Ok(tx.maybe(q).await?.unwrap_or_default())
}

/// For whom a calendar is read.
#[derive(Clone, Copy, Debug)]
pub enum Owner {
    Partnership(PartnershipId),
    Person(PersonId),
}

impl Owner {
    fn partnership(self) -> Option<PartnershipId> {
        if let Self::Partnership(id) = self { Some(id) } else { None }
    }
    fn person(self) -> Option<PersonId> {
        if let Self::Person(id) = self { Some(id) } else { None }
    }
}

/// Adds a calendar, due at once.
pub async fn insert(
    tx: &mut Tx,
    (id, owner): (InboundCalendarId, Owner),
    name: SafeText,
    url: &SecretUrl,
    now: Ts,
) -> Result<()> {
    let q = tx
        .q("INSERT INTO inbound_calendar (id, partnership_id, person_id, name, url, host, state, problems, failures, \
            created_at, next_read_at) VALUES ($1, $2, $3, $4, $5, $6, $7, '[]', 0, $8, $8)")
        .bind(id)
        .bind(owner.partnership())
        .bind(owner.person())
        .bind(name.into_inner())
        .bind(url.0.to_string())
        .bind(url.0.host_str().unwrap_or_default().to_owned())
        .bind(InboundState::New)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

/// Takes a calendar away with all that was kept of it; false when it was gone.
pub async fn remove(tx: &mut Tx, id: InboundCalendarId) -> Result<bool> {
    let q = tx.q("DELETE FROM inbound_calendar WHERE id = $1").bind(id);
    Ok(tx.exec(q).await? == 1)
}

macro_rules! returning_source {
    () => {
        " RETURNING id, person_id, url, etag, last_modified, whole_read_at, failures, \
         COALESCE((SELECT pa.time_zone FROM partnership pa WHERE pa.id = partnership_id), \
         (SELECT o.time_zone FROM mandate m JOIN post po ON po.id = m.post_id \
         JOIN organisation o ON o.id = po.organisation_id WHERE m.person_id = inbound_calendar.person_id \
         ORDER BY m.starts_on DESC, m.id LIMIT 1)) AS time_zone"
    };
}

#[derive(sqlx::FromRow)]
struct SourceRow {
    id: InboundCalendarId,
    person_id: Option<PersonId>,
    url: String,
    etag: Option<String>,
    last_modified: Option<String>,
    whole_read_at: Option<Ts>,
    failures: i64,
    time_zone: Option<Zone>,
}

impl TryFrom<SourceRow> for Source {
    type Error = Error;
    fn try_from(row: SourceRow) -> Result<Self> {
        Ok(Self {
            id: row.id,
            person: row.person_id,
            url: SecretUrl(Url::parse(&row.url).map_err(Error::internal)?),
            held: Validators { etag: row.etag, last_modified: row.last_modified },
            whole_read_at: row.whole_read_at,
            zone: row.time_zone.unwrap_or_else(Zone::paris),
            failures: row.failures,
        })
    }
}

/// Takes a calendar to be read, unless somebody did so since `before`.
pub async fn claim(
    tx: &mut Tx,
    id: InboundCalendarId,
    (now, before, next): (Ts, Ts, Ts),
) -> Result<Option<Source>> {
    let q = tx
        .q(concat!(
            "UPDATE inbound_calendar SET tried_at = $2, next_read_at = $4 \
             WHERE id = $1 AND (tried_at IS NULL OR tried_at <= $3)",
            returning_source!()
        ))
        .bind(id)
        .bind(now)
        .bind(before)
        .bind(next);
    tx.maybe::<SourceRow>(q).await?.map(Source::try_from).transpose()
}

/// Takes calendars whose time has come, longest due first.
pub async fn claim_due(tx: &mut Tx, (now, next): (Ts, Ts), most: i64) -> Result<Vec<Source>> {
    let q = tx
        .q_per_engine(
            concat!(
                "UPDATE inbound_calendar SET tried_at = $1, next_read_at = $2 WHERE id IN (SELECT id FROM \
                 inbound_calendar WHERE next_read_at <= $1 ORDER BY next_read_at, id LIMIT $3)",
                returning_source!()
            ),
            concat!(
                "UPDATE inbound_calendar SET tried_at = $1, next_read_at = $2 WHERE id IN (SELECT id FROM \
                 inbound_calendar WHERE next_read_at <= $1 ORDER BY next_read_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)",
                returning_source!()
            ),
        )
        .bind(now)
        .bind(next)
        .bind(most);
    tx.all::<SourceRow>(q).await?.into_iter().map(Source::try_from).collect()
}

/// Notes how a reading ended; false when the calendar was taken away meanwhile.
pub async fn finish(tx: &mut Tx, id: InboundCalendarId, end: &End<'_>) -> Result<bool> {
    let q = tx
        .q("UPDATE inbound_calendar SET state = $2, problems = COALESCE($3, problems), failures = $4, next_read_at = $5, \
            last_read_at = COALESCE($6, last_read_at) WHERE id = $1")
        .bind(id)
        .bind(end.state)
        .bind(end.problems.map(|problems| serde_json::to_string(problems).unwrap_or_else(|_| "[]".into())))
        .bind(end.failures)
        .bind(end.next)
        .bind(end.read_at);
    Ok(tx.exec(q).await? == 1)
}

/// How a reading ended.
pub struct End<'a> {
    pub state: InboundState,
    /// None leaves those told before.
    pub problems: Option<&'a [InboundProblem]>,
    pub failures: i64,
    pub next: Ts,
    /// Set when it went well.
    pub read_at: Option<Ts>,
}

/// Keeps what the server gave with a whole answer.
pub async fn keep_validators(tx: &mut Tx, id: InboundCalendarId, given: Validators, at: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE inbound_calendar SET etag = $2, last_modified = $3, whole_read_at = $4 WHERE id = $1")
        .bind(id)
        .bind(given.etag)
        .bind(given.last_modified)
        .bind(at);
    tx.exec(q).await?;
    Ok(())
}

/// Drops what was kept of a calendar but for what came from these events; gives those of them that had something.
pub async fn clear_but(tx: &mut Tx, source: &Source, spared: &[String]) -> Result<Vec<String>> {
    let (delete, select) = if source.person.is_some() {
        (
            "DELETE FROM busy_time WHERE calendar_id = $1 AND NOT (source IN_TEXTS($2))",
            "SELECT DISTINCT source FROM busy_time WHERE calendar_id = $1",
        )
    } else {
        (
            "DELETE FROM inbound_entry WHERE calendar_id = $1 AND NOT (source IN_TEXTS($2))",
            "SELECT DISTINCT source FROM inbound_entry WHERE calendar_id = $1",
        )
    };
    let q = tx.q(delete).bind(source.id).bind_texts(spared.iter().cloned());
    tx.exec(q).await?;
    let q = tx.q(select).bind(source.id);
    Ok(tx.all::<(String,)>(q).await?.into_iter().map(|(source,)| source).collect())
}

/// Keeps an entry: of a person's own agenda its times alone.
pub async fn keep(tx: &mut Tx, source: &Source, entry: Entry) -> Result<()> {
    let q = match source.person {
        Some(person) => tx
            .q("INSERT INTO busy_time (calendar_id, source, starts_at, ends_at, person_id) VALUES ($1, $2, $3, $4, $5)")
            .bind(source.id)
            .bind(entry.source)
            .bind(entry.starts_at)
            .bind(entry.ends_at)
            .bind(person),
        None => tx
            .q("INSERT INTO inbound_entry (calendar_id, source, starts_at, ends_at, all_day, title) \
                VALUES ($1, $2, $3, $4, $5, $6)")
            .bind(source.id)
            .bind(entry.source)
            .bind(entry.starts_at)
            .bind(entry.ends_at)
            .bind(entry.all_day)
            .bind(entry.title.map(SafeText::into_inner)),
    };
    tx.exec(q).await?;
    Ok(())
}

/// Drops what was over before then.
pub async fn forget_past(tx: &mut Tx, before: Ts) -> Result<u64> {
    let q = tx.q("DELETE FROM inbound_entry WHERE ends_at < $1").bind(before);
    let entries = tx.exec(q).await?;
    let q = tx.q("DELETE FROM busy_time WHERE ends_at < $1").bind(before);
    Ok(entries + tx.exec(q).await?)
}

/// Takes away the own agendas of accounts that are no more.
pub async fn of_the_erased(tx: &mut Tx) -> Result<Vec<InboundCalendarId>> {
    let q = tx.q(
        "DELETE FROM inbound_calendar WHERE person_id IN (SELECT id FROM person WHERE erased_at IS NOT NULL) RETURNING id",
    );
    Ok(tx.all::<(InboundCalendarId,)>(q).await?.into_iter().map(|(id,)| id).collect())
}
