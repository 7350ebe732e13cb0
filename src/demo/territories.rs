//! Two fictitious but plausible territories, one of them overseas, so that time zones show.
//!
//! Every institution's name says that it is made up; every person is invented.

use std::collections::BTreeMap;

use super::agreements::{PartyPlan, ProtocolPlan, Stage};
use super::arrival;
use super::exchange;
use super::planter::{Planter, PostSpec, Seat};
use super::regions::{self, Hospital, Regions};
use super::sign_in::{HEALTH, STATE};
use super::texts::{COURSES, FRAME, RELEASE};
use crate::accounts::oidc::ProviderSettings;
use crate::app::App;
use crate::directory::{Cardinality, OrganisationKind, PostKind};
use crate::kernel::actor::{OrganisationId, PartnershipId, PersonId};
use crate::kernel::clock::Zone;
use crate::kernel::error::Result;
use crate::platform::Platform;
use crate::protocols::ProtocolStatus;

/// Someone one can sign in as.
#[derive(Clone, Copy, Debug)]
pub struct Persona {
    /// The subject that the demonstration provider hands out.
    pub subject: &'static str,
    /// First name.
    pub given_name: &'static str,
    /// Family name.
    pub family_name: &'static str,
    /// Through the door of health professionals; otherwise of State agents.
    pub health_door: bool,
    /// Function, shown on the sign-in page.
    pub function: &'static str,
}

const fn persona(
    subject: &'static str,
    given_name: &'static str,
    family_name: &'static str,
    health_door: bool,
    function: &'static str,
) -> Persona {
    Persona { subject, given_name, family_name, health_door, function }
}

/// Everyone one can sign in as.
pub const PERSONAS: &[Persona] = &[
    persona(
        "spip-76",
        "Claire",
        "Delaunay",
        false,
        "Directrice du SPIP, coordonne le partenariat du Val-de-Seine",
    ),
    persona("president-76", "Hélène", "Marchand", false, "Présidente du tribunal du Val-de-Seine"),
    persona("procureur-76", "Marc", "Aubry", false, "Procureur, tribunal du Val-de-Seine"),
    persona("jap-76", "Inès", "Ferrand", false, "Juge de l’application des peines, magistrate référente"),
    persona(
        "juge-76",
        "Élise",
        "Castel",
        false,
        "Juge des enfants, vient d’arriver au tribunal du Val-de-Seine",
    ),
    persona("cpip-76", "Hugo", "Lemoine", false, "Conseiller pénitentiaire, SPIP du Val-de-Seine"),
    persona("csapa-76", "Samuel", "Okoye", true, "Directeur du CSAPA Les Deux Rives"),
    persona("hopital-76", "Nadia", "Benali", true, "Médecin, équipe de liaison de l’hôpital de l’Estuaire"),
    persona("spip-974", "Johanna", "Hoarau", false, "Directrice du SPIP de la Ravine, La Réunion"),
    persona("csapa-974", "Didier", "Payet", true, "Directeur du CSAPA Ti Pas, La Réunion"),
    persona(
        "ctr-34",
        "Maud",
        "Castelnau",
        true,
        "Directrice du CTR Les Garrigues, accueille d’autres régions",
    ),
    persona("ars", "Paul", "Vasseur", false, "Référent addictologie de l’ARS, observe le Val-de-Seine"),
    persona("territoire", "Lucie", "Morel", false, "Chargée de mission, administre les deux territoires"),
    persona("plateforme", "Amandine", "Petit", false, "Administratrice de la plateforme"),
    persona("nouveau", "Rémi", "Caron", false, "Nouvel arrivant, sans fonction attribuée"),
];

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
        exchange::live(app, seine, &planted).await?;
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
    let mut people = BTreeMap::new();
    let seine = plant_seine(&mut planter, &mut people).await?;
    plant_ravine(&mut planter, &mut people).await?;
    plant_administration(&mut planter, &mut people).await?;
    seine_protocols(&mut planter, &seine).await?;
    let hospital = Hospital { organisation: seine.hospital.organisation, head: seine.doctor };
    let between = regions::plant(&mut planter, &mut people, hospital).await?;
    planter.commit().await?;
    Ok((seine.partnership, between, people))
}

pub(super) type People = BTreeMap<&'static str, PersonId>;

/// Plants a post and the persona who holds it.
async fn sit(
    planter: &mut Planter,
    people: &mut People,
    organisation: OrganisationId,
    spec: PostSpec,
    subject: &'static str,
) -> Result<Seat> {
    let persona = PERSONAS.iter().find(|persona| persona.subject == subject);
    let (given, family) = persona.map_or(("", ""), |persona| (persona.given_name, persona.family_name));
    let email = format!("{subject}@demonstration.example");
    let seat = planter.seat(organisation, spec, (given, family, &email)).await?;
    people.insert(subject, seat.person);
    Ok(seat)
}

/// What the protocols of the Val-de-Seine need.
struct Seine {
    partnership: PartnershipId,
    spip: Seat,
    doctor: Seat,
    parties: Vec<PartyPlan>,
    hospital: PartyPlan,
    prison: PartyPlan,
}

async fn plant_seine(planter: &mut Planter, people: &mut People) -> Result<Seine> {
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
async fn seine_protocols(planter: &mut Planter, seine: &Seine) -> Result<()> {
    let base = ProtocolPlan {
        partnership: seine.partnership,
        title: "",
        owner: seine.spip,
        parties: &seine.parties,
        texts: FRAME,
        earlier_versions: 0,
        stage: Stage::Draft,
        reviews: &[],
        from_existing: false,
        term_months: None,
        redrafted: false,
        review_open: false,
    };
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

async fn plant_ravine(planter: &mut Planter, people: &mut People) -> Result<()> {
    let zone = "Indian/Reunion".parse::<Zone>().map_err(crate::kernel::error::Error::internal)?;
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
    let base = ProtocolPlan {
        partnership,
        title: "Protocole-cadre sur les soins obligés à La Ravine",
        owner: spip_director,
        parties: &parties,
        texts: FRAME,
        earlier_versions: 0,
        stage: Stage::InForce(planter.day(-365 + 6)),
        reviews: &[],
        from_existing: false,
        term_months: None,
        redrafted: false,
        review_open: false,
    };
    planter.protocol(&base).await?;
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
    planter
        .protocol(&ProtocolPlan {
            title: "Protocole sur les stages",
            texts: COURSES,
            stage: Stage::Draft,
            ..base
        })
        .await?;
    Ok(())
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
        let Some(persona) = PERSONAS.iter().find(|persona| persona.subject == subject) else { continue };
        let email = format!("{subject}@demonstration.example");
        let person = planter.person(persona.given_name, persona.family_name, &email).await?;
        people.insert(persona.subject, person);
    }
    if let Some(administrator) = people.get("plateforme").copied() {
        let q = planter.q("UPDATE person SET platform_admin = TRUE WHERE id = $1").await?.bind(administrator);
        planter.run(q).await?;
    }
    Ok(())
}
