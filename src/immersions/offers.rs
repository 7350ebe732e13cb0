//! Offering, changing an offer, closing it.

use async_graphql::MaybeUndefined;

use super::inputs::{CloseImmersionOfferInput, OfferImmersionInput, UpdateImmersionOfferInput};
use super::model::{ImmersionAudience, Offer, OfferId};
use super::policy::{OfferTies, may_offer, may_receive};
use super::{Immersions, store};
use crate::confidentiality::{LINE, SafeText, Screen, TEXT};
use crate::directory::Sector;
use crate::kernel::actor::{Actor, OrganisationId, PostId};
use crate::kernel::clock::{Day, Zone};
use crate::kernel::error::{Error, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::Problem;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

/// The longest stay, and the most guests of one offer.
const MOST_DAYS: i64 = 60;
const MOST_GUESTS: i64 = 50;

/// Checked content; its texts have passed the guard, now or when they were first written.
#[derive(Clone, Debug)]
pub struct Content {
    pub title: String,
    pub description: Option<String>,
    pub audiences: Vec<ImmersionAudience>,
    pub starts_on: Day,
    pub ends_on: Day,
    pub days: i64,
    pub capacity: i64,
    pub contact: PostId,
}

impl Content {
    fn new(input: &OfferImmersionInput, screen: &mut Screen<'_>) -> Option<Self> {
        let title = screen.required("title", &input.title, LINE)?;
        let description = screen.optional("description", input.description.as_deref(), TEXT);
        Some(Self {
            title: title.into_inner(),
            description: description.map(SafeText::into_inner),
            audiences: input.audiences.clone(),
            starts_on: input.starts_on,
            ends_on: input.ends_on,
            days: input.days,
            capacity: input.capacity,
            contact: input.contact_post_id,
        })
    }

    /// Words that stay are not read by the guard again.
    fn changed(offer: &Offer, input: &UpdateImmersionOfferInput, screen: &mut Screen<'_>) -> Self {
        let new_title = input.title.as_deref().filter(|title| title.trim() != offer.title);
        let title = new_title.and_then(|title| screen.required("title", title, LINE));
        let description = match &input.description {
            MaybeUndefined::Undefined => offer.description.clone(),
            MaybeUndefined::Null => None,
            MaybeUndefined::Value(text) if offer.description.as_deref() == Some(text.trim()) => {
                offer.description.clone()
            }
            MaybeUndefined::Value(text) => {
                screen.optional("description", Some(text), TEXT).map(SafeText::into_inner)
            }
        };
        Self {
            title: title.map_or_else(|| offer.title.clone(), SafeText::into_inner),
            description,
            audiences: input.audiences.clone().unwrap_or_else(|| offer.audiences()),
            starts_on: input.starts_on.unwrap_or(offer.starts_on),
            ends_on: input.ends_on.unwrap_or(offer.ends_on),
            days: input.days.unwrap_or(offer.days),
            capacity: input.capacity.unwrap_or(offer.capacity),
            contact: input.contact_post_id.unwrap_or(offer.contact_post_id),
        }
    }

    fn check(&self, today: Day, host: Sector, screen: &mut Screen<'_>) {
        let problems = &mut screen.problems;
        problems.require(!self.audiences.is_empty(), || {
            Problem::new("REQUIRED", "Dites qui vous accueillez.").on("audiences")
        });
        problems.require(self.audiences.iter().all(|audience| may_receive(host, *audience)), || {
            let message = "Une immersion fait connaître l’autre secteur : ce public est du vôtre.";
            Problem::new("SAME_SECTOR", message).on("audiences")
        });
        problems.require(self.starts_on <= self.ends_on, || {
            Problem::new("INVALID_DATE_ORDER", "Le dernier jour ne peut venir avant le premier.").on("endsOn")
        });
        problems.require(self.ends_on >= today, || {
            Problem::new("DATE_IN_PAST", "Choisissez une période à venir.").on("endsOn")
        });
        problems.require((1..=MOST_DAYS).contains(&self.days), || {
            Problem::new("INVALID_VALUE", format!("Indiquez de 1 à {MOST_DAYS} jours.")).on("days")
        });
        problems.require((1..=MOST_GUESTS).contains(&self.capacity), || {
            Problem::new("INVALID_VALUE", format!("Indiquez de 1 à {MOST_GUESTS} places.")).on("capacity")
        });
    }
}

impl Immersions {
    /// A member offers to receive people in the own organisation; the same request again makes nothing anew.
    ///
    /// # Errors
    /// All problems of the request at once.
    pub async fn offer(&self, actor: &Actor, input: OfferImmersionInput) -> Result<Offer> {
        let (held, standing) =
            self.partnerships.acting(actor, input.partnership_id, input.acting_post_id).await?;
        if !may_offer(standing) {
            return Err(Error::Forbidden);
        }
        let partnership = self.partnerships.partnerships_as_system(&[input.partnership_id]).await?.pop();
        let partnership = partnership.ok_or(Error::NotFound)?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let content = Content::new(&input, &mut screen);
        let host = self.sector_of(held.organisation).await?;
        if let Some(content) = &content {
            content.check(self.today(&partnership.time_zone), host, &mut screen);
        }
        self.check_contact(input.contact_post_id, held.organisation, &mut screen).await?;
        let codes = screen.check()?;
        let content = crate::confidentiality::passed(content)?;
        let now = self.now();
        let id = OfferId::fresh(&self.platform.entropy, now);
        let mut tx = self.platform.db.begin().await?;
        let place = (partnership.id, held.organisation, held.post);
        if let Some(twin) = store::twin(&mut tx, place, &content).await? {
            return self.find_offer(actor, twin).await;
        }
        store::insert(&mut tx, (id, partnership.id, held.organisation), content, actor.person, now).await?;
        let by = By::actor(actor, Some(held.post));
        self.finish_offer(tx, actor, by, "immersion.offer", id, serde_json::json!({"confirmed": codes})).await
    }

    /// Changes an offer; stays that were agreed keep their place.
    ///
    /// # Errors
    /// All problems of the request at once; a conflict when somebody else saved first.
    pub async fn update(&self, actor: &Actor, input: UpdateImmersionOfferInput) -> Result<Offer> {
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let seen = self.find_offer(actor, input.offer_id).await?;
        if let Some(contact) = input.contact_post_id.filter(|post| *post != seen.contact_post_id) {
            self.check_contact(contact, seen.organisation_id, &mut screen).await?;
        }
        let host = self.sector_of(seen.organisation_id).await?;
        let (mut tx, offer, by) = self.editing(actor, input.offer_id, input.acting_post_id).await?;
        if input.base_revision != offer.revision {
            let message = "Quelqu’un a modifié cette offre entre-temps. Relisez-la, puis recommencez.";
            return Err(Error::problem(Problem::new("CONFLICT_EDITED_MEANWHILE", message)));
        }
        let content = Content::changed(&offer, &input, &mut screen);
        content.check(self.today(&offer.time_zone), host, &mut screen);
        screen.problems.require(content.capacity >= offer.taken, || {
            let message =
                format!("{} personnes sont déjà attendues : gardez-en au moins autant.", offer.taken);
            Problem::new("SEATS_BELOW_TAKEN", message).on("capacity")
        });
        let codes = screen.check()?;
        store::update(&mut tx, offer.id, content, actor.person, self.now()).await?;
        let facts = serde_json::json!({"confirmed": codes});
        self.finish_offer(tx, actor, by, "immersion.update", offer.id, facts).await
    }

    /// Takes no more requests; closed already, nothing changes.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for whoever does not host.
    pub async fn close(&self, actor: &Actor, input: CloseImmersionOfferInput) -> Result<Offer> {
        let (mut tx, offer, by) = self.editing(actor, input.offer_id, input.acting_post_id).await?;
        if offer.closed_at.is_some() {
            return Ok(offer);
        }
        store::close(&mut tx, offer.id, actor.person, self.now()).await?;
        self.finish_offer(tx, actor, by, "immersion.close", offer.id, serde_json::json!({})).await
    }

    /// Takes an offer that the actor sees and may change.
    async fn editing(
        &self,
        actor: &Actor,
        id: OfferId,
        acting_post: Option<PostId>,
    ) -> Result<(Tx, Offer, By)> {
        let seen = self.find_offer(actor, id).await?;
        if !seen.ties.edits {
            return Err(Error::Forbidden);
        }
        let by = By::actor(actor, Some(actor.acting_as(acting_post)?.post));
        let mut tx = self.platform.db.begin().await?;
        let offer = store::locked(&mut tx, id).await?.ok_or(Error::NotFound)?;
        Ok((tx, Offer { ties: seen.ties, ..offer }, by))
    }

    async fn finish_offer(
        &self,
        mut tx: Tx,
        actor: &Actor,
        by: By,
        action: &'static str,
        id: OfferId,
        facts: serde_json::Value,
    ) -> Result<Offer> {
        audit::record(&mut tx, &self.platform, by, action, id, facts).await?;
        let offer = store::locked(&mut tx, id).await?.ok_or(Error::NotFound)?;
        tx.commit().await?;
        let reach = self.partnerships.reach(&actor.mandates).await?;
        let ties = OfferTies::of(actor, &offer, &reach);
        Ok(Offer { ties, ..offer })
    }

    /// The sector of an organisation.
    pub(super) async fn sector_of(&self, id: OrganisationId) -> Result<Sector> {
        let found = self.directory.organisations(&[id]).await?.pop();
        found.map(|place| place.sector).ok_or(Error::NotFound)
    }

    /// The contact is an open post of the organisation that hosts.
    async fn check_contact(
        &self,
        contact: PostId,
        organisation: OrganisationId,
        screen: &mut Screen<'_>,
    ) -> Result<()> {
        let today = self.today(&Zone::paris());
        let found = self.directory.posts(&[contact]).await?.pop();
        let fits = found.is_some_and(|post| post.is_open(today) && post.organisation_id == organisation);
        screen.problems.require(fits, || {
            Problem::new("INVALID_VALUE", "Choisissez un poste de votre structure.").on("contactPostId")
        });
        Ok(())
    }
}
