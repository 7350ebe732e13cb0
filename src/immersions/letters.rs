//! The mails of this slice: who must agree learns of a request, the guest of a refusal, the guest's organisation of an end.
//! They name functions, not persons, for they may be read by others. Once both agreed, guest and contact are expected at
//! an event, whose own mails tell them of its days and that it is off.

use serde::Serialize;

use super::Immersions;
use super::model::{Offer, Placement};
use crate::accounts::{Recipient, letter};
use crate::kernel::actor::{Actor, OrganisationId};
use crate::kernel::clock::Day;
use crate::kernel::dates::date_in_words;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::db::Tx;
use crate::platform::mail::{self, Template};
use crate::template;

const REQUESTED: Template = template!("immersion_requested");
const DECLINED: Template = template!("immersion_declined");
const CANCELLED: Template = template!("immersion_cancelled");

/// What happened to a stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Somebody asks for it.
    Requested,
    /// One side does not agree.
    Declined,
    /// It was agreed to, and will not take place.
    Cancelled,
}

#[derive(Serialize)]
struct StayMail {
    name: String,
    /// The offer's title.
    title: String,
    /// Who hosts.
    host: String,
    /// Function and organisation of the guest.
    guest: String,
    /// The stay's days, in words.
    days: String,
    link: String,
}

impl Immersions {
    /// Writes to whom it concerns, except to who did it.
    pub(super) async fn tell(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        news: News,
        (offer, stay): (&Offer, &Placement),
    ) -> Result<()> {
        let mut readers = self.told(news, offer, stay).await?;
        readers.retain(|reader| reader.person != actor.person);
        readers.sort_by_key(|reader| reader.person);
        readers.dedup_by_key(|reader| reader.person);
        let places = self.directory.organisations(&[offer.organisation_id, stay.organisation_id]).await?;
        let name = |id: OrganisationId| {
            places.iter().find(|place| place.id == id).map(|place| place.name.clone()).unwrap_or_default()
        };
        let post = self.directory.posts(&[stay.post_id]).await?.pop().map(|post| post.label_fr());
        let guest: Vec<String> = post.into_iter().chain([name(stay.organisation_id)]).collect();
        let template = match news {
            News::Requested => REQUESTED,
            News::Declined => DECLINED,
            News::Cancelled => CANCELLED,
        };
        for to in readers {
            let told = StayMail {
                name: to.name.clone(),
                title: offer.title.clone(),
                host: name(offer.organisation_id),
                guest: guest.join(", "),
                days: days_in_words(stay.starts_on, stay.ends_on),
                link: format!("{}/immersions/{}", self.platform.public_url, offer.id.uuid()),
            };
            let key = format!("{}.{}", stay.id.uuid().simple(), to.person.uuid().simple());
            let letter = letter(&self.platform, &template, &to, &key, told)?;
            mail::queue(tx, &self.platform, letter).await?;
        }
        Ok(())
    }

    /// Takes back what waits to be sent of the request: it is settled.
    pub(super) async fn take_back(&self, tx: &mut Tx, stay: &Placement) -> Result<()> {
        mail::withdraw_all(tx, &self.platform, beginning(&REQUESTED, stay)).await
    }

    async fn told(&self, news: News, offer: &Offer, stay: &Placement) -> Result<Vec<Recipient>> {
        let today = self.today(&offer.time_zone);
        let host = (offer.contact_post_id, offer.organisation_id);
        let mut told = match news {
            News::Requested => self.accounts.answering(host.0, host.1, today).await?,
            News::Declined => {
                let guest = self.accounts.people(&[stay.guest_id]).await?.remove(&stay.guest_id);
                return Ok(guest.and_then(|guest| guest.recipient()).into_iter().collect());
            }
            News::Cancelled => Vec::new(),
        };
        if news == News::Cancelled || stay.home_agreed_at.is_none() {
            told.extend(self.accounts.representing(&[stay.organisation_id], today).await?);
        }
        Ok(told)
    }
}

/// How the Message-IDs of the mails that tell this of a stay begin.
fn beginning(template: &Template, stay: &Placement) -> String {
    format!("{}.{}.", template.name, stay.id.uuid().simple())
}

fn days_in_words(first: Day, last: Day) -> String {
    if first == last {
        format!("le {}", date_in_words(first.0))
    } else {
        format!("du {} au {}", date_in_words(first.0), date_in_words(last.0))
    }
}
