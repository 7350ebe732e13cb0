//! Annual meetings in the API.

mod links;
mod meeting;
mod minutes;
mod mutation;

pub use links::{ActionOrigin, EventMeeting, PartnershipMeetings};
pub use mutation::{MeetingMutation, MeetingPayload, MinutesBlockPayload};

type Fallible<T> = async_graphql::Result<T>;
