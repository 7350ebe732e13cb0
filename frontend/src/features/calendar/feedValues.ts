import type { CreateFeedTokenInput, EventKind, FeedColour, FeedScope } from '~/graphql/generated/graphql'
import { missing, type Problem } from '~/graphql/problems'

/** Which part of what one may read; `ALL` is sent as nothing. */
export type Shown = 'ALL' | FeedScope

export interface FeedValues {
  name: string
  postId: string
  alarm: string
  scope: Shown
  partnershipId: string | null
  territory: { id: string; label: string } | null
  kinds: EventKind[]
  includeCancelled: boolean
  colour: FeedColour | ''
}

export const blankFeed: FeedValues = {
  name: '',
  postId: '',
  alarm: '',
  scope: 'ALL',
  partnershipId: null,
  territory: null,
  kinds: [],
  includeCancelled: true,
  colour: '',
}

/** What belongs to another scope is not sent, even when it was chosen before; a post's feed shows the post's part. */
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
}: FeedValues): CreateFeedTokenInput => {
  const shown = postId ? 'ALL' : scope
  return {
    name,
    postId: postId || null,
    alarmMinutes: alarm ? Number(alarm) : null,
    filter: {
      scope: shown === 'ALL' ? null : shown,
      partnershipId: shown === 'PARTNERSHIP' ? partnershipId : null,
      territory: shown === 'TERRITORY' ? (territory?.id ?? null) : null,
      kinds,
      includeCancelled,
    },
    colour: colour || null,
  }
}

export function checkFeed({ postId, scope, partnershipId, territory }: FeedValues): Problem[] {
  if (postId) return []
  if (scope === 'PARTNERSHIP' && !partnershipId)
    return [missing('filter.partnershipId', 'Choisissez un partenariat.')]
  if (scope === 'TERRITORY' && !territory) return [missing('filter.territory', 'Choisissez un territoire.')]
  return []
}

export const scopes: Record<Shown, string> = {
  ALL: 'Tout ce que je peux lire',
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
export const colours: readonly { id: FeedColour | ''; label: string }[] = [
  { id: '', label: 'Au choix de l’agenda' },
  { id: 'GREEN', label: 'Vert' },
  { id: 'TEAL', label: 'Bleu-vert' },
  { id: 'BLUE', label: 'Bleu' },
  { id: 'PURPLE', label: 'Violet' },
  { id: 'RED', label: 'Rouge' },
  { id: 'ORANGE', label: 'Orange' },
]

export const alarms = [
  { id: '', label: 'Aucune alerte' },
  { id: '60', label: 'Une heure avant' },
  { id: '1440', label: 'La veille' },
  { id: '10080', label: 'Une semaine avant' },
]
