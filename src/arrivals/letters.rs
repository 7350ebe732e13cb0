//! The mail of this slice: a typed context for the template beside.

use serde::Serialize;

use super::model::Pack;
use crate::kernel::clock::Day;
use crate::kernel::dates::date_in_words;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::mail::{Rendered, Template, render};
use crate::template;

/// Tells the newcomer that the pack waits.
pub const REMINDER: Template = template!("pack_reminder");

#[derive(Serialize)]
struct PackMail<'a> {
    name: &'a str,
    /// Function and organisation.
    post: &'a str,
    /// It has been opened before.
    read: bool,
    /// Points of the checklist that are left.
    left: usize,
    /// When the one among them is due that comes first, in words.
    next: Option<String>,
    link: String,
}

/// Renders the mail.
pub fn compose(pack: &Pack, name: &str, public_url: &str) -> Result<Rendered> {
    let left: Vec<Day> =
        pack.checklist.iter().filter(|item| item.done_on.is_none()).map(|item| item.due_on).collect();
    let told = PackMail {
        name,
        post: &pack.title,
        read: pack.first_read_at.is_some(),
        left: left.len(),
        next: left.first().map(|due| date_in_words(due.0)),
        link: format!("{public_url}/livret/{}", pack.id.uuid()),
    };
    render(&REMINDER, told)
}
