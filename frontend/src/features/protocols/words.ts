import type { TagTone } from '~/components/StatusTag'
import { postKinds } from '~/features/directory/words'
import type {
  ApprovalMeans,
  ChecklistPointKind,
  MandateCapacity,
  PartyState,
  PostKind,
  ProtocolStatus,
  ReminderState,
  RenewalKind,
  ReviewStatus,
  Theme,
  VersionStatus,
} from '~/graphql/generated/graphql'

interface Word {
  word: string
  tone: TagTone
}

export const protocolStatuses: Record<ProtocolStatus, Word> = {
  PREPARED: { word: 'En préparation', tone: 'info' },
  IN_FORCE: { word: 'En vigueur', tone: 'success' },
  TERMINATED: { word: 'Terminé', tone: 'neutral' },
  EXPIRED: { word: 'Échu', tone: 'neutral' },
}

export const versionStatuses: Record<VersionStatus, Word> = {
  DRAFT: { word: 'Brouillon', tone: 'neutral' },
  IN_APPROVAL: { word: 'En approbation', tone: 'info' },
  AGREED: { word: 'Approuvée par tous', tone: 'success' },
  IN_FORCE: { word: 'En vigueur', tone: 'success' },
  SUPERSEDED: { word: 'Remplacée', tone: 'neutral' },
  ABANDONED: { word: 'Abandonnée', tone: 'neutral' },
}

export const reviewStatuses: Record<ReviewStatus, Word> = {
  OVERDUE: { word: 'Revue en retard', tone: 'error' },
  DUE_SOON: { word: 'Revue à prévoir', tone: 'warn' },
  IN_PROGRESS: { word: 'Revue en cours', tone: 'info' },
  UP_TO_DATE: { word: 'Revue à jour', tone: 'success' },
}

export const partyStates: Record<PartyState, Word> = {
  PROPOSED: { word: 'Proposée', tone: 'info' },
  ACTIVE: { word: 'Partie', tone: 'success' },
  WITHDRAWING: { word: 'Se retire', tone: 'warn' },
  WITHDRAWN: { word: 'S’est retirée', tone: 'neutral' },
}

export const renewals: Record<RenewalKind, string> = {
  EXPRESS: 'par décision expresse',
  TACIT: 'par tacite reconduction',
}

export const means: Record<ApprovalMeans, string> = {
  ONLINE: 'dans Jonction',
  PAPER: 'sur papier',
}

export const capacities: Record<MandateCapacity, string> = {
  TITULAR: 'titulaire',
  INTERIM: 'par intérim',
  DELEGATE: 'par délégation',
}

export const reminderStates: Record<ReminderState, string> = {
  PLANNED: 'à venir',
  SENT: 'envoyé',
  SKIPPED: 'sans objet : avant le début de ce cycle',
  STOPPED: 'arrêté',
  FAILED: 'non parvenu',
  NOT_RESENT: 'non renvoyé après une restauration',
}

export const themes: Record<Theme, string> = {
  ORIENTATION_CRITERIA: 'Critères d’orientation entre les mesures',
  CONTENT_OF_MEASURES: 'Contenu et limites de chaque mesure',
  CERTIFICATES: 'Attestations de présence et de suivi',
  BIOLOGICAL_ANALYSES: 'Analyses biologiques',
  SECRECY_AND_INFORMATION: 'Secret et informations échangées',
  RELAY_DOCTOR: 'Médecin relais',
  INJONCTION_DE_SOINS: 'Injonction de soins et médecin coordonnateur',
  INCIDENTS_AND_SATURATION: 'Incidents, absences, listes d’attente',
  PRISON_AND_RELEASE: 'Détention, sortie, continuité des soins',
  AWARENESS_COURSES: 'Stages de sensibilisation',
  MINORS: 'Mineurs (PJJ, CJC)',
  RIGHTS_AND_DUTIES_OF_PROFESSIONS: 'Droits et devoirs de chaque métier',
  VOICE_OF_THE_PERSON: 'Information et parole de la personne',
  RISK_REDUCTION_AND_RELAPSE: 'Réduction des risques et rechute',
  INNOVATIVE_SCHEMES: 'Dispositifs innovants',
  MULTI_PROBLEM_SITUATIONS: 'Situations à difficultés multiples',
  INTER_REGIONAL_ORIENTATION: 'Orientation entre régions',
  OTHER: 'Autre',
}

/** Posts as clauses name them: shorter than in the directory where a list of several would grow long. */
export const roles: Record<PostKind, string> = {
  ...postKinds,
  TRIBUNAL_PRESIDENT: 'Président du tribunal',
  DFSPIP: 'Directeur du SPIP (DFSPIP)',
  DPIP: 'DPIP',
  CPIP: 'CPIP',
  ARS_REFERENT: 'Référent ARS',
}

/** Short names of the seven points; the question itself comes from the server. */
export const checklistPoints: Record<ChecklistPointKind, string> = {
  DOCUMENTS_THROUGH_THE_PERSON: 'Les documents passent par la personne',
  AGREEMENT_OF_THE_PERSON: 'L’accord de la personne',
  CONTENT_OF_CERTIFICATES: 'Ce que dit une attestation',
  ANALYSES: 'Les analyses',
  INCIDENT_REPORTS: 'Le signalement des incidents',
  EXPERT_IS_NOT_TREATING_DOCTOR: 'L’expert n’est pas le médecin traitant',
  HOW_THE_PERSON_IS_TOLD: 'Comment la personne est informée',
}

export const statusOptionsOf = <Id extends string>(words: Record<Id, Word>) =>
  Object.entries<Word>(words).map(([id, { word }]) => ({ id: id as Id, label: word }))

/** « 18 mois », « 1 an », « 3 ans ». */
export function monthsInWords(months: number): string {
  if (months % 12 !== 0) return `${months}\u00a0mois`
  const years = months / 12
  return `${years}\u00a0${years === 1 ? 'an' : 'ans'}`
}
