import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { ConfirmDialog } from '~/components/Dialog'
import { fullName } from '~/features/people'
import { ActFeedback } from '~/graphql/ActFeedback'
import type { RosterLineFragment } from '~/graphql/generated/graphql'
import { useAct } from '~/graphql/useAct'
import { CancelRegistrationDocument } from './documents'
import { DecideRegistrationDocument } from './pageDocuments'
import { groups } from './words'

/** Requests that wait for the organiser, oldest first as the server lists them. */
export function Decisions({ requests }: { requests: readonly RosterLineFragment[] }) {
  const act = useAct(DecideRegistrationDocument)
  const [refusing, setRefusing] = useState<{ id: string; name: string } | null>(null)
  return (
    <Card title="Demandes à examiner">
      <ItemList>
        {requests.map(({ id, person, post, organisation, group }) => {
          const name = <span className="visually-hidden"> la demande de {fullName(person)}</span>
          return (
            <Item
              key={id}
              title={fullName(person)}
              meta={`${post.label}, ${organisation.name} · ${groups[group]}`}
              action={
                <>
                  <Button
                    kind="primary"
                    isDisabled={act.isPending}
                    onPress={() => void act.send({ registrationId: id, accept: true })}
                  >
                    Accepter{name}
                  </Button>
                  <Button
                    kind="quiet"
                    isDisabled={act.isPending}
                    onPress={() => setRefusing({ id, name: fullName(person) })}
                  >
                    Refuser…{name}
                  </Button>
                </>
              }
            />
          )
        })}
      </ItemList>
      <ActFeedback act={act} title="La demande attend encore" />
      <ConfirmDialog
        title="Refuser cette demande ?"
        action="Refuser la demande"
        kind="danger"
        isOpen={refusing !== null}
        onClose={() => setRefusing(null)}
        onConfirm={async () => {
          if (refusing) await act.send({ registrationId: refusing.id, accept: false })
          setRefusing(null)
        }}
      >
        <p>{refusing?.name} n’aura pas de place à cette formation.</p>
      </ConfirmDialog>
    </Card>
  )
}

/** Frees a seat for whoever waits first. */
export function LeaveButton({ line }: { line: RosterLineFragment }) {
  const act = useAct(CancelRegistrationDocument)
  const [isAsking, setAsking] = useState(false)
  const name = fullName(line.person)
  return (
    <span className="no-print">
      <Button kind="quiet" onPress={() => setAsking(true)}>
        Désinscrire…<span className="visually-hidden"> {name}</span>
      </Button>
      <ConfirmDialog
        title={`Désinscrire ${name} ?`}
        action="Désinscrire"
        kind="danger"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          if (await act.send({ registrationId: line.id })) setAsking(false)
        }}
      >
        <p>Sa place revient à la première personne qui attend.</p>
        <ActFeedback act={act} title="L’inscription demeure" />
      </ConfirmDialog>
    </span>
  )
}
