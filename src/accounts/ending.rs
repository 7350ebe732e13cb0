//! Mandates end: one by one, or all of those whose posts will be no more.

use async_graphql::InputObject;

use super::model::Mandate;
use super::{Accounts, policy, store};
use crate::kernel::actor::{Actor, MandateId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::error::{Problems, Result};
use crate::kernel::problem::Problem;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

/// Ends a mandate.
#[derive(Clone, Debug, InputObject)]
pub struct EndMandateInput {
    /// Which.
    pub mandate_id: MandateId,
    /// Last day, included.
    pub ends_on: Day,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

impl Accounts {
    /// Sets the last day of a mandate. Prolonging one is recording another.
    ///
    /// # Errors
    /// When the actor does not manage the organisation's people, or with what is to be corrected.
    pub async fn end_mandate(&self, actor: &Actor, input: EndMandateInput) -> Result<Mandate> {
        let id = input.mandate_id;
        let mut tx = self.platform.db.begin().await?;
        self.end_mandate_in(&mut tx, actor, input).await?;
        tx.commit().await?;
        self.one_mandate(id).await
    }

    /// The same in the caller's transaction.
    ///
    /// # Errors
    /// When the actor does not manage the organisation's people, or with what is to be corrected.
    pub async fn end_mandate_in(&self, tx: &mut Tx, actor: &Actor, input: EndMandateInput) -> Result<()> {
        let mandate = self.managed_mandate(actor, input.mandate_id).await?;
        let acting = super::acting_post(actor, input.acting_post_id)?;
        if mandate.ends_on == Some(input.ends_on) {
            return Ok(());
        }
        let mut problems = Problems::none();
        problems.require(policy::may_end(mandate.status(self.platform.clock.now()), true), || {
            Problem::new("MANDATE_ENDED", "Cette affectation est déjà terminée.")
        });
        problems.require(mandate.starts_on <= input.ends_on, || {
            Problem::new("INVALID_DATE_ORDER", "Le dernier jour ne peut pas précéder le premier.")
                .on("endsOn")
        });
        problems.require(mandate.ends_on.is_none_or(|end| input.ends_on < end), || {
            let message = "Pour prolonger, enregistrez une nouvelle affectation à partir du lendemain.";
            Problem::new("MANDATE_NOT_EXTENDABLE", message).on("endsOn")
        });
        problems.check()?;
        self.write_end(tx, By::actor(actor, acting), &mandate, input.ends_on).await
    }

    /// Ends all mandates of posts that will be no more, in the transaction of who authorised it. Those that would begin
    /// later never will.
    ///
    /// # Errors
    /// The database's.
    pub async fn end_mandates_in(&self, tx: &mut Tx, by: By, posts: &[PostId], last: Day) -> Result<()> {
        for post in posts {
            store::mandates::lock_post(tx, *post).await?;
            for mandate in store::mandates::not_refused(tx, *post).await? {
                if mandate.starts_on > last {
                    store::mandates::refuse(tx, mandate.id, self.platform.clock.now()).await?;
                    audit::record(tx, &self.platform, by, "mandate.refuse", mandate.id, ()).await?;
                } else if mandate.ends_on.is_none_or(|end| last < end) {
                    self.write_end(tx, by, &mandate, last).await?;
                }
            }
        }
        Ok(())
    }

    async fn write_end(&self, tx: &mut Tx, by: By, mandate: &Mandate, ends_on: Day) -> Result<()> {
        store::mandates::end(tx, mandate.id, ends_on).await?;
        tx.announce(mandate.person_id);
        let codes = serde_json::json!({ "endsOn": ends_on });
        audit::record(tx, &self.platform, by, "mandate.end", mandate.id, codes).await
    }
}
