//! Imports and their lines.

use std::collections::HashMap;

use crate::confidentiality::SafeText;
use crate::directory::imports::{
    ImportFormat, ImportId, ImportLine, ImportOutcome, ImportRun, ImportState, Known, Planned, depth, failure,
};
use crate::directory::model::Organisation;
use crate::directory::profile::Profile;
use crate::kernel::actor::{OrganisationId, PersonId, PostId};
use crate::kernel::clock::Ts;
use crate::kernel::error::{Error, Result};
use crate::kernel::page::PageRequest;
use crate::kernel::problem::{Problem, ProblemCode};
use crate::kernel::text::fold;
use crate::platform::db::{Db, Tx};

use super::organisation::profile;
use super::read::{OrganisationRow, organisation_columns};

/// Numbers (FINESS and SIRET) and folded names to look for.
pub struct Marks {
    pub numbers: Vec<String>,
    pub names: Vec<String>,
}

/// The organisations that bear one of these marks, in one statement.
pub async fn candidates(db: &Db, marks: &Marks) -> Result<Vec<Known>> {
    const SQL: &str = concat!(
        "SELECT ",
        organisation_columns!(),
        " FROM organisation o WHERE o.finess IN_TEXTS($1) OR o.siret IN_TEXTS($1) OR o.name_key IN_TEXTS($2)"
    );
    let q = db.q(SQL).bind_texts(marks.numbers.iter().cloned()).bind_texts(marks.names.iter().cloned());
    let rows: Vec<OrganisationRow> = db.all(q).await?;
    Ok(rows
        .into_iter()
        .map(Organisation::from)
        .map(|found| Known { id: found.id, revision: found.revision, profile: profile(&found) })
        .collect())
}

pub async fn insert_import(
    tx: &mut Tx,
    id: ImportId,
    person: PersonId,
    format: ImportFormat,
    file_name: &SafeText,
    lines: usize,
    now: Ts,
) -> Result<()> {
    let q = tx
        .q("INSERT INTO organisation_import (id, person_id, format, file_name, state, created_at, total) \
            VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(id)
        .bind(person)
        .bind(format)
        .bind(file_name.to_string())
        .bind(ImportState::Previewed)
        .bind(now)
        .bind(i64::try_from(lines).unwrap_or(i64::MAX));
    tx.exec(q).await?;
    Ok(())
}

/// A problem as it is kept; what the guard found is not, for places alone tell nobody anything.
#[derive(serde::Serialize, serde::Deserialize)]
struct StoredProblem {
    code: String,
    field: Option<String>,
    message: String,
}

pub async fn insert_import_line(tx: &mut Tx, id: ImportId, line: &Planned) -> Result<()> {
    let content = line.profile.as_ref().map(serde_json::to_string).transpose().map_err(Error::internal)?;
    let problems: Vec<StoredProblem> = line
        .problems
        .iter()
        .map(|problem| StoredProblem {
            code: problem.code.0.to_string(),
            field: problem.field.clone(),
            message: problem.message.clone(),
        })
        .collect();
    let q = tx
        .q("INSERT INTO organisation_import_line (import_id, line, outcome, content, organisation_id, base_revision, \
            problems) VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(id)
        .bind(line.line)
        .bind(line.outcome)
        .bind(content)
        .bind(line.organisation)
        .bind(line.base_revision)
        .bind(serde_json::to_string(&problems).map_err(Error::internal)?);
    tx.exec(q).await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct RunRow {
    id: ImportId,
    format: ImportFormat,
    file_name: String,
    state: ImportState,
    done: i64,
    total: i64,
    created: i64,
    updated: i64,
    unchanged: i64,
    refused: i64,
    failure: Option<String>,
    created_at: Ts,
    finished_at: Option<Ts>,
    person_id: PersonId,
    post_id: Option<PostId>,
}

macro_rules! runs {
    () => {
        "SELECT i.id, i.format, i.file_name, i.state, i.done, i.total, i.failure, i.created_at, i.finished_at, \
         i.person_id, i.post_id, COUNT(CASE WHEN l.outcome = 'CREATED' THEN 1 END) AS created, \
         COUNT(CASE WHEN l.outcome = 'UPDATED' THEN 1 END) AS updated, \
         COUNT(CASE WHEN l.outcome = 'UNCHANGED' THEN 1 END) AS unchanged, \
         COUNT(CASE WHEN l.outcome = 'REFUSED' THEN 1 END) AS refused \
         FROM organisation_import i LEFT JOIN organisation_import_line l ON l.import_id = i.id "
    };
}

pub async fn import_run(db: &Db, id: ImportId) -> Result<Option<ImportRun>> {
    let row: Option<RunRow> =
        db.maybe(db.q(concat!(runs!(), "WHERE i.id = $1 GROUP BY i.id")).bind(id)).await?;
    Ok(row.map(run))
}

/// The latest imports, of everybody or of one person.
pub async fn import_runs(db: &Db, of: Option<PersonId>, limit: i64) -> Result<Vec<ImportRun>> {
    let q = db
        .q(concat!(
            runs!(),
            "WHERE $1 OR i.person_id = $2 GROUP BY i.id ORDER BY i.created_at DESC, i.id DESC LIMIT $3"
        ))
        .bind(of.is_none())
        .bind(of)
        .bind(limit);
    let rows: Vec<RunRow> = db.all(q).await?;
    Ok(rows.into_iter().map(run).collect())
}

fn run(row: RunRow) -> ImportRun {
    ImportRun {
        id: row.id,
        format: row.format,
        file_name: row.file_name,
        state: row.state,
        progress: row.done,
        lines_total: row.total,
        created: row.created,
        updated: row.updated,
        unchanged: row.unchanged,
        refused: row.refused,
        problems: row.failure.as_deref().and_then(failure).into_iter().collect(),
        created_at: row.created_at,
        finished_at: row.finished_at,
        person: row.person_id,
        post: row.post_id,
    }
}

#[derive(sqlx::FromRow)]
struct LineRow {
    line: i64,
    outcome: ImportOutcome,
    content: Option<String>,
    organisation_id: Option<OrganisationId>,
    base_revision: Option<i64>,
    problems: String,
}

/// One page and one line more, in the order of the file.
pub async fn import_lines(
    db: &Db,
    id: ImportId,
    outcome: Option<ImportOutcome>,
    page: &PageRequest,
) -> Result<Vec<ImportLine>> {
    let (after, _) = page.following(0_i64)?;
    let q = db
        .q("SELECT line, outcome, content, organisation_id, base_revision, problems FROM organisation_import_line \
            WHERE import_id = $1 AND ($2 OR outcome = $3) AND line > $4 ORDER BY line LIMIT $5")
        .bind(id)
        .bind(outcome.is_none())
        .bind(outcome.unwrap_or(ImportOutcome::Refused))
        .bind(after)
        .bind(page.limit());
    let rows: Vec<LineRow> = db.all(q).await?;
    rows.iter().map(shown_line).collect()
}

fn shown_line(row: &LineRow) -> Result<ImportLine> {
    let problems: Vec<StoredProblem> = serde_json::from_str(&row.problems).map_err(Error::internal)?;
    let profile = row.content.as_deref().map(read_profile).transpose()?;
    Ok(ImportLine {
        line: row.line,
        name: profile.map(|profile| profile.name.into_inner()),
        outcome: row.outcome,
        problems: problems
            .into_iter()
            .map(|stored| Problem {
                code: ProblemCode(stored.code.into()),
                field: stored.field,
                message: stored.message,
                finding: None,
                conflict: None,
            })
            .collect(),
        organisation_id: row.organisation_id,
    })
}

fn read_profile(content: &str) -> Result<Profile> {
    serde_json::from_str(content).map_err(Error::internal)
}

/// A line that is not refused, as it will be written.
pub struct PendingLine {
    pub line: i64,
    pub profile: Profile,
    /// The organisation meant, or the id of the new one.
    pub organisation: OrganisationId,
    /// The revision previewed; none for a new one.
    pub base_revision: Option<i64>,
}

fn pending(row: LineRow) -> Option<Result<PendingLine>> {
    let (content, organisation, base_revision) = (row.content?, row.organisation_id?, row.base_revision);
    let line = row.line;
    Some(read_profile(&content).map(|profile| PendingLine { line, profile, organisation, base_revision }))
}

/// Lines after that one that are not refused.
pub async fn import_chunk(db: &Db, id: ImportId, after: i64, limit: i64) -> Result<Vec<PendingLine>> {
    let q = db
        .q("SELECT line, outcome, content, organisation_id, base_revision, problems FROM organisation_import_line \
            WHERE import_id = $1 AND line > $2 AND outcome <> 'REFUSED' ORDER BY line LIMIT $3")
        .bind(id)
        .bind(after)
        .bind(limit);
    let rows: Vec<LineRow> = db.all(q).await?;
    rows.into_iter().filter_map(pending).collect()
}

/// Lines that create or change something, parents before those below them.
pub async fn lines_to_write(tx: &mut Tx, id: ImportId) -> Result<Vec<PendingLine>> {
    let q = tx
        .q("SELECT line, outcome, content, organisation_id, base_revision, problems FROM organisation_import_line \
            WHERE import_id = $1 AND outcome IN ('CREATED', 'UPDATED') ORDER BY line")
        .bind(id);
    let rows: Vec<LineRow> = tx.all(q).await?;
    let mut lines: Vec<PendingLine> = rows.into_iter().filter_map(pending).collect::<Result<_>>()?;
    let parents: HashMap<OrganisationId, OrganisationId> =
        lines.iter().filter_map(|line| Some((line.organisation, line.profile.parent?))).collect();
    lines.sort_by_key(|line| depth(line.profile.parent.as_ref(), |id| parents.get(id)));
    Ok(lines)
}

/// Whether a known organisation has another revision now, or a number of a new one is taken, or its name of that kind.
pub async fn chunk_is_outdated(db: &Db, lines: &[PendingLine]) -> Result<bool> {
    let new = || lines.iter().filter(|line| line.base_revision.is_none()).map(|line| &line.profile);
    let marks = Marks {
        numbers: new().flat_map(|profile| profile.finess.iter().chain(&profile.siret)).cloned().collect(),
        names: new()
            .filter(|profile| profile.finess.is_none() && profile.siret.is_none())
            .map(|profile| fold(profile.name.as_str()))
            .collect(),
    };
    let found = candidates(db, &marks).await?;
    let numbered = found.iter().any(|known| {
        known.profile.finess.iter().chain(&known.profile.siret).any(|number| marks.numbers.contains(number))
    });
    let named = new().filter(|profile| profile.finess.is_none() && profile.siret.is_none()).any(|profile| {
        found.iter().any(|known| {
            known.profile.kind == profile.kind
                && fold(known.profile.name.as_str()) == fold(profile.name.as_str())
        })
    });
    let previewed = || lines.iter().filter_map(|line| Some((line.organisation, line.base_revision?)));
    let ids = previewed().map(|(id, _)| id.0);
    let q = db.q("SELECT id, revision FROM organisation WHERE id IN_IDS($1)").bind_ids(ids);
    let revisions: Vec<(OrganisationId, i64)> = db.all(q).await?;
    let moved = previewed().any(|known| !revisions.contains(&known));
    Ok(numbered || named || moved)
}

/// False when somebody else started it meanwhile.
pub async fn start_import(tx: &mut Tx, id: ImportId, post: Option<PostId>) -> Result<bool> {
    let q = tx
        .q("UPDATE organisation_import SET state = 'RUNNING', post_id = $2 WHERE id = $1 AND state = 'PREVIEWED'")
        .bind(id)
        .bind(post);
    Ok(tx.exec(q).await? == 1)
}

/// Counts the lines up to that one as done.
pub async fn set_import_progress(tx: &mut Tx, id: ImportId, line: i64) -> Result<()> {
    let q = tx
        .q("UPDATE organisation_import SET done = (SELECT COUNT(*) FROM organisation_import_line \
            WHERE import_id = $1 AND line <= $2) WHERE id = $1 AND state = 'RUNNING'")
        .bind(id)
        .bind(line);
    tx.exec(q).await?;
    Ok(())
}

/// Takes the import's row until the transaction ends; false when it no longer runs.
pub async fn lock_running_import(tx: &mut Tx, id: ImportId) -> Result<bool> {
    let q = tx.q("UPDATE organisation_import SET done = done WHERE id = $1 AND state = 'RUNNING'").bind(id);
    Ok(tx.exec(q).await? == 1)
}

pub async fn finish_import(tx: &mut Tx, id: ImportId, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE organisation_import SET state = 'DONE', done = total, finished_at = $2 WHERE id = $1")
        .bind(id)
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}

pub async fn fail_import(tx: &mut Tx, id: ImportId, failure: &'static str, now: Ts) -> Result<()> {
    let q = tx
        .q("UPDATE organisation_import SET state = 'FAILED', done = 0, failure = $2, finished_at = $3 \
            WHERE id = $1 AND state = 'RUNNING'")
        .bind(id)
        .bind(failure.to_owned())
        .bind(now);
    tx.exec(q).await?;
    Ok(())
}
