//! What this slice holds on the person who asks.

use serde_json::{Value, json};

use super::{Handovers, store};
use crate::kernel::actor::Actor;
use crate::kernel::error::Result;

impl Handovers {
    /// The notes that they wrote, and what they asked and answered. Not what others wrote of the same post.
    ///
    /// # Errors
    /// The database's.
    pub async fn my_data(&self, actor: &Actor) -> Result<Value> {
        let db = &self.platform.db;
        Ok(json!({
            "handovers": store::held_notes(db, actor.person).await?,
            "handoverComments": store::held_comments(db, actor.person).await?,
            "handoverQuestions": store::held_questions(db, actor.person).await?,
            "handoverAnswers": store::held_answers(db, actor.person).await?,
        }))
    }
}
