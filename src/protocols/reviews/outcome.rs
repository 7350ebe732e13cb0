//! What follows a review: what it decides to do, and notes after it is closed.

use async_graphql::InputObject;

use super::{Review, ReviewState, Reviews, cancelled, corrections};
use crate::actions::{ActionItem, Draft};
use crate::confidentiality::{Screen, TEXT, passed};
use crate::kernel::actor::{Actor, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::Subject;
use crate::kernel::problem::Problem;
use crate::protocols::ids::ReviewId;

/// A note that follows a closed review.
#[derive(Clone, Debug, InputObject)]
pub struct CorrectReviewInput {
    /// Which review.
    pub review_id: ReviewId,
    /// What it says.
    pub text: String,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

/// Something that a review decides to do.
#[derive(Clone, Debug, InputObject)]
pub struct CreateActionInput {
    /// The review it follows from.
    pub origin_id: ReviewId,
    /// What is to be done.
    pub title: String,
    /// More about it.
    pub details: Option<String>,
    /// The SINGLE post that answers for it.
    pub owner_post_id: PostId,
    /// Last day to do it in time.
    pub due_on: Day,
    /// The author said that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post it is done as.
    pub acting_post_id: Option<PostId>,
}

impl Reviews {
    /// Adds something that the review decides to do.
    ///
    /// # Errors
    /// Problems of texts and owner; one when the review was given up.
    pub async fn create_action(&self, actor: &Actor, input: CreateActionInput) -> Result<ActionItem> {
        let mut tx = self.platform.db.begin().await?;
        let (scene, review) = self.scene_of(&mut tx, actor, input.origin_id, input.acting_post_id).await?;
        if review.state == ReviewState::Cancelled {
            return Err(Error::problem(cancelled()));
        }
        let draft = Draft {
            title: input.title,
            details: input.details,
            owner: input.owner_post_id,
            due_on: input.due_on,
            confirmed: input.confirmed_no_individual_case,
        };
        let origin = Subject::of(review.id);
        let partnership = scene.protocol.partnership_id;
        let item = self.actions.create(&mut tx, actor, partnership, origin, draft, scene.acting).await?;
        tx.commit().await?;
        Ok(item)
    }

    /// Writes a note after a closed review, which itself never changes.
    ///
    /// # Errors
    /// A problem when the review is not closed.
    pub async fn correct(&self, actor: &Actor, input: CorrectReviewInput) -> Result<Review> {
        let mut tx = self.platform.db.begin().await?;
        let (scene, review) = self.scene_of(&mut tx, actor, input.review_id, input.acting_post_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let text = screen.required("text", &input.text, TEXT);
        screen.problems.require(review.state == ReviewState::Closed, || {
            Problem::new("REVIEW_NOT_CLOSED", "Cette revue n’est pas close : modifiez-la directement.")
        });
        let codes = screen.check()?;
        let text = passed(text)?;
        let subject = Subject::of(review.id);
        let platform = &self.platform;
        let id = corrections::add(&mut tx, platform, subject, text, actor.person, scene.acting).await?;
        let facts = serde_json::json!({"correction": id.to_string(), "confirmed": codes});
        self.finish(tx, scene.by, "review.correct", review.id, facts).await
    }
}
