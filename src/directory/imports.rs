//! Imports of organisations: a preview says of each line what it leads to; then all of it is written, or nothing.

mod finess;
mod line;
mod model;
mod plan;
mod run;
mod simple;
mod table;

use super::policy::{Action, Place, authorise};
use super::{Directory, store};
use crate::confidentiality::{LINE, Screen, passed};
use crate::kernel::actor::{Actor, OrganisationId, PostId};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::{Cursor, Page, PageRequest};
use crate::kernel::problem::Problem;
use crate::kernel::text::fold;
use crate::platform::audit::{self, By};
use crate::platform::jobs;
use line::Line;

pub use model::{
    ImportFormat, ImportId, ImportLine, ImportOutcome, ImportRun, ImportState,
    PreviewOrganisationImportInput, StartOrganisationImportInput,
};
pub use plan::{Known, Planned, depth};
pub use run::RUN_JOB;

impl Directory {
    /// Reads a file and stores what each line would lead to.
    ///
    /// # Errors
    /// Forbidden to all but administrators; a file that cannot be read.
    pub async fn preview_import(
        &self,
        actor: &Actor,
        input: PreviewOrganisationImportInput,
    ) -> Result<ImportRun> {
        let post = self.may_import(actor, input.acting_post_id).await?;
        let contacts = self.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let file_name = screen.required("fileName", &input.file_name, LINE);
        let read = match input.format {
            ImportFormat::FinessExtract => finess::lines(&input.csv),
            ImportFormat::Simple => simple::lines(&input.csv),
        };
        let lines = screen.problems.keep(read);
        let mut confirmed = screen.check()?;
        let (file_name, mut lines) = (passed(file_name)?, passed(lines)?);

        let only: Vec<String> = input.departement_codes.into_iter().map(|code| code.0).collect();
        let known = store::candidates(&self.platform.db, &marks(&lines)).await?;
        let served = lines.iter().flat_map(|line| line.wish.territories.iter().flatten());
        let codes: Vec<String> = served
            .chain(known.iter().flat_map(|known| &known.profile.territories))
            .chain(&only)
            .cloned()
            .collect();
        let atlas = self.atlas(actor, &codes).await?;
        if !only.is_empty() {
            let only = atlas.scope(&only);
            lines.retain(|line| {
                line.wish.territories.as_ref().is_some_and(|codes| atlas.scope(codes).overlaps(&only))
            });
        }
        let now = self.platform.clock.now();
        let planner = plan::Planner {
            actor,
            atlas: &atlas,
            contacts: &contacts,
            confirmed: input.confirmed_no_individual_case,
            known,
            fresh: &|| OrganisationId::fresh(&self.platform.entropy, now),
        };
        let outcomes = planner.plan(lines);
        confirmed.extend(outcomes.iter().flat_map(|line| line.confirmed.iter().copied()));
        confirmed.sort_unstable();
        confirmed.dedup();

        let id = ImportId::fresh(&self.platform.entropy, now);
        let mut tx = self.platform.db.begin().await?;
        store::insert_import(&mut tx, id, actor.person, input.format, &file_name, outcomes.len(), now)
            .await?;
        for line in &outcomes {
            store::insert_import_line(&mut tx, id, line).await?;
        }
        let details = serde_json::json!({ "lines": outcomes.len(), "confirmed": confirmed });
        audit::record(&mut tx, &self.platform, By::actor(actor, post), "import.preview", id, details).await?;
        tx.commit().await?;
        self.import_run(actor, id).await?.ok_or(Error::NotFound)
    }

    /// Starts a previewed import; a job carries it out.
    ///
    /// # Errors
    /// Forbidden to all but administrators; problems when lines are refused and that was not accepted, or when it failed.
    pub async fn start_import(
        &self,
        actor: &Actor,
        input: StartOrganisationImportInput,
    ) -> Result<ImportRun> {
        let run = self.import_run(actor, input.import_run_id).await?.ok_or(Error::NotFound)?;
        let post = self.may_import(actor, input.acting_post_id).await?;
        let now = self.platform.clock.now();
        actor.require_strong(now)?;
        match run.state {
            ImportState::Running | ImportState::Done => return Ok(run),
            ImportState::Failed => return Err(Error::problem(outdated())),
            ImportState::Previewed => {}
        }
        if run.refused > 0 && !input.skip_refused {
            let message = format!("{} lignes sont refusées : acceptez de les laisser de côté.", run.refused);
            return Err(Error::problem(Problem::new("IMPORT_HAS_REFUSED_LINES", message).on("skipRefused")));
        }
        let mut tx = self.platform.db.begin().await?;
        if store::start_import(&mut tx, run.id, post).await? {
            let key = format!("{RUN_JOB}:{}", run.id);
            jobs::enqueue(&mut tx, &self.platform, RUN_JOB, run::Payload { import: run.id }, now, Some(key))
                .await?;
            let details = serde_json::json!({
                "created": run.created, "updated": run.updated, "refused": run.refused,
            });
            audit::record(&mut tx, &self.platform, By::actor(actor, post), "import.start", run.id, details)
                .await?;
        }
        tx.commit().await?;
        self.import_run(actor, run.id).await?.ok_or(Error::NotFound)
    }

    /// An import, for who previewed it and for platform administrators.
    ///
    /// # Errors
    /// The database's.
    pub async fn import_run(&self, actor: &Actor, id: ImportId) -> Result<Option<ImportRun>> {
        let run = store::import_run(&self.platform.db, id).await?;
        Ok(run.filter(|run| run.person == actor.person || actor.platform_admin))
    }

    /// The latest imports that the actor may see.
    ///
    /// # Errors
    /// The database's.
    pub async fn import_runs(&self, actor: &Actor, limit: i64) -> Result<Vec<ImportRun>> {
        let of = if actor.platform_admin { None } else { Some(actor.person) };
        store::import_runs(&self.platform.db, of, limit).await
    }

    /// The lines of an import that the actor may see.
    ///
    /// # Errors
    /// Not found when out of reach.
    pub async fn import_lines(
        &self,
        actor: &Actor,
        id: ImportId,
        outcome: Option<ImportOutcome>,
        page: &PageRequest,
    ) -> Result<Page<ImportLine>> {
        let run = self.import_run(actor, id).await?.ok_or(Error::NotFound)?;
        let lines = store::import_lines(&self.platform.db, id, outcome, page).await?;
        let total = match outcome {
            None => run.lines_total,
            Some(ImportOutcome::Created) => run.created,
            Some(ImportOutcome::Updated) => run.updated,
            Some(ImportOutcome::Unchanged) => run.unchanged,
            Some(ImportOutcome::Refused) => run.refused,
        };
        let cursor = |line: &ImportLine| Cursor { key: line.line.to_string(), id: id.0 };
        Ok(Page::from_rows(lines, page, page.with_total.then_some(total), cursor))
    }

    /// Administrators import, each within the territories administered: whoever administers something may begin.
    async fn may_import(&self, actor: &Actor, post: Option<PostId>) -> Result<Option<PostId>> {
        let administered: Vec<&String> = actor.mandates.iter().flat_map(|held| &held.administers).collect();
        let atlas = self.atlas(actor, &[]).await?;
        let first: Vec<String> = administered.first().map(|&code| code.clone()).into_iter().collect();
        let scope = atlas.scope(&first);
        authorise(actor, post, Action::Administer, Place { organisation: None, scope: &scope }, &atlas)
    }
}

/// Numbers and names by which the directory may know what lines speak of, and their parents.
fn marks(lines: &[Line]) -> store::Marks {
    let compact = |written: &String| written.split_whitespace().collect::<String>();
    let finess = lines.iter().filter_map(|line| line.wish.finess.value());
    let siret = lines.iter().filter_map(|line| line.wish.siret.value());
    let parents = lines.iter().filter_map(|line| line.parent.as_ref());
    store::Marks {
        numbers: finess.chain(siret).chain(parents).map(compact).collect(),
        names: lines.iter().filter_map(|line| line.wish.name.value()).map(|name| fold(name)).collect(),
    }
}

/// What is said of an import whose preview no longer holds.
fn outdated() -> Problem {
    Problem::new(
        "IMPORT_OUTDATED",
        "L’annuaire a changé depuis l’aperçu : rien n’a été écrit, refaites l’aperçu.",
    )
}

/// The problem behind a stored code of failure.
pub(super) fn failure(code: &str) -> Option<Problem> {
    (code == run::OUTDATED).then(outdated)
}
