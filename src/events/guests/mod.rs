//! Invited outsiders: a name and an address for one event, no account; forgotten three months after it.

pub(super) mod store;

use async_graphql::{InputObject, SimpleObject};

use super::model::{AttendeeAnswer, Event, EventId};
use super::{Action, EventState, Events, invitations, policy};
use crate::confidentiality::{LINE, SafeText, Screen};
use crate::kernel::actor::{Actor, PostId};
use crate::kernel::clock::Zone;
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::Problem;
use crate::kernel::retention::{Kept, Span};
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::typed_id;

typed_id!(
    /// An invited outsider.
    EventGuestId,
    "guest"
);

/// Domain §2: how long outsiders and their answers are kept.
pub const GUESTS_KEPT: Kept = Kept {
    what: "Personnes sans compte invitées à un rendez-vous, et leurs réponses",
    time: Span::Months(3),
    from: " après le rendez-vous",
    why: "Savoir qui vient",
};

/// As many outsiders as one event may have.
const MOST_GUESTS: usize = 50;

/// An outsider to invite.
#[derive(Clone, Debug, InputObject)]
pub struct GuestInput {
    /// Name.
    pub name: String,
    /// Where the invitation goes.
    pub email: String,
    /// For whom they come.
    pub organisation_label: Option<String>,
    /// Their own zone; the event's when null.
    pub time_zone: Option<Zone>,
}

/// Outsiders to add to an event.
#[derive(Clone, Debug, InputObject)]
pub struct AddEventGuestsInput {
    /// Which event.
    pub event_id: EventId,
    /// Whom to invite; an address that is invited already changes nothing.
    pub guests: Vec<GuestInput>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// A checked outsider.
#[derive(Clone, Debug)]
pub struct NewGuest {
    name: SafeText,
    organisation_label: Option<SafeText>,
    email: String,
    time_zone: Option<Zone>,
}

/// An invited outsider.
#[derive(Clone, Debug, sqlx::FromRow, SimpleObject)]
#[graphql(complex)]
pub struct EventGuest {
    /// Node id.
    pub id: EventGuestId,
    /// To which event.
    #[graphql(skip)]
    pub event_id: EventId,
    /// Name.
    pub name: String,
    /// For whom they come.
    pub organisation_label: Option<String>,
    /// Where mail goes.
    #[graphql(skip)]
    pub email: String,
    /// Their own zone.
    pub time_zone: Zone,
    /// What was answered.
    pub answer: AttendeeAnswer,
    /// Who alone sees the address.
    #[graphql(skip)]
    pub organiser_post_id: PostId,
}

impl NewGuest {
    /// Checks outsiders; what is wrong joins the other problems of the request.
    #[must_use]
    pub fn check(inputs: &[GuestInput], screen: &mut Screen<'_>) -> Vec<Self> {
        screen.problems.require(inputs.len() <= MOST_GUESTS, || {
            Problem::new("TOO_MANY", format!("Invitez au plus {MOST_GUESTS} personnes sans compte."))
                .on("guests")
        });
        let one = |(place, input): (usize, &GuestInput), screen: &mut Screen<'_>| {
            let name = screen.required(&format!("guests.{place}.name"), &input.name, LINE);
            let field = format!("guests.{place}.organisationLabel");
            let organisation_label = screen.optional(&field, input.organisation_label.as_deref(), LINE);
            let email = input.email.trim().to_lowercase();
            screen.problems.require(email.len() <= 200 && email.parse::<lettre::Address>().is_ok(), || {
                Problem::new("INVALID_VALUE", "Écrivez une adresse électronique complète.")
                    .on(format!("guests.{place}.email"))
            });
            Some(Self { name: name?, organisation_label, email, time_zone: input.time_zone.clone() })
        };
        inputs.iter().take(MOST_GUESTS).enumerate().filter_map(|input| one(input, screen)).collect()
    }
}

impl Events {
    /// Invites outsiders to an event that is still to come.
    ///
    /// # Errors
    /// All problems of the request at once; [`Error::Forbidden`] for whoever neither organises nor coordinates.
    pub async fn add_guests(&self, actor: &Actor, input: AddEventGuestsInput) -> Result<Event> {
        let event = self.find_as(actor, input.event_id, Action::Edit).await?;
        let acting = policy::acting_to_edit(actor, &event, input.acting_post_id)?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let guests = NewGuest::check(&input.guests, &mut screen);
        let to_come = event.state == EventState::Proposed || event.awaits_answers(self.platform.clock.now());
        screen.problems.require(to_come, super::not_scheduled);
        let codes = screen.check()?;
        let mut tx = self.platform.db.begin().await?;
        let added = self.invite_guests(&mut tx, &event, guests).await?;
        let by = By::actor(actor, Some(acting));
        let facts = serde_json::json!({"guests": added, "confirmed": codes});
        audit::record(&mut tx, &self.platform, by, "event.guests.add", event.id, facts).await?;
        tx.commit().await?;
        Ok(event)
    }

    /// Adds outsiders in the caller's transaction and asks for their invitations; tells how many are new.
    ///
    /// # Errors
    /// The database's.
    pub async fn invite_guests(&self, tx: &mut Tx, event: &Event, guests: Vec<NewGuest>) -> Result<u64> {
        let now = self.platform.clock.now();
        let mut added = 0;
        for guest in guests {
            let guest = EventGuest {
                id: EventGuestId(self.platform.entropy.uuid(now)),
                event_id: event.id,
                name: guest.name.into_inner(),
                organisation_label: guest.organisation_label.map(SafeText::into_inner),
                email: guest.email,
                time_zone: guest.time_zone.unwrap_or_else(|| event.time_zone.clone()),
                answer: AttendeeAnswer::Awaited,
                organiser_post_id: event.organiser_post_id,
            };
            added += store::insert(tx, &guest, now).await?;
        }
        invitations::ask(tx, &self.platform, event.id).await?;
        Ok(added)
    }

    /// The event, when the actor may do this with it; out of reach it is absent.
    pub(super) async fn find_as(&self, actor: &Actor, id: EventId, action: Action) -> Result<Event> {
        let event = self.find(actor, id).await?;
        let attendees = self.attendees(&[id]).await?;
        if policy::allows(actor, action, &event, &attendees) { Ok(event) } else { Err(Error::Forbidden) }
    }
}
