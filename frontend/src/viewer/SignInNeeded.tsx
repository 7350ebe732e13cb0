import { useLocation } from '@tanstack/react-router'
import { LinkButton } from '~/components/Button'
import { PageTitle } from '~/components/PageTitle'

/** In place of a page that only signed-in people see. */
export function SignInNeeded() {
  const { href } = useLocation()
  return (
    <>
      <PageTitle
        title="Connectez-vous pour voir cette page"
        lead="Vous reviendrez ici aussitôt connecté. Vos droits viennent du poste que vous occupez."
      />
      <LinkButton kind="primary" icon="arrow" to="/connexion" search={{ retour: href }}>
        Me connecter
      </LinkButton>
    </>
  )
}
