//! The second person's part: whoever may confirm a mandate on a signatory post, or one that somebody recorded for
//! themself, is told that it waits; whom it seats, what they answered.

use super::mail::{self, MandateDecidedMail, MandateToConfirmMail};
use super::mandates::Seating;
use super::model::{Holder, Mandate, Person, Recipient};
use super::{Accounts, store};
use crate::directory::{Organisation, Post};
use crate::kernel::actor::MandateId;
use crate::kernel::dates::date_in_words;
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::platform::db::Tx;
use crate::platform::mail::queue;
use crate::platform::reminders::Addressee;

impl Accounts {
    /// Who may be the second person. Nobody where the first administrator of an installation is still alone.
    pub(super) async fn confirmers(&self, post: &Post, seating: &Seating) -> Result<Vec<Addressee>> {
        let place =
            self.directory.organisations(&[post.organisation_id]).await?.pop().ok_or(Error::NotFound)?;
        let second =
            |one: &Addressee| one.person != seating.person && Some(one.person) != seating.recorded_by;
        self.deciders(&place, second).await
    }

    /// Who of these answers for an organisation's people: its representatives; where none of them can be written to, the
    /// administrators of the territory too, then those of the platform.
    pub(super) async fn deciders(
        &self,
        place: &Organisation,
        of_these: impl Fn(&Addressee) -> bool,
    ) -> Result<Vec<Addressee>> {
        let today = self.platform.clock.now().day_in(&place.time_zone);
        let reachable = |found: &[Addressee]| found.iter().any(|one| one.address.is_some());
        let db = &self.platform.db;
        let representatives = store::people::representatives(db, &[place.id], today).await?;
        let mut found: Vec<Addressee> =
            representatives.iter().map(Holder::addressee).filter(&of_these).collect();
        if !reachable(&found) {
            let administrators = store::people::administrators(db, &[place.id], today).await?;
            found.extend(administrators.iter().map(Holder::addressee).filter(&of_these));
        }
        if !reachable(&found) {
            let administrators = store::people::platform_administrators(db).await?;
            found.extend(administrators.iter().map(Person::addressee).filter(&of_these));
        }
        Ok(found)
    }

    /// Writes to them. The mail names the function and not the person: it may be read by others.
    pub(super) async fn tell_confirmers(
        &self,
        tx: &mut Tx,
        id: MandateId,
        post: &Post,
        seating: &Seating,
        confirmers: Vec<Addressee>,
    ) -> Result<()> {
        let place =
            self.directory.organisations(&[post.organisation_id]).await?.pop().ok_or(Error::NotFound)?;
        for to in recipients(confirmers) {
            let context = MandateToConfirmMail {
                name: to.name.clone(),
                post: post.label_fr(),
                organisation: place.name.clone(),
                starts: date_in_words(seating.starts_on.0),
                link: format!("{}/equipe/{}", self.platform.public_url, place.id.uuid()),
            };
            let key = format!("{}.{}", id.uuid().simple(), to.person.uuid().simple());
            let letter = mail::letter(&self.platform, &mail::MANDATE_TO_CONFIRM, &to, &key, context)?;
            queue(tx, &self.platform, letter).await?;
        }
        Ok(())
    }

    /// Tells the person what was decided of the mandate that waited.
    pub(super) async fn tell_seated(&self, tx: &mut Tx, mandate: &Mandate, confirmed: bool) -> Result<()> {
        let person = self.people(&[mandate.person_id]).await?.remove(&mandate.person_id);
        let post = self.directory.posts(&[mandate.post_id]).await?.pop();
        let place = self.directory.organisations(&[mandate.organisation_id]).await?.pop();
        let (Some(to), Some(post), Some(place)) = (person.and_then(|one| one.recipient()), post, place)
        else {
            return Ok(());
        };
        let context = MandateDecidedMail {
            name: to.name.clone(),
            post: post.label_fr(),
            organisation: place.name,
            confirmed,
            starts: date_in_words(mandate.starts_on.0),
            link: self.platform.public_url.clone(),
        };
        let key = mandate.id.uuid().simple().to_string();
        let letter = mail::letter(&self.platform, &mail::MANDATE_DECIDED, &to, &key, context)?;
        queue(tx, &self.platform, letter).await?;
        Ok(())
    }
}

/// Those of these people who can be written to, each once.
pub(super) fn recipients(people: Vec<Addressee>) -> Vec<Recipient> {
    let mut told: Vec<Recipient> = Vec::new();
    for one in people {
        let Some(address) = one.address else { continue };
        if told.iter().all(|to| to.person != one.person) {
            told.push(Recipient { person: one.person, name: one.name, address });
        }
    }
    told
}
