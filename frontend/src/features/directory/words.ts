import { optionsOf } from '~/components/options'
import type { Option } from '~/components/Select'
import type {
  MandateCapacity,
  OrganisationKind,
  OrganisationMission,
  PostKind,
  Sector,
  TerritoryKind,
} from '~/graphql/generated/graphql'

export const sectors: Record<Sector, string> = {
  JUSTICE: 'Justice',
  MEDICO_SOCIAL: 'Médico-social',
  SANITAIRE: 'Sanitaire',
  PREMIER_RECOURS: 'Premier recours',
  APPUI_SANTE: 'Appui aux parcours de santé',
  SOCIAL: 'Social et hébergement',
  EMPLOI: 'Insertion par l’emploi',
  EDUCATION: 'Éducation',
  INSTITUTION: 'Institutions',
}

const kindsBySector: Record<Sector, Partial<Record<OrganisationKind, string>>> = {
  JUSTICE: {
    SPIP: 'SPIP',
    SPIP_ANTENNE: 'Antenne de SPIP',
    DISP: 'Direction interrégionale des services pénitentiaires',
    PJJ_SERVICE: 'Service de la PJJ',
    DTPJJ: 'Direction territoriale de la PJJ',
    TRIBUNAL_JUDICIAIRE: 'Tribunal judiciaire',
    TRIBUNAL_PREMIERE_INSTANCE: 'Tribunal de première instance',
    COUR_APPEL: 'Cour d’appel',
    ETABLISSEMENT_PENITENTIAIRE: 'Établissement pénitentiaire',
    ASSOCIATION_SOCIO_JUDICIAIRE: 'Association socio-judiciaire',
    ENM: 'École nationale de la magistrature',
    ENAP: 'École nationale d’administration pénitentiaire',
    ENPJJ: 'École nationale de la PJJ',
  },
  MEDICO_SOCIAL: {
    CSAPA: 'CSAPA',
    CAARUD: 'CAARUD',
    CJC: 'Consultation jeunes consommateurs',
    AT: 'Appartement thérapeutique',
    ACT: 'Appartement de coordination thérapeutique',
    ATR: 'Appartement thérapeutique relais',
    CTR: 'Centre thérapeutique résidentiel',
    COMMUNAUTE_THERAPEUTIQUE: 'Communauté thérapeutique',
    ORGANISME_GESTIONNAIRE: 'Organisme gestionnaire',
  },
  SANITAIRE: {
    ELSA: 'Équipe de liaison et de soins en addictologie',
    HOPITAL_DE_JOUR: 'Hôpital de jour',
    SMR_ADDICTOLOGIE: 'Soins médicaux et de réadaptation en addictologie',
    CONSULTATION_HOSPITALIERE: 'Consultation hospitalière d’addictologie',
    UNITE_ADDICTOLOGIE: 'Unité d’addictologie',
    SMPR_USMP: 'SMPR ou USMP',
    CMP: 'Centre médico-psychologique',
  },
  PREMIER_RECOURS: {
    MICROSTRUCTURE: 'Microstructure médicale addictions',
    MAISON_DE_SANTE: 'Maison de santé',
    CABINET_MEDICAL: 'Cabinet médical',
    CPTS: 'CPTS',
    PHARMACIE: 'Pharmacie',
  },
  APPUI_SANTE: {
    DAC: 'Dispositif d’appui à la coordination',
    MAISON_DES_ADOLESCENTS: 'Maison des adolescents',
  },
  SOCIAL: {
    CHRS: 'CHRS',
    RHVS: 'Résidence hôtelière à vocation sociale',
    CPH: 'Centre provisoire d’hébergement',
    CADA: 'CADA',
    SIAO: 'SIAO',
    AUTRE_CENTRE_ACCUEIL: 'Autre centre d’accueil',
  },
  EMPLOI: {
    EI: 'Entreprise d’insertion',
    ETTI: 'Entreprise de travail temporaire d’insertion',
    ACI: 'Atelier et chantier d’insertion',
    AI: 'Association intermédiaire',
  },
  EDUCATION: { ETABLISSEMENT_SCOLAIRE: 'Établissement scolaire', RECTORAT: 'Rectorat' },
  INSTITUTION: {
    ARS: 'Agence régionale de santé',
    PREFECTURE: 'Préfecture',
    MILDECA: 'MILDECA',
    CONSEIL_DEPARTEMENTAL: 'Conseil départemental',
    COLLECTIVITE: 'Collectivité',
    BARREAU: 'Barreau',
    RESEAU_REGIONAL: 'Réseau régional',
  },
}

export const kinds = Object.assign({}, ...Object.values(kindsBySector)) as Record<OrganisationKind, string>

export const missions: Record<OrganisationMission, string> = {
  CJC: 'Consultation jeunes consommateurs',
  CSAPA_REFERENT_PENITENTIAIRE: 'CSAPA référent en milieu pénitentiaire',
}

export const postKinds: Record<PostKind, string> = {
  TRIBUNAL_PRESIDENT: 'Président du tribunal judiciaire',
  PROSECUTOR: 'Procureur de la République',
  DEPUTY_PROSECUTOR: 'Substitut',
  JAP: 'Juge de l’application des peines',
  JUVENILE_JUDGE: 'Juge des enfants',
  INVESTIGATING_JUDGE: 'Juge d’instruction',
  COURT_CLERK: 'Greffier',
  DFSPIP: 'Directeur fonctionnel du SPIP',
  DPIP: 'Directeur pénitentiaire d’insertion et de probation',
  ANTENNE_HEAD: 'Chef d’antenne',
  CPIP: 'Conseiller pénitentiaire d’insertion et de probation',
  PJJ_DIRECTOR: 'Directeur PJJ',
  PJJ_MANAGER: 'Cadre PJJ',
  STRUCTURE_DIRECTOR: 'Directeur de structure',
  SERVICE_HEAD: 'Chef de service',
  DOCTOR: 'Médecin',
  PSYCHOLOGIST: 'Psychologue',
  SOCIAL_WORKER: 'Travailleur social',
  NURSE: 'Infirmier',
  RELAY_DOCTOR: 'Médecin relais',
  COORDINATING_DOCTOR: 'Médecin coordonnateur',
  PROSECUTOR_DELEGATE: 'Délégué du procureur',
  ARS_REFERENT: 'Référent de l’ARS',
  MILDECA_PROJECT_LEAD: 'Chef de projet MILDECA',
  PROJECT_OFFICER: 'Chargé de mission',
  OTHER: 'Autre poste',
}

export const capacities: Record<MandateCapacity, string> = {
  TITULAR: 'Titulaire',
  INTERIM: 'Intérim',
  DELEGATE: 'Délégataire',
}

export const territoryKinds: Record<TerritoryKind, string> = {
  DEPARTEMENT: 'Département',
  TRIBUNAL: 'Tribunal',
  COURT_OF_APPEAL: 'Ressort de cour d’appel',
  REGION: 'Région',
  INTER_REGION: 'Inter-région pénitentiaire',
}

export const kindOptions = (sector: Sector | null): Option[] =>
  optionsOf(sector ? kindsBySector[sector] : kinds)
