//! Writing a note in several sittings, and acknowledging it.

use async_graphql::{ID, InputObject, MaybeUndefined};
use serde_json::json;

use super::model::{Item, Note, NoteId, Sections};
use super::store::Choices;
use super::{Handovers, store};
use crate::confidentiality::{LINE, SafeText, Screen, TEXT};
use crate::kernel::actor::{Actor, PostId};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::Subject;
use crate::kernel::problem::{LastEdit, Problem};
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

/// A word of the author on a prefilled line.
#[derive(Clone, Debug, InputObject)]
pub struct HandoverItemInput {
    /// Which line: what it points at.
    pub subject_id: ID,
    /// The word; null or blank removes it.
    pub comment: Option<String>,
}

/// What the author writes; absent parts keep their words.
#[derive(Clone, Debug, InputObject)]
pub struct WriteHandoverInput {
    /// Which note.
    pub note_id: NoteId,
    /// The revision that was read.
    pub base_revision: i64,
    /// Practices that work; null empties it.
    #[graphql(default)]
    pub practices: MaybeUndefined<String>,
    /// Professionals to know; null empties it.
    #[graphql(default)]
    pub people: MaybeUndefined<String>,
    /// Matters under way; null empties it.
    #[graphql(default)]
    pub pending: MaybeUndefined<String>,
    /// Points of attention on practices, never on persons; null empties it.
    #[graphql(default)]
    pub attention: MaybeUndefined<String>,
    /// Words on prefilled lines; those not named keep theirs.
    #[graphql(default)]
    pub items: Vec<HandoverItemInput>,
    /// The note is complete: reminders stop.
    pub ready: Option<bool>,
    /// The coordinator may read it.
    pub open_to_coordinator: Option<bool>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
}

/// A successor says that the note was read.
#[derive(Clone, Debug, InputObject)]
pub struct AcknowledgeHandoverInput {
    /// Which note.
    pub note_id: NoteId,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

impl Handovers {
    /// Writes in a note, as its author.
    ///
    /// # Errors
    /// All problems of the texts at once; a conflict for each part that was saved from elsewhere meanwhile.
    pub async fn write(&self, actor: &Actor, input: WriteHandoverInput) -> Result<Note> {
        let contacts = self.directory.contacts.known().await?;
        let (mut tx, note) = self.locked(actor, input.note_id).await?;
        if !note.ties.author {
            return Err(Error::Forbidden);
        }
        let before = store::sections(&mut tx, note.id).await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        screen.problems.require(note.ties.writes(&note), || {
            let message =
                "Cette note a été lue et confirmée : répondez aux questions plutôt que de la changer.";
            Problem::new("HANDOVER_ACKNOWLEDGED", message)
        });
        let words = Sections {
            practices: part(&mut screen, "practices", &input.practices, before.practices.as_deref()),
            people: part(&mut screen, "people", &input.people, before.people.as_deref()),
            pending: part(&mut screen, "pending", &input.pending, before.pending.as_deref()),
            attention: part(&mut screen, "attention", &input.attention, before.attention.as_deref()),
        };
        let items = store::items(&mut tx, note.id).await?;
        let comments = comments(&mut screen, &input.items, &items)?;
        if input.base_revision != note.revision {
            for problem in conflicts(&note, (&before, &items), &input) {
                screen.problems.add(problem);
            }
        }
        let codes = screen.check()?;
        let choices = Choices {
            ready: input.ready.unwrap_or(note.ready),
            open_to_coordinator: input.open_to_coordinator.unwrap_or(note.open_to_coordinator),
        };
        store::write(&mut tx, note.id, words, choices, self.now()).await?;
        for (subject, comment) in comments {
            store::comment(&mut tx, note.id, &subject, comment).await?;
        }
        let facts = json!({"confirmed": codes, "ready": choices.ready, "open": choices.open_to_coordinator});
        self.finish(tx, actor, "handover.write", note, facts).await
    }

    /// Says that the note was read; said twice it changes nothing.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for whoever does not take the post over.
    pub async fn acknowledge(&self, actor: &Actor, input: AcknowledgeHandoverInput) -> Result<Note> {
        let (mut tx, note) = self.locked(actor, input.note_id).await?;
        if !note.ties.successor {
            return Err(Error::Forbidden);
        }
        if note.acknowledged_at.is_some() {
            return Ok(note);
        }
        store::acknowledge(&mut tx, note.id, actor.person, self.now()).await?;
        self.finish(tx, actor, "handover.acknowledge", note, json!({})).await
    }

    /// Records the act under the note's post where the actor holds it: authors act by authorship alone.
    pub(super) async fn finish(
        &self,
        mut tx: Tx,
        actor: &Actor,
        action: &'static str,
        note: Note,
        facts: serde_json::Value,
    ) -> Result<Note> {
        let post = actor.holds(note.post_id).then_some(note.post_id);
        audit::record(&mut tx, &self.platform, By::actor(actor, post), action, note.id, facts).await?;
        let written = store::locked(&mut tx, note.id).await?.ok_or(Error::NotFound)?;
        tx.commit().await?;
        Ok(Note { ties: note.ties, title: note.title, ..written })
    }
}

/// Words that stay are not read by the guard again.
fn part(
    screen: &mut Screen<'_>,
    field: &str,
    new: &MaybeUndefined<String>,
    old: Option<&str>,
) -> Option<String> {
    match new {
        MaybeUndefined::Value(new) if old != Some(new.trim()) => {
            screen.optional(field, Some(new), TEXT).map(SafeText::into_inner)
        }
        MaybeUndefined::Null => None,
        _ => old.map(str::to_owned),
    }
}

/// The words on prefilled lines that changed.
fn comments(
    screen: &mut Screen<'_>,
    written: &[HandoverItemInput],
    items: &[Item],
) -> Result<Vec<(Subject, Option<String>)>> {
    let mut changed = Vec::new();
    for (index, line) in written.iter().enumerate() {
        let item = items.iter().find(|item| item.subject().to_string() == *line.subject_id);
        let item = item.ok_or(Error::NotFound)?;
        let comment = line.comment.as_deref().map(str::trim).filter(|comment| !comment.is_empty());
        if comment != item.comment.as_deref() {
            let safe = screen.optional(&format!("items.{index}.comment"), comment, LINE);
            changed.push((item.subject(), safe.map(SafeText::into_inner)));
        }
    }
    Ok(changed)
}

/// One conflict for each part or line whose two texts differ; none when both wrote the same.
fn conflicts(note: &Note, (theirs, items): (&Sections, &[Item]), mine: &WriteHandoverInput) -> Vec<Problem> {
    let edit =
        LastEdit { author: None, at: note.edited_at.unwrap_or(note.opened_at), revision: note.revision };
    let pairs = [
        ("practices", &mine.practices, &theirs.practices),
        ("people", &mine.people, &theirs.people),
        ("pending", &mine.pending, &theirs.pending),
        ("attention", &mine.attention, &theirs.attention),
    ];
    let parts = pairs.into_iter().filter_map(|(field, mine, theirs)| {
        let mine = match mine {
            MaybeUndefined::Undefined => return None,
            MaybeUndefined::Null => "",
            MaybeUndefined::Value(text) => text.trim(),
        };
        Some((field.to_owned(), mine, theirs.as_deref().unwrap_or_default()))
    });
    let lines = mine.items.iter().enumerate().filter_map(|(index, line)| {
        let item = items.iter().find(|item| item.subject().to_string() == *line.subject_id)?;
        let mine = line.comment.as_deref().map(str::trim).unwrap_or_default();
        Some((format!("items.{index}.comment"), mine, item.comment.as_deref().unwrap_or_default()))
    });
    edit.conflicts(parts.chain(lines))
}
