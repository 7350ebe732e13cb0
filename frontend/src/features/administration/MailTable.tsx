import { useState } from 'react'
import { DataTable } from '~/components/DataTable'
import { MomentText } from '~/components/DateText'
import { Select } from '~/components/Select'
import { StatusTag, type TagTone } from '~/components/StatusTag'
import { viewerZone } from '~/dates/dates'
import { graphql } from '~/graphql/generated'
import type { MailState } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { ShowMore, usePages } from '~/graphql/pages'

const Mails = graphql(`
  query Mails($state: MailState, $after: String) {
    administration {
      mails(state: $state, first: 50, after: $after) {
        nodes {
          id
          kind
          maskedRecipient
          state
          attempts
          queuedAt
          sentAt
          nextAttemptAt
          lastFailure
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

const states: Record<MailState, { word: string; tone: TagTone }> = {
  QUEUED: { word: 'En attente', tone: 'info' },
  SENT: { word: 'Remis au relais', tone: 'success' },
  FAILED: { word: 'Échec', tone: 'error' },
  NOT_RESENT: { word: 'Non renvoyé', tone: 'neutral' },
}

const zone = viewerZone()

/** Each outgoing message; addresses are masked and bodies are not shown. */
export function MailTable() {
  const [state, setState] = useState<MailState | null>(null)
  const query = usePages(Mails, { state }, ({ administration }) => administration?.mails)
  return (
    <div className="stack">
      <Select
        label="Messages à montrer"
        isFilter
        isRequired
        options={[
          { id: '', label: 'Tous' },
          ...Object.entries(states).map(([id, { word }]) => ({ id, label: word })),
        ]}
        value={state ?? ''}
        onChange={(id) => setState((id || null) as MailState | null)}
      />
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap(({ administration }) => administration?.mails.nodes ?? [])
          return rows.length === 0 ? (
            <p>Aucun message.</p>
          ) : (
            <DataTable
              caption="Messages envoyés et à envoyer"
              columns={[
                { id: 'to', title: 'Destinataire', cell: ({ maskedRecipient }) => maskedRecipient },
                { id: 'kind', title: 'Modèle', cell: ({ kind }) => kind },
                {
                  id: 'state',
                  title: 'État',
                  cell: (row) => (
                    <StatusTag tone={states[row.state].tone}>{states[row.state].word}</StatusTag>
                  ),
                },
                {
                  id: 'when',
                  title: 'Quand',
                  cell: ({ sentAt, queuedAt }) => <MomentText instant={sentAt ?? queuedAt} zone={zone} />,
                },
                { id: 'attempts', title: 'Essais', cell: ({ attempts }) => attempts, isNumber: true },
                { id: 'failure', title: 'Dernier échec', cell: ({ lastFailure }) => lastFailure ?? '' },
              ]}
              rows={rows}
              rowId={({ id }) => id}
            />
          )
        }}
      </Loaded>
      <ShowMore query={query} />
    </div>
  )
}
