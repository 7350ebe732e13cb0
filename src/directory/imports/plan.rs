//! What each line of an import leads to, decided before anything is written; pure.

use std::collections::{HashMap, HashSet};

use async_graphql::MaybeUndefined;

use super::line::Line;
use super::model::ImportOutcome;
use crate::confidentiality::{ConfirmedCodes, KnownContacts, Screen};
use crate::directory::identifiers;
use crate::directory::policy::{Action, Place, allows};
use crate::directory::profile::Profile;
use crate::directory::scope::Atlas;
use crate::directory::words::OrganisationKind;
use crate::kernel::actor::{Actor, OrganisationId};
use crate::kernel::error::Error;
use crate::kernel::problem::Problem;
use crate::kernel::text::fold;

/// An organisation that lines may mean.
#[derive(Clone, Debug)]
pub struct Known {
    pub id: OrganisationId,
    pub revision: i64,
    pub profile: Profile,
}

/// What one line leads to.
#[derive(Clone, Debug)]
pub struct Planned {
    pub line: i64,
    pub outcome: ImportOutcome,
    /// None when refused: then the text may be one that must not be kept.
    pub profile: Option<Profile>,
    /// The organisation meant, or the id that a new one will have; none when refused.
    pub organisation: Option<OrganisationId>,
    /// The revision of the organisation meant.
    pub base_revision: Option<i64>,
    pub problems: Vec<Problem>,
    pub confirmed: ConfirmedCodes,
}

/// Everything a plan is made from.
pub struct Planner<'a> {
    pub actor: &'a Actor,
    pub atlas: &'a Atlas,
    pub contacts: &'a KnownContacts,
    pub confirmed: bool,
    pub known: Vec<Known>,
    /// Where ids of new organisations come from.
    pub fresh: &'a (dyn Fn() -> OrganisationId + Sync),
}

/// What the lines decided so far leave to the next ones.
#[derive(Default)]
struct Earlier {
    /// The line that speaks of an organisation or bears a SIRET.
    taken: HashMap<String, i64>,
    /// New organisations by number, for those below them.
    created: HashMap<String, OrganisationId>,
}

impl Planner<'_> {
    /// Decides each line, parents before those below them, else in their order: of two lines for one organisation, the
    /// second is refused.
    pub fn plan(&self, mut lines: Vec<Line>) -> Vec<Planned> {
        let in_file: HashSet<String> = lines.iter().flat_map(numbers).collect();
        let parents: HashMap<String, String> = lines
            .iter()
            .flat_map(|line| numbers(line).into_iter().zip(std::iter::repeat(line.parent.clone())))
            .filter_map(|(number, parent)| Some((number, parent.filter(|parent| in_file.contains(parent))?)))
            .collect();
        lines.sort_by_key(|line| {
            let parent = line.parent.as_ref().filter(|parent| in_file.contains(*parent));
            depth(parent, |number| parents.get(number))
        });
        let mut earlier = Earlier::default();
        let mut planned: Vec<Planned> =
            lines.into_iter().map(|line| self.decide(line, &mut earlier)).collect();
        planned.sort_by_key(|line| line.line);
        planned
    }

    fn decide(&self, mut line: Line, earlier: &mut Earlier) -> Planned {
        let number = line.number;
        let known = match self.meant(&line) {
            Ok(known) => known,
            Err(problems) => return refused(number, problems),
        };
        if !line.faults.is_empty() {
            return refused(number, line.faults);
        }
        if let Some(problem) = self.out_of_reach(&line, known) {
            return refused(number, vec![problem]);
        }
        self.leave_shared_siret(&mut line, known, &earlier.taken);
        self.set_parent(&mut line, known, &earlier.created);
        let key = key_of(&line, known);
        if let Some(first) = earlier.taken.get(&key) {
            let message = format!("La ligne {first} concerne déjà cette structure.");
            return refused(number, vec![Problem::new("DUPLICATE", message)]);
        }
        let base = known.map(|known| &known.profile);
        let mut screen = Screen::new(self.contacts, self.confirmed);
        let profile = line.wish.apply(base, self.atlas, &mut screen);
        let (profile, confirmed) = match (profile, screen.check()) {
            (Some(profile), Ok(confirmed)) => (profile, confirmed),
            (_, Err(Error::Problems(problems))) => return refused(number, problems),
            _ => return refused(number, Vec::new()),
        };
        let id = known.map_or_else(self.fresh, |known| known.id);
        if known.is_none() {
            earlier
                .created
                .extend(profile.finess.iter().chain(&profile.siret).map(|number| (number.clone(), id)));
        }
        earlier.taken.insert(key, number);
        earlier.taken.extend(profile.siret.iter().map(|siret| (format!("siret {siret}"), number)));
        let outcome = match base {
            None => ImportOutcome::Created,
            Some(base) if profile.differences(base).is_empty() => ImportOutcome::Unchanged,
            Some(_) => ImportOutcome::Updated,
        };
        Planned {
            line: number,
            outcome,
            profile: Some(profile),
            organisation: Some(id),
            base_revision: known.map(|known| known.revision),
            problems: line.notes,
            confirmed,
        }
    }

    /// By FINESS, then by SIRET, then, where a line has neither, by kind and name.
    fn meant(&self, line: &Line) -> Result<Option<&Known>, Vec<Problem>> {
        let finess = line.wish.finess.value().and_then(|written| identifiers::finess(written));
        let siret = line.wish.siret.value().and_then(|written| identifiers::siret(written));
        let by_finess =
            finess.as_ref().and_then(|finess| self.find(|known| known.finess.as_ref() == Some(finess)));
        if by_finess.is_some() {
            return Ok(by_finess);
        }
        // One SIRET may cover several sites: one with another FINESS is another organisation.
        let by_siret = siret.as_ref().and_then(|siret| {
            self.find(|known| {
                known.siret.as_ref() == Some(siret) && (finess.is_none() || known.finess.is_none())
            })
        });
        if by_siret.is_some() || finess.is_some() || siret.is_some() {
            return Ok(by_siret);
        }
        let (kind, name) = (line.wish.kind, line.wish.name.value().map(|name| fold(name)));
        let same = |known: &&Known| is_named(&known.profile, kind, name.as_deref());
        let mut named = self.known.iter().filter(same);
        match (named.next(), named.next()) {
            (_, Some(_)) => Err(vec![Problem::new(
                "DUPLICATE",
                "Plusieurs structures portent ce nom : précisez le numéro FINESS ou le SIRET.",
            )]),
            (one, None) => Ok(one),
        }
    }

    fn find(&self, is_it: impl Fn(&Profile) -> bool) -> Option<&Known> {
        self.known.iter().find(|known| is_it(&known.profile))
    }

    fn out_of_reach(&self, line: &Line, known: Option<&Known>) -> Option<Problem> {
        let mut codes = line.wish.territories.clone().unwrap_or_default();
        codes.extend(known.into_iter().flat_map(|known| known.profile.territories.iter().cloned()));
        let scope = self.atlas.scope(&codes);
        let place = Place { organisation: None, scope: &scope };
        // A line without a known territory is refused for that, and more clearly.
        let may = scope.is_empty() || allows(self.actor, Action::Administer, place, self.atlas);
        (!may).then(|| {
            Problem::new("NOT_ALLOWED", "Cette structure est hors des territoires que vous administrez.")
                .on("territoryCodes")
        })
    }

    fn leave_shared_siret(&self, line: &mut Line, known: Option<&Known>, taken: &HashMap<String, i64>) {
        let Some(siret) = line.wish.siret.value().and_then(|written| identifiers::siret(written)) else {
            return;
        };
        let elsewhere = self.known.iter().any(|other| {
            other.profile.siret.as_ref() == Some(&siret) && known.is_none_or(|known| known.id != other.id)
        });
        if elsewhere || taken.contains_key(&format!("siret {siret}")) {
            line.wish.siret = MaybeUndefined::Undefined;
            line.notes.push(
                Problem::new(
                    "SIRET_SHARED",
                    "Ce SIRET est celui d’une autre structure : il est laissé de côté.",
                )
                .on("siret"),
            );
        }
    }

    /// A parent that is neither in the directory nor in the file is left aside; one that is known already stays.
    fn set_parent(&self, line: &mut Line, known: Option<&Known>, created: &HashMap<String, OrganisationId>) {
        let Some(number) = &line.parent else { return };
        if known.is_some_and(|known| known.profile.parent.is_some()) {
            return;
        }
        let bears = |profile: &Profile| {
            profile.finess.as_ref() == Some(number) || profile.siret.as_ref() == Some(number)
        };
        let below = |parent: &Known| {
            known.is_some_and(|known| known.id == parent.id || parent.profile.parent == Some(known.id))
        };
        let parent = match self.find(bears) {
            Some(parent) => (!below(parent)).then_some(parent.id),
            None => created.get(number).copied(),
        };
        if let Some(parent) = parent {
            line.wish.parent = MaybeUndefined::Value(parent);
        }
    }
}

/// Steps up from a parent to the topmost one known; circles end somewhere.
pub fn depth<'a, K: 'a>(parent: Option<&'a K>, above: impl Fn(&K) -> Option<&'a K>) -> usize {
    const ENOUGH: usize = 10;
    std::iter::successors(parent, |parent| above(parent)).take(ENOUGH).count()
}

fn numbers(line: &Line) -> Vec<String> {
    let finess = line.wish.finess.value().and_then(|written| identifiers::finess(written));
    let siret = line.wish.siret.value().and_then(|written| identifiers::siret(written));
    finess.into_iter().chain(siret).collect()
}

fn is_named(profile: &Profile, kind: Option<OrganisationKind>, name: Option<&str>) -> bool {
    Some(profile.kind) == kind && Some(fold(profile.name.as_str()).as_str()) == name
}

/// What tells whether two lines of one file mean the same organisation.
fn key_of(line: &Line, known: Option<&Known>) -> String {
    let wish = &line.wish;
    if let Some(known) = known {
        return format!("id {}", known.id);
    }
    if let Some(finess) = wish.finess.value().and_then(|written| identifiers::finess(written)) {
        return format!("finess {finess}");
    }
    if let Some(siret) = wish.siret.value().and_then(|written| identifiers::siret(written)) {
        return format!("siret {siret}");
    }
    let kind = wish.kind.map(OrganisationKind::code).unwrap_or_default();
    format!("name {kind} {}", wish.name.value().map(|name| fold(name)).unwrap_or_default())
}

fn refused(line: i64, problems: Vec<Problem>) -> Planned {
    Planned {
        line,
        outcome: ImportOutcome::Refused,
        profile: None,
        organisation: None,
        base_revision: None,
        problems,
        confirmed: ConfirmedCodes::new(),
    }
}
