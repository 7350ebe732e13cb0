//! Finding organisations by word, kind, sector and territory.

use super::model::Organisation;
use super::search::looked_for;
use super::words::{OrganisationKind, Sector};
use super::{Directory, store};
use crate::kernel::actor::Actor;
use crate::kernel::clock::{Day, Zone};
use crate::kernel::error::Result;
use crate::kernel::page::{Cursor, Page, PageRequest};

/// Which organisations are looked for; empty lists and absent fields restrict nothing.
#[derive(Clone, Debug, Default)]
pub struct OrganisationFilter {
    /// Words of name, kind, town or number, the last one perhaps unfinished.
    pub search: Option<String>,
    /// Kinds.
    pub kinds: Vec<OrganisationKind>,
    /// Sectors.
    pub sectors: Vec<Sector>,
    /// Code of a territory that the organisation's own overlap.
    pub territory: Option<String>,
    /// Those that closed or merged too, to be told where they went.
    pub closed: bool,
}

impl OrganisationFilter {
    /// Codes of the kinds admitted by kinds and sectors together.
    fn kind_codes(&self) -> Vec<String> {
        let admitted = |kind: &&OrganisationKind| {
            (self.kinds.is_empty() || self.kinds.contains(kind))
                && (self.sectors.is_empty() || self.sectors.contains(&kind.sector()))
        };
        OrganisationKind::ALL.iter().filter(admitted).map(|kind| kind.code().to_owned()).collect()
    }
}

impl Directory {
    /// Organisations that still exist, or once did where that is asked for, best match first, then by name; one statement, one more for the total.
    ///
    /// # Errors
    /// The database's.
    pub async fn find_organisations(
        &self,
        _actor: &Actor,
        filter: &OrganisationFilter,
        page: &PageRequest,
    ) -> Result<Page<Organisation>> {
        self.find_organisations_as_system(filter, page).await
    }

    /// The same for whoever reads: what is public of organisations is public to all.
    ///
    /// # Errors
    /// The database's.
    pub async fn find_organisations_as_system(
        &self,
        filter: &OrganisationFilter,
        page: &PageRequest,
    ) -> Result<Page<Organisation>> {
        let db = &self.platform.db;
        let kinds = filter.kind_codes();
        let territory = filter.territory.clone().unwrap_or_default();
        // A day's difference between zones does not matter to a list.
        let today = if filter.closed {
            Day(jiff::civil::date(1, 1, 1))
        } else {
            self.platform.clock.now().day_in(&Zone::paris())
        };
        let looked = filter.search.as_deref().and_then(looked_for);
        let wanted = store::Wanted { looked: looked.as_ref(), kinds: &kinds, territory: &territory, today };
        let rows = store::find_organisations(db, &wanted, page).await?;
        let total = if page.with_total { Some(store::count_organisations(db, &wanted).await?) } else { None };
        let page = Page::from_rows(rows, page, total, |found| Cursor {
            key: format!("{}|{}", found.rank, found.name_key),
            id: found.organisation.id.0,
        });
        Ok(Page {
            rows: page.rows.into_iter().map(|(cursor, found)| (cursor, found.organisation)).collect(),
            has_next: page.has_next,
            total: page.total,
        })
    }
}
