import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
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

/** What became, or will become, of an organisation and its posts; whoever manages it may close or merge it. */
export function StructureCard({ organisation, canManage }: { organisation: Place; canManage: boolean }) {
  const [open, setOpen] = useState<'close' | 'merge' | null>(null)
  const query = useQuery(ask(OrganisationChanges, { id: organisation.id }))
  const cancel = useAct(CancelStructureChange)
  const mayChange = canManage && !organisation.closedOn
  return (
    <Loaded query={query}>
      {({ node }) => {
        const changes = found(node)?.structureChanges ?? []
        if (changes.length === 0 && !mayChange) return null
        return (
          <Card
            title="Changements de structure"
            actions={
              mayChange && (
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
          >
            <ActFeedback act={cancel} title="Le changement n’est pas annulé" />
            {changes.length === 0 && <p>Aucun changement n’est enregistré.</p>}
            <ItemList>
              {changes.map((change) => {
                const state = changeStates[change.state]
                const words = changeWords(change, organisation.id)
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
            {open === 'close' && <CloseDialog organisation={organisation} onClose={() => setOpen(null)} />}
            {open === 'merge' && <MergeDialog organisation={organisation} onClose={() => setOpen(null)} />}
          </Card>
        )
      }}
    </Loaded>
  )
}
