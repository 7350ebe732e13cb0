//! Who one can sign in as. Every person is invented.

use std::collections::BTreeMap;

use super::planter::{Planter, PostSpec, Seat};
use crate::kernel::actor::{OrganisationId, PersonId};
use crate::kernel::error::{Error, Result};

/// Those planted, by what they sign in with.
pub type People = BTreeMap<&'static str, PersonId>;

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

impl Persona {
    /// Who signs in with this.
    pub(super) fn of(subject: &str) -> Result<&'static Self> {
        PERSONAS.iter().find(|persona| persona.subject == subject).ok_or(Error::NotFound)
    }

    /// Their address.
    pub(super) fn email(&self) -> String {
        format!("{}@demonstration.example", self.subject)
    }

    /// Plants the person, without any post.
    pub(super) async fn arrive(&self, planter: &mut Planter, people: &mut People) -> Result<PersonId> {
        let person = planter.person(self.given_name, self.family_name, &self.email()).await?;
        people.insert(self.subject, person);
        Ok(person)
    }
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

/// Plants a post and the persona who holds it.
pub async fn sit(
    planter: &mut Planter,
    people: &mut People,
    organisation: OrganisationId,
    spec: PostSpec,
    subject: &str,
) -> Result<Seat> {
    let persona = Persona::of(subject)?;
    let email = persona.email();
    let seat = planter.seat(organisation, spec, (persona.given_name, persona.family_name, &email)).await?;
    people.insert(persona.subject, seat.person);
    Ok(seat)
}
