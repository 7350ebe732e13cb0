import type { IconName } from '~/components/Icon'
import type { TagTone } from '~/components/StatusTag'
import type { AgendaItemKind, MeetingState, MinutesState } from '~/graphql/generated/graphql'

export const meetingStates: Record<MeetingState, { word: string; tone: TagTone }> = {
  PROPOSED: { word: 'Date à choisir', tone: 'info' },
  SCHEDULED: { word: 'Prévue', tone: 'info' },
  HELD: { word: 'Tenue', tone: 'success' },
  CANCELLED: { word: 'Annulée', tone: 'error' },
}

export const minutesStates: Record<MinutesState, { word: string; tone: TagTone }> = {
  NONE: { word: 'Compte rendu à écrire', tone: 'neutral' },
  DRAFT: { word: 'Compte rendu en cours', tone: 'info' },
  CIRCULATED: { word: 'Compte rendu en relecture', tone: 'warn' },
  APPROVED: { word: 'Compte rendu approuvé', tone: 'success' },
}

export const itemKinds: Record<AgendaItemKind, { word: string; icon: IconName }> = {
  THEME: { word: 'Thème du guide', icon: 'people' },
  DUE_REVIEW: { word: 'Revue à faire', icon: 'document' },
  CARRIED_ACTION: { word: 'Action en cours', icon: 'check' },
  FREE: { word: 'Point libre', icon: 'edit' },
}
