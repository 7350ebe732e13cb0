import type { InterTerritoryRole, PlaceKind } from '~/graphql/generated/graphql'

export const placeKinds: Record<PlaceKind, string> = {
  HOSPITAL_WITHDRAWAL: 'Sevrage à l’hôpital',
  REHABILITATION: 'SMR en addictologie',
  RESIDENTIAL_CENTRE: 'Centre thérapeutique résidentiel',
  THERAPEUTIC_COMMUNITY: 'Communauté thérapeutique',
  TRANSITION: 'Accueil d’urgence et de transition',
  THERAPEUTIC_APARTMENT: 'Appartement thérapeutique',
  COORDINATION_APARTMENT: 'Appartement de coordination thérapeutique',
  HOST_FAMILY: 'Famille d’accueil',
}

/** What a structure does in an agreement, who can, and what to do while nobody does. */
export const roles: Record<InterTerritoryRole, { title: string; verb: string; who: string; none: string }> = {
  REFERRING: {
    title: 'Qui adresse',
    verb: 'Adresse',
    who: 'CSAPA, services hospitaliers, dispositifs d’hébergement et d’accès aux soins',
    none: 'Aucune structure n’adresse encore.',
  },
  RECEIVING: {
    title: 'Qui accueille',
    verb: 'Accueille',
    who: 'CTR, communautés thérapeutiques, appartements, SMR et unités d’addictologie',
    none: 'Aucune structure n’accueille encore.',
  },
  EXPERT: {
    title: 'Qui appuie',
    verb: 'Appuie',
    who: 'Équipes hospitalières d’addictologie',
    none: 'Aucune équipe hospitalière n’appuie encore.',
  },
}

export const placesInWords = (count: number) => (count > 1 ? `${count} places` : `${count} place`)
