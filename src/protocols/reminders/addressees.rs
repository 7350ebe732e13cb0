//! To whom a reminder goes: the owner and the parties' representatives, the coordinator once the review is late.

use std::collections::{BTreeMap, HashMap};

use super::Reminders;
use super::model::{Addressee, Running, Why};
use crate::accounts::{Capacity, Holder};
use crate::kernel::actor::{OrganisationId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::protocols::Party;
use crate::protocols::ids::ProtocolId;
use crate::protocols::store as protocol_store;

/// Who holds what, on one day.
struct Holders {
    posts: HashMap<PostId, Vec<Holder>>,
    representatives: HashMap<OrganisationId, Vec<Holder>>,
}

impl Holders {
    /// Titular and interim of a post; where there is neither, those who represent its organisation.
    fn of_post(&self, post: PostId, organisation: OrganisationId) -> Vec<&Holder> {
        let holders = answering(self.posts.get(&post));
        if holders.is_empty() { self.of_organisation(organisation) } else { holders }
    }

    fn of_organisation(&self, organisation: OrganisationId) -> Vec<&Holder> {
        answering(self.representatives.get(&organisation))
    }
}

/// A delegate signs for the holder but does not take over the post's duties.
fn answering(holders: Option<&Vec<Holder>>) -> Vec<&Holder> {
    holders.into_iter().flatten().filter(|holder| holder.capacity != Capacity::Delegate).collect()
}

impl Reminders {
    /// To whom the step of each of these protocols goes now; `late` adds the coordinator.
    pub(super) async fn addressees(
        &self,
        protocols: &[(&Running, bool)],
        now: Ts,
    ) -> Result<HashMap<ProtocolId, Vec<Addressee>>> {
        let ids: Vec<ProtocolId> = protocols.iter().map(|(protocol, _)| protocol.id).collect();
        let parties = protocol_store::read::parties(&self.platform.db, &ids).await?;
        // Zones lie on up to three dates at once.
        let mut by_day: BTreeMap<Day, Vec<(&Running, bool)>> = BTreeMap::new();
        for (protocol, late) in protocols {
            by_day.entry(now.day_in(&protocol.time_zone)).or_default().push((protocol, *late));
        }
        let mut found = HashMap::new();
        for (day, protocols) in by_day {
            let holders = self.holders(&protocols, &parties, day).await?;
            for (protocol, late) in protocols {
                found.insert(protocol.id, resolve(protocol, late, &parties, &holders, day));
            }
        }
        Ok(found)
    }

    async fn holders(&self, protocols: &[(&Running, bool)], parties: &[Party], day: Day) -> Result<Holders> {
        let mut posts = Vec::new();
        let mut organisations: Vec<OrganisationId> = parties
            .iter()
            .filter(|party| protocols.iter().any(|(protocol, _)| protocol.id == party.protocol_id))
            .map(|party| party.organisation_id)
            .collect();
        for (protocol, late) in protocols {
            posts.push(protocol.owner_post_id);
            organisations.push(protocol.owner_organisation_id);
            if *late {
                posts.push(protocol.coordinating_post_id);
                organisations.push(protocol.coordinating_organisation_id);
            }
        }
        Ok(Holders {
            posts: self.accounts.holders(&posts, day).await?,
            representatives: self.accounts.representatives(&organisations, day).await?,
        })
    }
}

fn resolve(protocol: &Running, late: bool, parties: &[Party], holders: &Holders, day: Day) -> Vec<Addressee> {
    let mut people: BTreeMap<PersonId, Addressee> = BTreeMap::new();
    let mut add = |holders: Vec<&Holder>, why: &Why| {
        for holder in holders {
            let addressee = people.entry(holder.person).or_insert_with(|| Addressee {
                person: holder.person,
                name: holder.full_name(),
                address: holder.email.clone(),
                why: Vec::new(),
            });
            if !addressee.why.contains(why) {
                addressee.why.push(why.clone());
            }
        }
    };
    add(holders.of_post(protocol.owner_post_id, protocol.owner_organisation_id), &Why::Owner);
    for party in parties.iter().filter(|party| party.protocol_id == protocol.id && party.bound(day)) {
        add(holders.of_organisation(party.organisation_id), &Why::Party(party.organisation_name.clone()));
    }
    if late {
        let coordinator =
            holders.of_post(protocol.coordinating_post_id, protocol.coordinating_organisation_id);
        add(coordinator, &Why::Coordinator);
    }
    let mut people: Vec<Addressee> = people.into_values().collect();
    people.sort_by(|a, b| (&a.name, a.person).cmp(&(&b.name, b.person)));
    people
}
