//! The pages that anybody reads: made on the server, so that they need neither script nor cookie, and print as a leaflet.

use std::sync::LazyLock;

use minijinja::{AutoEscape, Environment, UndefinedBehavior, context};
use qrcode::QrCode;
use qrcode::render::svg;
use serde::Serialize;

use super::model::{Listed, Published};
use crate::directory::Organisation;
use crate::kernel::dates::date_in_words;
use crate::kernel::error::{Error, Result};
use crate::platform::pdf;

/// The pages' style sheet.
pub const STYLE: &str = include_str!("pages/fiche.css");

static PAGES: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut pages = Environment::new();
    pages.set_undefined_behavior(UndefinedBehavior::Strict);
    pages.set_trim_blocks(true);
    pages.set_lstrip_blocks(true);
    pages.set_auto_escape_callback(|_| AutoEscape::Html);
    // A blank line parts paragraphs; within one, a line break is a space.
    pages.add_filter("paragraphs", |text: String| -> Vec<String> {
        text.split("\n\n")
            .map(|part| part.trim().replace('\n', " "))
            .filter(|part| !part.is_empty())
            .collect()
    });
    for (name, source) in [
        ("layout", include_str!("pages/layout.html.j2")),
        ("sheet", include_str!("pages/sheet.html.j2")),
        ("index", include_str!("pages/index.html.j2")),
        ("gone", include_str!("pages/gone.html.j2")),
        ("soon", include_str!("pages/soon.html.j2")),
    ] {
        pages.add_template(name, source).expect("a test renders each page");
    }
    pages
});

/// A structure as the sheet shows it.
#[derive(Debug, Serialize)]
pub struct Structure<'a> {
    /// Its name.
    pub name: &'a str,
    /// Street and town; empty when not known.
    pub address: String,
    /// Telephone as written.
    pub phone: Option<&'a str>,
    /// Telephone as dialled.
    pub dialled: Option<String>,
    /// Its page.
    pub website: Option<&'a str>,
    /// When people are received.
    pub hours: Option<&'a str>,
}

impl<'a> From<&'a Organisation> for Structure<'a> {
    fn from(one: &'a Organisation) -> Self {
        let contact = &one.contact;
        let town = [contact.postal_code.as_deref(), contact.city.as_deref()];
        let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let address: Vec<&str> = [contact.address.as_deref(), Some(town.as_str())]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        Self {
            name: &one.name,
            address: address.join(", "),
            phone: contact.phone.as_deref(),
            dialled: contact
                .phone
                .as_ref()
                .map(|phone| phone.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect()),
            website: contact.website.as_deref(),
            hours: contact.opening_hours.as_deref(),
        }
    }
}

/// The structures of each kind, named in French: care first, as they were listed.
#[must_use]
pub fn by_kind(structures: &[Organisation]) -> Vec<(&'static str, Vec<Structure<'_>>)> {
    let kinds = structures.chunk_by(|a, b| a.kind == b.kind);
    kinds.map(|here| (here[0].kind.label_fr(), here.iter().map(Structure::from).collect())).collect()
}

/// The sheet of one partnership.
///
/// # Errors
/// [`Error::Internal`] when template and context do not fit.
pub fn sheet(published: &Published) -> Result<String> {
    let code = code(&published.url)?;
    // Beside an XML declaration, which has no place within a page.
    let code = code.find("<svg").map_or("", |start| &code[start..]);
    render(
        "sheet",
        context! {
            name => published.name,
            url => published.url,
            valid_on => date_in_words(published.valid_on.0),
            texts => published.texts,
            clauses => published.clauses,
            kinds => by_kind(&published.structures),
            code => minijinja::Value::from_safe_string(code.to_owned()),
            leaflet => pdf::AVAILABLE,
        },
    )
}

/// The code to scan that leads to this address, as SVG.
///
/// # Errors
/// [`Error::Internal`] when the address is too long for one.
pub fn code(url: &str) -> Result<String> {
    let code = QrCode::new(url).map_err(Error::internal)?;
    Ok(code.render::<svg::Color<'_>>().min_dimensions(120, 120).quiet_zone(true).build())
}

/// The list of sheets.
///
/// # Errors
/// [`Error::Internal`] when template and context do not fit.
pub fn index(sheets: &[Listed]) -> Result<String> {
    render("index", context! { sheets => sheets })
}

/// What stands where a sheet was, or never was.
///
/// # Errors
/// [`Error::Internal`] when template and context do not fit.
pub fn gone(was: bool) -> Result<String> {
    render("gone", context! { was => was })
}

/// What stands where a leaflet will be in a moment.
///
/// # Errors
/// [`Error::Internal`] when template and context do not fit.
pub fn soon() -> Result<String> {
    render("soon", context! {})
}

fn render(name: &str, context: minijinja::Value) -> Result<String> {
    PAGES.get_template(name).and_then(|page| page.render(context)).map_err(Error::internal)
}
