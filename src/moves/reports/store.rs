//! All SQL of reported arrivals and departures.

use super::model::{Movement, ReportState, StaffReport, StaffReportId};
use crate::confidentiality::SafeText;
use crate::kernel::actor::{MandateId, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Ts};
use crate::kernel::error::Result;
use crate::platform::db::{Db, Tx};

/// The most that one list shows.
const MOST: i64 = 100;

/// Begins every statement that reads reports; a macro because statements are literals.
macro_rules! select_reports {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.partnership_id, r.kind, r.post_id, po.organisation_id, r.mandate_id, \
             m.ends_on AS mandate_ends_on, r.happens_on, r.person_name, r.person_email, r.reported_by, \
             r.created_at AS reported_at, r.state, r.decided_by, r.decided_at, r.word FROM staff_report r \
             JOIN post po ON po.id = r.post_id LEFT JOIN mandate m ON m.id = r.mandate_id ",
            $rest
        )
    };
}

/// One, by its id.
pub async fn by_id(db: &Db, id: StaffReportId) -> Result<Option<StaffReport>> {
    Ok(db.maybe(db.q(select_reports!("WHERE r.id = $1")).bind(id)).await?)
}

/// Those of a partnership, latest first.
pub async fn of_partnership(db: &Db, id: PartnershipId) -> Result<Vec<StaffReport>> {
    let q = db
        .q(select_reports!("WHERE r.partnership_id = $1 ORDER BY r.created_at DESC, r.id LIMIT $2"))
        .bind(id)
        .bind(MOST);
    Ok(db.all(q).await?)
}

/// Those on the posts of an organisation that were never answered, soonest first.
pub async fn unanswered(db: &Db, organisation: OrganisationId) -> Result<Vec<StaffReport>> {
    let q = db
        .q(select_reports!(
            "WHERE po.organisation_id = $1 AND r.state = 'PENDING' ORDER BY r.happens_on, r.id LIMIT $2"
        ))
        .bind(organisation)
        .bind(MOST);
    Ok(db.all(q).await?)
}

/// A report to write.
pub struct NewReport {
    pub id: StaffReportId,
    pub partnership: PartnershipId,
    pub kind: Movement,
    pub post: PostId,
    pub mandate: Option<MandateId>,
    pub happens_on: Day,
    pub person_name: Option<SafeText>,
    pub person_email: Option<String>,
    pub by: PersonId,
    pub at: Ts,
}

/// Those of the same partnership that say the same and were never answered; nobody else writes one on this post until
/// the transaction ends.
pub async fn the_same(tx: &mut Tx, new: &NewReport) -> Result<Vec<StaffReport>> {
    let q = tx
        .q_per_engine("SELECT id FROM post WHERE id = $1", "SELECT id FROM post WHERE id = $1 FOR UPDATE")
        .bind(new.post);
    tx.maybe::<(PostId,)>(q).await?;
    let q = tx
        .q(select_reports!(
            "WHERE r.post_id = $1 AND r.partnership_id = $2 AND r.kind = $3 AND r.happens_on = $4 AND r.state = 'PENDING' \
             AND COALESCE(r.person_email, '') = $5"
        ))
        .bind(new.post)
        .bind(new.partnership)
        .bind(new.kind)
        .bind(new.happens_on)
        .bind(new.person_email.clone().unwrap_or_default());
    let mut found: Vec<StaffReport> = tx.all(q).await?;
    found.retain(|report| report.mandate_id == new.mandate);
    Ok(found)
}

/// Writes a report.
pub async fn insert(tx: &mut Tx, new: NewReport) -> Result<()> {
    let q = tx
        .q("INSERT INTO staff_report (id, partnership_id, kind, post_id, mandate_id, happens_on, person_name, \
            person_email, reported_by, created_at, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'PENDING')")
        .bind(new.id)
        .bind(new.partnership)
        .bind(new.kind)
        .bind(new.post)
        .bind(new.mandate)
        .bind(new.happens_on)
        .bind(new.person_name.map(SafeText::into_inner))
        .bind(new.person_email)
        .bind(new.by)
        .bind(new.at);
    tx.exec(q).await?;
    Ok(())
}

/// Settles one that waits, and forgets whom it named; false when it is settled already.
pub async fn settle(
    tx: &mut Tx,
    id: StaffReportId,
    state: ReportState,
    (by, at): (PersonId, Ts),
    word: Option<SafeText>,
) -> Result<bool> {
    let q = tx
        .q("UPDATE staff_report SET state = $2, decided_by = $3, decided_at = $4, word = $5, person_name = NULL, \
            person_email = NULL WHERE id = $1 AND state = 'PENDING'")
        .bind(id)
        .bind(state)
        .bind(by)
        .bind(at)
        .bind(word.map(SafeText::into_inner));
    Ok(tx.exec(q).await? == 1)
}

/// Forgets whom those named that were made before the first instant, and those made before the second.
pub async fn forget(tx: &mut Tx, unanswered_before: Ts, before: Ts) -> Result<Vec<StaffReportId>> {
    let q = tx
        .q("UPDATE staff_report SET person_name = NULL, person_email = NULL WHERE created_at < $1 \
            AND (person_name IS NOT NULL OR person_email IS NOT NULL)")
        .bind(unanswered_before);
    tx.exec(q).await?;
    let q = tx.q("DELETE FROM staff_report WHERE created_at < $1 RETURNING id").bind(before);
    let gone: Vec<(StaffReportId,)> = tx.all(q).await?;
    Ok(gone.into_iter().map(|(id,)| id).collect())
}

/// Those that a person made, and those that are about them.
pub async fn concerning(db: &Db, person: PersonId) -> Result<Vec<StaffReport>> {
    let q = db
        .q(select_reports!(
            "WHERE r.reported_by = $1 OR m.person_id = $1 \
             OR r.person_email = (SELECT e.email FROM person e WHERE e.id = $1) ORDER BY r.created_at, r.id"
        ))
        .bind(person);
    Ok(db.all(q).await?)
}
