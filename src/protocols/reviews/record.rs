//! Recording a review: date, participants, findings, decision; and closing it.

use async_graphql::{InputObject, MaybeUndefined};

use super::model::{Finding, FindingKind, Gathered, ReviewDecision, held_on_problem};
use super::{
    Participant, Review, ReviewState, Reviews, cancelled, closed, present, protocol_store, sides, store,
};
use crate::confidentiality::{Screen, TEXT, passed};
use crate::kernel::actor::{Actor, OrganisationId, PersonId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::dates::date_in_words;
use crate::kernel::error::{Problems, Result};
use crate::kernel::ids::{Subject, TypedId as _};
use crate::kernel::problem::{LastEdit, Problem};
use crate::platform::audit;
use crate::platform::db::Tx;
use crate::protocols::ProtocolStatus;
use crate::protocols::ids::{ClauseId, FindingId, ReviewId};

/// Someone present: an organisation, and which post or person for it where known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, InputObject)]
pub struct ReviewParticipantInput {
    /// For which organisation.
    pub organisation_id: OrganisationId,
    /// As holder of which post.
    pub post_id: Option<PostId>,
    /// Who.
    pub person_id: Option<PersonId>,
}

/// Saves a step of the review; absent fields keep their value, the list of participants replaces the former one.
#[derive(Clone, Debug, InputObject)]
pub struct UpdateReviewInput {
    /// Which review.
    pub review_id: ReviewId,
    /// The revision that was read.
    pub base_revision: i64,
    /// The day it was held.
    #[graphql(default)]
    pub held_on: MaybeUndefined<Day>,
    /// Who was there.
    pub participants: Option<Vec<ReviewParticipantInput>>,
    /// What it decides.
    #[graphql(default)]
    pub decision: MaybeUndefined<ReviewDecision>,
    /// Why, or on what terms.
    #[graphql(default)]
    pub decision_note: MaybeUndefined<String>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// `baseRevision` is 0 for a clause without a finding yet; a null kind removes the finding.
#[derive(Clone, Debug, InputObject)]
pub struct RecordFindingInput {
    /// Which review.
    pub review_id: ReviewId,
    /// Which clause of the text under review.
    pub clause_id: ClauseId,
    /// The revision that was read, 0 for none.
    pub base_revision: i64,
    /// What to do with the clause.
    pub kind: Option<FindingKind>,
    /// Why.
    pub note: Option<String>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Closes a review.
#[derive(Clone, Debug, InputObject)]
pub struct CompleteReviewInput {
    /// Which review.
    pub review_id: ReviewId,
    /// The revision that was read.
    pub base_revision: i64,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

impl Reviews {
    /// Saves a step of the review; absent fields keep their value.
    ///
    /// # Errors
    /// All problems at once; a conflict for each field that somebody else changed since it was read.
    pub async fn update(&self, actor: &Actor, input: UpdateReviewInput) -> Result<Review> {
        let mut tx = self.platform.db.begin().await?;
        let (scene, review) = self.scene_of(&mut tx, actor, input.review_id, input.acting_post_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        require_in_progress(review.state, &mut screen.problems);
        let note = match &input.decision_note {
            MaybeUndefined::Undefined => review.decision_note.clone(),
            MaybeUndefined::Null => None,
            MaybeUndefined::Value(text) => screen
                .optional("decisionNote", Some(text), TEXT)
                .map(crate::confidentiality::SafeText::into_inner),
        };
        if let MaybeUndefined::Value(day) = input.held_on
            && let Some(problem) = held_on_problem(day, scene.today, review.cycle_began_on)
        {
            screen.problems.add(problem);
        }
        if let Some(present) = &input.participants {
            present::check(&self.directory, &self.accounts, "participants", present, &mut screen.problems)
                .await?;
        }
        if input.base_revision != review.revision {
            for problem in self.conflicts(&mut tx, &review, &input).await? {
                screen.problems.add(problem);
            }
        }
        let codes = screen.check()?;
        let (mut held_on, mut decision) = (review.held_on, review.decision);
        input.held_on.update_to(&mut held_on);
        input.decision.update_to(&mut decision);
        let record = store::Record { held_on, decision, decision_note: note };
        store::update(&mut tx, review.id, record, actor.person, scene.now).await?;
        if let Some(present) = input.participants {
            let present = distinct(present);
            let rows = present.iter().map(|p| (p.organisation_id, p.post_id, p.person_id)).collect();
            store::replace_participants(&mut tx, review.id, rows).await?;
        }
        let facts = serde_json::json!({"confirmed": codes});
        self.finish(tx, scene.by, "review.update", review.id, facts).await
    }

    /// Says what to do with one clause, or takes it back; none is given after that.
    ///
    /// # Errors
    /// All problems at once; a conflict when somebody else wrote on this clause since it was read.
    pub async fn record_finding(&self, actor: &Actor, input: RecordFindingInput) -> Result<Option<Finding>> {
        let mut tx = self.platform.db.begin().await?;
        let (scene, review) = self.scene_of(&mut tx, actor, input.review_id, input.acting_post_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        require_in_progress(review.state, &mut screen.problems);
        let note = screen.optional("note", input.note.as_deref(), TEXT);
        let clauses = protocol_store::read::clauses_in(&mut tx, review.version_id).await?;
        screen.problems.require(clauses.iter().any(|clause| clause.id == input.clause_id), || {
            Problem::new("INVALID_VALUE", "Cet article n’est pas de la version passée en revue.")
                .on("clauseId")
        });
        let findings = store::findings_in(&mut tx, review.id).await?;
        let former = findings.into_iter().find(|finding| finding.clause_id == input.clause_id);
        if input.base_revision != former.as_ref().map_or(0, |finding| finding.revision)
            && let Some(former) = &former
        {
            for problem in finding_conflicts(former, &input) {
                screen.problems.add(problem);
            }
        }
        let codes = screen.check()?;
        match (input.kind, &former) {
            (Some(kind), _) => {
                let id = FindingId::fresh(&self.platform.entropy, scene.now);
                let what = (kind, note);
                store::put_finding(&mut tx, review.id, input.clause_id, id, what, actor.person, scene.now)
                    .await?;
            }
            (None, Some(former)) => store::remove_finding(&mut tx, former.id).await?,
            (None, None) => return Ok(None),
        }
        let facts = serde_json::json!({"clause": input.clause_id.to_string(), "confirmed": codes});
        audit::record(&mut tx, &self.platform, scene.by, "review.finding", review.id, facts).await?;
        let findings = store::findings_in(&mut tx, review.id).await?;
        tx.commit().await?;
        Ok(findings.into_iter().find(|finding| finding.clause_id == input.clause_id))
    }

    /// Closes the review: the clock starts anew on the day it was held, and reminders stop.
    ///
    /// # Errors
    /// Everything that is missing, at once.
    pub async fn complete(&self, actor: &Actor, input: CompleteReviewInput) -> Result<Review> {
        let mut tx = self.platform.db.begin().await?;
        let (scene, review) = self.scene_of(&mut tx, actor, input.review_id, input.acting_post_id).await?;
        if review.state == ReviewState::Closed {
            return Ok(review);
        }
        let participants = store::participants_in(&mut tx, review.id).await?;
        let findings = store::findings_in(&mut tx, review.id).await?;
        let mut problems = Problems::none();
        problems.require(review.state != ReviewState::Cancelled, cancelled);
        let closable = problems.keep(gathered(&review, &participants, findings.len()).close(scene.today));
        if input.base_revision != review.revision {
            problems.add(changed_meanwhile(&review));
        }
        problems.check()?;
        let closable = passed(closable)?;
        // What was held while the protocol lived can be closed after its end; then nothing falls due again.
        if scene.protocol.status == ProtocolStatus::InForce {
            self.protocols.review_held_as_system(&mut tx, &scene.protocol, closable.held_on).await?;
        }
        let next_due_on =
            self.protocols.lock_as_system(&mut tx, scene.protocol.id).await?.and_then(|p| p.review_due_on);
        store::close(&mut tx, review.id, closable, next_due_on, actor.person, scene.now).await?;
        if let Some(event) = review.event_id {
            let subject = Subject::of(review.id);
            self.events.conclude(&mut tx, event, &subject, closable.held_on).await?;
        }
        self.reminders.stop(&mut tx, scene.protocol.id).await?;
        let facts = serde_json::json!({
            "heldOn": closable.held_on, "decision": closable.decision.label_fr(), "nextDueOn": next_due_on,
        });
        self.finish(tx, scene.by, "review.complete", review.id, facts).await
    }

    /// What still stands between the review and its closing.
    #[must_use]
    pub fn blockers(&self, review: &Review, participants: &[Participant], findings: usize) -> Vec<Problem> {
        if !review.is_open() {
            return Vec::new();
        }
        let today = self.platform.clock.now().day_in(&review.time_zone);
        gathered(review, participants, findings).close(today).err().unwrap_or_default()
    }

    /// One conflict for each field whose two values differ.
    async fn conflicts(
        &self,
        tx: &mut Tx,
        review: &Review,
        input: &UpdateReviewInput,
    ) -> Result<Vec<Problem>> {
        let edit = last_edit(review);
        let day = |day: Option<Day>| day.map(|day| date_in_words(day.0)).unwrap_or_default();
        let mut pairs = Vec::new();
        if !input.held_on.is_undefined() {
            pairs.push(("heldOn", day(input.held_on.value().copied()), day(review.held_on)));
        }
        if !input.decision.is_undefined() {
            let words = |decision: Option<super::ReviewDecision>| {
                decision.map(|decision| decision.label_fr().to_owned()).unwrap_or_default()
            };
            let mine = words(input.decision.value().copied());
            pairs.push(("decision", mine, words(review.decision)));
        }
        if !input.decision_note.is_undefined() {
            let mine = input.decision_note.value().map(|text| text.trim().to_owned()).unwrap_or_default();
            pairs.push(("decisionNote", mine, review.decision_note.clone().unwrap_or_default()));
        }
        let mut problems = edit.conflicts(pairs);
        if let Some(mine) = &input.participants {
            let theirs = store::participants_in(tx, review.id).await?;
            let theirs: Vec<_> = theirs
                .iter()
                .map(|p| ReviewParticipantInput {
                    organisation_id: p.organisation_id,
                    post_id: p.post_id,
                    person_id: p.person_id,
                })
                .collect();
            let mine = distinct(mine.clone());
            if mine != theirs {
                let mine = present::names(&self.directory, &self.accounts, &mine).await?;
                let theirs = present::names(&self.directory, &self.accounts, &theirs).await?;
                problems.push(Problem::edited_meanwhile("participants", &mine, &theirs, &edit));
            }
        }
        Ok(problems)
    }
}

fn distinct(present: Vec<ReviewParticipantInput>) -> Vec<ReviewParticipantInput> {
    let mut kept: Vec<ReviewParticipantInput> = Vec::new();
    for participant in present {
        if !kept.contains(&participant) {
            kept.push(participant);
        }
    }
    kept
}

fn finding_conflicts(theirs: &Finding, mine: &RecordFindingInput) -> Vec<Problem> {
    let edit = LastEdit { author: theirs.editor.clone(), at: theirs.edited_at, revision: theirs.revision };
    let kind = mine.kind.map(|kind| kind.label_fr().to_owned()).unwrap_or_default();
    let note = mine.note.as_deref().unwrap_or_default().trim().to_owned();
    edit.conflicts([
        ("kind", kind, theirs.kind.label_fr().to_owned()),
        ("note", note, theirs.note.clone().unwrap_or_default()),
    ])
}

fn last_edit(review: &Review) -> LastEdit {
    LastEdit { author: review.editor.clone(), at: review.edited_at, revision: review.revision }
}

/// The review changed since it was read: whoever closes it must have seen what is closed.
fn changed_meanwhile(review: &Review) -> Problem {
    let note = review.decision_note.clone().unwrap_or_default();
    Problem { field: None, ..Problem::edited_meanwhile("", &note, &note, &last_edit(review)) }
}

fn gathered(review: &Review, participants: &[Participant], findings: usize) -> Gathered {
    Gathered {
        held_on: review.held_on,
        sides: sides(participants.iter().map(|participant| participant.sector)),
        findings,
        decision: review.decision,
        cycle_began_on: review.cycle_began_on,
    }
}

fn require_in_progress(state: ReviewState, problems: &mut Problems) {
    match state {
        ReviewState::InProgress => {}
        ReviewState::Planned => problems.add(Problem::new(
            "REVIEW_NOT_STARTED",
            "Ouvrez d’abord la revue pour y noter ce qui a été dit.",
        )),
        ReviewState::Closed => problems.add(closed()),
        ReviewState::Cancelled => problems.add(cancelled()),
    }
}
