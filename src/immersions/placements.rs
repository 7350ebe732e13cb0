//! A stay, from the request to what was thought of it.

use jiff::civil::{Date, Weekday};

use super::inputs::{
    AgreeToImmersionInput, CancelImmersionInput, CompleteImmersionInput, DeclineImmersionInput,
    GiveImmersionFeedbackInput, RequestImmersionInput,
};
use super::letters::News;
use super::model::{Offer, Placement, PlacementId, PlacementState};
use super::policy::{PlacementTies, Viewpoint, are_of_two_sectors, fits, may_ask};
use super::{Immersions, store};
use crate::confidentiality::{LINE, SafeText, Screen};
use crate::events::{Attendee, EventId, EventKind, Meeting, NewEvent, When};
use crate::kernel::actor::{Actor, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::{Subject, TypedId as _};
use crate::kernel::problem::Problem;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

/// Longest feedback, in characters.
const FEEDBACK: usize = 2000;

/// What a command works on: the offer under lock, a stay in it, and the act's frame.
struct Scene {
    tx: Tx,
    offer: Offer,
    placement: Placement,
    view: Viewpoint,
    by: By,
}

impl Immersions {
    /// A member of another organisation asks for a stay; who represents the own organisation agrees for it by that.
    /// Asked already, nothing changes.
    ///
    /// # Errors
    /// All problems of the request at once.
    pub async fn request(&self, actor: &Actor, input: RequestImmersionInput) -> Result<Placement> {
        let view = self.viewpoint(actor, &[]).await?;
        let seen = self.find_offer(actor, input.offer_id).await?;
        let held = actor.acting_as(Some(input.post_id))?;
        if !may_ask(held, &seen) {
            return Err(Error::Forbidden);
        }
        let now = self.now();
        let host = self.sector_of(seen.organisation_id).await?;
        let home = self.sector_of(held.organisation).await?;
        let mut tx = self.platform.db.begin().await?;
        let offer = store::locked(&mut tx, input.offer_id).await?.ok_or(Error::NotFound)?;
        if let Some(own) = store::open_of(&mut tx, offer.id, actor.person).await? {
            let ties = PlacementTies::of(actor, &own, &view);
            return Ok(Placement { ties, ..own });
        }
        let today = self.today(&offer.time_zone);
        let mut problems = Problems::none();
        problems.require(offer.is_open(today), || {
            Problem::new("OFFER_CLOSED", "Cette offre ne reçoit plus de demandes.")
        });
        let is_meant = offer.audiences().contains(&input.audience);
        problems.require(is_meant, || {
            Problem::new("INVALID_VALUE", "Cette offre ne s’adresse pas à ce public.").on("audience")
        });
        problems.require(are_of_two_sectors(host, home), || {
            let message = "Une immersion fait connaître l’autre secteur : cette offre vient du vôtre.";
            Problem::new("SAME_SECTOR", message).on("postId")
        });
        problems.require(!is_meant || fits(input.audience, home), || {
            let message = "Ce public n’est pas celui de votre structure.";
            Problem::new("AUDIENCE_OF_ANOTHER_SECTOR", message).on("audience")
        });
        problems.require(input.starts_on <= input.ends_on, || {
            Problem::new("INVALID_DATE_ORDER", "Le dernier jour ne peut venir avant le premier.").on("endsOn")
        });
        problems.require(input.starts_on >= today, || {
            Problem::new("DATE_IN_PAST", "Choisissez une date à venir.").on("startsOn")
        });
        problems.require(offer.starts_on <= input.starts_on && input.ends_on <= offer.ends_on, || {
            Problem::new("OUTSIDE_THE_PERIOD", "Choisissez des jours dans la période de l’offre.")
                .on("startsOn")
        });
        problems.require(working_days(input.starts_on, input.ends_on) <= offer.days, || {
            let message =
                format!("Cette offre prévoit {} jours : choisissez une fin plus proche.", offer.days);
            Problem::new("STAY_TOO_LONG", message).on("endsOn")
        });
        problems.check()?;
        let id = PlacementId::fresh(&self.platform.entropy, now);
        let new = store::Request {
            id,
            guest: actor.person,
            post: held.post,
            organisation: held.organisation,
            home_agreed_at: actor.represents(held.organisation).then_some(now),
        };
        store::request(&mut tx, new, &input, now).await?;
        let placement = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
        let by = By::actor(actor, Some(held.post));
        self.tell(&mut tx, actor, News::Requested, (&offer, &placement)).await?;
        self.finish(actor, Scene { tx, offer, placement, view, by }, "placement.request", ()).await
    }

    /// The host or the guest's organisation agrees; once both have, the dates are kept. Agreed already, nothing
    /// changes.
    ///
    /// # Errors
    /// A problem when there is no room left or it is no longer asked for.
    pub async fn agree(&self, actor: &Actor, input: AgreeToImmersionInput) -> Result<Placement> {
        let mut scene = self.scene(actor, input.placement_id, input.acting_post_id).await?;
        let placement = &mut scene.placement;
        if !(placement.ties.host || placement.ties.home) {
            return Err(Error::Forbidden);
        }
        if placement.state == PlacementState::Agreed {
            return Ok(scene.placement);
        }
        if placement.state != PlacementState::Requested {
            return Err(Error::problem(settled()));
        }
        let now = self.now();
        if placement.ties.host {
            placement.host_agreed_at.get_or_insert(now);
        }
        if placement.ties.home {
            placement.home_agreed_at.get_or_insert(now);
        }
        if placement.host_agreed_at.is_some() && placement.home_agreed_at.is_some() {
            if scene.offer.left() == 0 {
                let message = "Toutes les places de cette offre sont prises.";
                return Err(Error::problem(Problem::new("OFFER_FULL", message)));
            }
            placement.state = PlacementState::Agreed;
            placement.event_id = Some(self.keep_days(&mut scene.tx, &scene.offer, placement).await?);
            self.take_back(&mut scene.tx, placement).await?;
        }
        self.save(actor, scene, "placement.agree", ()).await
    }

    /// The host or the guest's organisation turns a request down. Declined already, nothing changes.
    ///
    /// # Errors
    /// A problem when it is no longer asked for; problems of the reason's text.
    pub async fn decline(&self, actor: &Actor, input: DeclineImmersionInput) -> Result<Placement> {
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let mut scene = self.scene(actor, input.placement_id, input.acting_post_id).await?;
        if !(scene.placement.ties.host || scene.placement.ties.home) {
            return Err(Error::Forbidden);
        }
        if scene.placement.state == PlacementState::Declined {
            return Ok(scene.placement);
        }
        let reason = screen.optional("reason", input.reason.as_deref(), LINE);
        screen.problems.require(scene.placement.state == PlacementState::Requested, settled);
        let codes = screen.check()?;
        scene.placement.state = PlacementState::Declined;
        scene.placement.decline_reason = reason.map(SafeText::into_inner);
        self.take_back(&mut scene.tx, &scene.placement).await?;
        self.tell(&mut scene.tx, actor, News::Declined, (&scene.offer, &scene.placement)).await?;
        self.save(actor, scene, "placement.decline", serde_json::json!({"confirmed": codes})).await
    }

    /// The guest or one of both sides gives it up; the place is free again. Given up already, nothing changes.
    ///
    /// # Errors
    /// A problem when it was declined or took place.
    pub async fn cancel(&self, actor: &Actor, input: CancelImmersionInput) -> Result<Placement> {
        let mut scene = self.scene(actor, input.placement_id, input.acting_post_id).await?;
        if !(scene.placement.ties.guest || scene.placement.ties.host || scene.placement.ties.home) {
            return Err(Error::Forbidden);
        }
        if scene.placement.state == PlacementState::Cancelled {
            return Ok(scene.placement);
        }
        if !scene.placement.state.is_open() {
            return Err(Error::problem(settled()));
        }
        scene.placement.state = PlacementState::Cancelled;
        if let Some(event) = scene.placement.event_id {
            self.events.cancel(&mut scene.tx, event, &Subject::of(scene.placement.id)).await?;
            self.tell(&mut scene.tx, actor, News::Cancelled, (&scene.offer, &scene.placement)).await?;
        }
        self.take_back(&mut scene.tx, &scene.placement).await?;
        self.save(actor, scene, "placement.cancel", ()).await
    }

    /// The host says that it took place. Said already, nothing changes.
    ///
    /// # Errors
    /// A problem before its first day or without agreement.
    pub async fn complete(&self, actor: &Actor, input: CompleteImmersionInput) -> Result<Placement> {
        let mut scene = self.scene(actor, input.placement_id, input.acting_post_id).await?;
        if !scene.placement.ties.host {
            return Err(Error::Forbidden);
        }
        if scene.placement.state == PlacementState::Done {
            return Ok(scene.placement);
        }
        if scene.placement.state != PlacementState::Agreed {
            return Err(Error::problem(settled()));
        }
        let today = self.today(&scene.offer.time_zone);
        if !scene.placement.may_complete(today) {
            let message = "Cette immersion n’a pas encore commencé.";
            return Err(Error::problem(Problem::new("IMMERSION_TO_COME", message)));
        }
        scene.placement.state = PlacementState::Done;
        if let Some(event) = scene.placement.event_id {
            let held_on = scene.placement.ends_on.min(today);
            self.events.conclude(&mut scene.tx, event, &Subject::of(scene.placement.id), held_on).await?;
        }
        self.save(actor, scene, "placement.complete", ()).await
    }

    /// Host and guest each say once how it was.
    ///
    /// # Errors
    /// Problems of the text; a problem before it took place or when it was said.
    pub async fn give_feedback(&self, actor: &Actor, input: GiveImmersionFeedbackInput) -> Result<Placement> {
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let mut scene = self.scene(actor, input.placement_id, input.acting_post_id).await?;
        let ties = scene.placement.ties;
        if !(ties.guest || ties.host) {
            return Err(Error::Forbidden);
        }
        let text = screen.required("text", &input.text, FEEDBACK);
        screen.problems.require(scene.placement.state == PlacementState::Done, || {
            Problem::new("IMMERSION_TO_COME", "Cette immersion n’a pas encore eu lieu.")
        });
        let place =
            if ties.guest { &mut scene.placement.guest_feedback } else { &mut scene.placement.host_feedback };
        screen
            .problems
            .require(place.is_none(), || Problem::new("ALREADY_GIVEN", "Votre retour est déjà enregistré."));
        let codes = screen.check()?;
        *place = text.map(SafeText::into_inner);
        self.save(actor, scene, "placement.feedback", serde_json::json!({"confirmed": codes})).await
    }

    /// Takes the offer of a stay that concerns the actor.
    async fn scene(&self, actor: &Actor, id: PlacementId, acting_post: Option<PostId>) -> Result<Scene> {
        let found = store::placements(&self.platform.db, &[id]).await?.pop().ok_or(Error::NotFound)?;
        let view = self.viewpoint(actor, std::slice::from_ref(&found)).await?;
        if !PlacementTies::of(actor, &found, &view).sees() {
            return Err(Error::NotFound);
        }
        let by = By::actor(actor, Some(actor.acting_as(acting_post)?.post));
        let mut tx = self.platform.db.begin().await?;
        let offer = store::locked(&mut tx, found.offer_id).await?.ok_or(Error::NotFound)?;
        let placement = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
        let ties = PlacementTies::of(actor, &placement, &view);
        Ok(Scene { tx, offer, placement: Placement { ties, ..placement }, view, by })
    }

    /// Writes the days of a stay into the calendars of guest and host.
    async fn keep_days(&self, tx: &mut Tx, offer: &Offer, placement: &Placement) -> Result<EventId> {
        let (first, after) = (placement.starts_on.0, placement.ends_on.plus_days(1).0);
        let when = When::at(first.at(0, 0, 0, 0), after.at(0, 0, 0, 0), &offer.time_zone, true);
        let contact =
            Attendee { organisation: offer.organisation_id, post: Some(offer.contact_post_id), person: None };
        let guest = Attendee {
            organisation: placement.organisation_id,
            post: None,
            person: Some(placement.guest_id),
        };
        let new = NewEvent {
            kind: EventKind::Immersion,
            partnership: offer.partnership_id,
            subject: Some(Subject::of(placement.id)),
            title: offer.title.clone(),
            description: None,
            meeting: Meeting { when, place: None, video_link: None },
            organiser: offer.contact_post_id,
            attendees: vec![contact],
        };
        let event = self.events.schedule(tx, new).await?;
        self.events.enrol(tx, event, guest).await?;
        Ok(event)
    }

    async fn save(
        &self,
        actor: &Actor,
        mut scene: Scene,
        action: &'static str,
        facts: impl serde::Serialize,
    ) -> Result<Placement> {
        store::save(&mut scene.tx, &scene.placement).await?;
        self.finish(actor, scene, action, facts).await
    }

    /// Records the act, commits, and gives the stay as it now stands.
    async fn finish(
        &self,
        actor: &Actor,
        scene: Scene,
        action: &'static str,
        facts: impl serde::Serialize,
    ) -> Result<Placement> {
        let Scene { mut tx, placement, view, by, .. } = scene;
        audit::record(&mut tx, &self.platform, by, action, placement.id, facts).await?;
        tx.commit().await?;
        let ties = PlacementTies::of(actor, &placement, &view);
        Ok(Placement { ties, ..placement })
    }
}

/// Days of a stay, both ends included; weekends do not count.
fn working_days(first: Day, last: Day) -> i64 {
    // More than any offer may ask for; the rest of an absurd wish need not be counted.
    let days = first.0.series(jiff::Span::new().days(1)).take_while(|day| *day <= last.0).take(366);
    let works = |day: &Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    days.filter(works).map(|_| 1_i64).sum()
}

fn settled() -> Problem {
    Problem::new("ALREADY_DECIDED", "Une décision a déjà été prise.")
}
