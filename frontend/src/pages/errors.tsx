import type { ErrorComponentProps } from '@tanstack/react-router'
import { LinkButton } from '~/components/Button'
import { PageTitle } from '~/components/PageTitle'
import { Fault } from '~/graphql/errors'
import { FaultNotice } from '~/graphql/FaultNotice'

export function MissingPage() {
  return (
    <>
      <PageTitle
        title="Cette page n’existe pas"
        lead="L’adresse est peut-être ancienne, ou la page n’est pas visible avec votre poste."
      />
      <LinkButton kind="primary" to="/">
        Revenir à l’accueil
      </LinkButton>
    </>
  )
}

export function FailedPage({ error, reset }: ErrorComponentProps) {
  if (error instanceof Fault && error.kind === 'missing') return <MissingPage />
  return (
    <>
      <PageTitle title="Cette page n’a pas pu s’afficher" />
      <div className="prose stack">
        <FaultNotice error={error} onRetry={reset} />
        <LinkButton to="/">Revenir à l’accueil</LinkButton>
      </div>
    </>
  )
}
