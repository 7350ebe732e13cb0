import { useDeferredValue, useState } from 'react'
import { DataTable } from '~/components/DataTable'
import { DateField } from '~/components/DateField'
import { MomentText } from '~/components/DateText'
import { StatusTag } from '~/components/StatusTag'
import { TextField } from '~/components/TextField'
import { viewerZone } from '~/dates/dates'
import { fullName } from '~/features/people'
import { graphql } from '~/graphql/generated'
import { Loaded } from '~/graphql/Loaded'
import { ShowMore, usePages } from '~/graphql/pages'

const Audit = graphql(`
  query Audit($action: String, $from: Date, $to: Date, $after: String) {
    administration {
      auditEntries(action: $action, from: $from, to: $to, first: 50, after: $after) {
        nodes {
          id
          at
          action
          subjectId
          sealed
          person {
            id
            givenName
            familyName
          }
          post {
            id
            label
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

const zone = viewerZone()

/** Who did what: ids and codes, never a text. */
export function AuditTable() {
  const [action, setAction] = useState('')
  const [from, setFrom] = useState<string | null>(null)
  const [to, setTo] = useState<string | null>(null)
  const variables = { action: useDeferredValue(action) || null, from, to }
  const query = usePages(Audit, variables, ({ administration }) => administration?.auditEntries)
  return (
    <div className="stack">
      <TextField
        label="Acte"
        isFilter
        hint="Le début de son code, par exemple « protocol. »."
        value={action}
        onChange={setAction}
      />
      <div className="row">
        <DateField label="Du" isFilter value={from} onChange={setFrom} />
        <DateField label="Au" isFilter value={to} onChange={setTo} />
      </div>
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap(({ administration }) => administration?.auditEntries.nodes ?? [])
          return rows.length === 0 ? (
            <p>Aucun acte.</p>
          ) : (
            <DataTable
              caption="Actes enregistrés, le plus récent d’abord"
              columns={[
                { id: 'action', title: 'Acte', cell: (row) => <code>{row.action}</code> },
                { id: 'at', title: 'Quand', cell: ({ at }) => <MomentText instant={at} zone={zone} /> },
                {
                  id: 'who',
                  title: 'Par',
                  cell: ({ person, post }) =>
                    [person ? fullName(person) : 'Le système', post?.label].filter(Boolean).join(', '),
                },
                {
                  id: 'subject',
                  title: 'Objet',
                  cell: ({ subjectId }) => subjectId && <code>{subjectId}</code>,
                },
                {
                  id: 'sealed',
                  title: 'Sceau',
                  cell: ({ sealed }) => (
                    <StatusTag tone={sealed ? 'success' : 'info'}>
                      {sealed ? 'Scellé' : 'En attente'}
                    </StatusTag>
                  ),
                },
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
