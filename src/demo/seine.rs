//! The Val-de-Seine: its organisations, who holds their posts, and a protocol in each state.

use super::agreements::{PartyPlan, ProtocolPlan, Stage};
use super::arrival;
use super::personas::{People, sit};
use super::planter::{Planter, PostSpec, Seat};
use super::texts::{COURSES, FRAME, RELEASE};
use crate::directory::{OrganisationKind, PostKind};
use crate::kernel::actor::PartnershipId;
use crate::kernel::clock::Zone;
use crate::kernel::error::Result;
use crate::protocols::ProtocolStatus;

/// What was planted, for its protocols and for the agreement with another region.
pub struct Seine {
    pub partnership: PartnershipId,
    /// The director of the SPIP, who coordinates.
    spip: Seat,
    /// The head of the hospital's team.
    pub doctor: Seat,
    parties: Vec<PartyPlan>,
    pub hospital: PartyPlan,
    prison: PartyPlan,
}

/// Plants it all but the protocols.
pub async fn plant(planter: &mut Planter, people: &mut People) -> Result<Seine> {
    let zone = Zone::paris();
    let tribunal_code = "tj:76-val-de-seine";
    planter
        .tribunal(tribunal_code, "Tribunal judiciaire du Val-de-Seine (fictif)", zone.name(), "dep:76")
        .await?;
    let city = ("Pont-sur-Seine", "02 35 00 01 01");
    let kind = OrganisationKind::TribunalJudiciaire;
    let tribunal = planter
        .organisation(kind, "Tribunal judiciaire du Val-de-Seine (fictif)", &zone, &[tribunal_code], city)
        .await?;
    let spip = planter
        .organisation(OrganisationKind::Spip, "SPIP du Val-de-Seine (fictif)", &zone, &["dep:76"], city)
        .await?;
    let csapa = planter
        .organisation(OrganisationKind::Csapa, "CSAPA Les Deux Rives (fictif)", &zone, &["dep:76"], city)
        .await?;
    let hospital = planter
        .organisation(
            OrganisationKind::Elsa,
            "Équipe de liaison, hôpital de l’Estuaire (fictif)",
            &zone,
            &["dep:76"],
            city,
        )
        .await?;
    let prison_kind = OrganisationKind::EtablissementPenitentiaire;
    let prison = planter
        .organisation(prison_kind, "Maison d’arrêt de la Boucle (fictive)", &zone, &["dep:76"], city)
        .await?;
    let caarud = planter
        .organisation(OrganisationKind::Caarud, "CAARUD L’Escale (fictif)", &zone, &["dep:76"], city)
        .await?;

    let spip_director = sit(planter, people, spip, PostSpec::head(PostKind::Dfspip), "spip-76").await?;
    sit(planter, people, spip, PostSpec::team(PostKind::Cpip), "cpip-76").await?;
    let president =
        sit(planter, people, tribunal, PostSpec::head(PostKind::TribunalPresident), "president-76").await?;
    let prosecutor =
        sit(planter, people, tribunal, PostSpec::signing(PostKind::Prosecutor), "procureur-76").await?;
    let referent = PostSpec { referent: true, ..PostSpec::single(PostKind::Jap) };
    sit(planter, people, tribunal, referent, "jap-76").await?;
    arrival::plant(planter, people, tribunal).await?;
    let csapa_director =
        sit(planter, people, csapa, PostSpec::head(PostKind::StructureDirector), "csapa-76").await?;
    // A team, so that a director has somebody to register.
    planter
        .seat(
            csapa,
            PostSpec::team(PostKind::SocialWorker),
            ("Lise", "Caradec", "equipe.deux-rives@demonstration.example"),
        )
        .await?;
    let doctor = sit(planter, people, hospital, PostSpec::head(PostKind::ServiceHead), "hopital-76").await?;
    let warden = planter
        .seat(
            prison,
            PostSpec::head(PostKind::StructureDirector),
            ("Alix", "Thévenin", "direction.boucle@demonstration.example"),
        )
        .await?;
    // Two vacancies, one of a signatory post, so that their display can be seen.
    planter.post(tribunal, &PostSpec::single(PostKind::RelayDoctor)).await?;
    planter.post(caarud, &PostSpec::head(PostKind::StructureDirector)).await?;

    let members = [tribunal, spip, csapa, hospital, prison, caarud];
    let name = "Partenariat santé-justice du Val-de-Seine";
    let partnership =
        planter.partnership(name, &zone, spip_director.post, &[tribunal_code], &members).await?;
    let party =
        |organisation, signatories: &[Seat]| PartyPlan { organisation, signatories: signatories.to_vec() };
    Ok(Seine {
        partnership,
        spip: spip_director,
        doctor,
        parties: vec![
            party(tribunal, &[president, prosecutor]),
            party(spip, &[spip_director]),
            party(csapa, &[csapa_director]),
        ],
        hospital: party(hospital, &[doctor]),
        prison: party(prison, &[warden]),
    })
}

/// One protocol in each state, reviews due and late.
pub async fn protocols(planter: &mut Planter, seine: &Seine) -> Result<()> {
    let base = ProtocolPlan::draft(seine.partnership, seine.spip, &seine.parties, FRAME);
    let with = |first: &PartyPlan| [vec![first.clone()], seine.parties.clone()].concat();
    let (with_hospital, with_prison) = (with(&seine.hospital), with(&seine.prison));
    let day = |planter: &Planter, days: i64| planter.day(days);

    let held = [day(planter, -365 - 330), day(planter, -345)];
    planter
        .protocol(&ProtocolPlan {
            title: "Protocole-cadre sur les soins obligés",
            earlier_versions: 2,
            stage: Stage::InForce(day(planter, -500)),
            reviews: &held,
            ..base
        })
        .await?;
    let late = [day(planter, -365 - 40)];
    planter
        .protocol(&ProtocolPlan {
            title: "Protocole sur l’attestation de suivi",
            parties: &with_hospital,
            stage: Stage::InForce(day(planter, -800)),
            reviews: &late,
            ..base
        })
        .await?;
    let recent = [day(planter, -120)];
    planter
        .protocol(&ProtocolPlan {
            title: "Accord sur la sortie de détention et la continuité des soins",
            parties: &with_prison,
            texts: RELEASE,
            stage: Stage::InForce(day(planter, -900)),
            reviews: &recent,
            from_existing: true,
            term_months: Some(36),
            redrafted: true,
            ..base
        })
        .await?;
    planter
        .protocol(&ProtocolPlan {
            title: "Protocole sur l’accueil des mineurs",
            stage: Stage::InForce(day(planter, -370)),
            review_open: true,
            ..base
        })
        .await?;
    for (title, texts, stage) in [
        ("Protocole sur l’injonction thérapeutique et le médecin relais", FRAME, Stage::Draft),
        ("Protocole sur les stages de sensibilisation", COURSES, Stage::InApproval(2)),
        ("Protocole sur la permanence d’addictologie au tribunal", FRAME, Stage::Agreed(day(planter, 12))),
        (
            "Convention de permanence téléphonique",
            COURSES,
            Stage::Ended(day(planter, -1_100), day(planter, -400), ProtocolStatus::Terminated),
        ),
    ] {
        planter.protocol(&ProtocolPlan { title, texts, stage, ..base }).await?;
    }
    planter
        .protocol(&ProtocolPlan {
            title: "Convention expérimentale sur les analyses",
            texts: RELEASE,
            stage: Stage::Ended(day(planter, -800), day(planter, -69), ProtocolStatus::Expired),
            term_months: Some(24),
            ..base
        })
        .await?;
    Ok(())
}
