import { useQuery } from '@tanstack/react-query'
import { DataList } from '~/components/DataList'
import { DataTable } from '~/components/DataTable'
import { PageTitle } from '~/components/PageTitle'
import { siteQuery } from '~/viewer/viewer'
import { DeployerWords } from './DeployerWords'

export function PersonalDataPage() {
  return (
    <>
      <PageTitle
        title="Données personnelles"
        lead="Jonction parle d’institutions et de leurs professionnels, jamais des personnes suivies ou condamnées."
      />
      <div className="prose">
        <h2>Ce qui est gardé sur vous</h2>
        <p>
          Votre nom, vos postes et leurs dates, votre organisation, vos coordonnées professionnelles et votre
          présence aux réunions et formations. Rien d’autre.
        </p>
        <h2>Ce qui n’est jamais gardé</h2>
        <p>
          Aucun nom, dossier, rendez-vous ou comptage qui désignerait une personne suivie. Chaque texte est
          vérifié avant d’être enregistré, et un texte refusé n’est conservé nulle part.
        </p>
        <h2>Dans votre navigateur</h2>
        <DataList
          items={[
            {
              term: 'Un témoin de connexion',
              value: 'Il vous garde connecté et s’efface à la déconnexion. Il ne sert à rien d’autre.',
            },
            {
              term: 'Le texte non enregistré',
              value:
                'Il reste dans l’onglet ouvert. Il s’efface quand vous l’enregistrez, vous déconnectez ou fermez l’onglet.',
            },
          ]}
        />
      </div>
      <Retention />
      <div className="prose">
        <h2>Vos droits</h2>
        <p>
          Vous pouvez voir, corriger et emporter ce qui est gardé sur vous, et saisir la CNIL si une réponse
          ne vous convient pas.
        </p>
        <h2>Qui en répond</h2>
        <DeployerWords
          of="dataProtectionNotice"
          missing="L’institution qui exploite cette installation n’a pas encore indiqué son contact pour les données personnelles."
        />
      </div>
    </>
  )
}

/** What this installation keeps, from its own rules. */
function Retention() {
  const { data } = useQuery(siteQuery)
  if (!data) return null
  return (
    <>
      <h2>Combien de temps</h2>
      <DataTable
        caption="Durées de conservation"
        columns={[
          { id: 'what', title: 'Donnée', cell: ({ what }) => what },
          { id: 'howLong', title: 'Durée', cell: ({ howLong }) => howLong },
          { id: 'why', title: 'Pourquoi', cell: ({ why }) => why },
        ]}
        rows={data.site.retention}
        rowId={({ what }) => what}
      />
    </>
  )
}
