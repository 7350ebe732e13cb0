import { useQuery } from '@tanstack/react-query'
import { Button } from '~/components/Button'
import { PageTitle } from '~/components/PageTitle'
import { dateIn, dateInWords, shortDate, viewerZone } from '~/dates/dates'
import { PdfButton } from '~/features/documents/PdfButton'
import { ask } from '~/graphql/ask'
import { Loaded } from '~/graphql/Loaded'
import { MissingPage } from '~/pages/errors'
import { CertificatePageDocument } from './attendanceDocuments'
import styles from './Certificate.module.css'
import { durationInWords } from './words'

/** « Attestation de participation », on screen and on one sheet of paper. */
export function CertificatePage({ number }: { number: string }) {
  const query = useQuery(ask(CertificatePageDocument, { number }))
  return (
    <Loaded query={query}>
      {({ certificate }) => {
        if (!certificate) return <MissingPage />
        const { personName, trainingTitle, heldOn, minutes, organiserName, issuedAt } = certificate
        return (
          <>
            <PageTitle
              title="Attestation de participation"
              trail={[{ label: 'Formations', link: { to: '/formations' } }]}
              actions={
                <>
                  <PdfButton kind="CERTIFICATE" subjectId={certificate.number} />
                  <Button icon="document" onPress={() => window.print()}>
                    Imprimer
                  </Button>
                </>
              }
            />
            <article className={styles.certificate}>
              <p>{organiserName} atteste que</p>
              <p className={styles.person}>{personName}</p>
              <p>a participé à la formation croisée justice et soin</p>
              <p className={styles.training}>{trainingTitle}</p>
              <p>
                le {dateInWords(heldOn)}, d’une durée de {durationInWords(minutes)}.
              </p>
              <p className={styles.foot}>
                Attestation nº&nbsp;{certificate.number}, délivrée le{' '}
                {shortDate(dateIn(issuedAt, viewerZone()))} d’après la feuille d’émargement.
              </p>
            </article>
          </>
        )
      }}
    </Loaded>
  )
}
