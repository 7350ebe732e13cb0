//! To whom an event is told: the holders that day of the posts expected, interim included, the persons, the outsiders.

use uuid::Uuid;

use super::store::Mailed;
use crate::accounts::{Capacity, Holder};
use crate::events::guests::{self, EventGuest, EventGuestId};
use crate::events::model::{AttendeeAnswer, Event, EventId};
use crate::events::{EventAttendee, Events};
use crate::kernel::actor::{PersonId, PostId};
use crate::kernel::clock::{Ts, Zone};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;

/// A person with an account, or an outsider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Known to the directory.
    Person(PersonId),
    /// Invited for one event.
    Guest(EventGuestId),
}

impl Who {
    /// The bare id.
    pub fn uuid(self) -> Uuid {
        match self {
            Self::Person(person) => person.uuid(),
            Self::Guest(guest) => guest.uuid(),
        }
    }

    /// The person, when known to the directory.
    pub fn person(self) -> Option<PersonId> {
        match self {
            Self::Person(person) => Some(person),
            Self::Guest(_) => None,
        }
    }

    /// The outsider.
    pub fn guest(self) -> Option<EventGuestId> {
        match self {
            Self::Person(_) => None,
            Self::Guest(guest) => Some(guest),
        }
    }
}

/// Somebody to write to.
#[derive(Clone, Debug)]
pub struct Recipient {
    /// Who.
    pub who: Who,
    /// Name shown beside the address.
    pub name: String,
    /// Address.
    pub address: String,
    /// Whose clocks they live by.
    pub zone: Zone,
    /// What they answered.
    pub answer: AttendeeAnswer,
}

impl Recipient {
    /// An outsider.
    pub fn guest(guest: EventGuest) -> Self {
        Self {
            who: Who::Guest(guest.id),
            name: guest.name,
            address: guest.email,
            zone: guest.time_zone,
            answer: guest.answer,
        }
    }
}

impl Events {
    /// Everybody expected who can be written to, each once.
    pub(super) async fn recipients(&self, event: &Event, now: Ts) -> Result<Vec<Recipient>> {
        let mut found: Vec<Recipient> = Vec::new();
        for (attendee, person) in self.people_expected(&[event.id], &event.time_zone, now).await? {
            let Some(address) = person.address else { continue };
            if found.iter().all(|known| known.who != Who::Person(person.id)) {
                found.push(Recipient {
                    who: Who::Person(person.id),
                    name: person.name,
                    address,
                    zone: attendee.time_zone,
                    answer: attendee.answer,
                });
            }
        }
        for guest in guests::store::of_events(&self.platform.db, &[event.id]).await? {
            found.push(Recipient::guest(guest));
        }
        Ok(found)
    }

    /// Titular and interim of a post; a delegate signs for the holder but does not take over the post's duties.
    pub(super) async fn holders_of(&self, post: PostId, event: &Event, now: Ts) -> Result<Vec<Holder>> {
        let holders = self.accounts.holders(&[post], now.day_in(&event.time_zone)).await?;
        Ok(holders.into_values().flatten().filter(answering).collect())
    }

    /// Each attendee of these events with those who stand for it today, on the calendar of this zone.
    pub(in crate::events) async fn people_expected(
        &self,
        events: &[EventId],
        zone: &Zone,
        now: Ts,
    ) -> Result<Vec<(EventAttendee, Standing)>> {
        let attendees = self.attendees(events).await?;
        let posts: Vec<PostId> = attendees.iter().filter_map(|attendee| attendee.post_id).collect();
        let people: Vec<PersonId> = attendees.iter().filter_map(|attendee| attendee.person_id).collect();
        let holders = self.accounts.holders(&posts, now.day_in(zone)).await?;
        let belonging = self.accounts.belonging(&people, now.day_in(zone)).await?;
        let people = self.accounts.people(&people).await?;
        // Whoever left the organisation is not expected in its name any more.
        let belongs = |person: PersonId, attendee: &EventAttendee| {
            belonging.contains(&(person, attendee.organisation_id))
        };
        let mut found = Vec::new();
        for attendee in attendees {
            let of_post = attendee.post_id.and_then(|post| holders.get(&post)).into_iter().flatten();
            for holder in of_post.filter(|holder| answering(holder)) {
                let standing =
                    Standing { id: holder.person, name: holder.full_name(), address: holder.email.clone() };
                found.push((attendee.clone(), standing));
            }
            let person = attendee.person_id.filter(|person| belongs(*person, &attendee));
            if let Some(person) = person.and_then(|person| people.get(&person)) {
                let standing =
                    Standing { id: person.id, name: person.full_name(), address: person.email.clone() };
                found.push((attendee, standing));
            }
        }
        Ok(found)
    }
}

/// Somebody who stands for an attendee.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Who.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Professional address.
    pub address: Option<String>,
}

fn answering(holder: &Holder) -> bool {
    holder.capacity != Capacity::Delegate
}

/// Those who were told of the event and are not expected any more.
pub(super) fn no_longer_expected(mailed: &[Mailed], expected: &[Recipient]) -> Vec<Recipient> {
    let mut former: Vec<Recipient> = Vec::new();
    for mail in mailed {
        let Some(who) = mail.who() else { continue };
        if expected.iter().chain(&former).all(|known| known.who != who) {
            former.push(Recipient {
                who,
                name: mail.to_name.clone(),
                address: mail.to_address.clone(),
                zone: Zone::paris(),
                answer: AttendeeAnswer::Awaited,
            });
        }
    }
    former
}
