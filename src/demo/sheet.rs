//! What the public reads of the Val-de-Seine: the texts that a coordinator starts from, approved.

use super::lived::Lived;
use crate::kernel::actor::PartnershipId;
use crate::kernel::error::Result;
use crate::public::{SavePublicSheetInput, SheetTexts, ShowPublicSheetInput};

/// Published a month ago by the director of the SPIP, who coordinates.
pub async fn publish(lived: &Lived<'_>, partnership_id: PartnershipId) -> Result<()> {
    lived.at(lived.day(-30), 10);
    let spip = lived.actor("spip-76").await?;
    let sheets = &lived.app.public_sheets;
    let SheetTexts { measures, roles, rights, places } = SheetTexts::starter();
    let saved = SavePublicSheetInput {
        partnership_id,
        measures,
        roles,
        rights,
        places,
        base_revision: 0,
        confirmed_no_individual_case: false,
        acting_post_id: None,
    };
    let base_revision = sheets.save(&spip, saved).await?.revision;
    let shown = ShowPublicSheetInput { partnership_id, base_revision, acting_post_id: None };
    sheets.publish(&spip, shown).await.map(drop)
}
