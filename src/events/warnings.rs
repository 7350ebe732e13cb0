//! What speaks against a date: public holidays and court recesses of the partnership's territories, and people who are
//! expected elsewhere. Computed, never stored; a warning forbids nothing.

use std::collections::HashMap;

use async_graphql::{Enum, SimpleObject};

use super::model::{Event, EventId, EventState, When};
use super::recess::CourtRecess;
use super::{Events, Meeting, MeetingInput, store};
use crate::accounts::VisiblePerson;
use crate::confidentiality::Screen;
use crate::directory::{Atlas, Territory};
use crate::kernel::actor::{Actor, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::dates::holidays;
use crate::kernel::error::{Error, Result};
use crate::partnerships::ScopeRow;

/// What speaks against a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub enum EventWarningKind {
    /// A public holiday somewhere in the partnership's territories.
    PublicHoliday,
    /// A court of theirs sits less.
    CourtRecess,
    /// Someone is expected elsewhere.
    Clash,
}

impl EventWarning {
    /// Said to nobody but the person whose agenda it is.
    fn own_clash() -> Self {
        let message = "Votre agenda personnel est occupé à ce moment-là.".to_owned();
        Self { kind: EventWarningKind::Clash, message }
    }
}

/// Something that speaks against a date.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct EventWarning {
    /// What it is.
    pub kind: EventWarningKind,
    /// In French words.
    pub message: String,
}

/// A date to look at.
#[derive(Clone, Debug)]
pub struct Slot {
    /// Of which partnership.
    pub partnership: PartnershipId,
    /// Its start and end.
    pub at: (Ts, Ts),
    /// Its first and last local day.
    pub days: (Day, Day),
    /// Whole days are the same days everywhere.
    pub all_day: bool,
}

impl Slot {
    /// A date that is being thought of.
    #[must_use]
    pub fn of(partnership: PartnershipId, when: &When) -> Self {
        let at = (when.starts_at, when.ends_at);
        Self { partnership, at, days: when.days(), all_day: when.all_day }
    }

    fn of_event(event: &Event) -> Option<Self> {
        let (partnership, all_day) = (event.partnership_id, event.all_day);
        Some(Self { partnership, at: (event.starts_at?, event.ends_at?), days: event.days()?, all_day })
    }
}

impl Events {
    /// What speaks against these events' dates, by event; nothing for what is over or called off. Who is expected
    /// elsewhere is told to those who may change the event, that the own agenda is busy to each. A fixed number of
    /// statements.
    ///
    /// # Errors
    /// The database's.
    pub async fn warnings(
        &self,
        actor: &Actor,
        events: &[Event],
    ) -> Result<HashMap<EventId, Vec<EventWarning>>> {
        let now = self.platform.clock.now();
        let open: Vec<(&Event, Slot)> = events
            .iter()
            .filter(|event| event.state == EventState::Scheduled)
            .filter_map(|event| Some((event, Slot::of_event(event)?)))
            .filter(|(_, slot)| slot.at.1 > now)
            .collect();
        let slots: Vec<Slot> = open.iter().map(|(_, slot)| slot.clone()).collect();
        let about_days = self.warnings_of_days(&slots).await?;
        let mut found: HashMap<EventId, Vec<EventWarning>> =
            open.iter().map(|(event, _)| event.id).zip(about_days).collect();
        let all: Vec<EventId> = open.iter().map(|(event, _)| event.id).collect();
        if !all.is_empty() {
            for id in store::warnings::own_clashes(&self.platform.db, actor.person, &all).await? {
                found.entry(id).or_default().push(EventWarning::own_clash());
            }
        }
        let editable: Vec<EventId> = open
            .iter()
            .filter(|(event, _)| super::allows(actor, super::Action::Edit, event, &[]))
            .map(|(event, _)| event.id)
            .collect();
        if editable.is_empty() {
            return Ok(found);
        }
        let clashes = store::warnings::clashes(&self.platform.db, &editable).await?;
        let who: Vec<_> = clashes.iter().map(|clash| (clash.post_id, clash.person_id)).collect();
        for (clash, warning) in clashes.iter().zip(self.name_clashes(actor, &who).await?) {
            found.entry(clash.event_id).or_default().push(warning);
        }
        Ok(found)
    }

    /// What speaks against a date that is being thought of, for those who may create an event there.
    ///
    /// # Errors
    /// Forbidden to those who do not read the partnership's matter.
    pub async fn check_meeting(
        &self,
        actor: &Actor,
        meeting: &MeetingInput,
        partnership: PartnershipId,
        (posts, people): (&[PostId], &[PersonId]),
        except: Option<EventId>,
    ) -> Result<Vec<EventWarning>> {
        let reach = self.partnerships.reach(&actor.mandates).await?.standing(partnership);
        if !reach.reads() {
            return Err(if reach.sees() { Error::Forbidden } else { Error::NotFound });
        }
        let found = self.partnerships.partnerships_as_system(&[partnership]).await?.pop();
        let zone = found.ok_or(Error::NotFound)?.time_zone;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, true);
        let Some(meeting) = Meeting::check(meeting, &zone, &mut screen) else { return Ok(Vec::new()) };
        self.checks(actor, Slot::of(partnership, &meeting.when), posts, people, except).await
    }

    /// What speaks against a slot; the caller has authorised the actor.
    ///
    /// # Errors
    /// The database's.
    pub async fn checks(
        &self,
        actor: &Actor,
        slot: Slot,
        posts: &[PostId],
        people: &[PersonId],
        except: Option<EventId>,
    ) -> Result<Vec<EventWarning>> {
        let busy = store::warnings::busy(&self.platform.db, posts, people, slot.at, except).await?;
        let own = store::warnings::own_busy(&self.platform.db, actor.person, slot.at).await?;
        let mut found = self.warnings_of_days(&[slot]).await?.pop().unwrap_or_default();
        found.extend(own.then(EventWarning::own_clash));
        found.extend(self.name_clashes(actor, &busy).await?);
        Ok(found)
    }

    /// Holidays and recesses, for each slot.
    ///
    /// # Errors
    /// The database's.
    pub async fn warnings_of_days(&self, slots: &[Slot]) -> Result<Vec<Vec<EventWarning>>> {
        let (Some(from), Some(until)) =
            (slots.iter().map(|slot| slot.days.0).min(), slots.iter().map(|slot| slot.days.1).max())
        else {
            return Ok(Vec::new());
        };
        let mut partnerships: Vec<PartnershipId> = slots.iter().map(|slot| slot.partnership).collect();
        partnerships.sort_unstable();
        partnerships.dedup();
        let scopes = self.partnerships.scopes_as_system(&partnerships).await?;
        let recesses = store::recess::between(&self.platform.db, from.eve(), until.plus_days(1)).await?;
        let codes = scopes.iter().map(|row| &row.territory_code);
        let mut codes: Vec<String> =
            codes.chain(recesses.iter().map(|recess| &recess.territory_code)).cloned().collect();
        codes.sort_unstable();
        codes.dedup();
        let atlas = self.atlas(&codes).await?;
        let mut departements: Vec<String> = codes
            .iter()
            .filter_map(|code| atlas.get(code))
            .flat_map(|t| t.departement_codes.clone())
            .collect();
        departements.sort_unstable();
        departements.dedup();
        let departements = self.atlas(&departements).await?;
        Ok(slots.iter().map(|slot| days_of(slot, &scopes, &recesses, &atlas, &departements)).collect())
    }

    pub(super) async fn atlas(&self, codes: &[String]) -> Result<Atlas> {
        Ok(Atlas::new(self.directory.territories(codes).await?))
    }

    /// One warning for each post or person, in the same order.
    async fn name_clashes(
        &self,
        actor: &Actor,
        who: &[(Option<PostId>, Option<PersonId>)],
    ) -> Result<Vec<EventWarning>> {
        if who.is_empty() {
            return Ok(Vec::new());
        }
        let posts: Vec<PostId> = who.iter().filter_map(|(post, _)| *post).collect();
        let people: Vec<PersonId> = who.iter().filter_map(|(_, person)| *person).collect();
        let posts = self.directory.posts(&posts).await?;
        let organisations: Vec<_> = posts.iter().map(|post| post.organisation_id).collect();
        let organisations = self.directory.organisations(&organisations).await?;
        let people = self.accounts.find_all_visible(Some(actor), &people).await?;
        let name = |(post, person): &(Option<PostId>, Option<PersonId>)| -> String {
            if let Some(post) = posts.iter().find(|known| Some(known.id) == *post) {
                let place = organisations.iter().find(|known| known.id == post.organisation_id);
                let place = place.map(|place| format!(" ({})", place.name)).unwrap_or_default();
                return format!("{}{place}", post.label_fr());
            }
            let person = person.and_then(|person| people.get(&person));
            person.map_or_else(|| "Une personne invitée".to_owned(), VisiblePerson::full_name)
        };
        let warning = |who| EventWarning {
            kind: EventWarningKind::Clash,
            message: format!("{} : déjà pris par un autre rendez-vous à ce moment.", name(who)),
        };
        Ok(who.iter().map(warning).collect())
    }
}

/// Holidays by département, each on the days that the slot touches there, then recesses.
fn days_of(
    slot: &Slot,
    scopes: &[ScopeRow],
    recesses: &[CourtRecess],
    atlas: &Atlas,
    departements: &Atlas,
) -> Vec<EventWarning> {
    let codes: Vec<String> = scopes
        .iter()
        .filter(|row| row.partnership_id == slot.partnership && row.on(slot.days.0))
        .map(|row| row.territory_code.clone())
        .collect();
    let mut here: Vec<&Territory> = codes
        .iter()
        .filter_map(|code| atlas.get(code))
        .flat_map(|territory| &territory.departement_codes)
        .filter_map(|code| departements.get(code))
        .collect();
    here.sort_unstable_by(|a, b| a.code.cmp(&b.code));
    here.dedup_by(|a, b| a.code == b.code);
    let mut found: Vec<(Day, &str, Vec<&str>)> = Vec::new();
    for departement in &here {
        for (day, name) in holidays_in(slot, departement) {
            match found.iter_mut().find(|(on, known, _)| (*on, *known) == (day, name)) {
                Some((.., places)) => places.push(&departement.name),
                None => found.push((day, name, vec![&departement.name])),
            }
        }
    }
    found.sort_by_key(|(day, ..)| *day);
    let holiday = |(_, name, places): (Day, &str, Vec<&str>)| EventWarning {
        kind: EventWarningKind::PublicHoliday,
        message: if places.len() == here.len() {
            format!("Jour férié : {name}.")
        } else {
            format!("Jour férié : {name} ({}).", places.join(", "))
        },
    };
    let mut warnings: Vec<EventWarning> = found.into_iter().map(holiday).collect();
    let scope = atlas.scope(&codes);
    for recess in recesses {
        let touches = recess.starts_on <= slot.days.1 && slot.days.0 <= recess.ends_on;
        let there = atlas.scope(std::slice::from_ref(&recess.territory_code));
        if touches && there.overlaps(&scope) {
            let place = atlas.get(&recess.territory_code).map_or("", |territory| territory.name.as_str());
            warnings.push(EventWarning {
                kind: EventWarningKind::CourtRecess,
                message: format!("Activité réduite : {} ({place}).", recess.label),
            });
        }
    }
    warnings
}

/// Public holidays that the slot touches there: whole days are the same everywhere, hours fall on that place's days.
fn holidays_in(slot: &Slot, departement: &Territory) -> Vec<(Day, &'static str)> {
    let (first, last) = match departement.time_zones.first() {
        Some(zone) if !slot.all_day => {
            let end = slot.at.1.plus(jiff::SignedDuration::from_micros(-1));
            (slot.at.0.day_in(zone), end.day_in(zone))
        }
        _ => slot.days,
    };
    let code = departement.code.trim_start_matches("dep:");
    (first.0.year()..=last.0.year())
        .flat_map(|year| holidays(year, code))
        .map(|holiday| (Day(holiday.date), holiday.name_fr))
        .filter(|(day, _)| first <= *day && *day <= last)
        .collect()
}
