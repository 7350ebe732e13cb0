import type { CreateFeedTokenInput, EventKind, FeedScope } from '~/graphql/generated/graphql'
import { missing, type Problem } from '~/graphql/problems'

export interface FeedValues {
  name: string
  postId: string
  alarm: string
  scope: FeedScope
  partnershipId: string | null
  territory: { id: string; label: string } | null
  kinds: EventKind[]
  includeCancelled: boolean
  colour: string
}

export const blankFeed: FeedValues = {
  name: '',
  postId: '',
  alarm: '',
  scope: 'MINE',
  partnershipId: null,
  territory: null,
  kinds: [],
  includeCancelled: true,
  colour: '',
}

/** What belongs to another scope is not sent, even when it was chosen before. */
export const feedInput = ({
  name,
  postId,
  alarm,
  scope,
  partnershipId,
  territory,
  kinds,
  includeCancelled,
  colour,
}: FeedValues): CreateFeedTokenInput => ({
  name,
  postId: postId || null,
  alarmMinutes: alarm ? Number(alarm) : null,
  scope,
  partnershipId: scope === 'PARTNERSHIP' ? partnershipId : null,
  territory: scope === 'TERRITORY' ? (territory?.id ?? null) : null,
  kinds,
  includeCancelled,
  colour: colour || null,
})

export function checkFeed({ scope, partnershipId, territory }: FeedValues): Problem[] {
  if (scope === 'PARTNERSHIP' && !partnershipId)
    return [missing('partnershipId', 'Choisissez un partenariat.')]
  if (scope === 'TERRITORY' && !territory) return [missing('territory', 'Choisissez un territoire.')]
  return []
}

export const scopes: Record<FeedScope, string> = {
  MINE: 'Ce qui me concerne',
  ORGANISATION: 'Toute ma structure',
  PARTNERSHIP: 'Un partenariat',
  TERRITORY: 'Un territoire',
}

export const feedKinds: Record<EventKind, string> = {
  PROTOCOL_REVIEW: 'Revues de protocoles',
  ANNUAL_MEETING: 'Réunions annuelles',
  CROSS_TRAINING: 'Formations croisées',
  PRESENTATION: 'Réunions de présentation',
  IMMERSION: 'Immersions',
  OTHER: 'Autres réunions',
}

/** Colours that calendar programs show beside the calendar's name. */
export const colours = [
  { id: '', label: 'Au choix de l’agenda' },
  { id: '#0c6259', label: 'Vert' },
  { id: '#1f557f', label: 'Bleu' },
  { id: '#b04a24', label: 'Brique' },
  { id: '#6b3fa0', label: 'Violet' },
]

export const alarms = [
  { id: '', label: 'Aucune alerte' },
  { id: '60', label: 'Une heure avant' },
  { id: '1440', label: 'La veille' },
  { id: '10080', label: 'Une semaine avant' },
]
