//! Questions of a successor to the author, for 90 days after the author left.

use async_graphql::InputObject;
use serde_json::json;

use super::model::{Note, NoteId, QuestionId};
use super::policy::may_answer;
use super::{Handovers, letters, store};
use crate::accounts::Recipient;
use crate::confidentiality::{Screen, TEXT, passed};
use crate::kernel::actor::{Actor, PersonId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::Problem;

/// A question to the author.
#[derive(Clone, Debug, InputObject)]
pub struct AskHandoverQuestionInput {
    /// About which note.
    pub note_id: NoteId,
    /// What.
    pub question: String,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
}

/// The author's answer.
#[derive(Clone, Debug, InputObject)]
pub struct AnswerHandoverQuestionInput {
    /// To which question.
    pub question_id: QuestionId,
    /// What.
    pub answer: String,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
}

impl Handovers {
    /// Asks the author, who is told by mail.
    ///
    /// # Errors
    /// Problems of the text; `QUESTIONS_CLOSED` once the 90 days are over.
    pub async fn ask(&self, actor: &Actor, input: AskHandoverQuestionInput) -> Result<Note> {
        let contacts = self.directory.contacts.known().await?;
        let (mut tx, note) = self.locked(actor, input.note_id).await?;
        let (true, Some(departs_on)) = (note.ties.successor, note.departs_on) else {
            return Err(Error::Forbidden);
        };
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let question = screen.required("question", &input.question, TEXT);
        screen.problems.require(may_answer(&note, note.today(self.now())), closed);
        let codes = screen.check()?;
        let question = passed(question)?;
        let now = self.now();
        let id = QuestionId::fresh(&self.platform.entropy, now);
        store::ask(&mut tx, id, note.id, (actor.person, now), question.into_inner()).await?;
        if let Some(to) = self.addressee(note.author_id).await? {
            letters::ask(&mut tx, &self.platform, (&note, departs_on), id, to).await?;
        }
        self.finish(tx, actor, "handover.ask", note, json!({"confirmed": codes, "question": id})).await
    }

    /// Answers, as the author; an answer given anew takes the place of the first.
    ///
    /// # Errors
    /// Problems of the text.
    pub async fn answer(&self, actor: &Actor, input: AnswerHandoverQuestionInput) -> Result<Note> {
        let contacts = self.directory.contacts.known().await?;
        let of = store::note_of(&self.platform.db, input.question_id).await?.ok_or(Error::NotFound)?;
        let (mut tx, note) = self.locked(actor, of).await?;
        if !note.ties.author {
            return Err(Error::Forbidden);
        }
        let asked = store::question(&mut tx, input.question_id).await?.ok_or(Error::NotFound)?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let answer = screen.required("answer", &input.answer, TEXT);
        let codes = screen.check()?;
        let answer = passed(answer)?.into_inner();
        if asked.answer.as_ref() == Some(&answer) {
            return Ok(note);
        }
        let now = self.now();
        store::answer(&mut tx, asked.id, answer, now).await?;
        let departs_on = note.departs_on.unwrap_or_else(|| note.today(now));
        if let Some(to) = self.addressee(asked.asked_by).await? {
            letters::answer(&mut tx, &self.platform, (&note, departs_on), (asked.id, now), to).await?;
        }
        self.finish(tx, actor, "handover.answer", note, json!({"confirmed": codes, "question": asked.id}))
            .await
    }

    /// Last day for questions and answers.
    #[must_use]
    pub fn questions_until(note: &Note) -> Option<Day> {
        note.departs_on.map(|last| last.plus_days(super::ANSWERS_FOR_DAYS))
    }

    /// Whether the author may still be asked.
    #[must_use]
    pub fn may_be_asked(&self, note: &Note) -> bool {
        note.departs_on.is_some() && may_answer(note, note.today(self.now()))
    }

    /// Where mail for this person goes, if an address is known.
    pub(super) async fn addressee(&self, person: PersonId) -> Result<Option<Recipient>> {
        let found = self.accounts.people(&[person]).await?.remove(&person);
        Ok(found.and_then(|person| person.recipient()))
    }
}

fn closed() -> Problem {
    let message = "Les questions à l’auteur ne sont plus possibles : il est parti depuis plus de 90 jours.";
    Problem::new("QUESTIONS_CLOSED", message)
}
