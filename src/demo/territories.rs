//! Two fictitious but plausible territories, one of them overseas, and who administers them.
//!
//! Every institution's name says that it is made up.

use super::arrival;
use super::personas::{PERSONAS, People, Persona, sit};
use super::planter::{Planter, PostSpec};
use super::regions::{self, Hospital, Regions};
use super::sign_in::{HEALTH, STATE};
use super::{ravine, seine, year};
use crate::accounts::oidc::ProviderSettings;
use crate::app::App;
use crate::directory::{Cardinality, OrganisationKind, PostKind};
use crate::kernel::actor::{PartnershipId, PersonId};
use crate::kernel::clock::Zone;
use crate::kernel::error::Result;
use crate::platform::Platform;

/// Plants both territories, unless they are there already, and ties the doors' personas to their people. The doors
/// may have moved to another port since.
///
/// # Errors
/// The database's.
pub async fn plant_once(app: &App, doors: &[ProviderSettings]) -> Result<()> {
    let platform = &app.platform;
    let mut people = known_people(platform).await?;
    if people.is_empty() {
        let (seine, between, planted) = plant(platform).await?;
        year::live(app, seine, &planted).await?;
        regions::live(app, &between, &planted).await?;
        arrival::live(app, &planted).await?;
        people = planted;
    }
    let mut planter = Planter::new(platform);
    for persona in PERSONAS {
        let door_id = if persona.health_door { HEALTH } else { STATE };
        let door = doors.iter().find(|door| door.id == door_id);
        if let (Some(door), Some(person)) = (door, people.get(persona.subject)) {
            planter.identity(&door.id, &door.issuer, persona.subject, *person).await?;
        }
    }
    planter.commit().await
}

async fn known_people(platform: &Platform) -> Result<People> {
    let db = &platform.db;
    let rows: Vec<(String, PersonId)> = db
        .all(db.q("SELECT DISTINCT subject, person_id FROM identity WHERE provider_id IN ('demo-etat', 'demo-sante')"))
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(subject, person)| {
            let persona = PERSONAS.iter().find(|persona| persona.subject == subject)?;
            Some((persona.subject, person))
        })
        .collect())
}

async fn plant(platform: &Platform) -> Result<(PartnershipId, Regions, People)> {
    let mut planter = Planter::new(platform);
    let mut people = People::new();
    let seine = seine::plant(&mut planter, &mut people).await?;
    ravine::plant(&mut planter, &mut people).await?;
    plant_administration(&mut planter, &mut people).await?;
    seine::protocols(&mut planter, &seine).await?;
    let hospital = Hospital { organisation: seine.hospital.organisation, head: seine.doctor };
    let between = regions::plant(&mut planter, &mut people, hospital).await?;
    planter.commit().await?;
    Ok((seine.partnership, between, people))
}

async fn plant_administration(planter: &mut Planter, people: &mut People) -> Result<()> {
    let zone = Zone::paris();
    let ars = planter
        .organisation(
            OrganisationKind::Ars,
            "Agence régionale de santé (fictive)",
            &zone,
            &["dep:76"],
            ("Pont-sur-Seine", "02 35 00 02 02"),
        )
        .await?;
    let observer = sit(planter, people, ars, PostSpec::single(PostKind::ArsReferent), "ars").await?;
    planter.grant(observer.post, "OBSERVER", "dep:76").await?;
    let officer = PostSpec { cardinality: Cardinality::Single, ..PostSpec::single(PostKind::ProjectOfficer) };
    let administrator = sit(planter, people, ars, officer, "territoire").await?;
    for territory in ["dep:76", "dep:974"] {
        planter.grant(administrator.post, "TERRITORY_ADMINISTRATOR", territory).await?;
    }
    for subject in ["plateforme", "nouveau"] {
        Persona::of(subject)?.arrive(planter, people).await?;
    }
    if let Some(administrator) = people.get("plateforme").copied() {
        let q = planter.q("UPDATE person SET platform_admin = TRUE WHERE id = $1").await?.bind(administrator);
        planter.run(q).await?;
    }
    Ok(())
}
