//! Who holds which post: confirmed twice a year.

use async_graphql::{Context, Object};

use crate::accounts::Accounts;
use crate::accounts::holders::ConfirmHoldersInput;
use crate::directory::Organisation;
use crate::kernel::error::Result;
use crate::payload;
use crate::platform::graphql::ContextExt as _;

payload!(
    /// An organisation whose holders were confirmed, or what to correct.
    HoldersPayload { organisation: Organisation }
);

/// Commands on holders.
#[derive(Default)]
pub struct HoldersMutation;

/// Commands on holders.
#[Object]
impl HoldersMutation {
    /// Says that who is recorded as holder of each post of an organisation holds it.
    async fn confirm_holders(&self, ctx: &Context<'_>, input: ConfirmHoldersInput) -> Result<HoldersPayload> {
        HoldersPayload::from_result(ctx.service::<Accounts>().confirm_holders(ctx.actor()?, input).await)
    }
}
