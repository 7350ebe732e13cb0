//! The register of contact magistrates of a territory: who it is, who it was on a day, when there was nobody.

use std::collections::HashMap;

use super::model::{Capacity, Mandate};
use super::{Accounts, store};
use crate::directory::{Post, ReferentChange, was_referent};
use crate::kernel::actor::{Actor, MandateId, OrganisationId, PostId};
use crate::kernel::clock::{Day, Zone};
use crate::kernel::error::Result;

/// Before the first mandate and after the last that anybody records.
const ALWAYS: (Day, Day) = (Day(jiff::civil::date(1900, 1, 1)), Day(jiff::civil::date(9999, 12, 31)));

/// A court, and a post of it that is or was the contact magistrate's; a court without any has its line too.
#[derive(Clone, Debug)]
pub struct ContactLine {
    /// Which court.
    pub organisation: OrganisationId,
    /// Which post.
    pub post: Option<PostId>,
    /// It is the contact magistrate's on the day asked about.
    pub referent: bool,
    /// Who holds it on that day, titular first.
    pub holders: Vec<Mandate>,
    /// All that is known of it, latest first.
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

impl Accounts {
    /// The register of a territory, by court, on that day or today; empty for who holds no mandate.
    ///
    /// # Errors
    /// The database's.
    pub async fn contact_register(
        &self,
        actor: &Actor,
        territory: &str,
        on: Option<Day>,
    ) -> Result<Vec<ContactLine>> {
        if actor.mandates.is_empty() && !actor.platform_admin {
            return Ok(Vec::new());
        }
        let today = self.platform.clock.now().day_in(&Zone::paris());
        let on = on.unwrap_or(today);
        let lines = self.directory.contact_posts(territory).await?;
        let ids: Vec<PostId> = lines.iter().filter_map(|(_, post)| *post).collect();
        let posts: HashMap<PostId, Post> =
            self.directory.posts(&ids).await?.into_iter().map(|post| (post.id, post)).collect();
        let changes = self.directory.referent_changes(&ids).await?;
        let mut mandates: HashMap<PostId, Vec<Mandate>> = HashMap::new();
        for mandate in store::mandates::of_posts(&self.platform.db, &ids, ALWAYS.0, ALWAYS.1).await? {
            if mandate.confirmed_at.is_some()
                && mandate.refused_at.is_none()
                && mandate.capacity != Capacity::Delegate
            {
                mandates.entry(mandate.post_id).or_default().push(mandate);
            }
        }
        Ok(lines
            .into_iter()
            .map(|(organisation, post)| {
                let Some(post) = post.and_then(|id| posts.get(&id)) else {
                    return ContactLine {
                        organisation,
                        post: None,
                        referent: false,
                        holders: Vec::new(),
                        history: Vec::new(),
                    };
                };
                let changes: Vec<&ReferentChange> =
                    changes.iter().filter(|change| change.post_id == post.id).collect();
                let held = mandates.remove(&post.id).unwrap_or_default();
                let referent = was_referent(post.referent, &changes, on) && post.is_open(on);
                let mut holders: Vec<Mandate> =
                    held.iter().filter(|mandate| referent && mandate.holds_on(on)).cloned().collect();
                holders.sort_by_key(|mandate| mandate.capacity);
                let history = history(post, &changes, &held);
                ContactLine { organisation, post: Some(post.id), referent, holders, history }
            })
            .collect())
    }
}

/// Who was the contact magistrate, and the gaps between, latest first.
fn history(post: &Post, changes: &[&ReferentChange], mandates: &[Mandate]) -> Vec<ContactStretch> {
    let created = post.created_at.day_in(&Zone::paris());
    let first = mandates.iter().map(|mandate| mandate.starts_on).min();
    let begins = first.map_or(created, |first| first.min(created));
    let mut found = Vec::new();
    for (from, until) in referent_stretches(post, changes, begins) {
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
