//! The closed lists of the directory, each value with its French word (domain §3, §4).

/// Declares a closed list: stored and served under one code, shown under one French word.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $word:literal,)+ }) => {
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            async_graphql::Enum, sqlx::Type, serde::Serialize, serde::Deserialize,
        )]
        #[sqlx(type_name = "text", rename_all = "SCREAMING_SNAKE_CASE")]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        $(#[$meta])*
        pub enum $name {
            $(#[doc = $word] $variant,)+
        }

        impl $name {
            /// All values, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The French word shown to people.
            #[must_use]
            pub const fn label_fr(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// The code stored and served, in capitals.
            #[must_use]
            pub fn code(self) -> &'static str {
                let items = <Self as async_graphql::resolver_utils::EnumType>::items();
                items.iter().find(|item| item.value == self).map_or("", |item| item.name)
            }

            /// Reads a code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                let items = <Self as async_graphql::resolver_utils::EnumType>::items();
                items.iter().find(|item| item.name == code).map(|item| item.value)
            }
        }
    };
}

words! {
    /// Sector of an organisation; health means `MEDICO_SOCIAL`, `SANITAIRE` or `PREMIER_RECOURS`.
    Sector {
        Justice = "Justice",
        MedicoSocial = "Médico-social",
        Sanitaire = "Sanitaire",
        PremierRecours = "Premier recours",
        AppuiSante = "Appui à la santé",
        Social = "Social",
        Emploi = "Emploi",
        Education = "Éducation",
        Institution = "Institution",
    }
}

words! {
    /// The two sides that must both be present.
    Side {
        Justice = "Justice",
        Health = "Santé",
    }
}

impl Sector {
    /// The side it counts for where both must be present; none for the other sectors.
    #[must_use]
    pub const fn side(self) -> Option<Side> {
        match self {
            Self::Justice => Some(Side::Justice),
            Self::MedicoSocial | Self::Sanitaire | Self::PremierRecours => Some(Side::Health),
            _ => None,
        }
    }
}

words! {
    /// Kind of organisation; each belongs to one sector.
    OrganisationKind {
        Spip = "SPIP",
        SpipAntenne = "Antenne de SPIP",
        Disp = "Direction interrégionale des services pénitentiaires (DISP)",
        PjjService = "Service de la PJJ",
        Dtpjj = "Direction territoriale de la PJJ",
        TribunalJudiciaire = "Tribunal judiciaire",
        TribunalPremiereInstance = "Tribunal de première instance",
        CourAppel = "Cour d’appel",
        EtablissementPenitentiaire = "Établissement pénitentiaire",
        AssociationSocioJudiciaire = "Association socio-judiciaire",
        Enm = "École nationale de la magistrature (ENM)",
        Enap = "École nationale d’administration pénitentiaire (ENAP)",
        Enpjj = "École nationale de protection judiciaire de la jeunesse (ENPJJ)",
        Csapa = "CSAPA",
        Caarud = "CAARUD",
        Cjc = "Consultation jeunes consommateurs (CJC)",
        At = "Appartement thérapeutique (AT)",
        Act = "Appartements de coordination thérapeutique (ACT)",
        Atr = "Appartement thérapeutique relais (ATR)",
        Ctr = "Centre thérapeutique résidentiel (CTR)",
        CommunauteTherapeutique = "Communauté thérapeutique",
        OrganismeGestionnaire = "Organisme gestionnaire",
        Elsa = "Équipe de liaison et de soins en addictologie (ELSA)",
        HopitalDeJour = "Hôpital de jour",
        SmrAddictologie = "SMR en addictologie",
        ConsultationHospitaliere = "Consultation hospitalière d’addictologie",
        UniteAddictologie = "Unité d’addictologie",
        SmprUsmp = "Soins en milieu pénitentiaire (SMPR, USMP)",
        Cmp = "Centre médico-psychologique (CMP)",
        Microstructure = "Microstructure médicale addictions",
        MaisonDeSante = "Maison de santé",
        CabinetMedical = "Cabinet médical",
        Cpts = "CPTS",
        Pharmacie = "Pharmacie",
        Dac = "Dispositif d’appui à la coordination (DAC)",
        MaisonDesAdolescents = "Maison des adolescents",
        Chrs = "CHRS",
        Rhvs = "Résidence hôtelière à vocation sociale (RHVS)",
        Cph = "Centre provisoire d’hébergement (CPH)",
        Cada = "CADA",
        Siao = "SIAO",
        AutreCentreAccueil = "Autre centre d’accueil",
        Ei = "Entreprise d’insertion (EI)",
        Etti = "Entreprise de travail temporaire d’insertion (ETTI)",
        Aci = "Atelier ou chantier d’insertion (ACI)",
        Ai = "Association intermédiaire (AI)",
        EtablissementScolaire = "Établissement scolaire",
        Rectorat = "Rectorat",
        Ars = "Agence régionale de santé (ARS)",
        Prefecture = "Préfecture",
        Mildeca = "MILDECA",
        ConseilDepartemental = "Conseil départemental",
        Collectivite = "Collectivité",
        Barreau = "Barreau",
        ReseauRegional = "Réseau régional",
    }
}

impl OrganisationKind {
    /// The sector it belongs to.
    #[must_use]
    pub const fn sector(self) -> Sector {
        match self {
            Self::Spip
            | Self::SpipAntenne
            | Self::Disp
            | Self::PjjService
            | Self::Dtpjj
            | Self::TribunalJudiciaire
            | Self::TribunalPremiereInstance
            | Self::CourAppel
            | Self::EtablissementPenitentiaire
            | Self::AssociationSocioJudiciaire
            | Self::Enm
            | Self::Enap
            | Self::Enpjj => Sector::Justice,
            Self::Csapa
            | Self::Caarud
            | Self::Cjc
            | Self::At
            | Self::Act
            | Self::Atr
            | Self::Ctr
            | Self::CommunauteTherapeutique
            | Self::OrganismeGestionnaire => Sector::MedicoSocial,
            Self::Elsa
            | Self::HopitalDeJour
            | Self::SmrAddictologie
            | Self::ConsultationHospitaliere
            | Self::UniteAddictologie
            | Self::SmprUsmp
            | Self::Cmp => Sector::Sanitaire,
            Self::Microstructure
            | Self::MaisonDeSante
            | Self::CabinetMedical
            | Self::Cpts
            | Self::Pharmacie => Sector::PremierRecours,
            Self::Dac | Self::MaisonDesAdolescents => Sector::AppuiSante,
            Self::Chrs | Self::Rhvs | Self::Cph | Self::Cada | Self::Siao | Self::AutreCentreAccueil => {
                Sector::Social
            }
            Self::Ei | Self::Etti | Self::Aci | Self::Ai => Sector::Emploi,
            Self::EtablissementScolaire | Self::Rectorat => Sector::Education,
            Self::Ars
            | Self::Prefecture
            | Self::Mildeca
            | Self::ConseilDepartemental
            | Self::Collectivite
            | Self::Barreau
            | Self::ReseauRegional => Sector::Institution,
        }
    }
}

words! {
    /// A mission that a CSAPA can carry besides its kind.
    OrganisationMission {
        Cjc = "Consultation jeunes consommateurs",
        CsapaReferentPenitentiaire = "CSAPA référent en milieu pénitentiaire",
    }
}

words! {
    /// Whether the FINESS number names the legal entity or the site.
    FinessLevel {
        LegalEntity = "Entité juridique",
        Site = "Établissement",
    }
}

words! {
    /// Kind of territory; all but the first two are sets of départements.
    TerritoryKind {
        Departement = "Département",
        Tribunal = "Tribunal",
        CourtOfAppeal = "Cour d’appel",
        Region = "Région",
        InterRegion = "Interrégion pénitentiaire",
    }
}

words! {
    /// Kind of post: a closed list.
    PostKind {
        TribunalPresident = "Président du tribunal",
        Prosecutor = "Procureur de la République",
        DeputyProsecutor = "Substitut du procureur",
        Jap = "Juge de l’application des peines",
        JuvenileJudge = "Juge des enfants",
        InvestigatingJudge = "Juge d’instruction",
        CourtClerk = "Greffier",
        Dfspip = "Directeur fonctionnel du SPIP",
        Dpip = "Directeur pénitentiaire d’insertion et de probation",
        AntenneHead = "Chef d’antenne",
        Cpip = "Conseiller pénitentiaire d’insertion et de probation",
        PjjDirector = "Directeur de la PJJ",
        PjjManager = "Cadre de la PJJ",
        StructureDirector = "Directeur de structure",
        ServiceHead = "Chef de service",
        Doctor = "Médecin",
        Psychologist = "Psychologue",
        SocialWorker = "Travailleur social",
        Nurse = "Infirmier",
        RelayDoctor = "Médecin relais",
        CoordinatingDoctor = "Médecin coordonnateur",
        ProsecutorDelegate = "Délégué du procureur",
        ArsReferent = "Référent de l’ARS",
        MildecaProjectLead = "Chef de projet MILDECA",
        ProjectOfficer = "Chargé de mission",
        Other = "Autre fonction",
    }
}

words! {
    /// SINGLE: one holder per date, plus at most one interim. TEAM: any number.
    #[graphql(name = "PostCardinality")]
    Cardinality {
        Single = "Un seul titulaire",
        Team = "Équipe",
    }
}

words! {
    /// What a post may do beyond its organisation's membership; coordinating is set on the partnership.
    PostRole {
        Representative = "Représente la structure",
        TerritoryAdministrator = "Administre le territoire",
        Observer = "Observe le territoire",
    }
}
