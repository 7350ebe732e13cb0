import { useQuery } from '@tanstack/react-query'
import { AnchorButton } from '~/components/Button'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { Loading } from '~/components/Progress'
import { FaultNotice } from '~/graphql/FaultNotice'
import { type Provider, providersQuery, startAddress } from '~/session/providers'
import styles from './SignInPage.module.css'

export function SignInPage({ returnTo }: { returnTo: string | undefined }) {
  const { data: providers, error, refetch } = useQuery(providersQuery)
  return (
    <>
      <PageTitle
        title="Me connecter"
        lead="Utilisez le compte de votre institution. Jonction n’a pas de mot de passe à elle."
      />
      {error && <FaultNotice error={error} onRetry={() => void refetch()} />}
      {!providers && !error && <Loading />}
      {providers?.length === 0 && (
        <Notice tone="warn" title="Aucune connexion n’est encore configurée">
          <p>Prévenez la personne qui installe Jonction.</p>
        </Notice>
      )}
      {providers && providers.length > 0 && <Doors providers={providers} returnTo={returnTo} />}
      <section className={styles.help}>
        <h2>Je ne sais pas lequel choisir</h2>
        <p>
          Prenez celui que vous utilisez déjà pour vos autres outils professionnels. Si vous avez reçu une
          invitation, ouvrez d’abord le lien du message : il vous mène à la bonne page.
        </p>
        <p>
          Se connecter ne suffit pas pour lire les documents : vos droits viennent de votre poste. Sans poste
          enregistré, vous pourrez demander un accès.
        </p>
      </section>
    </>
  )
}

function Doors({ providers, returnTo }: { providers: readonly Provider[]; returnTo: string | undefined }) {
  return (
    <ul className={styles.doors}>
      {providers.map((provider) => (
        <li key={provider.id}>
          <h2>{provider.audienceHint}</h2>
          <AnchorButton kind="primary" icon="arrow" href={startAddress(provider, returnTo)}>
            Continuer avec {provider.label}
          </AnchorButton>
        </li>
      ))}
    </ul>
  )
}
