//! Who people are and who holds what: what every other slice asks.

use std::collections::{HashMap, HashSet};

use async_graphql::SimpleObject;

use super::model::{Capacity, Holder, Person};
use super::store::people::Occupation;
use super::{Accounts, policy, store};
use crate::confidentiality::Screen;
use crate::kernel::actor::{Actor, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::{Problems, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::problem::Problem;
use crate::kernel::text::fold;
use crate::platform::db::Tx;
use crate::platform::reminders::Addressee;

/// A professional, as the viewer may see them: without contact details outside one's reach.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Person", complex)]
pub struct VisiblePerson {
    /// Node id.
    pub id: PersonId,
    /// First name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Professional address; null outside the viewer's reach.
    pub email: Option<String>,
    /// Professional telephone; null outside the viewer's reach.
    pub phone: Option<String>,
    /// Manages settings and providers; reads no partnership's content by that alone.
    pub platform_administrator: bool,
}

impl VisiblePerson {
    /// First name and family name.
    #[must_use]
    pub fn full_name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

impl Accounts {
    /// These people, for mails and documents: no visibility rule applies.
    ///
    /// # Errors
    /// The database's.
    pub async fn people(&self, ids: &[PersonId]) -> Result<HashMap<PersonId, Person>> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let people = store::people::people(&self.platform.db, ids).await?;
        Ok(people.into_iter().map(|person| (person.id, person)).collect())
    }

    /// Those of these people whom the viewer may know of, contact details within reach only.
    ///
    /// # Errors
    /// The database's.
    pub async fn find_all_visible(
        &self,
        viewer: Option<&Actor>,
        ids: &[PersonId],
    ) -> Result<HashMap<PersonId, VisiblePerson>> {
        let Some(viewer) = viewer else { return Ok(HashMap::new()) };
        let db = &self.platform.db;
        let people = self.people(ids).await?;
        let now = self.platform.clock.now();
        let mut places: HashMap<PersonId, (Vec<OrganisationId>, Vec<PartnershipId>)> = HashMap::new();
        for tie in store::people::ties(db, ids).await? {
            let (organisations, partnerships) = places.entry(tie.person_id).or_default();
            organisations.push(tie.organisation_id);
            let today = now.day_in(&tie.time_zone);
            partnerships.extend(super::partnerships_on(tie.partnerships.as_deref(), today));
        }
        let asked = store::people::asked(db, ids).await?;
        let all: Vec<OrganisationId> = places
            .values()
            .flat_map(|(organisations, _)| organisations)
            .chain(asked.iter().map(|(_, organisation)| organisation))
            .copied()
            .collect();
        let managed = self.managed(viewer, &all).await?;
        Ok(people
            .into_iter()
            .filter_map(|(id, person)| {
                let (organisations, partnerships) = places.remove(&id).unwrap_or_default();
                let known = policy::Acquaintance {
                    holds_a_post: !organisations.is_empty(),
                    asks_the_viewer: asked
                        .iter()
                        .any(|(person, place)| *person == id && managed.contains(place)),
                    shares_work: organisations
                        .iter()
                        .any(|place| viewer.belongs_to(*place) || managed.contains(place))
                        || partnerships.iter().any(|partnership| viewer.is_member(*partnership)),
                };
                if !policy::knows(viewer, id, known) {
                    return None;
                }
                let reachable = policy::may_contact(viewer, id, known);
                let visible = VisiblePerson {
                    id,
                    given_name: person.given_name,
                    family_name: person.family_name,
                    email: person.email.filter(|_| reachable),
                    phone: person.phone.filter(|_| reachable),
                    platform_administrator: person.platform_admin,
                };
                Some((id, visible))
            })
            .collect())
    }

    /// Professionals who hold or held a post, by family name; `search` is the beginning of words of the name.
    ///
    /// # Errors
    /// The database's.
    pub async fn search_people(
        &self,
        viewer: &Actor,
        search: Option<&str>,
        organisation: Option<OrganisationId>,
        request: &PageRequest,
    ) -> Result<Page<VisiblePerson>> {
        if viewer.mandates.is_empty() && !viewer.platform_admin {
            return Ok(Page { rows: Vec::new(), has_next: false, total: request.with_total.then_some(0) });
        }
        let words = search.map(fold).unwrap_or_default();
        let page = store::people::search(&self.platform.db, &words, organisation, request).await?;
        let ids: Vec<PersonId> = page.rows.iter().map(|(_, id)| *id).collect();
        let mut seen = self.find_all_visible(Some(viewer), &ids).await?;
        let rows =
            page.rows.into_iter().filter_map(|(cursor, id)| Some((cursor, seen.remove(&id)?))).collect();
        Ok(Page { rows, has_next: page.has_next, total: page.total })
    }

    /// Writes a person whom nobody knew.
    pub(super) async fn insert_person(
        &self,
        tx: &mut Tx,
        given_name: &str,
        family_name: &str,
        email: Option<String>,
        phone: Option<String>,
    ) -> Result<PersonId> {
        let now = self.platform.clock.now();
        let person = Person {
            id: PersonId::fresh(&self.platform.entropy, now),
            given_name: given_name.to_owned(),
            family_name: family_name.to_owned(),
            email,
            phone,
            platform_admin: false,
            created_at: now,
        };
        store::people::insert(tx, &person).await?;
        Ok(person.id)
    }

    /// Each of these people, to be reminded alone; nobody in place of who is not known.
    ///
    /// # Errors
    /// The database's.
    pub async fn addressees(&self, people: &[PersonId]) -> Result<Vec<Vec<Addressee>>> {
        let found = self.people(people).await?;
        Ok(people.iter().map(|id| found.get(id).map(Person::addressee).into_iter().collect()).collect())
    }

    /// Who holds these posts on that day, titular first; mandates that wait for confirmation do not count.
    ///
    /// # Errors
    /// The database's.
    pub async fn holders(&self, posts: &[PostId], on: Day) -> Result<HashMap<PostId, Vec<Holder>>> {
        if posts.is_empty() {
            return Ok(HashMap::new());
        }
        Ok(by(store::people::holders(&self.platform.db, posts, on).await?, |holder| holder.post))
    }

    /// Where these people hold a post on that day, the oldest mandate first; mandates that wait for confirmation do not
    /// count.
    ///
    /// # Errors
    /// The database's.
    pub async fn organisations_of(
        &self,
        people: &[PersonId],
        on: Day,
    ) -> Result<Vec<(PersonId, OrganisationId)>> {
        store::people::organisations_of(&self.platform.db, people, on).await
    }

    /// In what capacity this person holds this post on that day; none when they do not.
    ///
    /// # Errors
    /// The database's.
    pub async fn holder_capacity(&self, person: PersonId, post: PostId, on: Day) -> Result<Option<Capacity>> {
        let holders = store::people::holders(&self.platform.db, &[post], on).await?;
        Ok(holders.iter().filter(|holder| holder.person == person).map(|holder| holder.capacity).min())
    }

    /// Who answers for these organisations on that day: holders of their representative posts, interim
    /// included; where there is nobody, the administrators of the territory.
    ///
    /// # Errors
    /// The database's.
    pub async fn representatives(
        &self,
        organisations: &[OrganisationId],
        on: Day,
    ) -> Result<HashMap<OrganisationId, Vec<Holder>>> {
        if organisations.is_empty() {
            return Ok(HashMap::new());
        }
        let db = &self.platform.db;
        let mut found =
            by(store::people::representatives(db, organisations, on).await?, |holder| holder.organisation);
        let orphans: Vec<OrganisationId> =
            organisations.iter().filter(|id| !found.contains_key(id)).copied().collect();
        if !orphans.is_empty() {
            let administrators = store::people::administrators(db, &orphans, on).await?;
            found.extend(by(administrators, |holder| holder.organisation));
        }
        Ok(found)
    }

    /// Who stands in for the coordinators of these partnerships on that day: where the coordinating post has neither
    /// titular nor interim, who administers all of the territory.
    ///
    /// # Errors
    /// The database's.
    pub async fn stand_ins(
        &self,
        partnerships: &[PartnershipId],
        on: Day,
    ) -> Result<HashMap<PartnershipId, Vec<Holder>>> {
        if partnerships.is_empty() {
            return Ok(HashMap::new());
        }
        let mut found: HashMap<PartnershipId, Vec<Holder>> = HashMap::new();
        for stand_in in store::people::stand_ins(&self.platform.db, partnerships, on).await? {
            found.entry(stand_in.partnership).or_default().push(stand_in.holder);
        }
        Ok(found)
    }

    /// Since when these posts have had neither titular nor interim: the day after the last one left, or the day on
    /// which a post that was never filled was created. Posts that are held, or held by a team, are left
    /// out; a closed one stays vacant for what still hangs on it.
    ///
    /// # Errors
    /// The database's.
    pub async fn vacant_since(&self, posts: &[PostId]) -> Result<HashMap<PostId, Day>> {
        if posts.is_empty() {
            return Ok(HashMap::new());
        }
        let now = self.platform.clock.now();
        let mut rows: HashMap<PostId, Vec<Occupation>> = HashMap::new();
        for row in store::people::occupations(&self.platform.db, posts).await? {
            rows.entry(row.post_id).or_default().push(row);
        }
        Ok(rows.into_iter().filter_map(|(post, rows)| Some((post, vacancy(&rows, now)?))).collect())
    }

    /// Those of the organisations whose posts and people this actor manages.
    ///
    /// # Errors
    /// The database's.
    pub async fn managed(
        &self,
        actor: &Actor,
        organisations: &[OrganisationId],
    ) -> Result<HashSet<OrganisationId>> {
        let codes: Vec<String> = actor.mandates.iter().flat_map(|held| &held.administers).cloned().collect();
        let administered = if codes.is_empty() || organisations.is_empty() {
            Vec::new()
        } else {
            store::people::administered(&self.platform.db, &codes, organisations).await?
        };
        let manages = |id: &OrganisationId| policy::manages_people(actor, *id, administered.contains(id));
        Ok(organisations.iter().copied().filter(manages).collect())
    }
}

/// Checks an address and a telephone number; both are stored as written, the address in lower case.
pub(super) fn contact(
    screen: &mut Screen<'_>,
    prefix: &str,
    email: Option<&str>,
    phone: Option<&str>,
) -> (Option<String>, Option<String>) {
    let email = email.and_then(|text| address(&mut screen.problems, &format!("{prefix}email"), text));
    let phone = phone.map(str::trim).filter(|text| !text.is_empty());
    let plausible = |text: &str| {
        text.chars().count() <= 30
            && text.chars().filter(char::is_ascii_digit).count() >= 3
            && text.chars().all(|c| c.is_ascii_digit() || " +.-()".contains(c))
    };
    screen.problems.require(phone.is_none_or(plausible), || {
        Problem::new("INVALID_VALUE", "Écrivez un numéro de téléphone.").on(format!("{prefix}phone"))
    });
    (email, phone.map(str::to_owned))
}

/// A mail address as it is kept and compared; a blank one counts as absent.
pub fn address(problems: &mut Problems, field: &str, text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return None;
    }
    let valid = text.len() <= 200 && text.parse::<lettre::Address>().is_ok();
    problems.require(valid, || {
        Problem::new("INVALID_VALUE", "Écrivez une adresse électronique complète.").on(field)
    });
    valid.then_some(text)
}

/// First day without holder of one post, whose occupations these are.
fn vacancy(rows: &[Occupation], now: Ts) -> Option<Day> {
    let first = rows.first()?;
    let today = now.day_in(&first.time_zone);
    let begun = || rows.iter().filter(|row| row.starts_on.is_some_and(|start| start <= today));
    if begun().any(|row| row.ends_on.is_none_or(|end| today <= end)) {
        return None;
    }
    let last_day = begun().filter_map(|row| row.ends_on).max();
    Some(last_day.map_or_else(|| first.created_at.day_in(&first.time_zone), next_day))
}

fn next_day(day: Day) -> Day {
    Day(day.0.saturating_add(jiff::Span::new().days(1)))
}

/// Groups holders, titular first.
fn by<K: std::hash::Hash + Eq>(holders: Vec<Holder>, key: impl Fn(&Holder) -> K) -> HashMap<K, Vec<Holder>> {
    let mut groups: HashMap<K, Vec<Holder>> = HashMap::new();
    for holder in holders {
        groups.entry(key(&holder)).or_default().push(holder);
    }
    for group in groups.values_mut() {
        group.sort_by_key(|holder| holder.capacity);
    }
    groups
}
