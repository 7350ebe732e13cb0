//! A training's fields that need another read.

use async_graphql::connection::{Connection, EmptyFields};
use async_graphql::{ComplexObject, Context, Object};

use super::Fallible;
use crate::accounts::{VisiblePerson, load_person};
use crate::directory::{Organisation, Post, load_organisation, load_post};
use crate::events::Event;
use crate::kernel::error::Error;
use crate::kernel::page::PageRequest;
use crate::partnerships::{Partnership, load_partnership_of};
use crate::platform::graphql::{ContextExt as _, Total, connection};
use crate::protocols::Theme;
use crate::trainings::Trainings;
use crate::trainings::feedback::may_give;
use crate::trainings::loaders::{CountsOf, DateOf, FeedbackOf, OwnAt, SessionsOf, TrainersOf, load};
use crate::trainings::model::{
    Counts, FeedbackSummary, Registration, RegistrationState, SectorSeats, Trainer, Training, TrainingId,
    TrainingState,
};

async fn counts(ctx: &Context<'_>, training: &Training) -> Fallible<Counts> {
    Ok(load(ctx, CountsOf(training.id)).await?.unwrap_or_default())
}

async fn own(ctx: &Context<'_>, training: &Training) -> Fallible<Option<Registration>> {
    load(ctx, OwnAt(training.id)).await
}

#[ComplexObject]
impl Training {
    /// The partnership it belongs to.
    async fn partnership(&self, ctx: &Context<'_>) -> Fallible<Partnership> {
        load_partnership_of(ctx, self.partnership_id).await
    }
    /// Its date; without video link nor attendees for who is not of the partnership and has no seat.
    async fn event(&self, ctx: &Context<'_>) -> Fallible<Event> {
        load(ctx, DateOf(self.event_id)).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// Who organises it.
    async fn organiser(&self, ctx: &Context<'_>) -> Fallible<Post> {
        load_post(ctx, self.organiser_post_id).await?.ok_or_else(|| Error::NotFound.into())
    }
    /// Themes.
    #[graphql(name = "themes")]
    async fn theme_list(&self) -> Vec<Theme> {
        self.themes()
    }
    /// Who teaches.
    async fn trainers(&self, ctx: &Context<'_>) -> Fallible<Vec<Trainer>> {
        Ok(load(ctx, TrainersOf(self.id)).await?.unwrap_or_default())
    }
    /// Seats that somebody has.
    async fn seats_taken(&self, ctx: &Context<'_>) -> Fallible<i64> {
        Ok(counts(ctx, self).await?.taken.iter().sum())
    }
    /// Seats that nobody has.
    async fn seats_left(&self, ctx: &Context<'_>) -> Fallible<i64> {
        let now = ctx.service::<Trainings>().now();
        Ok(self.seats(now, counts(ctx, self).await?.taken).free())
    }
    /// How many wait for a seat.
    async fn waiting_count(&self, ctx: &Context<'_>) -> Fallible<i64> {
        Ok(counts(ctx, self).await?.waiting.iter().sum())
    }
    /// Seats of each side.
    #[graphql(name = "seats")]
    async fn seats_by_group(&self, ctx: &Context<'_>) -> Fallible<Vec<SectorSeats>> {
        let counts = counts(ctx, self).await?;
        Ok(self.seats(ctx.service::<Trainings>().now(), counts.taken).by_group(&counts))
    }
    /// In order of arrival, as far as they concern the viewer.
    async fn registrations(
        &self,
        ctx: &Context<'_>,
        state: Option<RegistrationState>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Fallible<Connection<String, Registration, Total, EmptyFields>> {
        let total = ctx.look_ahead().field("totalCount").exists();
        let page = PageRequest::new(first, after.as_deref(), total)?;
        let found = ctx.service::<Trainings>().registrations(ctx.actor()?, self, state, &page).await?;
        Ok(connection(found, after.is_some()))
    }
    /// The viewer's own, unless it was given back.
    async fn viewer_registration(&self, ctx: &Context<'_>) -> Fallible<Option<Registration>> {
        own(ctx, self).await
    }
    /// Those who have a seat come from one side only.
    async fn single_sector(&self, ctx: &Context<'_>) -> Fallible<bool> {
        Ok(counts(ctx, self).await?.single_sector())
    }
    /// What those who came thought of it; null under five answers.
    async fn feedback(&self, ctx: &Context<'_>) -> Fallible<Option<FeedbackSummary>> {
        if self.ties.full { load(ctx, FeedbackOf(self.id)).await } else { Ok(None) }
    }
    /// Whether the viewer said what it was worth.
    async fn viewer_feedback_given(&self, ctx: &Context<'_>) -> Fallible<bool> {
        Ok(own(ctx, self).await?.is_some_and(|own| own.gave_feedback))
    }
    /// The sessions of its programme, itself included, first to last.
    async fn series(&self, ctx: &Context<'_>) -> Fallible<Vec<Training>> {
        Ok(load(ctx, SessionsOf(self.series_id)).await?.unwrap_or_default())
    }
    /// The training that it repeats.
    async fn copied_from(&self, ctx: &Context<'_>) -> Fallible<Option<Training>> {
        match self.copied_from_id {
            Some(id) => load(ctx, id).await,
            None => Ok(None),
        }
    }
    /// Whether the viewer organises or coordinates it: opens, changes, moves and calls it off while it is to come,
    /// copies it at any time.
    async fn viewer_can_edit(&self) -> bool {
        self.ties.edits
    }
    /// Whether the viewer may register.
    async fn viewer_can_register(&self, ctx: &Context<'_>) -> Fallible<bool> {
        let open = self.takes_registrations(ctx.service::<Trainings>().now()) && !self.ties.posts.is_empty();
        Ok(open && own(ctx, self).await?.is_none_or(|own| !own.state.is_active()))
    }
    /// Whether the viewer may register people of the own organisation.
    async fn viewer_can_register_team(&self, ctx: &Context<'_>) -> bool {
        self.takes_registrations(ctx.service::<Trainings>().now()) && !self.ties.teams.is_empty()
    }
    /// Whether the viewer may accept and turn down requests.
    async fn viewer_can_decide(&self, ctx: &Context<'_>) -> bool {
        self.takes_registrations(ctx.service::<Trainings>().now()) && self.ties.edits
    }
    /// Whether the viewer may record who came.
    async fn viewer_can_take_attendance(&self, ctx: &Context<'_>) -> bool {
        let now = ctx.service::<Trainings>().now();
        self.ties.edits && self.state != TrainingState::Cancelled && self.day_has_come(now)
    }
    /// Whether the viewer may issue certificates.
    async fn viewer_can_issue_certificates(&self) -> bool {
        self.ties.edits && self.state == TrainingState::Held && self.attendance_taken_at.is_some()
    }
    /// Whether the viewer may still say what it was worth.
    async fn viewer_can_give_feedback(&self, ctx: &Context<'_>) -> Fallible<bool> {
        Ok(own(ctx, self).await?.is_some_and(|own| may_give(self, &own) && !own.gave_feedback))
    }
}

#[ComplexObject]
impl Trainer {
    /// As holder of which post.
    async fn post(&self, ctx: &Context<'_>) -> Option<Fallible<Post>> {
        load_post(ctx, self.post_id?).await.transpose()
    }
    /// Which person of the directory.
    async fn person(&self, ctx: &Context<'_>) -> Option<Fallible<VisiblePerson>> {
        load_person(ctx, self.person_id?).await.transpose()
    }
    /// From which organisation.
    async fn organisation(&self, ctx: &Context<'_>) -> Option<Fallible<Organisation>> {
        load_organisation(ctx, self.organisation_id?).await.transpose()
    }
    /// The post's word, the person's name, or the name written; says so when it was forgotten.
    async fn name(&self, ctx: &Context<'_>) -> Fallible<String> {
        if let Some(name) = &self.written_name {
            return Ok(name.clone());
        }
        if let Some(post) = self.post_id {
            return Ok(load_post(ctx, post).await?.map(|post| post.label_fr()).unwrap_or_default());
        }
        match self.person_id {
            Some(person) => {
                Ok(load_person(ctx, person).await?.map(|one| one.full_name()).unwrap_or_default())
            }
            None => Ok("Nom effacé".to_owned()),
        }
    }
}

/// What trainings add to an event.
pub struct EventTraining(pub Option<TrainingId>);

/// What trainings add to an event.
#[Object]
impl EventTraining {
    /// The training that it is the date of.
    async fn training(&self, ctx: &Context<'_>) -> Option<Fallible<Training>> {
        load(ctx, self.0?).await.transpose()
    }
}
