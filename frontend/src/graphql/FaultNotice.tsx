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
  invalid: 'Demande illisible',
  network: 'Connexion interrompue',
  unknown: 'Erreur',
}

/** A request that failed, with what to do. */
export function FaultNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const fault = error instanceof Fault ? error : new Fault('unknown')
  const isRetriable = fault.kind === 'network' || fault.kind === 'unknown' || fault.kind === 'limited'
  return (
    <Notice
      tone={fault.kind === 'network' || fault.kind === 'stepUp' ? 'warn' : 'error'}
      title={titles[fault.kind]}
      isLive
      actions={
        fault.kind === 'stepUp' ? (
          <StepUpLink />
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
        {fault.kind === 'network' && ' Ce que vous avez tapé est gardé dans cet onglet.'}
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
