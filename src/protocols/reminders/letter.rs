//! The mail that carries reminders: one protocol, or several of the same moment.

use serde::Serialize;

use super::Reminders;
use crate::kernel::dates::date_in_words;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::mail::{Rendered, Template, render};
use crate::platform::reminders::Telling;
use crate::template;

/// Why, when and to whom else, with one link.
pub const TEMPLATE: Template = template!("review_reminder");

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
    why: String,
    others: String,
}

/// Renders the mail.
///
/// # Errors
/// When the template and its context do not fit.
pub fn compose(told: &[Telling<'_, Reminders>], public_url: &str) -> Result<Rendered> {
    // One link: to the protocol, or home, where all of them wait.
    let link = match told {
        [one] => format!("{public_url}/protocoles/{}", one.thing.id.uuid()),
        _ => format!("{public_url}/"),
    };
    render(&TEMPLATE, Context { items: told.iter().map(words).collect(), link })
}

fn words(told: &Telling<'_, Reminders>) -> Words {
    let others = told.all.iter().filter(|other| other.person != told.to.person);
    Words {
        title: told.thing.title.clone(),
        partnership: told.thing.partnership_name.clone(),
        moment: match told.key.step {
            ..0 => "à tenir au plus tard",
            0 => "à tenir aujourd’hui",
            1.. => "en retard depuis",
        },
        due_on: date_in_words(told.thing.due_on.0),
        why: told.to.why.join(", et "),
        others: others.map(|other| other.name.as_str()).collect::<Vec<_>>().join(", "),
    }
}
