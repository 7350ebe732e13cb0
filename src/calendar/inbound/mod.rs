//! Calendars in: a partnership follows the training calendars of federations and schools; a person has the own agenda
//! compared with our dates. Neither file is kept, and of the second nothing but times ever reaches a table.

mod graphql;
mod jobs;
mod loaders;
mod model;
pub mod parse;
mod policy;
mod reading;
mod store;

use std::num::NonZeroU32;

use jiff::SignedDuration;
use url::Url;

use crate::confidentiality::{LINE, Screen, passed};
use crate::directory::ContactBook;
use crate::kernel::actor::{Actor, PartnershipId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::Problem;
use crate::partnerships::Partnerships;
use crate::platform::Platform;
use crate::platform::audit::{self, By};
use crate::platform::http::OutsideClient;
use crate::platform::rate::Rate;
use store::Owner;

pub use graphql::{InboundCalendarPayload, InboundMutation, PartnershipInbound, ViewerInbound};
pub use jobs::{FORGET_JOB, KEPT, READ_JOB};
pub use loaders::{InboundLoader, calendar as load_calendar, inbound_loader};
pub use model::{
    BusyTime, Fault, InboundCalendar, InboundCalendarId, InboundEntry, InboundKind, InboundProblem,
    InboundState,
};

/// Bytes of the largest calendar read.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;
/// The most calendars of one partnership, and of one person.
const MOST_OF_PARTNERSHIP: i64 = 20;
const MOST_OF_PERSON: i64 = 5;
/// The longest address.
const LONGEST_URL: usize = 2_000;
/// How long a calendar that is being read is left alone; it is tried again after that if we went down meanwhile.
const CLAIMED_FOR: SignedDuration = SignedDuration::from_mins(15);
/// How soon a calendar may be read again because somebody asks.
const AGAIN_AFTER: SignedDuration = SignedDuration::from_mins(1);
/// Readings that one person may ask for in a minute: nobody scans the web through us.
const READINGS_PER_MINUTE: u32 = 6;
/// The longest period that is shown at once.
const LONGEST_PERIOD: i64 = 400;

/// Calendars kept elsewhere.
#[derive(Clone, Debug)]
pub struct InboundCalendars {
    platform: Platform,
    contacts: ContactBook,
    partnerships: Partnerships,
    outside: OutsideClient,
    readings: Rate,
}

/// What a new calendar needs.
#[derive(Clone, Debug)]
pub struct NewCalendar {
    /// None for the actor's own agenda.
    pub partnership: Option<PartnershipId>,
    /// To tell calendars apart.
    pub name: String,
    /// Where it is; a secret from here on.
    pub url: String,
    /// The post acted under.
    pub acting_post: Option<PostId>,
    /// The name concerns no individual case.
    pub confirmed: bool,
}

impl InboundCalendars {
    /// On these services.
    #[must_use]
    pub fn new(
        platform: Platform,
        contacts: ContactBook,
        partnerships: Partnerships,
        outside: OutsideClient,
    ) -> Self {
        let readings = NonZeroU32::new(READINGS_PER_MINUTE).unwrap_or(NonZeroU32::MIN);
        let readings = Rate::per_minute(readings, &platform.clock);
        Self { platform, contacts, partnerships, outside, readings }
    }

    /// Adds a calendar and reads it a first time; that it cannot be read is told with it.
    ///
    /// # Errors
    /// Problems with name and address; forbidden to those who do not run the partnership.
    pub async fn add(&self, actor: &Actor, input: NewCalendar) -> Result<InboundCalendar> {
        let (owner, post, most) = match input.partnership {
            Some(partnership) => {
                let (held, standing) =
                    self.partnerships.acting(actor, partnership, input.acting_post).await?;
                if !policy::may_add(standing) {
                    return Err(Error::Forbidden);
                }
                (Owner::Partnership(partnership), Some(held.post), MOST_OF_PARTNERSHIP)
            }
            None => (Owner::Person(actor.person), None, MOST_OF_PERSON),
        };
        let contacts = self.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed);
        let name = screen.required("name", &input.name, LINE);
        let url = self.address(&input.url, &mut screen.problems);
        let codes = screen.check()?;
        let (name, url) = (passed(name)?, passed(url)?);
        self.readings.spend(&actor.person.to_string(), 1)?;
        let now = self.platform.clock.now();
        let id = InboundCalendarId::fresh(&self.platform.entropy, now);
        let mut tx = self.platform.db.begin().await?;
        let (held, same) = store::already(&mut tx, owner, &url).await?;
        let mut problems = Problems::none();
        problems.require(held < most, || {
            Problem::new(
                "TOO_MANY_CALENDARS",
                format!("Pas plus de {most} calendriers : retirez-en un d’abord."),
            )
        });
        problems.require(same == 0, || {
            Problem::new("ALREADY_FOLLOWED", "Ce calendrier est déjà suivi.").on("url")
        });
        problems.check()?;
        store::insert(&mut tx, (id, owner), name, &url, now).await?;
        let facts = serde_json::json!({ "confirmed": codes });
        audit::record(&mut tx, &self.platform, By::actor(actor, post), "calendar.add", id, facts).await?;
        let source = store::claim(&mut tx, id, (now, now, now.plus(CLAIMED_FOR))).await?;
        tx.commit().await?;
        self.read_as_system(&source.ok_or(Error::NotFound)?).await?;
        self.find(actor, id).await
    }

    /// Reads a calendar now.
    ///
    /// # Errors
    /// A problem when it was read a moment ago; forbidden to those who could not have added it.
    pub async fn read_now(&self, actor: &Actor, id: InboundCalendarId) -> Result<InboundCalendar> {
        self.editable(actor, id).await?;
        self.readings.spend(&actor.person.to_string(), 1)?;
        let now = self.platform.clock.now();
        let before = now.plus(-AGAIN_AFTER);
        let mut tx = self.platform.db.begin().await?;
        let source = store::claim(&mut tx, id, (now, before, now.plus(CLAIMED_FOR))).await?;
        tx.commit().await?;
        let source = source.ok_or_else(|| {
            let message = "Ce calendrier vient d’être lu. Réessayez dans une minute.";
            Error::problem(Problem::new("READ_TOO_SOON", message))
        })?;
        self.read_as_system(&source).await?;
        self.find(actor, id).await
    }

    /// Takes a calendar away with all that was read in it; gives it as it was.
    ///
    /// # Errors
    /// Forbidden to those who could not have added it.
    pub async fn remove(&self, actor: &Actor, id: InboundCalendarId) -> Result<InboundCalendar> {
        let calendar = self.editable(actor, id).await?;
        let mut tx = self.platform.db.begin().await?;
        if store::remove(&mut tx, id).await? {
            let by = By::actor(actor, None);
            audit::record(&mut tx, &self.platform, by, "calendar.remove", id, ()).await?;
        }
        tx.commit().await?;
        Ok(calendar)
    }

    /// Those of these calendars that the actor sees.
    ///
    /// # Errors
    /// The database's.
    pub async fn find_all_visible(
        &self,
        actor: &Actor,
        ids: &[InboundCalendarId],
    ) -> Result<Vec<InboundCalendar>> {
        self.shown(actor, store::calendars(&self.platform.db, ids).await?).await
    }

    /// What these partnerships follow; nothing of those whose matter the actor does not read.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_partnerships(
        &self,
        actor: &Actor,
        partnerships: &[PartnershipId],
    ) -> Result<Vec<InboundCalendar>> {
        self.shown(actor, store::of_partnerships(&self.platform.db, partnerships).await?).await
    }

    /// The actor's own agendas.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_actor(&self, actor: &Actor) -> Result<Vec<InboundCalendar>> {
        self.shown(actor, store::of_person(&self.platform.db, actor.person).await?).await
    }

    /// What is announced to those of these partnerships whose matter the actor reads.
    ///
    /// # Errors
    /// The database's.
    pub async fn entries(
        &self,
        actor: &Actor,
        partnerships: &[PartnershipId],
        between: (Ts, Ts),
    ) -> Result<Vec<InboundEntry>> {
        let reach = self.partnerships.reach(&actor.mandates).await?;
        let read: Vec<_> = partnerships.iter().copied().filter(|id| reach.standing(*id).reads()).collect();
        store::entries(&self.platform.db, &read, between).await
    }

    /// When the actor's own agenda is busy on these days; a day's margin on both sides holds every zone.
    ///
    /// # Errors
    /// The database's.
    pub async fn busy(&self, actor: &Actor, from: Day, to: Day) -> Result<Vec<BusyTime>> {
        let between = period(from.eve(), to.plus_days(1), &Zone::paris());
        store::busy(&self.platform.db, actor.person, between).await
    }

    async fn shown(&self, actor: &Actor, found: Vec<InboundCalendar>) -> Result<Vec<InboundCalendar>> {
        let reach = self.partnerships.reach(&actor.mandates).await?;
        Ok(found
            .into_iter()
            .filter(|calendar| policy::may_see(actor, calendar, &reach))
            .map(|calendar| InboundCalendar {
                editable: policy::may_edit(actor, &calendar, &reach),
                ..calendar
            })
            .collect())
    }

    async fn find(&self, actor: &Actor, id: InboundCalendarId) -> Result<InboundCalendar> {
        self.find_all_visible(actor, &[id]).await?.pop().ok_or(Error::NotFound)
    }

    async fn editable(&self, actor: &Actor, id: InboundCalendarId) -> Result<InboundCalendar> {
        let calendar = self.find(actor, id).await?;
        if calendar.editable { Ok(calendar) } else { Err(Error::Forbidden) }
    }

    /// The address that is asked; `webcal` is how programs write https.
    fn address(&self, written: &str, problems: &mut Problems) -> Option<model::SecretUrl> {
        let written = written.trim();
        let https = match written.split_once("://") {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("webcal") => format!("https://{rest}"),
            _ => written.to_owned(),
        };
        let url = Url::parse(&https).ok().filter(|_| https.len() <= LONGEST_URL);
        let accepted = url.filter(|url| self.outside.accepts(url));
        problems.require(accepted.is_some(), || {
            let message = "Donnez une adresse publique en https:// ou webcal://, sans mot de passe ni port.";
            Problem::new("INVALID_VALUE", message).on("url")
        });
        accepted.map(model::SecretUrl)
    }
}

/// From the beginning of a day to the end of another, both there.
fn period(from: Day, to: Day, zone: &Zone) -> (Ts, Ts) {
    let to = to.min(from.plus_days(LONGEST_PERIOD));
    (from.start_in(zone), to.plus_days(1).start_in(zone))
}
