//! The signed-in person, the session, and the own account.

use async_graphql::{Context, Object, SimpleObject};

use crate::accounts::identities::{
    ChooseMandateInput, DecideIdentityLinkInput, UnlinkIdentityInput, UpdateMyDetailsInput,
};
use crate::accounts::model::{AccessRequest, IdentityId, Mandate};
use crate::accounts::oidc::ProviderSettings;
use crate::accounts::people::VisiblePerson;
use crate::accounts::sessions::{SessionFacts, SessionKey, Sessions};
use crate::accounts::sign_in::{SignIn, start_path};
use crate::accounts::{Accounts, loaders};
use crate::kernel::actor::{Actor, MandateId};
use crate::kernel::clock::Ts;
use crate::kernel::error::{Error, Result};
use crate::payload;
use crate::platform::graphql::ContextExt as _;

/// The signed-in person and what the session may do.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Viewer", complex)]
pub struct Me {
    /// Administers a territory, or the platform.
    pub can_create_partnerships: bool,
    /// Administers a territory, or the platform.
    pub can_create_organisations: bool,
    /// Manages settings and providers.
    pub can_administer_platform: bool,
    #[graphql(skip)]
    acting: Option<MandateId>,
}

impl Me {
    fn of(actor: &Actor) -> Self {
        let administers = actor.mandates.iter().any(|held| !held.administers.is_empty());
        let only = (actor.mandates.len() == 1).then(|| actor.mandates[0].mandate);
        Self {
            can_create_partnerships: administers || actor.platform_admin,
            can_create_organisations: administers || actor.platform_admin,
            can_administer_platform: actor.platform_admin,
            acting: actor.acting.or(only),
        }
    }
}

/// A door to sign in by, from the configuration.
#[derive(Clone, Debug, SimpleObject)]
pub struct SignInProvider {
    /// Short name, as in addresses.
    key: String,
    /// Text of the button.
    label: String,
    /// Image that stands for the button's text, which then is its alternative.
    button_image_url: Option<String>,
    /// Whose door it is, in French.
    audience: String,
    /// Where the button leads.
    sign_in_url: String,
}

impl From<&ProviderSettings> for SignInProvider {
    fn from(settings: &ProviderSettings) -> Self {
        Self {
            key: settings.id.clone(),
            label: settings.label.clone(),
            button_image_url: settings.button_image_url.clone(),
            audience: settings.audience_hint.clone(),
            sign_in_url: start_path(&settings.id),
        }
    }
}

impl SignInProvider {
    /// The provider of this key, even if it left the configuration meanwhile.
    fn named(sign_in: &SignIn, key: &str) -> Self {
        sign_in.providers().find(|settings| settings.id == key).map_or_else(
            || Self {
                key: key.to_owned(),
                label: key.to_owned(),
                button_image_url: None,
                audience: String::new(),
                sign_in_url: start_path(key),
            },
            Self::from,
        )
    }
}

/// A provider's subject tied to the viewer's account.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "LinkedIdentity")]
pub struct OwnIdentity {
    /// Node id.
    id: IdentityId,
    /// Through which door.
    provider: SignInProvider,
    /// Since when.
    linked_at: Ts,
    /// When it last signed in.
    last_used_at: Option<Ts>,
    /// False for the last one.
    viewer_can_unlink: bool,
}

/// A second identity that just signed in and waits for the account's owner to confirm the link.
#[derive(Clone, Debug, SimpleObject)]
pub struct PendingIdentityLink {
    /// Through which door.
    provider: SignInProvider,
    /// Until when it can be confirmed.
    expires_at: Ts,
}

/// Fields of the viewer that this slice knows.
pub struct ViewerAccount(pub Me);

/// Fields of the viewer that this slice knows.
#[Object]
impl ViewerAccount {
    /// Who is signed in.
    async fn person(&self, ctx: &Context<'_>) -> async_graphql::Result<VisiblePerson> {
        Ok(loaders::person(ctx, ctx.actor()?.person).await?.ok_or(Error::NotFound)?)
    }
    /// Current and upcoming ones, unconfirmed included.
    async fn mandates(&self, ctx: &Context<'_>) -> Result<Vec<Mandate>> {
        ctx.service::<Accounts>().own_mandates(ctx.actor()?).await
    }
    /// The one chosen for this session, or the only one; null when none or not chosen yet.
    async fn acting_mandate(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<Mandate>> {
        loaders::mandate(ctx, self.0.acting?).await.transpose()
    }
    /// Requests for access made by the viewer, latest first.
    async fn access_requests(&self, ctx: &Context<'_>) -> Result<Vec<AccessRequest>> {
        ctx.service::<Accounts>().own_access_requests(ctx.actor()?).await
    }
    /// What opens the account.
    async fn identities(&self, ctx: &Context<'_>) -> Result<Vec<OwnIdentity>> {
        let found = ctx.service::<Accounts>().identities(ctx.actor()?).await?;
        let several = found.len() > 1;
        let own = |identity: crate::accounts::LinkedIdentity| OwnIdentity {
            id: identity.id,
            provider: SignInProvider::named(ctx.service(), &identity.provider_id),
            linked_at: identity.linked_at,
            last_used_at: identity.last_used_at,
            viewer_can_unlink: several,
        };
        Ok(found.into_iter().map(own).collect())
    }
    /// A second identity that waits to be confirmed.
    async fn pending_identity_link(
        &self,
        ctx: &Context<'_>,
    ) -> Option<async_graphql::Result<PendingIdentityLink>> {
        pending_link(ctx).await.transpose()
    }
    /// When this session ends.
    async fn session_expires_at(&self, ctx: &Context<'_>) -> Result<Ts> {
        Ok(session(ctx).await?.expires_at)
    }
    /// Where to sign in again more strongly; null when the provider cannot.
    async fn step_up_url(&self, ctx: &Context<'_>) -> Option<async_graphql::Result<String>> {
        let path = |facts: SessionFacts| ctx.service::<SignIn>().step_up_path(&facts.provider_id);
        session(ctx).await.map(path).map_err(async_graphql::Error::from).transpose()
    }
}

async fn pending_link(ctx: &Context<'_>) -> async_graphql::Result<Option<PendingIdentityLink>> {
    let found = ctx.service::<Accounts>().waiting_link(ctx.actor()?).await?;
    Ok(found.map(|link| PendingIdentityLink {
        provider: SignInProvider::named(ctx.service(), &link.provider_id),
        expires_at: link.expires_at,
    }))
}

async fn session(ctx: &Context<'_>) -> Result<SessionFacts> {
    let key = ctx.data_opt::<SessionKey>().ok_or(Error::Unauthenticated)?;
    ctx.service::<Sessions>().facts(key).await?.ok_or(Error::Unauthenticated)
}

/// Root fields on the own account.
#[derive(Default)]
pub struct ViewerQuery;

/// Root fields on the own account.
#[Object]
impl ViewerQuery {
    /// Null when not signed in.
    async fn viewer(&self, ctx: &Context<'_>) -> Option<Me> {
        ctx.actor().ok().map(Me::of)
    }
}

payload!(
    /// The viewer, or what to correct.
    ViewerPayload { viewer: Me }
);

/// Commands on the own account.
#[derive(Default)]
pub struct AccountMutation;

/// Commands on the own account.
#[Object]
impl AccountMutation {
    /// Chooses the mandate under which this session acts.
    async fn choose_mandate(&self, ctx: &Context<'_>, input: ChooseMandateInput) -> Result<ViewerPayload> {
        let (accounts, actor) = (ctx.service::<Accounts>(), ctx.actor()?);
        let session = ctx.data_opt::<SessionKey>().ok_or(Error::Unauthenticated)?;
        let acting = Some(input.mandate_id);
        let chosen = accounts.choose_mandate(ctx.service::<Sessions>(), actor, session, input).await;
        ViewerPayload::from_result(chosen.map(|()| Me { acting, ..Me::of(actor) }))
    }
    /// Changes the own name and contact details.
    async fn update_my_details(
        &self,
        ctx: &Context<'_>,
        input: UpdateMyDetailsInput,
    ) -> Result<ViewerPayload> {
        let actor = ctx.actor()?;
        let done = ctx.service::<Accounts>().update_my_details(actor, input).await;
        ViewerPayload::from_result(done.map(|()| Me::of(actor)))
    }
    /// Confirms or drops the identity that waits to be linked.
    async fn decide_identity_link(
        &self,
        ctx: &Context<'_>,
        input: DecideIdentityLinkInput,
    ) -> Result<ViewerPayload> {
        let actor = ctx.actor()?;
        let done = ctx.service::<Accounts>().decide_identity_link(actor, input).await;
        ViewerPayload::from_result(done.map(|()| Me::of(actor)))
    }
    /// Unties an identity from the account, never the last.
    async fn unlink_identity(&self, ctx: &Context<'_>, input: UnlinkIdentityInput) -> Result<ViewerPayload> {
        let actor = ctx.actor()?;
        let done = ctx.service::<Accounts>().unlink_identity(actor, input).await;
        ViewerPayload::from_result(done.map(|()| Me::of(actor)))
    }
    /// Ends all sessions of the account, this one too; tells how many there were.
    async fn sign_out_everywhere(&self, ctx: &Context<'_>) -> Result<u64> {
        ctx.service::<Accounts>().sign_out_everywhere(ctx.service::<Sessions>(), ctx.actor()?).await
    }
}
