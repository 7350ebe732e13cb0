//! The register of contact magistrates of a territory: who it is, who it was on a day, when there was nobody.
//!
//! A line is a court and a post that was there on the day asked about, which another court may have since.

mod graphql;

use super::structure::{Place, Structures, places};
use crate::accounts::Mandate;
use crate::directory::{ContactPlace, Post, ReferentChange, was_referent};
use crate::kernel::actor::{Actor, MandateId, OrganisationId, PostId};
use crate::kernel::clock::{Day, Zone};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::{Cursor, Page, PageRequest};
use crate::platform::graphql::grouped;

pub use graphql::TerritoryContacts;

/// A court, and a post that is or was the contact magistrate's; a court without any has its line too.
#[derive(Clone, Debug)]
pub struct ContactLine {
    /// The day told of: the one asked about, or today there.
    pub on: Day,
    /// Which court, on that day.
    pub organisation: OrganisationId,
    /// Which post.
    pub post: Option<PostId>,
    /// It is the contact magistrate's on that day.
    pub referent: bool,
    /// Who holds it on that day, titular first.
    pub holders: Vec<Mandate>,
    /// All that is known of it while it was there, latest first.
    pub history: Vec<ContactStretch>,
}

/// From a day to a day somebody was the contact magistrate, or nobody was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactStretch {
    /// First day.
    pub from: Day,
    /// Last day, included; none while no end is known.
    pub until: Option<Day>,
    /// Under which mandate; none for a vacancy.
    pub mandate: Option<MandateId>,
}

/// A line before it is known who held the post.
struct Outline<'a> {
    court: &'a ContactPlace,
    on: Day,
    /// The post, and when it was there.
    post: Option<(&'a Post, Place)>,
}

impl Outline<'_> {
    fn cursor(&self) -> Cursor {
        let id = self.post.map_or(self.court.id.uuid(), |(post, _)| post.id.uuid());
        Cursor { key: self.court.name_key.clone(), id }
    }

    fn told(&self, changes: &[ReferentChange], held: &[Mandate]) -> ContactLine {
        let mut line = ContactLine {
            on: self.on,
            organisation: self.court.id,
            post: None,
            referent: false,
            holders: Vec::new(),
            history: Vec::new(),
        };
        if let Some((post, place)) = self.post {
            let changes: Vec<&ReferentChange> =
                changes.iter().filter(|change| change.post_id == post.id).collect();
            line.post = Some(post.id);
            line.referent = was_referent(post.referent, &changes, self.on) && post.is_open(self.on);
            if line.referent {
                line.holders = held.iter().filter(|mandate| mandate.holds_on(self.on)).cloned().collect();
                line.holders.sort_by_key(|mandate| mandate.capacity);
            }
            line.history = history((post, place), &self.court.time_zone, &changes, held);
        }
        line
    }
}

impl Structures {
    /// The register of a territory, by court, on that day or today in each; empty for who holds no mandate.
    ///
    /// # Errors
    /// The database's.
    pub async fn contact_register(
        &self,
        actor: &Actor,
        territory: &str,
        on: Option<Day>,
        request: &PageRequest,
    ) -> Result<Page<ContactLine>> {
        if actor.mandates.is_empty() && !actor.platform_admin {
            return Ok(Page::empty());
        }
        let moves = grouped(self.moves_within(territory).await?, |one| one.post_id);
        let others: Vec<PostId> = moves.keys().copied().flatten().collect();
        let posts = self.directory.contact_posts(territory, &others).await?;
        let been: Vec<(&Post, Vec<Place>)> = posts
            .iter()
            .map(|post| {
                let own = moves.get(&Some(post.id)).map(Vec::as_slice).unwrap_or_default();
                (post, places(post.organisation_id, own))
            })
            .collect();
        let all: Vec<OrganisationId> =
            been.iter().flat_map(|(_, places)| places).map(|place| place.organisation).collect();
        let courts = self.directory.contact_places(territory, &all).await?;
        let now = self.now();
        let lines: Vec<Outline<'_>> = courts
            .iter()
            .flat_map(|court| outlines(court, on.unwrap_or_else(|| now.day_in(&court.time_zone)), &been))
            .collect();
        let page = Page::of_whole(lines, request, Outline::cursor);
        let shown: Vec<PostId> =
            page.rows.iter().filter_map(|(_, line)| line.post.map(|(post, _)| post.id)).collect();
        let changes = self.directory.referent_changes(&shown).await?;
        let tenures = grouped(self.accounts.tenures_as_system(&shown).await?, |mandate| mandate.post_id);
        Ok(page.map(|line| {
            let held = line.post.and_then(|(post, _)| tenures.get(&post.id));
            line.told(&changes, held.map(Vec::as_slice).unwrap_or_default())
        }))
    }
}

/// The lines of a court on a day: one for each post that was there, or one for a court that had none.
fn outlines<'a>(court: &'a ContactPlace, on: Day, been: &[(&'a Post, Vec<Place>)]) -> Vec<Outline<'a>> {
    if court.closed_on.is_some_and(|last| last < on) {
        return Vec::new();
    }
    let there = |(post, places): &(&'a Post, Vec<Place>)| {
        let place = places.iter().find(|place| place.organisation == court.id && place.on(on))?;
        Some(Outline { court, on, post: Some((*post, *place)) })
    };
    let mut found: Vec<Outline<'a>> = been.iter().filter_map(there).collect();
    if found.is_empty() && court.is_court {
        found.push(Outline { court, on, post: None });
    }
    found
}

/// Who was the contact magistrate while the post was there, and the gaps between, latest first.
fn history(
    (post, place): (&Post, Place),
    zone: &Zone,
    changes: &[&ReferentChange],
    mandates: &[Mandate],
) -> Vec<ContactStretch> {
    let created = post.created_at.day_in(zone);
    let first = mandates.iter().map(|mandate| mandate.starts_on).min();
    let begins = first.map_or(created, |first| first.min(created));
    let mut found = Vec::new();
    for (from, until) in referent_stretches(post, changes, begins) {
        let (from, until) = (place.from.map_or(from, |first| first.max(from)), earlier(until, place.until));
        if until.is_some_and(|last| last < from) {
            continue;
        }
        let mut free = Some(from);
        for mandate in mandates {
            let clipped = (mandate.starts_on.max(from), earlier(mandate.ends_on, until));
            if clipped.1.is_some_and(|last| last < clipped.0) || until.is_some_and(|last| last < clipped.0) {
                continue;
            }
            if let Some(day) = free.filter(|day| *day < clipped.0) {
                found.push(ContactStretch { from: day, until: Some(clipped.0.eve()), mandate: None });
            }
            let next = clipped.1.map(|last| last.plus_days(1));
            free = free.and_then(|day| next.map(|next| next.max(day)));
            found.push(ContactStretch { from: clipped.0, until: clipped.1, mandate: Some(mandate.id) });
        }
        if let Some(day) = free.filter(|day| until.is_none_or(|last| *day <= last)) {
            found.push(ContactStretch { from: day, until, mandate: None });
        }
    }
    found.sort_by_key(|stretch| std::cmp::Reverse((stretch.from, stretch.mandate)));
    found
}

/// From when to when the post was the contact magistrate's, since that day.
fn referent_stretches(post: &Post, changes: &[&ReferentChange], begins: Day) -> Vec<(Day, Option<Day>)> {
    let mut marks: Vec<Day> =
        changes.iter().map(|change| change.changed_on).filter(|day| *day > begins).collect();
    marks.insert(0, begins);
    marks.sort_unstable();
    let ends = marks.iter().skip(1).map(|next| Some(next.eve())).chain([post.closed_on]);
    let mut found: Vec<(Day, Option<Day>)> = Vec::new();
    for (from, until) in marks.iter().copied().zip(ends) {
        if !was_referent(post.referent, changes, from) {
            continue;
        }
        match found.last_mut().filter(|last| last.1 == Some(from.eve())) {
            Some(last) => last.1 = until,
            None => found.push((from, until)),
        }
    }
    found
}

fn earlier(one: Option<Day>, other: Option<Day>) -> Option<Day> {
    [one, other].into_iter().flatten().min()
}
