//! The mail of this slice: minutes circulate. It holds nothing of them but the link.

use serde::Serialize;

use super::Meetings;
use super::model::AnnualMeeting;
use crate::accounts::letter;
use crate::kernel::actor::{Actor, OrganisationId, PersonId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::dates::date_in_words;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::db::Tx;
use crate::platform::mail::{self, Template};
use crate::template;

const CIRCULATED: Template = template!("minutes_circulated");

#[derive(Serialize)]
struct CirculatedMail {
    name: String,
    title: String,
    /// The day it was held, in words.
    day: String,
    link: String,
}

impl Meetings {
    /// Tells who answers for the members, and who was expected, that the minutes can be read; not who sends them.
    pub(super) async fn tell_of_minutes(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        meeting: &AnnualMeeting,
        today: Day,
    ) -> Result<()> {
        let members = self.partnerships.members_as_system(&[meeting.partnership_id]).await?;
        let members: Vec<OrganisationId> = members
            .into_iter()
            .filter(|member| member.on(today))
            .map(|member| member.organisation_id)
            .collect();
        let expected = self.events.attendees(&[meeting.event_id]).await?;
        let posts: Vec<PostId> = expected.iter().filter_map(|attendee| attendee.post_id).collect();
        let people: Vec<PersonId> = expected.iter().filter_map(|attendee| attendee.person_id).collect();
        let mut readers = self.accounts.representing(&members, today).await?;
        let holders = self.accounts.holders(&posts, today).await?;
        readers.extend(holders.into_values().flatten().filter_map(|holder| holder.recipient()));
        let here = self.accounts.organisations_of(&people, today).await?;
        let mut named = self.accounts.people(&people).await?;
        named.retain(|person, _| here.iter().any(|(one, place)| one == person && members.contains(place)));
        readers.extend(named.into_values().filter_map(|person| person.recipient()));
        readers.retain(|reader| reader.person != actor.person);
        readers.sort_by_key(|reader| reader.person);
        readers.dedup_by_key(|reader| reader.person);
        for to in readers {
            let told = CirculatedMail {
                name: to.name.clone(),
                title: meeting.title.clone(),
                day: meeting.day().map(|day| date_in_words(day.0)).unwrap_or_default(),
                link: format!("{}/reunions/{}", self.platform.public_url, meeting.id.uuid()),
            };
            let key = format!("{}.{}", meeting.id.uuid().simple(), to.person.uuid().simple());
            mail::queue(tx, &self.platform, letter(&self.platform, &CIRCULATED, &to, &key, told)?).await?;
        }
        Ok(())
    }
}
