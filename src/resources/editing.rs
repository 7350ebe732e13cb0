//! Naming, changing, confirming and taking off a resource person.

use async_graphql::{InputObject, MaybeUndefined};
use serde_json::json;

use super::model::{ResourceId, ResourcePerson};
use super::store::Content;
use super::{Resources, policy, store};
use crate::confidentiality::{LINE, SafeText, Screen};
use crate::directory::Post;
use crate::kernel::actor::{Actor, HeldPost, MandateId, PartnershipId, PostId};
use crate::kernel::clock::{Day, Zone};
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::{LastEdit, Problem};
use crate::partnerships::Standing;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::protocols::Theme;

/// Longest word on what can be asked, in characters.
const ABOUT: usize = 1_000;

/// Names whom to call about something.
#[derive(Clone, Debug, InputObject)]
pub struct AddResourcePersonInput {
    /// In which partnership.
    pub partnership_id: PartnershipId,
    /// About what.
    pub theme: Theme,
    /// The function to call: an open post of a member.
    pub post_id: PostId,
    /// Of a team, whose mandate.
    pub mandate_id: Option<MandateId>,
    /// Only for this part of the territory.
    pub territory_code: Option<String>,
    /// What can be asked.
    pub about: Option<String>,
    /// How to reach them, beside the contact details of person and organisation.
    pub reach: Option<String>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Changes of an entry; absent fields keep their value. Changing confirms.
#[derive(Clone, Debug, InputObject)]
pub struct UpdateResourcePersonInput {
    /// Which entry.
    pub resource_id: ResourceId,
    /// The revision that was read.
    pub base_revision: i64,
    /// Who is called instead: a post of a member.
    pub post_id: Option<PostId>,
    /// Of a team, whose mandate; null names nobody. Another post names nobody unless this does.
    #[graphql(default)]
    pub mandate_id: MaybeUndefined<MandateId>,
    /// Only for this part of the territory; null for all of it.
    #[graphql(default)]
    pub territory_code: MaybeUndefined<String>,
    /// What can be asked; null empties it.
    #[graphql(default)]
    pub about: MaybeUndefined<String>,
    /// How to reach them; null empties it.
    #[graphql(default)]
    pub reach: MaybeUndefined<String>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Says that an entry still holds.
#[derive(Clone, Debug, InputObject)]
pub struct ConfirmResourcePersonInput {
    /// Which entry.
    pub resource_id: ResourceId,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Takes an entry off the list.
#[derive(Clone, Debug, InputObject)]
pub struct RemoveResourcePersonInput {
    /// Which entry.
    pub resource_id: ResourceId,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

impl Resources {
    /// Names whom to call. The same post for the same theme is one entry.
    ///
    /// # Errors
    /// All problems of the request at once.
    pub async fn add(&self, actor: &Actor, input: AddResourcePersonInput) -> Result<ResourcePerson> {
        let (held, standing) =
            self.partnerships.acting(actor, input.partnership_id, input.acting_post_id).await?;
        if !policy::may_add_some(actor, input.partnership_id, standing) {
            return Err(Error::Forbidden);
        }
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let content = Content {
            post: input.post_id,
            mandate: input.mandate_id,
            territory: input.territory_code.clone(),
            about: text(&mut screen, "about", input.about.as_deref(), ABOUT),
            reach: text(&mut screen, "reach", input.reach.as_deref(), LINE),
        };
        self.check(input.partnership_id, &content, &mut screen.problems).await?;
        self.require_may_add((held, standing), content.post).await?;
        let codes = screen.check()?;
        let mut tx = self.platform.db.begin().await?;
        if let Some(id) = store::twin(&mut tx, input.partnership_id, input.theme, &content).await? {
            drop(tx);
            return self.find(actor, id).await;
        }
        let now = self.platform.clock.now();
        let id = ResourceId::fresh(&self.platform.entropy, now);
        let place = store::Place { partnership: input.partnership_id, theme: input.theme };
        store::insert(&mut tx, id, place, content, (self.today(), actor.person, now)).await?;
        let by = By::actor(actor, Some(held.post));
        self.finish(tx, actor, by, "resource.add", id, json!({"confirmed": codes})).await
    }

    /// Changes who is called, where, about what; what was changed is confirmed with it.
    ///
    /// # Errors
    /// All problems of the request at once; a conflict for each text that somebody else changed since it was read.
    pub async fn update(&self, actor: &Actor, input: UpdateResourcePersonInput) -> Result<ResourcePerson> {
        let entry = self.find(actor, input.resource_id).await?;
        if !entry.ties.edits {
            return Err(Error::Forbidden);
        }
        let (held, standing) =
            self.partnerships.acting(actor, entry.partnership_id, input.acting_post_id).await?;
        let by = By::actor(actor, Some(held.post));
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let post = input.post_id.unwrap_or(entry.post_id);
        let mut mandate = entry.mandate_id.filter(|_| post == entry.post_id);
        input.mandate_id.update_to(&mut mandate);
        let mut territory = entry.territory_code.clone();
        input.territory_code.clone().update_to(&mut territory);
        let content = Content {
            post,
            mandate,
            territory,
            about: changed_text(&mut screen, "about", &input.about, entry.about.as_ref(), ABOUT),
            reach: changed_text(&mut screen, "reach", &input.reach, entry.reach.as_ref(), LINE),
        };
        self.check(entry.partnership_id, &content, &mut screen.problems).await?;
        if post != entry.post_id {
            self.require_may_add((held, standing), post).await?;
        }
        if input.base_revision != entry.revision {
            for problem in conflicts(&entry, &input) {
                screen.problems.add(problem);
            }
        }
        let codes = screen.check()?;
        let now = self.platform.clock.now();
        let mut tx = self.platform.db.begin().await?;
        let revision = (entry.id, entry.revision);
        if !store::update(&mut tx, revision, content, (self.today(), actor.person, now)).await? {
            drop(tx);
            // Somebody saved between our reading and our writing.
            return Err(Error::Problems(conflicts(&self.find(actor, entry.id).await?, &input)));
        }
        self.finish(tx, actor, by, "resource.update", entry.id, json!({"confirmed": codes})).await
    }

    /// Says that an entry still holds; said twice in a day it changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn confirm(&self, actor: &Actor, input: ConfirmResourcePersonInput) -> Result<ResourcePerson> {
        let entry = self.find(actor, input.resource_id).await?;
        if !entry.ties.confirms {
            return Err(Error::Forbidden);
        }
        let by = By::actor(actor, Some(actor.acting_as(input.acting_post_id)?.post));
        let today = self.today();
        if entry.confirmed_on == today {
            return Ok(entry);
        }
        let mut tx = self.platform.db.begin().await?;
        store::confirm(&mut tx, entry.id, today).await?;
        self.finish(tx, actor, by, "resource.confirm", entry.id, json!({})).await
    }

    /// Takes an entry off; gives it as it was left.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn remove(&self, actor: &Actor, input: RemoveResourcePersonInput) -> Result<ResourcePerson> {
        let entry = self.find(actor, input.resource_id).await?;
        if !entry.ties.edits {
            return Err(Error::Forbidden);
        }
        let by = By::actor(actor, Some(actor.acting_as(input.acting_post_id)?.post));
        let mut tx = self.platform.db.begin().await?;
        store::delete(&mut tx, &[entry.id]).await?;
        audit::record(&mut tx, &self.platform, by, "resource.remove", entry.id, ()).await?;
        tx.commit().await?;
        Ok(entry)
    }

    fn today(&self) -> Day {
        self.platform.clock.now().day_in(&Zone::paris())
    }

    /// Refuses to name a post of another's; whether the post exists is for the other checks.
    async fn require_may_add(&self, (held, standing): (&HeldPost, Standing), post: PostId) -> Result<()> {
        let posts = self.directory.posts(&[post]).await?;
        let allowed = |post: &Post| policy::may_add(held, standing, post.organisation_id);
        if posts.iter().all(allowed) { Ok(()) } else { Err(Error::Forbidden) }
    }

    /// An open post of a member, a mandate of that post which is not over, a part of the partnership's territory.
    async fn check(
        &self,
        partnership: PartnershipId,
        content: &Content,
        problems: &mut Problems,
    ) -> Result<()> {
        let today = self.today();
        let members = self.partnerships.members_as_system(&[partnership]).await?;
        let post = self.directory.posts(&[content.post]).await?.pop();
        let fits = post.is_some_and(|post| {
            let joined =
                |member: &&crate::partnerships::Member| member.organisation_id == post.organisation_id;
            post.is_open(today) && members.iter().filter(joined).any(|member| member.on(today))
        });
        problems.require(fits, || {
            Problem::new("INVALID_VALUE", "Choisissez un poste ouvert d’une structure membre.").on("postId")
        });
        if let Some(id) = content.mandate {
            let mandate = self.accounts.mandates(&[id]).await?.remove(&id);
            let fits = mandate.is_some_and(|mandate| {
                mandate.post_id == content.post && mandate.ends_on.is_none_or(|end| end >= today)
            });
            problems.require(fits, || {
                Problem::new("INVALID_VALUE", "Cette personne n’occupe pas ce poste.").on("mandateId")
            });
        }
        if let Some(code) = &content.territory {
            let inside = !self.partnerships.overlapping(code, &[partnership]).await?.is_empty();
            problems.require(inside, || {
                let message = "Ce territoire n’est pas celui du partenariat.";
                Problem::new("INVALID_VALUE", message).on("territoryCode")
            });
        }
        Ok(())
    }

    async fn finish(
        &self,
        mut tx: Tx,
        actor: &Actor,
        by: By,
        action: &'static str,
        id: ResourceId,
        facts: serde_json::Value,
    ) -> Result<ResourcePerson> {
        audit::record(&mut tx, &self.platform, by, action, id, facts).await?;
        tx.commit().await?;
        self.find(actor, id).await
    }
}

fn text(screen: &mut Screen<'_>, field: &str, text: Option<&str>, max: usize) -> Option<String> {
    screen.optional(field, text, max).map(SafeText::into_inner)
}

/// Words that stay are not read by the guard again.
fn changed_text(
    screen: &mut Screen<'_>,
    field: &str,
    new: &MaybeUndefined<String>,
    old: Option<&String>,
    max: usize,
) -> Option<String> {
    match new {
        MaybeUndefined::Value(new) if old.is_none_or(|old| old != new.trim()) => {
            text(screen, field, Some(new), max)
        }
        MaybeUndefined::Null => None,
        _ => old.cloned(),
    }
}

/// One conflict for each text whose two values differ; the whole entry when only who is called does.
fn conflicts(entry: &ResourcePerson, input: &UpdateResourcePersonInput) -> Vec<Problem> {
    let edit = LastEdit { author: entry.editor.clone(), at: entry.updated_at, revision: entry.revision };
    let pairs = [("about", &input.about, &entry.about), ("reach", &input.reach, &entry.reach)];
    let mut problems = edit.conflicts(pairs.into_iter().filter_map(|(field, mine, theirs)| {
        let mine = mine.as_opt_deref()?.unwrap_or_default().trim();
        Some((field, mine, theirs.as_deref().unwrap_or_default()))
    }));
    if problems.is_empty() && input.post_id.is_some_and(|post| post != entry.post_id) {
        let message = "Quelqu’un a modifié cette fiche entre-temps. Relisez-la, puis recommencez.";
        problems.push(Problem::new("CONFLICT_EDITED_MEANWHILE", message));
    }
    problems
}
