//! Minutes: blocks, remarks, errata.

use async_graphql::{ComplexObject, Context, Object};

use super::Fallible;
use crate::accounts::{VisiblePerson, load_person};
use crate::actions::ActionItem;
use crate::directory::{Organisation, load_organisation};
use crate::kernel::clock::Ts;
use crate::kernel::error::Error;
use crate::meetings::ids::BlockId;
use crate::meetings::loaders::{AgendaOf, DecidedAt, ErrataOf, FollowUpsOf, RemarksOf, load};
use crate::meetings::{AgendaItem, AnnualMeeting, Erratum, MinutesState, Remark};

/// What was said and decided at a meeting.
pub struct Minutes(pub AnnualMeeting);

/// What was said and decided at a meeting.
#[Object]
impl Minutes {
    /// Where they stand.
    async fn state(&self) -> MinutesState {
        self.0.minutes_state
    }
    /// 0 until approved, then 1 and one more for each erratum.
    async fn version(&self) -> i64 {
        self.0.minutes_version
    }
    /// One for each item of the agenda, in order.
    async fn blocks(&self, ctx: &Context<'_>) -> Fallible<Vec<MinutesBlock>> {
        let agenda = load(ctx, AgendaOf(self.0.id)).await?.unwrap_or_default();
        Ok(agenda.into_iter().map(MinutesBlock).collect())
    }
    /// When they went to the members.
    async fn circulated_at(&self) -> Option<Ts> {
        self.0.circulated_at
    }
    /// When they were fixed.
    async fn approved_at(&self) -> Option<Ts> {
        self.0.approved_at
    }
    /// Who approved them.
    async fn approved_by(&self, ctx: &Context<'_>) -> Option<Fallible<VisiblePerson>> {
        load_person(ctx, self.0.approved_by?).await.transpose()
    }
    /// SHA-256 of the latest version's text, once approved.
    async fn text_hash(&self) -> Option<&str> {
        self.0.text_hash.as_deref()
    }
    /// Since when that no longer is the hash of the whole text, for a passage was retracted.
    async fn text_retracted_at(&self) -> Option<Ts> {
        self.0.text_retracted_at
    }
    /// What readers said of them while they circulated.
    async fn corrections(&self, ctx: &Context<'_>) -> Fallible<Vec<Remark>> {
        Ok(load(ctx, RemarksOf(self.0.id)).await?.unwrap_or_default())
    }
    /// What was said after approval, by version.
    async fn errata(&self, ctx: &Context<'_>) -> Fallible<Vec<Erratum>> {
        Ok(load(ctx, ErrataOf(self.0.id)).await?.unwrap_or_default())
    }
}

/// What the minutes say of an item of the agenda.
pub struct MinutesBlock(pub AgendaItem);

impl From<AgendaItem> for MinutesBlock {
    fn from(item: AgendaItem) -> Self {
        Self(item)
    }
}

/// What the minutes say of an item of the agenda.
#[Object]
impl MinutesBlock {
    /// Id.
    async fn id(&self) -> BlockId {
        self.0.id.into()
    }
    /// The item.
    async fn agenda_item(&self) -> AgendaItem {
        self.0.clone()
    }
    /// What was said; empty until written.
    async fn text(&self) -> &str {
        &self.0.text
    }
    /// What was decided; empty when nothing was.
    async fn decision(&self) -> &str {
        &self.0.decision
    }
    /// The revision to send back as `baseRevision`; 0 until written.
    async fn revision(&self) -> i64 {
        self.0.revision
    }
    /// Who wrote last.
    async fn last_edited_by(&self, ctx: &Context<'_>) -> Option<Fallible<VisiblePerson>> {
        load_person(ctx, self.0.edited_by?).await.transpose()
    }
    /// When.
    async fn last_edited_at(&self) -> Option<Ts> {
        self.0.edited_at
    }
    /// What was decided to be done under this item, soonest first.
    async fn actions(&self, ctx: &Context<'_>) -> Fallible<Vec<ActionItem>> {
        let decided = load(ctx, DecidedAt(self.0.meeting_id)).await?.unwrap_or_default();
        let here = |item: &ActionItem| decided.iter().any(|by| by.action == item.id && by.item == self.0.id);
        let all = load(ctx, FollowUpsOf(self.0.meeting_id)).await?.unwrap_or_default();
        Ok(all.into_iter().filter(here).collect())
    }
}

#[ComplexObject]
impl Remark {
    /// On which block.
    async fn block(&self, ctx: &Context<'_>) -> Fallible<MinutesBlock> {
        let agenda = load(ctx, AgendaOf(self.meeting_id)).await?.unwrap_or_default();
        let item = agenda.into_iter().find(|item| item.id == self.agenda_item_id);
        item.map(MinutesBlock).ok_or_else(|| Error::NotFound.into())
    }
    /// Who wrote it.
    async fn person(&self, ctx: &Context<'_>) -> Option<Fallible<VisiblePerson>> {
        load_person(ctx, self.person_id?).await.transpose()
    }
    /// In whose name.
    async fn organisation(&self, ctx: &Context<'_>) -> Option<Fallible<Organisation>> {
        load_organisation(ctx, self.organisation_id).await.transpose()
    }
}

#[ComplexObject]
impl Erratum {
    /// Who wrote it.
    async fn person(&self, ctx: &Context<'_>) -> Option<Fallible<VisiblePerson>> {
        load_person(ctx, self.person_id?).await.transpose()
    }
}
