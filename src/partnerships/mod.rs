//! Partnerships: who agrees with whom, on which territory, under whose coordination.
//!
//! The zone is fixed at creation: it is the calendar on which the protocols' reviews fall due.

mod changes;
mod graphql;
mod loaders;
mod model;
mod policy;
mod store;
mod succession;
mod texts;

use std::collections::HashMap;

use crate::accounts::Accounts;
use crate::directory::Directory;
use crate::kernel::actor::{Actor, HeldPost, OrganisationId, PartnershipId, PostId};
use crate::kernel::clock::{Day, Zone};
use crate::kernel::error::{Error, Result};
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::text::fold;
use crate::platform::Platform;

pub use changes::{
    AddPartnershipMemberInput, CreatePartnershipInput, EndPartnershipMembershipInput,
    SetPartnershipScopeInput, UpdatePartnershipInput,
};
pub use graphql::{
    OrganisationPartnerships, PartnershipLinks, PartnershipMutation, PartnershipPayload, PartnershipQuery,
    TerritoryPartnerships,
};
pub use loaders::{
    PageOf, PartnershipLoader, load as load_partnership, load_of as load_partnership_of, partnership_loader,
    standing as partnership_standing,
};
pub use model::{Member, Partnership, ScopeRow};
pub use policy::{Action, Reach, Standing, allows};
pub use texts::TEXTS;

/// The partnerships' service.
#[derive(Clone, Debug)]
pub struct Partnerships {
    platform: Platform,
    directory: Directory,
    accounts: Accounts,
}

impl Partnerships {
    /// On this platform; names come from the directory, vacancies from the accounts.
    #[must_use]
    pub fn new(platform: Platform, directory: Directory, accounts: Accounts) -> Self {
        Self { platform, directory, accounts }
    }

    /// The day on which scopes and administration are read. Every zone is within a day of it, and maps change on
    /// 1 January: no right hangs on those hours.
    fn day(&self) -> Day {
        self.platform.clock.now().day_in(&Zone::paris())
    }

    /// What these mandates give in each partnership; one statement for administrators, none for others.
    ///
    /// # Errors
    /// The database's.
    pub async fn reach(&self, mandates: &[HeldPost]) -> Result<Reach> {
        let mut codes: Vec<String> = mandates.iter().flat_map(|held| &held.administers).cloned().collect();
        codes.sort_unstable();
        codes.dedup();
        let administered = if codes.is_empty() {
            Vec::new()
        } else {
            store::administered(&self.platform.db, &codes, self.day()).await?
        };
        Ok(Reach::of(mandates, &administered))
    }

    /// Those of these partnerships that the actor may know of.
    ///
    /// # Errors
    /// The database's.
    pub async fn find_all_visible(
        &self,
        actor: &Actor,
        ids: &[PartnershipId],
    ) -> Result<HashMap<PartnershipId, Partnership>> {
        let reach = self.reach(&actor.mandates).await?;
        let seen: Vec<_> = ids.iter().copied().filter(|id| reach.standing(*id).sees()).collect();
        if seen.is_empty() {
            return Ok(HashMap::new());
        }
        let found = store::partnerships(&self.platform.db, &seen).await?;
        Ok(found.into_iter().map(|row| (row.id, stand(row, &reach))).collect())
    }

    /// Partnerships by id, whoever asks; for jobs and for services that authorised already.
    ///
    /// # Errors
    /// The database's.
    pub async fn partnerships_as_system(&self, ids: &[PartnershipId]) -> Result<Vec<Partnership>> {
        store::partnerships(&self.platform.db, ids).await
    }

    /// Those the actor may know of, in name order; filtered by words of the name and by territory.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(
        &self,
        actor: &Actor,
        search: Option<&str>,
        territory: Option<&str>,
        page: &PageRequest,
    ) -> Result<Page<Partnership>> {
        let reach = self.reach(&actor.mandates).await?;
        let mut ids = reach.seen();
        if let Some(code) = territory {
            ids = self.overlapping(code, &ids).await?;
        }
        let pattern = name_pattern(search);
        let rows = store::page(&self.platform.db, &ids, &pattern, page).await?;
        let total =
            if page.with_total { Some(store::count(&self.platform.db, &ids, &pattern).await?) } else { None };
        let rows = rows.into_iter().map(|row| stand(row, &reach)).collect();
        Ok(Page::from_rows(rows, page, total, Partnership::cursor))
    }

    /// Those of `ids` whose scope today overlaps the territory.
    ///
    /// # Errors
    /// The database's.
    pub async fn overlapping(&self, code: &str, ids: &[PartnershipId]) -> Result<Vec<PartnershipId>> {
        store::overlapping(&self.platform.db, code, ids, self.day()).await
    }

    /// Partnerships whose scope today overlaps one of these territories, whoever may know of them.
    ///
    /// # Errors
    /// The database's.
    pub async fn covering_as_system(&self, codes: &[String]) -> Result<Vec<PartnershipId>> {
        store::covering(&self.platform.db, codes, self.day()).await
    }

    /// For each territory, the partnerships that the actor may know of and whose scope today overlaps it.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_territories(
        &self,
        actor: &Actor,
        codes: &[String],
        page: &PageRequest,
    ) -> Result<HashMap<String, Page<Partnership>>> {
        let reach = self.reach(&actor.mandates).await?;
        let rows = store::page_by_territory(
            &self.platform.db,
            codes,
            &reach.seen(),
            &name_pattern(None),
            self.day(),
            page,
        )
        .await?;
        let mut found: HashMap<String, Vec<Partnership>> = HashMap::new();
        for row in rows {
            found.entry(row.code).or_default().push(stand(row.partnership, &reach));
        }
        Ok(codes
            .iter()
            .map(|code| {
                let rows = found.remove(code).unwrap_or_default();
                (code.clone(), Page::from_rows(rows, page, None, Partnership::cursor))
            })
            .collect())
    }

    /// Members of partnerships, past and to come included, in name order; whoever asks sees the partnership.
    ///
    /// # Errors
    /// The database's.
    pub async fn members_as_system(&self, ids: &[PartnershipId]) -> Result<Vec<Member>> {
        store::members(&self.platform.db, ids).await
    }

    /// For each organisation, the partnerships of which it is a member today and that the actor may know of.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_organisations(
        &self,
        actor: &Actor,
        ids: &[OrganisationId],
    ) -> Result<HashMap<OrganisationId, Vec<Partnership>>> {
        let today = self.day();
        let members = store::members_of_organisations(&self.platform.db, ids).await?;
        let members: Vec<Member> = members.into_iter().filter(|member| member.on(today)).collect();
        let partnerships: Vec<_> = members.iter().map(|member| member.partnership_id).collect();
        let visible = self.find_all_visible(actor, &partnerships).await?;
        let mut found: HashMap<OrganisationId, Vec<Partnership>> = HashMap::new();
        for member in &members {
            if let Some(partnership) = visible.get(&member.partnership_id) {
                found.entry(member.organisation_id).or_default().push(partnership.clone());
            }
        }
        for partnerships in found.values_mut() {
            partnerships.sort_by(|a, b| (&a.name_key, a.id).cmp(&(&b.name_key, b.id)));
        }
        Ok(found)
    }

    /// Memberships of organisations, past and to come included.
    ///
    /// # Errors
    /// The database's.
    pub async fn memberships_as_system(&self, organisations: &[OrganisationId]) -> Result<Vec<Member>> {
        store::members_of_organisations(&self.platform.db, organisations).await
    }

    /// Scopes of partnerships, past and to come included.
    ///
    /// # Errors
    /// The database's.
    pub async fn scopes_as_system(&self, ids: &[PartnershipId]) -> Result<Vec<ScopeRow>> {
        store::scopes(&self.platform.db, ids).await
    }

    /// Contact, signatory, owner and coordinating posts of these partnerships that nobody holds, on that day of theirs.
    ///
    /// # Errors
    /// The database's.
    pub async fn vacancies_as_system(
        &self,
        ids: &[PartnershipId],
        on: Day,
    ) -> Result<Vec<(PartnershipId, PostId)>> {
        let mut to_hold = store::posts_to_hold(&self.platform.db, ids, on).await?;
        let mut posts: Vec<PostId> = to_hold.iter().map(|(_, post)| *post).collect();
        posts.sort_unstable();
        posts.dedup();
        let vacant = self.accounts.vacant_since(&posts).await?;
        to_hold.retain(|(_, post)| vacant.contains_key(post));
        Ok(to_hold)
    }

    /// The mandate under which an act is done in a partnership, and what it is to that partnership.
    ///
    /// # Errors
    /// Not found when the actor may not know of the partnership.
    pub async fn acting<'a>(
        &self,
        actor: &'a Actor,
        partnership: PartnershipId,
        post: Option<PostId>,
    ) -> Result<(&'a HeldPost, Standing)> {
        if !self.reach(&actor.mandates).await?.standing(partnership).sees() {
            return Err(Error::NotFound);
        }
        let held = actor.acting_as(post)?;
        let reach = self.reach(std::slice::from_ref(held)).await?;
        Ok((held, reach.standing(partnership)))
    }
}

fn stand(partnership: Partnership, reach: &Reach) -> Partnership {
    Partnership { standing: reach.standing(partnership.id), ..partnership }
}

/// Words of the search, in their order, each from the start of a word of a folded name, for `' ' || key LIKE`.
#[must_use]
pub fn name_pattern(search: Option<&str>) -> String {
    use std::fmt::Write as _;
    let mut pattern = String::new();
    for word in fold(search.unwrap_or_default()).split_whitespace() {
        let _ = write!(pattern, "% {word}");
    }
    pattern.push('%');
    pattern
}
