//! Reading a note: each reading is recorded, a successor's first one is kept.

use std::collections::HashMap;

use async_graphql::{Enum, SimpleObject};
use uuid::Uuid;

use super::model::{Item, Note, NoteId, Question, Sections};
use super::opening::prefill;
use super::{Handovers, store};
use crate::actions::ActionId;
use crate::events::EventId;
use crate::kernel::actor::Actor;
use crate::kernel::dates::date_in_words;
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::{Subject, TypedId};
use crate::platform::audit::{self, By};
use crate::protocols::ids::ProtocolId;
use crate::resources::ResourceId;

/// What a line of a note points at, in the order in which it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
pub enum HandoverItemKind {
    /// A protocol that the post owns.
    Protocol,
    /// An action that it answers for.
    Action,
    /// A date to come.
    Event,
    /// Whom it calls.
    Contact,
}

/// A line that the note was prefilled with.
#[derive(Clone, Debug, SimpleObject)]
pub struct HandoverItem {
    /// Node id of what it points at, which the reader's own rights open.
    subject_id: async_graphql::ID,
    /// What that is.
    kind: HandoverItemKind,
    /// Its title today.
    label: String,
    /// A word of the author.
    comment: Option<String>,
}

/// The note as its reader sees it.
#[derive(Clone, Debug, SimpleObject)]
pub struct HandoverContent {
    /// Practices that work.
    practices: Option<String>,
    /// Professionals to know.
    people: Option<String>,
    /// Matters under way.
    pending: Option<String>,
    /// Points of attention on practices, never on persons.
    attention: Option<String>,
    /// What the note was prefilled with.
    items: Vec<HandoverItem>,
    /// Questions of successors, with answers; none for a coordinator.
    questions: Vec<Question>,
    /// Sent back as `baseRevision`.
    revision: i64,
}

impl Handovers {
    /// Opens a note for a reader. Until the author left, the author sees what the post took on since.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`] for a coordinator to whom it was not opened.
    pub async fn read(&self, actor: &Actor, id: NoteId) -> Result<HandoverContent> {
        let seen = self.find(actor, id).await?;
        if !seen.ties.reads(&seen) {
            return Err(Error::Forbidden);
        }
        let now = self.now();
        let still_there = seen.departs_on.is_none_or(|last| seen.today(now) <= last);
        let subjects = if seen.ties.author && still_there {
            self.subjects((seen.post_id, seen.organisation_id, &seen.time_zone), now).await?
        } else {
            Vec::new()
        };
        let (mut tx, note) = self.locked(actor, id).await?;
        prefill(&mut tx, id, &subjects).await?;
        if note.ties.successor {
            store::set_first_read(&mut tx, id, now).await?;
        }
        let post = actor.holds(note.post_id).then_some(note.post_id);
        audit::record(&mut tx, &self.platform, By::actor(actor, post), "handover.read", id, ()).await?;
        let words = store::sections(&mut tx, id).await?;
        let items = store::items(&mut tx, id).await?;
        let questions = if note.ties.converses() { store::questions(&mut tx, id).await? } else { Vec::new() };
        tx.commit().await?;
        let items = self.labelled(items).await?;
        Ok(content(&note, words, items, questions))
    }

    /// Lines with their titles of today; what no longer exists is left out.
    async fn labelled(&self, items: Vec<Item>) -> Result<Vec<HandoverItem>> {
        let subjects: Vec<Subject> = items.iter().map(Item::subject).collect();
        let labels = self.labels(&subjects).await?;
        let mut lines: Vec<HandoverItem> = items
            .into_iter()
            .filter_map(|item| {
                let (kind, label) = labels.get(&item.subject_id)?.clone();
                let subject_id = async_graphql::ID(item.subject().to_string());
                Some(HandoverItem { subject_id, kind, label, comment: item.comment })
            })
            .collect();
        lines.sort_by(|a, b| (a.kind, &a.label).cmp(&(b.kind, &b.label)));
        Ok(lines)
    }

    async fn labels(&self, subjects: &[Subject]) -> Result<HashMap<Uuid, (HandoverItemKind, String)>> {
        let mut labels = HashMap::new();
        let protocols = self.sources.protocols.protocols_as_system(&of::<ProtocolId>(subjects)).await?;
        labels.extend(
            protocols.into_iter().map(|one| (one.id.uuid(), (HandoverItemKind::Protocol, one.title))),
        );
        let actions = self.sources.actions.actions_as_system(&of::<ActionId>(subjects)).await?;
        labels.extend(actions.into_iter().map(|one| {
            let label = format!("{} (pour le {})", one.title, date_in_words(one.due_on.0));
            (one.id.uuid(), (HandoverItemKind::Action, label))
        }));
        let events = self.sources.events.events_as_system(&of::<EventId>(subjects)).await?;
        labels.extend(events.into_iter().map(|one| {
            let day = one.starts_at.map(|at| at.day_in(&one.time_zone));
            let day = day.map(|day| format!(", {}", date_in_words(day.0))).unwrap_or_default();
            (one.id.uuid(), (HandoverItemKind::Event, format!("{}{day}", one.title)))
        }));
        let contacts = self.sources.resources.resources_as_system(&of::<ResourceId>(subjects)).await?;
        let posts: Vec<_> = contacts.iter().map(|one| one.post_id).collect();
        let posts = self.directory.posts(&posts).await?;
        let places: Vec<_> = posts.iter().map(|post| post.organisation_id).collect();
        let places = self.directory.organisations(&places).await?;
        labels.extend(contacts.into_iter().filter_map(|one| {
            let post = posts.iter().find(|post| post.id == one.post_id)?;
            let place = places.iter().find(|place| place.id == post.organisation_id)?;
            let label = format!("{} : {}, {}", one.theme.label_fr(), post.label_fr(), place.name);
            Some((one.id.uuid(), (HandoverItemKind::Contact, label)))
        }));
        Ok(labels)
    }
}

fn of<T: TypedId>(subjects: &[Subject]) -> Vec<T> {
    subjects.iter().filter_map(Subject::as_id).collect()
}

fn content(
    note: &Note,
    words: Sections,
    items: Vec<HandoverItem>,
    questions: Vec<Question>,
) -> HandoverContent {
    HandoverContent {
        practices: words.practices,
        people: words.people,
        pending: words.pending,
        attention: words.attention,
        items,
        questions,
        revision: note.revision,
    }
}
