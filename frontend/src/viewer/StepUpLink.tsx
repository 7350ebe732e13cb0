import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { AnchorButton } from '~/components/Button'
import { withReturn } from '~/session/providers'
import { viewerQuery } from './viewer'

/** To the provider for a stronger sign-in, then back to this page, where the draft waits. */
export function StepUpLink() {
  const { href } = useLocation()
  const { data } = useQuery(viewerQuery)
  if (!data?.viewer) return null
  const { stepUpUrl } = data.viewer
  if (!stepUpUrl)
    return (
      <p>
        Votre mode de connexion ne permet pas cette vérification. Connectez-vous avec un autre compte de votre
        institution, ou demandez de l’aide à qui gère cette installation.
      </p>
    )
  return (
    <AnchorButton kind="primary" icon="shield" href={withReturn(stepUpUrl, href)}>
      Confirmer mon identité
    </AnchorButton>
  )
}
