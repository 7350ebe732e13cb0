//! Loaders of one request: what resolvers ask for one by one is read in one statement a level.
//!
//! The directory is open to whoever is signed in; nobody else sees any of it.

use std::collections::HashMap;
use std::hash::Hash;

use async_graphql::Context;
use async_graphql::dataloader::{DataLoader, Loader};

use super::Directory;
use super::model::{Organisation, Post, Territory};
use crate::kernel::actor::{OrganisationId, PostId};
use crate::kernel::error::Result;
use crate::platform::graphql::{BatchError, Viewer, loader};

/// Reads the directory for one viewer.
pub struct DirectoryReader {
    directory: Directory,
    viewer: Viewer,
}

/// The loader registered for each request.
pub type DirectoryLoader = DataLoader<DirectoryReader>;

/// Makes the loader of one request.
#[must_use]
pub fn directory_loader(directory: &Directory, viewer: &Viewer) -> DirectoryLoader {
    loader::<OrganisationId, _>(DirectoryReader { directory: directory.clone(), viewer: viewer.clone() })
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
        if self.viewer.0.is_none() {
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
