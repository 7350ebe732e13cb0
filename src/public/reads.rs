//! The sheet as anybody reads it: what the coordinator approved, clauses marked public, where people are received.

use std::collections::HashSet;

use super::model::{Listed, Published};
use super::shelf::Copy;
use super::{PublicSheets, page, store};
use crate::directory::{Organisation, OrganisationFilter, OrganisationKind};
use crate::kernel::actor::{Actor, PartnershipId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Result};
use crate::kernel::page::PageRequest;
use crate::kernel::text::fold;
use crate::protocols::PublicClause;

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
/// A territory has a few dozen such structures; the list stays readable.
const MOST_STRUCTURES: i32 = 100;

impl PublicSheets {
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
