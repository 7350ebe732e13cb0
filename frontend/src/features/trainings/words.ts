import type { TagTone } from '~/components/StatusTag'
import type { RegistrationState, Sector, SectorGroup, TrainingState } from '~/graphql/generated/graphql'

interface Word {
  word: string
  tone: TagTone
}

export const groups: Record<SectorGroup, string> = {
  JUSTICE: 'Justice',
  HEALTH: 'Soin',
  OTHER: 'Autres partenaires',
}

const healthSectors: readonly Sector[] = ['MEDICO_SOCIAL', 'SANITAIRE', 'PREMIER_RECOURS']

/** The side of an organisation: the rule « both sectors » counts justice and health. */
export const groupOf = (sector: Sector): SectorGroup =>
  sector === 'JUSTICE' ? 'JUSTICE' : healthSectors.includes(sector) ? 'HEALTH' : 'OTHER'

export const trainingStates: Record<TrainingState, Word> = {
  DRAFT: { word: 'En préparation', tone: 'neutral' },
  OPEN: { word: 'Inscriptions ouvertes', tone: 'info' },
  HELD: { word: 'Tenue', tone: 'success' },
  CANCELLED: { word: 'Annulée', tone: 'error' },
}

export const registrationStates: Record<RegistrationState, Word> = {
  REQUESTED: { word: 'Accord attendu', tone: 'info' },
  CONFIRMED: { word: 'Inscription confirmée', tone: 'success' },
  WAITING: { word: 'Liste d’attente', tone: 'warn' },
  REFUSED: { word: 'Non retenue', tone: 'neutral' },
  CANCELLED: { word: 'Annulée', tone: 'neutral' },
}

/** « 1re », « 4e »: a rank on a waiting list. */
export const ordinal = (rank: number): string => (rank === 1 ? '1re' : `${rank}e`)

/** « 1 place », « 12 places ». */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count}\u00a0${count > 1 ? many : one}`

/** « 3 h », « 3 h 30 », « 45 min ». */
export function durationInWords(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest}\u00a0min`
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${String(rest).padStart(2, '0')}`
}
