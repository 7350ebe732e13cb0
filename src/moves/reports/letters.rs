//! The mail of this part: a report waits for the representative. It names the function and not the person, for it may
//! be read by others.

use serde::Serialize;

use super::model::{Movement, StaffReportId};
use super::store::NewReport;
use crate::accounts::Recipient;
use crate::directory::{Organisation, Post};
use crate::kernel::dates::date_in_words;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::Platform;
use crate::platform::db::Tx;
use crate::platform::mail::{self, Letter, Template, render};
use crate::template;

const REPORTED: Template = template!("staff_reported");

#[derive(Serialize)]
struct ReportedMail {
    name: String,
    post: String,
    organisation: String,
    departure: bool,
    /// The day, in words.
    on: String,
    link: String,
}

/// Tells a representative.
pub async fn tell(
    tx: &mut Tx,
    platform: &Platform,
    report: &NewReport,
    (post, place): (&Post, &Organisation),
    to: Recipient,
) -> Result<()> {
    let told = ReportedMail {
        name: to.name.clone(),
        post: post.label_fr(),
        organisation: place.name.clone(),
        departure: report.kind == Movement::Departure,
        on: date_in_words(report.happens_on.0),
        link: format!("{}/equipe/{}", platform.public_url, place.id.uuid()),
    };
    let letter = Letter {
        kind: REPORTED.name,
        message_id: format!("{}{}@{}", beginning(report.id), to.person.uuid().simple(), platform.host()),
        person: Some(to.person),
        content: render(&REPORTED, told)?,
        to_address: to.address,
        to_name: to.name,
        calendar: None,
    };
    mail::queue(tx, platform, letter).await.map(drop)
}

/// Takes back the mails that still wait: the report is settled.
pub async fn take_back(tx: &mut Tx, platform: &Platform, report: StaffReportId) -> Result<()> {
    mail::withdraw_all(tx, platform, beginning(report)).await
}

/// How the Message-IDs of the mails that tell of a report begin.
fn beginning(report: StaffReportId) -> String {
    format!("{}.{}.", REPORTED.name, report.uuid().simple())
}
