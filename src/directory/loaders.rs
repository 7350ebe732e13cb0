//! Loaders of one request: what resolvers ask for one by one is read in one statement a level.
//!
//! The directory is open to whoever is signed in; nobody else sees any of it.

use std::collections::HashMap;
use std::hash::Hash;

use async_graphql::Context;
use async_graphql::dataloader::{DataLoader, Loader};

use super::Directory;
use super::model::{Organisation, Post, Territory};
use super::policy::{self, Action, Place};
use super::scope::Atlas;
use crate::kernel::actor::{OrganisationId, PostId};
use crate::kernel::error::Result;
use crate::platform::graphql::{BatchError, Batches, Viewer, grouped};

/// Reads the directory for one viewer.
pub struct DirectoryReader {
    directory: Directory,
    viewer: Viewer,
}

/// The loader registered for each request.
pub type DirectoryLoader = DataLoader<DirectoryReader>;

/// Makes the loader of one request.
#[must_use]
pub fn directory_loader(directory: &Directory, viewer: &Viewer, batches: &Batches) -> DirectoryLoader {
    batches
        .loader::<OrganisationId, _>(DirectoryReader { directory: directory.clone(), viewer: viewer.clone() })
}

/// Asks for the organisations below one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct ChildrenOf(OrganisationId);

/// Asks for the posts of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct PostsOf(OrganisationId);

/// Asks for the posts of an organisation that somebody may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct PostsToAskFor(OrganisationId);

/// Asks for the tribunals of a territory.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct TribunalsOf(String);

/// Asks for the relay and coordinating doctors of a territory.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct CourtDoctorsOf(String);

impl DirectoryReader {
    fn reads_posts(&self) -> bool {
        self.viewer.0.as_deref().is_some_and(policy::reads_posts)
    }
}

fn by_key<K: Hash + Eq, V>(values: Vec<V>, key: impl Fn(&V) -> K) -> HashMap<K, V> {
    values.into_iter().map(|value| (key(&value), value)).collect()
}

impl Loader<OrganisationId> for DirectoryReader {
    type Value = Organisation;
    type Error = BatchError;
    async fn load(
        &self,
        keys: &[OrganisationId],
    ) -> Result<HashMap<OrganisationId, Organisation>, BatchError> {
        if self.viewer.0.is_none() {
            return Ok(HashMap::new());
        }
        Ok(by_key(self.directory.organisations(keys).await?, |organisation| organisation.id))
    }
}

impl Loader<PostId> for DirectoryReader {
    type Value = Post;
    type Error = BatchError;
    async fn load(&self, keys: &[PostId]) -> Result<HashMap<PostId, Post>, BatchError> {
        if !self.reads_posts() {
            return Ok(HashMap::new());
        }
        Ok(by_key(self.directory.posts(keys).await?, |post| post.id))
    }
}

impl Loader<String> for DirectoryReader {
    type Value = Territory;
    type Error = BatchError;
    async fn load(&self, codes: &[String]) -> Result<HashMap<String, Territory>, BatchError> {
        if self.viewer.0.is_none() {
            return Ok(HashMap::new());
        }
        Ok(by_key(self.directory.territories(codes).await?, |territory| territory.code.clone()))
    }
}

impl Loader<ChildrenOf> for DirectoryReader {
    type Value = Vec<Organisation>;
    type Error = BatchError;
    async fn load(&self, keys: &[ChildrenOf]) -> Result<HashMap<ChildrenOf, Vec<Organisation>>, BatchError> {
        let parents: Vec<OrganisationId> = keys.iter().map(|key| key.0).collect();
        let found = self.directory.children(&parents).await?;
        Ok(grouped(found, |child| ChildrenOf(child.parent_id.unwrap_or(child.id))))
    }
}

impl Loader<PostsOf> for DirectoryReader {
    type Value = Vec<Post>;
    type Error = BatchError;
    async fn load(&self, keys: &[PostsOf]) -> Result<HashMap<PostsOf, Vec<Post>>, BatchError> {
        if !self.reads_posts() {
            return Ok(HashMap::new());
        }
        let organisations: Vec<OrganisationId> = keys.iter().map(|key| key.0).collect();
        let found = self.directory.posts_of(&organisations).await?;
        Ok(grouped(found, |post| PostsOf(post.organisation_id)))
    }
}

// Without a mandate one cannot read posts, with all that hangs on them; but one must be able to name the post one asks
// for, and that an organisation has a director is no secret.
impl Loader<PostsToAskFor> for DirectoryReader {
    type Value = Vec<Post>;
    type Error = BatchError;
    async fn load(&self, keys: &[PostsToAskFor]) -> Result<HashMap<PostsToAskFor, Vec<Post>>, BatchError> {
        if self.viewer.0.is_none() {
            return Ok(HashMap::new());
        }
        let organisations: Vec<OrganisationId> = keys.iter().map(|key| key.0).collect();
        let found = self.directory.posts_of(&organisations).await?;
        Ok(grouped(found, |post| PostsToAskFor(post.organisation_id)))
    }
}

impl Loader<TribunalsOf> for DirectoryReader {
    type Value = Vec<Territory>;
    type Error = BatchError;
    async fn load(&self, keys: &[TribunalsOf]) -> Result<HashMap<TribunalsOf, Vec<Territory>>, BatchError> {
        let codes: Vec<String> = keys.iter().map(|key| key.0.clone()).collect();
        let mut found: HashMap<TribunalsOf, Vec<Territory>> = HashMap::new();
        for (owner, tribunal) in self.directory.tribunals_of(&codes).await? {
            found.entry(TribunalsOf(owner)).or_default().push(tribunal);
        }
        Ok(found)
    }
}

impl Loader<CourtDoctorsOf> for DirectoryReader {
    type Value = Vec<Post>;
    type Error = BatchError;
    async fn load(&self, keys: &[CourtDoctorsOf]) -> Result<HashMap<CourtDoctorsOf, Vec<Post>>, BatchError> {
        let mut found: HashMap<CourtDoctorsOf, Vec<Post>> = HashMap::new();
        if !self.reads_posts() {
            return Ok(found);
        }
        let codes: Vec<String> = keys.iter().map(|key| key.0.clone()).collect();
        for (owner, post) in self.directory.court_doctors(&codes).await? {
            found.entry(CourtDoctorsOf(owner)).or_default().push(post);
        }
        Ok(found)
    }
}

/// The open organisations below one.
///
/// # Errors
/// The database's.
pub async fn children(ctx: &Context<'_>, id: OrganisationId) -> async_graphql::Result<Vec<Organisation>> {
    Ok(ctx.data_unchecked::<DirectoryLoader>().load_one(ChildrenOf(id)).await?.unwrap_or_default())
}

/// The posts of an organisation, closed ones too; none when out of reach.
///
/// # Errors
/// The database's.
pub async fn posts_of(ctx: &Context<'_>, id: OrganisationId) -> async_graphql::Result<Vec<Post>> {
    Ok(ctx.data_unchecked::<DirectoryLoader>().load_one(PostsOf(id)).await?.unwrap_or_default())
}

/// The same for whoever is signed in, of which names alone may be shown.
///
/// # Errors
/// The database's.
pub async fn posts_to_ask_for(ctx: &Context<'_>, id: OrganisationId) -> async_graphql::Result<Vec<Post>> {
    Ok(ctx.data_unchecked::<DirectoryLoader>().load_one(PostsToAskFor(id)).await?.unwrap_or_default())
}

/// The tribunals of a territory.
///
/// # Errors
/// The database's.
pub async fn tribunals_of(ctx: &Context<'_>, code: &str) -> async_graphql::Result<Vec<Territory>> {
    Ok(ctx
        .data_unchecked::<DirectoryLoader>()
        .load_one(TribunalsOf(code.to_owned()))
        .await?
        .unwrap_or_default())
}

/// The posts of relay and coordinating doctors of a territory; none when out of reach.
///
/// # Errors
/// The database's.
pub async fn court_doctors(ctx: &Context<'_>, code: &str) -> async_graphql::Result<Vec<Post>> {
    Ok(ctx
        .data_unchecked::<DirectoryLoader>()
        .load_one(CourtDoctorsOf(code.to_owned()))
        .await?
        .unwrap_or_default())
}

/// Whether the viewer may change the organisation, its posts and its people; territories come from the loader, so that a
/// list costs no statement per row.
///
/// # Errors
/// The database's.
pub async fn can_manage(ctx: &Context<'_>, organisation: &Organisation) -> async_graphql::Result<bool> {
    let Some(actor) = ctx.data_unchecked::<Viewer>().0.as_deref() else { return Ok(false) };
    let administered: Vec<String> =
        actor.mandates.iter().flat_map(|held| held.administers.iter().cloned()).collect();
    let atlas = if administered.is_empty() {
        Atlas::default()
    } else {
        let served = territories(ctx, &organisation.territory_codes).await?;
        Atlas::new(territories(ctx, &administered).await?.into_iter().chain(served))
    };
    let scope = atlas.scope(&organisation.territory_codes);
    let place = Place { organisation: Some(organisation.id), scope: &scope };
    Ok(policy::allows(actor, Action::Manage, place, &atlas))
}

/// One organisation, read together with the others of this level; none when out of reach.
///
/// # Errors
/// The database's.
pub async fn organisation(
    ctx: &Context<'_>,
    id: OrganisationId,
) -> async_graphql::Result<Option<Organisation>> {
    Ok(ctx.data_unchecked::<DirectoryLoader>().load_one(id).await?)
}

/// One post, read together with the others of this level; none when out of reach.
///
/// # Errors
/// The database's.
pub async fn post(ctx: &Context<'_>, id: PostId) -> async_graphql::Result<Option<Post>> {
    Ok(ctx.data_unchecked::<DirectoryLoader>().load_one(id).await?)
}

/// One territory, read together with the others of this level; none when there is none of this code.
///
/// # Errors
/// The database's.
pub async fn territory(ctx: &Context<'_>, code: String) -> async_graphql::Result<Option<Territory>> {
    Ok(ctx.data_unchecked::<DirectoryLoader>().load_one(code).await?)
}

/// The territories of these codes, in their order.
///
/// # Errors
/// The database's.
pub async fn territories(ctx: &Context<'_>, codes: &[String]) -> async_graphql::Result<Vec<Territory>> {
    let mut found = ctx.data_unchecked::<DirectoryLoader>().load_many(codes.iter().cloned()).await?;
    Ok(codes.iter().filter_map(|code| found.remove(code)).collect())
}

/// The organisation that bears this SIRET or FINESS number; for gateways, which ask for few of them.
///
/// # Errors
/// The database's.
pub async fn organisation_by_number(
    ctx: &Context<'_>,
    number: &str,
) -> async_graphql::Result<Option<Organisation>> {
    if ctx.data_unchecked::<Viewer>().0.is_none() {
        return Ok(None);
    }
    Ok(ctx.data_unchecked::<Directory>().by_number(number).await?)
}
