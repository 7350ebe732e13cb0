import { PageTitle } from '~/components/PageTitle'

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
        <p>
          Écrivez à l’institution qui vous ouvre Jonction en décrivant la page et la difficulté. Sans réponse
          satisfaisante, vous pouvez saisir le Défenseur des droits.
        </p>
      </div>
    </>
  )
}
