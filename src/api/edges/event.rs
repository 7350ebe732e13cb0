//! What an event leads to, and its guests, attendees and recesses: what it is the date of, who is expected.

use async_graphql::{ComplexObject, OutputType as _};

use crate::events::{
    CourtRecess, CourtRecessLinks, Event, EventAttendee, EventAttendeeLinks, EventGuest, EventGuestLinks,
    EventLinks, EventPolls,
};
use crate::meetings::{EventMeeting, EventPresentation};
use crate::trainings::EventTraining;

#[ComplexObject]
impl Event {
    #[graphql(flatten)]
    fn links(&self) -> EventLinks {
        EventLinks(self.clone())
    }

    #[graphql(flatten)]
    fn annual_meeting(&self) -> EventMeeting {
        EventMeeting(self.clone())
    }

    #[graphql(flatten)]
    fn presentation_meeting(&self) -> EventPresentation {
        EventPresentation(self.clone())
    }

    #[graphql(flatten)]
    fn polls(&self) -> EventPolls {
        EventPolls(self.clone())
    }

    #[graphql(flatten)]
    fn training(&self) -> EventTraining {
        EventTraining(self.subject().and_then(|subject| subject.as_id()))
    }
}

#[ComplexObject]
impl EventGuest {
    #[graphql(flatten)]
    fn links(&self) -> EventGuestLinks {
        EventGuestLinks(self.clone())
    }
}

#[ComplexObject]
impl EventAttendee {
    #[graphql(flatten)]
    fn links(&self) -> EventAttendeeLinks {
        EventAttendeeLinks(self.clone())
    }
}

#[ComplexObject]
impl CourtRecess {
    #[graphql(flatten)]
    fn links(&self) -> CourtRecessLinks {
        CourtRecessLinks(self.clone())
    }
}
