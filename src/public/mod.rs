//! The public information sheet of a partnership (domain §1): what court-ordered care means here, who does what, rights
//! and secrecy, where to go. It shows clauses marked public of versions in force and texts that the coordinator approved,
//! never anything else, and disappears when no protocol is in force.

mod graphql;
mod model;
mod page;
mod shelf;
mod store;
mod texts;

use std::collections::HashSet;
use std::sync::Arc;

use async_graphql::InputObject;

use crate::confidentiality::{SafeText, Screen, TEXT};
use crate::directory::{Directory, Organisation, OrganisationFilter, OrganisationKind};
use crate::kernel::actor::{Actor, PartnershipId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Result};
use crate::kernel::page::PageRequest;
use crate::kernel::problem::{LastEdit, Problem};
use crate::kernel::text::fold;
use crate::partnerships::{Partnership, Partnerships};
use crate::platform::audit::{self, By};
use crate::platform::{Platform, jobs, pdf};
use crate::protocols::{Protocols, PublicClause};

pub use graphql::{PartnershipSheet, PublicSheetMutation, PublicSheetPayload};
pub use model::{Listed, PublicSheet, Published, SheetState, SheetTexts};
pub use page::{STYLE, Structure, code, gone, index, soon};
pub use shelf::{Copy, Shelf};
pub use texts::TEXTS;

/// Where people are received: care, and the service that follows the measure.
const RECEIVING: [OrganisationKind; 11] = [
    OrganisationKind::Csapa,
    OrganisationKind::Cjc,
    OrganisationKind::Caarud,
    OrganisationKind::ConsultationHospitaliere,
    OrganisationKind::Elsa,
    OrganisationKind::UniteAddictologie,
    OrganisationKind::HopitalDeJour,
    OrganisationKind::Microstructure,
    OrganisationKind::Cmp,
    OrganisationKind::MaisonDesAdolescents,
    OrganisationKind::Spip,
];
/// The job that makes leaflets of what is shown.
pub const SHOWN_JOB: &str = "public_sheets.shown";
/// A territory has a few dozen such structures; the list stays readable.
const MOST_STRUCTURES: i32 = 100;

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

/// The sheets' service.
#[derive(Clone, Debug)]
pub struct PublicSheets {
    platform: Platform,
    directory: Directory,
    partnerships: Partnerships,
    protocols: Protocols,
    shelf: Arc<Shelf>,
}

impl PublicSheets {
    /// On this platform, beside these services.
    #[must_use]
    pub fn new(
        platform: Platform,
        directory: Directory,
        partnerships: Partnerships,
        protocols: Protocols,
    ) -> Self {
        Self { platform, directory, partnerships, protocols, shelf: Arc::default() }
    }

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

    fn url(&self, slug: &str) -> String {
        format!("{}/fiches/{slug}", self.platform.public_url)
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

    async fn finish(
        &self,
        mut tx: crate::platform::db::Tx,
        partnership: &Partnership,
    ) -> Result<PublicSheet> {
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

    /// Clauses that stand on the sheet by themselves; protocols repeat one another, and readers need it once.
    ///
    /// # Errors
    /// The database's.
    pub(crate) async fn clauses(&self, partnership: PartnershipId) -> Result<Vec<PublicClause>> {
        let mut clauses = self.protocols.public_clauses_as_system(partnership).await?;
        let mut told = HashSet::new();
        clauses.retain(|clause| told.insert((clause.title.clone(), clause.body.clone())));
        Ok(clauses)
    }

    /// Structures of the territory that receive people, those of care first.
    ///
    /// # Errors
    /// The database's.
    pub(crate) async fn structures(
        &self,
        partnership: PartnershipId,
        today: Day,
    ) -> Result<Vec<Organisation>> {
        let mut structures = Vec::new();
        for code in store::scope(&self.platform.db, partnership, today).await? {
            let filter = OrganisationFilter {
                kinds: RECEIVING.to_vec(),
                territory: Some(code),
                ..OrganisationFilter::default()
            };
            let page = PageRequest::new(Some(MOST_STRUCTURES), None, false)?;
            let found = self.directory.find_organisations_as_system(&filter, &page).await?;
            structures.extend(found.rows.into_iter().map(|(_, organisation)| organisation));
        }
        let rank = |kind| RECEIVING.iter().position(|known| *known == kind);
        structures.sort_by_cached_key(|one| (rank(one.kind), fold(&one.name), one.id));
        structures.dedup_by_key(|one| one.id);
        Ok(structures)
    }

    /// The page at this address: kept for a minute, so that a poster's crowd costs one reading.
    ///
    /// # Errors
    /// The database's; a template's.
    pub async fn page_as_public(&self, slug: &str) -> Result<Option<Copy>> {
        let now = self.platform.clock.now();
        if let Some(copy) = self.shelf.copy(slug, now) {
            return Ok(Some(copy));
        }
        let Some(published) = self.published_as_public(slug).await? else { return Ok(None) };
        let html = page::sheet(&published)?;
        Ok(Some(self.shelf.keep(slug, published, html, now)))
    }

    /// What the sheet at this address says today, if anybody reads it.
    ///
    /// # Errors
    /// The database's.
    pub async fn published_as_public(&self, slug: &str) -> Result<Option<Published>> {
        let Some(row) = store::published(&self.platform.db, slug).await? else { return Ok(None) };
        let Some(texts) = row.approved()? else { return Ok(None) };
        if !self.protocols.any_in_force_as_system(row.partnership_id).await? {
            return Ok(None);
        }
        let found = self.partnerships.partnerships_as_system(&[row.partnership_id]).await?;
        let Some(partnership) = found.into_iter().next() else { return Ok(None) };
        let valid_on = partnership.today(self.platform.clock.now());
        Ok(Some(Published {
            partnership_id: partnership.id,
            valid_on,
            clauses: self.clauses(partnership.id).await?,
            structures: self.structures(partnership.id, valid_on).await?,
            time_zone: partnership.time_zone,
            name: partnership.name,
            url: self.url(&row.slug),
            texts,
        }))
    }

    /// What the public reads of this partnership, for those who read its matter; none while nothing is shown.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whom the partnership's matter is not meant.
    pub async fn published_of(&self, actor: &Actor, id: PartnershipId) -> Result<Option<Published>> {
        let found = self.partnerships.find_all_visible(actor, &[id]).await?.remove(&id);
        found.filter(|partnership| partnership.standing.reads()).ok_or(Error::NotFound)?;
        match store::find(&self.platform.db, id).await? {
            Some(row) => self.published_as_public(&row.slug).await,
            None => Ok(None),
        }
    }

    /// What a partnership shows has changed elsewhere: the next reader gets it anew, from this instance at once.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_copy_as_system(&self, partnership: PartnershipId) -> Result<()> {
        if let Some(row) = store::find(&self.platform.db, partnership).await? {
            self.shelf.forget(&row.slug);
        }
        Ok(())
    }

    /// Whether there was a sheet at this address, which tells what is withdrawn from what never was.
    ///
    /// # Errors
    /// The database's.
    pub async fn known_as_public(&self, slug: &str) -> Result<bool> {
        store::known(&self.platform.db, slug).await
    }

    /// All sheets that anybody reads.
    ///
    /// # Errors
    /// The database's.
    pub async fn listed_as_public(&self) -> Result<Vec<Listed>> {
        store::listed(&self.platform.db).await
    }
}

/// Letters, digits and hyphens of a name.
fn slug(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> =
        folded.split(|sign: char| !sign.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// The wanted address, or the first numbered one that is free.
fn free(wanted: String, taken: &[String]) -> String {
    let numbered = (2..).map(|number| format!("{wanted}-{number}"));
    let mut candidates = std::iter::once(wanted.clone()).chain(numbered);
    candidates.find(|candidate| !taken.contains(candidate)).unwrap_or(wanted)
}

fn conflicts(mine: &SheetTexts, sheet: &PublicSheet) -> Vec<Problem> {
    let edit = LastEdit { author: sheet.editor.clone(), at: sheet.edited_at, revision: sheet.revision };
    let pairs = mine.fields().into_iter().zip(sheet.texts.fields());
    pairs
        .filter(|(mine, theirs)| mine.1 != theirs.1)
        .map(|((field, mine), (_, theirs))| Problem::edited_meanwhile(field, mine, theirs, &edit))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_made_of_letters_digits_and_hyphens_and_is_nobody_elses() {
        assert_eq!(
            slug("Partenariat santé-justice d’Évreux (Eure)"),
            "partenariat-sante-justice-d-evreux-eure"
        );
        let taken = ["lyon".to_owned(), "lyon-2".to_owned(), "lyonnais".to_owned()];
        assert_eq!(free("lyon".into(), &taken), "lyon-3");
        assert_eq!(free("nice".into(), &taken), "nice");
    }
}
