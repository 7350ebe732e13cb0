//! The themes of the guide (domain §5).

use async_graphql::Enum;

/// Themes of clauses, agendas and trainings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum, sqlx::Type, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Theme {
    /// Which measure for whom.
    OrientationCriteria,
    /// Content and limits of each measure.
    ContentOfMeasures,
    /// Attendance and follow-up certificates.
    Certificates,
    /// Biological analyses.
    BiologicalAnalyses,
    /// Secrecy and information.
    SecrecyAndInformation,
    /// The relay doctor.
    RelayDoctor,
    /// Injonction de soins and its coordinating doctor.
    InjonctionDeSoins,
    /// Incidents, missed appointments, waiting lists.
    IncidentsAndSaturation,
    /// Prison, release, continuity of care.
    PrisonAndRelease,
    /// Awareness courses.
    AwarenessCourses,
    /// Minors.
    Minors,
    /// Rights and duties of each profession.
    RightsAndDutiesOfProfessions,
    /// The person's information and voice.
    VoiceOfThePerson,
    /// Risk reduction and relapse.
    RiskReductionAndRelapse,
    /// Innovative schemes.
    InnovativeSchemes,
    /// Multi-problem situations.
    MultiProblemSituations,
    /// Orientation to other regions.
    InterRegionalOrientation,
    /// Any other.
    Other,
}

impl Theme {
    /// All of them, in the guide's order.
    pub const ALL: [Self; 18] = [
        Self::OrientationCriteria,
        Self::ContentOfMeasures,
        Self::Certificates,
        Self::BiologicalAnalyses,
        Self::SecrecyAndInformation,
        Self::RelayDoctor,
        Self::InjonctionDeSoins,
        Self::IncidentsAndSaturation,
        Self::PrisonAndRelease,
        Self::AwarenessCourses,
        Self::Minors,
        Self::RightsAndDutiesOfProfessions,
        Self::VoiceOfThePerson,
        Self::RiskReductionAndRelapse,
        Self::InnovativeSchemes,
        Self::MultiProblemSituations,
        Self::InterRegionalOrientation,
        Self::Other,
    ];

    /// The French words.
    #[must_use]
    pub fn label_fr(self) -> &'static str {
        match self {
            Self::OrientationCriteria => "Critères d’orientation entre les mesures",
            Self::ContentOfMeasures => "Contenu et limites de chaque mesure",
            Self::Certificates => "Attestations de présence et de suivi",
            Self::BiologicalAnalyses => "Analyses biologiques",
            Self::SecrecyAndInformation => "Secret et informations échangées",
            Self::RelayDoctor => "Médecin relais",
            Self::InjonctionDeSoins => "Injonction de soins et médecin coordonnateur",
            Self::IncidentsAndSaturation => "Incidents, absences, listes d’attente",
            Self::PrisonAndRelease => "Détention, sortie, continuité des soins",
            Self::AwarenessCourses => "Stages de sensibilisation",
            Self::Minors => "Mineurs (PJJ, CJC)",
            Self::RightsAndDutiesOfProfessions => "Droits et devoirs de chaque métier",
            Self::VoiceOfThePerson => "Information et parole de la personne",
            Self::RiskReductionAndRelapse => "Réduction des risques et rechute",
            Self::InnovativeSchemes => "Dispositifs innovants",
            Self::MultiProblemSituations => "Situations à difficultés multiples",
            Self::InterRegionalOrientation => "Orientation entre régions",
            Self::Other => "Autre",
        }
    }
}
