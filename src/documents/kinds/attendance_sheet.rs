//! The sheet that those who come to a training sign.

use serde::Serialize;

use super::{Content, body, subject};
use crate::documents::Sources;
use crate::documents::model::Wish;
use crate::documents::names::{Names, Wanted};
use crate::documents::words::moment;
use crate::kernel::actor::Actor;
use crate::kernel::error::{Error, Result};
use crate::kernel::page::{MAX_PAGE, PageRequest};
use crate::kernel::text::fold;
use crate::trainings::{Registration, RegistrationState, Trainer, Training};

/// Its template.
pub const TEMPLATE: &str = include_str!("../templates/attendance_sheet.typ");

#[derive(Serialize)]
struct Body {
    training: String,
    when: Option<String>,
    place: Option<String>,
    organiser: Option<String>,
    trainers: Option<String>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    name: String,
    post: String,
    organisation: String,
}

/// Those who have a seat, for whoever organises the training or coordinates the partnership.
///
/// # Errors
/// [`Error::NotFound`] for all others.
pub async fn content(sources: &Sources, actor: &Actor, wish: &Wish) -> Result<Content> {
    let trainings = &sources.trainings;
    let training = trainings.find(actor, subject(&wish.subject, "subjectId")?).await?;
    if !training.ties.edits {
        return Err(Error::NotFound);
    }
    let event = trainings.dates(actor, &[training.event_id]).await?.pop();
    let registered = registered(sources, actor, &training).await?;
    let trainers = trainings.trainers_of(&[training.id]).await?;
    let wanted = Wanted {
        people: registered
            .iter()
            .map(|one| one.person_id)
            .chain(trainers.iter().filter_map(|one| one.person_id))
            .collect(),
        posts: registered
            .iter()
            .map(|one| one.post_id)
            .chain(trainers.iter().filter_map(|one| one.post_id))
            .chain([training.organiser_post_id])
            .collect(),
        organisations: registered.iter().map(|one| one.organisation_id).collect(),
    };
    let names = Names::of(sources, actor, wanted).await?;
    let taught: Vec<String> = trainers.iter().filter_map(|one| trainer(one, &names)).collect();
    let mut rows: Vec<Row> = registered
        .iter()
        .map(|one| Row {
            name: names.person(Some(one.person_id)).unwrap_or_default(),
            post: names.post(Some(one.post_id)).unwrap_or_default(),
            organisation: names.organisation(one.organisation_id).unwrap_or_default(),
        })
        .collect();
    rows.sort_by_cached_key(|row| (fold(&row.organisation), fold(&row.name)));
    Ok(Content {
        title: "Feuille d’émargement".to_owned(),
        file_name: "feuille-d-emargement.pdf".to_owned(),
        mark: None,
        partnership: Some(training.partnership_id),
        body: body(Body {
            when: training.starts_at.map(|at| moment(at, &training.event_zone)),
            place: event.and_then(|event| event.place),
            organiser: names.place_of(training.organiser_post_id),
            trainers: (!taught.is_empty()).then(|| taught.join(" ; ")),
            rows,
            training: training.title,
        })?,
        zone: training.time_zone,
    })
}

async fn registered(sources: &Sources, actor: &Actor, training: &Training) -> Result<Vec<Registration>> {
    let mut request = PageRequest { first: MAX_PAGE, after: None, with_total: false };
    let mut found = Vec::new();
    loop {
        let state = Some(RegistrationState::Confirmed);
        let page = sources.trainings.registrations(actor, training, state, &request).await?;
        request.after = page.rows.last().map(|(cursor, _)| cursor.clone());
        found.extend(page.rows.into_iter().map(|(_, registration)| registration));
        if !page.has_next {
            return Ok(found);
        }
    }
}

fn trainer(one: &Trainer, names: &Names) -> Option<String> {
    one.written_name.clone().or_else(|| names.person(one.person_id)).or_else(|| {
        let post = one.post_id?;
        Some([names.post(Some(post))?, names.place_of(post)?].join(", "))
    })
}
