//! People.

use async_graphql::{ComplexObject, Context, Object, connection::Connection, connection::EmptyFields};

use crate::accounts::Accounts;
use crate::accounts::loaders::{self, AccountsLoader, MandatesOf};
use crate::accounts::model::Mandate;
use crate::accounts::people::VisiblePerson;
use crate::kernel::actor::{OrganisationId, PersonId};
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::kernel::page::PageRequest;
use crate::platform::graphql::{ContextExt as _, Total, connection};

#[ComplexObject]
impl VisiblePerson {
    /// Mandates of that day (today when null) that the viewer may see.
    async fn mandates(&self, ctx: &Context<'_>, on: Option<Day>) -> async_graphql::Result<Vec<Mandate>> {
        let found = ctx.data_unchecked::<AccountsLoader>().load_one(MandatesOf(self.id, on)).await?;
        Ok(found.unwrap_or_default())
    }
    /// The person's own details.
    async fn viewer_can_edit(&self, ctx: &Context<'_>) -> bool {
        ctx.actor().is_ok_and(|viewer| viewer.person == self.id)
    }
}

/// Who started an import.
pub struct ImportStarter(pub PersonId);

/// Who started an import.
#[Object]
impl ImportStarter {
    /// Null when out of the viewer's reach.
    async fn started_by(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<VisiblePerson>> {
        loaders::person(ctx, self.0).await.transpose()
    }
}

/// Root fields on people.
#[derive(Default)]
pub struct PeopleQuery;

/// Root fields on people.
#[Object]
impl PeopleQuery {
    /// Professionals by name, those of one organisation if asked; by family name.
    async fn people(
        &self,
        ctx: &Context<'_>,
        search: Option<String>,
        organisation_id: Option<OrganisationId>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<String, VisiblePerson, Total, EmptyFields>> {
        let request =
            PageRequest::new(first, after.as_deref(), ctx.look_ahead().field("totalCount").exists())?;
        let people = ctx.service::<Accounts>().search_people(
            ctx.actor()?,
            search.as_deref(),
            organisation_id,
            &request,
        );
        Ok(connection(people.await?, after.is_some()))
    }

    /// A person, for the gateway.
    #[graphql(entity)]
    async fn find_person(
        &self,
        ctx: &Context<'_>,
        id: PersonId,
    ) -> Option<async_graphql::Result<VisiblePerson>> {
        loaders::person(ctx, id).await.transpose()
    }
}
