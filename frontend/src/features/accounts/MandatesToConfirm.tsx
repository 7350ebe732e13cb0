import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { ConfirmDialog } from '~/components/Dialog'
import { shortDate } from '~/dates/dates'
import { fullName } from '~/features/people'
import { ActFeedback } from '~/graphql/ActFeedback'
import { graphql } from '~/graphql/generated'
import type { TeamPostFragment } from '~/graphql/generated/graphql'
import { useAct } from '~/graphql/useAct'
import { capacities } from '../directory/words'

const DecideMandate = graphql(`
  mutation DecideMandate($input: DecideMandateInput!) {
    decideMandate(input: $input) {
      mandate {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

/** A post that signs, or that somebody takes by their own hand, is given by two people: the second one decides here. */
export function MandatesToConfirm({ posts }: { posts: readonly TeamPostFragment[] }) {
  const act = useAct(DecideMandate)
  const [refusing, setRefusing] = useState<string | null>(null)
  const waiting = posts.flatMap((post) =>
    post.mandates.nodes
      .filter(({ status }) => status === 'AWAITING_CONFIRMATION')
      .map((mandate) => ({ ...mandate, label: post.label })),
  )
  if (waiting.length === 0) return null
  return (
    <Card title="Affectations à confirmer">
      <p>La personne qui confirme n’est ni celle qui a inscrit, ni celle qui tiendra le poste.</p>
      <ActFeedback act={act} title="La décision n’est pas enregistrée" />
      <ItemList>
        {waiting.map(({ id, person, label, capacity, startsOn, recordedBy, viewerCanConfirm }) => (
          <Item
            key={id}
            title={`${fullName(person)}, ${label}`}
            meta={`${capacities[capacity]}, à partir du ${shortDate(startsOn)}${
              recordedBy ? `, inscrit par ${fullName(recordedBy)}` : ''
            }`}
            action={
              viewerCanConfirm ? (
                <>
                  <Button
                    kind="primary"
                    isPending={act.isPending}
                    onPress={() => void act.send({ mandateId: id, confirm: true })}
                  >
                    Confirmer
                  </Button>
                  <Button kind="quiet" onPress={() => setRefusing(id)}>
                    Refuser
                  </Button>
                </>
              ) : (
                'Attend une autre personne'
              )
            }
          />
        ))}
      </ItemList>
      <ConfirmDialog
        title="Refuser cette affectation ?"
        action="Refuser l’affectation"
        kind="danger"
        isOpen={refusing !== null}
        onClose={() => setRefusing(null)}
        onConfirm={async () => {
          if (refusing) await act.send({ mandateId: refusing, confirm: false })
          setRefusing(null)
        }}
      >
        <p>La personne ne tiendra pas ce poste. Pour l’y mettre, il faudra l’inscrire de nouveau.</p>
      </ConfirmDialog>
    </Card>
  )
}
