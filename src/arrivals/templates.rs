//! Templates: what a partnership says to newcomers of one role, and asks them to do.

use std::collections::HashMap;

use async_graphql::{Enum, SimpleObject};
use serde::Deserialize;

use super::content::PackSection;
use super::{Packs, starter, store};
use crate::directory::{Organisation, OrganisationKind, Post, PostKind, Sector};
use crate::kernel::actor::PartnershipId;
use crate::kernel::clock::Ts;
use crate::kernel::error::Result;
use crate::typed_id;

typed_id!(
    /// What a partnership adapted for a role.
    TemplateId,
    "pack-template"
);

/// Who is told the same on arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum, Deserialize, sqlx::Type)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PackRole {
    /// Judges, prosecutors and those who work in court.
    Magistrate,
    /// The SPIP.
    Probation,
    /// The PJJ.
    YouthJustice,
    /// CSAPA, CAARUD and other medico-social structures.
    AddictionCare,
    /// Hospital services.
    Hospital,
    /// Everybody else.
    Other,
}

impl PackRole {
    /// In the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Magistrate,
        Self::Probation,
        Self::YouthJustice,
        Self::AddictionCare,
        Self::Hospital,
        Self::Other,
    ];

    /// From the function where it says enough, else from the kind and sector of the organisation: doctors work on
    /// either side of a hospital's door.
    #[must_use]
    pub fn of(post: &Post, organisation: &Organisation) -> Self {
        match post.kind {
            PostKind::TribunalPresident
            | PostKind::Prosecutor
            | PostKind::DeputyProsecutor
            | PostKind::Jap
            | PostKind::JuvenileJudge
            | PostKind::InvestigatingJudge
            | PostKind::CourtClerk
            | PostKind::ProsecutorDelegate => Self::Magistrate,
            PostKind::Dfspip | PostKind::Dpip | PostKind::AntenneHead | PostKind::Cpip => Self::Probation,
            PostKind::PjjDirector | PostKind::PjjManager => Self::YouthJustice,
            _ => Self::of_place(organisation),
        }
    }

    fn of_place(organisation: &Organisation) -> Self {
        match (organisation.sector, organisation.kind) {
            (_, OrganisationKind::Spip | OrganisationKind::SpipAntenne) => Self::Probation,
            (_, OrganisationKind::PjjService | OrganisationKind::Dtpjj) => Self::YouthJustice,
            (
                _,
                OrganisationKind::TribunalJudiciaire
                | OrganisationKind::TribunalPremiereInstance
                | OrganisationKind::CourAppel,
            ) => Self::Magistrate,
            (Sector::MedicoSocial, _) => Self::AddictionCare,
            (Sector::Sanitaire, _) => Self::Hospital,
            _ => Self::Other,
        }
    }
}

/// Who does what a checklist asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, Deserialize, sqlx::Type)]
#[graphql(name = "PackItemOwner")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ItemOwner {
    /// Whoever arrives.
    Newcomer,
    /// The representative of the own organisation.
    Representative,
    /// The coordinator of the partnership; the newcomer says when it is done.
    Coordinator,
}

/// A point of a checklist, counted from the first day.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject, Deserialize)]
pub struct PackTemplateItem {
    /// Stable within the template; `presentation`, `visit` and `training` are always there.
    pub key: String,
    /// What is to be done.
    pub title: String,
    /// By whom.
    pub owner: ItemOwner,
    /// Within how many days after the first one.
    pub due_days: i64,
}

/// What a partnership says to newcomers of one role.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct PackTemplate {
    /// For whom.
    pub role: PackRole,
    /// The first words of the pack.
    pub welcome: String,
    /// The sections that show, in their order.
    pub sections: Vec<PackSection>,
    /// The checklist, soonest first.
    pub items: Vec<PackTemplateItem>,
    /// The partnership changed what comes with the program.
    pub adapted: bool,
    /// Sent back as `baseRevision`; 0 until adapted.
    pub revision: i64,
    /// Its row, once adapted.
    pub id: Option<TemplateId>,
    /// When it was last changed, and by whom.
    #[graphql(skip)]
    pub edited: Option<(Ts, Option<String>)>,
}

/// The templates of some partnerships.
#[derive(Debug, Default)]
pub(super) struct Shelf(HashMap<(PartnershipId, PackRole), PackTemplate>);

impl Shelf {
    /// What the partnership made for this role, or what comes with the program.
    pub fn get(&self, partnership: Option<PartnershipId>, role: PackRole) -> PackTemplate {
        let adapted = partnership.and_then(|id| self.0.get(&(id, role)));
        adapted.cloned().unwrap_or_else(|| starter::template(role))
    }
}

impl Packs {
    /// The templates of these partnerships; two statements.
    pub(super) async fn shelf(&self, partnerships: &[PartnershipId]) -> Result<Shelf> {
        if partnerships.is_empty() {
            return Ok(Shelf::default());
        }
        let rows = store::templates(&self.platform.db, partnerships).await?;
        let ids: Vec<TemplateId> = rows.iter().map(|row| row.id).collect();
        let mut items: HashMap<TemplateId, Vec<PackTemplateItem>> = HashMap::new();
        for row in store::template_items(&self.platform.db, &ids).await? {
            items.entry(row.template_id).or_default().push(row.into());
        }
        let shelved = rows.into_iter().map(|row| {
            let items = items.remove(&row.id).unwrap_or_default();
            ((row.partnership_id, row.role), row.with(items))
        });
        Ok(Shelf(shelved.collect()))
    }

    /// The templates of a partnership, one for each role; whoever asks runs it.
    ///
    /// # Errors
    /// The database's.
    pub async fn templates_as_system(&self, partnership: PartnershipId) -> Result<Vec<PackTemplate>> {
        let templates = self.shelf(&[partnership]).await?;
        Ok(PackRole::ALL.into_iter().map(|role| templates.get(Some(partnership), role)).collect())
    }
}
