//! Who is expected: posts and people, in the name of an organisation, and what they answer.

use serde::{Deserialize, Serialize};

use super::model::{AttendeeAnswer, Event, EventId, EventKind, EventState};
use super::{Action, Attendee, Events, invitations, not_scheduled, policy, store};
use crate::kernel::actor::{Actor, PersonId, PostId};
use crate::kernel::clock::Zone;
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::problem::Problem;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;
use crate::platform::jobs;

/// The job by which trainings learn that somebody will not come.
pub const DECLINED_JOB: &str = "events.declined";

/// Somebody answered that they will not come.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Declined {
    /// To which event.
    pub event: EventId,
    /// Who.
    pub person: PersonId,
}

impl Events {
    /// A seat at a training goes to the next in line once its holder declines; the slice of trainings sees to it.
    pub(super) async fn note_answer(
        &self,
        tx: &mut Tx,
        event: &Event,
        person: PersonId,
        answer: AttendeeAnswer,
    ) -> Result<()> {
        if event.kind != EventKind::CrossTraining || answer != AttendeeAnswer::Declined {
            return Ok(());
        }
        let declined = Declined { event: event.id, person };
        jobs::enqueue(tx, &self.platform, DECLINED_JOB, declined, self.now(), None).await
    }

    /// Whether somebody still says that they will not come.
    ///
    /// # Errors
    /// The database's.
    pub async fn declines(&self, tx: &mut Tx, declined: Declined) -> Result<bool> {
        store::declines(tx, declined.event, declined.person).await
    }

    /// Attendees in the name of these posts' organisations.
    ///
    /// # Errors
    /// A problem on `field` for each post that is unknown or closed.
    pub async fn attendees_for_posts(&self, field: &str, posts: &[PostId]) -> Result<Vec<Attendee>> {
        let today = self.platform.clock.now().day_in(&Zone::paris());
        let known = self.directory.posts(posts).await?;
        let mut problems = Problems::none();
        let mut attendees = Vec::new();
        for (place, id) in posts.iter().enumerate() {
            match known.iter().find(|post| post.id == *id && post.is_open(today)) {
                Some(post) => attendees.push(Attendee {
                    organisation: post.organisation_id,
                    post: Some(post.id),
                    person: None,
                }),
                None => problems.add(
                    Problem::new("POST_CLOSED", "Ce poste n’existe pas ou n’est plus ouvert.")
                        .on(format!("{field}.{place}")),
                ),
            }
        }
        problems.check().map(|()| attendees)
    }

    /// Keeps the actor's answer, changeable until the event is over.
    ///
    /// # Errors
    /// A problem when no answer is awaited any more; [`Error::Forbidden`] when the actor is not expected.
    pub async fn answer(
        &self,
        actor: &Actor,
        id: EventId,
        answer: AttendeeAnswer,
        acting_post: Option<PostId>,
    ) -> Result<Event> {
        let event = self.find(actor, id).await?;
        let attendees = self.attendees(&[id]).await?;
        if !policy::allows(actor, Action::Answer, &event, &attendees) {
            return Err(Error::Forbidden);
        }
        let now = self.platform.clock.now();
        if answer == AttendeeAnswer::Awaited {
            let message = "Répondez par oui, peut-être ou non.";
            return Err(Error::problem(Problem::new("INVALID_VALUE", message).on("answer")));
        }
        if !event.awaits_answers(now) {
            return Err(Error::problem(not_scheduled()));
        }
        // Without a choice, the answer is that of the one person for all the posts through which she is expected.
        let posts = match acting_post {
            Some(_) => vec![actor.acting_as(acting_post)?.post],
            None => actor.posts(),
        };
        let mut tx = self.platform.db.begin().await?;
        if store::answer(&mut tx, id, posts, Some(actor.person), answer, now).await? > 0 {
            let by = By::actor(actor, acting_post);
            audit::record(&mut tx, &self.platform, by, "event.answer", id, ()).await?;
            self.note_answer(&mut tx, &event, actor.person, answer).await?;
        }
        tx.commit().await?;
        Ok(event)
    }

    /// People whom the actor may know, each in the name of an organisation where they hold a post today.
    ///
    /// # Errors
    /// A problem on `field` for each who is unknown or holds no post.
    pub async fn attendees_for_people(
        &self,
        actor: &Actor,
        field: &str,
        people: &[PersonId],
    ) -> Result<Vec<Attendee>> {
        if people.is_empty() {
            return Ok(Vec::new());
        }
        let today = self.platform.clock.now().day_in(&Zone::paris());
        let visible = self.accounts.find_all_visible(Some(actor), people).await?;
        let places = self.accounts.organisations_of(people, today).await?;
        let mut problems = Problems::none();
        let mut attendees = Vec::new();
        for (place, id) in people.iter().enumerate() {
            let organisation = places.iter().find(|(person, _)| person == id).map(|(_, found)| *found);
            match organisation.filter(|_| visible.contains_key(id)) {
                Some(organisation) => {
                    attendees.push(Attendee { organisation, post: None, person: Some(*id) });
                }
                None => problems.add(
                    Problem::new(
                        "PERSON_UNKNOWN",
                        "Cette personne n’existe pas ou n’occupe aucune fonction.",
                    )
                    .on(format!("{field}.{place}")),
                ),
            }
        }
        problems.check().map(|()| attendees)
    }

    /// Expects more people at an event; those expected already keep their answers. The slice of the subject has
    /// authorised it.
    ///
    /// # Errors
    /// The database's.
    pub async fn expect(&self, tx: &mut Tx, id: EventId, attendees: &[Attendee]) -> Result<u64> {
        let mut added = 0;
        for attendee in attendees {
            added += store::insert_attendee(tx, id, *attendee).await?;
        }
        if added > 0 {
            store::touch(tx, id, self.platform.clock.now()).await?;
            invitations::ask(tx, &self.platform, id).await?;
        }
        Ok(added)
    }

    /// Expects someone who has asked to come, and has answered by that. The slice of the subject has authorised it.
    ///
    /// # Errors
    /// The database's.
    pub async fn enrol(&self, tx: &mut Tx, id: EventId, attendee: Attendee) -> Result<()> {
        self.expect(tx, id, &[attendee]).await?;
        let posts = attendee.post.into_iter().collect();
        let now = self.platform.clock.now();
        store::answer(tx, id, posts, attendee.person, AttendeeAnswer::Accepted, now).await.map(drop)
    }

    /// What this slice holds on the actor: where they are expected by name, and what they answered.
    ///
    /// # Errors
    /// The database's.
    pub async fn my_data(&self, actor: &Actor) -> Result<serde_json::Value> {
        let db = &self.platform.db;
        Ok(serde_json::json!({
            "eventAnswers": store::my_data::answers(db, actor.person).await?,
            "pollAnswers": store::my_data::choices(db, actor.person).await?,
        }))
    }

    /// Forgets which people were expected at these events; posts stay.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_people(&self, tx: &mut Tx, ids: &[EventId]) -> Result<u64> {
        store::forget_people(tx, ids).await
    }

    /// Expects some no longer. The slice of the subject has authorised it.
    ///
    /// # Errors
    /// The database's.
    pub async fn excuse(
        &self,
        tx: &mut Tx,
        id: EventId,
        posts: &[PostId],
        people: &[PersonId],
    ) -> Result<u64> {
        let removed = store::remove_attendees(tx, id, posts, people).await?;
        if removed > 0 {
            store::touch(tx, id, self.platform.clock.now()).await?;
            invitations::ask(tx, &self.platform, id).await?;
        }
        Ok(removed)
    }

    /// The organiser or the coordinator expects more people.
    ///
    /// # Errors
    /// Problems with posts and people; a problem when the event is over or its guests are chosen elsewhere.
    pub async fn add_attendees(
        &self,
        actor: &Actor,
        id: EventId,
        posts: &[PostId],
        people: &[PersonId],
        acting_post: Option<PostId>,
    ) -> Result<Event> {
        let mut attendees = self.attendees_for_posts("attendeePostIds", posts).await?;
        attendees.extend(self.attendees_for_people(actor, "attendeePersonIds", people).await?);
        let mut tx = self.platform.db.begin().await?;
        let (event, acting) = self.editable(&mut tx, actor, id, acting_post).await?;
        check_guests_are_chosen_here(&event)?;
        let added = self.expect(&mut tx, id, &attendees).await?;
        let by = By::actor(actor, Some(acting));
        let facts = serde_json::json!({"added": added});
        audit::record(&mut tx, &self.platform, by, "event.add_attendees", id, facts).await?;
        tx.commit().await?;
        self.find(actor, id).await
    }

    /// The organiser or the coordinator expects someone no longer.
    ///
    /// # Errors
    /// A problem when the event is over or its guests are chosen elsewhere.
    pub async fn remove_attendee(
        &self,
        actor: &Actor,
        id: EventId,
        post: Option<PostId>,
        person: Option<PersonId>,
        acting_post: Option<PostId>,
    ) -> Result<Event> {
        let mut tx = self.platform.db.begin().await?;
        let (event, acting) = self.editable(&mut tx, actor, id, acting_post).await?;
        check_guests_are_chosen_here(&event)?;
        let removed = self.excuse(&mut tx, id, post.as_slice(), person.as_slice()).await?;
        let by = By::actor(actor, Some(acting));
        let facts = serde_json::json!({"removed": removed});
        audit::record(&mut tx, &self.platform, by, "event.remove_attendee", id, facts).await?;
        tx.commit().await?;
        // Whoever excuses himself may no longer see the event; what was done is shown all the same.
        Ok(event)
    }
}

/// Trainings and immersions decide themselves who comes; nothing changes for what is over.
fn check_guests_are_chosen_here(event: &Event) -> Result<()> {
    if matches!(event.kind, EventKind::CrossTraining | EventKind::Immersion) {
        let message = "Les participants de ce rendez-vous s’inscrivent : ils ne s’invitent pas ici.";
        return Err(Error::problem(Problem::new("ATTENDEES_BY_REGISTRATION", message)));
    }
    if matches!(event.state, EventState::Held | EventState::Cancelled) {
        return Err(Error::problem(not_scheduled()));
    }
    Ok(())
}
