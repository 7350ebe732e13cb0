import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Button } from '~/components/Button'
import { Progress } from '~/components/Progress'
import { ActFeedback } from '~/graphql/ActFeedback'
import { ask } from '~/graphql/ask'
import { graphql } from '~/graphql/generated'
import type { DocumentKind, DocumentState } from '~/graphql/generated/graphql'
import { useAct } from '~/graphql/useAct'
import { siteQuery } from '~/viewer/viewer'
import styles from './PdfButton.module.css'

const RequestDocument = graphql(`
  mutation RequestDocument($input: RequestDocumentInput!) {
    requestDocument(input: $input) {
      document {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

const DocumentProgress = graphql(`
  query DocumentProgress($id: ID!) {
    document(id: $id) {
      id
      state
      progress
      url
    }
  }
`)

const isUnderWay = (state: DocumentState | undefined) => state === 'WAITING' || state === 'MAKING'

interface Props {
  kind: DocumentKind
  /** A node id, or a certificate's number. */
  subjectId: string
  /** For a comparison: the earlier version. */
  comparedWithId?: string
  /** For a report: its first and last day. */
  period?: { from: string; on: string }
}

/**
 * The page as PDF: asked for, made meanwhile, opened once it is there. Where the server makes none, nothing stands here
 * and the page is printed.
 */
export function PdfButton({ kind, subjectId, comparedWithId, period }: Props) {
  const { data } = useQuery(siteQuery)
  const act = useAct(RequestDocument)
  const [id, setId] = useState<string | null>(null)
  const [isWanted, setWanted] = useState(false)
  const { data: made } = useQuery({
    ...ask(DocumentProgress, { id: id ?? '' }),
    enabled: id !== null,
    refetchInterval: ({ state }) => (isUnderWay(state.data?.document?.state) ? 500 : false),
  })
  const { state, progress, url } = made?.document ?? {}
  useEffect(() => {
    if (!isWanted || !url) return
    setWanted(false)
    // A browser that refuses leaves the link below.
    window.open(url, '_blank', 'noopener')
  }, [isWanted, url])
  if (!data?.site.makesDocuments) return null

  const request = async () => {
    const payload = await act.send({ kind, subjectId, comparedWithId: comparedWithId ?? null, ...period })
    if (!payload?.document) return
    setId(payload.document.id)
    setWanted(true)
  }
  const isWorking = act.isPending || isUnderWay(state)
  return (
    <div className={`${styles.place} no-print`}>
      <Button icon="download" isPending={isWorking} onPress={() => void request()}>
        PDF
      </Button>
      {isWorking && <Progress label="Préparation du PDF" value={progress ?? 0} />}
      <p role="status" className={styles.words}>
        {isWorking && <span className="visually-hidden">Le PDF se prépare.</span>}
        {!isWorking && url && (
          <>
            Le PDF est prêt :{' '}
            <a href={url} target="_blank" rel="noreferrer">
              l’ouvrir<span className="visually-hidden"> (nouvel onglet)</span>
            </a>
          </>
        )}
        {!isWorking && state === 'FAILED' && 'Le PDF n’a pas pu être fait : imprimez la page.'}
      </p>
      <ActFeedback act={act} title="Le PDF n’a pas été demandé" />
    </div>
  )
}
