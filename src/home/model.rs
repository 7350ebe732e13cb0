//! Lines of the home page: codes, ids and titles of things that the viewer may see.

use async_graphql::Enum;
use uuid::Uuid;

use crate::kernel::actor::{OrganisationId, PostId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::ids::Subject;

/// Why something waits for the viewer; in the order shown on the same day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum WaitingKind {
    /// A text awaits the approval of one of the viewer's posts.
    Approval,
    /// A second identity waits to be linked.
    IdentityLinkToConfirm,
    /// A review is due and has no date.
    ReviewToPlan,
    /// A review is being recorded, or its meeting is over.
    ReviewToComplete,
    /// A draft's secrecy checklist has points to settle.
    Checklist,
    /// A term ends soon and only a decision renews it.
    RenewalToDecide,
    /// Something to do.
    Action,
    /// A meeting awaits an answer.
    EventToAnswer,
    /// Somebody asks for a post.
    AccessRequest,
    /// A mandate waits for a second person.
    MandateToConfirm,
    /// A coordinator says that somebody arrives at a post or leaves one.
    StaffReport,
    /// Holders of the posts of an organisation are to be confirmed.
    HoldersToConfirm,
    /// A post that signs has nobody.
    VacantSignatory,
}

/// Something that waits for the viewer; the page to open follows from kind and subject.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct WaitingItem {
    /// Why.
    pub kind: WaitingKind,
    /// Kind of the thing.
    pub subject_kind: String,
    /// Its id.
    pub subject_id: Uuid,
    /// Its title.
    pub title: String,
    /// The post in whose name it waits.
    pub post_id: Option<PostId>,
    /// By when.
    pub due_on: Option<Day>,
    /// On whose calendar.
    pub time_zone: Option<Zone>,
}

impl WaitingItem {
    /// A protocol of this title, whose term ends on that day.
    pub(super) fn renewal(protocol: Uuid, title: &str, post: Option<PostId>, ends_on: Day) -> Self {
        Self {
            kind: WaitingKind::RenewalToDecide,
            subject_kind: "protocol".into(),
            subject_id: protocol,
            title: title.to_owned(),
            post_id: post,
            due_on: Some(ends_on),
            time_zone: None,
        }
    }

    /// A post that signs and has nobody, in an organisation of this name.
    pub(super) fn vacancy(post: PostId, organisation: String) -> Self {
        Self {
            kind: WaitingKind::VacantSignatory,
            subject_kind: "post".into(),
            subject_id: post.0,
            title: organisation,
            post_id: Some(post),
            due_on: None,
            time_zone: None,
        }
    }
}

/// What waits for who answers for an organisation of a territory, in that organisation's zone.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OrphanRow {
    pub kind: WaitingKind,
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub title: String,
    pub due_on: Option<Day>,
    pub organisation_id: OrganisationId,
    pub time_zone: Zone,
}

impl OrphanRow {
    /// Waits in the name of that post.
    pub(super) fn waits_for(self, post: PostId) -> WaitingItem {
        WaitingItem {
            kind: self.kind,
            subject_kind: self.subject_kind,
            subject_id: self.subject_id,
            title: self.title,
            post_id: Some(post),
            due_on: self.due_on,
            time_zone: None,
        }
    }
}

/// What falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DueKind {
    /// The review of a protocol.
    Review,
    /// The end of a fixed term.
    Term,
    /// The last day to give notice, or to renew.
    Notice,
    /// Something that the viewer is to do.
    Action,
    /// A meeting at which the viewer is expected.
    Event,
    /// The end of a mandate of the viewer.
    MandateEnd,
}

/// Something that falls due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueItem {
    /// What.
    pub kind: DueKind,
    /// Of which thing.
    pub subject: Subject,
    /// Its title.
    pub title: String,
    /// When.
    pub due_on: Day,
    /// Still to be done although its day has passed.
    pub late: bool,
    /// Today on its calendar.
    pub(super) today: Day,
}

/// Something with a day, as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct DueRow {
    kind: DueKind,
    subject_kind: String,
    subject_id: Uuid,
    title: String,
    due_on: Day,
    time_zone: Zone,
}

impl DueRow {
    /// As it stands now. A review or an action can be late; a mandate just ends.
    pub fn on(self, now: Ts) -> DueItem {
        let today = now.day_in(&self.time_zone);
        DueItem {
            late: self.due_on < today && self.kind != DueKind::MandateEnd,
            kind: self.kind,
            subject: Subject { kind: self.subject_kind, id: self.subject_id },
            title: self.title,
            due_on: self.due_on,
            today,
        }
    }
}

/// A meeting to come.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Meeting {
    id: Uuid,
    title: String,
    starts_at: Ts,
    time_zone: Zone,
}

impl Meeting {
    /// On its local day; one under way since yesterday counts as today's.
    pub fn on(self, now: Ts) -> DueItem {
        let today = now.day_in(&self.time_zone);
        DueItem {
            kind: DueKind::Event,
            subject: Subject { kind: "event".into(), id: self.id },
            title: self.title,
            due_on: self.starts_at.day_in(&self.time_zone).max(today),
            late: false,
            today,
        }
    }
}
