//! What stays of a person who is erased: the function under which they acted.

use super::{Accounts, store};
use crate::kernel::actor::PersonId;
use crate::kernel::clock::Ts;
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::problem::Problem;
use crate::platform::db::Tx;

/// A function as it stands where a first and a family name stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionName {
    given_name: String,
    family_name: String,
}

impl Accounts {
    /// Goes on when nothing keeps this person from being erased.
    ///
    /// # Errors
    /// `MANDATE_OPEN` while they hold a mandate or will; `LAST_ADMINISTRATOR`.
    pub async fn check_erasable(&self, person: PersonId) -> Result<()> {
        let db = &self.platform.db;
        let now = self.platform.clock.now();
        let mandates = store::mandates::all_of(db, person).await?;
        let open = mandates.iter().any(|mandate| {
            let over = mandate.ends_on.is_some_and(|end| end < now.day_in(&mandate.time_zone));
            mandate.refused_at.is_none() && !over
        });
        let known = self.people(&[person]).await?.remove(&person).ok_or(Error::NotFound)?;
        let last = known.platform_admin && !store::people::has_other_administrator(db, person).await?;
        let mut problems = Problems::none();
        problems.require(!open, || {
            let message = "Une fonction est encore tenue ou à venir : elle doit d’abord prendre fin.";
            Problem::new("MANDATE_OPEN", message)
        });
        problems.require(!last, || {
            let message = "Il n’y a pas d’autre administrateur de la plateforme : invitez-en un d’abord.";
            Problem::new("LAST_ADMINISTRATOR", message)
        });
        problems.check()
    }

    /// The last function of a person, with its years: what their writings stay under.
    ///
    /// # Errors
    /// The database's.
    pub async fn function_of(&self, person: PersonId) -> Result<FunctionName> {
        let mandates = store::mandates::all_of(&self.platform.db, person).await?;
        let last = mandates
            .iter()
            .filter(|mandate| mandate.confirmed_at.is_some() && mandate.refused_at.is_none())
            .max_by_key(|mandate| (mandate.starts_on, mandate.id));
        let Some(mandate) = last else {
            return Ok(FunctionName { given_name: "Personne".into(), family_name: "sans fonction".into() });
        };
        let posts = self.directory.posts(&[mandate.post_id]).await?;
        let places = self.directory.organisations(&[mandate.organisation_id]).await?;
        let post = posts.first().map(crate::directory::Post::label_fr).unwrap_or_default();
        let place = places.first().map(|place| place.name.clone()).unwrap_or_default();
        let years = match (mandate.starts_on.0.year(), mandate.ends_on.map(|end| end.0.year())) {
            (from, Some(to)) if from < to => format!("{from}–{to}"),
            (from, _) => from.to_string(),
        };
        Ok(FunctionName { given_name: format!("{post},"), family_name: format!("{place} ({years})") })
    }

    /// Whether this person still bears a name.
    ///
    /// # Errors
    /// The database's.
    pub async fn is_named(&self, tx: &mut Tx, person: PersonId) -> Result<bool> {
        store::people::is_named(tx, person).await
    }

    /// Puts the function where the names stood, and forgets addresses and administration.
    ///
    /// # Errors
    /// The database's.
    pub async fn name_by_function(
        &self,
        tx: &mut Tx,
        person: PersonId,
        function: FunctionName,
        at: Ts,
    ) -> Result<()> {
        store::people::name_by_function(tx, person, (function.given_name, function.family_name), at).await
    }
}
