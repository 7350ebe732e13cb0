import type { Option } from '~/components/Select'

/** The zones of the territories, by the names people give them. */
export const zoneOptions: readonly Option[] = [
  { id: 'Europe/Paris', label: 'Métropole' },
  { id: 'America/Guadeloupe', label: 'Guadeloupe' },
  { id: 'America/Cayenne', label: 'Guyane' },
  { id: 'Indian/Reunion', label: 'La Réunion' },
  { id: 'America/Martinique', label: 'Martinique' },
  { id: 'Indian/Mayotte', label: 'Mayotte' },
  { id: 'Pacific/Noumea', label: 'Nouvelle-Calédonie' },
  { id: 'Pacific/Tahiti', label: 'Polynésie française' },
  { id: 'America/St_Barthelemy', label: 'Saint-Barthélemy' },
  { id: 'America/Marigot', label: 'Saint-Martin' },
  { id: 'America/Miquelon', label: 'Saint-Pierre-et-Miquelon' },
  { id: 'Pacific/Wallis', label: 'Wallis-et-Futuna' },
]

export const zoneName = (zone: string): string => zoneOptions.find(({ id }) => id === zone)?.label ?? zone
