//! What a receiving structure offers: said by its representative, confirmed by one press.

use async_graphql::InputObject;
use serde_json::json;

use super::asking;
use super::model::{Census, MOST_PLACES, Participation, ParticipationId, PlaceKind, Places};
use super::{Interregion, policy, store};
use crate::confidentiality::{SafeText, Screen};
use crate::kernel::actor::{Actor, HeldPost, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::problem::{LastEdit, Problem};
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

/// Longest word on how a structure receives, in characters.
const CONDITIONS: usize = 2_000;

/// Places of one kind that a structure offers.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct OfferedPlacesInput {
    /// Which kind; each at most once.
    pub kind: PlaceKind,
    /// How many, from 1 to 500: a kind that is not offered is left out.
    pub offered: i64,
}

/// The whole census of a structure, which confirms it.
#[derive(Clone, Debug, InputObject)]
pub struct UpdateReceptionCensusInput {
    /// Whose part in which agreement.
    pub participation_id: ParticipationId,
    /// The revision that was read.
    pub base_revision: i64,
    /// Places offered; empty when none is for now.
    pub places: Vec<OfferedPlacesInput>,
    /// How it receives; null empties it.
    pub conditions: Option<String>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Says that a census still holds.
#[derive(Clone, Debug, InputObject)]
pub struct ConfirmReceptionCensusInput {
    /// Whose part in which agreement.
    pub participation_id: ParticipationId,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

impl Interregion {
    /// Writes what a structure offers, and confirms it with that.
    ///
    /// # Errors
    /// All problems of the request at once; a conflict when somebody else changed the census since it was read.
    pub async fn update_census(
        &self,
        actor: &Actor,
        input: UpdateReceptionCensusInput,
    ) -> Result<Participation> {
        let part = self.find(actor, input.participation_id).await?;
        let held = self.speaking(actor, &part, input.acting_post_id).await?;
        let Some(census) = &part.census else { return Err(Error::NotFound) };
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let conditions = match (&input.conditions, &census.conditions) {
            // Words that stay are not read by the guard again.
            (Some(new), Some(old)) if new.trim() == old => Some(old.clone()),
            (new, _) => screen.optional("conditions", new.as_deref(), CONDITIONS).map(SafeText::into_inner),
        };
        let places = checked(&mut screen.problems, &input.places);
        if input.base_revision != census.revision
            && let Some(problem) = conflict(&part, census, &places, conditions.as_deref())
        {
            screen.problems.add(problem);
        }
        let codes = screen.check()?;
        let now = self.platform.clock.now();
        let today = now.day_in(&part.time_zone);
        let mut tx = self.platform.db.begin().await?;
        let (revision, content) = ((part.id, census.revision), (places.as_slice(), conditions.clone()));
        if !store::write_census(&mut tx, revision, content, (today, actor.person, now)).await? {
            drop(tx);
            // Somebody saved between our reading and our writing.
            let part = self.find(actor, part.id).await?;
            let problem = part
                .census
                .as_ref()
                .and_then(|census| conflict(&part, census, &places, conditions.as_deref()));
            return Err(problem.map_or(Error::NotFound, Error::problem));
        }
        let by = By::actor(actor, Some(held.post));
        let kinds = places.len();
        let facts = json!({ "confirmed": codes, "kinds": kinds });
        self.answered(tx, actor, by, &part, ("interregion.census_update", facts)).await
    }

    /// Says that a census still holds; said twice in a day it changes nothing.
    ///
    /// # Errors
    /// `REQUIRED` while nothing was ever said.
    pub async fn confirm_census(
        &self,
        actor: &Actor,
        input: ConfirmReceptionCensusInput,
    ) -> Result<Participation> {
        let part = self.find(actor, input.participation_id).await?;
        let held = self.speaking(actor, &part, input.acting_post_id).await?;
        let today = self.today(&part);
        let Some(last) = part.census.as_ref().and_then(|census| census.confirmed_on) else {
            let message = "Indiquez d’abord les places que votre structure propose.";
            return Err(Error::problem(Problem::new("REQUIRED", message).on("participationId")));
        };
        if last == today {
            return Ok(part);
        }
        let mut tx = self.platform.db.begin().await?;
        store::confirm(&mut tx, part.id, today).await?;
        let by = By::actor(actor, Some(held.post));
        self.answered(tx, actor, by, &part, ("interregion.census_confirm", json!({}))).await
    }

    fn today(&self, part: &Participation) -> Day {
        self.platform.clock.now().day_in(&part.time_zone)
    }

    /// The mandate of the act, if it answers for a structure that receives.
    async fn speaking<'a>(
        &self,
        actor: &'a Actor,
        part: &Participation,
        post: Option<PostId>,
    ) -> Result<&'a HeldPost> {
        let Some(census) = &part.census else { return Err(Error::NotFound) };
        let held = actor.acting_as(post)?;
        let answering = self.answering(vec![part.organisation_id]).await?.remove(&part.organisation_id);
        let answers = policy::answers(held, part.organisation_id, &answering.unwrap_or_default());
        if census.viewer_can_edit && answers { Ok(held) } else { Err(Error::Forbidden) }
    }

    /// Takes back the mails that still ask, and records the act.
    async fn answered(
        &self,
        mut tx: Tx,
        actor: &Actor,
        by: By,
        part: &Participation,
        (action, facts): (&'static str, serde_json::Value),
    ) -> Result<Participation> {
        let asked = self.asked(&[part.organisation_id]).await?.remove(&part.organisation_id);
        asking::take_back(&mut tx, &self.platform, part, &asked.unwrap_or_default()).await?;
        audit::record(&mut tx, &self.platform, by, action, part.id, facts).await?;
        tx.commit().await?;
        self.find(actor, part.id).await
    }
}

/// Each kind once, in a plausible number; in the order of the closed list.
fn checked(problems: &mut Problems, input: &[OfferedPlacesInput]) -> Vec<Places> {
    let mut places: Vec<Places> =
        input.iter().map(|place| Places { kind: place.kind, offered: place.offered }).collect();
    places.sort_by_key(|place| place.kind);
    let twice = places.windows(2).any(|pair| matches!(pair, [a, b] if a.kind == b.kind));
    problems.require(!twice, || {
        Problem::new("INVALID_VALUE", "Indiquez chaque sorte de place une seule fois.").on("places")
    });
    // A structure may offer one place: a capacity tells of nobody.
    problems.require(places.iter().all(|place| (1..=MOST_PLACES).contains(&place.offered)), || {
        let message = format!("Indiquez un nombre entier de places, de 1 à {MOST_PLACES}.");
        Problem::new("INVALID_VALUE", message).on("places")
    });
    places
}

/// What differs from what somebody else saved meanwhile; nothing when both say the same.
fn conflict(
    part: &Participation,
    census: &Census,
    mine: &[Places],
    conditions: Option<&str>,
) -> Option<Problem> {
    let (mine_text, theirs) =
        (conditions.unwrap_or_default(), census.conditions.as_deref().unwrap_or_default());
    let edit = LastEdit { author: part.editor.clone(), at: part.updated_at, revision: census.revision };
    if mine_text != theirs {
        return Some(Problem::edited_meanwhile("conditions", mine_text, theirs, &edit));
    }
    (mine != census.places).then(|| {
        let message = "Quelqu’un a modifié ces places entre-temps. Relisez-les, puis recommencez.";
        Problem::new("CONFLICT_EDITED_MEANWHILE", message)
    })
}
