import type { ActingPost } from '~/components/AppShell'
import type { ClauseComparison } from '~/components/Diff'
import type { GuardFinding } from '~/components/guardFindings'
import { wordDiff } from '~/components/wordDiff'

/** Invented, and only shown in the gallery. */
export const posts: ActingPost[] = [
  { mandateId: 'mandate:1', post: 'Directrice', organisation: 'CSAPA Les Tilleuls, Valmont' },
  {
    mandateId: 'mandate:2',
    post: 'Cheffe de service par intérim',
    organisation: 'Centre hospitalier de la Vallée',
  },
]

export const protocols = [
  {
    id: 'p1',
    title: 'Orientation vers le soin dans le ressort de Valmont',
    due: '2026-12-01',
    tone: 'warn',
    status: 'Revue à prévoir',
    parties: 4,
  },
  {
    id: 'p2',
    title: 'Attestations et suivi des obligations',
    due: '2026-10-12',
    tone: 'error',
    status: 'Revue en retard',
    parties: 3,
  },
  {
    id: 'p3',
    title: 'Continuité des soins à la sortie de détention',
    due: '2027-06-30',
    tone: 'success',
    status: 'À jour',
    parties: 6,
  },
] as const

export const clauses: ClauseComparison[] = [
  {
    id: 'c1',
    title: '1. Premier rendez-vous',
    change: 'CHANGED',
    segments: wordDiff(
      'Le CSAPA propose un premier rendez-vous sous deux semaines. Le SPIP en informe la personne par écrit.',
      'Le CSAPA propose un premier entretien sous dix jours ouvrés. Le SPIP en informe la personne par écrit et de vive voix.',
    ),
  },
  {
    id: 'c2',
    title: '2. Médecin relais',
    change: 'ADDED',
    segments: [
      {
        kind: 'ADDED',
        text: 'Le médecin relais est le seul lien médical entre la juridiction et l’équipe de soin.',
      },
    ],
  },
  {
    id: 'c3',
    title: '3. Attestations',
    change: 'SAME',
    segments: [{ kind: 'SAME', text: 'L’attestation porte la date et le lieu, et passe par la personne.' }],
  },
]

export const warnedText = 'Le suivi de M. Dupré sera revu en équipe avant la prochaine réunion.'
export const warning: GuardFinding = {
  verdict: 'WARN',
  reason: 'PERSON_NEAR_CASE_TALK',
  start: 12,
  end: 20,
  message: 'Un nom de personne près d’un mot du suivi : parlez de la pratique, pas de la personne.',
}

export const refusedText = 'Dossier transmis sous le numéro 1 84 12 76 451 089 46 au greffe.'
export const refusal: GuardFinding = {
  verdict: 'REFUSE',
  reason: 'NIR',
  start: 32,
  end: 53,
  message: 'Un numéro de sécurité sociale : retirez-le.',
}
