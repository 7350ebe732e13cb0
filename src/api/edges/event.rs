use async_graphql::{ComplexObject, OutputType as _};

use crate::events::{Event, EventAttendee, EventAttendeeLinks, EventLinks};

#[ComplexObject]
impl Event {
    #[graphql(flatten)]
    fn links(&self) -> EventLinks {
        EventLinks(self.clone())
    }
}

#[ComplexObject]
impl EventAttendee {
    #[graphql(flatten)]
    fn links(&self) -> EventAttendeeLinks {
        EventAttendeeLinks(self.clone())
    }
}
