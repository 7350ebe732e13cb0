import { useQuery } from '@tanstack/react-query'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { Loaded } from '~/graphql/Loaded'
import { Doors } from '~/session/Doors'
import { siteQuery } from '~/viewer/viewer'
import styles from './SignInPage.module.css'

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
