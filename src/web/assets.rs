//! The pages: the front end's files, compiled in or read from a folder, and its one page for every address of its own.

use std::path::{Component, Path, PathBuf};

use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use rust_embed::{Embed, EmbeddedFile};

use super::fault::Fault;
use crate::app::App;

#[derive(Embed)]
#[folder = "frontend/dist"]
#[allow_missing = true]
struct Compiled;

/// Addresses of programs: an unknown one is an error there, not a page.
const PROGRAMS: [&str; 4] = ["/api/", "/connexion/", "/calendrier/", "/graphql/"];
const INDEX: &str = "index.html";

/// Answers every address that no route took.
pub async fn page(State(app): State<App>, request: Request) -> Response {
    let path = request.uri().path();
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Fault::new(StatusCode::METHOD_NOT_ALLOWED, "METHOD", "Cette adresse ne se lit qu’avec GET.")
            .problem();
    }
    let folder = app.config.frontend_dir.as_deref();
    let name = path.trim_start_matches('/');
    if let Some(found) = (!name.is_empty()).then(|| file(folder, name)).flatten() {
        return answer(&found, name, request.headers());
    }
    let is_file = name.rsplit('/').next().is_some_and(|last| last.contains('.'));
    if is_file || PROGRAMS.iter().any(|program| path.starts_with(program)) {
        return Fault::new(StatusCode::NOT_FOUND, "NOT_FOUND", "Il n’y a rien à cette adresse.").problem();
    }
    if let Some(index) = file(folder, INDEX) {
        return answer(&index, INDEX, request.headers());
    }
    let text =
        "Les pages ne sont pas dans ce programme : construisez frontend/, puis relancez la compilation.";
    Fault::new(StatusCode::NOT_FOUND, "NO_PAGES", text).problem()
}

/// A file of the front end; nothing outside its folder can be named.
pub fn file(folder: Option<&Path>, name: &str) -> Option<EmbeddedFile> {
    let Some(folder) = folder else { return Compiled::get(name) };
    let inside = PathBuf::from(name);
    if !inside.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    rust_embed::utils::read_file_from_fs(&folder.join(inside)).ok()
}

fn answer(file: &EmbeddedFile, name: &str, asked: &HeaderMap) -> Response {
    // Names under assets/ hold a hash of their content.
    let caching =
        if name.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    // Weak, because compression changes the bytes.
    let tag = format!("W/\"{}\"", hex::encode(&file.metadata.sha256_hash()[..16]));
    let known = asked
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|list| list.split(','))
        .any(|known| known.trim() == tag || known.trim() == "*");
    if known {
        return (StatusCode::NOT_MODIFIED, [(CACHE_CONTROL, caching.to_owned()), (ETAG, tag)])
            .into_response();
    }
    let kind = file.metadata.mimetype();
    let kind = if kind.starts_with("text/") { format!("{kind}; charset=utf-8") } else { kind.to_owned() };
    let headers = [(CONTENT_TYPE, kind), (CACHE_CONTROL, caching.to_owned()), (ETAG, tag)];
    (headers, file.data.to_vec()).into_response()
}
