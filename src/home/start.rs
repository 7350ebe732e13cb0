//! The first steps of a territory with nothing yet, for those who take them: its administrator and the coordinator.

use std::collections::BTreeMap;

use async_graphql::{Enum, SimpleObject};

use super::{Home, administered, store};
use crate::kernel::actor::{Actor, PartnershipId};
use crate::kernel::clock::{Day, Zone};
use crate::kernel::error::Result;

/// A step from nothing to a partnership that lives, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum FirstStepKind {
    /// The partnership exists.
    Partnership,
    /// Organisations of justice and of health are members.
    Organisations,
    /// Somebody holds a post on each side.
    People,
    /// A protocol is being written.
    Protocol,
}

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
pub struct FirstStep {
    /// Which.
    pub kind: FirstStepKind,
    /// It is taken.
    pub done: bool,
    /// The viewer may take it; otherwise it is the coordinator's.
    pub yours: bool,
}

/// What is left before a partnership lives.
#[derive(Clone, Debug, SimpleObject)]
pub struct FirstSteps {
    /// The partnership's name; the territory's while there is none.
    pub name: String,
    /// The partnership, once it exists.
    pub partnership_id: Option<PartnershipId>,
    /// The territory that has none yet.
    pub territory_code: Option<String>,
    /// In their order.
    pub steps: Vec<FirstStep>,
}

/// How far a partnership has come.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Begun {
    pub id: PartnershipId,
    pub name: String,
    pub name_key: String,
    pub both_sides: bool,
    pub both_held: bool,
    pub protocol: bool,
}

impl Home {
    /// What is left to do, for each territory administered that has no partnership and each partnership that the actor
    /// runs or administers and where a step is missing; by name.
    ///
    /// # Errors
    /// The database's.
    pub async fn first_steps(&self, actor: &Actor) -> Result<Vec<FirstSteps>> {
        let (db, now) = (&self.platform.db, self.platform.clock.now());
        let reach = self.partnerships.reach(&actor.mandates).await?;
        let ids: Vec<PartnershipId> = reach
            .seen()
            .into_iter()
            .filter(|id| reach.standing(*id).runs() || reach.standing(*id).administers)
            .collect();
        let mut found = Vec::new();
        let territories = self.directory.territories(&administered(actor)).await?;
        // In a territory of several zones a day has come once it has come anywhere.
        let today = |zones: &[Zone]| zones.iter().map(|zone| now.day_in(zone)).max();
        let codes = by_day(territories, |one| Some((today(&one.time_zones)?, one.code)));
        for (today, codes) in codes {
            let bare = store::without_partnership(db, &codes, today).await?;
            found.extend(bare.into_iter().map(|(code, name)| FirstSteps {
                name,
                partnership_id: None,
                territory_code: Some(code),
                steps: steps(None, false),
            }));
        }
        let partnerships = self.partnerships.partnerships_as_system(&ids).await?;
        let mut begun = Vec::new();
        for (today, ids) in by_day(partnerships, |one| Some((one.today(now), one.id))) {
            begun.extend(store::begun(db, &ids, today).await?);
        }
        begun.sort_by(|one, other| (&one.name_key, one.id).cmp(&(&other.name_key, other.id)));
        for begun in begun {
            let yours = reach.standing(begun.id).runs();
            let steps = steps(Some(&begun), yours);
            if steps.iter().any(|step| !step.done) {
                found.push(FirstSteps {
                    name: begun.name,
                    partnership_id: Some(begun.id),
                    territory_code: None,
                    steps,
                });
            }
        }
        Ok(found)
    }
}

/// What each thing is read by, gathered by the day that it is where the thing is.
pub(super) fn by_day<T, K>(
    things: impl IntoIterator<Item = T>,
    key: impl Fn(T) -> Option<(Day, K)>,
) -> BTreeMap<Day, Vec<K>> {
    let mut days: BTreeMap<Day, Vec<K>> = BTreeMap::new();
    for (day, key) in things.into_iter().filter_map(key) {
        days.entry(day).or_default().push(key);
    }
    days
}

/// Creating a partnership is the administrator's, what follows the coordinator's.
fn steps(begun: Option<&Begun>, runs: bool) -> Vec<FirstStep> {
    let after = |done: fn(&Begun) -> bool| begun.is_some_and(done);
    [
        (FirstStepKind::Partnership, begun.is_some()),
        (FirstStepKind::Organisations, after(|begun| begun.both_sides)),
        (FirstStepKind::People, after(|begun| begun.both_held)),
        (FirstStepKind::Protocol, after(|begun| begun.protocol)),
    ]
    .into_iter()
    .map(|(kind, done)| FirstStep { kind, done, yours: runs || kind == FirstStepKind::Partnership })
    .collect()
}
