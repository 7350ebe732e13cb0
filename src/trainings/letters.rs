//! The mails of this slice: the organiser is to answer, or did not accept. Whoever gets a seat is told by the event's
//! invitation.

use serde::Serialize;

use super::model::{Registration, RegistrationId};
use super::{Scene, Trainings};
use crate::accounts::{Recipient, letter};
use crate::kernel::actor::Actor;
use crate::kernel::clock::Zone;
use crate::kernel::error::Result;
use crate::kernel::ids::TypedId as _;
use crate::platform::mail::{self, Template};
use crate::template;

const REQUESTED: Template = template!("registration_requested");
const REFUSED: Template = template!("registration_refused");

#[derive(Serialize)]
struct RegistrationMail {
    name: String,
    /// The training's title.
    title: String,
    /// How many registrations it is about.
    count: usize,
    link: String,
}

impl Trainings {
    /// Tells the organiser that these registrations of one act wait for an answer, in one mail.
    pub(super) async fn tell_organiser(
        &self,
        scene: &mut Scene,
        actor: &Actor,
        asked: &[RegistrationId],
    ) -> Result<()> {
        let Some(first) = asked.first().filter(|_| scene.training.requires_approval) else { return Ok(()) };
        let post = scene.training.organiser_post_id;
        let Some(found) = self.directory.posts(&[post]).await?.pop() else { return Ok(()) };
        let today = scene.now.day_in(&Zone::paris());
        let mut organisers = self.accounts.answering(post, found.organisation_id, today).await?;
        organisers.retain(|organiser| organiser.person != actor.person);
        for to in organisers {
            self.mail_about(scene, &REQUESTED, to, (*first, asked.len())).await?;
        }
        Ok(())
    }

    /// Tells who asked for a seat that there is none for them.
    pub(super) async fn tell_refused(&self, scene: &mut Scene, registration: &Registration) -> Result<()> {
        let person = registration.person_id;
        let found = self.accounts.people(&[person]).await?.remove(&person);
        let Some(to) = found.and_then(|person| person.recipient()) else { return Ok(()) };
        self.mail_about(scene, &REFUSED, to, (registration.id, 1)).await
    }

    async fn mail_about(
        &self,
        scene: &mut Scene,
        template: &Template,
        to: Recipient,
        (registration, count): (RegistrationId, usize),
    ) -> Result<()> {
        let told = RegistrationMail {
            name: to.name.clone(),
            title: scene.training.title.clone(),
            count,
            link: format!("{}/formations/{}", self.platform.public_url, scene.training.id.uuid()),
        };
        let key = format!("{}.{}", registration.uuid().simple(), to.person.uuid().simple());
        let letter = letter(&self.platform, template, &to, &key, told)?;
        mail::queue(&mut scene.tx, &self.platform, letter).await.map(drop)
    }
}
