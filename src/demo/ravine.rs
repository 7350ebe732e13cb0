//! La Ravine, overseas, so that time zones show: three organisations and their protocols.

use super::agreements::{PartyPlan, ProtocolPlan, Stage};
use super::personas::{People, sit};
use super::planter::{Planter, PostSpec};
use super::texts::{COURSES, FRAME, RELEASE};
use crate::directory::{OrganisationKind, PostKind};
use crate::kernel::clock::Zone;
use crate::kernel::error::{Error, Result};

/// Plants it all.
pub async fn plant(planter: &mut Planter, people: &mut People) -> Result<()> {
    let zone = "Indian/Reunion".parse::<Zone>().map_err(Error::internal)?;
    let code = "tj:974-ravine";
    planter.tribunal(code, "Tribunal judiciaire de la Ravine (fictif)", zone.name(), "dep:974").await?;
    let city = ("La Ravine", "02 62 00 01 01");
    let kind = OrganisationKind::TribunalJudiciaire;
    let tribunal =
        planter.organisation(kind, "Tribunal judiciaire de la Ravine (fictif)", &zone, &[code], city).await?;
    let spip = planter
        .organisation(OrganisationKind::Spip, "SPIP de la Ravine (fictif)", &zone, &["dep:974"], city)
        .await?;
    let csapa = planter
        .organisation(OrganisationKind::Csapa, "CSAPA Ti Pas (fictif)", &zone, &["dep:974"], city)
        .await?;
    let spip_director = sit(planter, people, spip, PostSpec::head(PostKind::Dfspip), "spip-974").await?;
    let csapa_director =
        sit(planter, people, csapa, PostSpec::head(PostKind::StructureDirector), "csapa-974").await?;
    let president = planter
        .seat(
            tribunal,
            PostSpec::head(PostKind::TribunalPresident),
            ("Marie-Andrée", "Técher", "presidence.ravine@demonstration.example"),
        )
        .await?;
    let members = [tribunal, spip, csapa];
    let partnership = planter
        .partnership("Partenariat santé-justice de la Ravine", &zone, spip_director.post, &[code], &members)
        .await?;
    let parties = [(tribunal, president), (spip, spip_director), (csapa, csapa_director)]
        .map(|(organisation, seat)| PartyPlan { organisation, signatories: vec![seat] });
    let base = ProtocolPlan::draft(partnership, spip_director, &parties, FRAME);
    planter
        .protocol(&ProtocolPlan {
            title: "Protocole-cadre sur les soins obligés à La Ravine",
            stage: Stage::InForce(planter.day(-365 + 6)),
            ..base
        })
        .await?;
    let held = [planter.day(-300)];
    planter
        .protocol(&ProtocolPlan {
            title: "Accord sur la continuité des soins à la sortie",
            texts: RELEASE,
            stage: Stage::InForce(planter.day(-700)),
            reviews: &held,
            from_existing: true,
            ..base
        })
        .await?;
    planter.protocol(&ProtocolPlan { title: "Protocole sur les stages", texts: COURSES, ..base }).await?;
    Ok(())
}
