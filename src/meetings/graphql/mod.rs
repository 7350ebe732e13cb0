//! Annual meetings in the API.

mod links;
mod meeting;
mod minutes;
mod mutation;
mod subscription;

pub use links::{ActionOrigin, EventMeeting, PartnershipMeetings};
pub use meeting::event_of;
pub use mutation::{MeetingMutation, MeetingPayload, MinutesBlockPayload};
pub use subscription::MeetingSubscription;

type Fallible<T> = async_graphql::Result<T>;
