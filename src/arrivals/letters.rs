//! The mail of this slice: a typed context for the template beside.

use serde::Serialize;

use super::model::Pack;
use crate::accounts::Recipient;
use crate::kernel::clock::Day;
use crate::kernel::dates::date_in_words;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::Platform;
use crate::platform::db::Tx;
use crate::platform::mail::{self, Letter, Template, render};
use crate::template;

const REMINDER: Template = template!("pack_reminder");

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

/// Tells the newcomer that the pack waits.
pub async fn remind(tx: &mut Tx, platform: &Platform, pack: &Pack, step: Day, to: Recipient) -> Result<()> {
    let left: Vec<Day> =
        pack.checklist.iter().filter(|item| item.done_on.is_none()).map(|item| item.due_on).collect();
    let next = left.first().map(|due| date_in_words(due.0));
    let told = PackMail {
        name: &to.name,
        post: &pack.title,
        read: pack.first_read_at.is_some(),
        left: left.len(),
        next,
        link: format!("{}/livret/{}", platform.public_url, pack.id.uuid()),
    };
    let letter = Letter {
        kind: REMINDER.name,
        message_id: format!("{}.{}.{step}@{}", REMINDER.name, pack.id.uuid().simple(), platform.host()),
        person: Some(to.person),
        content: render(&REMINDER, told)?,
        to_address: to.address,
        to_name: to.name,
        calendar: None,
    };
    mail::queue(tx, platform, letter).await.map(drop)
}
