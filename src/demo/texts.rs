//! Clauses of the demonstration: plausible practice in our own words, obeying the secrecy checklist of domain §5.

use crate::protocols::Theme;

/// Theme, title, body, whether it may be shown to the public.
pub type Text = (Theme, &'static str, &'static str, bool);

/// Roles of which clauses on a theme ask something.
pub fn marked_for(theme: Theme) -> &'static str {
    match theme {
        Theme::OrientationCriteria => {
            "JAP,JUVENILE_JUDGE,PROSECUTOR,DEPUTY_PROSECUTOR,TRIBUNAL_PRESIDENT,DFSPIP,CPIP"
        }
        Theme::Certificates => "JAP,JUVENILE_JUDGE,CPIP,STRUCTURE_DIRECTOR,SERVICE_HEAD,DOCTOR,SOCIAL_WORKER",
        Theme::ContentOfMeasures => "CPIP,STRUCTURE_DIRECTOR,DOCTOR,PSYCHOLOGIST,SOCIAL_WORKER",
        _ => "",
    }
}

/// A whole protocol on court-ordered care.
pub const FRAME: &[Text] = &[
    (
        Theme::OrientationCriteria,
        "Choisir la mesure adaptée",
        "L’obligation de soins convient lorsque la consommation est en lien avec les faits et que le soin peut être \
         organisé librement par la personne. L’injonction thérapeutique suppose un médecin relais.\n\n\
         Avant l’audience, le service de probation peut interroger le CSAPA sur ses délais d’accueil, sans évoquer \
         aucune situation.",
        true,
    ),
    (
        Theme::ContentOfMeasures,
        "Ce que le CSAPA propose, ce qu’il ne fait pas",
        "Le CSAPA accueille, évalue et propose un accompagnement. Il ne contrôle pas l’exécution de la peine et ne \
         décide pas de la fin de la mesure.\n\n\
         Un premier rendez-vous est proposé dans les trois semaines qui suivent la demande de la personne.",
        true,
    ),
    (
        Theme::Certificates,
        "L’attestation de suivi",
        "L’attestation est remise à la personne, qui la transmet elle-même. Elle indique la date et le lieu, au plus \
         la fonction du professionnel rencontré. Elle ne mentionne ni guérison, ni abstinence, ni contenu de \
         l’entretien.",
        true,
    ),
    (
        Theme::BiologicalAnalyses,
        "Les analyses biologiques",
        "Prescrire une analyse relève de l’équipe de soin. Les résultats sont lus par le personnel médical ; ils ne \
         prouvent pas un changement et ne sont pas transmis à la justice.",
        false,
    ),
    (
        Theme::SecrecyAndInformation,
        "Secret professionnel et accord de la personne",
        "Tout outil commun demande l’accord de la personne. Cet accord ne lève pas le secret médical. Les échanges \
         entre services portent sur les pratiques, jamais sur une situation individuelle.",
        true,
    ),
    (
        Theme::IncidentsAndSaturation,
        "Absences, incidents, files d’attente saturées",
        "La loi n’impose pas au CSAPA de signaler une absence. Lorsque la file d’attente dépasse six semaines, il en \
         informe le service de probation et le tribunal, sans donnée individuelle, afin que les délais fixés \
         en tiennent compte.",
        false,
    ),
    (
        Theme::VoiceOfThePerson,
        "Informer la personne",
        "Le conseiller pénitentiaire remet la fiche d’information du partenariat lors du premier entretien. Le CSAPA \
         la reprend à l’accueil. Le médecin traitant de la personne n’est jamais l’expert désigné.",
        true,
    ),
];

/// A shorter protocol on release from prison.
pub const RELEASE: &[Text] = &[
    (
        Theme::PrisonAndRelease,
        "Préparer la sortie",
        "L’unité sanitaire et le CSAPA référent en milieu pénitentiaire conviennent d’un premier rendez-vous dehors \
         dans les dix jours qui suivent la sortie, si la personne le souhaite.",
        true,
    ),
    (
        Theme::SecrecyAndInformation,
        "Ce qui circule, et par qui",
        "Les documents passent par la personne. Le service de probation connaît l’existence du dispositif, pas le \
         contenu du soin.",
        false,
    ),
    (
        Theme::Certificates,
        "Justifier d’un rendez-vous",
        "Une attestation de présence datée est remise à la personne à sa demande.",
        false,
    ),
];

/// A protocol on awareness courses.
pub const COURSES: &[Text] = &[
    (
        Theme::AwarenessCourses,
        "Contenu du stage de sensibilisation",
        "Le stage dure deux jours. Il est animé par un professionnel de l’addictologie et ouvert par un représentant \
         du parquet, qui en rappelle le cadre.",
        true,
    ),
    (
        Theme::RightsAndDutiesOfProfessions,
        "Qui fait quoi",
        "Le délégué du procureur convoque, l’association accueille, le CSAPA présente l’offre de soin du territoire. \
         Aucun bilan individuel n’est rédigé par le CSAPA.",
        false,
    ),
    (
        Theme::RiskReductionAndRelapse,
        "Parler de rechute et de récidive",
        "La rechute fait partie du parcours de soin ; elle n’est pas une récidive. Les intervenants emploient ces \
         mots avec ce sens.",
        true,
    ),
];

/// The frame of an agreement between regions: who refers, who receives, who supports.
pub const BETWEEN_REGIONS: &[Text] = &[
    (
        Theme::InterRegionalOrientation,
        "Pour qui, avec l’accord de qui",
        "L’accueil dans une autre région est proposé à des personnes volontaires qui souhaitent s’éloigner de leur lieu de \
         consommation. Il ne résulte jamais d’une décision de justice. La personne visite ou appelle la structure avant \
         de choisir.",
        true,
    ),
    (
        Theme::InterRegionalOrientation,
        "Ce que font ceux qui adressent et ceux qui accueillent",
        "L’équipe qui adresse prépare le départ et le retour, et reste joignable pendant le séjour. La structure qui \
         accueille annonce ses places et ses conditions deux fois par an. L’équipe hospitalière experte répond aux \
         questions cliniques des deux équipes.",
        true,
    ),
    (
        Theme::SecrecyAndInformation,
        "Échanges entre équipes",
        "Les dossiers passent d’une équipe de soin à l’autre avec l’accord de la personne, par leurs moyens sécurisés \
         habituels. Les réunions de cet accord portent sur les pratiques.",
        false,
    ),
];

/// How the seven points of the checklist are settled in [`FRAME`]: point and clause number, or the reason why the
/// point is not concerned.
pub const CHECKLIST: &[(&str, Option<i64>, Option<&str>)] = &[
    ("DOCUMENTS_THROUGH_THE_PERSON", Some(3), None),
    ("AGREEMENT_OF_THE_PERSON", Some(5), None),
    ("CONTENT_OF_CERTIFICATES", Some(3), None),
    ("ANALYSES", Some(4), None),
    ("INCIDENT_REPORTS", Some(6), None),
    ("EXPERT_IS_NOT_TREATING_DOCTOR", Some(7), None),
    ("HOW_THE_PERSON_IS_TOLD", Some(7), None),
];

/// What a first version said where the second was improved, so that a comparison has something to show.
pub const FIRST_WORDING: (usize, &str) = (
    1,
    "Le CSAPA accueille, évalue et propose un accompagnement. Il ne contrôle pas l’exécution de la peine.\n\n\
     Un premier rendez-vous est proposé dans les six semaines qui suivent la demande de la personne.",
);

/// All texts that are planted: a test holds them before the guard.
pub fn all() -> impl Iterator<Item = &'static str> {
    [FRAME, RELEASE, COURSES, BETWEEN_REGIONS]
        .into_iter()
        .flatten()
        .flat_map(|(_, title, body, _)| [*title, *body])
        .chain([FIRST_WORDING.1])
}
