//! Names that a document needs, each read once and as far as the asker may know them.

use std::collections::HashMap;

use super::Sources;
use crate::directory::Post;
use crate::kernel::actor::{Actor, OrganisationId, PersonId, PostId};
use crate::kernel::error::Result;

/// What is to be named.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub people: Vec<PersonId>,
    pub posts: Vec<PostId>,
    pub organisations: Vec<OrganisationId>,
}

/// The names.
#[derive(Clone, Debug)]
pub struct Names {
    people: HashMap<PersonId, String>,
    posts: HashMap<PostId, Post>,
    organisations: HashMap<OrganisationId, String>,
}

impl Names {
    /// Three statements, however many there are.
    pub async fn of(sources: &Sources, actor: &Actor, wanted: Wanted) -> Result<Self> {
        let people = sources.accounts.find_all_visible(Some(actor), &wanted.people).await?;
        let posts = sources.directory.posts(&wanted.posts).await?;
        let mut organisations = wanted.organisations;
        organisations.extend(posts.iter().map(|post| post.organisation_id));
        let organisations = sources.directory.organisations(&organisations).await?;
        Ok(Self {
            people: people.into_iter().map(|(id, person)| (id, person.full_name())).collect(),
            posts: posts.into_iter().map(|post| (post.id, post)).collect(),
            organisations: organisations.into_iter().map(|one| (one.id, one.name)).collect(),
        })
    }

    /// First and family name; none once erased, or unknown to the asker.
    pub fn person(&self, id: Option<PersonId>) -> Option<String> {
        self.people.get(&id?).cloned()
    }

    /// The post's French name.
    pub fn post(&self, id: Option<PostId>) -> Option<String> {
        self.posts.get(&id?).map(Post::label_fr)
    }

    /// The organisation's name.
    pub fn organisation(&self, id: OrganisationId) -> Option<String> {
        self.organisations.get(&id).cloned()
    }

    /// Name of the organisation to which a post belongs.
    pub fn place_of(&self, post: PostId) -> Option<String> {
        self.organisation(self.posts.get(&post)?.organisation_id)
    }
}
