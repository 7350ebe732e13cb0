//! `GET /exports/<list>.csv`: lists of indicators for spreadsheets, to whom the pages show them.

use axum::extract::{Path, Query, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Extension, Router};
use serde::Deserialize;

use super::fault::Fault;
use super::rates::Rates;
use super::session::Asking;
use crate::app::App;
use crate::indicators::{Export, FigureKind};
use crate::kernel::actor::PartnershipId;
use crate::kernel::clock::Day;
use crate::kernel::error::{Error, Result};

/// The list that is no figure's.
const COVERAGE: &str = "couverture";

/// This part's addresses.
pub fn routes(rates: &Rates) -> Router<App> {
    Router::new().route("/exports/{file}", get(export)).layer(Extension(rates.clone()))
}

#[derive(Debug, Deserialize)]
struct Wanted {
    partenariat: Option<String>,
    territoire: Option<String>,
    le: Option<String>,
}

async fn export(
    State(app): State<App>,
    Extension(rates): Extension<Rates>,
    asking: Asking,
    Path(file): Path<String>,
    Query(wanted): Query<Wanted>,
    request: Request,
) -> Response {
    // A whole list, and the years behind it, is as dear as a query may be.
    let purse = rates.purse(&asking.viewer, request.headers(), request.extensions());
    if let Err(error) = purse.pay(app.config.limits.query_cost) {
        return Fault::from(error).problem();
    }
    match sheet(&app, &asking, &file, &wanted).await {
        Ok((name, csv)) => {
            let headers = [
                (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
                (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\"")),
                (CACHE_CONTROL, "no-store".to_owned()),
            ];
            (headers, csv).into_response()
        }
        Err(error) => Fault::from(error).problem(),
    }
}

async fn sheet(app: &App, asking: &Asking, file: &str, wanted: &Wanted) -> Result<(String, String)> {
    let actor = asking.viewer.0.as_deref().ok_or(Error::Unauthenticated)?;
    let list = file.strip_suffix(".csv").ok_or(Error::NotFound)?;
    let export = match FigureKind::from_slug(list) {
        Some(kind) => Export::Figure(kind),
        None if list == COVERAGE => Export::Coverage,
        None => return Err(Error::NotFound),
    };
    let partnership: Option<PartnershipId> =
        wanted.partenariat.as_deref().map(str::parse).transpose().map_err(|_| Error::NotFound)?;
    let on = wanted.le.as_deref().map(str::parse::<Day>).transpose().map_err(|_| Error::NotFound)?;
    let among = (partnership, wanted.territoire.as_deref());
    let sheet = app.indicators.export(actor, export, among, on).await?;
    Ok((sheet.name.clone(), sheet.to_csv()?))
}
