//! Where the matter of a pack comes from: the other slices, read for the place where somebody arrives.
//!
//! Before the first day the newcomer has no right: what is read here is chosen by post and territory, and the pack's own
//! rule says who sees it. As many statements for a small partnership as for a large one.

use std::collections::HashMap;

use jiff::SignedDuration;

use super::Packs;
use super::content::{
    PackAction, PackClause, PackContact, PackContent, PackDate, PackDecision, PackHandover, PackMinutes,
    PackPartner, PackProtocol, PackSection, PackWord,
};
use super::templates::PackTemplate;
use crate::accounts::Person;
use crate::actions::ActionItem;
use crate::directory::{Atlas, Organisation, Post};
use crate::events::{Event, EventKind, EventState, FeedFilter};
use crate::glossary::{common, first_occurrences};
use crate::kernel::actor::{Actor, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::Result;
use crate::protocols::ids::VersionId;
use crate::resources::ResourcePerson;
use crate::trainings::TrainingId;

/// Most notes, dates and actions that a pack lists; their own pages list all.
const MOST: usize = 50;

/// Where somebody arrives.
pub(super) struct Place {
    pub post: Post,
    pub organisation: Organisation,
    /// Partnerships whose scope overlaps the organisation's territory.
    pub covering: Vec<PartnershipId>,
    /// Those of them whose shared matter the post reads.
    pub shared: Vec<PartnershipId>,
    pub template: PackTemplate,
    pub today: Day,
}

impl Place {
    fn shows(&self, section: PackSection) -> bool {
        self.template.sections.contains(&section)
    }
}

/// Posts, organisations and people that lines name.
struct Names {
    posts: HashMap<PostId, Post>,
    places: HashMap<OrganisationId, Organisation>,
    people: HashMap<PersonId, Person>,
}

impl Names {
    /// A post and its organisation.
    fn of(&self, post: PostId) -> Option<(&Post, &Organisation)> {
        let post = self.posts.get(&post)?;
        Some((post, self.places.get(&post.organisation_id)?))
    }
}

impl Packs {
    /// Everything that the template shows, with what tells its states apart.
    pub(super) async fn gather(&self, actor: &Actor, place: Place) -> Result<PackContent> {
        let title = format!("{}, {}", place.post.label_fr(), place.organisation.name);
        let mut content = PackContent::under(&place.template, title, place.today);
        let mut partnerships = self.partnerships.partnerships_as_system(&place.covering).await?;
        partnerships.sort_by(|a, b| (&a.name_key, a.id).cmp(&(&b.name_key, b.id)));
        content.partnerships = partnerships.iter().map(|one| one.name.clone()).collect();
        let names: HashMap<PartnershipId, String> =
            partnerships.into_iter().map(|one| (one.id, one.name)).collect();
        if place.shows(PackSection::Handover) {
            self.handovers(actor, &place, &mut content).await?;
        }
        if place.shows(PackSection::Protocols) {
            self.protocols(&place, &names, &mut content).await?;
        }
        self.people_and_places(&place, &mut content).await?;
        if place.shows(PackSection::Dates) {
            self.dates(&place, &mut content).await?;
        }
        if place.shows(PackSection::Minutes) {
            self.minutes(&place, &mut content).await?;
        }
        if place.shows(PackSection::Glossary) {
            self.words(&place, &mut content).await?;
        }
        Ok(content)
    }

    /// Notes that the reader's own rights open: none before the first day.
    async fn handovers(&self, actor: &Actor, place: &Place, content: &mut PackContent) -> Result<()> {
        let notes = self.sources.handovers.of_posts(actor, &[place.post.id]).await?;
        for note in notes.iter().filter(|note| note.author_id != actor.person).take(MOST) {
            content.marks.note(PackSection::Handover, &note.id, &note.revision);
            content.handovers.push(PackHandover {
                id: note.id,
                departs_on: note.departs_on,
                acknowledged_at: note.acknowledged_at,
            });
        }
        Ok(())
    }

    /// Every protocol in force on the territory, and no other; whole texts are for members of the partnership.
    async fn protocols(
        &self,
        place: &Place,
        names: &HashMap<PartnershipId, String>,
        content: &mut PackContent,
    ) -> Result<()> {
        let service = &self.sources.protocols;
        let found = service.in_force_as_system(&place.covering, place.today).await?;
        let ids: Vec<_> = found.iter().map(|(protocol, _)| protocol.id).collect();
        let parties = service.parties_as_system(&ids).await?;
        let versions: Vec<VersionId> = found.iter().map(|(_, version)| version.id).collect();
        let clauses = service.clauses_as_system(&versions).await?;
        let role = place.post.kind.code();
        for (protocol, version) in found {
            let bound: Vec<_> = parties
                .iter()
                .filter(|party| party.protocol_id == protocol.id && party.bound(place.today))
                .collect();
            let asked = clauses.iter().filter(|clause| {
                clause.version_id == version.id && clause.marked_for.split(',').any(|marked| marked == role)
            });
            content.marks.note(PackSection::Protocols, &protocol.id, &version.id);
            content.protocols.push(PackProtocol {
                id: protocol.id,
                title: protocol.title,
                partnership: names.get(&protocol.partnership_id).cloned().unwrap_or_default(),
                in_force_from: version.in_force_from,
                parties: bound.iter().map(|party| party.organisation_name.clone()).collect(),
                own: bound.iter().any(|party| party.organisation_id == place.organisation.id),
                readable: place.shared.contains(&protocol.partnership_id),
                clauses: asked
                    .map(|clause| PackClause {
                        id: clause.id,
                        number: clause.number,
                        title: clause.title.clone(),
                        body: clause.body.clone(),
                    })
                    .collect(),
            });
        }
        Ok(())
    }

    /// Contacts, partners and actions: their names are read together.
    async fn people_and_places(&self, place: &Place, content: &mut PackContent) -> Result<()> {
        let mut entries = Vec::new();
        if place.shows(PackSection::Contacts) {
            entries = self.sources.resources.of_partnerships_as_system(&place.shared).await?;
            entries.retain(|entry| entry.post_id != place.post.id);
            self.keep_those_of_the_territory(place, &mut entries).await?;
        }
        let mut actions = Vec::new();
        if place.shows(PackSection::Actions) {
            actions = self.sources.actions.open_as_system(&place.shared).await?;
            actions.sort_by_key(|action| (action.owner_post_id != place.post.id, action.due_on, action.id));
            actions.truncate(MOST);
        }
        let mut members = Vec::new();
        if place.shows(PackSection::Partners) {
            members = self.partnerships.members_as_system(&place.shared).await?;
            members
                .retain(|member| member.on(place.today) && member.organisation_id != place.organisation.id);
        }
        let posts: Vec<PostId> = entries
            .iter()
            .map(|entry| entry.post_id)
            .chain(actions.iter().map(|action| action.owner_post_id))
            .collect();
        let holders = self.accounts.holders(&posts, place.today).await?;
        for entry in &mut entries {
            entry.set_holders(holders.get(&entry.post_id).map(Vec::as_slice).unwrap_or_default());
        }
        let members: Vec<OrganisationId> = members.iter().map(|member| member.organisation_id).collect();
        let names = self.names(&posts, &members, &entries).await?;
        for entry in &entries {
            contact(entry, &names, content);
        }
        for action in &actions {
            under_way(action, place, &names, content);
        }
        for id in &members {
            partner(*id, &names, content);
        }
        Ok(())
    }

    /// Who is to be called only for another part of the territory is left out.
    async fn keep_those_of_the_territory(
        &self,
        place: &Place,
        entries: &mut Vec<ResourcePerson>,
    ) -> Result<()> {
        let mut codes = place.organisation.territory_codes.clone();
        codes.extend(entries.iter().filter_map(|entry| entry.territory_code.clone()));
        codes.sort_unstable();
        codes.dedup();
        let atlas = Atlas::new(self.directory.territories(&codes).await?);
        let own = atlas.scope(&place.organisation.territory_codes);
        entries.retain(|entry| {
            let part = entry.territory_code.as_ref().map(std::slice::from_ref);
            part.is_none_or(|part| atlas.scope(part).overlaps(&own))
        });
        Ok(())
    }

    async fn names(
        &self,
        posts: &[PostId],
        members: &[OrganisationId],
        entries: &[ResourcePerson],
    ) -> Result<Names> {
        let posts = self.directory.posts(posts).await?;
        let places: Vec<OrganisationId> =
            posts.iter().map(|post| post.organisation_id).chain(members.iter().copied()).collect();
        let places = self.directory.organisations(&places).await?;
        let called: Vec<PersonId> =
            entries.iter().flat_map(|entry| entry.called.iter().map(|(person, _)| *person)).collect();
        Ok(Names {
            posts: posts.into_iter().map(|post| (post.id, post)).collect(),
            places: places.into_iter().map(|place| (place.id, place)).collect(),
            people: self.accounts.people(&called).await?,
        })
    }

    async fn dates(&self, place: &Place, content: &mut PackContent) -> Result<()> {
        let kinds =
            [EventKind::AnnualMeeting, EventKind::CrossTraining, EventKind::ProtocolReview, EventKind::Other];
        let filter = FeedFilter {
            partnerships: place.shared.clone(),
            kinds: Some(kinds.to_vec()),
            ..FeedFilter::default()
        };
        let now = self.now();
        let mut events = self.sources.events.for_feed(&filter, now, SignedDuration::ZERO).await?;
        events.retain(|event| {
            event.state == EventState::Scheduled && event.ends_at.is_some_and(|end| end > now)
        });
        let trainings: Vec<TrainingId> = events.iter().filter_map(training).collect();
        let open = self.sources.trainings.open_as_system(&trainings).await?;
        // A training that is still being prepared is nobody's date yet.
        events.retain(|event| training(event).is_none_or(|id| open.contains(&id)));
        events.truncate(MOST);
        for event in events {
            let state = format!("{} {:?}", event.sequence, event.starts_at);
            content.marks.note(PackSection::Dates, &event.id, &state);
            content.dates.push(PackDate {
                id: event.id,
                kind: event.kind,
                training_id: training(&event),
                title: event.title,
                starts_local: event.starts_local,
                starts_at: event.starts_at,
                all_day: event.all_day,
                time_zone: event.time_zone,
                place: event.place,
            });
        }
        Ok(())
    }

    async fn minutes(&self, place: &Place, content: &mut PackContent) -> Result<()> {
        let meetings = self.sources.meetings.last_minutes_as_system(&place.shared).await?;
        let ids: Vec<_> = meetings.iter().map(|meeting| meeting.id).collect();
        let agendas = self.sources.meetings.agendas(&ids).await?;
        for meeting in meetings {
            content.marks.note(PackSection::Minutes, &meeting.id, &meeting.minutes_version);
            let decided =
                agendas.iter().filter(|item| item.meeting_id == meeting.id && !item.decision.is_empty());
            content.minutes.push(PackMinutes {
                id: meeting.id,
                title: meeting.title_fr(),
                held_on: meeting.held_on,
                decisions: decided
                    .map(|item| PackDecision { title: item.title.clone(), decision: item.decision.clone() })
                    .collect(),
            });
        }
        Ok(())
    }

    /// Words that the clauses and decisions above use, in the sense of the partnership's own glossary.
    async fn words(&self, place: &Place, content: &mut PackContent) -> Result<()> {
        let adapted = match place.shared.first() {
            Some(id) => self.sources.glossary.of_partnerships_as_system(&[*id]).await?.remove(id),
            None => None,
        };
        let mut entries = adapted.unwrap_or_else(|| common().to_vec());
        entries.retain(|entry| !entry.hidden);
        let clauses = content.protocols.iter().flat_map(|protocol| &protocol.clauses);
        let decisions = content.minutes.iter().flat_map(|minutes| &minutes.decisions);
        let texts: Vec<&str> = clauses
            .flat_map(|clause| [clause.title.as_str(), clause.body.as_str()])
            .chain(decisions.flat_map(|one| [one.title.as_str(), one.decision.as_str()]))
            .collect();
        let forms = entries.iter().map(|entry| entry.forms.iter().map(String::as_str));
        let mut used: Vec<usize> = first_occurrences(&texts, forms).iter().map(|found| found.word).collect();
        used.sort_unstable();
        for entry in used.into_iter().filter_map(|index| entries.get(index)) {
            let state = format!("{} {}", entry.revision, entry.checked_on);
            content.marks.note(PackSection::Glossary, &entry.key, &state);
            content.words.push(PackWord {
                key: entry.key.clone(),
                word: entry.word.clone(),
                justice: entry.justice.clone(),
                health: entry.health.clone(),
            });
        }
        Ok(())
    }
}

fn training(event: &Event) -> Option<TrainingId> {
    event.subject()?.as_id()
}

/// Whom to call: the person's own number and address before the organisation's.
fn contact(entry: &ResourcePerson, names: &Names, content: &mut PackContent) {
    let Some((post, organisation)) = names.of(entry.post_id) else { return };
    let called = entry.called.first();
    let person = called.and_then(|(person, _)| names.people.get(person));
    let state = format!("{} {} {called:?}", entry.revision, entry.vacant);
    content.marks.note(PackSection::Contacts, &entry.id, &state);
    content.contacts.push(PackContact {
        id: entry.id,
        theme: entry.theme,
        function: post.label_fr(),
        organisation: organisation.name.clone(),
        name: person.map(Person::full_name),
        vacant: entry.vacant,
        about: entry.about.clone(),
        reach: entry.reach.clone(),
        phone: person.and_then(|one| one.phone.clone()).or_else(|| organisation.contact.phone.clone()),
        email: person.and_then(|one| one.email.clone()).or_else(|| organisation.contact.email.clone()),
        confirmed_on: entry.confirmed_on,
    });
}

fn under_way(action: &ActionItem, place: &Place, names: &Names, content: &mut PackContent) {
    let owner = names.of(action.owner_post_id);
    content.marks.note(PackSection::Actions, &action.id, &action.revision);
    content.actions.push(PackAction {
        id: action.id,
        title: action.title.clone(),
        due_on: action.due_on,
        owner: owner.map(|(post, at)| format!("{}, {}", post.label_fr(), at.name)).unwrap_or_default(),
        own: action.owner_post_id == place.post.id,
    });
}

/// A member of two partnerships stands once.
fn partner(id: OrganisationId, names: &Names, content: &mut PackContent) {
    let Some(organisation) = names.places.get(&id) else { return };
    if content.partners.iter().any(|one| one.id == id) {
        return;
    }
    content.marks.note(PackSection::Partners, &id, &organisation.revision);
    content.partners.push(PackPartner {
        id,
        name: organisation.name.clone(),
        kind: organisation.kind,
        sector: organisation.sector,
        contact: organisation.contact.clone(),
    });
}
