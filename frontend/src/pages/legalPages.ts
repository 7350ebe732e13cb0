import type { LinkProps } from '@tanstack/react-router'

/** The pages that the law asks for, in the footer of every page. */
export const legalPages: readonly { label: string; link: LinkProps }[] = [
  { label: 'Mentions légales', link: { to: '/mentions-legales' } },
  { label: 'Données personnelles', link: { to: '/donnees-personnelles' } },
  { label: 'Accessibilité : non auditée', link: { to: '/accessibilite' } },
]
