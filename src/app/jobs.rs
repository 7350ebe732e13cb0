//! Every job of every slice.

use super::App;
use crate::platform::jobs::{self, Worker};
use crate::platform::{audit, mail};
use crate::{accounts, meetings};

impl App {
    /// A worker that knows every job of every slice.
    #[must_use]
    pub fn worker(&self) -> Worker {
        let mut worker = Worker::new(self.platform.clone());
        self.directory.register(&mut worker);
        mail::register(&mut worker, &self.platform, &self.transport);
        accounts::register(&mut worker, &self.accounts);
        self.events.register(&mut worker);
        self.action_reminders.register(&mut worker);
        self.reminders.register(&mut worker);
        self.protocols.register(&mut worker);
        self.reviews.register(&mut worker);
        meetings::register(&mut worker, &self.meetings);
        self.trainings.register_jobs(&mut worker);
        self.immersions.register_jobs(&mut worker);
        self.staff_reports.register_jobs(&mut worker);
        self.structures.register_jobs(&mut worker);
        self.inbound.register_jobs(&mut worker);
        self.resources.register(&mut worker);
        self.interregion.register(&mut worker);
        self.handovers.register_jobs(&mut worker);
        self.retractions.register(&mut worker);
        self.documents.register_jobs(&mut worker);
        self.packs.register_jobs(&mut worker);
        audit::register(&mut worker, &self.platform);
        jobs::register(&mut worker, &self.platform);
        worker
    }
}
