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
use crate::platform::mail::{self, Letter, Template, render};
use crate::template;

const REMINDER: Template = template!("handover_reminder");
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

/// Reminds the author to write.
pub async fn remind(
    tx: &mut Tx,
    platform: &Platform,
    (note, departs_on): (&Note, Day),
    step: Day,
    to: Recipient,
) -> Result<()> {
    let key = format!("{}.{departs_on}.{step}", note.id.uuid().simple());
    send(tx, platform, &REMINDER, (note, departs_on), key, to).await
}

/// Tells the author that the successor asks.
pub async fn ask(
    tx: &mut Tx,
    platform: &Platform,
    (note, departs_on): (&Note, Day),
    question: QuestionId,
    to: Recipient,
) -> Result<()> {
    send(tx, platform, &QUESTION, (note, departs_on), question.uuid().simple().to_string(), to).await
}

/// Tells who asked that the author answered; an answer given anew is told anew.
pub async fn answer(
    tx: &mut Tx,
    platform: &Platform,
    (note, departs_on): (&Note, Day),
    (question, at): (QuestionId, Ts),
    to: Recipient,
) -> Result<()> {
    let key = format!("{}.{}", question.uuid().simple(), at.timestamp().as_microsecond());
    send(tx, platform, &ANSWER, (note, departs_on), key, to).await
}

async fn send(
    tx: &mut Tx,
    platform: &Platform,
    template: &Template,
    (note, departs_on): (&Note, Day),
    key: String,
    to: Recipient,
) -> Result<()> {
    let told = NoteMail {
        name: &to.name,
        post: &note.title,
        departure: date_in_words(departs_on.0),
        until: date_in_words(departs_on.plus_days(super::ANSWERS_FOR_DAYS).0),
        link: address(platform, note.id),
    };
    let content = render(template, told)?;
    let letter = Letter {
        kind: template.name,
        message_id: format!("{}.{key}@{}", template.name, platform.host()),
        person: Some(to.person),
        to_address: to.address,
        to_name: to.name,
        content,
        calendar: None,
    };
    mail::queue(tx, platform, letter).await.map(drop)
}
