//! Reading agreements with the viewer's rights.

use std::collections::HashMap;

use super::model::{Agreement, Participation, ParticipationId, is_stale};
use super::{Interregion, policy, store};
use crate::accounts::Holder;
use crate::kernel::actor::{Actor, OrganisationId, PartnershipId};
use crate::kernel::clock::{Day, Zone};
use crate::kernel::error::{Error, Result};
use crate::kernel::page::{Page, PageRequest};

impl Interregion {
    /// Those of these partnerships that are agreements between territories and that the actor may know of.
    ///
    /// # Errors
    /// The database's.
    pub async fn agreements(
        &self,
        actor: &Actor,
        ids: &[PartnershipId],
    ) -> Result<HashMap<PartnershipId, Agreement>> {
        let reach = self.partnerships.reach(&actor.mandates).await?;
        let seen: Vec<_> = ids.iter().copied().filter(|id| reach.standing(*id).sees()).collect();
        if seen.is_empty() {
            return Ok(HashMap::new());
        }
        let found = store::agreements(&self.platform.db, &seen).await?;
        let stand = |row: Agreement| Agreement { standing: reach.standing(row.partnership_id), ..row };
        Ok(found.into_iter().map(|row| (row.partnership_id, stand(row))).collect())
    }

    /// One agreement of the actor's reach.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn agreement(&self, actor: &Actor, id: PartnershipId) -> Result<Agreement> {
        self.agreements(actor, &[id]).await?.remove(&id).ok_or(Error::NotFound)
    }

    /// Those the actor may know of, in name order; `territory` keeps partnerships whose scope overlaps it.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(
        &self,
        actor: &Actor,
        territory: Option<&str>,
        page: &PageRequest,
    ) -> Result<Page<Agreement>> {
        let reach = self.partnerships.reach(&actor.mandates).await?;
        let mut ids = reach.seen();
        if let Some(code) = territory {
            ids = self.partnerships.overlapping(code, &ids).await?;
        }
        let db = &self.platform.db;
        let rows = store::page(db, &ids, page).await?;
        let total = if page.with_total { Some(store::count(db, &ids).await?) } else { None };
        let stand = |row: Agreement| Agreement { standing: reach.standing(row.partnership_id), ..row };
        Ok(Page::from_rows(rows.into_iter().map(stand).collect(), page, total, Agreement::cursor))
    }

    /// One part in an agreement of the actor's reach.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn find(&self, actor: &Actor, id: ParticipationId) -> Result<Participation> {
        self.find_all_visible(actor, &[id]).await?.pop().ok_or(Error::NotFound)
    }

    /// Those of these parts that the actor sees, in any order.
    ///
    /// # Errors
    /// The database's.
    pub async fn find_all_visible(
        &self,
        actor: &Actor,
        ids: &[ParticipationId],
    ) -> Result<Vec<Participation>> {
        let rows = store::by_ids(&self.platform.db, ids).await?;
        self.shown(actor, rows).await
    }

    /// All parts in these partnerships that the actor sees, past ones too, in any order.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_partnerships(&self, actor: &Actor, ids: &[PartnershipId]) -> Result<Vec<Participation>> {
        let rows = store::of_partnerships(&self.platform.db, ids).await?;
        self.shown(actor, rows).await
    }

    /// Leaves out what the actor does not see, and of the rest what is not for them to read.
    async fn shown(&self, actor: &Actor, rows: Vec<Participation>) -> Result<Vec<Participation>> {
        let reach = self.partnerships.reach(&actor.mandates).await?;
        let mut rows: Vec<Participation> =
            rows.into_iter().filter(|row| reach.standing(row.partnership_id).sees()).collect();
        self.complete(&mut rows).await?;
        let receiving: Vec<OrganisationId> =
            rows.iter().filter(|row| row.census.is_some()).map(|row| row.organisation_id).collect();
        let answering = self.answering(receiving).await?;
        let now = self.platform.clock.now();
        for row in &mut rows {
            let today = now.day_in(&row.time_zone);
            let standing = reach.standing(row.partnership_id);
            let has_part = row.on(today) || row.to_come(today);
            let Some(census) = &mut row.census else { continue };
            let holders = answering.get(&row.organisation_id).map(Vec::as_slice).unwrap_or_default();
            census.viewer_can_edit = has_part && policy::may_answer(actor, row.organisation_id, holders);
            census.stale = census.confirmed_on.is_some_and(|day| is_stale(day, today));
            if !policy::reads_conditions(standing) && !census.viewer_can_edit {
                census.conditions = None;
            }
        }
        Ok(rows)
    }

    /// Adds when each structure is a member.
    pub(super) async fn complete(&self, rows: &mut [Participation]) -> Result<()> {
        let mut ids: Vec<PartnershipId> = rows.iter().map(|row| row.partnership_id).collect();
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() {
            return Ok(());
        }
        let members = self.partnerships.members_as_system(&ids).await?;
        for row in rows {
            let own = members.iter().filter(|member| {
                member.partnership_id == row.partnership_id && member.organisation_id == row.organisation_id
            });
            row.memberships = own.cloned().collect();
        }
        Ok(())
    }

    /// To whom the duties of these structures' representatives fall today.
    pub(super) async fn answering(
        &self,
        mut organisations: Vec<OrganisationId>,
    ) -> Result<HashMap<OrganisationId, Vec<Holder>>> {
        organisations.sort_unstable();
        organisations.dedup();
        self.accounts.representatives(&organisations, self.day()).await
    }

    /// The day on which a vacancy is read. Every zone is within a day of it; who holds a post is told by the session.
    pub(super) fn day(&self) -> Day {
        self.platform.clock.now().day_in(&Zone::paris())
    }
}
