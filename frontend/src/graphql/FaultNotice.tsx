import { Button } from '~/components/Button'
import { Notice } from '~/components/Notice'
import { StepUpLink } from '~/viewer/StepUpLink'
import { Fault } from './errors'

const titles: Record<Fault['kind'], string> = {
  unauthenticated: 'Session terminée',
  forbidden: 'Action non permise',
  stepUp: 'Confirmez votre identité',
  missing: 'Introuvable',
  limited: 'Trop de demandes',
  tooMuch: 'Demande trop grande',
  slow: 'Réponse trop longue à venir',
  outdated: 'Page à recharger',
  invalid: 'Demande illisible',
  network: 'Connexion interrompue',
  unknown: 'Erreur',
}

/** A second try, a little later, may do. */
const retriable: ReadonlySet<Fault['kind']> = new Set(['network', 'unknown', 'limited', 'slow'])

/** A request that failed, with what to do. */
export function FaultNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const fault = error instanceof Fault ? error : new Fault('unknown')
  const isRetriable = retriable.has(fault.kind)
  return (
    <Notice
      tone={fault.kind === 'network' || fault.kind === 'stepUp' ? 'warn' : 'error'}
      title={titles[fault.kind]}
      isLive
      actions={
        fault.kind === 'stepUp' ? (
          <StepUpLink />
        ) : fault.kind === 'outdated' ? (
          <Button kind="secondary" onPress={() => window.location.reload()}>
            Recharger la page
          </Button>
        ) : (
          isRetriable &&
          onRetry && (
            <Button kind="secondary" onPress={onRetry}>
              Réessayer
            </Button>
          )
        )
      }
    >
      <p>
        {fault.message}
        {(fault.kind === 'network' || fault.kind === 'outdated') &&
          ' Ce que vous avez tapé est gardé dans cet onglet.'}
        {fault.kind === 'stepUp' &&
          ' Ce que vous avez tapé est gardé : vous reviendrez à cette page pour terminer.'}
      </p>
      {fault.traceId && (
        <p>
          Référence à communiquer : <code>{fault.traceId}</code>
        </p>
      )}
    </Notice>
  )
}
