//! Who may have received a passage: by mail, by a calendar's fetch, or because they could read it here.

use std::collections::{HashMap, HashSet};

use super::model::{Means, Receiver};
use super::places::Place;
use super::{Retractions, store};
use crate::kernel::actor::PersonId;
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::partnerships::Partnership;
use crate::platform::db::Tx;
use crate::platform::mail::KeptWords;

impl Retractions {
    /// Everybody, by each means; whoever wrote it is among them.
    pub(super) async fn receivers(
        &self,
        tx: &mut Tx,
        partnership: &Partnership,
        places: &[Place],
        mails: &[KeptWords],
    ) -> Result<Vec<Receiver>> {
        let mut receivers: Vec<Receiver> = mails.iter().filter(|mail| mail.was_sent()).map(mailed).collect();
        let (mut readers, shown_in_feeds) = self.readers(tx, partnership, places).await?;
        if let Some(since) = shown_in_feeds {
            let people: Vec<PersonId> = readers.iter().copied().collect();
            let mut last: HashMap<PersonId, Day> = HashMap::new();
            for (person, day) in store::fetches(tx, partnership.id, &people, since).await? {
                last.entry(person).or_insert(day);
            }
            receivers.extend(last.into_iter().map(|(person, day)| Receiver {
                at: Some(day.start_in(&partnership.time_zone)),
                ..of(Means::Feed, person)
            }));
        }
        receivers.extend(readers.drain().map(|person| of(Means::Read, person)));
        receivers.sort_by_key(|one| (one.means, one.person_id, one.mail_id));
        Ok(receivers)
    }

    /// Who could read one of these places, and since when feeds showed one of them.
    async fn readers(
        &self,
        tx: &mut Tx,
        partnership: &Partnership,
        places: &[Place],
    ) -> Result<(HashSet<PersonId>, Option<Day>)> {
        let day = |at: Option<Ts>| at.unwrap_or(partnership.created_at).day_in(&partnership.time_zone);
        let today = partnership.today(self.now());
        let mut readers = HashSet::new();
        let (mut shared, mut fed): (Option<Day>, Option<Day>) = (None, None);
        for place in places {
            let since = day(place.found.lying.since);
            if let Some(people) = place.found.text.readers(tx, place.found.lying.id).await? {
                readers.extend(people);
            } else {
                shared = Some(shared.map_or(since, |earlier| earlier.min(since)));
                let span = (since, today);
                readers.extend(place.found.text.beyond(tx, place.found.lying.id, span).await?);
            }
            if place.found.text.of.in_feeds {
                fed = Some(fed.map_or(since, |earlier| earlier.min(since)));
            }
        }
        if let Some(since) = shared {
            readers.extend(store::readers(tx, partnership.id, since, today).await?);
        }
        Ok((readers, fed))
    }
}

fn of(means: Means, person: PersonId) -> Receiver {
    Receiver { means, person_id: Some(person), mail_id: None, address: None, at: None }
}

fn mailed(mail: &KeptWords) -> Receiver {
    let unknown = mail.person_id.is_none();
    Receiver {
        means: Means::Mail,
        person_id: mail.person_id,
        mail_id: unknown.then_some(mail.id),
        address: unknown.then(|| mail.to_address.clone()),
        at: Some(mail.state_at),
    }
}
