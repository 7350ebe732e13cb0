import type { LinkProps } from '@tanstack/react-router'
import type { CoverageState, HealthFigureKind } from '~/graphql/generated/graphql'
import { barePart } from '../nodeIds'

interface FigureWords {
  title: string
  /** Said beside what does not hold to the practice. */
  bad: string
  /** What the day in the list is. */
  since: string
  /** Last part of the export's address. */
  file: string
  /** Where the gap is closed. */
  next?: (partnershipId: string) => { label: string; link: LinkProps }
}

export const figureWords: Record<HealthFigureKind, FigureWords> = {
  PROTOCOLS_REVIEWED_IN_PERIOD: {
    title: 'Protocoles revus dans leur délai',
    bad: 'Revue en retard',
    since: 'attendue le',
    file: 'protocoles',
  },
  POSTS_HELD: { title: 'Postes clés pourvus', bad: 'Vacant', since: 'depuis le', file: 'postes' },
  ANNUAL_MEETING_HELD: {
    title: 'Réunion annuelle tenue depuis moins d’un an',
    bad: 'À prévoir',
    since: 'tenue le',
    file: 'reunions',
    next: (partenariat) => ({
      label: 'Préparer la réunion',
      link: { to: '/reunions/nouvelle', search: { partenariat } },
    }),
  },
  CROSS_TRAINING_GIVEN: {
    title: 'Formation croisée donnée depuis moins d’un an',
    bad: 'À prévoir',
    since: 'donnée le',
    file: 'formations',
    next: (partenariat) => ({
      label: 'Préparer une formation',
      link: { to: '/formations/nouvelle', search: { partenariat } },
    }),
  },
  NEWCOMERS_WELCOMED: {
    title: 'Nouveaux venus rencontrés dans les 60 jours',
    bad: 'Pas encore',
    since: 'en poste depuis le',
    file: 'arrivees',
  },
  DEPARTURES_WITH_NOTE: {
    title: 'Départs avec une note de passation',
    bad: 'Sans note',
    since: 'parti le',
    file: 'departs',
  },
  ACTIONS_IN_TIME: {
    title: 'Actions dans les temps',
    bad: 'En retard',
    since: 'pour le',
    file: 'actions',
    next: (partenariat) => ({
      label: 'Voir les actions',
      link: { to: '/actions', search: { pour: 'toutes', partenariat } },
    }),
  },
}

/** What closes the gap for things that have a page: their title leads there. */
export const nextSteps: Partial<Record<HealthFigureKind, string>> = {
  PROTOCOLS_REVIEWED_IN_PERIOD: 'Ouvrez le protocole pour planifier sa revue.',
  POSTS_HELD: 'Le représentant de la structure enregistre le titulaire ou un intérim.',
  NEWCOMERS_WELCOMED: 'Proposez une rencontre de présentation depuis la page du partenariat.',
  DEPARTURES_WITH_NOTE: 'La note s’écrit encore 90 jours après le départ.',
}

export const coverageWords: Record<CoverageState, { word: string; tone: 'success' | 'warn' | 'error' }> = {
  COVERED: { word: 'Oui', tone: 'success' },
  LAPSED: { word: 'Plus à jour', tone: 'warn' },
  MISSING: { word: 'Non', tone: 'error' },
}

/** The address of a list as a file, with what the page is limited to. */
export function exportHref(
  file: string,
  wanted: { partnershipId?: string; territory?: string | undefined; on?: string | undefined },
): string {
  const search = new URLSearchParams()
  if (wanted.partnershipId) search.set('partenariat', `partnership:${barePart(wanted.partnershipId)}`)
  if (wanted.territory) search.set('territoire', wanted.territory)
  if (wanted.on) search.set('le', wanted.on)
  const query = search.toString()
  return `/exports/${file}.csv${query && `?${query}`}`
}
