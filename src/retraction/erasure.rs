//! The erasure of a person (domain §2): names, addresses and identities go; what they wrote stays under their function.

use async_graphql::InputObject;
use serde_json::json;

use super::ledger::{Act, Entry};
use super::passage::{Needle, Passage};
use super::registry::ERASURE;
use super::{Retractions, places, policy, store};
use crate::accounts::Person;
use crate::kernel::actor::{Actor, PersonId};
use crate::kernel::clock::Ts;
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::Problem;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::platform::mail;

/// What stands in mails to others where the name stood.
const MARK: &str = "[nom effacé]";

/// Somebody to erase, at their request.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct ErasePersonInput {
    /// Who asks for it; oneself when absent.
    pub person_id: Option<PersonId>,
    /// Whoever asks knows that nobody can undo it.
    pub irreversible: bool,
}

impl Retractions {
    /// Erases a person at their request: themselves, or through the platform's administration.
    ///
    /// # Errors
    /// A problem while they hold a mandate or will, or are the last administrator; [`Error::NotFound`] for others.
    pub async fn erase(&self, actor: &Actor, input: ErasePersonInput) -> Result<bool> {
        let person = input.person_id.unwrap_or(actor.person);
        if !policy::erases(actor, person) {
            return Err(Error::NotFound);
        }
        if person != actor.person {
            actor.require_strong(self.now())?;
        }
        let accounts = &self.sources.accounts;
        accounts.check_erasable(person).await?;
        if !input.irreversible {
            let message = "Confirmez que vous avez compris : personne ne pourra rétablir ces données.";
            return Err(Error::problem(Problem::new("CONFIRM_IRREVERSIBLE", message).on("irreversible")));
        }
        let now = self.now();
        let mut tx = self.platform.db.begin().await?;
        if !self.forget(&mut tx, person, now).await? {
            return Err(Error::NotFound);
        }
        // The act of who erases themselves is recorded like any other: ids alone.
        let by = By::actor(actor, None);
        audit::record(&mut tx, &self.platform, by, "person.erase", person, json!({})).await?;
        let entry = Entry { id: self.platform.entropy.uuid(now), at: now, act: Act::Erasure { person } };
        let file = self.ledger.written(&self.platform).await?;
        self.ledger.append(file, &entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// The same after a restore; false when there is nothing to erase.
    pub(super) async fn erase_again_as_system(&self, person: PersonId, at: Ts) -> Result<bool> {
        let mut tx = self.platform.db.begin().await?;
        if !self.forget(&mut tx, person, at).await? {
            return Ok(false);
        }
        let by = By::System("restored");
        audit::record(&mut tx, &self.platform, by, "person.erase_again", person, json!({})).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// False when nobody is known under this id any more.
    async fn forget(&self, tx: &mut Tx, id: PersonId, at: Ts) -> Result<bool> {
        let accounts = &self.sources.accounts;
        let Some(person) = accounts.people(&[id]).await?.remove(&id) else { return Ok(false) };
        let function = accounts.function_of(id).await?;
        if !accounts.is_named(tx, id).await? {
            return Ok(false);
        }
        for statement in ERASURE.iter().flat_map(|slice| slice.iter()) {
            store::forget_person(tx, statement, id).await?;
        }
        places::forget_copies(tx).await?;
        accounts.name_by_function(tx, id, function, at).await?;
        mail::withdraw_all_to(tx, id, person.email.as_deref(), self.now()).await?;
        for needle in named(&person) {
            for mail in places::mails(tx, &needle, MARK, None).await? {
                mail::put_words(tx, mail).await?;
            }
        }
        Ok(true)
    }
}

/// How mails to others may name somebody.
fn named(person: &Person) -> Vec<Needle> {
    let Person { given_name, family_name, email, .. } = person;
    let names = [
        Some(format!("{given_name} {family_name}")),
        Some(format!("{family_name} {given_name}")),
        email.clone(),
    ];
    names.into_iter().flatten().filter_map(|name| Passage::read(&name)).map(Needle::Known).collect()
}
