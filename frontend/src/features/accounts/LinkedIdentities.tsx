import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AnchorButton, Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { ConfirmDialog } from '~/components/Dialog'
import { Notice } from '~/components/Notice'
import { dateIn, shortDate, viewerZone } from '~/dates/dates'
import { ActFeedback } from '~/graphql/ActFeedback'
import { graphql } from '~/graphql/generated'
import type { IdentitiesFragment } from '~/graphql/generated/graphql'
import { useAct } from '~/graphql/useAct'
import { withReturn } from '~/session/providers'
import { siteQuery } from '~/viewer/viewer'

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

/** A second way in: signing in there once, then confirming here. */
function OtherDoors({ linked }: { linked: readonly string[] }) {
  const { data } = useQuery(siteQuery)
  const others = data?.site.signInProviders.filter(({ key }) => !linked.includes(key)) ?? []
  if (others.length === 0) return null
  return (
    <>
      <h3>Rattacher un autre compte</h3>
      <p className="row">
        {others.map(({ key, label, signInUrl }) => (
          <AnchorButton key={key} icon="add" href={withReturn(`${signInUrl}?rattacher=1`, '/mes-donnees')}>
            {label}
          </AnchorButton>
        ))}
      </p>
    </>
  )
}

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
      <OtherDoors linked={identities.map(({ provider }) => provider.key)} />
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
