//! The second person's part: whoever may confirm a mandate on a signatory post is told that it waits.

use super::mail::{self, MandateToConfirmMail};
use super::mandates::Seating;
use super::model::Holder;
use super::{Accounts, store};
use crate::directory::Post;
use crate::kernel::actor::{MandateId, PersonId};
use crate::kernel::dates::date_in_words;
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::platform::db::Tx;
use crate::platform::mail::queue;

impl Accounts {
    /// Writes to the organisation's representatives, or where these are no second person to the administrators of the
    /// territory. The mail names the function and not the person: it may be read by others.
    pub(super) async fn tell_confirmers(
        &self,
        tx: &mut Tx,
        id: MandateId,
        post: &Post,
        seating: &Seating,
    ) -> Result<()> {
        let place =
            self.directory.organisations(&[post.organisation_id]).await?.pop().ok_or(Error::NotFound)?;
        let today = self.platform.clock.now().day_in(&place.time_zone);
        let second =
            |holder: &Holder| holder.person != seating.person && Some(holder.person) != seating.recorded_by;
        let db = &self.platform.db;
        let mut confirmers = store::people::representatives(db, &[place.id], today).await?;
        confirmers.retain(second);
        if confirmers.is_empty() {
            confirmers = store::people::administrators(db, &[place.id], today).await?;
            confirmers.retain(second);
        }
        let mut told: Vec<PersonId> = Vec::new();
        for to in confirmers.iter().filter_map(Holder::recipient) {
            if told.contains(&to.person) {
                continue;
            }
            told.push(to.person);
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
}
