//! A session for whom a measurement asks as.

use jonction::accounts::OpenSession;
use jonction::app::App;
use jonction::kernel::actor::PersonId;

/// The token of a session just opened.
pub async fn sign_in(app: &App, person: PersonId) -> String {
    let mut tx = app.platform.db.begin().await.expect("a transaction");
    let session = OpenSession {
        person,
        provider_id: "bench".into(),
        strong_possible: false,
        strong_at: None,
        id_token: None,
    };
    let token = app.sessions.open(&mut tx, session).await.expect("a session opens");
    tx.commit().await.expect("committed");
    token
}
