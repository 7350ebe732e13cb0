import { LinkButton } from '~/components/Button'
import { PageTitle } from '~/components/PageTitle'
import styles from './WelcomePage.module.css'

const uses = [
  {
    title: 'Un protocole que tous ont approuvé',
    text: 'Rédigé clause par clause, accepté des deux côtés, toujours consultable tel qu’il était à une date donnée.',
  },
  {
    title: 'Une revue chaque année',
    text: 'Les rappels partent à temps, la décision et les suites sont écrites, rien ne tombe avec un départ.',
  },
  {
    title: 'Aucun cas individuel',
    text: 'Chaque texte est vérifié avant d’être enregistré : ni nom, ni dossier, ni situation d’une personne suivie.',
  },
]

/** What a person sees who is not signed in. */
export function WelcomePage() {
  return (
    <>
      <PageTitle
        title="Justice et addictologie, un accord qui tient dans le temps"
        lead="Jonction aide les juridictions, les SPIP et les structures de soin d’un territoire à écrire leur protocole de coopération, à le revoir chaque année et à le transmettre."
      />
      <LinkButton kind="primary" icon="arrow" to="/connexion">
        Me connecter
      </LinkButton>
      <ul className={styles.uses}>
        {uses.map(({ title, text }) => (
          <li key={title}>
            <h2>{title}</h2>
            <p>{text}</p>
          </li>
        ))}
      </ul>
      {/* Made by the server for everybody: not a page of this program. */}
      <p>
        Vous cherchez une information pour vous ou pour un proche ?{' '}
        <a href="/fiches">Les fiches d’information</a> se lisent sans compte.
      </p>
    </>
  )
}
