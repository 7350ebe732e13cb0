//! Meetings of one request, read a level at a time with the viewer's rights.

use std::collections::HashMap;
use std::hash::Hash;

use async_graphql::Context;
use async_graphql::dataloader::{DataLoader, Loader};

use super::ids::MeetingId;
use super::model::{AgendaItem, AnnualMeeting, Erratum, Presence, Remark, Suggestion, ThemeDiscussed};
use super::store::agenda::DecidedBy;
use super::{Meetings, Result};
use crate::actions::{ActionId, ActionItem};
use crate::kernel::actor::PartnershipId;
use crate::kernel::ids::TypedId as _;
use crate::platform::graphql::{BatchError, Batches, Viewer, grouped};

/// Reads meetings for one viewer.
pub struct MeetingReader {
    pub(super) meetings: Meetings,
    pub(super) viewer: Viewer,
}

/// The loader registered for each request.
pub type MeetingLoader = DataLoader<MeetingReader>;

/// Makes the loader of one request.
#[must_use]
pub fn meeting_loader(meetings: &Meetings, viewer: &Viewer, batches: &Batches) -> MeetingLoader {
    batches.loader::<MeetingId, _>(MeetingReader { meetings: meetings.clone(), viewer: viewer.clone() })
}

/// Declares what hangs on a meeting and is read for all meetings of a level at once.
macro_rules! of_meetings {
    ($($(#[$meta:meta])* $key:ident: $value:ty = $read:ident;)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $key(pub MeetingId);

        impl Loader<$key> for MeetingReader {
            type Value = Vec<$value>;
            type Error = BatchError;
            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, Vec<$value>>, BatchError> {
                let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
                let found = self.meetings.$read(&ids).await?;
                Ok(grouped(found, |row| $key(row.meeting_id)))
            }
        }
    )+};
}

of_meetings! {
    /// The agenda, with its blocks of minutes.
    AgendaOf: AgendaItem = agendas;
    /// Who was there.
    PresencesOf: Presence = presences;
    /// Remarks on the minutes.
    RemarksOf: Remark = remarks;
    /// Errata of the minutes.
    ErrataOf: Erratum = errata;
    /// Which items decided which actions.
    DecidedAt: DecidedBy = decided;
}

/// What a meeting decided to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FollowUpsOf(pub MeetingId);
/// What may go on the agenda of a meeting that the viewer read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SuggestionsOf(pub MeetingId);
/// When a partnership that the viewer reads last discussed each theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ThemesOf(pub PartnershipId);

impl Loader<MeetingId> for MeetingReader {
    type Value = AnnualMeeting;
    type Error = BatchError;
    async fn load(&self, keys: &[MeetingId]) -> Result<HashMap<MeetingId, AnnualMeeting>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let found = self.meetings.find_all_visible(actor, keys).await?;
        Ok(found.into_iter().map(|meeting| (meeting.id, meeting)).collect())
    }
}

impl Loader<ActionId> for MeetingReader {
    type Value = ActionItem;
    type Error = BatchError;
    async fn load(&self, keys: &[ActionId]) -> Result<HashMap<ActionId, ActionItem>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let found = self.meetings.actions(actor, keys).await?;
        Ok(found.into_iter().map(|item| (item.id, item)).collect())
    }
}

impl Loader<FollowUpsOf> for MeetingReader {
    type Value = Vec<ActionItem>;
    type Error = BatchError;
    async fn load(&self, keys: &[FollowUpsOf]) -> Result<HashMap<FollowUpsOf, Vec<ActionItem>>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let found = self.meetings.follow_ups(actor, &ids).await?;
        Ok(grouped(found, |item| FollowUpsOf(MeetingId::from_uuid(item.origin_id))))
    }
}

impl Loader<SuggestionsOf> for MeetingReader {
    type Value = Vec<Suggestion>;
    type Error = BatchError;
    async fn load(
        &self,
        keys: &[SuggestionsOf],
    ) -> Result<HashMap<SuggestionsOf, Vec<Suggestion>>, BatchError> {
        let Some(actor) = self.viewer.0.as_deref() else { return Ok(HashMap::new()) };
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let meetings = self.meetings.find_all_visible(actor, &ids).await?;
        let found = self.meetings.suggestions(&meetings).await?;
        Ok(found.into_iter().map(|(id, suggestions)| (SuggestionsOf(id), suggestions)).collect())
    }
}

impl Loader<ThemesOf> for MeetingReader {
    type Value = Vec<ThemeDiscussed>;
    type Error = BatchError;
    async fn load(&self, keys: &[ThemesOf]) -> Result<HashMap<ThemesOf, Vec<ThemeDiscussed>>, BatchError> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let found = self.meetings.themes(&ids).await?;
        Ok(found.into_iter().map(|(id, themes)| (ThemesOf(id), themes)).collect())
    }
}

/// What hangs on one key, read together with the others of this level.
pub(super) async fn load<K>(
    ctx: &Context<'_>,
    key: K,
) -> async_graphql::Result<Option<<MeetingReader as Loader<K>>::Value>>
where
    K: Send + Sync + Hash + Eq + Clone + 'static,
    MeetingReader: Loader<K, Error = BatchError>,
{
    Ok(ctx.data_unchecked::<MeetingLoader>().load_one(key).await?)
}

/// One meeting, read together with the others of this level; none when out of reach.
///
/// # Errors
/// The database's.
pub async fn meeting(ctx: &Context<'_>, id: MeetingId) -> async_graphql::Result<Option<AnnualMeeting>> {
    load(ctx, id).await
}
