import type { TagTone } from '~/components/StatusTag'
import type { ImmersionAudience, PlacementState } from '~/graphql/generated/graphql'

export const audiences: Record<ImmersionAudience, string> = {
  TRAINEE_MAGISTRATE: 'Auditeurs de justice',
  PROBATION_COUNSELLOR: 'Conseillers de probation (CPIP)',
  ADDICTOLOGY_PROFESSIONAL: 'Professionnels de l’addictologie',
  OTHER_PROFESSIONAL: 'Autres professionnels',
}

export const placementStates: Record<PlacementState, { word: string; tone: TagTone }> = {
  REQUESTED: { word: 'Accords attendus', tone: 'info' },
  AGREED: { word: 'Convenue', tone: 'success' },
  DECLINED: { word: 'Déclinée', tone: 'neutral' },
  CANCELLED: { word: 'Annulée', tone: 'neutral' },
  DONE: { word: 'Faite', tone: 'success' },
}

/** Which agreement a request still waits for: host and home both agree before anybody comes. */
export function awaitedAgreement({
  state,
  hostAgreedAt,
  homeAgreedAt,
}: {
  state: PlacementState
  hostAgreedAt: string | null
  homeAgreedAt: string | null
}): string | null {
  if (state !== 'REQUESTED') return null
  if (!hostAgreedAt && !homeAgreedAt)
    return 'La structure d’accueil et la structure d’origine doivent accepter.'
  return hostAgreedAt
    ? 'L’accueil a accepté ; la structure d’origine doit accepter.'
    : 'La structure d’origine a accepté ; l’accueil doit accepter.'
}
