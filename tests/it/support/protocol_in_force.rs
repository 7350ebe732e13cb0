//! A protocol in force at Rouen between the tribunal, the SPIP (whose director owns it) and the CSAPA, written straight
//! into the tables.

use jonction::kernel::clock::Day;
use jonction::kernel::ids::TypedId;
use jonction::kernel::text::fold;
use jonction::platform::db::Tx;
use jonction::protocols::clock::{ReviewClock, ReviewPeriod};
use jonction::protocols::ids::{ClauseId, PartyId, ProtocolId, VersionId};

use super::TestApp;

/// What was written.
#[derive(Clone, Debug)]
pub struct InForce {
    pub id: ProtocolId,
    pub version: VersionId,
    pub clauses: Vec<ClauseId>,
}

/// A yearly protocol in force since that day and never reviewed.
pub async fn protocol_in_force(app: &TestApp, title: &str, since: &str) -> InForce {
    let platform = &app.app.platform;
    let now = app.now();
    let world = &app.world;
    let since: Day = since.parse().expect("a day");
    let clock = ReviewClock { first_in_force: since.0, last_held: None, period: ReviewPeriod::YEARLY };
    let due_on = Day(clock.due_on());
    let mut tx = platform.db.begin().await.expect("a transaction");
    let id = ProtocolId::fresh(&platform.entropy, now);
    let q = tx
        .q("INSERT INTO protocol (id, partnership_id, title, title_key, status, owner_post_id, term_kind, \
            first_in_force_on, review_due_on, cycle_began_on, created_at, updated_at) \
            VALUES ($1, $2, $3, $4, 'IN_FORCE', $5, 'OPEN', $6, $7, $6, $8, $8)")
        .bind(id)
        .bind(world.rouen)
        .bind(title.to_owned())
        .bind(fold(title))
        .bind(world.spip_director.post)
        .bind(since)
        .bind(due_on)
        .bind(now);
    tx.exec(q).await.expect("written");
    let version = VersionId::fresh(&platform.entropy, now);
    let q = tx
        .q("INSERT INTO protocol_version (id, protocol_id, number, status, effect_date, in_force_from, created_at, \
            updated_at) VALUES ($1, $2, 1, 'IN_FORCE', $3, $3, $4, $4)")
        .bind(version)
        .bind(id)
        .bind(since)
        .bind(now);
    tx.exec(q).await.expect("written");
    for (organisation, posts) in [
        (world.tribunal, vec![world.president.post, world.prosecutor.post]),
        (world.spip, vec![world.spip_director.post]),
        (world.csapa, vec![world.csapa_director.post]),
    ] {
        let party = PartyId::fresh(&platform.entropy, now);
        let q = tx
            .q("INSERT INTO protocol_party (id, protocol_id, organisation_id, state) VALUES ($1, $2, $3, 'ACTIVE')")
            .bind(party)
            .bind(id)
            .bind(organisation);
        tx.exec(q).await.expect("written");
        for post in posts {
            let q = tx
                .q("INSERT INTO version_signatory (version_id, party_id, post_id) VALUES ($1, $2, $3)")
                .bind(version)
                .bind(party)
                .bind(post);
            tx.exec(q).await.expect("written");
        }
    }
    let mut clauses = Vec::new();
    for (number, clause_title) in (1_i64..).zip(["Orientation", "Attestations", "Incidents"]) {
        clauses.push(clause(&mut tx, app, version, number, clause_title).await);
    }
    tx.commit().await.expect("committed");
    InForce { id, version, clauses }
}

async fn clause(tx: &mut Tx, app: &TestApp, version: VersionId, number: i64, title: &str) -> ClauseId {
    let platform = &app.app.platform;
    let id = ClauseId::fresh(&platform.entropy, app.now());
    let q = tx
        .q("INSERT INTO clause (id, version_id, lineage, number, theme, title, body, edited_at) \
            VALUES ($1, $2, $1, $3, 'OTHER', $4, 'Texte de l’article.', $5)")
        .bind(id)
        .bind(version)
        .bind(number)
        .bind(title.to_owned())
        .bind(app.now());
    tx.exec(q).await.expect("written");
    id
}
