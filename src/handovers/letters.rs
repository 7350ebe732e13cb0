//! The mails of this slice: typed contexts for the templates beside.

use serde::Serialize;

use super::model::{Note, NoteId, QuestionId};
use crate::accounts::Recipient;
use crate::kernel::clock::{Day, Ts};
use crate::kernel::dates::date_in_words;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::Platform;
use crate::platform::db::Tx;
use crate::platform::mail::{self, Letter, Rendered, Template, render};
use crate::template;

/// Reminds the author to write.
pub const REMINDER: Template = template!("handover_reminder");
const QUESTION: Template = template!("handover_question");
const ANSWER: Template = template!("handover_answer");

/// Every mail of this slice says whose note it is about and links to it; none quotes it.
#[derive(Serialize)]
struct NoteMail<'a> {
    name: &'a str,
    /// Function and organisation.
    post: &'a str,
    /// Last day of the author, in words.
    departure: String,
    /// Last day for questions and answers, in words.
    until: String,
    link: String,
}

/// Where the note is read.
pub fn address(platform: &Platform, note: NoteId) -> String {
    format!("{}/passation/{}", platform.public_url, note.uuid())
}

/// Tells the author that the successor asks.
pub async fn ask(
    tx: &mut Tx,
    platform: &Platform,
    note: (&Note, Day),
    question: QuestionId,
    to: Recipient,
) -> Result<()> {
    send(tx, platform, &QUESTION, note, question.uuid().simple().to_string(), to).await
}

/// Tells who asked that the author answered; an answer given anew is told anew.
pub async fn answer(
    tx: &mut Tx,
    platform: &Platform,
    note: (&Note, Day),
    (question, at): (QuestionId, Ts),
    to: Recipient,
) -> Result<()> {
    let key = format!("{}.{}", question.uuid().simple(), at.timestamp().as_microsecond());
    send(tx, platform, &ANSWER, note, key, to).await
}

async fn send(
    tx: &mut Tx,
    platform: &Platform,
    template: &Template,
    note: (&Note, Day),
    key: String,
    to: Recipient,
) -> Result<()> {
    let letter = Letter {
        kind: template.name,
        message_id: message_id(platform, template, &key),
        person: Some(to.person),
        content: words(platform, template, note, &to.name)?,
        to_address: to.address,
        to_name: to.name,
        calendar: None,
    };
    mail::queue(tx, platform, letter).await.map(drop)
}

/// The Message-ID of what is told under that key.
pub fn message_id(platform: &Platform, template: &Template, key: &str) -> String {
    format!("{}.{key}@{}", template.name, platform.host())
}

/// What the mail says of a note whose author leaves on that day.
pub fn words(
    platform: &Platform,
    template: &Template,
    (note, departs_on): (&Note, Day),
    name: &str,
) -> Result<Rendered> {
    let told = NoteMail {
        name,
        post: &note.title,
        departure: date_in_words(departs_on.0),
        until: date_in_words(departs_on.plus_days(super::ANSWERS_FOR_DAYS).0),
        link: address(platform, note.id),
    };
    render(template, told)
}
