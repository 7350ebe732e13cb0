//! What each kind of document says, and how it is set: one file a kind.

mod actions;
mod activity_report;
mod attendance_sheet;
mod certificate;
mod minutes;
mod onboarding_pack;
mod protocol_version;
mod public_leaflet;
mod review_record;
mod version_comparison;

use serde::Serialize;
use serde_json::Value;

use super::Sources;
use super::model::{DocumentKind, Wish};
use crate::kernel::actor::{Actor, PartnershipId};
use crate::kernel::clock::{Day, Ts, Zone};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::{TypedId, parse_node_id};
use crate::kernel::problem::Problem;
use crate::protocols::Sight;

pub use public_leaflet::leaflet;

/// What all templates share.
pub const COMMON: &str = include_str!("../templates/common.typ");

/// What a document says, before it is dated.
#[derive(Clone, Debug)]
pub struct Content {
    /// Its title.
    pub title: String,
    /// In French, without anybody's name: letters, digits and hyphens, then `.pdf`.
    pub file_name: String,
    /// Said in a frame under the title: that a text is not agreed yet.
    pub mark: Option<String>,
    /// Whose it is, where it is a partnership's.
    pub partnership: Option<PartnershipId>,
    /// The day at which it stands, where that is not the day on which it is drawn.
    pub as_of: Option<Day>,
    /// On whose calendar it is dated.
    pub zone: Zone,
    /// What the template shows.
    pub body: Value,
}

/// What the actor reads of it now.
///
/// # Errors
/// [`Error::NotFound`] when out of reach; a problem with an id of another kind.
pub async fn content(sources: &Sources, actor: &Actor, wish: &Wish, now: Ts) -> Result<Content> {
    match wish.kind {
        DocumentKind::ProtocolVersion => protocol_version::content(sources, actor, wish).await,
        DocumentKind::VersionComparison => version_comparison::content(sources, actor, wish).await,
        DocumentKind::ReviewRecord => review_record::content(sources, actor, wish, now).await,
        DocumentKind::Minutes => minutes::content(sources, actor, wish, now).await,
        DocumentKind::AttendanceSheet => attendance_sheet::content(sources, actor, wish).await,
        DocumentKind::Certificate => certificate::content(sources, actor, wish).await,
        DocumentKind::PublicLeaflet => public_leaflet::content(sources, actor, wish).await,
        DocumentKind::OnboardingPack => Box::pin(onboarding_pack::content(sources, actor, wish)).await,
        DocumentKind::ActivityReport => Box::pin(activity_report::content(sources, actor, wish)).await,
    }
}

/// Whether the actor reads what was published of it and no more, so that a file made for a member says too much.
///
/// # Errors
/// As for the content.
pub async fn is_narrowed(sources: &Sources, actor: &Actor, wish: &Wish) -> Result<bool> {
    match wish.kind {
        DocumentKind::ProtocolVersion | DocumentKind::VersionComparison => {
            let version = subject(&wish.subject, "subjectId")?;
            let (seen, _) = sources.protocols.visible_version(actor, version).await?;
            Ok(seen.sight != Sight::Full)
        }
        _ => Ok(false),
    }
}

/// The template of a kind.
#[must_use]
pub fn template(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::ProtocolVersion => protocol_version::TEMPLATE,
        DocumentKind::VersionComparison => version_comparison::TEMPLATE,
        DocumentKind::ReviewRecord => review_record::TEMPLATE,
        DocumentKind::Minutes => minutes::TEMPLATE,
        DocumentKind::AttendanceSheet => attendance_sheet::TEMPLATE,
        DocumentKind::Certificate => certificate::TEMPLATE,
        DocumentKind::PublicLeaflet => public_leaflet::TEMPLATE,
        DocumentKind::OnboardingPack => onboarding_pack::TEMPLATE,
        DocumentKind::ActivityReport => activity_report::TEMPLATE,
    }
}

/// A subject's typed id.
fn subject<T: TypedId>(text: &str, field: &'static str) -> Result<T> {
    parse_node_id(text).map_err(|message| Error::problem(Problem::new("INVALID_ID", message).on(field)))
}

fn body(shown: impl Serialize) -> Result<Value> {
    serde_json::to_value(shown).map_err(Error::internal)
}
