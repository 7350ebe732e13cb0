//! What was retracted in a partnership, as far as somebody may know of it.

use super::ledger::PlaceName;
use super::model::{Retraction, RetractionId, RetractionPlace};
use super::{Retractions, policy, registry, store};
use crate::kernel::actor::Actor;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::kernel::page::{Cursor, Page, PageRequest};
use crate::partnerships::Partnership;

impl Retractions {
    /// Retractions of a partnership, latest first: all for the coordinator and the territory's administrator, their own
    /// for others.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_partnership(
        &self,
        actor: &Actor,
        partnership: &Partnership,
        page: &PageRequest,
    ) -> Result<Page<Retraction>> {
        let db = &self.platform.db;
        let whose = (!policy::lists(partnership.standing)).then_some(actor.person);
        let (mut rows, total) = store::of_partnership(db, partnership.id, whose, page).await?;
        let ids: Vec<RetractionId> = rows.iter().map(|row| row.id).collect();
        let places = store::places(db, &ids).await?;
        let receivers = store::receivers(db, &ids).await?;
        for row in &mut rows {
            let origin = row.origin();
            let own = places.iter().filter(|place| place.retraction_id == row.id);
            row.places = own
                .map(|place| {
                    let name =
                        PlaceName { kind: place.kind.clone(), row: place.row_id, field: place.field.clone() };
                    let is_origin = name == origin;
                    let text = registry::text(&name.kind, &name.field);
                    RetractionPlace::of(&name, text, place.occurrences, is_origin)
                })
                .collect();
            let own = receivers.iter().filter(|one| one.retraction_id == row.id);
            row.receivers = own.map(|one| one.receiver.clone()).collect();
        }
        let place = |row: &Retraction| Cursor { key: row.at.to_string(), id: row.id.uuid() };
        Ok(Page::from_rows(rows, page, total, place))
    }
}
