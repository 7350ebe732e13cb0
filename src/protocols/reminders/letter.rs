//! The mail that carries reminders: one protocol, or several of the same moment.

use serde::Serialize;

use super::model::{Addressee, Running};
use crate::kernel::dates::date_in_words;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::mail::{Rendered, Template, render};
use crate::protocols::clock::ReminderStep;
use crate::template;

/// Why, when and to whom else, with one link.
pub const TEMPLATE: Template = template!("review_reminder");

/// One protocol of the mail.
pub struct Item<'a> {
    /// The protocol.
    pub protocol: &'a Running,
    /// The step.
    pub step: ReminderStep,
    /// The person written to.
    pub addressee: &'a Addressee,
    /// The others written to about it.
    pub others: Vec<&'a str>,
}

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
pub fn compose(items: &[Item<'_>], public_url: &str) -> Result<Rendered> {
    // One link: to the protocol, or home, where all of them wait.
    let link = match items {
        [one] => format!("{public_url}/protocoles/{}", one.protocol.id.uuid()),
        _ => format!("{public_url}/"),
    };
    render(&TEMPLATE, Context { items: items.iter().map(words).collect(), link })
}

fn words(item: &Item<'_>) -> Words {
    Words {
        title: item.protocol.title.clone(),
        partnership: item.protocol.partnership_name.clone(),
        moment: match item.step {
            ReminderStep::Before90 | ReminderStep::Before30 | ReminderStep::Before7 => "à tenir au plus tard",
            ReminderStep::OnTheDay => "à tenir aujourd’hui",
            ReminderStep::Overdue(_) => "en retard depuis",
        },
        due_on: date_in_words(item.protocol.due_on.0),
        why: item.addressee.why.iter().map(super::model::Why::reason_fr).collect::<Vec<_>>().join(", et "),
        others: item.others.join(", "),
    }
}
