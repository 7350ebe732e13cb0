//! After an older copy of the database was restored: what the ledger tells of is done again.

use serde::Serialize;
use serde_json::json;

use super::ledger::{Act, Entry, PlaceName};
use super::model::{Retraction, RetractionId};
use super::passage::Needle;
use super::places::{self, Place};
use super::{Retractions, mark, sent, store, waiting};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::Problem;
use crate::platform::audit::{self, By};
use crate::platform::mail;

/// What was done again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Replayed {
    /// Retractions of which something was left to do.
    pub retractions: usize,
    /// People erased once more.
    pub erasures: usize,
}

const BY: By = By::System("restored");

impl Retractions {
    /// Does again what the ledger tells of; said twice it changes nothing.
    ///
    /// # Errors
    /// The database's; when the ledger cannot be read, for then nothing must be served.
    pub async fn after_restore(&self) -> Result<Replayed> {
        let mut done = Replayed::default();
        for (entry, key) in self.ledger.entries().await? {
            let Entry { act, .. } = &entry;
            match act {
                Act::Retraction { .. } => done.retractions += usize::from(self.again(&entry, key).await?),
                Act::Erasure { person } => {
                    done.erasures += usize::from(self.erase_again_as_system(*person, entry.at).await?);
                }
            }
        }
        Ok(done)
    }

    /// Whether anything was left to do.
    async fn again(&self, entry: &Entry, key: Vec<u8>) -> Result<bool> {
        let Act::Retraction { partnership, person, post, from, proof, kept } = &entry.act else {
            return Ok(false);
        };
        let known = self.sources.partnerships.partnerships_as_system(&[*partnership]).await?;
        // The copy may be older than the partnership: then none of its texts is there.
        let Some(partnership) = known.into_iter().next() else { return Ok(false) };
        let needle = Needle::Proved(proof.clone(), key);
        let mark = mark(entry.at, &partnership);
        let mut tx = self.platform.db.begin().await?;
        store::lock_partnership(&mut tx, partnership.id).await?;
        let found = places::all(&mut tx, partnership.id).await?;
        let stays = |place: &Place| kept.contains(&place.found.name());
        let mut places = places::holding(&found, &needle, &mark)?;
        places.retain(|place| !stays(place));
        let to = store::addressees(&mut tx, partnership.id).await?;
        let mails = places::mails(&mut tx, &needle, &mark, Some(&to)).await?;
        let id = RetractionId::from_uuid(entry.id);
        let nothing_left = places.is_empty() && mails.is_empty();
        if nothing_left && store::is_known(&mut tx, id).await? {
            return Ok(false);
        }
        if !places::cut(&mut tx, &self.sources.directory, &places, self.now()).await? {
            let message = "Un texte a changé pendant la reprise : arrêtez le service, puis recommencez.";
            return Err(Error::problem(Problem::new("CHANGED_MEANWHILE", message)));
        }
        let again = Retraction {
            id,
            partnership_id: partnership.id,
            person_id: *person,
            post_id: *post,
            at: entry.at,
            kind: from.kind.clone(),
            row_id: from.row,
            field: from.field.clone(),
            was_public: places.iter().any(|place| place.found.lying.open),
            waiting_mails: waiting(&mails),
            sent_mails: sent(&mails),
            replayed_at: Some(self.now()),
            places: Vec::new(),
            receivers: Vec::new(),
        };
        if !store::mark_replayed(&mut tx, id, self.now()).await? {
            store::insert(&mut tx, &again).await?;
            for place in &places {
                let occurrences = i64::try_from(place.occurrences).unwrap_or(i64::MAX);
                let name: PlaceName = place.found.name();
                store::insert_place(&mut tx, id, &name, occurrences).await?;
            }
        }
        for mail in mails {
            mail::put_words(&mut tx, mail).await?;
        }
        let codes = json!({ "partnership": partnership.id, "places": places.len() });
        audit::record(&mut tx, &self.platform, BY, "text.retract_again", id, codes).await?;
        tx.commit().await?;
        Ok(true)
    }
}
