//! The mail that asks signatories for their approval.

use std::collections::BTreeMap;

use serde::Serialize;

use super::approvals::awaited;
use super::ids::VersionId;
use super::work::Work;
use super::{Protocols, store};
use crate::accounts::Recipient;
use crate::directory::Post;
use crate::kernel::actor::{OrganisationId, PersonId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::dates::date_in_words;
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::platform::mail::{self, Letter, Template, render};
use crate::template;

const APPROVAL_OPENED: Template = template!("approval_opened");

#[derive(Serialize)]
struct ApprovalOpenedMail {
    name: String,
    title: String,
    partnership: String,
    signs_as: String,
    effect: String,
    signatories: String,
    link: String,
}

impl Protocols {
    /// Writes to everybody who may agree to this text today, once for all the posts they sign for; whoever asks knows.
    /// A text put to approval anew is another round, with mails of its own.
    pub(super) async fn summon_signatories(
        &self,
        work: &mut Work,
        version: VersionId,
        effect: Day,
    ) -> Result<()> {
        let signatories = work.signatories(version).await?;
        let given = store::read::approvals_in(&mut work.tx, version).await?;
        let posts = awaited(&signatories, &given);
        let labels = self.signing_labels(&posts).await?;
        let partnership = work.protocol.partnership_id;
        let partnership =
            self.partnerships.partnerships_as_system(&[partnership]).await?.pop().ok_or(Error::NotFound)?;
        let mut people: BTreeMap<PersonId, (Recipient, Vec<&str>)> = BTreeMap::new();
        let holders = self.accounts.holders(&posts, work.today).await?;
        for (post, label) in &labels {
            for to in holders.get(post).into_iter().flatten().filter_map(crate::accounts::Holder::recipient) {
                if Some(to.person) != work.person {
                    people.entry(to.person).or_insert_with(|| (to, Vec::new())).1.push(label);
                }
            }
        }
        let signatories = labels.iter().map(|(_, label)| label.as_str()).collect::<Vec<_>>().join(" ; ");
        for (person, (to, signs_as)) in people {
            let context = ApprovalOpenedMail {
                name: to.name.clone(),
                title: work.protocol.title.clone(),
                partnership: partnership.name.clone(),
                signs_as: signs_as.join(" et "),
                effect: date_in_words(effect.0),
                signatories: signatories.clone(),
                link: format!("{}/versions/{}", self.platform.public_url, version.uuid()),
            };
            let round = work.now.timestamp().as_microsecond();
            let (version, reader) = (version.uuid().simple(), person.uuid().simple());
            let letter = Letter {
                kind: APPROVAL_OPENED.name,
                message_id: format!("approval.{version}.{round}.{reader}@{}", self.platform.host()),
                person: Some(person),
                to_address: to.address,
                to_name: to.name,
                content: render(&APPROVAL_OPENED, context)?,
                calendar: None,
            };
            mail::queue(&mut work.tx, &self.platform, letter).await?;
        }
        Ok(())
    }

    /// Each post with its organisation, in words.
    async fn signing_labels(&self, posts: &[PostId]) -> Result<Vec<(PostId, String)>> {
        let found = self.directory.posts(posts).await?;
        let organisations: Vec<OrganisationId> = found.iter().map(|post| post.organisation_id).collect();
        let organisations = self.directory.organisations(&organisations).await?;
        let label = |post: &Post| {
            let place = organisations.iter().find(|place| place.id == post.organisation_id);
            let place = place.map(|place| format!(", {}", place.name)).unwrap_or_default();
            (post.id, format!("{}{place}", post.label_fr()))
        };
        Ok(found.iter().map(label).collect())
    }
}
