import type { TagTone } from '~/components/StatusTag'
import { shortDate } from '~/dates/dates'
import { fullName } from '~/features/people'
import type {
  StaffReportLineFragment,
  StaffReportState,
  StructureChangeKind,
  StructureChangeState,
} from '~/graphql/generated/graphql'

export const reportStates: Record<StaffReportState, { word: string; tone: TagTone }> = {
  PENDING: { word: 'En attente de réponse', tone: 'info' },
  CONFIRMED: { word: 'Confirmé', tone: 'success' },
  DECLINED: { word: 'Décliné', tone: 'warn' },
  WITHDRAWN: { word: 'Retiré', tone: 'neutral' },
  EXPIRED: { word: 'Sans réponse', tone: 'neutral' },
}

export const changeStates: Record<StructureChangeState, { word: string; tone: TagTone } | null> = {
  PLANNED: { word: 'Prévu', tone: 'info' },
  DONE: null,
  CANCELLED: { word: 'Annulé', tone: 'neutral' },
  BLOCKED: { word: 'N’a pas pu se faire', tone: 'warn' },
}

/** « Départ de Nadia Benali », « Arrivée : médecin ». */
export function reportTitle({ kind, mandate, personName, post }: StaffReportLineFragment): string {
  if (kind === 'DEPARTURE')
    return mandate ? `Départ de ${fullName(mandate.person)}` : `Départ : ${post.label}`
  return personName ? `Arrivée de ${personName}` : `Arrivée : ${post.label}`
}

export function reportDay({ kind, happensOn }: Pick<StaffReportLineFragment, 'kind' | 'happensOn'>): string {
  return `${kind === 'DEPARTURE' ? 'dernier jour' : 'premier jour'} le ${shortDate(happensOn)}`
}

interface Change {
  kind: StructureChangeKind
  state: StructureChangeState
  takesEffectOn: string
  organisation: { id: string; name: string }
  post: { label: string } | null
  into: { name: string } | null
}

/** What changed, said from where it is read: a post came here, or left. */
export function changeWords(change: Change, here: string): string {
  const on = shortDate(change.takesEffectOn)
  if (change.kind === 'CLOSED') return `Fermeture : n’existe plus à partir du ${on}`
  if (change.kind === 'MERGED')
    return change.organisation.id === here
      ? `Rejoint ${change.into?.name} le ${on}`
      : `Accueille ${change.organisation.name} le ${on}`
  return change.organisation.id === here
    ? `${change.post?.label} : passe à ${change.into?.name} le ${on}`
    : `${change.post?.label} : vient de ${change.organisation.name} le ${on}`
}
