import { useState } from 'react'
import { Button } from '~/components/Button'
import { Item, ItemList } from '~/components/DataList'
import { ConfirmDialog } from '~/components/Dialog'
import { Notice } from '~/components/Notice'
import { StatusTag, type TagTone } from '~/components/StatusTag'
import { dateIn, shortDate, viewerZone } from '~/dates/dates'
import { ActFeedback } from '~/graphql/ActFeedback'
import { graphql } from '~/graphql/generated'
import type { InvitationLineFragment, InvitationState } from '~/graphql/generated/graphql'
import { useAct } from '~/graphql/useAct'

graphql(`
  fragment InvitationLine on Invitation {
    id
    email
    capacity
    state
    startsOn
    sentAt
    expiresAt
    post {
      id
      label
    }
  }
`)

const ResendInvitation = graphql(`
  mutation ResendInvitation($input: InvitationInput!) {
    resendInvitation(input: $input) {
      invitation {
        id
        email
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

const RevokeInvitation = graphql(`
  mutation RevokeInvitation($input: InvitationInput!) {
    revokeInvitation(input: $input) {
      invitation {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const invitationStates: Record<InvitationState, { word: string; tone: TagTone }> = {
  PENDING: { word: 'En attente', tone: 'info' },
  ACCEPTED: { word: 'Acceptée', tone: 'success' },
  REVOKED: { word: 'Annulée', tone: 'neutral' },
  EXPIRED: { word: 'Expirée', tone: 'warn' },
}

const day = (instant: string) => shortDate(dateIn(instant, viewerZone()))

export function Invitations({ invitations }: { invitations: readonly InvitationLineFragment[] }) {
  const resend = useAct(ResendInvitation)
  const revoke = useAct(RevokeInvitation)
  const [resentTo, setResentTo] = useState<string | null>(null)
  const [revoking, setRevoking] = useState<InvitationLineFragment | null>(null)
  if (invitations.length === 0)
    return <p>Aucune invitation en cours. Pour inviter, choisissez le poste ci-dessus.</p>
  return (
    <>
      {resentTo && (
        <Notice tone="success" title="Invitation envoyée de nouveau" isLive>
          <p>Un nouveau message part à {resentTo}. L’ancien lien ne sert plus.</p>
        </Notice>
      )}
      <ActFeedback act={resend} title="L’invitation n’est pas repartie" />
      <ItemList>
        {invitations.map((invitation) => {
          const { id, email, post, state, sentAt, expiresAt } = invitation
          return (
            <Item
              key={id}
              title={email}
              meta={[
                post?.label ?? 'Administration de la plateforme',
                sentAt ? `envoyée le ${day(sentAt)}` : 'en cours d’envoi',
                ...(state === 'PENDING' ? [`valable jusqu’au ${day(expiresAt)}`] : []),
              ].join(', ')}
              status={
                <StatusTag tone={invitationStates[state].tone}>{invitationStates[state].word}</StatusTag>
              }
              action={
                (state === 'PENDING' || state === 'EXPIRED') && (
                  <>
                    <Button
                      kind="quiet"
                      isPending={resend.isPending}
                      onPress={async () => {
                        setResentTo(null)
                        if (await resend.send({ invitationId: id })) setResentTo(email)
                      }}
                    >
                      Renvoyer<span className="visually-hidden"> à {email}</span>
                    </Button>
                    {state === 'PENDING' && (
                      <Button kind="quiet" onPress={() => setRevoking(invitation)}>
                        Annuler<span className="visually-hidden"> l’invitation de {email}</span>
                      </Button>
                    )}
                  </>
                )
              }
            />
          )
        })}
      </ItemList>
      <ConfirmDialog
        title="Annuler cette invitation ?"
        action="Annuler l’invitation"
        kind="danger"
        isOpen={revoking !== null}
        onClose={() => {
          revoke.reset()
          setRevoking(null)
        }}
        onConfirm={async () => {
          if (revoking && (await revoke.send({ invitationId: revoking.id }))) setRevoking(null)
        }}
      >
        <p>Le lien envoyé à {revoking?.email} ne servira plus. Vous pourrez inviter de nouveau.</p>
        <ActFeedback act={revoke} title="L’invitation n’est pas annulée" />
      </ConfirmDialog>
    </>
  )
}
