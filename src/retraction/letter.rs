//! The mail that tells the coordinator of a retraction, without a word of what was retracted.

use serde::Serialize;

use super::model::Retraction;
use crate::accounts::Holder;
use crate::kernel::dates::date_in_words;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::partnerships::Partnership;
use crate::platform::Platform;
use crate::platform::db::Tx;
use crate::platform::mail::{self, Letter, Template, render};
use crate::template;

const RETRACTED: Template = template!("text_retracted");

#[derive(Serialize)]
struct RetractedMail<'a> {
    name: &'a str,
    partnership: &'a str,
    /// In words.
    day: String,
    places: usize,
    link: String,
}

/// Tells one holder of the coordinating post; who has no address is not told.
pub async fn tell(
    tx: &mut Tx,
    platform: &Platform,
    partnership: &Partnership,
    done: &Retraction,
    to: &Holder,
) -> Result<()> {
    let Some(address) = to.email.clone() else { return Ok(()) };
    let name = format!("{} {}", to.given_name, to.family_name);
    let told = RetractedMail {
        name: &name,
        partnership: &partnership.name,
        day: date_in_words(partnership.today(done.at).0),
        places: done.places.len(),
        link: format!("{}/partenariats/{}/textes-retires", platform.public_url, partnership.id.uuid()),
    };
    let letter = Letter {
        kind: RETRACTED.name,
        message_id: format!(
            "{}.{}.{}@{}",
            RETRACTED.name,
            done.id.uuid().simple(),
            to.person.uuid().simple(),
            platform.host()
        ),
        person: Some(to.person),
        to_address: address,
        content: render(&RETRACTED, told)?,
        to_name: name,
        calendar: None,
    };
    mail::queue(tx, platform, letter).await.map(drop)
}
