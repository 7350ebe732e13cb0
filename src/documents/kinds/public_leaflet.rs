//! What the public is told, as an A5 leaflet.

use serde::Serialize;

use super::{Content, body, subject};
use crate::documents::Sources;
use crate::documents::model::Wish;
use crate::documents::words::{day, paragraphs};
use crate::kernel::actor::Actor;
use crate::kernel::error::{Error, Result};
use crate::protocols::PublicClause;
use crate::public::{Published, Structure, by_kind, code};

/// Its template.
pub const TEMPLATE: &str = include_str!("../templates/public_leaflet.typ");

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Body<'a> {
    valid_on: String,
    url: &'a str,
    /// SVG.
    code: String,
    measures: Vec<String>,
    roles: Vec<String>,
    rights: Vec<String>,
    places: Vec<String>,
    structures: Vec<Group>,
    agreements: Vec<Agreement<'a>>,
}

#[derive(Serialize)]
struct Group {
    kind: &'static str,
    places: Vec<Place>,
}

#[derive(Serialize)]
struct Place {
    name: String,
    lines: Vec<String>,
}

#[derive(Serialize)]
struct Agreement<'a> {
    protocol: &'a str,
    clauses: Vec<ClauseText<'a>>,
}

#[derive(Serialize)]
struct ClauseText<'a> {
    title: &'a str,
    paragraphs: Vec<String>,
}

/// The published sheet of a partnership that the asker reads.
///
/// # Errors
/// [`Error::NotFound`] when out of reach, or while nothing is published.
pub async fn content(sources: &Sources, actor: &Actor, wish: &Wish) -> Result<Content> {
    let partnership = subject(&wish.subject, "subjectId")?;
    let published = sources.public_sheets.published_of(actor, partnership).await?;
    leaflet(&published.ok_or(Error::NotFound)?)
}

/// What anybody reads.
///
/// # Errors
/// [`Error::Internal`] when the address is too long for a code.
pub fn leaflet(published: &Published) -> Result<Content> {
    let texts = &published.texts;
    Ok(Content {
        title: "Les soins demandés par la justice".to_owned(),
        file_name: "les-soins-demandes-par-la-justice.pdf".to_owned(),
        mark: None,
        partnership: Some(published.partnership_id),
        as_of: None,
        zone: published.time_zone.clone(),
        body: body(Body {
            valid_on: day(published.valid_on),
            url: &published.url,
            code: code(&published.url)?,
            measures: plain(&texts.measures),
            roles: plain(&texts.roles),
            rights: plain(&texts.rights),
            places: plain(&texts.places),
            structures: structures(published),
            agreements: agreements(&published.clauses),
        })?,
    })
}

/// As on the page: a line end inside a paragraph is a space.
fn plain(text: &str) -> Vec<String> {
    paragraphs(text).into_iter().map(|part| part.replace('\n', " ")).collect()
}

/// By kind, in the order of the page.
fn structures(published: &Published) -> Vec<Group> {
    let kinds = by_kind(&published.structures).into_iter();
    kinds.map(|(kind, here)| Group { kind, places: here.iter().map(place).collect() }).collect()
}

fn place(one: &Structure<'_>) -> Place {
    let lines = [
        (!one.address.is_empty()).then(|| one.address.clone()),
        one.phone.map(|phone| format!("Téléphone : {phone}")),
        one.hours.map(|hours| format!("Ouverture : {hours}")),
        one.website.map(str::to_owned),
    ];
    Place { name: one.name.to_owned(), lines: lines.into_iter().flatten().collect() }
}

fn agreements(clauses: &[PublicClause]) -> Vec<Agreement<'_>> {
    let mut agreements: Vec<Agreement<'_>> = Vec::new();
    for clause in clauses {
        let text = ClauseText { title: &clause.title, paragraphs: plain(&clause.body) };
        match agreements.iter_mut().find(|one| one.protocol == clause.protocol) {
            Some(one) => one.clauses.push(text),
            None => agreements.push(Agreement { protocol: &clause.protocol, clauses: vec![text] }),
        }
    }
    agreements
}
