use async_graphql::{ComplexObject, OutputType as _};

use crate::events::{Event, EventAttendee, EventAttendeeLinks, EventLinks};
use crate::trainings::EventTraining;

#[ComplexObject]
impl Event {
    #[graphql(flatten)]
    fn links(&self) -> EventLinks {
        EventLinks(self.clone())
    }

    #[graphql(flatten)]
    fn training(&self) -> EventTraining {
        EventTraining(self.subject().and_then(|subject| subject.as_id()))
    }
}

#[ComplexObject]
impl EventAttendee {
    #[graphql(flatten)]
    fn links(&self) -> EventAttendeeLinks {
        EventAttendeeLinks(self.clone())
    }
}
