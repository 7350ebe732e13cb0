//! Creating and changing organisations.

use async_graphql::{ID, InputObject, MaybeUndefined};

use super::model::Organisation;
use super::policy::{Action, Place, authorise};
use super::profile::{Profile, Wish};
use super::words::{FinessLevel, OrganisationKind, OrganisationMission, Sector};
use super::{Directory, store};
use crate::confidentiality::{Screen, passed};
use crate::kernel::actor::{Actor, OrganisationId, PostId};
use crate::kernel::clock::{Day, Zone};
use crate::kernel::error::{Error, Problems, Result};
use crate::kernel::ids::TypedId as _;
use crate::kernel::problem::{Problem, TextConflict};
use crate::platform::audit::{self, By};
use crate::platform::db::Tx;

/// Public contact details, as a whole.
#[derive(Clone, Debug, Default, InputObject)]
pub struct ContactDetailsInput {
    /// Street and number.
    pub address: Option<String>,
    /// Five digits.
    pub postal_code: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// Switchboard or service.
    pub phone: Option<String>,
    /// Address of the service.
    pub email: Option<String>,
    /// Page of the service.
    pub website: Option<String>,
    /// When people are received, in words.
    pub opening_hours: Option<String>,
}

/// An organisation to create.
#[derive(Clone, Debug, InputObject)]
pub struct CreateOrganisationInput {
    /// Full name.
    pub name: String,
    /// Name for lists.
    pub short_name: Option<String>,
    /// Sector.
    pub sector: Sector,
    /// Kind of that sector.
    pub kind: OrganisationKind,
    /// Missions carried besides the kind.
    #[graphql(default)]
    pub missions: Vec<OrganisationMission>,
    /// Managing association or hospital, DISP of a SPIP, SPIP of an antenne.
    pub parent_id: Option<OrganisationId>,
    /// 14 digits.
    pub siret: Option<String>,
    /// 9 characters.
    pub finess: Option<String>,
    /// A site when not said.
    pub finess_level: Option<FinessLevel>,
    /// Number of an association.
    pub rna: Option<String>,
    /// The territories it serves.
    pub territory_codes: Vec<ID>,
    /// Own time zone.
    pub time_zone: Zone,
    /// Public contact details.
    pub contact: Option<ContactDetailsInput>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

/// What changes of an organisation: an absent field keeps its value, an explicit null empties it.
#[derive(Clone, Debug, InputObject)]
pub struct UpdateOrganisationInput {
    /// Which.
    pub organisation_id: OrganisationId,
    /// The revision read before editing.
    pub base_revision: i64,
    /// Full name.
    #[graphql(default)]
    pub name: MaybeUndefined<String>,
    /// Name for lists.
    #[graphql(default)]
    pub short_name: MaybeUndefined<String>,
    /// Sector.
    pub sector: Option<Sector>,
    /// Kind of that sector.
    pub kind: Option<OrganisationKind>,
    /// Missions carried besides the kind.
    pub missions: Option<Vec<OrganisationMission>>,
    /// Managing association or hospital, DISP of a SPIP, SPIP of an antenne.
    #[graphql(default)]
    pub parent_id: MaybeUndefined<OrganisationId>,
    /// 14 digits.
    #[graphql(default)]
    pub siret: MaybeUndefined<String>,
    /// 9 characters.
    #[graphql(default)]
    pub finess: MaybeUndefined<String>,
    /// What the FINESS number names.
    #[graphql(default)]
    pub finess_level: MaybeUndefined<FinessLevel>,
    /// Number of an association.
    #[graphql(default)]
    pub rna: MaybeUndefined<String>,
    /// The territories it serves.
    pub territory_codes: Option<Vec<ID>>,
    /// Own time zone.
    pub time_zone: Option<Zone>,
    /// Replaces the details as a whole.
    #[graphql(default)]
    pub contact: MaybeUndefined<ContactDetailsInput>,
    /// Last day of existence; refused while posts are open or other organisations depend on it.
    #[graphql(default)]
    pub closed_on: MaybeUndefined<Day>,
    /// The author says that warnings concern no individual case.
    #[graphql(default)]
    pub confirmed_no_individual_case: bool,
    /// The post recorded with the act.
    pub acting_post_id: Option<PostId>,
}

impl From<&CreateOrganisationInput> for Wish {
    fn from(input: &CreateOrganisationInput) -> Self {
        Self {
            name: MaybeUndefined::Value(input.name.clone()),
            short_name: given(input.short_name.clone()),
            sector: Some(input.sector),
            kind: Some(input.kind),
            missions: Some(input.missions.clone()),
            parent: given(input.parent_id),
            siret: given(input.siret.clone()),
            finess: given(input.finess.clone()),
            finess_level: given(input.finess_level),
            rna: given(input.rna.clone()),
            territories: Some(codes(&input.territory_codes)),
            time_zone: Some(input.time_zone.clone()),
            ..Self::default()
        }
        .with_contact(input.contact.clone().unwrap_or_default())
    }
}

impl From<&UpdateOrganisationInput> for Wish {
    fn from(input: &UpdateOrganisationInput) -> Self {
        let wish = Self {
            name: input.name.clone(),
            short_name: input.short_name.clone(),
            sector: input.sector,
            kind: input.kind,
            missions: input.missions.clone(),
            parent: input.parent_id,
            siret: input.siret.clone(),
            finess: input.finess.clone(),
            finess_level: input.finess_level,
            rna: input.rna.clone(),
            territories: input.territory_codes.as_deref().map(codes),
            time_zone: input.time_zone.clone(),
            closed_on: input.closed_on,
            ..Self::default()
        };
        match &input.contact {
            MaybeUndefined::Undefined => wish,
            MaybeUndefined::Null => wish.with_contact(ContactDetailsInput::default()),
            MaybeUndefined::Value(contact) => wish.with_contact(contact.clone()),
        }
    }
}

impl Wish {
    fn with_contact(self, contact: ContactDetailsInput) -> Self {
        Self {
            address: given(contact.address),
            postal_code: given(contact.postal_code),
            city: given(contact.city),
            phone: given(contact.phone),
            email: given(contact.email),
            website: given(contact.website),
            opening_hours: given(contact.opening_hours),
            ..self
        }
    }
}

/// A field that is given as a whole: absent empties it.
fn given<T>(value: Option<T>) -> MaybeUndefined<T> {
    value.map_or(MaybeUndefined::Null, MaybeUndefined::Value)
}

fn codes(ids: &[ID]) -> Vec<String> {
    ids.iter().map(|id| id.0.clone()).collect()
}

impl Directory {
    /// Enters an organisation.
    ///
    /// # Errors
    /// Forbidden outside the territories administered; every problem of the input.
    pub async fn create_organisation(
        &self,
        actor: &Actor,
        input: CreateOrganisationInput,
    ) -> Result<Organisation> {
        let wish = Wish::from(&input);
        let served = codes(&input.territory_codes);
        let atlas = self.atlas(actor, &served).await?;
        let scope = atlas.scope(&served);
        let place = Place { organisation: None, scope: &scope };
        let post = authorise(actor, input.acting_post_id, Action::Administer, place, &atlas)?;
        let now = self.platform.clock.now();
        actor.require_strong(now)?;

        let contacts = self.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let profile = wish.apply(None, &atlas, &mut screen);
        let id = OrganisationId::fresh(&self.platform.entropy, now);
        let mut tx = self.platform.db.begin().await?;
        if let Some(profile) = &profile {
            check_links(&mut tx, id, profile, &mut screen.problems).await?;
        }
        let confirmed = screen.check()?;
        let profile = passed(profile)?;
        if !store::insert_organisation(&mut tx, id, &profile, actor.person, now).await? {
            return Err(Error::problem(duplicate("siret")));
        }
        let by = By::actor(actor, post);
        let details = serde_json::json!({ "kind": profile.kind, "confirmed": confirmed });
        audit::record(&mut tx, &self.platform, by, "organisation.create", id, details).await?;
        tx.commit().await?;
        self.organisations(&[id]).await?.pop().ok_or(Error::NotFound)
    }

    /// Changes an organisation; who edited an older revision is shown both texts of each field that differs.
    ///
    /// # Errors
    /// Forbidden to all but its representative and administrators; every problem of the input.
    pub async fn update_organisation(
        &self,
        actor: &Actor,
        input: UpdateOrganisationInput,
    ) -> Result<Organisation> {
        let id = input.organisation_id;
        let wish = Wish::from(&input);
        let current = self.organisations(&[id]).await?.pop().ok_or(Error::NotFound)?;
        let wanted = wish.territories.clone().unwrap_or_default();
        let codes: Vec<String> = current.territory_codes.iter().chain(&wanted).cloned().collect();
        let atlas = self.atlas(actor, &codes).await?;
        // An administrator may not move it out of the territories administered either.
        let scope = atlas.scope(&codes);
        let place = Place { organisation: Some(id), scope: &scope };
        let post = authorise(actor, input.acting_post_id, Action::Manage, place, &atlas)?;
        let now = self.platform.clock.now();
        if !input.closed_on.is_undefined() {
            actor.require_strong(now)?;
        }

        let contacts = self.contacts.known().await?;
        let mut screen = Screen::new(&contacts, input.confirmed_no_individual_case);
        let mut tx = self.platform.db.begin().await?;
        let (stored, revision) = store::lock_profile(&mut tx, id).await?.ok_or(Error::NotFound)?;
        let profile = wish.apply(Some(&stored), &atlas, &mut screen);
        if let Some(profile) = &profile {
            check_links(&mut tx, id, profile, &mut screen.problems).await?;
        }
        let confirmed = screen.check()?;
        let profile = passed(profile)?;
        let changed = profile.differences(&stored);
        if changed.is_empty() {
            return Ok(current);
        }
        if revision != input.base_revision {
            return Err(Error::Problems(conflicts(&mut tx, id, &profile, &stored, revision).await?));
        }
        store::update_organisation(&mut tx, id, &profile, actor.person, now).await?;
        let by = By::actor(actor, post);
        let details = serde_json::json!({ "fields": changed, "confirmed": confirmed });
        audit::record(&mut tx, &self.platform, by, "organisation.update", id, details).await?;
        tx.commit().await?;
        self.organisations(&[id]).await?.pop().ok_or(Error::NotFound)
    }
}

/// What only the tables can tell: numbers taken, parents in a circle, what still hangs on a closed organisation.
async fn check_links(
    tx: &mut Tx,
    id: OrganisationId,
    profile: &Profile,
    problems: &mut Problems,
) -> Result<()> {
    for (field, taken) in store::taken_numbers(tx, id, profile).await? {
        problems.require(!taken, || duplicate(field));
    }
    if let Some(parent) = profile.parent {
        match store::is_above(tx, id, parent).await? {
            None => problems.add(
                Problem::new("NOT_FOUND", "Cette structure n’existe pas dans l’annuaire.").on("parentId"),
            ),
            Some(circle) => problems.require(!circle, || {
                Problem::new("PARENT_CYCLE", "Une structure ne peut dépendre d’elle-même.").on("parentId")
            }),
        }
    }
    if let Some(last) = profile.closed_on {
        problems.require(!store::organisation_is_needed(tx, id, last).await?, || {
            Problem::new("STILL_USED", "Fermez d’abord ses fonctions et les structures qui en dépendent.")
                .on("closedOn")
        });
    }
    Ok(())
}

fn duplicate(field: &'static str) -> Problem {
    Problem::new("DUPLICATE", "Une autre structure porte déjà ce numéro.").on(field)
}

async fn conflicts(
    tx: &mut Tx,
    id: OrganisationId,
    mine: &Profile,
    theirs: &Profile,
    revision: i64,
) -> Result<Vec<Problem>> {
    let (author, at) = store::last_writer(tx, id).await?.ok_or(Error::NotFound)?;
    let pairs = mine.fields().into_iter().zip(theirs.fields());
    let differing = pairs.filter(|(mine, theirs)| mine.1 != theirs.1);
    Ok(differing
        .map(|((field, mine), (_, theirs))| Problem {
            conflict: Some(TextConflict {
                mine,
                theirs,
                their_author: author.clone(),
                their_at: Some(at),
                revision: i32::try_from(revision).unwrap_or(i32::MAX),
            }),
            ..Problem::new("CONFLICT_EDITED_MEANWHILE", "Quelqu’un a modifié cette fiche entre-temps.")
                .on(field)
        })
        .collect())
}
