//! The words of settled mail leave the database, then its addressees; the row stays as the proof of sending.

use jiff::SignedDuration;

use crate::kernel::actor::PersonId;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::kernel::retention::{Kept, Span};
use crate::platform::Platform;
use crate::platform::db::Tx;
use crate::platform::jobs::{JobError, Worker};

/// Domain §2.
pub const BODIES_KEPT: Kept = Kept {
    what: "Texte des courriels envoyés",
    time: Span::Days(30),
    from: " ; le texte d’une invitation ou d’un code s’efface dès l’envoi",
    why: "Vérifier qu’un rappel est bien parti",
};
/// Domain §2, contact data: an address to which an invitation went is that of nobody known, so it is counted from then.
pub const ADDRESSES_KEPT: Kept = Kept {
    what: "Adresses des personnes invitées",
    time: Span::Years(1),
    from: " après l’envoi",
    why: "Prouver qu’une invitation est bien partie",
};
/// The job that forgets.
pub const FORGET_JOB: &str = "mail.forget";

pub(super) fn register(worker: &mut Worker, platform: &Platform) {
    let platform = platform.clone();
    worker.every(FORGET_JOB, SignedDuration::from_hours(24), move |_| {
        let platform = platform.clone();
        async move { forget(&platform).await.map_err(JobError::from) }
    });
}

/// Empties the bodies, then the addresses, whose time is over.
///
/// # Errors
/// The database's.
pub async fn forget(platform: &Platform) -> Result<()> {
    let now = platform.clock.now();
    let mut tx = platform.db.begin().await?;
    let q = tx
        .q("UPDATE outgoing_mail SET body_text = '', body_html = '', calendar = NULL \
            WHERE state <> 'QUEUED' AND body_text <> '' AND state_at < $1")
        .bind(BODIES_KEPT.time.before(now));
    tx.exec(q).await?;
    let q = tx
        .q("UPDATE outgoing_mail SET to_address = '', to_name = '' \
            WHERE state <> 'QUEUED' AND person_id IS NULL AND to_address <> '' AND state_at < $1")
        .bind(ADDRESSES_KEPT.time.before(now));
    tx.exec(q).await?;
    tx.commit().await?;
    Ok(())
}

/// Forgets to which address mails to these people went, in the transaction that forgets their contact data.
///
/// # Errors
/// The database's.
pub async fn forget_addressees(tx: &mut Tx, people: &[PersonId]) -> Result<()> {
    let q = tx
        .q("UPDATE outgoing_mail SET to_address = '', to_name = '' WHERE state <> 'QUEUED' AND person_id IN_IDS($1)")
        .bind_ids(people.iter().map(|person| person.uuid()));
    tx.exec(q).await?;
    Ok(())
}
