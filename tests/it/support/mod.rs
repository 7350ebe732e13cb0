//! Shared by all tests: the whole application in process, a fictitious world, personas who ask.

mod app;
pub mod browser;
pub mod events;
pub mod idp;
mod letters;
mod postgres;
mod protocol_in_force;
pub mod readers;
pub mod smtp;
pub mod tampering;
mod world;

pub use app::{Persona, TestApp, problem_codes};
pub use letters::Letter;
pub use protocol_in_force::{InForce, protocol_in_force};
pub use world::{Seat, World};

/// Brings an empty database to where an installation starts: tables, and the territories that come with the program.
async fn prepare(db: &jonction::platform::db::Db) {
    use jonction::kernel::{clock::Clock, entropy::Entropy};
    db.migrate().await.expect("migrations apply");
    let (clock, entropy) = (Clock::System, Entropy::seeded(1));
    let platform = jonction::platform::Platform::new(db.clone(), clock, entropy, String::new());
    jonction::directory::Directory::new(platform).load_territories().await.expect("territories are loaded");
}

/// Tells one story on both engines: `on_both! { async fn a_review_closes(app) { … } }` makes the tests
/// `a_review_closes::sqlite` and `a_review_closes::postgres`.
#[macro_export]
macro_rules! on_both {
    ($($(#[$meta:meta])* async fn $name:ident($app:ident) $body:block)+) => {$(
        $(#[$meta])*
        mod $name {
            #[expect(clippy::allow_attributes, reason = "whether a story uses its file's imports differs from file to file")]
            #[allow(unused_imports)]
            use super::*;

            async fn story($app: &$crate::support::TestApp) $body

            #[tokio::test]
            async fn sqlite() {
                let app = $crate::support::TestApp::on_sqlite().await;
                story(&app).await;
                app.finish().await;
            }

            #[tokio::test]
            async fn postgres() {
                let app = $crate::support::TestApp::on_postgres().await;
                story(&app).await;
                app.finish().await;
            }
        }
    )+};
}
