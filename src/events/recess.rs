//! Times when a court sits less, entered by the administrators of its territory, so that a date can warn of them.

use async_graphql::{InputObject, SimpleObject};

use super::{Events, store};
use crate::confidentiality::{LINE, Screen, passed};
use crate::kernel::actor::{Actor, PostId};
use crate::kernel::clock::{Day, Zone};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::Problem;
use crate::platform::audit::{self, By};
use crate::typed_id;

typed_id!(
    /// A time when a court sits less.
    RecessId,
    "court-recess"
);

/// The longest recess, in days.
const LONGEST: i64 = 120;

/// A time when a court sits less.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow, SimpleObject)]
#[graphql(complex)]
pub struct CourtRecess {
    /// Node id.
    pub id: RecessId,
    /// Of which territory.
    #[graphql(skip)]
    pub territory_code: String,
    /// First day.
    pub starts_on: Day,
    /// Last day, included.
    pub ends_on: Day,
    /// What it is called.
    pub label: String,
}

/// Enters a recess.
#[derive(Clone, Debug, InputObject)]
pub struct RecordCourtRecessInput {
    /// Code of the territory, such as tj:76-rouen or ca:rouen.
    pub territory: async_graphql::ID,
    /// First day.
    pub starts_on: Day,
    /// Last day, included.
    pub ends_on: Day,
    /// What it is called.
    pub label: String,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Removes a recess.
#[derive(Clone, Debug, InputObject)]
pub struct RemoveCourtRecessInput {
    /// Which.
    pub court_recess_id: RecessId,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

impl Events {
    /// Enters a recess; the same again changes nothing.
    ///
    /// # Errors
    /// Forbidden outside the territories administered; problems of label or days.
    pub async fn record_recess(&self, actor: &Actor, input: RecordCourtRecessInput) -> Result<CourtRecess> {
        let acting = self.directory.administering(actor, &input.territory, input.acting_post_id).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let label = screen.required("label", &input.label, LINE);
        let within = input.starts_on <= input.ends_on && input.ends_on < input.starts_on.plus_days(LONGEST);
        screen.problems.require(within, || {
            let message = format!("Le dernier jour vient après le premier, {LONGEST} jours au plus.");
            Problem::new("INVALID_DATE_ORDER", message).on("endsOn")
        });
        let codes = screen.check()?;
        let label = passed(label)?;
        let now = self.platform.clock.now();
        let recess = CourtRecess {
            id: RecessId::fresh(&self.platform.entropy, now),
            territory_code: input.territory.0,
            starts_on: input.starts_on,
            ends_on: input.ends_on,
            label: label.into_inner(),
        };
        let mut tx = self.platform.db.begin().await?;
        if let Some(known) = store::recess::same(&mut tx, &recess).await? {
            return Ok(known);
        }
        store::recess::insert(&mut tx, &recess, now).await?;
        let facts = serde_json::json!({"territory": recess.territory_code, "confirmed": codes});
        let by = By::actor(actor, acting);
        audit::record(&mut tx, &self.platform, by, "recess.record", recess.id, facts).await?;
        tx.commit().await?;
        Ok(recess)
    }

    /// Removes a recess.
    ///
    /// # Errors
    /// [`Error::NotFound`]; forbidden outside the territories administered.
    pub async fn remove_recess(&self, actor: &Actor, input: RemoveCourtRecessInput) -> Result<CourtRecess> {
        let mut tx = self.platform.db.begin().await?;
        let recess = store::recess::find(&mut tx, input.court_recess_id).await?.ok_or(Error::NotFound)?;
        let acting =
            self.directory.administering(actor, &recess.territory_code, input.acting_post_id).await?;
        store::recess::remove(&mut tx, recess.id).await?;
        let facts = serde_json::json!({"territory": recess.territory_code});
        let by = By::actor(actor, acting);
        audit::record(&mut tx, &self.platform, by, "recess.remove", recess.id, facts).await?;
        tx.commit().await?;
        Ok(recess)
    }

    /// Recesses, not over yet, that concern a territory: its own, and those of what overlaps it.
    ///
    /// # Errors
    /// The database's.
    pub async fn recesses(&self, _actor: &Actor, territory: &str) -> Result<Vec<CourtRecess>> {
        let today = self.platform.clock.now().day_in(&Zone::paris());
        let found = store::recess::between(&self.platform.db, today, Day(jiff::civil::Date::MAX)).await?;
        let mut codes: Vec<String> = found.iter().map(|recess| recess.territory_code.clone()).collect();
        codes.push(territory.to_owned());
        let atlas = self.atlas(&codes).await?;
        let here = atlas.scope(&[territory.to_owned()]);
        let concerns =
            |recess: &CourtRecess| atlas.scope(std::slice::from_ref(&recess.territory_code)).overlaps(&here);
        Ok(found.into_iter().filter(concerns).collect())
    }
}
