import { useQuery } from '@tanstack/react-query'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { Paragraphs } from '~/components/Paragraphs'
import { shortDate } from '~/dates/dates'
import { fullName } from '~/features/people'
import { ActFeedback } from '~/graphql/ActFeedback'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import type { HandoverItemKind } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { useAct } from '~/graphql/useAct'
import { MissingPage } from '~/pages/errors'
import { useToday } from '~/viewer/viewer'
import { MaybeLink } from '../MaybeLink'
import { nodeId } from '../nodeIds'
import { RetractButton } from '../retraction/RetractButton'
import type { Handover, HandoverContent } from './documents'
import { AcknowledgeHandoverDocument, HandoverPageDocument } from './documents'
import { Questions } from './Questions'
import { WriteForm } from './WriteForm'
import { itemKinds, sections } from './words'

export function HandoverPage({ id }: { id: string }) {
  const query = useQuery({
    ...ask(HandoverPageDocument, { id: nodeId('handover', id) }),
    // Each reading is recorded: coming back to the tab is not another one.
    refetchOnWindowFocus: false,
  })
  return (
    <Loaded query={query}>
      {({ node }) => {
        const note = found<Handover>(node)
        return note ? <Body note={note} /> : <MissingPage />
      }}
    </Loaded>
  )
}

function Body({ note }: { note: Handover }) {
  const { content, title, author } = note
  const partnershipId = note.post?.organisation.partnerships[0]?.id
  return (
    <>
      <PageTitle
        title={note.viewerIsAuthor ? 'Votre note de passation' : 'Note de passation'}
        lead={`${title}${author ? ` · ${fullName(author)}` : ''}`}
      />
      <div className="stack">
        <State note={note} />
        {content === null ? (
          <Notice tone="info" title="Vous savez que cette note existe">
            <p>Seules la personne qui part et celle qui lui succède la lisent, sauf si son auteur l’ouvre.</p>
          </Notice>
        ) : (
          <>
            {note.viewerCanWrite ? (
              <WriteForm note={note} content={content} />
            ) : (
              <Read note={note} content={content} />
            )}
            <Questions note={note} content={content} partnershipId={partnershipId} />
            <RetractButton
              name={title}
              partnershipId={partnershipId}
              kind="handover"
              of={note.id}
              parts={sections.map((section) => ({
                field: section.name,
                label: section.title,
                text: content[section.name],
              }))}
            />
            <RetractButton
              name="Commentaires de lignes"
              partnershipId={partnershipId}
              kind="handover-item"
              of={note.id}
              parts={content.items.map(({ label, comment }) => ({ field: 'comment', label, text: comment }))}
            />
          </>
        )}
      </div>
    </>
  )
}

function State({ note: { departsOn, viewerIsAuthor, acknowledgedAt, questionsUntil } }: { note: Handover }) {
  const today = useToday()
  if (!departsOn)
    return (
      <Notice tone="info" title="Le départ n’a plus lieu">
        <p>La note attend : elle reprendra si une nouvelle date est connue.</p>
      </Notice>
    )
  return (
    <p role="status">
      {viewerIsAuthor ? 'Votre dernier jour' : 'Dernier jour de son auteur'} : {shortDate(departsOn)}.
      {questionsUntil &&
        (questionsUntil < today
          ? ` Les questions étaient possibles jusqu’au ${shortDate(questionsUntil)}.`
          : ` Questions et réponses jusqu’au ${shortDate(questionsUntil)}.`)}
      {acknowledgedAt && ' La note a été lue par la personne qui succède.'}
    </p>
  )
}

function Read({ note, content }: { note: Handover; content: HandoverContent }) {
  const acknowledge = useAct(AcknowledgeHandoverDocument)
  return (
    <>
      {sections.map(({ name, title }) => (
        <Card key={name} title={title}>
          {content[name] ? <Paragraphs text={content[name]} /> : <p>Rien n’a été écrit ici.</p>}
        </Card>
      ))}
      <Items content={content} />
      {note.viewerCanAcknowledge && (
        <div className="row">
          <Button
            kind="primary"
            icon="check"
            isPending={acknowledge.isPending}
            onPress={() => void acknowledge.send({ noteId: note.id })}
          >
            J’ai lu cette note
          </Button>
        </div>
      )}
      <ActFeedback act={acknowledge} />
    </>
  )
}

/** What the note was prefilled with, by kind. */
function Items({ content: { items } }: { content: HandoverContent }) {
  return (Object.keys(itemKinds) as HandoverItemKind[]).map((kind) => {
    const lines = items.filter((item) => item.kind === kind)
    return (
      lines.length > 0 && (
        <Card key={kind} title={itemKinds[kind]}>
          <ItemList>
            {lines.map(({ subjectId, label, comment }) => (
              <Item key={subjectId} title={<MaybeLink id={subjectId}>{label}</MaybeLink>} meta={comment} />
            ))}
          </ItemList>
        </Card>
      )
    )
  })
}
