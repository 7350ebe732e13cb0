//! What a protocol leads to: its reviews, their reminders, what it says of places between regions.

use async_graphql::{ComplexObject, OutputType as _};

use crate::interregion::ProtocolInterregion;
use crate::protocols::reminders::ProtocolReminders;
use crate::protocols::reviews::ProtocolReviews;
use crate::protocols::{CooperationProtocol, ProtocolLinks};

#[ComplexObject]
impl CooperationProtocol {
    #[graphql(flatten)]
    fn protocol(&self) -> ProtocolLinks {
        ProtocolLinks(self.seen.clone())
    }

    #[graphql(flatten)]
    fn reviews(&self) -> ProtocolReviews {
        ProtocolReviews(self.id)
    }

    #[graphql(flatten)]
    fn reminders(&self) -> ProtocolReminders {
        ProtocolReminders(self.seen.clone())
    }

    #[graphql(flatten)]
    fn interregion(&self) -> ProtocolInterregion {
        ProtocolInterregion(self.seen.clone())
    }
}
