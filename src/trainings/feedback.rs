//! What those who came thought of it: kept without author or time, shown from five answers up.

use std::collections::HashMap;

use super::inputs::GiveFeedbackInput;
use super::model::{FeedbackSummary, Registration, Training, TrainingId, TrainingState};
use super::{Trainings, store};
use crate::confidentiality::{SafeText, Screen};
use crate::kernel::actor::Actor;
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::Problem;

/// Below this many answers nothing is shown, so that nobody is recognised (domain §7).
pub const SHOWN_FROM: usize = 5;
/// Longest comment, in characters.
const COMMENT: usize = 2000;

/// One opinion, whoever gave it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Opinion {
    pub training_id: TrainingId,
    pub usefulness: i64,
    pub recommend: bool,
    pub comment: Option<String>,
}

impl Trainings {
    /// Whoever came says once what it was worth.
    ///
    /// # Errors
    /// Problems of mark and text; a problem when it was said already; [`Error::Forbidden`] for whoever was not there.
    pub async fn give_feedback(&self, actor: &Actor, input: GiveFeedbackInput) -> Result<Training> {
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let mut scene = self.scene(actor, input.training_id, input.acting_post_id, |_| true).await?;
        let own = store::line::active_of(&mut scene.tx, scene.training.id, actor.person).await?;
        let Some(own) = own.filter(|own| may_give(&scene.training, own)) else {
            return Err(Error::Forbidden);
        };
        screen
            .problems
            .require(!own.gave_feedback, || Problem::new("ALREADY_GIVEN", "Votre avis est déjà enregistré."));
        screen.problems.require((1..=5).contains(&input.usefulness), || {
            Problem::new("INVALID_VALUE", "Donnez une note de 1 à 5.").on("usefulness")
        });
        let comment = screen.optional("comment", input.comment.as_deref(), COMMENT);
        // What was confirmed about the text is not written beside its author.
        screen.check()?;
        let opinion = Opinion {
            training_id: scene.training.id,
            usefulness: input.usefulness,
            recommend: input.recommend,
            comment: comment.map(SafeText::into_inner),
        };
        store::held::give_feedback(&mut scene.tx, self.platform.entropy.token(), opinion, own.id).await?;
        self.finish(scene, "training.feedback", serde_json::json!({})).await
    }

    /// Summaries of those of these trainings that have answers enough.
    ///
    /// # Errors
    /// The database's.
    pub async fn feedback(&self, ids: &[TrainingId]) -> Result<HashMap<TrainingId, FeedbackSummary>> {
        let mut opinions: HashMap<TrainingId, Vec<Opinion>> = HashMap::new();
        for opinion in store::read::opinions(&self.platform.db, ids).await? {
            opinions.entry(opinion.training_id).or_default().push(opinion);
        }
        Ok(opinions.into_iter().filter_map(|(id, given)| Some((id, summary(given)?))).collect())
    }
}

/// Whether this registration lets its holder give an opinion.
pub(super) fn may_give(training: &Training, own: &Registration) -> bool {
    training.state == TrainingState::Held && own.attended == Some(true)
}

fn summary(given: Vec<Opinion>) -> Option<FeedbackSummary> {
    if given.len() < SHOWN_FROM {
        return None;
    }
    let answers = i64::try_from(given.len()).ok()?;
    let marks: i64 = given.iter().map(|opinion| opinion.usefulness).sum();
    let recommending = given.iter().filter(|opinion| opinion.recommend).count();
    #[expect(clippy::cast_precision_loss, reason = "as many as sit in a room")]
    let part = |sum: i64| sum as f64 / answers as f64;
    Some(FeedbackSummary {
        answers,
        usefulness: part(marks),
        recommend: part(i64::try_from(recommending).ok()?),
        comments: given.into_iter().filter_map(|opinion| opinion.comment).collect(),
    })
}
