import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { Button } from '~/components/Button'
import { EmptyState } from '~/components/EmptyState'
import { PageTitle } from '~/components/PageTitle'
import { Select } from '~/components/Select'
import { StatusTag } from '~/components/StatusTag'
import { TextField } from '~/components/TextField'
import { shortDate } from '~/dates/dates'
import { ActFeedback } from '~/graphql/ActFeedback'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import type { PartnershipGlossaryQuery, WordFieldsFragment } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { useAct } from '~/graphql/useAct'
import { RetractButton } from '../retraction/RetractButton'
import { Senses } from './Definition'
import {
  CommonGlossaryDocument,
  HideWordDocument,
  PartnershipGlossaryDocument,
  ResetWordDocument,
} from './documents'
import styles from './Glossary.module.css'
import { WordDialog } from './WordDialog'

export interface GlossarySearch {
  mot?: string
  /** Node id of the partnership whose words are shown. */
  partenariat?: string
}

/** Words that justice and care both use, each in its own sense. */
export function GlossaryPage({
  search,
  onSearch,
}: {
  search: GlossarySearch
  onSearch: (search: GlossarySearch) => void
}) {
  const word = useDeferredValue(search.mot ?? '') || null
  const common = useQuery({
    ...ask(CommonGlossaryDocument, { search: word }),
    placeholderData: keepPreviousData,
  })
  const partnerships = common.data?.partnerships.nodes ?? []
  // Who has one partnership reads its words without having to choose.
  const chosen = search.partenariat ?? (partnerships.length === 1 ? partnerships[0]?.id : undefined)
  return (
    <>
      <PageTitle
        title="Glossaire"
        lead="Les mêmes mots, deux métiers : ce que la justice et le soin entendent par chacun."
        actions={
          <Button icon="document" onPress={() => window.print()}>
            Imprimer
          </Button>
        }
      />
      <search className={`${styles.filters} no-print`}>
        <TextField
          label="Chercher un mot"
          type="search"
          isFilter
          value={search.mot ?? ''}
          onChange={(mot) => onSearch({ ...search, mot: mot || undefined })}
        />
        {partnerships.length > 0 && (
          <Select
            label="Avec les mots de"
            isFilter
            options={[
              { id: 'commun', label: 'Glossaire commun' },
              ...partnerships.map(({ id, name }) => ({ id, label: name })),
            ]}
            value={chosen ?? 'commun'}
            onChange={(id) => onSearch({ ...search, partenariat: id ?? undefined })}
          />
        )}
      </search>
      {chosen && chosen !== 'commun' ? (
        <OfPartnership id={chosen} word={word} />
      ) : (
        <Loaded query={common}>{({ glossary }) => <Words words={glossary} />}</Loaded>
      )}
    </>
  )
}

type Partnership = Extract<NonNullable<PartnershipGlossaryQuery['node']>, { __typename: 'Partnership' }>

function OfPartnership({ id, word }: { id: string; word: string | null }) {
  const [edited, setEdited] = useState<WordFieldsFragment | 'new' | null>(null)
  const query = useQuery({
    ...ask(PartnershipGlossaryDocument, { id, search: word }),
    placeholderData: keepPreviousData,
  })
  return (
    <Loaded query={query}>
      {({ node }) => {
        const partnership = found<Partnership>(node)
        if (!partnership) return <Words words={[]} />
        const { viewerCanEditGlossary: canEdit, glossary } = partnership
        return (
          <>
            {canEdit && (
              <p className="no-print">
                <Button icon="add" onPress={() => setEdited('new')}>
                  Ajouter un mot
                </Button>
              </p>
            )}
            <Words
              words={glossary}
              acts={canEdit ? (one) => <Acts word={one} partnershipId={id} onEdit={setEdited} /> : undefined}
            />
            {edited && (
              <WordDialog
                partnershipId={id}
                word={edited === 'new' ? null : edited}
                onClose={() => setEdited(null)}
              />
            )}
          </>
        )
      }}
    </Loaded>
  )
}

function Words({
  words,
  acts,
}: {
  words: readonly WordFieldsFragment[]
  acts?: (word: WordFieldsFragment) => React.ReactNode
}) {
  if (words.length === 0)
    return (
      <EmptyState title="Aucun mot trouvé">
        <p>Essayez un autre mot, ou demandez à la coordination du partenariat de l’ajouter.</p>
      </EmptyState>
    )
  return (
    <>
      <p>
        La date dit quand le mot a été comparé à une copie publique de sa source, parfois plus ancienne. Avant
        de vous appuyer sur un article de loi, demandez l’avis d’un juriste.
      </p>
      <p role="status">{words.length === 1 ? '1 mot' : `${words.length} mots`}</p>
      <ul className={styles.words}>
        {words.map((word) => (
          <li key={word.key} className={styles.entry}>
            <div className={styles.head}>
              <h2>{word.word}</h2>
              {word.hidden ? (
                <StatusTag tone="neutral">Masqué</StatusTag>
              ) : (
                word.adapted && <StatusTag tone="info">{word.common ? 'Adapté ici' : 'Ajouté ici'}</StatusTag>
              )}
            </div>
            <Senses word={word} />
            <p className={styles.source}>Comparé à sa source le {shortDate(word.checkedOn)}</p>
            {acts?.(word)}
          </li>
        ))}
      </ul>
    </>
  )
}

function Acts({
  word,
  partnershipId,
  onEdit,
}: {
  word: WordFieldsFragment
  partnershipId: string
  onEdit: (word: WordFieldsFragment) => void
}) {
  const hide = useAct(HideWordDocument)
  const reset = useAct(ResetWordDocument)
  const { key } = word
  const of = <span className="visually-hidden"> : {word.word}</span>
  return (
    <>
      <div className="row no-print">
        <Button kind="quiet" icon="edit" onPress={() => onEdit(word)}>
          Adapter{of}
        </Button>
        <Button
          kind="quiet"
          isPending={hide.isPending}
          onPress={() => void hide.send({ partnershipId, key, hidden: !word.hidden })}
        >
          {word.hidden ? 'Montrer' : 'Masquer'}
          {of}
        </Button>
        {word.adapted && (
          <Button
            kind="quiet"
            isPending={reset.isPending}
            onPress={() => void reset.send({ partnershipId, key })}
          >
            {word.common ? 'Revenir au texte commun' : 'Retirer ce mot'}
            {of}
          </Button>
        )}
      </div>
      {word.id && (
        <RetractButton
          name={word.word}
          partnershipId={partnershipId}
          kind="glossary"
          of={word.id}
          parts={[
            { field: 'justice', label: 'Pour la justice', text: word.justice },
            { field: 'health', label: 'Pour le soin', text: word.health },
            { field: 'source', label: 'Source', text: word.source },
            { field: 'word', label: 'Mot', text: word.word },
          ]}
        />
      )}
      <ActFeedback act={hide} />
      <ActFeedback act={reset} />
    </>
  )
}
