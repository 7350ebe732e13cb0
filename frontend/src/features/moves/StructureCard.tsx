import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { StatusTag } from '~/components/StatusTag'
import { ActFeedback } from '~/graphql/ActFeedback'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { Loaded } from '~/graphql/Loaded'
import { useAct } from '~/graphql/useAct'
import { CancelStructureChange, OrganisationChanges } from './documents'
import { CloseDialog, MergeDialog } from './StructureDialogs'
import { changeStates, changeWords } from './words'

interface Place {
  id: string
  name: string
  closedOn: string | null
  posts: readonly { label: string; closedOn: string | null; holders: readonly unknown[] }[]
}

/** What became, or will become, of an organisation; whoever manages it may close it, or merge it into another. */
export function StructureCard({ organisation, canManage }: { organisation: Place; canManage: boolean }) {
  const [open, setOpen] = useState<'close' | 'merge' | null>(null)
  return (
    <>
      <StructureChanges
        organisationId={organisation.id}
        actions={
          canManage &&
          !organisation.closedOn && (
            <>
              <Button kind="quiet" onPress={() => setOpen('merge')}>
                Rejoindre une autre structure
              </Button>
              <Button kind="quiet" onPress={() => setOpen('close')}>
                Fermer la structure
              </Button>
            </>
          )
        }
      />
      {open === 'close' && <CloseDialog organisation={organisation} onClose={() => setOpen(null)} />}
      {open === 'merge' && <MergeDialog organisation={organisation} onClose={() => setOpen(null)} />}
    </>
  )
}

/** Posts that came or went, a closing, a merger: done and to come. Nothing where there is nothing to say or to do. */
export function StructureChanges({
  organisationId,
  actions = false,
}: {
  organisationId: string
  actions?: ReactNode
}) {
  const query = useQuery(ask(OrganisationChanges, { id: organisationId }))
  const cancel = useAct(CancelStructureChange)
  return (
    <Loaded query={query}>
      {({ node }) => {
        const changes = found(node)?.structureChanges ?? []
        if (changes.length === 0 && !actions) return null
        return (
          <Card title="Changements de structure" actions={actions}>
            <ActFeedback act={cancel} title="Le changement n’est pas annulé" />
            {changes.length === 0 && <p>Aucun changement n’est enregistré.</p>}
            <ItemList>
              {changes.map((change) => {
                const state = changeStates[change.state]
                const words = changeWords(change, organisationId)
                return (
                  <Item
                    key={change.id}
                    title={words}
                    status={state && <StatusTag tone={state.tone}>{state.word}</StatusTag>}
                    action={
                      change.viewerCanCancel && (
                        <Button
                          kind="quiet"
                          isPending={cancel.isPending}
                          onPress={() => void cancel.send({ structureChangeId: change.id })}
                        >
                          Annuler<span className="visually-hidden"> : {words}</span>
                        </Button>
                      )
                    }
                  />
                )
              })}
            </ItemList>
          </Card>
        )
      }}
    </Loaded>
  )
}
