//! The professional contacts that the confidentiality guard must not take for those of justiciables.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::SignedDuration;

use crate::confidentiality::KnownContacts;
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::platform::Platform;

/// How long a list once read may serve: a contact added on another instance alarms no longer after this.
const FRESH_FOR: SignedDuration = SignedDuration::from_secs(60);

/// Known addresses and numbers, read from the tables and kept for a minute.
#[derive(Clone, Debug)]
pub struct ContactBook {
    platform: Platform,
    cached: Arc<Mutex<Option<Cached>>>,
}

/// When the list was read, and the list.
type Cached = (Ts, Arc<KnownContacts>);

impl ContactBook {
    /// On this platform.
    #[must_use]
    pub fn new(platform: Platform) -> Self {
        Self { platform, cached: Arc::default() }
    }

    /// All contacts known now.
    ///
    /// # Errors
    /// The database's.
    pub async fn known(&self) -> Result<Arc<KnownContacts>> {
        let now = self.platform.clock.now();
        let fresh = self
            .cached
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .as_ref()
            .filter(|(read_at, _)| now >= *read_at && now <= read_at.plus(FRESH_FOR))
            .map(|(_, contacts)| contacts.clone());
        if let Some(contacts) = fresh {
            return Ok(contacts);
        }
        let db = &self.platform.db;
        // `person` belongs to a slice above; a mobile number of a known professional must pass all the same.
        let rows: Vec<(Option<String>, Option<String>)> = db
            .all(db.q("SELECT email, phone FROM organisation WHERE email IS NOT NULL OR phone IS NOT NULL \
                       UNION SELECT email, phone FROM person WHERE email IS NOT NULL OR phone IS NOT NULL"))
            .await?;
        let (emails, phones): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
        let contacts =
            Arc::new(KnownContacts::of(emails.into_iter().flatten(), phones.into_iter().flatten()));
        *self.cached.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, contacts.clone()));
        Ok(contacts)
    }
}
