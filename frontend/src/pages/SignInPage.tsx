import { useQuery } from '@tanstack/react-query'
import { AnchorButton } from '~/components/Button'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import type { SiteFactsQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { withReturn } from '~/session/providers'
import { siteQuery } from '~/viewer/viewer'
import styles from './SignInPage.module.css'

type Provider = SiteFactsQuery['site']['signInProviders'][number]

export function SignInPage({ returnTo }: { returnTo: string | undefined }) {
  const query = useQuery(siteQuery)
  return (
    <>
      <PageTitle
        title="Me connecter"
        lead="Utilisez le compte de votre institution. Jonction n’a pas de mot de passe à elle."
      />
      <Loaded query={query}>
        {({ site: { signInProviders } }) =>
          signInProviders.length === 0 ? (
            <Notice tone="warn" title="Aucune connexion n’est encore configurée">
              <p>Prévenez la personne qui installe Jonction.</p>
            </Notice>
          ) : (
            <Doors providers={signInProviders} returnTo={returnTo} />
          )
        }
      </Loaded>
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

/** One door a provider. */
export function Doors({
  providers,
  returnTo,
}: {
  providers: readonly Provider[]
  returnTo: string | undefined
}) {
  return (
    <ul className={styles.doors}>
      {providers.map(({ key, label, audience, buttonImageUrl, signInUrl }) => (
        <li key={key}>
          <h2>{audience}</h2>
          {buttonImageUrl ? (
            <a className={styles.image} href={withReturn(signInUrl, returnTo)}>
              <img src={buttonImageUrl} alt={`Continuer avec ${label}`} />
            </a>
          ) : (
            <AnchorButton kind="primary" icon="arrow" href={withReturn(signInUrl, returnTo)}>
              Continuer avec {label}
            </AnchorButton>
          )}
        </li>
      ))}
    </ul>
  )
}
