//! What comes back by itself: forgetting what is over.

use jiff::SignedDuration;

use super::mail::{CONTACTS_ENDING, ContactsEndingMail, letter};
use super::model::Recipient;
use super::{Accounts, store};
use crate::kernel::actor::PersonId;
use crate::kernel::clock::Zone;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::kernel::retention::{Kept, Span};
use crate::platform::audit::{self, By};
use crate::platform::jobs::{JobError, Worker};
use crate::platform::mail;

/// Domain §2. Names stay, for what their bearers signed and decided stays.
pub const CONTACTS_KEPT: Kept = Kept {
    what: "Coordonnées professionnelles",
    time: Span::Years(1),
    from: " après la fin de la dernière fonction",
    why: "Joindre les partenaires et répondre à une question sur un acte récent",
};
/// Domain §2: an invitation is open for as long, and one that was taken up is kept as long again.
pub const INVITATIONS_KEPT: Kept = Kept {
    what: "Invitations",
    time: Span::Days(30),
    from: " pour y répondre, et autant après leur acceptation",
    why: "Laisser le temps d’y répondre",
};
/// As contact data: what was asked and answered then serves nobody.
pub const REQUESTS_KEPT: Kept = Kept {
    what: "Demandes d’accès traitées, avec leur message et leur motif",
    time: Span::Years(1),
    from: " après la réponse ou le retrait",
    why: "Répondre à une question sur une décision récente",
};
/// How many days before their contact data goes people are told.
pub const CONTACTS_ANNOUNCED_DAYS: i64 = 30;
/// The job that forgets sessions, sign-ins, links, invitations and requests whose time is over.
pub const PURGE_JOB: &str = "accounts.purge";
/// The job that forgets how to reach people who left.
pub const CONTACTS_JOB: &str = "accounts.forget_contacts";

/// Teaches the worker this slice's jobs.
pub fn register(worker: &mut Worker, accounts: &Accounts) {
    let purging = accounts.clone();
    worker.every(PURGE_JOB, SignedDuration::from_hours(1), move |_| {
        let accounts = purging.clone();
        async move { accounts.purge_as_system().await.map_err(JobError::from) }
    });
    let forgetting = accounts.clone();
    worker.every(CONTACTS_JOB, SignedDuration::from_hours(24), move |_| {
        let accounts = forgetting.clone();
        async move {
            accounts.announce_forgetting_as_system().await.map_err(JobError::from)?;
            accounts.forget_contacts_as_system().await.map(drop).map_err(JobError::from)
        }
    });
    accounts.register_holders(worker);
}

impl Accounts {
    /// Forgets sessions, sign-ins, links, invitations and settled requests whose time is over, and mails that would
    /// carry such a link.
    ///
    /// # Errors
    /// The database's.
    pub async fn purge_as_system(&self) -> Result<()> {
        let now = self.platform.clock.now();
        let mut tx = self.platform.db.begin().await?;
        store::sign_ins::purge(&mut tx, now).await?;
        for (message_id,) in
            store::invitations::purge(&mut tx, now, INVITATIONS_KEPT.time.before(now)).await?
        {
            mail::withdraw(&mut tx, &self.platform, &message_id).await?;
        }
        store::access_requests::forget(&mut tx, REQUESTS_KEPT.time.before(now)).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Tells those whose contact data will go within thirty days, once for each time that they leave.
    ///
    /// # Errors
    /// The database's.
    pub async fn announce_forgetting_as_system(&self) -> Result<()> {
        let now = self.platform.clock.now();
        let ahead = Span::Days(CONTACTS_ANNOUNCED_DAYS);
        let (then, told) = (ahead.after(now), Span::Days(2 * CONTACTS_ANNOUNCED_DAYS).before(now));
        let mut tx = self.platform.db.begin().await?;
        let before = CONTACTS_KEPT.time.before(then);
        for one in store::people::about_to_be_forgotten(&mut tx, before, told, now).await? {
            let name = format!("{} {}", one.given_name, one.family_name);
            let context = ContactsEndingMail {
                name: name.clone(),
                days: CONTACTS_ANNOUNCED_DAYS,
                link: format!("{}/mes-donnees", self.platform.public_url),
            };
            let to = Recipient { person: one.id, name, address: one.email };
            let key = format!("{}.{}", one.id.uuid().simple(), now.day_in(&Zone::paris()));
            let letter = letter(&self.platform, &CONTACTS_ENDING, &to, &key, context)?;
            mail::queue(&mut tx, &self.platform, letter).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Forgets the addresses and numbers of people whose last mandate ended long enough ago, or who never held one and
    /// came as long ago; gives who. Those whose request for access waits are spared, for the answer must reach them.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_contacts_as_system(&self) -> Result<Vec<PersonId>> {
        let before = CONTACTS_KEPT.time.before(self.platform.clock.now());
        let mut tx = self.platform.db.begin().await?;
        let people = store::people::forget_contacts(&mut tx, before).await?;
        store::identities::forget_addresses(&mut tx, &people).await?;
        mail::forget_addressees(&mut tx, &people).await?;
        for person in &people {
            let by = By::System(CONTACTS_JOB);
            audit::record(&mut tx, &self.platform, by, "contacts.forget", *person, ()).await?;
        }
        tx.commit().await?;
        Ok(people)
    }
}
