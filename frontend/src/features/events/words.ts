import type { IconName } from '~/components/Icon'
import type { TagTone } from '~/components/StatusTag'
import type { AttendeeAnswer, EventKind, EventState } from '~/graphql/generated/graphql'

/** A kind is told by its word and its icon, never by a colour. */
export const eventKinds: Record<EventKind, { word: string; icon: IconName }> = {
  PROTOCOL_REVIEW: { word: 'Réunion de revue', icon: 'document' },
  ANNUAL_MEETING: { word: 'Réunion annuelle', icon: 'people' },
  CROSS_TRAINING: { word: 'Formation croisée', icon: 'training' },
  PRESENTATION: { word: 'Réunion de présentation', icon: 'user' },
  IMMERSION: { word: 'Stage d’immersion', icon: 'exchange' },
  OTHER: { word: 'Réunion', icon: 'calendar' },
}

export const eventStates: Record<EventState, { word: string; tone: TagTone }> = {
  PROPOSED: { word: 'Date à choisir', tone: 'info' },
  SCHEDULED: { word: 'Prévue', tone: 'info' },
  HELD: { word: 'Tenue', tone: 'success' },
  CANCELLED: { word: 'Annulée', tone: 'error' },
}

export const eventAnswers: Record<AttendeeAnswer, { word: string; tone: TagTone }> = {
  AWAITED: { word: 'Sans réponse', tone: 'neutral' },
  ACCEPTED: { word: 'Viendra', tone: 'success' },
  TENTATIVE: { word: 'Peut-être', tone: 'warn' },
  DECLINED: { word: 'Ne viendra pas', tone: 'error' },
}

/** While a date is being chosen. */
export const pollAnswers: Record<'given' | 'awaited', { word: string; tone: TagTone }> = {
  given: { word: 'A répondu aux dates', tone: 'success' },
  awaited: { word: 'Réponse attendue', tone: 'neutral' },
}
