//! That somebody came to a training, to its holder, to who represents the holder's organisation, and to the organiser.

use serde::Serialize;

use super::{Content, body};
use crate::documents::Sources;
use crate::documents::model::Wish;
use crate::documents::words::{day, duration};
use crate::kernel::actor::Actor;
use crate::kernel::clock::Zone;
use crate::kernel::error::{Error, Result};

/// Its template.
pub const TEMPLATE: &str = include_str!("../templates/certificate.typ");

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Body {
    organiser: String,
    person: String,
    training: String,
    held_on: String,
    duration: String,
    number: String,
    issued_on: String,
}

/// The certificate of this number.
///
/// # Errors
/// [`Error::NotFound`] when it concerns somebody else.
pub async fn content(sources: &Sources, actor: &Actor, wish: &Wish) -> Result<Content> {
    let found = sources.trainings.certificate(actor, &wish.subject).await?.ok_or(Error::NotFound)?;
    // What is certified was copied on that day and no longer knows a partnership.
    let zone = Zone::paris();
    Ok(Content {
        title: "Attestation de participation".to_owned(),
        file_name: "attestation-de-participation.pdf".to_owned(),
        mark: None,
        partnership: None,
        as_of: None,
        body: body(Body {
            organiser: found.organiser_name,
            person: found.person_name,
            training: found.training_title,
            held_on: day(found.held_on),
            duration: duration(found.minutes),
            number: found.number,
            issued_on: day(found.issued_at.day_in(&zone)),
        })?,
        zone,
    })
}
