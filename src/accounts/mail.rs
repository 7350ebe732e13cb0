//! The mails of this slice: typed contexts for the templates beside.

use serde::Serialize;

use super::model::Recipient;
use crate::kernel::error::Result;
use crate::platform::Platform;
use crate::platform::mail::{Letter, Template, render};
use crate::template;

/// An offer of a post, or of the platform's administration.
#[derive(Serialize)]
pub struct InvitationMail {
    /// The post and its organisation.
    pub what: String,
    /// Who invites; none for the command line.
    pub inviter: Option<String>,
    /// A word of the inviter.
    pub message: Option<String>,
    /// The page, token included.
    pub link: String,
    /// Last day, in words.
    pub expires: String,
}

/// The code that proves that the invited address is read.
#[derive(Serialize)]
pub struct CodeMail {
    /// Six digits.
    pub code: String,
    /// How long it serves.
    pub minutes: i64,
}

/// Somebody asks for access; to who decides.
#[derive(Serialize)]
pub struct AccessRequestedMail {
    /// Reader.
    pub name: String,
    /// Who asks.
    pub requester: String,
    /// Of whom.
    pub organisation: String,
    /// For which post.
    pub post: Option<String>,
    /// A word of the requester.
    pub message: Option<String>,
    /// The page on which to answer.
    pub link: String,
}

/// The answer to a request for access.
#[derive(Serialize)]
pub struct AccessDecidedMail {
    /// Reader.
    pub name: String,
    /// Who answers.
    pub organisation: String,
    /// The answer.
    pub accepted: bool,
    /// First day, in words; empty when refused.
    pub starts: String,
    /// Whether a second person must still confirm.
    pub confirmation: bool,
    /// A word of who decided.
    pub reason: Option<String>,
    /// Home page.
    pub link: String,
}

/// A mandate on a signatory post waits for a second person; to who may be that person.
#[derive(Serialize)]
pub struct MandateToConfirmMail {
    /// Reader.
    pub name: String,
    /// The function.
    pub post: String,
    /// Where it is exercised.
    pub organisation: String,
    /// First day, in words.
    pub starts: String,
    /// The page on which to answer.
    pub link: String,
}

/// What the second person answered; to whom the mandate belongs.
#[derive(Serialize)]
pub struct MandateDecidedMail {
    /// Reader.
    pub name: String,
    /// The function.
    pub post: String,
    /// Where it is exercised.
    pub organisation: String,
    /// The answer.
    pub confirmed: bool,
    /// First day, in words.
    pub starts: String,
    /// Home page.
    pub link: String,
}

/// Contact data will go; to whom it belongs.
#[derive(Serialize)]
pub struct ContactsEndingMail {
    /// Reader.
    pub name: String,
    /// In how many days, at most.
    pub days: i64,
    /// The page of one's own data.
    pub link: String,
}

/// Whoever represents organisations is asked who holds their posts.
#[derive(Serialize)]
pub struct HoldersToConfirmMail {
    /// Reader.
    pub name: String,
    /// Each organisation represented.
    pub places: Vec<Place>,
}

/// An organisation, and the page on which its holders are confirmed.
#[derive(Serialize)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// The page.
    pub link: String,
}

pub const HOLDERS_TO_CONFIRM: Template = template!("holders_to_confirm");
pub const INVITATION: Template = template!("invitation");
pub const INVITATION_CODE: Template = template!("invitation_code");
pub const ACCESS_REQUESTED: Template = template!("access_requested");
pub const ACCESS_DECIDED: Template = template!("access_decided");
pub const MANDATE_TO_CONFIRM: Template = template!("mandate_to_confirm");
pub const MANDATE_DECIDED: Template = template!("mandate_decided");
pub const CONTACTS_ENDING: Template = template!("contacts_ending");

/// Fills a template for somebody; `key` makes the Message-ID, the same whenever the same mail is made.
pub fn letter(
    platform: &Platform,
    template: &Template,
    to: &Recipient,
    key: &str,
    context: impl Serialize,
) -> Result<Letter> {
    letter_to_address(platform, template, &to.address, &to.name, key, context)
        .map(|letter| Letter { person: Some(to.person), ..letter })
}

/// The same for an address whose owner is not known yet.
pub fn letter_to_address(
    platform: &Platform,
    template: &Template,
    address: &str,
    name: &str,
    key: &str,
    context: impl Serialize,
) -> Result<Letter> {
    Ok(Letter {
        kind: template.name,
        message_id: format!("{}.{key}@{}", template.name, platform.host()),
        person: None,
        to_address: address.to_owned(),
        to_name: name.to_owned(),
        content: render(template, context)?,
        calendar: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_renders_from_a_sample() {
        let full = InvitationMail {
            what: "juge de l’application des peines, tribunal judiciaire de Rouen".into(),
            inviter: Some("Hélène Marchand".into()),
            message: Some("À bientôt <ensemble>".into()),
            link: "https://jonction.example/invitation#t0ken".into(),
            expires: "jeudi 2 avril 2026".into(),
        };
        let mail = render(&INVITATION, &full).unwrap();
        assert!(mail.subject.contains("juge de l’application des peines"));
        assert!(
            mail.text.contains("https://jonction.example/invitation#t0ken")
                && mail.text.contains("<ensemble>")
        );
        assert!(mail.html.contains("&lt;ensemble&gt;") && mail.html.contains("jeudi 2 avril 2026"));
        let bare = render(&INVITATION, InvitationMail { inviter: None, message: None, ..full }).unwrap();
        assert!(bare.text.contains("Vous êtes invité sur Jonction"));

        let place =
            |name: &str| Place { name: name.into(), link: "https://jonction.example/equipe/1".into() };
        let places = vec![place("CSAPA La Passerelle"), place("CAARUD <Le Phare>")];
        let mail = render(&HOLDERS_TO_CONFIRM, HoldersToConfirmMail { name: "Samuel Okoye".into(), places })
            .unwrap();
        assert!(mail.text.contains("CSAPA La Passerelle : https://jonction.example/equipe/1\nCAARUD"));
        assert!(mail.html.contains("&lt;Le Phare&gt;"));

        let mail = render(&INVITATION_CODE, CodeMail { code: "042 117".into(), minutes: 15 }).unwrap();
        assert!(mail.text.contains("042 117") && mail.html.contains("042 117"));

        let asked = AccessRequestedMail {
            name: "Claire Delaunay".into(),
            requester: "Rémi Caron".into(),
            organisation: "SPIP de Seine-Maritime".into(),
            post: Some("CPIP".into()),
            message: None,
            link: "https://jonction.example/equipe/1".into(),
        };
        let mail = render(&ACCESS_REQUESTED, &asked).unwrap();
        assert!(
            mail.text.contains("Rémi Caron demande à être rattaché à SPIP de Seine-Maritime, comme CPIP.")
        );
        let mail = render(&ACCESS_REQUESTED, AccessRequestedMail { post: None, ..asked }).unwrap();
        assert!(mail.text.contains("à SPIP de Seine-Maritime.\n"));

        let decided = AccessDecidedMail {
            name: "Rémi Caron".into(),
            organisation: "SPIP de Seine-Maritime".into(),
            accepted: true,
            starts: "mercredi 4 mars 2026".into(),
            confirmation: false,
            reason: None,
            link: "https://jonction.example".into(),
        };
        assert!(
            render(&ACCESS_DECIDED, &decided).unwrap().text.contains("commencent le mercredi 4 mars 2026.")
        );
        let refused = AccessDecidedMail {
            accepted: false,
            reason: Some("Adressez-vous à l’antenne.".into()),
            ..decided
        };
        let mail = render(&ACCESS_DECIDED, refused).unwrap();
        assert!(mail.text.contains("n’a pas été acceptée") && mail.html.contains("l’antenne"));

        let decided = MandateDecidedMail {
            name: "Rémi Caron".into(),
            post: "chef de service".into(),
            organisation: "CSAPA <Le Phare>".into(),
            confirmed: true,
            starts: "mercredi 4 mars 2026".into(),
            link: "https://jonction.example".into(),
        };
        let mail = render(&MANDATE_DECIDED, &decided).unwrap();
        assert!(mail.text.contains("est confirmée, à partir du mercredi 4 mars 2026."));
        assert!(mail.html.contains("&lt;Le Phare&gt;"));
        let mail = render(&MANDATE_DECIDED, MandateDecidedMail { confirmed: false, ..decided }).unwrap();
        assert!(mail.text.contains("n’a pas été confirmée") && !mail.text.contains("4 mars"));
    }
}
