//! Loaders of one request, with the viewer's reach.

use std::collections::HashMap;

use async_graphql::Context;
use async_graphql::dataloader::{DataLoader, Loader};

use super::model::{Member, Partnership, ScopeRow};
use super::{Partnerships, Standing};
use crate::kernel::actor::{OrganisationId, PartnershipId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Result};
use crate::kernel::page::{Page, PageRequest};
use crate::platform::graphql::{BatchError, Batches, ContextExt as _, Viewer, grouped};

/// Reads partnerships for one viewer.
pub struct PartnershipReader {
    partnerships: Partnerships,
    viewer: Viewer,
}

/// The loader registered for each request.
pub type PartnershipLoader = DataLoader<PartnershipReader>;

/// Makes the loader of one request.
#[must_use]
pub fn partnership_loader(
    partnerships: &Partnerships,
    viewer: &Viewer,
    batches: &Batches,
) -> PartnershipLoader {
    batches.loader::<PartnershipId, _>(PartnershipReader {
        partnerships: partnerships.clone(),
        viewer: viewer.clone(),
    })
}

/// A page of what hangs on one thing; things that ask for the same page are read together.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageOf<K> {
    /// The thing.
    pub of: K,
    /// As asked.
    pub first: Option<i32>,
    /// As asked.
    pub after: Option<String>,
}

impl<K: Clone> PageOf<K> {
    /// Gathers keys by the page that they ask for.
    ///
    /// # Errors
    /// A problem on `first` or `after`.
    pub fn by_request(keys: &[Self]) -> Result<Vec<(PageRequest, Vec<Self>)>> {
        type Asked = (Option<i32>, Option<String>);
        let mut groups: HashMap<Asked, Vec<Self>> = HashMap::new();
        for key in keys {
            groups.entry((key.first, key.after.clone())).or_default().push(key.clone());
        }
        groups
            .into_iter()
            .map(|((first, after), keys)| Ok((PageRequest::new(first, after.as_deref(), false)?, keys)))
            .collect()
    }
}

impl Loader<PartnershipId> for PartnershipReader {
    type Value = Partnership;
    type Error = BatchError;
    async fn load(&self, ids: &[PartnershipId]) -> Result<HashMap<PartnershipId, Partnership>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        Ok(self.partnerships.find_all_visible(actor, ids).await?)
    }
}

impl Loader<PageOf<String>> for PartnershipReader {
    type Value = Page<Partnership>;
    type Error = BatchError;
    async fn load(
        &self,
        keys: &[PageOf<String>],
    ) -> Result<HashMap<PageOf<String>, Page<Partnership>>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let mut pages = HashMap::new();
        for (request, keys) in PageOf::by_request(keys)? {
            let codes: Vec<String> = keys.iter().map(|key| key.of.clone()).collect();
            let mut found = self.partnerships.of_territories(actor, &codes, &request).await?;
            pages.extend(keys.into_iter().filter_map(|key| Some((key.clone(), found.remove(&key.of)?))));
        }
        Ok(pages)
    }
}

/// Members of a partnership.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MembersOf(pub PartnershipId);

impl Loader<MembersOf> for PartnershipReader {
    type Value = Vec<Member>;
    type Error = BatchError;
    async fn load(&self, keys: &[MembersOf]) -> Result<HashMap<MembersOf, Vec<Member>>, BatchError> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let found = self.partnerships.members_as_system(&ids).await?;
        Ok(grouped(found, |member| MembersOf(member.partnership_id)))
    }
}

/// Scope of a partnership.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ScopeOf(pub PartnershipId);

impl Loader<ScopeOf> for PartnershipReader {
    type Value = Vec<ScopeRow>;
    type Error = BatchError;
    async fn load(&self, keys: &[ScopeOf]) -> Result<HashMap<ScopeOf, Vec<ScopeRow>>, BatchError> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let found = self.partnerships.scopes_as_system(&ids).await?;
        Ok(grouped(found, |row| ScopeOf(row.partnership_id)))
    }
}

/// Posts of a partnership that nobody holds, on its own day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct VacanciesOf(pub PartnershipId, pub Day);

impl Loader<VacanciesOf> for PartnershipReader {
    type Value = Vec<PostId>;
    type Error = BatchError;
    async fn load(&self, keys: &[VacanciesOf]) -> Result<HashMap<VacanciesOf, Vec<PostId>>, BatchError> {
        let mut found: HashMap<VacanciesOf, Vec<PostId>> = HashMap::new();
        // Zones lie on up to three dates at once.
        for (on, keys) in grouped(keys.to_vec(), |key| key.1) {
            let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
            for (id, post) in self.partnerships.vacancies_as_system(&ids, on).await? {
                found.entry(VacanciesOf(id, on)).or_default().push(post);
            }
        }
        Ok(found)
    }
}

impl Loader<OrganisationId> for PartnershipReader {
    type Value = Vec<Partnership>;
    type Error = BatchError;
    async fn load(
        &self,
        ids: &[OrganisationId],
    ) -> Result<HashMap<OrganisationId, Vec<Partnership>>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        Ok(self.partnerships.of_organisations(actor, ids).await?)
    }
}

/// One partnership, read together with the others of this level; none when out of reach.
///
/// # Errors
/// The database's.
pub async fn load(ctx: &Context<'_>, id: PartnershipId) -> async_graphql::Result<Option<Partnership>> {
    Ok(ctx.data_unchecked::<PartnershipLoader>().load_one(id).await?)
}

/// The partnership of a thing that the viewer sees. Who sees the thing from outside the partnership sees its name, and
/// has no part in it.
///
/// # Errors
/// The database's.
pub async fn load_of(ctx: &Context<'_>, id: PartnershipId) -> async_graphql::Result<Partnership> {
    if let Some(partnership) = load(ctx, id).await? {
        return Ok(partnership);
    }
    let found = ctx.service::<Partnerships>().partnerships_as_system(&[id]).await?.pop();
    found.ok_or_else(|| Error::NotFound.into())
}

/// What the viewer is to a partnership; nothing when it is out of reach.
///
/// # Errors
/// The database's.
pub async fn standing(ctx: &Context<'_>, id: PartnershipId) -> async_graphql::Result<Standing> {
    Ok(load(ctx, id).await?.map(|partnership| partnership.standing).unwrap_or_default())
}
