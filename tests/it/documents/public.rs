//! The leaflet that anybody reads.

use axum::http::StatusCode;
use jiff::SignedDuration;
use jonction::kernel::ids::TypedId as _;
use serde_json::json;

use super::get;
use super::made::{file, says, text, wish};
use crate::on_both;
use crate::public_sheet::published;

on_both! {
    async fn anybody_reads_the_leaflet_of_a_published_sheet(app) {
        let (protocol, path) = published(app).await;
        let path = format!("{path}.pdf");
        // Asked for before the job has passed, it is on its way.
        let (status, headers, page) = get(app, &path, None).await;
        assert_eq!((status, &headers["retry-after"]), (StatusCode::SERVICE_UNAVAILABLE, &"5".parse().unwrap()));
        assert!(String::from_utf8(page).unwrap().contains("Le dépliant est en préparation"));
        app.run_jobs().await;
        let (status, headers, pdf) = get(app, &path, None).await;
        assert_eq!((status, headers["content-type"].to_str().unwrap()), (StatusCode::OK, "application/pdf"));
        assert!(headers["cache-control"].to_str().unwrap().starts_with("public, max-age="));
        assert!(!headers.contains_key("set-cookie"));
        says(&pdf, &["Les soins demandés par la justice", "Fiche valable le mardi 3 mars 2026", "Vos droits <ici>.",
            "Ce que chacun peut lire.", "0 800 23 13 13", "CSAPA La Passerelle", "/fiches/"]);
        let all = text(&pdf);
        for hidden in ["Entre nous", "Ravine Blanche", "Delaunay"] {
            assert!(!all.contains(hidden), "{hidden}");
        }
        // Two pages of A5 make a sheet of A4.
        assert!(String::from_utf8_lossy(&pdf).contains("/MediaBox[0 0 419.5"));

        // Each day it is made anew, because it bears the day.
        app.advance_days(1);
        app.run_jobs().await;
        let (_, _, tomorrow) = get(app, &path, None).await;
        says(&tomorrow, &["Fiche valable le mercredi 4 mars 2026"]);

        // Members have the same as a document of theirs.
        let member = app.persona(app.world.csapa_director.person).await;
        let own = file(app, &member, wish("PUBLIC_LEAFLET", &json!(app.world.rouen.to_string()))).await;
        assert!(own == tomorrow);

        // It goes with the sheet.
        let mut tx = app.app.platform.db.begin().await.unwrap();
        let q = tx.q("UPDATE protocol SET status = 'TERMINATED' WHERE id = $1").bind(protocol.id.uuid());
        tx.exec(q).await.unwrap();
        tx.commit().await.unwrap();
        app.advance(SignedDuration::from_mins(2));
        assert_eq!(get(app, &path, None).await.0, StatusCode::GONE);
        assert_eq!(get(app, "/fiches/jamais-vue.pdf", None).await.0, StatusCode::NOT_FOUND);
    }

    async fn a_copy_that_lags_behind_is_never_stored_as_a_leaflet(app) {
        let (protocol, path) = published(app).await;
        let db = &app.app.platform.db;
        app.run_jobs().await;
        assert_eq!(get(app, &path, None).await.0, StatusCode::OK, "a copy is kept from now on");
        // Another instance retracts a passage: what lies here goes, the copy in memory stays for its minute.
        let mut tx = db.begin().await.unwrap();
        let q = tx.q("UPDATE clause SET body = '[texte retiré]' WHERE version_id = $1").bind(protocol.version.uuid());
        tx.exec(q).await.unwrap();
        tx.exec(tx.q("DELETE FROM document")).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(get(app, &format!("{path}.pdf"), None).await.0, StatusCode::SERVICE_UNAVAILABLE);
        let stored: Vec<(String,)> = db.all(db.q("SELECT content FROM document")).await.unwrap();
        assert!(stored.len() == 1 && stored[0].0.contains("[texte retiré]"), "{stored:?}");
        assert!(!stored[0].0.contains("Ce que chacun peut lire."), "{stored:?}");
    }

    async fn a_leaflet_that_cannot_be_made_is_not_tried_for_each_reader(app) {
        let (_, path) = published(app).await;
        let path = format!("{path}.pdf");
        let db = &app.app.platform.db;
        let asked = async || {
            for _ in 0..3 {
                assert_eq!(get(app, &path, None).await.0, StatusCode::SERVICE_UNAVAILABLE);
            }
            let rows: Option<(i64,)> = db.maybe(db.q("SELECT COUNT(*) FROM document")).await.unwrap();
            rows.unwrap().0
        };
        assert_eq!(asked().await, 1);
        let mut tx = db.begin().await.unwrap();
        tx.exec(tx.q("UPDATE document SET state = 'FAILED', content = NULL")).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(asked().await, 1, "the same fault would come again");
        app.advance(SignedDuration::from_hours(1));
        assert_eq!(asked().await, 2, "an hour later it may have been mended");
    }
}
