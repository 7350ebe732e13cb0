//! The clauses and the checklist of a draft. Whoever saves second is shown both texts; nothing typed is lost.

use serde_json::json;
use uuid::Uuid;

use super::checklist::Answer;
use super::checks;
use super::ids::{ClauseId, ProtocolId, VersionId};
use super::inputs::{
    AddClauseInput, AnswerChecklistPointInput, MoveClauseInput, RemoveClauseInput, UpdateClauseInput,
};
use super::model::Clause;
use super::policy::Action;
use super::store::text::NewAnswer;
use super::work::Work;
use super::{Protocols, store};
use crate::confidentiality::Screen;
use crate::directory::PostKind;
use crate::kernel::actor::{Actor, PostId};
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::{LastEdit, Problem};

/// Roles as stored: codes, comma separated, in the order of the list of kinds.
pub(super) fn marks(kinds: &[PostKind]) -> String {
    let mut kinds = kinds.to_vec();
    kinds.sort_unstable();
    kinds.dedup();
    kinds.iter().map(|kind| kind.code()).collect::<Vec<_>>().join(",")
}

impl Protocols {
    /// Adds a clause to a draft, at a position or last.
    ///
    /// # Errors
    /// `VERSION_NOT_DRAFT`; what the guard says of its texts.
    pub async fn add_clause(&self, actor: &Actor, input: AddClauseInput) -> Result<ClauseId> {
        let protocol = self.protocol_of(input.version_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut work = self.draft(actor, protocol, input.version_id, input.acting_post_id).await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let (title, body) = checks::clause_texts(&mut screen, "clause.", &input.clause);
        let confirmed = screen.check()?;

        let mut order = numbered(&mut work, input.version_id).await?;
        let last = i64::try_from(order.len()).unwrap_or(i64::MAX);
        let at = input.at.unwrap_or(last + 1).clamp(1, last + 1);
        let row = self.new_clause(actor, input.version_id, at, &input.clause);
        order.insert(usize::try_from(at - 1).unwrap_or(0), (row.id, at));
        store::text::renumber(&mut work.tx, &order).await?;
        store::text::insert_clause(&mut work.tx, &row, checks::passed(title)?, body).await?;
        self.note(&mut work, "clause.add", json!({ "clause": row.id.0, "confirmed": confirmed })).await?;
        self.keep(work).await?;
        Ok(row.id)
    }

    /// Changes a clause of a draft.
    ///
    /// # Errors
    /// `CONFLICT_EDITED_MEANWHILE`, one for each field that two people changed, with both texts.
    pub async fn update_clause(&self, actor: &Actor, input: UpdateClauseInput) -> Result<ClauseId> {
        let (protocol, version) = self.place_of(input.clause_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut work = self.draft(actor, protocol, version, input.acting_post_id).await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let title = input.title.as_deref().and_then(|title| checks::title(&mut screen, "title", title));
        let body = input.body.as_deref().map(|body| screen.optional("body", Some(body), checks::TEXT));
        let confirmed = screen.check()?;

        let stored = clause_in(&mut work, version, input.clause_id).await?;
        let mut wanted = stored.clone();
        if let Some(title) = &title {
            wanted.title = title.as_str().to_owned();
        }
        if let Some(body) = &body {
            wanted.body = body.as_ref().map(|body| body.as_str().to_owned()).unwrap_or_default();
        }
        wanted.theme = input.theme.unwrap_or(stored.theme);
        wanted.public = input.public.unwrap_or(stored.public);
        if let Some(kinds) = &input.marked_for {
            wanted.marked_for = marks(kinds);
        }
        let changed = differences(&stored, &wanted);
        if changed.is_empty() {
            return Ok(stored.id);
        }
        if stored.revision != input.base_revision {
            drop(work);
            let edit = self.edit_of(actor, &stored).await?;
            let problems = changed
                .into_iter()
                .map(|(field, theirs, mine)| Problem::edited_meanwhile(field, &mine, &theirs, &edit))
                .collect();
            return Err(Error::Problems(problems));
        }
        (wanted.edited_by, wanted.edited_at) = (Some(actor.person), work.now);
        store::text::update_clause(&mut work.tx, &wanted, title, body).await?;
        self.note(&mut work, "clause.update", json!({ "clause": stored.id.0, "confirmed": confirmed }))
            .await?;
        self.keep(work).await?;
        Ok(stored.id)
    }

    /// Gives a clause another place; the others close up.
    ///
    /// # Errors
    /// `VERSION_NOT_DRAFT`.
    pub async fn move_clause(&self, actor: &Actor, input: MoveClauseInput) -> Result<ClauseId> {
        let (protocol, version) = self.place_of(input.clause_id).await?;
        let mut work = self.draft(actor, protocol, version, input.acting_post_id).await?;
        let mut order = numbered(&mut work, version).await?;
        let from = order.iter().position(|(id, _)| *id == input.clause_id).ok_or(Error::NotFound)?;
        let to = usize::try_from(input.to - 1).unwrap_or(0).min(order.len() - 1);
        if from != to {
            let moved = order.remove(from);
            order.insert(to, moved);
            store::text::renumber(&mut work.tx, &order).await?;
            self.note(&mut work, "clause.move", json!({ "clause": input.clause_id.0 })).await?;
            self.keep(work).await?;
        }
        Ok(input.clause_id)
    }

    /// Takes a clause out of a draft, unless somebody changed it since it was read.
    ///
    /// # Errors
    /// `CONFLICT_EDITED_MEANWHILE` with the text as it now is.
    pub async fn remove_clause(&self, actor: &Actor, input: RemoveClauseInput) -> Result<VersionId> {
        let (protocol, version) = self.place_of(input.clause_id).await?;
        let mut work = self.draft(actor, protocol, version, input.acting_post_id).await?;
        let stored = clause_in(&mut work, version, input.clause_id).await?;
        if stored.revision != input.base_revision {
            drop(work);
            let edit = self.edit_of(actor, &stored).await?;
            return Err(Error::problem(Problem::edited_meanwhile("body", "", &stored.body, &edit)));
        }
        store::text::delete_clause(&mut work.tx, stored.id).await?;
        let order = numbered(&mut work, version).await?;
        store::text::renumber(&mut work.tx, &order).await?;
        self.note(&mut work, "clause.remove", json!({ "clause": stored.id.0 })).await?;
        self.keep(work).await?;
        Ok(version)
    }

    /// Settles a point of the secrecy checklist.
    ///
    /// # Errors
    /// `REQUIRED` without the clauses or the reason that the answer needs; `CONFLICT_EDITED_MEANWHILE`.
    pub async fn answer_checklist_point(
        &self,
        actor: &Actor,
        input: AnswerChecklistPointInput,
    ) -> Result<VersionId> {
        let protocol = self.protocol_of(input.version_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut work = self.draft(actor, protocol, input.version_id, input.acting_post_id).await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let clauses = store::read::clauses_in(&mut work.tx, input.version_id).await?;
        let lineages: Vec<Uuid> = clauses
            .iter()
            .filter(|clause| input.clause_ids.contains(&clause.id))
            .map(|clause| clause.lineage)
            .collect();
        screen.problems.require(lineages.len() == input.clause_ids.len(), || {
            Problem::new("NOT_FOUND", "Un de ces articles n’est pas dans cette version.").on("clauseIds")
        });
        let reason = match input.answer {
            Some(Answer::NotConcerned) => {
                screen.required("reason", input.reason.as_deref().unwrap_or_default(), checks::REASON)
            }
            Some(Answer::InClauses) => {
                screen.problems.require(!input.clause_ids.is_empty(), || {
                    Problem::new("REQUIRED", "Indiquez l’article qui règle ce point.").on("clauseIds")
                });
                None
            }
            None => None,
        };
        let confirmed = screen.check()?;

        let answers = store::read::answers_in(&mut work.tx, input.version_id).await?;
        let stored = answers.into_iter().find(|answer| answer.point == input.point);
        let revision = stored.as_ref().map_or(0, |stored| stored.revision);
        let wanted = NewAnswer {
            point: input.point,
            answer: input.answer,
            clauses: lineages.iter().map(Uuid::to_string).collect::<Vec<_>>().join(","),
            reason,
        };
        let mine = wanted.reason.as_ref().map(|reason| reason.as_str().to_owned());
        if let Some(stored) = &stored
            && stored.answer == wanted.answer
            && stored.clauses == wanted.clauses
            && stored.reason == mine
        {
            return Ok(input.version_id);
        }
        if revision != input.base_revision
            && let Some(stored) = stored
        {
            drop(work);
            let edit = self.edit(actor, stored.edited_by, stored.edited_at, revision).await?;
            let theirs = stored.reason.unwrap_or_default();
            let mine = mine.unwrap_or_default();
            return Err(Error::problem(Problem::edited_meanwhile("reason", &mine, &theirs, &edit)));
        }
        let (tx, now) = (&mut work.tx, work.now);
        store::text::answer(tx, input.version_id, wanted, actor.person, now).await?;
        let codes = json!({ "version": input.version_id.0, "confirmed": confirmed });
        self.note(&mut work, "checklist.answer", codes).await?;
        self.keep(work).await?;
        Ok(input.version_id)
    }

    /// Starts an act on the text of a draft.
    async fn draft(
        &self,
        actor: &Actor,
        protocol: ProtocolId,
        version: VersionId,
        post: Option<PostId>,
    ) -> Result<Work> {
        let work = self.begin(actor, protocol, post, Action::Draft).await?;
        work.version(version)?.1.require_draft()?;
        Ok(work)
    }

    /// The protocol and version of a clause; whether the actor may know of them is seen next.
    pub(super) async fn place_of(&self, clause: ClauseId) -> Result<(ProtocolId, VersionId)> {
        store::read::of_clause(&self.platform.db, clause).await?.ok_or(Error::NotFound)
    }

    async fn edit_of(&self, actor: &Actor, clause: &Clause) -> Result<LastEdit> {
        self.edit(actor, clause.edited_by, clause.edited_at, clause.revision).await
    }
}

async fn clause_in(work: &mut Work, version: VersionId, id: ClauseId) -> Result<Clause> {
    let clauses = store::read::clauses_in(&mut work.tx, version).await?;
    clauses.into_iter().find(|clause| clause.id == id).ok_or(Error::NotFound)
}

async fn numbered(work: &mut Work, version: VersionId) -> Result<Vec<(ClauseId, i64)>> {
    let clauses = store::read::clauses_in(&mut work.tx, version).await?;
    Ok(clauses.into_iter().map(|clause| (clause.id, clause.number)).collect())
}

/// What differs, as field, stored value and wanted one.
fn differences(stored: &Clause, wanted: &Clause) -> Vec<(&'static str, String, String)> {
    let code = |theme: super::Theme| match async_graphql::InputType::to_value(&theme) {
        async_graphql::Value::Enum(name) => name.to_string(),
        other => other.to_string(),
    };
    [
        ("title", stored.title.clone(), wanted.title.clone()),
        ("body", stored.body.clone(), wanted.body.clone()),
        ("theme", code(stored.theme), code(wanted.theme)),
        ("markedFor", stored.marked_for.clone(), wanted.marked_for.clone()),
        ("public", stored.public.to_string(), wanted.public.to_string()),
    ]
    .into_iter()
    .filter(|(_, theirs, mine)| theirs != mine)
    .collect()
}
