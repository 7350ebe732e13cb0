//! The year of the Val-de-Seine before today and the months to come: its annual meeting with minutes and actions, a
//! training that was given and one to fill, stays on offer, a date being chosen.

mod meetings;
mod stays;
mod trainings;

use super::lived::Lived;
use super::personas::People;
use crate::app::App;
use crate::kernel::actor::{PartnershipId, PostId};
use crate::kernel::clock::Zone;
use crate::kernel::error::{Error, Result};

/// Lives it all, in the order in which it took place.
pub async fn live(app: &App, partnership: PartnershipId, people: &People) -> Result<()> {
    let year = Year { lived: Lived::beside(app, Zone::paris(), people)?, partnership };
    year.last_meeting().await?;
    year.training_given().await?;
    year.training_to_fill().await?;
    year.next_meeting().await?;
    year.stays().await?;
    super::sheet::publish(&year.lived, partnership).await?;
    year.lived.withdraw_mail().await
}

struct Year<'a> {
    lived: Lived<'a>,
    partnership: PartnershipId,
}

fn first_post(posts: &[PostId]) -> Result<PostId> {
    posts.first().copied().ok_or(Error::NotFound)
}
