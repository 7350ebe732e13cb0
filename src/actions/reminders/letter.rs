//! The mail that reminds of action items: one, or several of the same moment.

use serde::Serialize;

use super::ActionReminders;
use crate::kernel::dates::date_in_words;
use crate::kernel::error::Result;
use crate::platform::mail::{Rendered, Template, render};
use crate::platform::reminders::Telling;
use crate::template;

/// What, by when, and why it is sent to this person.
pub const TEMPLATE: Template = template!("action_reminder");

#[derive(Serialize)]
struct Context {
    items: Vec<Words>,
    link: String,
}

#[derive(Serialize)]
struct Words {
    title: String,
    partnership: String,
    moment: &'static str,
    due_on: String,
}

/// Renders the mail.
pub fn compose(told: &[Telling<'_, ActionReminders>], public_url: &str) -> Result<Rendered> {
    let words = |told: &Telling<'_, ActionReminders>| Words {
        title: told.thing.title.clone(),
        partnership: told.thing.partnership_name.clone(),
        moment: match told.key.step {
            ..0 => "à faire au plus tard",
            0 => "à faire aujourd’hui",
            1.. => "en retard depuis",
        },
        due_on: date_in_words(told.thing.due_on.0),
    };
    let items = told.iter().map(words).collect();
    render(&TEMPLATE, Context { items, link: format!("{public_url}/actions") })
}
