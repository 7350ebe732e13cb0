//! Opening an agreement, naming its frame document, giving and ending roles.

use async_graphql::InputObject;
use serde_json::json;

use super::model::{Agreement, Participation, ParticipationId, Role};
use super::{Interregion, policy, store};
use crate::directory::reference;
use crate::kernel::actor::{Actor, HeldPost, OrganisationId, PartnershipId, PostId};
use crate::kernel::clock::Day;
use crate::kernel::dates::date_in_words;
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::Problem;
use crate::platform::audit::{self, By};
use crate::protocols::ProtocolStatus;
use crate::protocols::ids::ProtocolId;

/// Makes a partnership an agreement between territories.
#[derive(Clone, Debug, InputObject)]
pub struct OpenInterTerritoryAgreementInput {
    /// Which partnership.
    pub partnership_id: PartnershipId,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Names the frame document.
#[derive(Clone, Debug, InputObject)]
pub struct SetInterTerritoryFrameInput {
    /// Of which agreement.
    pub partnership_id: PartnershipId,
    /// A protocol of this partnership; null for none.
    pub protocol_id: Option<ProtocolId>,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Gives a member a role.
#[derive(Clone, Debug, InputObject)]
pub struct AddInterTerritoryParticipantInput {
    /// In which agreement.
    pub partnership_id: PartnershipId,
    /// A member of the partnership.
    pub organisation_id: OrganisationId,
    /// As what.
    pub role: Role,
    /// First day.
    pub since: Day,
    /// Last day, when known.
    pub until: Option<Day>,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Sets the last day of a role.
#[derive(Clone, Debug, InputObject)]
pub struct EndInterTerritoryParticipationInput {
    /// Which role of which structure.
    pub participation_id: ParticipationId,
    /// Last day, included.
    pub until: Day,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

impl Interregion {
    /// Makes a partnership an agreement between territories; one that is already stays so.
    ///
    /// # Errors
    /// `SCOPE_IN_ONE_REGION` when its territory of today lies in one region.
    pub async fn open(&self, actor: &Actor, input: OpenInterTerritoryAgreementInput) -> Result<Agreement> {
        let id = input.partnership_id;
        let held = self.managing(actor, id, input.acting_post_id).await?;
        let partnership =
            self.partnerships.partnerships_as_system(&[id]).await?.pop().ok_or(Error::NotFound)?;
        let now = self.platform.clock.now();
        let today = partnership.today(now);
        let scope = self.partnerships.scopes_as_system(&[id]).await?;
        let codes: Vec<String> =
            scope.into_iter().filter(|row| row.on(today)).map(|row| row.territory_code).collect();
        let territories = self.directory.territories(&codes).await?;
        let departements: Vec<String> =
            territories.into_iter().flat_map(|territory| territory.departement_codes).collect();
        let mut problems = Problems::none();
        problems.require(reference::regions_of(&departements).len() > 1, || {
            let message = "Le territoire de ce partenariat tient dans une seule région. L’administrateur du territoire peut y \
                           ajouter celui des structures d’accueil.";
            Problem::new("SCOPE_IN_ONE_REGION", message).on("partnershipId")
        });
        problems.check()?;
        let mut tx = self.platform.db.begin().await?;
        if store::open(&mut tx, id, today, now).await? {
            let by = By::actor(actor, Some(held.post));
            audit::record(&mut tx, &self.platform, by, "interregion.open", id, ()).await?;
        }
        tx.commit().await?;
        self.agreement(actor, id).await
    }

    /// Names the protocol that is the frame document, or none.
    ///
    /// # Errors
    /// `INVALID_VALUE` for a protocol of another partnership or one that ended.
    pub async fn set_frame(&self, actor: &Actor, input: SetInterTerritoryFrameInput) -> Result<Agreement> {
        let id = input.partnership_id;
        let held = self.managing(actor, id, input.acting_post_id).await?;
        let mut problems = Problems::none();
        if let Some(protocol) = input.protocol_id {
            let found = self.protocols.protocols_as_system(&[protocol]).await?.pop();
            let fits = found.is_some_and(|protocol| {
                protocol.partnership_id == id
                    && matches!(protocol.status, ProtocolStatus::Prepared | ProtocolStatus::InForce)
            });
            problems.require(fits, || {
                let message = "Choisissez un protocole de ce partenariat, en préparation ou en vigueur.";
                Problem::new("INVALID_VALUE", message).on("protocolId")
            });
        }
        problems.check()?;
        let mut tx = self.platform.db.begin().await?;
        let agreement = store::locked(&mut tx, id).await?.ok_or(Error::NotFound)?;
        if agreement.frame_protocol_id != input.protocol_id {
            store::set_frame(&mut tx, id, input.protocol_id).await?;
            let by = By::actor(actor, Some(held.post));
            let codes = json!({ "protocol": input.protocol_id.map(|protocol| protocol.0) });
            audit::record(&mut tx, &self.platform, by, "interregion.frame", id, codes).await?;
        }
        tx.commit().await?;
        self.agreement(actor, id).await
    }

    /// Gives a member a role; who has it in these days already keeps it as it is.
    ///
    /// # Errors
    /// `NOT_A_MEMBER`, `ROLE_NOT_OF_KIND`, `INVALID_DATE_ORDER`.
    pub async fn add_participant(
        &self,
        actor: &Actor,
        input: AddInterTerritoryParticipantInput,
    ) -> Result<Participation> {
        let partnership = input.partnership_id;
        let held = self.managing(actor, partnership, input.acting_post_id).await?;
        self.check_participant(&input).await?;
        let now = self.platform.clock.now();
        let mut tx = self.platform.db.begin().await?;
        store::locked(&mut tx, partnership).await?.ok_or(Error::NotFound)?;
        let (place, days) = ((partnership, input.organisation_id, input.role), (input.since, input.until));
        if let Some(id) = store::overlapping(&mut tx, place, days).await? {
            drop(tx);
            return self.find(actor, id).await;
        }
        let id = ParticipationId::fresh(&self.platform.entropy, now);
        store::insert(&mut tx, id, place, days, (actor.person, now)).await?;
        let codes =
            json!({ "organisation": input.organisation_id.0, "since": input.since, "until": input.until });
        let by = By::actor(actor, Some(held.post));
        audit::record(&mut tx, &self.platform, by, "interregion.role_given", id, codes).await?;
        tx.commit().await?;
        self.find(actor, id).await
    }

    /// Sets the last day of a role; what the structure offered stays known for its days.
    ///
    /// # Errors
    /// `INVALID_DATE_ORDER` before the first day, or once the structure has taken the role up again.
    pub async fn end_participation(
        &self,
        actor: &Actor,
        input: EndInterTerritoryParticipationInput,
    ) -> Result<Participation> {
        let part = self.find(actor, input.participation_id).await?;
        let held = self.managing(actor, part.partnership_id, input.acting_post_id).await?;
        let mut problems = Problems::none();
        problems.require(part.from_on <= input.until, || {
            Problem::new("INVALID_DATE_ORDER", "Un rôle ne peut pas finir avant d’avoir commencé.")
                .on("until")
        });
        problems.check()?;
        if part.to_on != Some(input.until) {
            let mut tx = self.platform.db.begin().await?;
            store::locked(&mut tx, part.partnership_id).await?;
            if let Some(again) = store::taken_up_again(&mut tx, &part).await?
                && input.until >= again
            {
                let message = format!(
                    "Cette structure reprend ce rôle le {} : choisissez un jour avant.",
                    date_in_words(again.0)
                );
                return Err(Error::problem(Problem::new("INVALID_DATE_ORDER", message).on("until")));
            }
            store::end(&mut tx, part.id, input.until).await?;
            let by = By::actor(actor, Some(held.post));
            let codes = json!({ "until": input.until });
            audit::record(&mut tx, &self.platform, by, "interregion.role_ended", part.id, codes).await?;
            tx.commit().await?;
        }
        self.find(actor, part.id).await
    }

    /// The mandate of the act, if it has the coordinator's duties, after a recent multi-factor sign-in.
    async fn managing<'a>(
        &self,
        actor: &'a Actor,
        partnership: PartnershipId,
        post: Option<PostId>,
    ) -> Result<&'a HeldPost> {
        let (held, standing) = self.partnerships.acting(actor, partnership, post).await?;
        if !policy::manages(standing) {
            return Err(Error::Forbidden);
        }
        actor.require_strong(self.platform.clock.now())?;
        Ok(held)
    }

    /// A member on the first day, of a kind that the role admits, in days that follow one another.
    async fn check_participant(&self, input: &AddInterTerritoryParticipantInput) -> Result<()> {
        let mut problems = Problems::none();
        let members = self.partnerships.members_as_system(&[input.partnership_id]).await?;
        let joined = members
            .iter()
            .any(|member| member.organisation_id == input.organisation_id && member.on(input.since));
        problems.require(joined, || {
            let message =
                "À cette date, cette structure n’est pas membre du partenariat. Ajoutez-la d’abord.";
            Problem::new("NOT_A_MEMBER", message).on("organisationId")
        });
        let organisation = self.directory.organisations(&[input.organisation_id]).await?.pop();
        let fits = organisation.is_none_or(|organisation| input.role.admits(organisation.kind));
        problems.require(fits, || Problem::new("ROLE_NOT_OF_KIND", input.role.expected_fr()).on("role"));
        problems.require(input.until.is_none_or(|until| input.since <= until), || {
            Problem::new("INVALID_DATE_ORDER", "Un rôle ne peut pas finir avant d’avoir commencé.")
                .on("until")
        });
        problems.check()
    }
}
