//! The sheet that those who come to a training sign.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::{Content, body, subject};
use crate::accounts::Holder;
use crate::directory::Cardinality;
use crate::documents::Sources;
use crate::documents::model::Wish;
use crate::documents::names::{Names, Wanted};
use crate::documents::words::{joined, moment};
use crate::kernel::actor::{Actor, PersonId, PostId};
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
    let teaching = teaching(sources, &training, &trainers).await?;
    let wanted = Wanted {
        people: registered
            .iter()
            .map(|one| one.person_id)
            .chain(trainers.iter().filter_map(|one| one.person_id))
            .chain(teaching.values().copied())
            .collect(),
        posts: registered
            .iter()
            .map(|one| one.post_id)
            .chain(trainers.iter().filter_map(|one| one.post_id))
            .chain([training.organiser_post_id])
            .collect(),
        organisations: registered
            .iter()
            .map(|one| one.organisation_id)
            .chain(trainers.iter().filter_map(|one| one.organisation_id))
            .collect(),
    };
    let names = Names::of(sources, actor, wanted).await?;
    let taught: Vec<String> = trainers.iter().map(|one| trainer(one, &teaching, &names)).collect();
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
        as_of: None,
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

/// Who teaches as holder of a post on the day: of a team, where it is one person.
async fn teaching(
    sources: &Sources,
    training: &Training,
    trainers: &[Trainer],
) -> Result<HashMap<PostId, PersonId>> {
    let Some(on) = training.starts_at.map(|at| at.day_in(&training.event_zone)) else {
        return Ok(HashMap::new());
    };
    let posts: Vec<PostId> = trainers.iter().filter_map(|one| one.post_id).collect();
    let single: HashSet<PostId> = sources
        .directory
        .posts(&posts)
        .await?
        .into_iter()
        .filter(|post| post.cardinality == Cardinality::Single)
        .map(|post| post.id)
        .collect();
    let holders = sources.accounts.holders(&posts, on).await?;
    let alone = |(post, holders): (PostId, Vec<Holder>)| match holders.as_slice() {
        [first, ..] if holders.len() == 1 || single.contains(&post) => Some((post, first.person)),
        _ => None,
    };
    Ok(holders.into_iter().filter_map(alone).collect())
}

/// Name, function and structure, as far as they are known.
fn trainer(one: &Trainer, teaching: &HashMap<PostId, PersonId>, names: &Names) -> String {
    let holder = one.post_id.and_then(|post| teaching.get(&post)).copied();
    let who = one.written_name.clone().or_else(|| names.person(one.person_id.or(holder)));
    let place = one.organisation_id.and_then(|id| names.organisation(id));
    joined([who, names.post(one.post_id), place])
}
