use async_graphql::{ComplexObject, OutputType as _};

use crate::events::{Event, EventAttendee, EventAttendeeLinks, EventLinks};
use crate::meetings::EventMeeting;

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
}

#[ComplexObject]
impl EventAttendee {
    #[graphql(flatten)]
    fn links(&self) -> EventAttendeeLinks {
        EventAttendeeLinks(self.clone())
    }
}
