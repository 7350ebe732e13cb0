//! Reading trainings with the viewer's rights.

use std::collections::HashMap;

use uuid::Uuid;

use super::model::{
    Certificate, Counts, Registration, RegistrationId, RegistrationState, Trainer, Training, TrainingId,
};
use super::policy::{Sight, Ties, Viewpoint};
use super::{Trainings, store};
use crate::events::{Event, EventId};
use crate::kernel::actor::{Actor, PartnershipId, PersonId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::{Cursor, Page, PageRequest};

/// What the catalogue shows.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// Only in these.
    pub partnerships: Option<Vec<PartnershipId>>,
    /// Pattern of words of the title.
    pub words: String,
    /// Code of a theme; empty for any.
    pub theme: String,
    /// From this local day on.
    pub from: Option<Day>,
    /// Over, latest first; to come, soonest first, otherwise.
    pub past: bool,
    /// Only with a free seat.
    pub with_seats: bool,
}

impl Trainings {
    /// The instant at which rules look.
    pub(super) fn now(&self) -> Ts {
        self.platform.clock.now()
    }

    /// One training of the actor's reach.
    ///
    /// # Errors
    /// [`NotFound`](crate::kernel::error::Error::NotFound).
    pub async fn find(&self, actor: &Actor, id: TrainingId) -> Result<Training> {
        let view = self.viewpoint(actor).await?;
        self.seen(actor, &view, id).await
    }

    /// Those of these trainings that the actor sees, each with what the actor is to it; in any order.
    ///
    /// # Errors
    /// The database's.
    pub async fn find_all_visible(&self, actor: &Actor, ids: &[TrainingId]) -> Result<Vec<Training>> {
        let view = self.viewpoint(actor).await?;
        self.visible_from(actor, &view, ids).await
    }

    pub(super) async fn visible_from(
        &self,
        actor: &Actor,
        view: &Viewpoint,
        ids: &[TrainingId],
    ) -> Result<Vec<Training>> {
        let found = store::read::find_all_visible(&self.platform.db, actor, view, ids).await?;
        Ok(tied(actor, view, found))
    }

    /// Sessions of these programmes, first to last.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_series(&self, actor: &Actor, series: Vec<Uuid>) -> Result<Vec<Training>> {
        let view = self.viewpoint(actor).await?;
        let found = store::read::of_series(&self.platform.db, actor, &view, series).await?;
        Ok(tied(actor, &view, found))
    }

    /// A page of the catalogue; `territory` keeps partnerships whose scope overlaps it.
    ///
    /// # Errors
    /// The database's.
    pub async fn catalogue(
        &self,
        actor: &Actor,
        mut asked: Catalogue,
        territory: Option<&str>,
        page: &PageRequest,
    ) -> Result<Page<Training>> {
        let view = self.viewpoint(actor).await?;
        if let Some(code) = territory {
            let candidates = match asked.partnerships.take() {
                Some(named) => named,
                None => [view.reach.read(), view.around()].concat(),
            };
            asked.partnerships = Some(self.partnerships.overlapping(code, &candidates).await?);
        }
        let db = &self.platform.db;
        let (rows, total) = store::read::catalogue(db, actor, &view, &asked, self.now(), page).await?;
        Ok(Page::from_rows(tied(actor, &view, rows), page, total, |training| Cursor {
            key: training.starts_at.unwrap_or_else(store::read::undated).to_string(),
            id: training.id.uuid(),
        }))
    }

    /// A page of a training's registrations, in order of arrival; the training was read as the actor.
    ///
    /// # Errors
    /// The database's.
    pub async fn registrations(
        &self,
        actor: &Actor,
        training: &Training,
        state: Option<RegistrationState>,
        page: &PageRequest,
    ) -> Result<Page<Registration>> {
        let (rows, total) =
            store::read::registrations(&self.platform.db, actor, training, state, page).await?;
        let rows = rows.into_iter().filter_map(|row| shown(actor, &training.ties, row)).collect();
        Ok(Page::from_rows(rows, page, total, |registration: &Registration| Cursor {
            key: registration.place.to_string(),
            id: registration.id.uuid(),
        }))
    }

    /// Those of these registrations that the actor sees.
    ///
    /// # Errors
    /// The database's.
    pub async fn registrations_visible(
        &self,
        actor: &Actor,
        ids: &[RegistrationId],
    ) -> Result<Vec<Registration>> {
        let found = store::read::find_registrations(&self.platform.db, ids).await?;
        let trainings: Vec<TrainingId> = found.iter().map(|registration| registration.training_id).collect();
        let trainings = self.find_all_visible(actor, &trainings).await?;
        let ties: HashMap<_, _> = trainings.iter().map(|training| (training.id, &training.ties)).collect();
        Ok(found.into_iter().filter_map(|row| shown(actor, ties.get(&row.training_id)?, row)).collect())
    }

    /// The actor's own registrations for these, one each.
    ///
    /// # Errors
    /// The database's.
    pub async fn own(&self, actor: &Actor, ids: &[TrainingId]) -> Result<Vec<Registration>> {
        store::read::own(&self.platform.db, actor.person, ids).await
    }

    /// What this slice holds on the actor.
    ///
    /// # Errors
    /// The database's.
    pub async fn my_data(&self, actor: &Actor) -> Result<serde_json::Value> {
        let registrations = store::my_data::registrations(&self.platform.db, actor.person).await?;
        Ok(serde_json::json!({ "trainings": registrations }))
    }

    /// Those of these trainings that anybody may register for; whoever shows them has authorised.
    ///
    /// # Errors
    /// The database's.
    pub async fn open_as_system(&self, ids: &[TrainingId]) -> Result<Vec<TrainingId>> {
        store::read::open(&self.platform.db, ids).await
    }

    /// The days on which these people attended a training, first to last.
    ///
    /// # Errors
    /// The database's.
    pub async fn attended_as_system(&self, people: &[PersonId]) -> Result<Vec<(PersonId, Day)>> {
        store::read::attended(&self.platform.db, people).await
    }

    /// How many sit and how many wait at each of these.
    ///
    /// # Errors
    /// The database's.
    pub async fn counts(&self, ids: &[TrainingId]) -> Result<HashMap<TrainingId, Counts>> {
        let mut found: HashMap<TrainingId, Counts> = ids.iter().map(|id| (*id, Counts::default())).collect();
        for (id, group, state, count) in store::read::counts(&self.platform.db, ids).await? {
            found.entry(id).or_default().add(group, state, count);
        }
        Ok(found)
    }

    /// Who teaches at these, in order.
    ///
    /// # Errors
    /// The database's.
    pub async fn trainers_of(&self, ids: &[TrainingId]) -> Result<Vec<Trainer>> {
        store::read::trainers(&self.platform.db, ids).await
    }

    /// The dates of trainings that the actor sees without being expected.
    ///
    /// # Errors
    /// The database's.
    pub async fn dates(&self, actor: &Actor, ids: &[EventId]) -> Result<Vec<Event>> {
        let mut found = self.events.find_all_visible(actor, ids).await?;
        let rest: Vec<EventId> =
            ids.iter().copied().filter(|id| found.iter().all(|event| event.id != *id)).collect();
        if !rest.is_empty() {
            found.extend(self.events.outlines(&rest).await?);
        }
        Ok(found)
    }

    /// Certificates whose numbers stood on registrations that the actor sees.
    ///
    /// # Errors
    /// The database's.
    pub async fn certificates(&self, numbers: Vec<String>) -> Result<Vec<Certificate>> {
        store::read::certificates(&self.platform.db, numbers).await
    }

    /// The certificate of this number, to its holder, to who represents the holder's organisation, and to the
    /// organiser; to all others it does not exist.
    ///
    /// # Errors
    /// The database's.
    pub async fn certificate(&self, actor: &Actor, number: &str) -> Result<Option<Certificate>> {
        let number = number.trim().to_uppercase();
        let Some(id) = store::read::certified(&self.platform.db, number.clone()).await? else {
            return Ok(None);
        };
        let seen = self.registrations_visible(actor, &[id]).await?.pop();
        if seen.is_none_or(|registration| registration.certificate_number.is_none()) {
            return Ok(None);
        }
        Ok(self.certificates(vec![number]).await?.pop())
    }
}

fn tied(actor: &Actor, view: &Viewpoint, trainings: Vec<Training>) -> Vec<Training> {
    trainings
        .into_iter()
        .map(|training| Training { ties: Ties::of(actor, &training, view), ..training })
        .collect()
}

/// A registration as the actor sees it: whether somebody came concerns few.
fn shown(actor: &Actor, ties: &Ties, registration: Registration) -> Option<Registration> {
    match ties.sight(actor, &registration) {
        Sight::Full => Some(registration),
        Sight::Listed => Some(Registration {
            attended: None,
            certificate_number: None,
            gave_feedback: false,
            ..registration
        }),
        Sight::None => None,
    }
}
