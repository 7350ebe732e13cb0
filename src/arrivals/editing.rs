//! Adapting a template, as the coordinator.

use async_graphql::InputObject;
use serde_json::json;

use super::content::PackSection;
use super::starter::COMMON;
use super::store::TemplateContent;
use super::templates::{ItemOwner, PackRole, PackTemplate, PackTemplateItem, TemplateId};
use super::{Packs, store};
use crate::confidentiality::{LINE, SafeText, Screen, TEXT};
use crate::kernel::actor::{Actor, PartnershipId, PostId};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::{LastEdit, Problem};
use crate::platform::audit::{self, By};

/// Longest checklist.
const MOST_ITEMS: usize = 30;
/// Latest day for a point of a checklist, counted from the first one.
const LATEST: i64 = 365;

/// A point of a checklist.
#[derive(Clone, Debug, InputObject)]
pub struct PackTemplateItemInput {
    /// Which point; null for a new one.
    pub key: Option<String>,
    /// What is to be done.
    pub title: String,
    /// By whom.
    pub owner: ItemOwner,
    /// Within how many days after the first one, 0 to 365.
    pub due_days: i64,
}

/// What a partnership says to newcomers of one role.
#[derive(Clone, Debug, InputObject)]
pub struct SavePackTemplateInput {
    /// Whose template.
    pub partnership_id: PartnershipId,
    /// For whom.
    pub role: PackRole,
    /// The revision that was read; 0 for one never adapted.
    pub base_revision: i64,
    /// The first words of the pack.
    pub welcome: String,
    /// The sections that show.
    pub sections: Vec<PackSection>,
    /// The checklist: `presentation`, `visit` and `training` stay on it.
    pub items: Vec<PackTemplateItemInput>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Drops what a partnership made of a template: the one that comes with the program shows again.
#[derive(Clone, Debug, InputObject)]
pub struct ResetPackTemplateInput {
    /// Whose template.
    pub partnership_id: PartnershipId,
    /// For whom.
    pub role: PackRole,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

impl Packs {
    /// Adapts a template.
    ///
    /// # Errors
    /// All problems at once; a conflict with both texts when somebody else changed it since it was read.
    pub async fn save_template(&self, actor: &Actor, input: SavePackTemplateInput) -> Result<PackTemplate> {
        let by = self.adapting(actor, input.partnership_id, input.acting_post_id).await?;
        let place = (input.partnership_id, input.role);
        let stored = self.template(place).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let content = self.content(&input, &stored, &mut screen);
        let codes = screen.check()?;
        if stored.revision != input.base_revision {
            return Err(Error::Problems(conflicts(&content, &stored)));
        }
        let written = (actor.person, self.now());
        let mut tx = self.platform.db.begin().await?;
        let (id, fresh) = if let Some(id) = stored.id {
            (id, store::update_template(&mut tx, (id, stored.revision), &content, written).await?)
        } else {
            let id = TemplateId::fresh(&self.platform.entropy, written.1);
            (id, store::insert_template(&mut tx, id, place, &content, written).await?)
        };
        if !fresh {
            drop(tx);
            return Err(Error::Problems(conflicts(&content, &self.template(place).await?)));
        }
        store::set_items(&mut tx, id, &content.items).await?;
        let facts = json!({"partnership": input.partnership_id, "confirmed": codes});
        audit::record(&mut tx, &self.platform, by, "pack_template.save", id, facts).await?;
        tx.commit().await?;
        self.template(place).await
    }

    /// Brings back what comes with the program; said twice it changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn reset_template(&self, actor: &Actor, input: ResetPackTemplateInput) -> Result<PackTemplate> {
        let by = self.adapting(actor, input.partnership_id, input.acting_post_id).await?;
        let place = (input.partnership_id, input.role);
        let stored = self.template(place).await?;
        let Some(id) = stored.id else { return Ok(stored) };
        let mut tx = self.platform.db.begin().await?;
        store::delete_template(&mut tx, id).await?;
        let facts = json!({"partnership": input.partnership_id});
        audit::record(&mut tx, &self.platform, by, "pack_template.reset", id, facts).await?;
        tx.commit().await?;
        self.template(place).await
    }

    async fn template(&self, (partnership, role): (PartnershipId, PackRole)) -> Result<PackTemplate> {
        Ok(self.shelf(&[partnership]).await?.get(Some(partnership), role))
    }

    /// Under which post somebody adapts the templates of a partnership.
    async fn adapting(&self, actor: &Actor, partnership: PartnershipId, post: Option<PostId>) -> Result<By> {
        let (held, standing) = self.partnerships.acting(actor, partnership, post).await?;
        if standing.runs() { Ok(By::actor(actor, Some(held.post))) } else { Err(Error::Forbidden) }
    }

    /// Checked content; what is wrong is noted on the screen.
    fn content(
        &self,
        input: &SavePackTemplateInput,
        stored: &PackTemplate,
        screen: &mut Screen<'_>,
    ) -> TemplateContent {
        let welcome = screen.required("welcome", &input.welcome, TEXT);
        screen.problems.require(input.items.len() <= MOST_ITEMS, || {
            Problem::new("TOO_LONG", format!("La liste compte au plus {MOST_ITEMS} points.")).on("items")
        });
        let has = |key: &str| input.items.iter().any(|item| item.key.as_deref() == Some(key));
        screen.problems.require(COMMON.into_iter().all(has), || {
            let message =
                "La réunion de présentation, la visite et la première formation restent dans la liste.";
            Problem::new("REQUIRED", message).on("items")
        });
        let mut items: Vec<PackTemplateItem> = Vec::new();
        for (index, item) in input.items.iter().enumerate() {
            let title = screen.required(&format!("items.{index}.title"), &item.title, LINE);
            screen.problems.require((0..=LATEST).contains(&item.due_days), || {
                let message = format!("Indiquez un délai de 0 à {LATEST} jours.");
                Problem::new("INVALID_VALUE", message).on(format!("items.{index}.dueDays"))
            });
            let kept = item.key.clone().filter(|key| {
                let known = COMMON.contains(&key.as_str()) || stored.items.iter().any(|one| one.key == *key);
                known && items.iter().all(|one| one.key != *key)
            });
            items.push(PackTemplateItem {
                key: kept.unwrap_or_else(|| self.new_key()),
                title: title.map(SafeText::into_inner).unwrap_or_default(),
                owner: item.owner,
                due_days: item.due_days,
            });
        }
        items.sort_by_key(|item| item.due_days);
        TemplateContent {
            welcome: welcome.map(SafeText::into_inner).unwrap_or_default(),
            sections: input.sections.clone(),
            items,
        }
    }

    /// No point ever had it, so that no tick of before counts for a new one.
    fn new_key(&self) -> String {
        TemplateId::fresh(&self.platform.entropy, self.now()).uuid().simple().to_string()
    }
}

/// Each part of which somebody else has another text; the checklist is one part, a line a point.
fn conflicts(mine: &TemplateContent, stored: &PackTemplate) -> Vec<Problem> {
    let Some((at, author)) = stored.edited.clone() else {
        let message =
            "Quelqu’un est revenu entre-temps au modèle d’origine. Relisez-le, puis enregistrez à nouveau.";
        return vec![Problem::new("CONFLICT_EDITED_MEANWHILE", message)];
    };
    let edit = LastEdit { author, at, revision: stored.revision };
    let lines = |items: &[PackTemplateItem]| {
        items
            .iter()
            .map(|item| format!("{} ({} jours)", item.title, item.due_days))
            .collect::<Vec<_>>()
            .join("\n")
    };
    let found = edit.conflicts([
        ("welcome", mine.welcome.clone(), stored.welcome.clone()),
        ("items", lines(&mine.items), lines(&stored.items)),
    ]);
    if found.is_empty() {
        vec![Problem::edited_meanwhile("welcome", &mine.welcome, &stored.welcome, &edit)]
    } else {
        found
    }
}
