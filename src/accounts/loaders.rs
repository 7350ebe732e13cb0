//! Loaders of one request: people and mandates as the viewer may see them, one statement a level.

use std::collections::HashMap;

use async_graphql::Context;
use async_graphql::dataloader::{DataLoader, Loader};

use super::model::Mandate;
use super::people::VisiblePerson;
use super::{Accounts, policy};
use crate::kernel::actor::{MandateId, OrganisationId, PersonId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::platform::graphql::{BatchError, Batches, Viewer};

/// Reads people and mandates for one viewer.
pub struct AccountsReader {
    accounts: Accounts,
    viewer: Viewer,
}

/// The loader registered for each request.
pub type AccountsLoader = DataLoader<AccountsReader>;

/// Makes the loader of one request.
#[must_use]
pub fn accounts_loader(accounts: &Accounts, viewer: &Viewer, batches: &Batches) -> AccountsLoader {
    batches.loader::<PersonId, _>(AccountsReader { accounts: accounts.clone(), viewer: viewer.clone() })
}

/// Who holds a post on a day (today in its zone when none).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HoldersOf(pub PostId, pub Option<Day>);

/// What a person holds on a day (today in each post's zone when none).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MandatesOf(pub PersonId, pub Option<Day>);

/// Since when a post is vacant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct VacancyOf(pub PostId);

/// Whether the viewer manages the organisation's posts and people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ManagedBy(pub OrganisationId);

/// When the holders of an organisation's posts were last confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HoldersConfirmed(pub OrganisationId);

impl Loader<PersonId> for AccountsReader {
    type Value = VisiblePerson;
    type Error = BatchError;
    async fn load(&self, ids: &[PersonId]) -> Result<HashMap<PersonId, VisiblePerson>, BatchError> {
        Ok(self.accounts.find_all_visible(self.viewer.0.as_deref(), ids).await?)
    }
}

impl Loader<MandateId> for AccountsReader {
    type Value = Mandate;
    type Error = BatchError;
    async fn load(&self, ids: &[MandateId]) -> Result<HashMap<MandateId, Mandate>, BatchError> {
        let Some(viewer) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let mut found = self.accounts.mandates(ids).await?;
        let places: Vec<OrganisationId> = found.values().map(|mandate| mandate.organisation_id).collect();
        let managed = self.accounts.managed(viewer, &places).await?;
        found.retain(|_, mandate| {
            policy::sees_mandate(viewer, mandate, managed.contains(&mandate.organisation_id))
        });
        Ok(found)
    }
}

impl Loader<HoldersOf> for AccountsReader {
    type Value = Vec<Mandate>;
    type Error = BatchError;
    async fn load(&self, keys: &[HoldersOf]) -> Result<HashMap<HoldersOf, Vec<Mandate>>, BatchError> {
        let mut found = HashMap::new();
        for (on, posts) in by_day(keys.iter().map(|HoldersOf(post, on)| (*on, *post))) {
            let holders = self.accounts.mandates_of_posts(&posts, on).await?;
            found.extend(holders.into_iter().map(|(post, list)| (HoldersOf(post, on), self.seen(list))));
        }
        Ok(found)
    }
}

impl Loader<MandatesOf> for AccountsReader {
    type Value = Vec<Mandate>;
    type Error = BatchError;
    async fn load(&self, keys: &[MandatesOf]) -> Result<HashMap<MandatesOf, Vec<Mandate>>, BatchError> {
        let mut found = HashMap::new();
        for (on, people) in by_day(keys.iter().map(|MandatesOf(person, on)| (*on, *person))) {
            let mandates = self.accounts.mandates_of_people(&people, on).await?;
            found.extend(mandates.into_iter().map(|(who, list)| (MandatesOf(who, on), self.seen(list))));
        }
        Ok(found)
    }
}

impl Loader<VacancyOf> for AccountsReader {
    type Value = Day;
    type Error = BatchError;
    async fn load(&self, keys: &[VacancyOf]) -> Result<HashMap<VacancyOf, Day>, BatchError> {
        let posts: Vec<PostId> = keys.iter().map(|VacancyOf(post)| *post).collect();
        let since = self.accounts.vacant_since(&posts).await?;
        Ok(since.into_iter().map(|(post, day)| (VacancyOf(post), day)).collect())
    }
}

impl Loader<ManagedBy> for AccountsReader {
    type Value = ();
    type Error = BatchError;
    async fn load(&self, keys: &[ManagedBy]) -> Result<HashMap<ManagedBy, ()>, BatchError> {
        let Some(viewer) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let places: Vec<OrganisationId> = keys.iter().map(|ManagedBy(place)| *place).collect();
        let managed = self.accounts.managed(viewer, &places).await?;
        Ok(managed.into_iter().map(|place| (ManagedBy(place), ())).collect())
    }
}

impl Loader<HoldersConfirmed> for AccountsReader {
    type Value = Day;
    type Error = BatchError;
    async fn load(&self, keys: &[HoldersConfirmed]) -> Result<HashMap<HoldersConfirmed, Day>, BatchError> {
        if self.viewer.0.as_deref().is_none_or(|viewer| viewer.mandates.is_empty() && !viewer.platform_admin)
        {
            return Ok(HashMap::new());
        }
        let ids: Vec<OrganisationId> = keys.iter().map(|HoldersConfirmed(id)| *id).collect();
        let found = self.accounts.holders_confirmed(&ids).await?;
        Ok(found.into_iter().map(|(id, day)| (HoldersConfirmed(id), day)).collect())
    }
}

impl AccountsReader {
    /// Those in order that the viewer may see.
    fn seen(&self, mut mandates: Vec<Mandate>) -> Vec<Mandate> {
        let Some(viewer) = self.viewer.0.as_deref() else { return Vec::new() };
        mandates.retain(|mandate| policy::sees_mandate(viewer, mandate, viewer.platform_admin));
        mandates
    }
}

/// One request names one day nearly always, so nearly always this is one group.
fn by_day<T>(keys: impl Iterator<Item = (Option<Day>, T)>) -> HashMap<Option<Day>, Vec<T>> {
    let mut days: HashMap<Option<Day>, Vec<T>> = HashMap::new();
    for (on, key) in keys {
        days.entry(on).or_default().push(key);
    }
    days
}

/// One person, read together with the others of this level; none when out of reach.
///
/// # Errors
/// The database's.
pub async fn person(ctx: &Context<'_>, id: PersonId) -> async_graphql::Result<Option<VisiblePerson>> {
    Ok(ctx.data_unchecked::<AccountsLoader>().load_one(id).await?)
}

/// One mandate, read together with the others of this level; none when out of reach.
///
/// # Errors
/// The database's.
pub async fn mandate(ctx: &Context<'_>, id: MandateId) -> async_graphql::Result<Option<Mandate>> {
    Ok(ctx.data_unchecked::<AccountsLoader>().load_one(id).await?)
}

/// Whether the viewer manages the posts and people of this organisation.
///
/// # Errors
/// The database's.
pub async fn manages(ctx: &Context<'_>, place: OrganisationId) -> async_graphql::Result<bool> {
    Ok(ctx.data_unchecked::<AccountsLoader>().load_one(ManagedBy(place)).await?.is_some())
}

/// When somebody last said that the holders of this organisation's posts are right.
///
/// # Errors
/// The database's.
pub async fn holders_confirmed(
    ctx: &Context<'_>,
    place: OrganisationId,
) -> async_graphql::Result<Option<Day>> {
    Ok(ctx.data_unchecked::<AccountsLoader>().load_one(HoldersConfirmed(place)).await?)
}

/// Those of these posts that nobody holds, in their order, read together with what the others of this level ask for.
///
/// # Errors
/// The database's.
pub async fn vacant(ctx: &Context<'_>, posts: &[PostId]) -> async_graphql::Result<Vec<PostId>> {
    let keys = posts.iter().copied().map(VacancyOf);
    let since = ctx.data_unchecked::<AccountsLoader>().load_many(keys).await?;
    Ok(posts.iter().copied().filter(|post| since.contains_key(&VacancyOf(*post))).collect())
}
