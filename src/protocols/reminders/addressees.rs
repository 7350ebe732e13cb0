//! To whom a reminder goes: the owner and the parties' representatives, the coordinator once the review is late. Where
//! the partnership names no coordinating post, whoever administers its territory takes the coordinator's place.

use std::collections::{BTreeMap, HashMap};

use super::Reminders;
use super::model::Running;
use crate::accounts::Holder;
use crate::kernel::actor::{OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::platform::reminders::Addressee;
use crate::protocols::Party;
use crate::protocols::ids::ProtocolId;
use crate::protocols::store as protocol_store;

/// Why the coordinator is written to, once the review is late.
const COORDINATES: &str = "vous coordonnez le partenariat et la revue est en retard";
/// Why those who administer the territory are, where nobody coordinates.
const STANDS_IN: &str =
    "le partenariat n’a pas de coordination, vous administrez son territoire et la revue est en retard";

/// Whether somebody is written to for the sole reason that the review is late.
pub(super) fn only_when_late(to: &Addressee) -> bool {
    to.why.iter().all(|why| [COORDINATES, STANDS_IN].contains(&why.as_str()))
}

/// Who holds what, on one day.
struct Holders {
    posts: HashMap<PostId, Vec<Holder>>,
    representatives: HashMap<OrganisationId, Vec<Holder>>,
    administrators: HashMap<PartnershipId, Vec<PostId>>,
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

fn answering(holders: Option<&Vec<Holder>>) -> Vec<&Holder> {
    holders.into_iter().flatten().filter(|holder| holder.takes_over()).collect()
}

impl Reminders {
    /// To whom the step of each of these protocols goes now, in their order; `late` adds the coordinator.
    pub(super) async fn written_to(
        &self,
        protocols: &[(&Running, bool)],
        now: Ts,
    ) -> Result<Vec<Vec<Addressee>>> {
        let ids: Vec<ProtocolId> = protocols.iter().map(|(protocol, _)| protocol.id).collect();
        let parties = protocol_store::read::parties(&self.platform.db, &ids).await?;
        // Zones lie on up to three dates at once.
        let mut by_day: BTreeMap<Day, Vec<(&Running, bool)>> = BTreeMap::new();
        for (protocol, late) in protocols {
            by_day.entry(now.day_in(&protocol.time_zone)).or_default().push((protocol, *late));
        }
        let mut holders = BTreeMap::new();
        for (day, protocols) in by_day {
            holders.insert(day, self.holders(&protocols, &parties, day).await?);
        }
        let resolved = protocols.iter().map(|(protocol, late)| {
            let day = now.day_in(&protocol.time_zone);
            resolve(protocol, *late, &parties, &holders[&day], day)
        });
        Ok(resolved.collect())
    }

    async fn holders(&self, protocols: &[(&Running, bool)], parties: &[Party], day: Day) -> Result<Holders> {
        let (mut posts, mut uncoordinated) = (Vec::new(), Vec::new());
        let mut organisations: Vec<OrganisationId> = parties
            .iter()
            .filter(|party| protocols.iter().any(|(protocol, _)| protocol.id == party.protocol_id))
            .map(|party| party.organisation_id)
            .collect();
        for (protocol, late) in protocols {
            posts.push(protocol.owner_post_id);
            organisations.push(protocol.owner_organisation_id);
            match protocol.coordinator().filter(|_| *late) {
                Some((post, organisation)) => {
                    posts.push(post);
                    organisations.push(organisation);
                }
                None if *late => uncoordinated.push(protocol.partnership_id),
                None => {}
            }
        }
        let administrators = self.partnerships.administrators_as_system(&uncoordinated, day).await?;
        posts.extend(administrators.values().flatten());
        Ok(Holders {
            posts: self.accounts.holders(&posts, day).await?,
            representatives: self.accounts.representatives(&organisations, day).await?,
            administrators,
        })
    }
}

fn resolve(protocol: &Running, late: bool, parties: &[Party], holders: &Holders, day: Day) -> Vec<Addressee> {
    let mut people: BTreeMap<PersonId, Addressee> = BTreeMap::new();
    let mut add = |holders: Vec<&Holder>, why: &str| {
        for holder in holders {
            let addressee = people.entry(holder.person).or_insert_with(|| holder.addressee());
            if !addressee.why.iter().any(|known| known == why) {
                addressee.why.push(why.to_owned());
            }
        }
    };
    let owner = holders.of_post(protocol.owner_post_id, protocol.owner_organisation_id);
    add(owner, "votre fonction répond des revues de ce protocole");
    for party in parties.iter().filter(|party| party.protocol_id == protocol.id && party.bound(day)) {
        let why = format!("vous représentez {}, partie au protocole", party.organisation_name);
        add(holders.of_organisation(party.organisation_id), &why);
    }
    match protocol.coordinator().filter(|_| late) {
        Some((post, organisation)) => add(holders.of_post(post, organisation), COORDINATES),
        None if late => {
            for post in holders.administrators.get(&protocol.partnership_id).into_iter().flatten() {
                add(answering(holders.posts.get(post)), STANDS_IN);
            }
        }
        None => {}
    }
    let mut people: Vec<_> = people.into_values().collect();
    people.sort_by(|a, b| (&a.name, a.person).cmp(&(&b.name, b.person)));
    people
}
