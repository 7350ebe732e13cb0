import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { ConfirmDialog } from '~/components/Dialog'
import { Notice } from '~/components/Notice'
import { dateIn, shortDate, viewerZone } from '~/dates/dates'
import { ActFeedback } from '~/graphql/ActFeedback'
import { graphql } from '~/graphql/generated'
import type { IdentitiesFragment } from '~/graphql/generated/graphql'
import { useAct } from '~/graphql/useAct'

graphql(`
  fragment Identities on Viewer {
    identities {
      id
      linkedAt
      lastUsedAt
      viewerCanUnlink
      provider {
        key
        label
      }
    }
    pendingIdentityLink {
      expiresAt
      provider {
        key
        label
      }
    }
  }
`)

const DecideIdentityLink = graphql(`
  mutation DecideIdentityLink($input: DecideIdentityLinkInput!) {
    decideIdentityLink(input: $input) {
      viewer {
        person {
          id
        }
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

const UnlinkIdentity = graphql(`
  mutation UnlinkIdentity($input: UnlinkIdentityInput!) {
    unlinkIdentity(input: $input) {
      viewer {
        person {
          id
        }
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

const day = (instant: string) => shortDate(dateIn(instant, viewerZone()))

/** The ways in that lead to this account. */
export function LinkedIdentities({
  viewer: { identities, pendingIdentityLink },
}: {
  viewer: IdentitiesFragment
}) {
  const decide = useAct(DecideIdentityLink)
  const unlink = useAct(UnlinkIdentity)
  const [removing, setRemoving] = useState<IdentitiesFragment['identities'][number] | null>(null)
  return (
    <Card title="Mes façons de me connecter">
      {pendingIdentityLink && (
        <Notice
          tone="warn"
          title={`Rattacher ${pendingIdentityLink.provider.label} à ce compte ?`}
          actions={
            <>
              <Button
                kind="primary"
                isPending={decide.isPending}
                onPress={() => void decide.send({ confirm: true })}
              >
                C’est moi, rattacher
              </Button>
              <Button onPress={() => void decide.send({ confirm: false })}>Ce n’est pas moi</Button>
            </>
          }
        >
          <p>
            Une connexion par {pendingIdentityLink.provider.label} porte les mêmes coordonnées que vous.
            Répondez avant le {day(pendingIdentityLink.expiresAt)}.
          </p>
        </Notice>
      )}
      <ActFeedback act={decide} />
      <ItemList>
        {identities.map((identity) => (
          <Item
            key={identity.id}
            title={identity.provider.label}
            meta={`Rattaché le ${day(identity.linkedAt)}${
              identity.lastUsedAt ? `, dernière connexion le ${day(identity.lastUsedAt)}` : ''
            }`}
            action={
              identity.viewerCanUnlink && (
                <Button kind="quiet" onPress={() => setRemoving(identity)}>
                  Détacher<span className="visually-hidden"> {identity.provider.label}</span>
                </Button>
              )
            }
          />
        ))}
      </ItemList>
      <ConfirmDialog
        title={`Détacher ${removing?.provider.label ?? ''} ?`}
        action="Détacher"
        kind="danger"
        isOpen={removing !== null}
        onClose={() => setRemoving(null)}
        onConfirm={async () => {
          if (removing && (await unlink.send({ identityId: removing.id }))) setRemoving(null)
        }}
      >
        <p>
          Cette connexion ne mènera plus à votre compte. Il vous restera au moins une autre façon d’entrer.
        </p>
        <ActFeedback act={unlink} />
      </ConfirmDialog>
    </Card>
  )
}
