import { PageTitle } from '~/components/PageTitle'
import { DeployerWords } from './DeployerWords'

export function LegalNoticePage() {
  return (
    <>
      <PageTitle title="Mentions légales" />
      <div className="prose">
        <h2>Qui édite et héberge cette installation</h2>
        <DeployerWords
          of="legalNotice"
          missing="L’institution qui exploite cette installation n’a pas encore indiqué ses mentions."
        />
        <h2>Le logiciel</h2>
        <p>
          Jonction est un logiciel libre, publié sous licence MIT. L’institution qui l’installe en est
          l’éditrice et répond de son hébergement.
        </p>
        <h2>Polices de caractères</h2>
        <p>
          Source Sans 3 et Bricolage Grotesque, sous licence SIL Open Font, servies par cette installation :
          aucune page ne fait appel à un autre site.
        </p>
      </div>
    </>
  )
}
