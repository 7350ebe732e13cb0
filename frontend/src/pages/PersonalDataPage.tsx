import { DataList } from '~/components/DataList'
import { PageTitle } from '~/components/PageTitle'

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
        <h2>Vos droits</h2>
        <p>
          Vous pouvez voir, corriger et emporter ce qui est gardé sur vous, et saisir la CNIL si une réponse
          ne vous convient pas.
        </p>
      </div>
    </>
  )
}
