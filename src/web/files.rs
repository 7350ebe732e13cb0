//! `GET /documents/<id>.pdf`: a document, to whoever asked for it and may still read what it says.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderName};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

use super::fault::Fault;
use super::session::Asking;
use crate::app::App;
use crate::documents::{DocumentId, File};
use crate::kernel::error::{Error, Result};

/// This part's addresses.
pub fn routes() -> Router<App> {
    Router::new().route("/documents/{file}", get(document))
}

/// What tells the browser to show a PDF under this name, which holds letters, digits and hyphens only.
pub fn pdf_headers(file_name: &str) -> [(HeaderName, String); 2] {
    [
        (CONTENT_TYPE, "application/pdf".to_owned()),
        (CONTENT_DISPOSITION, format!("inline; filename=\"{file_name}\"")),
    ]
}

async fn document(State(app): State<App>, Path(file): Path<String>, asking: Asking) -> Response {
    match read(&app, &file, &asking).await {
        Ok(Some(file)) => (pdf_headers(&file.file_name), file.pdf).into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => Fault::from(error).problem(),
    }
}

async fn read(app: &App, file: &str, asking: &Asking) -> Result<Option<File>> {
    let actor = asking.viewer.0.as_deref().ok_or(Error::Unauthenticated)?;
    let Some(id) = file.strip_suffix(".pdf").and_then(|id| id.parse().ok()) else { return Ok(None) };
    app.documents.file(actor, DocumentId(id)).await
}
