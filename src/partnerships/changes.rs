//! What changes a partnership.

use async_graphql::{InputObject, MaybeUndefined};
use serde_json::json;

use super::model::Partnership;
use super::policy::{Action, Standing, allows};
use super::{Partnerships, store};
use crate::confidentiality::{Screen, passed};
use crate::directory::Cardinality;
use crate::kernel::actor::{Actor, HeldPost, OrganisationId, PartnershipId, PersonId, PostId};
use crate::kernel::clock::{Day, Zone};
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::{LastEdit, Problem};
use crate::kernel::text::fold;
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

/// Longest name.
const NAME: usize = 200;

/// A new partnership.
#[derive(Clone, Debug, InputObject)]
pub struct CreatePartnershipInput {
    /// Name.
    pub name: String,
    /// Never changed afterwards.
    pub time_zone: Zone,
    /// Its territories from today on.
    pub territory_codes: Vec<async_graphql::ID>,
    /// A SINGLE post.
    pub coordinating_post_id: Option<PostId>,
    /// Its first members.
    #[graphql(default)]
    pub member_ids: Vec<OrganisationId>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// Another name or coordinating post.
#[derive(Clone, Debug, InputObject)]
pub struct UpdatePartnershipInput {
    /// Which.
    pub partnership_id: PartnershipId,
    /// The revision read before editing.
    pub base_revision: i64,
    /// Kept when absent.
    pub name: Option<String>,
    /// Kept when absent, emptied by null.
    pub coordinating_post_id: MaybeUndefined<PostId>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// The scope from a day on.
#[derive(Clone, Debug, InputObject)]
pub struct SetPartnershipScopeInput {
    /// Which.
    pub partnership_id: PartnershipId,
    /// First day of the new scope.
    pub from: Day,
    /// Its territories.
    pub territory_codes: Vec<async_graphql::ID>,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// An organisation joins.
#[derive(Clone, Debug, InputObject)]
pub struct AddPartnershipMemberInput {
    /// Which partnership.
    pub partnership_id: PartnershipId,
    /// Which organisation.
    pub organisation_id: OrganisationId,
    /// First day.
    pub since: Day,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// An organisation leaves.
#[derive(Clone, Debug, InputObject)]
pub struct EndPartnershipMembershipInput {
    /// Which partnership.
    pub partnership_id: PartnershipId,
    /// Which organisation.
    pub organisation_id: OrganisationId,
    /// Last day.
    pub until: Day,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

impl Partnerships {
    /// Creates a partnership on territories that the acting post administers.
    ///
    /// # Errors
    /// Forbidden when it administers none; problems otherwise.
    pub async fn create(&self, actor: &Actor, input: CreatePartnershipInput) -> Result<Partnership> {
        // Whoever administers nothing is refused before being asked for which post they act.
        let administers = |held: &HeldPost| !held.administers.is_empty();
        if !actor.mandates.iter().any(administers) {
            return Err(Error::Forbidden);
        }
        let held = actor.acting_as(input.acting_post_id)?;
        if !administers(held) {
            return Err(Error::Forbidden);
        }
        actor.require_strong(self.platform.clock.now())?;
        let codes: Vec<String> = input.territory_codes.into_iter().map(|id| id.0).collect();
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let name = screen.required("name", &input.name, NAME);
        self.check_scope(&mut screen.problems, held, &codes).await?;
        self.check_coordinator(&mut screen.problems, input.coordinating_post_id).await?;
        self.check_organisations(&mut screen.problems, &input.member_ids).await?;
        let confirmed = screen.check()?;
        let name = passed(name)?;

        let now = self.platform.clock.now();
        let partnership = Partnership {
            id: PartnershipId::fresh(&self.platform.entropy, now),
            name_key: fold(name.as_str()),
            name: name.into_inner(),
            time_zone: input.time_zone,
            coordinating_post_id: input.coordinating_post_id,
            revision: 1,
            created_at: now,
            standing: Standing::default(),
        };
        // Rights are read on Paris' day: where the day has begun earlier, it is not made to wait for that.
        let today = partnership.today(now).min(self.day());
        let mut tx = self.platform.db.begin().await?;
        store::insert(&mut tx, &partnership).await?;
        for code in unique(codes) {
            store::add_scope(&mut tx, partnership.id, &code, today).await?;
        }
        let mut members = input.member_ids;
        members.sort_unstable();
        members.dedup();
        for member in members {
            store::add_member(&mut tx, partnership.id, member, today).await?;
        }
        let codes = json!({ "confirmed": confirmed });
        self.note(&mut tx, actor, held, "partnership.create", partnership.id, codes).await?;
        tx.commit().await?;
        self.reread(actor, partnership.id).await
    }

    /// Renames it or names another coordinating post. The zone is not among what can be changed.
    ///
    /// # Errors
    /// `CONFLICT_EDITED_MEANWHILE` with both names when somebody else saved first.
    pub async fn update(&self, actor: &Actor, input: UpdatePartnershipInput) -> Result<Partnership> {
        let held = self.authorised(actor, input.partnership_id, input.acting_post_id, Action::Edit).await?;
        let contacts = self.directory.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let name = input.name.as_deref().and_then(|name| screen.required("name", name, NAME));
        let coordinator = input.coordinating_post_id.as_opt_ref().map(<Option<&_>>::copied);
        self.check_coordinator(&mut screen.problems, coordinator.flatten()).await?;
        let confirmed = screen.check()?;

        let mut tx = self.platform.db.begin().await?;
        let stored = store::locked(&mut tx, input.partnership_id).await?.ok_or(Error::NotFound)?;
        let mut wanted = stored.clone();
        if let Some(name) = name {
            wanted.name_key = fold(name.as_str());
            wanted.name = name.into_inner();
        }
        if let Some(post) = coordinator {
            wanted.coordinating_post_id = post;
        }
        if wanted.name == stored.name && wanted.coordinating_post_id == stored.coordinating_post_id {
            return self.reread(actor, stored.id).await;
        }
        if stored.revision != input.base_revision {
            let edit = self.last_edit(actor, &stored).await?;
            return Err(Error::problem(Problem::edited_meanwhile("name", &wanted.name, &stored.name, &edit)));
        }
        store::update(&mut tx, &wanted).await?;
        if wanted.coordinating_post_id != stored.coordinating_post_id {
            let codes = json!({ "post": wanted.coordinating_post_id.map(|post| post.0) });
            self.note(&mut tx, actor, held, "partnership.coordinator", stored.id, codes).await?;
        }
        if wanted.name != stored.name {
            let codes = json!({ "confirmed": confirmed });
            self.note(&mut tx, actor, held, "partnership.rename", stored.id, codes).await?;
        }
        tx.commit().await?;
        self.reread(actor, stored.id).await
    }

    /// Sets the territories from a day on; what held before stays known for its days.
    ///
    /// # Errors
    /// Problems on the day or the territories.
    pub async fn set_scope(&self, actor: &Actor, input: SetPartnershipScopeInput) -> Result<Partnership> {
        let held =
            self.authorised(actor, input.partnership_id, input.acting_post_id, Action::SetScope).await?;
        let codes = unique(input.territory_codes.into_iter().map(|id| id.0).collect());
        let mut problems = Problems::none();
        self.check_scope(&mut problems, held, &codes).await?;
        problems.check()?;
        let mut tx = self.platform.db.begin().await?;
        let stored = store::locked(&mut tx, input.partnership_id).await?.ok_or(Error::NotFound)?;
        if input.from < stored.today(self.platform.clock.now()) {
            return Err(Error::problem(
                Problem::new(
                    "DATE_IN_PAST",
                    "Le périmètre ne change pas pour le passé : choisissez aujourd’hui ou plus tard.",
                )
                .on("from"),
            ));
        }
        store::end_scope(&mut tx, stored.id, input.from, input.from.eve()).await?;
        for code in &codes {
            store::add_scope(&mut tx, stored.id, code, input.from).await?;
        }
        let details = json!({ "territories": codes, "from": input.from });
        self.note(&mut tx, actor, held, "partnership.scope", stored.id, details).await?;
        tx.commit().await?;
        self.reread(actor, stored.id).await
    }

    /// An organisation joins; one that is a member already stays so.
    ///
    /// # Errors
    /// Problems on the organisation.
    pub async fn add_member(&self, actor: &Actor, input: AddPartnershipMemberInput) -> Result<Partnership> {
        let held =
            self.authorised(actor, input.partnership_id, input.acting_post_id, Action::ManageMembers).await?;
        let mut problems = Problems::none();
        self.check_organisations(&mut problems, &[input.organisation_id]).await?;
        problems.check()?;
        let mut tx = self.platform.db.begin().await?;
        let stored = store::locked(&mut tx, input.partnership_id).await?.ok_or(Error::NotFound)?;
        let memberships = store::memberships_in(&mut tx, stored.id, input.organisation_id).await?;
        if memberships.iter().any(|member| member.left_on.is_none_or(|last| input.since <= last)) {
            return self.reread(actor, stored.id).await;
        }
        store::add_member(&mut tx, stored.id, input.organisation_id, input.since).await?;
        let codes = json!({ "organisation": input.organisation_id.0, "since": input.since });
        self.note(&mut tx, actor, held, "partnership.member_joined", stored.id, codes).await?;
        tx.commit().await?;
        self.reread(actor, stored.id).await
    }

    /// An organisation leaves, unless a protocol still binds it then.
    ///
    /// # Errors
    /// `NOT_A_MEMBER`, `MEMBER_IS_PARTY` naming each protocol, `INVALID_DATE_ORDER`.
    pub async fn end_membership(
        &self,
        actor: &Actor,
        input: EndPartnershipMembershipInput,
    ) -> Result<Partnership> {
        let held =
            self.authorised(actor, input.partnership_id, input.acting_post_id, Action::ManageMembers).await?;
        let mut tx = self.platform.db.begin().await?;
        let stored = store::locked(&mut tx, input.partnership_id).await?.ok_or(Error::NotFound)?;
        let memberships = store::memberships_in(&mut tx, stored.id, input.organisation_id).await?;
        let Some(member) = memberships.last() else {
            return Err(Error::problem(
                Problem::new("NOT_A_MEMBER", "Cette structure n’est pas membre du partenariat.")
                    .on("organisationId"),
            ));
        };
        if member.left_on == Some(input.until) {
            return self.reread(actor, stored.id).await;
        }
        let mut problems = Problems::none();
        problems.require(member.joined_on <= input.until, || {
            Problem::new("INVALID_DATE_ORDER", "Une structure ne peut pas partir avant d’être arrivée.")
                .on("until")
        });
        for title in store::protocols_binding(&mut tx, stored.id, input.organisation_id, input.until).await? {
            let message = format!("Cette structure est encore partie au protocole « {title} ».");
            problems.add(Problem::new("MEMBER_IS_PARTY", message).on("organisationId"));
        }
        problems.check()?;
        store::end_membership(&mut tx, member, input.until).await?;
        let codes = json!({ "organisation": input.organisation_id.0, "until": input.until });
        self.note(&mut tx, actor, held, "partnership.member_left", stored.id, codes).await?;
        tx.commit().await?;
        self.reread(actor, stored.id).await
    }

    /// The mandate of the act, if it allows this, after a recent multi-factor sign-in.
    async fn authorised<'a>(
        &self,
        actor: &'a Actor,
        id: PartnershipId,
        post: Option<PostId>,
        action: Action,
    ) -> Result<&'a HeldPost> {
        let (held, standing) = self.acting(actor, id, post).await?;
        if !allows(action, standing) {
            return Err(Error::Forbidden);
        }
        actor.require_strong(self.platform.clock.now())?;
        Ok(held)
    }

    /// Who changed it last, from the audit: the table keeps the partnership alone.
    async fn last_edit(&self, actor: &Actor, stored: &Partnership) -> Result<LastEdit> {
        let (author, at) =
            store::last_change(&self.platform.db, stored.id).await?.unwrap_or((None, stored.created_at));
        let ids: Vec<PersonId> = author.into_iter().collect();
        let seen = self.accounts.find_all_visible(Some(actor), &ids).await?;
        let author = seen.into_values().next().map(|visible| visible.full_name());
        Ok(LastEdit { author, at, revision: stored.revision })
    }

    async fn check_scope(&self, problems: &mut Problems, held: &HeldPost, codes: &[String]) -> Result<()> {
        problems.require(!codes.is_empty(), || {
            Problem::new("REQUIRED", "Choisissez au moins un territoire.").on("territoryCodes")
        });
        let known = self.directory.territories(codes).await?;
        for code in codes.iter().filter(|code| !known.iter().any(|territory| territory.code == **code)) {
            let message = format!("Territoire inconnu : {code}.");
            problems.add(Problem::new("UNKNOWN_TERRITORY", message).on("territoryCodes"));
        }
        for code in store::not_administered(&self.platform.db, &held.administers, codes).await? {
            let name = known.iter().find(|territory| territory.code == code).map_or("", |found| &found.name);
            let message = format!("Votre fonction n’administre pas ce territoire : {name}.");
            problems.add(Problem::new("NOT_ALLOWED", message).on("territoryCodes"));
        }
        Ok(())
    }

    async fn check_coordinator(&self, problems: &mut Problems, post: Option<PostId>) -> Result<()> {
        let Some(id) = post else { return Ok(()) };
        let posts = self.directory.posts(&[id]).await?;
        let message = match posts.first() {
            Some(post) if !post.is_open(self.day()) => Some(("POST_CLOSED", "Cette fonction est fermée.")),
            Some(post) if post.cardinality == Cardinality::Single => None,
            Some(_) => Some((
                "POST_NOT_SINGLE",
                "La coordination revient à une fonction tenue par une seule personne à la fois.",
            )),
            None => Some(("NOT_FOUND", "Cette fonction n’existe pas.")),
        };
        if let Some((code, message)) = message {
            problems.add(Problem::new(code, message).on("coordinatingPostId"));
        }
        Ok(())
    }

    async fn check_organisations(&self, problems: &mut Problems, ids: &[OrganisationId]) -> Result<()> {
        let known = self.directory.organisations(ids).await?;
        for id in ids {
            let open = known.iter().any(|found| found.id == *id && found.is_open(self.day()));
            problems.require(open, || {
                Problem::new("NOT_FOUND", "Cette structure n’existe pas ou n’existe plus.").on("memberIds")
            });
        }
        Ok(())
    }

    async fn note(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        held: &HeldPost,
        action: &'static str,
        id: PartnershipId,
        codes: serde_json::Value,
    ) -> Result<()> {
        audit::record(tx, &self.platform, By::actor(actor, Some(held.post)), action, id, codes).await
    }

    async fn reread(&self, actor: &Actor, id: PartnershipId) -> Result<Partnership> {
        self.find_all_visible(actor, &[id]).await?.remove(&id).ok_or(Error::NotFound)
    }
}

fn unique(mut codes: Vec<String>) -> Vec<String> {
    codes.sort_unstable();
    codes.dedup();
    codes
}
