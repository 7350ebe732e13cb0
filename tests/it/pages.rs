//! How pages and their files are served, and what protects them in the browser.

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};

use crate::support::TestApp;

async fn get(app: &TestApp, path: &str) -> (StatusCode, HeaderMap, Vec<u8>) {
    app.request(Request::get(path).body(Body::empty()).unwrap()).await
}

/// An application whose pages lie in a folder of this test.
async fn with_pages() -> (TestApp, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("dist");
    std::fs::create_dir_all(root.join("assets")).unwrap();
    std::fs::write(root.join("index.html"), "<!doctype html><title>Jonction</title>").unwrap();
    std::fs::write(root.join("assets/main-1a2b.js"), "console.log('é')".repeat(100)).unwrap();
    std::fs::write(root.join("favicon.svg"), "<svg/>").unwrap();
    let documents = r#"{ "sha256:ab": "query Welcome { site { name } }" }"#;
    std::fs::write(root.join("persisted-documents.json"), documents).unwrap();
    std::fs::write(folder.path().join("secret.txt"), "secret").unwrap();
    let app = TestApp::configured(|config| config.frontend_dir = Some(root)).await;
    (app, folder)
}

#[tokio::test]
async fn every_answer_is_protected() {
    let (app, _folder) = with_pages().await;
    for path in ["/", "/healthz", "/assets/missing.js", "/auth/unknown", "/graphql"] {
        let (_, headers, _) = get(&app, path).await;
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"));
        assert!(!policy.contains("unsafe"));
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert_eq!(headers["referrer-policy"], "no-referrer");
        assert_eq!(headers["cross-origin-opener-policy"], "same-origin");
        assert!(headers.contains_key("permissions-policy") && headers.contains_key("x-trace-id"));
        assert!(!headers.contains_key("strict-transport-security"), "http on loopback");
    }
    let (_, headers, _) = get(&app, "/healthz").await;
    assert_eq!(headers["cache-control"], "no-store");
    app.finish().await;

    let app = TestApp::configured(|config| config.public_url = "https://jonction.exemple.fr".into()).await;
    let (_, headers, _) = get(&app, "/healthz").await;
    assert_eq!(headers["strict-transport-security"], "max-age=63072000");
    app.finish().await;
}

#[tokio::test]
async fn each_address_of_the_pages_gets_the_one_page() {
    let (app, _folder) = with_pages().await;
    for path in ["/", "/connexion", "/protocoles/protocol:0190/revue"] {
        let (status, headers, body) = get(&app, path).await;
        assert_eq!(
            (status, headers["content-type"].to_str().unwrap()),
            (StatusCode::OK, "text/html; charset=utf-8")
        );
        assert!(body.starts_with(b"<!doctype html>"));
        assert_eq!(headers["cache-control"], "no-cache", "the page names the files of today");
    }
    for path in ["/assets/main-gone.js", "/robots.txt", "/connexion/unknown", "/calendrier/unknown", "/api/x"]
    {
        assert_eq!(get(&app, path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
    let post = Request::post("/connexion").body(Body::empty()).unwrap();
    assert_eq!(app.request(post).await.0, StatusCode::METHOD_NOT_ALLOWED);
    app.finish().await;
}

#[tokio::test]
async fn files_are_cached_for_ever_or_asked_again_by_tag() {
    let (app, _folder) = with_pages().await;
    let (_, headers, body) = get(&app, "/assets/main-1a2b.js").await;
    assert_eq!(headers["cache-control"], "public, max-age=31536000, immutable");
    assert_eq!(headers["content-type"], "text/javascript; charset=utf-8");
    let request = Request::get("/assets/main-1a2b.js").header("accept-encoding", "br");
    let (_, packed, small) = app.request(request.body(Body::empty()).unwrap()).await;
    assert_eq!(packed["content-encoding"], "br");
    assert!(small.len() < body.len());
    let (_, headers, _) = get(&app, "/favicon.svg").await;
    let again = Request::get("/favicon.svg").header("if-none-match", &headers["etag"]);
    let (status, _, body) = app.request(again.body(Body::empty()).unwrap()).await;
    assert_eq!((status, body.len()), (StatusCode::NOT_MODIFIED, 0));
    let other = Request::get("/favicon.svg").header("if-none-match", "\"other\"");
    assert_eq!(app.request(other.body(Body::empty()).unwrap()).await.0, StatusCode::OK);
    app.finish().await;
}

#[tokio::test]
async fn nothing_outside_the_folder_is_served() {
    let (app, _folder) = with_pages().await;
    for path in [
        "/../secret.txt",
        "/assets/../../secret.txt",
        "/%2e%2e/secret.txt",
        "//etc/passwd",
        "/./../secret.txt",
    ] {
        let (_, _, body) = get(&app, path).await;
        let text = String::from_utf8_lossy(&body);
        assert!(!text.contains("secret") && !text.contains("root:"), "{path}: {text}");
    }
    app.finish().await;
}

#[tokio::test]
async fn our_own_pages_name_their_queries_by_hash() {
    let (app, _folder) = with_pages().await;
    let request = Request::post("/graphql").header("content-type", "application/json");
    let body = serde_json::json!({ "documentId": "sha256:ab" }).to_string();
    let (status, _, body) = app.request(request.body(Body::from(body)).unwrap()).await;
    let answer: serde_json::Value = serde_json::from_slice(&body).unwrap();
    assert_eq!((status, &answer["data"]["site"]["name"]), (StatusCode::OK, &"Jonction".into()));
    app.finish().await;
}

#[tokio::test]
async fn alive_is_not_ready() {
    let app = TestApp::on_sqlite().await;
    assert_eq!(get(&app, "/healthz").await.0, StatusCode::OK);
    assert_eq!(get(&app, "/readyz").await.0, StatusCode::OK);
    let mut tx = app.app.platform.db.begin().await.unwrap();
    let newer = tx.q("UPDATE _sqlx_migrations SET version = 99999 WHERE version = (SELECT MAX(version) FROM _sqlx_migrations)");
    tx.exec(newer).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(get(&app, "/readyz").await.0, StatusCode::SERVICE_UNAVAILABLE, "tables of another version");
    app.app.platform.db.close().await;
    assert_eq!(get(&app, "/readyz").await.0, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(get(&app, "/healthz").await.0, StatusCode::OK);
}
