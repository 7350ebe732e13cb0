import type { LinkProps } from '@tanstack/react-router'
import { barePart } from './nodeIds'

const pages: Record<string, string> = {
  action: '/actions',
  event: '/evenements/$id',
  handover: '/passation/$id',
  immersion: '/immersions/$id',
  meeting: '/reunions/$id',
  organisation: '/annuaire/$id',
  pack: '/livret/$id',
  partnership: '/partenariats/$id',
  protocol: '/protocoles/$id',
  review: '/revues/$id',
  training: '/formations/$id',
  version: '/versions/$id',
}

/** The page of a thing, from its node id; null when it has none of its own. */
export function pageOf(nodeId: string): LinkProps | null {
  const to = pages[nodeId.slice(0, nodeId.indexOf(':'))]
  return to ? ({ to, params: { id: barePart(nodeId) } } as LinkProps) : null
}
