import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { shortDate } from '~/dates/dates'
import { ActFeedback } from '~/graphql/ActFeedback'
import { graphql } from '~/graphql/generated'
import type { HoldersCheckFragment } from '~/graphql/generated/graphql'
import { useAct } from '~/graphql/useAct'

graphql(`
  fragment HoldersCheck on Organisation {
    id
    holdersConfirmedOn
    holdersAskedOn
    viewerCanManagePeople
    posts {
      id
    }
  }
`)

const ConfirmHolders = graphql(`
  mutation ConfirmHolders($input: ConfirmHoldersInput!) {
    confirmHolders(input: $input) {
      organisation {
        id
        holdersConfirmedOn
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

/** Twice a year, whoever manages the posts says that their holders are right. */
export function HoldersCheck({ organisation }: { organisation: HoldersCheckFragment }) {
  const confirm = useAct(ConfirmHolders)
  const { id, holdersConfirmedOn: last, holdersAskedOn: asked, viewerCanManagePeople, posts } = organisation
  if (posts.length === 0) return null
  const isDone = last != null && last >= asked
  const words = last
    ? `Titulaires vérifiés le ${shortDate(last)}.`
    : 'Les titulaires n’ont pas encore été vérifiés.'
  if (!viewerCanManagePeople) return <p>{words}</p>
  return (
    <Card title={isDone ? 'Les titulaires sont à jour' : 'Vérifiez qui tient chaque poste'}>
      <p>{words}</p>
      {!isDone && (
        <>
          <p>
            Chaque janvier et chaque septembre, relisez les postes ci-dessous. Si l’un d’eux a changé de
            mains, corrigez-le d’abord.
          </p>
          <ActFeedback act={confirm} />
          <Button
            kind="primary"
            icon="check"
            isPending={confirm.isPending}
            onPress={() => void confirm.send({ organisationId: id })}
          >
            Tout est exact
          </Button>
        </>
      )}
    </Card>
  )
}
