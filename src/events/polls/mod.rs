//! Date polls: an event that has no date yet proposes several; closing the poll schedules it and invites.
//!
//! Answers are kept for what is expected (a post, a person, an outsider), as those to invitations are, and can be
//! changed until the poll is closed. The closing date is a promise to the invited, not a lock: once it has passed the
//! poll says so and the organiser is reminded to choose.

mod graphql;
mod loaders;
mod model;
pub(super) mod store;

use async_graphql::InputObject;

use super::guests::{GuestInput, NewGuest};
use super::model::{Event, EventAttendee, EventId, EventKind, EventState};
use super::{Action, Attendee, Events, Likeness, invitations, policy};
use crate::confidentiality::{LINE, SafeText, Screen, TEXT, passed};
use crate::kernel::actor::{Actor, PartnershipId, PostId};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::{Subject, TypedId as _};
use crate::kernel::problem::Problem;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

pub(super) use graphql::state as poll_state;
pub use graphql::{EventGuestLinks, EventPolls, PollMutation, PollQuery};
pub use loaders::{PollLoader, Sheet, poll_loader};
pub use model::{
    DateChoice, DateChoiceInput, DateOptionInput, DatePollInput, DatePollState, NewPoll, PollOptionId, Voice,
};
pub use model::{Poll, PollOption};

use model::{MOST_OPTIONS, check_options};

/// An event whose date is asked for.
#[derive(Clone, Debug)]
pub struct NewProposal {
    /// Kind.
    pub kind: EventKind,
    /// The partnership it belongs to.
    pub partnership: PartnershipId,
    /// What it will be the date of; none when it stands alone.
    pub subject: Option<Subject>,
    /// A text that was guarded.
    pub title: String,
    /// More about it.
    pub description: Option<SafeText>,
    /// Dates to choose from.
    pub poll: NewPoll,
    /// Who invites.
    pub organiser: PostId,
    /// Whom to expect.
    pub attendees: Vec<Attendee>,
    /// Outsiders.
    pub guests: Vec<NewGuest>,
}

/// Asks for the date of an event that stands alone.
#[derive(Clone, Debug, InputObject)]
pub struct ProposeEventInput {
    /// In which partnership.
    pub partnership_id: PartnershipId,
    /// What it is about.
    pub title: String,
    /// More about it.
    pub description: Option<String>,
    /// Dates to choose from.
    pub poll: DatePollInput,
    /// Whom to expect.
    #[graphql(default)]
    pub attendee_post_ids: Vec<PostId>,
    /// Outsiders.
    #[graphql(default)]
    pub guests: Vec<GuestInput>,
    /// Who invites: a post of the own organisation; the acting post when null.
    pub organiser_post_id: Option<PostId>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Says on which dates one can come.
#[derive(Clone, Debug, InputObject)]
pub struct AnswerPollInput {
    /// Which event.
    pub event_id: EventId,
    /// Dates left out keep their answer.
    pub choices: Vec<DateChoiceInput>,
    /// The post it is done as; without it, the answer is for all posts through which one is expected.
    pub acting_post_id: Option<PostId>,
}

/// More dates to choose from.
#[derive(Clone, Debug, InputObject)]
pub struct AddPollOptionsInput {
    /// Which event.
    pub event_id: EventId,
    /// Local times in the poll's zone.
    pub options: Vec<DateOptionInput>,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Chooses a date.
#[derive(Clone, Debug, InputObject)]
pub struct ClosePollInput {
    /// Which event.
    pub event_id: EventId,
    /// The date chosen.
    pub option_id: PollOptionId,
    /// Where.
    pub place: Option<String>,
    /// https address; never shown in feeds nor on public pages.
    pub video_link: Option<String>,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

impl Events {
    /// Asks for the date of a subject; the subject's slice has authorised it. Everybody expected is mailed the dates.
    ///
    /// # Errors
    /// The database's.
    pub async fn propose(&self, tx: &mut Tx, new: NewProposal) -> Result<EventId> {
        let now = self.platform.clock.now();
        let id = EventId::fresh(&self.platform.entropy, now);
        let uid = format!("event-{}@{}", id.uuid(), self.platform.host());
        store::insert(tx, id, uid, &new, now).await?;
        for (position, when) in (0..).zip(&new.poll.options) {
            let option = PollOptionId::fresh(&self.platform.entropy, now);
            store::insert_option(tx, option, id, position, when).await?;
        }
        for attendee in new.attendees {
            super::store::insert_attendee(tx, id, attendee).await?;
        }
        let event = super::store::locked(tx, id).await?.ok_or(Error::NotFound)?;
        self.invite_guests(tx, &event, new.guests).await?;
        Ok(id)
    }

    /// Asks for the date of an event that stands alone; the same request again gives what it made before.
    ///
    /// # Errors
    /// All problems of the request at once; [`Error::Forbidden`] for whoever only observes the partnership.
    pub async fn propose_alone(&self, actor: &Actor, input: ProposeEventInput) -> Result<Event> {
        let (held, standing) =
            self.partnerships.acting(actor, input.partnership_id, input.acting_post_id).await?;
        if !standing.reads() {
            return Err(Error::Forbidden);
        }
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let title = screen.required("title", &input.title, LINE);
        let description = screen.optional("description", input.description.as_deref(), TEXT);
        let poll = NewPoll::check(&input.poll, self.platform.clock.now(), &mut screen);
        let guests = NewGuest::check(&input.guests, &mut screen);
        let organiser = self.organiser(held, standing, input.organiser_post_id, &mut screen.problems).await?;
        let attendees = self.attendees_for_posts("attendeePostIds", &input.attendee_post_ids).await;
        let attendees = screen.problems.join(attendees)?;
        let codes = screen.check()?;
        let (title, poll, attendees) = (passed(title)?, passed(poll)?, passed(attendees)?);
        let new = NewProposal {
            kind: EventKind::Other,
            partnership: input.partnership_id,
            subject: None,
            title: title.into_inner(),
            description,
            poll,
            organiser,
            attendees,
            guests,
        };
        let mut tx = self.platform.db.begin().await?;
        let like = Likeness {
            kind: new.kind,
            partnership: new.partnership,
            organiser: new.organiser,
            title: &new.title,
            dates: &new.poll.options,
        };
        if let Some(twin) = self.twin(&mut tx, &like).await? {
            return Ok(twin);
        }
        let id = self.propose(&mut tx, new).await?;
        let by = By::actor(actor, Some(held.post));
        let facts = serde_json::json!({ "confirmed": codes });
        audit::record(&mut tx, &self.platform, by, "event.propose", id, facts).await?;
        tx.commit().await?;
        self.find(actor, id).await
    }

    /// Keeps on which dates the actor can come, changeable until the poll is closed.
    ///
    /// # Errors
    /// Problems with the dates; [`Error::Forbidden`] when the actor is not expected.
    pub async fn answer_poll(&self, actor: &Actor, input: AnswerPollInput) -> Result<Event> {
        let event = self.find(actor, input.event_id).await?;
        let posts = match input.acting_post_id {
            Some(_) => vec![actor.acting_as(input.acting_post_id)?.post],
            None => actor.posts(),
        };
        let attendees = self.attendees(&[event.id]).await?;
        let voices: Vec<Voice> = voices(&attendees, |attendee| {
            policy::is_for(actor, attendee) && attendee.post_id.is_none_or(|post| posts.contains(&post))
        });
        if voices.is_empty() {
            return Err(Error::Forbidden);
        }
        let mut tx = self.platform.db.begin().await?;
        self.choose(&mut tx, event.id, &voices, &input.choices).await?;
        let by = By::actor(actor, input.acting_post_id);
        audit::record(&mut tx, &self.platform, by, "event.poll.answer", event.id, ()).await?;
        tx.commit().await?;
        Ok(event)
    }

    /// Keeps choices for these voices.
    pub(super) async fn choose(
        &self,
        tx: &mut Tx,
        event: EventId,
        voices: &[Voice],
        choices: &[DateChoiceInput],
    ) -> Result<()> {
        let event = super::store::locked(tx, event).await?.ok_or(Error::NotFound)?;
        if event.state != EventState::Proposed {
            return Err(Error::problem(poll_closed()));
        }
        let options = store::options_in(tx, event.id).await?;
        for (place, wanted) in choices.iter().enumerate() {
            if !options.iter().any(|option| option.id == wanted.option_id) {
                return Err(Error::problem(unknown_option(&format!("choices.{place}.optionId"))));
            }
        }
        for wanted in choices {
            for voice in voices {
                let now = self.platform.clock.now();
                store::choose(tx, wanted.option_id, *voice, wanted.choice, now).await?;
            }
        }
        tx.announce(event.id);
        Ok(())
    }

    /// Adds dates; everybody expected is mailed again. Dates that are proposed already change nothing.
    ///
    /// # Errors
    /// Problems with the dates; [`Error::Forbidden`] for whoever neither organises nor coordinates.
    pub async fn add_poll_options(&self, actor: &Actor, input: AddPollOptionsInput) -> Result<Event> {
        let event = self.find_as(actor, input.event_id, Action::Edit).await?;
        let acting = policy::acting_to_edit(actor, &event, input.acting_post_id)?;
        let now = self.platform.clock.now();
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, false);
        let wanted = check_options("options", &input.options, &event.time_zone, now, &mut screen);
        let mut tx = self.platform.db.begin().await?;
        let event = super::store::locked(&mut tx, event.id).await?.ok_or(Error::NotFound)?;
        screen.problems.require(event.state == EventState::Proposed, poll_closed);
        let known = store::options_in(&mut tx, event.id).await?;
        let new: Vec<_> = wanted
            .unwrap_or_default()
            .into_iter()
            .filter(|when| {
                !known.iter().any(|old| (old.starts_at, old.ends_at) == (when.starts_at, when.ends_at))
            })
            .collect();
        screen.problems.require(known.len() + new.len() <= MOST_OPTIONS, || {
            Problem::new("INVALID_VALUE", format!("Proposez de 1 à {MOST_OPTIONS} dates.")).on("options")
        });
        screen.check()?;
        if !new.is_empty() {
            let next = i64::try_from(known.len()).unwrap_or(i64::MAX);
            for (position, when) in (next..).zip(&new) {
                let option = PollOptionId::fresh(&self.platform.entropy, now);
                store::insert_option(&mut tx, option, event.id, position, when).await?;
            }
            store::touch(&mut tx, event.id, now).await?;
            invitations::ask(&mut tx, &self.platform, event.id).await?;
            let by = By::actor(actor, Some(acting));
            let facts = serde_json::json!({"options": new.len()});
            audit::record(&mut tx, &self.platform, by, "event.poll.add", event.id, facts).await?;
        }
        tx.commit().await?;
        self.find(actor, event.id).await
    }

    /// Chooses a date for whoever organises the event or coordinates its partnership.
    ///
    /// # Errors
    /// All problems of the request at once; [`Error::Forbidden`].
    pub async fn close_poll_as(&self, actor: &Actor, input: ClosePollInput) -> Result<Event> {
        let event = self.find_as(actor, input.event_id, Action::Edit).await?;
        let acting = policy::acting_to_edit(actor, &event, input.acting_post_id)?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let place = screen.optional("place", input.place.as_deref(), LINE);
        let video_link = super::meeting::video_link("videoLink", input.video_link.as_deref(), &mut screen);
        let codes = screen.check()?;
        let mut tx = self.platform.db.begin().await?;
        self.close_poll(&mut tx, event.id, input.option_id, place, video_link).await?;
        let by = By::actor(actor, Some(acting));
        let facts = serde_json::json!({"option": input.option_id.to_string(), "confirmed": codes});
        audit::record(&mut tx, &self.platform, by, "event.poll.close", event.id, facts).await?;
        tx.commit().await?;
        self.find(actor, event.id).await
    }

    /// Closes the poll with one of its dates: the event is scheduled, everybody expected invited. The same date again
    /// changes nothing.
    ///
    /// # Errors
    /// A problem when another date was chosen before, or the date has passed.
    pub async fn close_poll(
        &self,
        tx: &mut Tx,
        event: EventId,
        option: PollOptionId,
        place: Option<SafeText>,
        video_link: Option<SafeText>,
    ) -> Result<()> {
        let event = super::store::locked(tx, event).await?.ok_or(Error::NotFound)?;
        let poll = store::poll_in(tx, event.id).await?.ok_or(Error::NotFound)?;
        if poll.chosen_option_id == Some(option) {
            return Ok(());
        }
        if event.state != EventState::Proposed {
            return Err(Error::problem(poll_closed()));
        }
        let now = self.platform.clock.now();
        let options = store::options_in(tx, event.id).await?;
        let option = options
            .into_iter()
            .find(|known| known.id == option)
            .ok_or_else(|| Error::problem(unknown_option("optionId")))?;
        if option.starts_at <= now {
            let passed = Problem::new("DATE_IN_PAST", "Choisissez une date à venir.").on("optionId");
            return Err(Error::problem(passed));
        }
        store::close(tx, event.id, &option, place, video_link, now).await?;
        invitations::ask(tx, &self.platform, event.id).await
    }
}

/// For whom those of the attendees answer.
pub(super) fn voices(attendees: &[EventAttendee], answers: impl Fn(&EventAttendee) -> bool) -> Vec<Voice> {
    attendees
        .iter()
        .filter(|attendee| answers(attendee))
        .filter_map(|attendee| {
            attendee.post_id.map(Voice::Post).or_else(|| attendee.person_id.map(Voice::Person))
        })
        .collect()
}

fn poll_closed() -> Problem {
    Problem::new("POLL_CLOSED", "Ce choix de date est clos.")
}

fn unknown_option(field: &str) -> Problem {
    Problem::new("INVALID_VALUE", "Cette date n’est pas proposée.").on(field)
}
