import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { DateField } from '~/components/DateField'
import { Dialog } from '~/components/Dialog'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { Paragraphs } from '~/components/Paragraphs'
import { Select } from '~/components/Select'
import { dateIn, shortDate, viewerZone } from '~/dates/dates'
import { fullName } from '~/features/people'
import { RetractButton } from '~/features/retraction/RetractButton'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { graphql } from '~/graphql/generated'
import type { AccessRequestLineFragment, MandateCapacity } from '~/graphql/generated/graphql'
import { CapacityField } from './InviteDialog'

graphql(`
  fragment AccessRequestLine on AccessRequest {
    id
    message
    state
    requestedAt
    viewerCanDecide
    person {
      id
      givenName
      familyName
      email
    }
    post {
      id
      label
    }
  }
`)

const DecideAccessRequest = graphql(`
  mutation DecideAccessRequest($input: DecideAccessRequestInput!) {
    decideAccessRequest(input: $input) {
      accessRequest {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

interface DialogProps {
  request: AccessRequestLineFragment
  posts: readonly { id: string; label: string }[]
  today: string
  onClose: () => void
}

export function AccessRequests({
  requests,
  posts,
  today,
  partnershipId,
}: {
  requests: readonly AccessRequestLineFragment[]
  posts: readonly { id: string; label: string }[]
  today: string
  partnershipId: string | undefined
}) {
  const [open, setOpen] = useState<{ accept: boolean; request: AccessRequestLineFragment } | null>(null)
  const pending = requests.filter(({ state }) => state === 'PENDING')
  if (pending.length === 0) return null
  const dialog = open && { request: open.request, posts, today, onClose: () => setOpen(null) }
  return (
    <Card title="Demandes d’accès">
      <p>
        N’acceptez que les personnes que vous connaissez : elles liront les documents de vos partenariats.
      </p>
      <ItemList>
        {pending.map((request) => (
          <Item
            key={request.id}
            title={fullName(request.person)}
            meta={[
              request.person.email,
              request.post?.label,
              `le ${shortDate(dateIn(request.requestedAt, viewerZone()))}`,
            ]
              .filter(Boolean)
              .join(', ')}
            action={
              request.viewerCanDecide && (
                <>
                  <Button kind="primary" onPress={() => setOpen({ accept: true, request })}>
                    Accepter<span className="visually-hidden"> {fullName(request.person)}</span>
                  </Button>
                  <Button kind="quiet" onPress={() => setOpen({ accept: false, request })}>
                    Refuser<span className="visually-hidden"> {fullName(request.person)}</span>
                  </Button>
                </>
              )
            }
          >
            {request.message && <Paragraphs text={request.message} />}
            <RetractButton
              name={fullName(request.person)}
              partnershipId={partnershipId}
              kind="access-request"
              of={request.id}
              parts={[{ field: 'message', label: 'Message', text: request.message }]}
            />
          </Item>
        ))}
      </ItemList>
      {dialog && (open.accept ? <AcceptDialog {...dialog} /> : <RefuseDialog {...dialog} />)}
    </Card>
  )
}

function AcceptDialog({ request, posts, today, onClose }: DialogProps) {
  const saved = {
    postId: request.post?.id ?? null,
    capacity: 'TITULAR' as MandateCapacity,
    startsOn: today as string | null,
    endsOn: null as string | null,
  }
  const form = useForm({
    draft: `${request.id}.accepter`,
    saved,
    act: DecideAccessRequest,
    input: (value: typeof saved) => ({ ...value, accessRequestId: request.id, accept: true }),
    onDone: onClose,
  })
  return (
    <Dialog title={`Accepter ${fullName(request.person)}`} isOpen onClose={onClose}>
      <FormShell form={form} action="Donner ce poste">
        <Select
          label="Poste"
          isRequired
          options={posts.map(({ id, label }) => ({ id, label }))}
          {...form.field('postId')}
        />
        <CapacityField {...form.field('capacity')} />
        <DateField label="Premier jour" isRequired {...form.field('startsOn')} />
        <DateField label="Dernier jour" hint="S’il est connu." {...form.field('endsOn')} />
      </FormShell>
    </Dialog>
  )
}

function RefuseDialog({ request, onClose }: DialogProps) {
  const saved = { reason: '' }
  const form = useForm({
    draft: `${request.id}.refuser`,
    saved,
    act: DecideAccessRequest,
    input: ({ reason }: typeof saved) => ({
      accessRequestId: request.id,
      accept: false,
      reason: reason || null,
    }),
    onDone: onClose,
  })
  return (
    <Dialog title={`Refuser ${fullName(request.person)}`} isOpen onClose={onClose}>
      <FormShell form={form} action="Refuser la demande" actionKind="danger">
        <GuardedTextArea label="Motif" hint="La personne le lira." rows={3} {...form.guarded('reason')} />
      </FormShell>
    </Dialog>
  )
}
