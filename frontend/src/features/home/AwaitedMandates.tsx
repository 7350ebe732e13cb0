import { LinkButton } from '~/components/Button'
import { EmptyState } from '~/components/EmptyState'
import { Notice } from '~/components/Notice'
import { shortDate } from '~/dates/dates'
import type { Viewer } from '~/viewer/viewer'

/** Home of someone who holds no post today: what comes, or how to ask. */
export function AwaitedMandates({ viewer }: { viewer: Viewer }) {
  const awaited = viewer.mandates.filter(
    ({ status }) => status === 'AWAITING_CONFIRMATION' || status === 'UPCOMING',
  )
  return (
    <div className="stack">
      {awaited.map(({ id, post, status, startsOn }) => (
        <Notice key={id} tone="info" title={`${post.label}, ${post.organisation.name}`}>
          <p>
            {status === 'UPCOMING'
              ? `Votre poste commence le ${shortDate(startsOn)}. Vos droits s’ouvriront ce jour-là.`
              : 'Une seconde personne doit encore confirmer votre affectation.'}
          </p>
        </Notice>
      ))}
      {viewer.canAdministerPlatform && (
        <EmptyState
          title="Vous administrez cette installation"
          action={
            <LinkButton kind="primary" icon="shield" to="/administration">
              Ouvrir l’administration
            </LinkButton>
          }
        >
          <p>Sans poste dans une structure, vous ne lisez pas le contenu des partenariats.</p>
        </EmptyState>
      )}
      {awaited.length === 0 && !viewer.canAdministerPlatform && (
        <EmptyState
          title="Vous n’avez pas encore de poste ici"
          action={
            <LinkButton kind="primary" icon="arrow" to="/demander-un-acces">
              Demander un accès
            </LinkButton>
          }
        >
          <p>
            Vous êtes connecté, mais les droits viennent d’un poste. Demandez le vôtre à votre structure, ou
            ouvrez le lien d’invitation que vous avez reçu.
          </p>
        </EmptyState>
      )}
    </div>
  )
}
