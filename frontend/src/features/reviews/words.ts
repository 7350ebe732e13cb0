import type { TagTone } from '~/components/StatusTag'
import type { FindingKind, ReviewDecision, ReviewState, Side } from '~/graphql/generated/graphql'

export const decisions: Record<ReviewDecision, { word: string; past: string; detail: string }> = {
  CONFIRM: { word: 'Confirmer', past: 'protocole confirmé', detail: 'Le texte reste tel qu’il est.' },
  AMEND: {
    word: 'Modifier',
    past: 'protocole à modifier',
    detail: 'Une nouvelle version sera écrite ; en attendant, le texte actuel s’applique.',
  },
  TERMINATE: {
    word: 'Mettre fin',
    past: 'fin du protocole décidée',
    detail: 'La fin elle-même se prononce ensuite sur la page du protocole.',
  },
}

export const findingKinds: Record<FindingKind, { word: string; detail: string; tone: TagTone }> = {
  KEEP: { word: 'Garder', detail: 'La clause fonctionne.', tone: 'success' },
  CHANGE: { word: 'Modifier', detail: 'La clause est à réécrire.', tone: 'warn' },
  DROP: { word: 'Retirer', detail: 'La clause ne sert plus.', tone: 'error' },
}

export const reviewStates: Record<ReviewState, { word: string; tone: TagTone }> = {
  PLANNED: { word: 'Planifiée', tone: 'info' },
  IN_PROGRESS: { word: 'En cours', tone: 'warn' },
  CLOSED: { word: 'Close', tone: 'success' },
  CANCELLED: { word: 'Annulée', tone: 'neutral' },
}

export const sides: Record<Side, string> = { JUSTICE: 'la justice', HEALTH: 'le soin' }
