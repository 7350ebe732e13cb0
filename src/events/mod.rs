//! Events: meetings of any kind, known to their own slice by subject.
//!
//! A date is a local time in a zone. SEQUENCE rises with each change that attendees must learn of, and a cancelled
//! event stays, so that calendars do. The slice of the subject authorises and owns every change (`scheduling.rs`).
//! Events without a subject are created and changed here (`standalone.rs`). Whoever is expected learns of every change
//! by mail (`invitations/`).

mod arrange;
mod attendees;
mod dates;
mod graphql;
mod guests;
mod invitations;
mod links;
mod loaders;
mod meeting;
mod model;
mod policy;
mod polls;
mod reads;
mod recess;
pub mod recurrence;
mod retention;
mod rule;
mod scheduling;
mod series;
mod standalone;
mod store;
mod texts;
mod twin;
mod warnings;

use crate::accounts::Accounts;
use crate::directory::Directory;
use crate::kernel::actor::{OrganisationId, PersonId, PostId};
use crate::kernel::clock::Ts;
use crate::partnerships::Partnerships;
use crate::platform::Platform;
use crate::platform::rate::Rate;

pub use arrange::{Entry, arrange};
pub use attendees::{DECLINED_JOB, Declined};
pub use dates::{Dates, Invitation};
pub use graphql::{
    CourtRecessLinks, CourtRecessPayload, EventAttendeeLinks, EventLinks, EventMutation, EventPayload,
    EventQuery, EventSeriesMutation, EventSubscription, PartnershipEvents,
};
pub use guests::{AddEventGuestsInput, EventGuest, EventGuestId, GUESTS_KEPT, GuestInput, NewGuest};
pub use links::{AnswerLinkMutation, AnswerLinkQuery, LinkedEvent, LinkedEventPayload};
pub use loaders::{EventLoader, attendees_of as load_attendees_of, event as load_event, event_loader};
pub use meeting::{Meeting, MeetingInput};
pub use model::{
    AttendeeAnswer, Event, EventAttendee, EventId, EventKind, EventState, SeriesId, When, other_time_zones,
};
pub use policy::{Action, allows, is_for};
pub use polls::{
    AddPollOptionsInput, AnswerPollInput, ClosePollInput, DateChoice, DateChoiceInput, DateOptionInput,
    DatePollInput, DatePollState, EventGuestLinks, EventPolls, NewPoll, NewProposal, PollLoader,
    PollMutation, PollOptionId, PollQuery, ProposeEventInput, poll_loader,
};
pub use reads::{CANCELLED_SHOWN_FOR, FeedFilter, Window};
pub use recess::{CourtRecess, RecessId};
pub use retention::PEOPLE_KEPT;
pub use rule::RecurrenceInput;
pub use scheduling::NewEvent;
pub use series::Series;
pub use standalone::{CancelEventInput, EventInput, EventScope, UpdateEventInput};
pub(crate) use store::retention::over_at;
pub use texts::{ERASURE, TEXTS};
pub use twin::Likeness;
pub use warnings::{EventWarning, EventWarningKind, Slot};

use scheduling::not_scheduled;

/// Someone to expect: a post or a person, in the name of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attendee {
    /// In whose name.
    pub organisation: OrganisationId,
    /// The post.
    pub post: Option<PostId>,
    /// Or the person.
    pub person: Option<PersonId>,
}

/// The events' service.
#[derive(Clone, Debug)]
pub struct Events {
    platform: Platform,
    directory: Directory,
    accounts: Accounts,
    partnerships: Partnerships,
    /// The address that mail comes from.
    sender_address: String,
    /// How often one answer link may be used.
    links: Rate,
}

impl Events {
    /// On this platform; posts come from the directory, people from the accounts, territories from the partnerships.
    /// Invitations come from the address of all mail.
    #[must_use]
    pub fn new(
        platform: Platform,
        directory: Directory,
        accounts: Accounts,
        partnerships: Partnerships,
        sender_address: String,
    ) -> Self {
        let links = Rate::per_minute(links::PER_MINUTE, &platform.clock);
        Self { platform, directory, accounts, partnerships, sender_address, links }
    }

    /// The instant at which requests are answered.
    fn now(&self) -> Ts {
        self.platform.clock.now()
    }
}
