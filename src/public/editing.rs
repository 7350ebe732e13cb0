//! The sheet as its writers see it: written by the coordinator, approved, withdrawn.

use async_graphql::InputObject;

use super::address::{free, slug};
use super::model::{PublicSheet, SheetState, SheetTexts};
use super::{PublicSheets, SHOWN_JOB, store};
use crate::confidentiality::{SafeText, Screen, TEXT};
use crate::kernel::actor::{Actor, PartnershipId, PostId};
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::{LastEdit, Problem};
use crate::partnerships::Partnership;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::platform::{jobs, pdf};

/// The texts of a sheet.
#[derive(Clone, Debug, InputObject)]
pub struct SavePublicSheetInput {
    /// Whose sheet.
    pub partnership_id: PartnershipId,
    /// The revision that was read.
    pub base_revision: i64,
    /// What court-ordered care means here.
    pub measures: String,
    /// Who does what.
    pub roles: String,
    /// Rights and secrecy.
    pub rights: String,
    /// Where to go.
    pub places: String,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Shows or hides a sheet.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct ShowPublicSheetInput {
    /// Whose sheet.
    pub partnership_id: PartnershipId,
    /// The revision that was read and is approved.
    pub base_revision: i64,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

impl PublicSheets {
    /// The sheet as its writers see it, with starter texts before the first save; none for whom the partnership's
    /// matter is not meant.
    ///
    /// # Errors
    /// The database's.
    pub async fn sheet(&self, partnership: &Partnership) -> Result<Option<PublicSheet>> {
        if !partnership.standing.reads() {
            return Ok(None);
        }
        let row = store::find(&self.platform.db, partnership.id).await?;
        self.seen(partnership, row).await.map(Some)
    }

    async fn seen(&self, partnership: &Partnership, row: Option<store::Row>) -> Result<PublicSheet> {
        let Some(row) = row else {
            return Ok(PublicSheet {
                partnership_id: partnership.id,
                today: partnership.today(self.platform.clock.now()),
                url: self.url(&slug(&partnership.name)),
                state: SheetState::Hidden,
                texts: SheetTexts::starter(),
                published: None,
                published_at: None,
                revision: 0,
                published_by: None,
                editor: None,
                edited_at: self.platform.clock.now(),
                runs: partnership.standing.runs(),
            });
        };
        let published = row.approved()?;
        let state = match &published {
            None => SheetState::Hidden,
            Some(_) if self.protocols.any_in_force_as_system(partnership.id).await? => SheetState::Published,
            Some(_) => SheetState::Suspended,
        };
        Ok(PublicSheet {
            partnership_id: row.partnership_id,
            today: partnership.today(self.platform.clock.now()),
            url: self.url(&row.slug),
            state,
            texts: SheetTexts {
                measures: row.measures,
                roles: row.roles,
                rights: row.rights,
                places: row.places,
            },
            published,
            published_at: row.published_at,
            revision: row.revision,
            published_by: row.published_by,
            editor: row.editor,
            edited_at: row.edited_at,
            runs: partnership.standing.runs(),
        })
    }

    /// Writes the texts; nothing of it is shown before the coordinator approves.
    ///
    /// # Errors
    /// All problems at once; a conflict with both texts for each part that somebody else changed since it was read.
    pub async fn save(&self, actor: &Actor, input: SavePublicSheetInput) -> Result<PublicSheet> {
        let (partnership, by) = self.run(actor, input.partnership_id, input.acting_post_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let mut part = |field, text: &str| {
            screen.required(field, text, TEXT).map(SafeText::into_inner).unwrap_or_default()
        };
        let texts = SheetTexts {
            measures: part("measures", &input.measures),
            roles: part("roles", &input.roles),
            rights: part("rights", &input.rights),
            places: part("places", &input.places),
        };
        let codes = screen.check()?;
        let now = self.platform.clock.now();
        let mut tx = self.platform.db.begin().await?;
        let stored = store::find_in(&mut tx, partnership.id).await?;
        let written = if stored.is_none() {
            let slug =
                free(slug(&partnership.name), &store::slugs_like(&mut tx, &slug(&partnership.name)).await?);
            store::insert(&mut tx, partnership.id, slug, texts.clone(), actor.person, now).await?
        } else {
            store::update(&mut tx, partnership.id, input.base_revision, texts.clone(), actor.person, now)
                .await?
        };
        if !written {
            let theirs = store::find_in(&mut tx, partnership.id).await?;
            let theirs = self.seen(&partnership, theirs).await?;
            return Err(Error::Problems(conflicts(&texts, &theirs)));
        }
        let facts = serde_json::json!({"confirmed": codes});
        audit::record(&mut tx, &self.platform, by, "public_sheet.save", partnership.id, facts).await?;
        let row = store::find_in(&mut tx, partnership.id).await?;
        tx.commit().await?;
        self.seen(&partnership, row).await
    }

    /// The coordinator approves the texts as they stand: from now on anybody reads them.
    ///
    /// # Errors
    /// A problem before the first save, when somebody changed them since they were read, or without a protocol in force.
    pub async fn publish(&self, actor: &Actor, input: ShowPublicSheetInput) -> Result<PublicSheet> {
        let (partnership, by) = self.run(actor, input.partnership_id, input.acting_post_id).await?;
        let in_force = self.protocols.any_in_force_as_system(partnership.id).await?;
        let mut tx = self.platform.db.begin().await?;
        let Some(row) = store::find_in(&mut tx, partnership.id).await? else {
            return Err(Error::problem(
                Problem::new("REQUIRED", "Enregistrez d’abord les textes.").on("measures"),
            ));
        };
        if row.revision != input.base_revision {
            let message = "Quelqu’un a modifié la fiche entre-temps. Relisez-la, puis publiez.";
            return Err(Error::problem(Problem::new("CONFLICT_EDITED_MEANWHILE", message)));
        }
        if !in_force {
            let message = "Aucun protocole n’est en vigueur : la fiche n’a rien à annoncer.";
            return Err(Error::problem(Problem::new("PROTOCOL_NOT_IN_FORCE", message)));
        }
        let texts =
            SheetTexts { measures: row.measures, roles: row.roles, rights: row.rights, places: row.places };
        let now = self.platform.clock.now();
        store::show(&mut tx, partnership.id, Some(&texts), actor.person, now).await?;
        let facts = serde_json::json!({"revision": row.revision});
        audit::record(&mut tx, &self.platform, by, "public_sheet.publish", partnership.id, facts).await?;
        if pdf::AVAILABLE {
            jobs::enqueue(&mut tx, &self.platform, SHOWN_JOB, (), now, None).await?;
        }
        self.finish(tx, &partnership).await
    }

    /// Shows nothing any more; the texts stay to be published again.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for whoever does not coordinate.
    pub async fn withdraw(&self, actor: &Actor, input: ShowPublicSheetInput) -> Result<PublicSheet> {
        let (partnership, by) = self.run(actor, input.partnership_id, input.acting_post_id).await?;
        let now = self.platform.clock.now();
        let mut tx = self.platform.db.begin().await?;
        store::show(&mut tx, partnership.id, None, actor.person, now).await?;
        let facts = serde_json::json!({});
        audit::record(&mut tx, &self.platform, by, "public_sheet.withdraw", partnership.id, facts).await?;
        self.finish(tx, &partnership).await
    }

    async fn finish(&self, mut tx: Tx, partnership: &Partnership) -> Result<PublicSheet> {
        let row = store::find_in(&mut tx, partnership.id).await?;
        tx.commit().await?;
        if let Some(row) = &row {
            self.shelf.forget(&row.slug);
        }
        self.seen(partnership, row).await
    }

    /// The partnership, for whoever has the coordinator's duties.
    async fn run(&self, actor: &Actor, id: PartnershipId, post: Option<PostId>) -> Result<(Partnership, By)> {
        let (held, standing) = self.partnerships.acting(actor, id, post).await?;
        if !standing.runs() {
            return Err(Error::Forbidden);
        }
        let by = By::actor(actor, Some(held.post));
        let found = self.partnerships.find_all_visible(actor, &[id]).await?.remove(&id);
        Ok((found.ok_or(Error::NotFound)?, by))
    }
}

fn conflicts(mine: &SheetTexts, sheet: &PublicSheet) -> Vec<Problem> {
    let edit = LastEdit { author: sheet.editor.clone(), at: sheet.edited_at, revision: sheet.revision };
    let pairs = mine.fields().into_iter().zip(sheet.texts.fields());
    edit.conflicts(pairs.map(|((field, mine), (_, theirs))| (field, mine, theirs)))
}
