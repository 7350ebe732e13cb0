import { PageTitle } from '~/components/PageTitle'
import { DeployerWords } from './DeployerWords'

export function AccessibilityPage() {
  return (
    <>
      <PageTitle title="Accessibilité : non auditée" />
      <div className="prose">
        <p>
          Aucun audit de conformité au référentiel général d’amélioration de l’accessibilité (RGAA) n’a encore
          été mené sur cette installation : elle est donc déclarée « non auditée ».
        </p>
        <h2>Ce qui est fait</h2>
        <p>
          Les pages se parcourent au clavier et avec un lecteur d’écran, se lisent sur un écran étroit, en
          contraste renforcé et sur papier. Des contrôles automatiques les vérifient à chaque changement. Ils
          ne remplacent pas un audit.
        </p>
        <h2>Si quelque chose vous bloque</h2>
        <p>Décrivez la page et la difficulté à :</p>
        <DeployerWords of="accessibilityContact" missing="L’institution qui vous ouvre Jonction." />
        <p>Sans réponse satisfaisante, vous pouvez saisir le Défenseur des droits.</p>
      </div>
    </>
  )
}
