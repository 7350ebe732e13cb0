//! The own account: details, chosen mandate, identities that open it.

use async_graphql::{InputObject, MaybeUndefined};

use super::model::{IdentityId, LinkedIdentity, Mandate};
use super::sessions::{SessionKey, Sessions};
use super::store::identities::{self as store, NewIdentity, WaitingLink};
use super::{Accounts, people};
use crate::confidentiality::{LINE, Screen};
use crate::kernel::actor::{Actor, MandateId};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::Problem;
use crate::platform::audit::{self, By};

/// Chooses the mandate under which this session acts.
#[derive(Clone, Debug, InputObject)]
pub struct ChooseMandateInput {
    /// One of the viewer's current mandates.
    pub mandate_id: MandateId,
}

/// The person's own details; an absent field keeps its value, an explicit null empties it.
#[derive(Clone, Debug, InputObject)]
pub struct UpdateMyDetailsInput {
    /// First name.
    pub given_name: MaybeUndefined<String>,
    /// Family name.
    pub family_name: MaybeUndefined<String>,
    /// Professional address.
    pub email: MaybeUndefined<String>,
    /// Professional telephone.
    pub phone: MaybeUndefined<String>,
    /// The author says that warnings of the guard concern no individual case.
    #[graphql(default = false)]
    pub confirmed_no_individual_case: bool,
}

/// Confirms or drops the identity that waits to be linked.
#[derive(Clone, Debug, InputObject)]
pub struct DecideIdentityLinkInput {
    /// True ties it to the account.
    pub confirm: bool,
}

/// Unties an identity from the account.
#[derive(Clone, Debug, InputObject)]
pub struct UnlinkIdentityInput {
    /// Which.
    pub identity_id: IdentityId,
}

impl Accounts {
    /// Keeps the mandate under which the session acts from now on.
    ///
    /// # Errors
    /// When the mandate gives no right today.
    pub async fn choose_mandate(
        &self,
        sessions: &Sessions,
        actor: &Actor,
        session: &SessionKey,
        input: ChooseMandateInput,
    ) -> Result<()> {
        if !actor.mandates.iter().any(|held| held.mandate == input.mandate_id) {
            return Err(Error::NotFound);
        }
        let mut tx = self.platform.db.begin().await?;
        sessions.choose(&mut tx, session.hash(), input.mandate_id).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Changes the own name and contact details.
    ///
    /// # Errors
    /// With what is to be corrected.
    pub async fn update_my_details(&self, actor: &Actor, input: UpdateMyDetailsInput) -> Result<()> {
        let mut person = self.people(&[actor.person]).await?.remove(&actor.person).ok_or(Error::NotFound)?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let names = [
            (&mut person.given_name, "givenName", input.given_name),
            (&mut person.family_name, "familyName", input.family_name),
        ];
        for (name, field, new) in names {
            let new = match new {
                MaybeUndefined::Undefined => continue,
                MaybeUndefined::Null => String::new(),
                MaybeUndefined::Value(text) => text,
            };
            if let Some(text) = screen.required(field, &new, LINE) {
                *name = text.into_inner();
            }
        }
        let kept = |new: MaybeUndefined<String>, old: &Option<String>| match new {
            MaybeUndefined::Undefined => old.clone(),
            MaybeUndefined::Null => None,
            MaybeUndefined::Value(text) => Some(text),
        };
        let (email, phone) = (kept(input.email, &person.email), kept(input.phone, &person.phone));
        (person.email, person.phone) = people::contact(&mut screen, "", email.as_deref(), phone.as_deref());
        let guard = screen.check()?;
        let mut tx = self.platform.db.begin().await?;
        super::store::people::update(&mut tx, &person).await?;
        let codes = serde_json::json!({ "guard": guard });
        audit::record(&mut tx, &self.platform, By::actor(actor, None), "person.update", person.id, codes)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// The identities that open this account.
    ///
    /// # Errors
    /// The database's.
    pub async fn identities(&self, actor: &Actor) -> Result<Vec<LinkedIdentity>> {
        store::of(&self.platform.db, actor.person).await
    }

    /// The identity that waits for this person's word: its provider and until when.
    ///
    /// # Errors
    /// The database's.
    pub(super) async fn waiting_link(&self, actor: &Actor) -> Result<Option<WaitingLink>> {
        store::waiting_link(&self.platform.db, actor.person, self.platform.clock.now()).await
    }

    /// Ties the identity that waits to the account, or drops it.
    ///
    /// # Errors
    /// When none waits any more, or it was tied to another account meanwhile.
    pub async fn decide_identity_link(&self, actor: &Actor, input: DecideIdentityLinkInput) -> Result<()> {
        let now = self.platform.clock.now();
        let mut tx = self.platform.db.begin().await?;
        let waiting = store::take_link(&mut tx, actor.person).await?;
        let Some(link) = waiting.filter(|link| now < link.expires_at) else {
            let message = "Le délai pour confirmer est passé : recommencez le rattachement.";
            return Err(Error::problem(Problem::new("IDENTITY_LINK_EXPIRED", message)));
        };
        if input.confirm {
            let id = IdentityId::fresh(&self.platform.entropy, now);
            let new = NewIdentity {
                id,
                issuer: link.issuer,
                subject: link.subject,
                person: actor.person,
                provider_id: link.provider_id,
                verified_email: link.verified_email,
                at: now,
            };
            if !store::insert(&mut tx, new).await? {
                let message = "Cette identité ouvre déjà un compte.";
                return Err(Error::problem(Problem::new("DUPLICATE", message)));
            }
            audit::record(&mut tx, &self.platform, By::actor(actor, None), "identity.link", id, ()).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Unties an identity from the account; never the last, which would lock its owner out.
    ///
    /// # Errors
    /// When it is the last, or not one's own.
    pub async fn unlink_identity(&self, actor: &Actor, input: UnlinkIdentityInput) -> Result<()> {
        if !self.identities(actor).await?.iter().any(|identity| identity.id == input.identity_id) {
            return Err(Error::NotFound);
        }
        let mut tx = self.platform.db.begin().await?;
        if !store::unlink(&mut tx, actor.person, input.identity_id).await? {
            let message = "C’est votre seule façon de vous connecter : rattachez-en une autre d’abord.";
            return Err(Error::problem(Problem::new("LAST_IDENTITY", message)));
        }
        audit::record(
            &mut tx,
            &self.platform,
            By::actor(actor, None),
            "identity.unlink",
            input.identity_id,
            (),
        )
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Ends all sessions of this account, this one too.
    ///
    /// # Errors
    /// The database's.
    pub async fn sign_out_everywhere(&self, sessions: &Sessions, actor: &Actor) -> Result<u64> {
        let mut tx = self.platform.db.begin().await?;
        let closed = sessions.close_all(&mut tx, actor.person).await?;
        let codes = serde_json::json!({ "sessions": closed });
        let by = By::actor(actor, None);
        audit::record(&mut tx, &self.platform, by, "session.close_all", actor.person, codes).await?;
        tx.commit().await?;
        Ok(closed)
    }

    /// The own mandates that hold or will, unconfirmed included.
    ///
    /// # Errors
    /// The database's.
    pub async fn own_mandates(&self, actor: &Actor) -> Result<Vec<Mandate>> {
        let now = self.platform.clock.now();
        let mut mandates = super::store::mandates::all_of(&self.platform.db, actor.person).await?;
        mandates.retain(|mandate| {
            let over = mandate.ends_on.is_some_and(|end| end < now.day_in(&mandate.time_zone));
            mandate.refused_at.is_none() && !over
        });
        Ok(mandates)
    }
}
