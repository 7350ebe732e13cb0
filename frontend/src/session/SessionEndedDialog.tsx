import { useLocation } from '@tanstack/react-router'
import { LinkButton } from '~/components/Button'
import { Dialog } from '~/components/Dialog'
import { sessionEnd, useSessionEnded } from './sessionEnd'

/** Over whatever was being done: what was typed is kept in the tab, and signing in leads back here. */
export function SessionEndedDialog() {
  const isOpen = useSessionEnded()
  const { href, pathname } = useLocation()
  return (
    <Dialog
      title="Votre session a pris fin"
      isOpen={isOpen && pathname !== '/connexion'}
      onClose={sessionEnd.clear}
      isQuestion
    >
      <p>
        Le texte que vous avez tapé est gardé dans cet onglet. Connectez-vous de nouveau : vous reviendrez à
        cette page.
      </p>
      <LinkButton kind="primary" to="/connexion" search={{ retour: href }} onClick={sessionEnd.clear}>
        Me connecter de nouveau
      </LinkButton>
    </Dialog>
  )
}
