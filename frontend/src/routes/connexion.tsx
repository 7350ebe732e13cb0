import { createFileRoute } from '@tanstack/react-router'
import { SignInPage } from '~/pages/SignInPage'

interface Search {
  /** Where to come back to. */
  retour?: string
}

export const Route = createFileRoute('/connexion')({
  staticData: { isPublic: true },
  validateSearch: ({ retour }): Search => (typeof retour === 'string' ? { retour } : {}),
  component: () => <SignInPage returnTo={Route.useSearch().retour} />,
})
