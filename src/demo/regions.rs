//! An agreement between two regions: hospital and CSAPA of the Val-de-Seine refer, structures of the Hérault receive.
//!
//! Structures and the frame document are planted; roles, census and the coming exchange are lived through the services, so
//! that one census is fresh, one stale, one still to be said.

use std::collections::BTreeMap;

use jiff::civil::time;

use super::agreements::{PartyPlan, ProtocolPlan, Stage};
use super::lived::Lived;
use super::personas::People;
use super::planter::{Planter, PostSpec, Seat};
use super::texts::BETWEEN_REGIONS;
use crate::app::App;
use crate::directory::{OrganisationKind, PostKind};
use crate::events::EventInput;
use crate::interregion::{
    AddInterTerritoryParticipantInput, OfferedPlacesInput, OpenInterTerritoryAgreementInput, PlaceKind, Role,
    SetInterTerritoryFrameInput, UpdateReceptionCensusInput,
};
use crate::kernel::actor::{OrganisationId, PartnershipId};
use crate::kernel::clock::Zone;
use crate::kernel::error::{Error, Result};
use crate::protocols::ids::ProtocolId;

/// The hospital's team of the Val-de-Seine, which refers and coordinates.
pub struct Hospital {
    pub organisation: OrganisationId,
    pub head: Seat,
}

/// What was planted.
pub struct Regions {
    partnership: PartnershipId,
    frame: ProtocolId,
    referring: Vec<OrganisationId>,
    expert: OrganisationId,
    /// Who receives, and who speaks for it.
    receiving: Vec<(OrganisationId, &'static str)>,
}

/// Plants structures, partnership and frame document.
pub async fn plant(planter: &mut Planter, people: &mut People, hospital: Hospital) -> Result<Regions> {
    let zone = Zone::paris();
    let (seine, herault) =
        (("Pont-sur-Seine", "02 35 00 03 03"), ("Saint-Aubin-des-Garrigues", "04 67 00 01 01"));
    let unit = planter
        .organisation(
            OrganisationKind::UniteAddictologie,
            "Unité d’addictologie, hôpital de l’Estuaire (fictif)",
            &zone,
            &["dep:76"],
            seine,
        )
        .await?;
    let csapa = planter
        .organisation(OrganisationKind::Csapa, "CSAPA du Littoral (fictif)", &zone, &["dep:76"], seine)
        .await?;
    let spip = planter
        .organisation(OrganisationKind::Spip, "SPIP des Garrigues (fictif)", &zone, &["dep:34"], herault)
        .await?;
    let mut receiving = Vec::new();
    for (kind, name, subject, (given, family)) in RECEIVING {
        let structure = planter.organisation(kind, name, &zone, &["dep:34"], herault).await?;
        let email = format!("{subject}@demonstration.example");
        let head = PostSpec::head(PostKind::StructureDirector);
        let seat = planter.seat(structure, head, (given, family, &email)).await?;
        people.insert(subject, seat.person);
        receiving.push((structure, subject));
    }
    let mut heads = Vec::new();
    for (organisation, kind, given, family, email) in [
        (unit, PostKind::ServiceHead, "Béatrice", "Hamelin", "addictologie.estuaire@demonstration.example"),
        (csapa, PostKind::StructureDirector, "Yann", "Prigent", "direction.littoral@demonstration.example"),
        (spip, PostKind::Dfspip, "Solène", "Vidal", "direction.garrigues@demonstration.example"),
    ] {
        heads.push(planter.seat(organisation, PostSpec::head(kind), (given, family, email)).await?);
    }
    let mut members = vec![hospital.organisation, unit, csapa, spip];
    members.extend(receiving.iter().map(|(structure, _)| *structure));
    let name = "Accueil résidentiel entre la Seine et les Garrigues";
    let territories = ["dep:76", "dep:34"];
    let partnership = planter.partnership(name, &zone, hospital.head.post, &territories, &members).await?;
    let party = |organisation, seat: &Seat| PartyPlan { organisation, signatories: vec![*seat] };
    let mut parties = vec![party(hospital.organisation, &hospital.head)];
    parties.extend(heads.get(2).map(|head| party(spip, head)));
    let frame = planter
        .protocol(&ProtocolPlan {
            title: "Document-cadre de l’accueil entre régions",
            stage: Stage::InForce(planter.day(-250)),
            ..ProtocolPlan::draft(partnership, hospital.head, &parties, BETWEEN_REGIONS)
        })
        .await?;
    let referring = vec![hospital.organisation, csapa];
    Ok(Regions { partnership, frame, referring, expert: unit, receiving })
}

/// Kind, name, what its director signs in with, who that is.
const RECEIVING: [(OrganisationKind, &str, &str, (&str, &str)); 3] = [
    (OrganisationKind::Ctr, "CTR Les Garrigues (fictif)", "ctr-34", ("Maud", "Castelnau")),
    (
        OrganisationKind::CommunauteTherapeutique,
        "Communauté thérapeutique du Causse (fictive)",
        "communaute-34",
        ("Félix", "Rouanet"),
    ),
    (
        OrganisationKind::SmrAddictologie,
        "SMR en addictologie de l’Étang (fictif)",
        "smr-34",
        ("Anaïs", "Delmas"),
    ),
];

/// Who says it, how many days ago, which places, under which conditions.
type Offer = (&'static str, i64, &'static [(PlaceKind, i64)], &'static str);

/// Lives the agreement's year.
pub async fn live(app: &App, regions: &Regions, people: &People) -> Result<()> {
    let lived = Lived::beside(app, Zone::paris(), people)?;
    let interregion = &lived.app.interregion;
    let opened = lived.day(-240);
    lived.at(opened, 9);
    let coordinator = lived.actor("hopital-76").await?;
    let partnership_id = regions.partnership;
    let open = OpenInterTerritoryAgreementInput { partnership_id, acting_post_id: None };
    interregion.open(&coordinator, open).await?;
    let protocol_id = Some(regions.frame);
    let frame = SetInterTerritoryFrameInput { partnership_id, protocol_id, acting_post_id: None };
    interregion.set_frame(&coordinator, frame).await?;
    let give = |organisation_id, role| AddInterTerritoryParticipantInput {
        partnership_id,
        organisation_id,
        role,
        since: opened,
        until: None,
        acting_post_id: None,
    };
    for structure in &regions.referring {
        interregion.add_participant(&coordinator, give(*structure, Role::Referring)).await?;
    }
    interregion.add_participant(&coordinator, give(regions.expert, Role::Expert)).await?;
    let mut parts = BTreeMap::new();
    for (structure, subject) in &regions.receiving {
        let part = interregion.add_participant(&coordinator, give(*structure, Role::Receiving)).await?;
        parts.insert(*subject, part.id);
    }
    let offers: [Offer; 2] = [
        (
            "communaute-34",
            -225,
            &[(PlaceKind::TherapeuticCommunity, 6)],
            "Une visite est proposée avant chaque séjour. Les traitements de substitution sont poursuivis. Une équipe \
             référente reste joignable pendant tout le séjour.",
        ),
        (
            "ctr-34",
            -38,
            &[
                (PlaceKind::ResidentialCentre, 8),
                (PlaceKind::TherapeuticApartment, 3),
                (PlaceKind::Transition, 2),
            ],
            "Accueil du lundi au jeudi. Les couples et les animaux ne sont pas accueillis. Le retour est préparé dès \
             l’arrivée avec l’équipe qui adresse.",
        ),
    ];
    for (subject, day, offered, conditions) in offers {
        lived.at(lived.day(day), 10);
        let census = UpdateReceptionCensusInput {
            participation_id: *parts.get(subject).ok_or(Error::NotFound)?,
            base_revision: 1,
            places: offered
                .iter()
                .map(|(kind, offered)| OfferedPlacesInput { kind: *kind, offered: *offered })
                .collect(),
            conditions: Some(conditions.to_owned()),
            confirmed_no_individual_case: false,
            acting_post_id: None,
        };
        interregion.update_census(&lived.actor(subject).await?, census).await?;
    }
    lived.at(lived.day(-5), 9);
    let coordinator = lived.actor("hopital-76").await?;
    let mut expected = coordinator.posts();
    for (_, subject) in &regions.receiving {
        expected.extend(lived.actor(subject).await?.posts());
    }
    let exchange = EventInput {
        title: "Point entre équipes qui adressent et qui accueillent".into(),
        description: Some(
            "Délais, transports, préparation des retours. Aucune situation individuelle.".into(),
        ),
        kind: None,
        partnership_id,
        meeting: lived.meeting(lived.day(25), time(14, 0, 0, 0), time(15, 30, 0, 0), "Visioconférence"),
        recurrence: None,
        attendee_post_ids: expected,
        attendee_person_ids: Vec::new(),
        organiser_post_id: None,
        confirmed_no_individual_case: false,
        acting_post_id: None,
    };
    lived.app.events.create(&coordinator, exchange).await?;
    lived.withdraw_mail().await
}
