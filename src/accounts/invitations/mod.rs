//! Invitations: an offer of a post, bound to one address, taken up by whoever proves to read that address.
//!
//! The link holds a token of which only the hash is kept; it sits after `#`, so that no server on the way sees it.
//! Following it changes nothing. What proves the address is a linked identity whose provider vouches for it, or a
//! one-time code mailed to it. The mail's words leave the database as soon as it is sent, refused or taken back.
mod accepting;
mod offering;

use super::mail::{self, InvitationMail};
use super::model::{Invitation, InvitationState};
use super::store::invitations as store;
use super::{Accounts, hash_token};
use crate::directory::Post;
use crate::kernel::clock::Zone;
use crate::kernel::dates::date_in_words;
use crate::kernel::error::{Error, Result};
use crate::kernel::problem::Problem;
use crate::platform::db::Tx;
use crate::platform::mail::{Letter, withdraw};

pub use accepting::{AcceptInvitationInput, Accepted, RequestInvitationCodeInput};
pub use offering::{InvitationInput, InviteInput};

impl Accounts {
    fn invitation_link(&self, token: &str) -> String {
        format!("{}/invitation#{token}", self.platform.public_url)
    }

    async fn invitation_letter(
        &self,
        invitation: &Invitation,
        post: Option<&Post>,
        message: Option<String>,
        token: &str,
    ) -> Result<Letter> {
        let what = match post {
            Some(post) => {
                let place = self.directory.organisations(&[post.organisation_id]).await?.pop();
                let place = place.map(|place| place.name).unwrap_or_default();
                format!("{}, {place}", post.label_fr())
            }
            None => "administration de la plateforme".to_owned(),
        };
        let inviter = match invitation.invited_by_id {
            Some(id) => self.people(&[id]).await?.remove(&id).map(|person| person.full_name()),
            None => None,
        };
        let context = InvitationMail {
            what,
            inviter,
            message,
            link: self.invitation_link(token),
            expires: date_in_words(invitation.expires_at.day_in(&Zone::paris()).0),
        };
        // Each link has its own mail; the key tells the link without telling the token.
        let key = hash_token(token)[..32].to_owned();
        mail::letter_to_address(&self.platform, &mail::INVITATION, &invitation.email, "", &key, context)
    }

    /// Takes back the mail with the invitation's link if it still waits: the link opens nothing any more.
    async fn withdraw_link(&self, tx: &mut Tx, invitation: &Invitation) -> Result<()> {
        match store::message_id(tx, invitation.id).await? {
            Some(message_id) => withdraw(tx, &self.platform, &message_id).await,
            None => Ok(()),
        }
    }
}

fn settled(state: InvitationState) -> Error {
    Error::problem(match state {
        InvitationState::Revoked => Problem::new("INVITATION_REVOKED", "Cette invitation a été retirée."),
        InvitationState::Accepted => Problem::new("ALREADY_DECIDED", "Cette invitation a déjà été acceptée."),
        InvitationState::Expired | InvitationState::Pending => {
            Problem::new("INVITATION_EXPIRED", "Cette invitation a expiré : demandez-en une autre.")
        }
    })
}
