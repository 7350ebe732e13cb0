//! HTTP: router, sign-in, feeds, assets.

mod assets;
mod documents;
mod exports;
mod fault;
mod feeds;
mod files;
mod graphql;
mod headers;
mod health;
mod live;
mod rates;
mod session;
mod sheets;
mod sign_in;
mod trace;

use axum::Router;
use axum::middleware::from_fn_with_state;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

use self::fault::{Fault, Panic};
use self::rates::Rates;
use crate::app::App;

pub use health::figures;

/// Every address the service answers.
pub fn router(app: App) -> Router {
    let rates = Rates::new(&app);
    let routes = Router::new()
        .merge(graphql::routes(&app, &rates))
        .merge(health::routes())
        .merge(sign_in::routes())
        .merge(feeds::routes())
        .merge(sheets::routes())
        .merge(exports::routes(&rates))
        .merge(files::routes())
        .fallback(assets::page);
    guarded(routes, rates, app)
}

/// What stands around every route. The last added is met first: the trace sees everything, also what the others refuse.
fn guarded(routes: Router<App>, rates: Rates, app: App) -> Router {
    routes
        .layer(CatchPanicLayer::custom(|_: Panic| Fault::of_panic().problem()))
        .layer(from_fn_with_state(rates, rates::watch))
        .layer(compression())
        .layer(from_fn_with_state(headers::Protection::new(&app.config), headers::protect))
        .layer(from_fn_with_state(app.clone(), trace::follow))
        .with_state(app)
}

/// Texts shrink; a PDF is compressed inside, and would only cost time.
fn compression() -> CompressionLayer<impl Predicate> {
    let worth_it = DefaultPredicate::new().and(NotForContentType::const_new("application/pdf"));
    CompressionLayer::new().quality(CompressionLevel::Precise(4)).compress_when(worth_it)
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::http::{Request, Response, StatusCode};
    use axum::routing::get;
    use tower::ServiceExt as _;

    use super::*;
    use crate::config::Config;
    use crate::kernel::clock::Clock;
    use crate::kernel::entropy::Entropy;
    use crate::platform::db::Db;

    async fn app(folder: &tempfile::TempDir) -> App {
        let mut config = Config::load(None).unwrap();
        config.public_url = "https://jonction.exemple.fr".into();
        let db = Db::open(&format!("sqlite:{}/t.db", folder.path().display()), 1).await.unwrap();
        App::assemble(config, db, Clock::System, Entropy::from_os()).unwrap()
    }

    async fn json(response: Response<Body>) -> serde_json::Value {
        serde_json::from_slice(&to_bytes(response.into_body(), 100_000).await.unwrap()).unwrap()
    }

    #[tokio::test]
    async fn a_panic_becomes_an_answer_with_a_reference_and_nothing_of_its_message() {
        let folder = tempfile::tempdir().unwrap();
        let app = app(&folder).await;
        let broken = async || -> &str { panic!("dossier de Claire Delaunay") };
        let routes = Router::new()
            .merge(graphql::guarded(Router::new().route("/graphql", get(broken))))
            .route("/other", get(broken))
            .route("/well", get(|| async { "ok" }));
        let service = guarded(routes, Rates::new(&app), app);
        for (path, reference) in [("/graphql", "/errors/0/extensions/traceId"), ("/other", "/traceId")] {
            let response =
                service.clone().oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
            assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
            let trace = response.headers()["x-trace-id"].to_str().unwrap().to_owned();
            assert!(response.headers().contains_key("strict-transport-security"));
            let body = json(response).await;
            assert_eq!(body.pointer(reference).unwrap(), &trace, "{body}");
            assert!(!body.to_string().contains("Delaunay"));
        }
        let well = service.oneshot(Request::get("/well").body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(well.status(), StatusCode::OK);
    }
}
