//! Action items: what was decided, by when, and which post answers for it.
//!
//! An item keeps where it was decided as a subject; the slice of that subject decides who may add one.

mod graphql;
mod model;
mod policy;
mod reminders;
mod store;
mod texts;

use async_graphql::MaybeUndefined;
use uuid::Uuid;

use crate::confidentiality::{LINE, SafeText, Screen, TEXT, passed};
use crate::directory::{Cardinality, Directory};
use crate::kernel::actor::{Actor, PartnershipId, PostId};
use crate::kernel::clock::{Day, Zone};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::{Subject, TypedId as _};
use crate::kernel::page::{Cursor, Page, PageRequest};
use crate::kernel::problem::{LastEdit, Problem};
use crate::platform::Platform;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

pub use graphql::{ActionLinks, ActionMutation, ActionPayload, PartnershipActions, load_action};
pub use model::{ActionId, ActionItem, ActionState};
pub use policy::{Action, allows, any_allows};
pub use reminders::{ActionReminders, PLAN_JOB};
pub use texts::TEXTS;

/// What is to be decided, as people write it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What is to be done.
    pub title: String,
    /// More about it.
    pub details: Option<String>,
    /// The post that answers for it.
    pub owner: PostId,
    /// Last day to do it in time.
    pub due_on: Day,
    /// Warnings of the guard were confirmed.
    pub confirmed: bool,
}

/// A checked item about to be written.
#[derive(Debug)]
struct NewAction {
    partnership: PartnershipId,
    origin: Subject,
    title: SafeText,
    details: Option<SafeText>,
    owner: PostId,
    due_on: Day,
}

/// What someone wants to change; absent fields keep their value.
#[derive(Clone, Debug)]
pub struct Update {
    /// Which item.
    pub id: ActionId,
    /// The revision that was read.
    pub base_revision: i64,
    /// What is to be done.
    pub title: Option<String>,
    /// More about it; null empties it.
    pub details: MaybeUndefined<String>,
    /// The post that answers for it.
    pub owner: Option<PostId>,
    /// Last day to do it in time.
    pub due_on: Option<Day>,
    /// Warnings of the guard were confirmed.
    pub confirmed: bool,
    /// The post it is done as.
    pub acting_post: Option<PostId>,
}

/// Checked changes.
#[derive(Debug)]
struct Changes {
    title: Option<SafeText>,
    details: Option<String>,
    owner: Option<PostId>,
    due_on: Option<Day>,
}

/// Which items a list shows; nothing set shows all of the actor's reach.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only those of this partnership.
    pub partnership: Option<PartnershipId>,
    /// Only those decided by one of these.
    pub origins: Option<Vec<Uuid>>,
    /// Only those in this state.
    pub state: Option<ActionState>,
}

/// The action items' service.
#[derive(Clone, Debug)]
pub struct Actions {
    platform: Platform,
    directory: Directory,
    reminders: ActionReminders,
}

impl Actions {
    /// On this platform; posts, and the contacts that the guard knows, come from the directory. What is settled is not
    /// reminded of.
    #[must_use]
    pub fn new(platform: Platform, directory: Directory, reminders: ActionReminders) -> Self {
        Self { platform, directory, reminders }
    }

    /// Adds an item decided by `origin`, whose slice has authorised the actor, inside its transaction.
    ///
    /// # Errors
    /// Problems of texts and owner.
    pub async fn create(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        partnership: PartnershipId,
        origin: Subject,
        draft: Draft,
        acting_post: PostId,
    ) -> Result<ActionItem> {
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, draft.confirmed);
        let title = screen.required("title", &draft.title, LINE);
        let details = screen.optional("details", draft.details.as_deref(), TEXT);
        self.check_owner(draft.owner, &mut screen).await?;
        let codes = screen.check()?;
        let title = passed(title)?;
        let now = self.platform.clock.now();
        let id = ActionId::fresh(&self.platform.entropy, now);
        let origin_id = origin.to_string();
        let new = NewAction { partnership, origin, title, details, owner: draft.owner, due_on: draft.due_on };
        store::insert(tx, id, new, actor.person, now).await?;
        let by = By::actor(actor, Some(acting_post));
        let facts =
            serde_json::json!({"origin": origin_id, "owner": draft.owner.to_string(), "confirmed": codes});
        audit::record(tx, &self.platform, by, "action.create", id, facts).await?;
        store::find(tx, id).await?.ok_or(Error::NotFound)
    }

    /// Changes words, owner or date.
    ///
    /// # Errors
    /// Problems of texts and owner; a conflict for each field that somebody else changed since it was read.
    pub async fn update(&self, actor: &Actor, update: Update) -> Result<ActionItem> {
        let contacts = self.directory.contacts.known().await?;
        let mut tx = self.platform.db.begin().await?;
        let (item, acting) =
            self.authorised(&mut tx, actor, (update.id, update.acting_post), Action::Edit).await?;
        let mut screen = Screen::new(&contacts, update.confirmed);
        let title = update.title.as_deref().and_then(|text| screen.required("title", text, LINE));
        let details = match &update.details {
            MaybeUndefined::Undefined => item.details.clone(),
            MaybeUndefined::Null => None,
            MaybeUndefined::Value(text) => {
                screen.optional("details", Some(text), TEXT).map(SafeText::into_inner)
            }
        };
        if let Some(owner) = update.owner {
            self.check_owner(owner, &mut screen).await?;
        }
        if update.base_revision != item.revision {
            for problem in conflicts(&item, &update) {
                screen.problems.add(problem);
            }
        }
        let codes = screen.check()?;
        let changes = Changes { title, details, owner: update.owner, due_on: update.due_on };
        let now = self.platform.clock.now();
        if !store::update(&mut tx, &item, changes, actor.person, now).await? {
            // Somebody saved between our reading and our writing, which only PostgreSQL lets happen.
            let theirs = store::find(&mut tx, item.id).await?.ok_or(Error::NotFound)?;
            return Err(Error::Problems(conflicts(&theirs, &update)));
        }
        if update.owner.is_some_and(|owner| owner != item.owner_post_id)
            || update.due_on.is_some_and(|day| day != item.due_on)
        {
            self.reminders.stop(&mut tx, item.id).await?;
        }
        let by = By::actor(actor, Some(acting));
        let facts = serde_json::json!({"confirmed": codes});
        audit::record(&mut tx, &self.platform, by, "action.update", item.id, facts).await?;
        let item = store::find(&mut tx, item.id).await?.ok_or(Error::NotFound)?;
        tx.announce(item.origin());
        tx.commit().await?;
        Ok(item)
    }

    /// Says that it is done, given up, or open again; said twice it changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn set_state(
        &self,
        actor: &Actor,
        id: ActionId,
        state: ActionState,
        acting_post: Option<PostId>,
    ) -> Result<ActionItem> {
        let mut tx = self.platform.db.begin().await?;
        let (item, acting) = self.authorised(&mut tx, actor, (id, acting_post), Action::Settle).await?;
        if item.state == state {
            return Ok(item);
        }
        let now = self.platform.clock.now();
        let settled_on = (state != ActionState::Open).then(|| now.day_in(&item.time_zone));
        store::set_state(&mut tx, id, state, settled_on, actor.person, now).await?;
        self.reminders.stop(&mut tx, id).await?;
        let by = By::actor(actor, Some(acting));
        let facts = serde_json::json!({"from": format!("{:?}", item.state), "to": format!("{state:?}")});
        audit::record(&mut tx, &self.platform, by, "action.set_state", id, facts).await?;
        let item = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
        tx.announce(item.origin());
        tx.commit().await?;
        Ok(item)
    }

    /// Those of these items that the actor may read, in any order.
    ///
    /// # Errors
    /// The database's.
    pub async fn find_all_visible(&self, actor: &Actor, ids: &[ActionId]) -> Result<Vec<ActionItem>> {
        store::find_all_visible(&self.platform.db, actor, ids).await
    }

    /// All items decided by these, soonest first; for what follows from one review.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_origins(&self, actor: &Actor, origins: &[Uuid]) -> Result<Vec<ActionItem>> {
        store::of_origins(&self.platform.db, actor, origins).await
    }

    /// All open items of these partnerships, soonest first; whoever shows them has authorised first.
    ///
    /// # Errors
    /// The database's.
    pub async fn open_as_system(&self, partnerships: &[PartnershipId]) -> Result<Vec<ActionItem>> {
        store::open(&self.platform.db, partnerships).await
    }

    /// Items by id, whoever asks.
    ///
    /// # Errors
    /// The database's.
    pub async fn actions_as_system(&self, ids: &[ActionId]) -> Result<Vec<ActionItem>> {
        store::by_ids(&self.platform.db, ids).await
    }

    /// All open items that a post answers for, soonest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn owned_as_system(&self, post: PostId) -> Result<Vec<ActionItem>> {
        store::owned(&self.platform.db, post).await
    }

    /// A page of items, soonest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(&self, actor: &Actor, filter: &Filter, page: &PageRequest) -> Result<Page<ActionItem>> {
        let (rows, total) = store::list(&self.platform.db, actor, filter, page).await?;
        Ok(Page::from_rows(rows, page, total, |item| Cursor {
            key: item.due_on.to_string(),
            id: item.id.uuid(),
        }))
    }

    /// Whether it is late on its partnership's calendar.
    #[must_use]
    pub fn late(&self, item: &ActionItem) -> bool {
        item.late(self.platform.clock.now())
    }

    async fn check_owner(&self, owner: PostId, screen: &mut Screen<'_>) -> Result<()> {
        let today = self.platform.clock.now().day_in(&Zone::paris());
        let problem = match self.directory.posts(&[owner]).await?.pop() {
            Some(post) if !post.is_open(today) => unknown_post(),
            Some(post) if post.cardinality == Cardinality::Single => return Ok(()),
            Some(_) => Problem::new(
                "POST_NOT_SINGLE",
                "Une action est confiée à une fonction qui n’a qu’un titulaire, pas à une équipe.",
            ),
            None => unknown_post(),
        };
        screen.problems.add(problem.on("ownerPostId"));
        Ok(())
    }

    /// The item, and the post acted as, which may do this.
    async fn authorised(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        (id, acting_post): (ActionId, Option<PostId>),
        action: Action,
    ) -> Result<(ActionItem, PostId)> {
        let item = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        if !any_allows(&actor.mandates, Action::Read, &item) {
            return Err(Error::NotFound);
        }
        if !any_allows(&actor.mandates, action, &item) {
            return Err(Error::Forbidden);
        }
        let held = actor.acting_as(acting_post)?;
        if allows(held, action, &item) { Ok((item, held.post)) } else { Err(Error::Forbidden) }
    }
}

fn unknown_post() -> Problem {
    Problem::new("POST_CLOSED", "Ce poste n’existe pas ou n’est plus ouvert.")
}

/// One conflict for each field whose two values differ; none when both wrote the same.
fn conflicts(item: &ActionItem, update: &Update) -> Vec<Problem> {
    let edit = LastEdit { author: item.editor.clone(), at: item.updated_at, revision: item.revision };
    let day = |day: Day| crate::kernel::dates::date_in_words(day.0);
    let details = match &update.details {
        MaybeUndefined::Undefined => None,
        MaybeUndefined::Null => Some(String::new()),
        MaybeUndefined::Value(text) => Some(text.trim().to_owned()),
    };
    let pairs = [
        ("title", update.title.as_ref().map(|mine| mine.trim().to_owned()), item.title.clone()),
        ("details", details, item.details.clone().unwrap_or_default()),
        ("ownerPostId", update.owner.map(|mine| mine.to_string()), item.owner_post_id.to_string()),
        ("dueOn", update.due_on.map(day), day(item.due_on)),
    ];
    edit.conflicts(pairs.into_iter().filter_map(|(field, mine, theirs)| Some((field, mine?, theirs))))
}
