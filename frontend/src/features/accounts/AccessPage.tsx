import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '~/components/Button'
import { Item, ItemList } from '~/components/DataList'
import { ConfirmDialog } from '~/components/Dialog'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { Select } from '~/components/Select'
import { StatusTag, type TagTone } from '~/components/StatusTag'
import { dateIn, shortDate, viewerZone } from '~/dates/dates'
import { FormShell } from '~/forms/FormShell'
import { required } from '~/forms/required'
import { useForm } from '~/forms/useForm'
import { ActFeedback } from '~/graphql/ActFeedback'
import { ask } from '~/graphql/ask'
import { graphql } from '~/graphql/generated'
import type { AccessRequestState, MyAccessRequestsQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { useAct } from '~/graphql/useAct'
import { type Chosen, OrganisationPicker } from '../directory/pickers'

const MyAccessRequests = graphql(`
  query MyAccessRequests {
    viewer {
      accessRequests {
        id
        message
        state
        requestedAt
        reason
        organisation {
          id
          name
        }
        post {
          id
          label
        }
      }
    }
  }
`)

const PostsToAskFor = graphql(`
  query PostsToAskFor($id: ID!) {
    node(id: $id) {
      ... on Organisation {
        id
        postsToAskFor {
          id
          label
        }
      }
    }
  }
`)

const RequestAccess = graphql(`
  mutation RequestAccess($input: RequestAccessInput!) {
    requestAccess(input: $input) {
      accessRequest {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

const WithdrawAccessRequest = graphql(`
  mutation WithdrawAccessRequest($input: WithdrawAccessRequestInput!) {
    withdrawAccessRequest(input: $input) {
      accessRequest {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

const states: Record<AccessRequestState, { word: string; tone: TagTone }> = {
  PENDING: { word: 'En attente', tone: 'info' },
  ACCEPTED: { word: 'Acceptée', tone: 'success' },
  REFUSED: { word: 'Refusée', tone: 'error' },
  WITHDRAWN: { word: 'Retirée', tone: 'neutral' },
}

const blank = { organisation: null as Chosen | null, postId: null as string | null, message: '' }

/** For who has an identity and no post yet: asking is all that they can do. */
export function AccessPage() {
  const query = useQuery(ask(MyAccessRequests, {}))
  return (
    <>
      <PageTitle
        title="Demander un accès"
        lead="Vous êtes bien connecté. Il vous manque un poste dans une structure : c’est lui qui donne des droits."
      />
      <div className="stack">
        <Notice tone="info" title="Vous avez reçu une invitation ?">
          <p>Ouvrez le lien du message : c’est plus rapide qu’une demande.</p>
        </Notice>
        <Loaded query={query}>
          {({ viewer }) => <MyRequests requests={viewer?.accessRequests ?? []} />}
        </Loaded>
        <h2>Nouvelle demande</h2>
        <RequestForm />
      </div>
    </>
  )
}

function RequestForm() {
  const [isSent, setSent] = useState(false)
  const form = useForm({
    draft: 'demande-acces',
    saved: blank,
    act: RequestAccess,
    check: required<typeof blank>(
      { organisation: 'Choisissez votre structure.' },
      { organisation: 'organisationId' },
    ),
    input: ({ organisation, postId, message }: typeof blank) => ({
      organisationId: organisation?.id as string,
      postId,
      message: message || null,
    }),
    onDone: () => setSent(true),
  })
  const { organisation } = form.value
  const posts = useQuery({
    ...ask(PostsToAskFor, { id: organisation?.id ?? '' }),
    enabled: organisation !== null,
  })
  const node = posts.data?.node
  const options = node && 'postsToAskFor' in node ? node.postsToAskFor : []
  return (
    <FormShell form={form} action="Envoyer ma demande">
      {isSent && (
        <Notice tone="success" title="Demande envoyée" isLive>
          <p>Le représentant de la structure est prévenu. Sa réponse vous parviendra par courriel.</p>
        </Notice>
      )}
      <OrganisationPicker
        label="Votre structure"
        hint="Tapez son nom ou sa ville."
        isRequired
        {...form.field('organisation', 'organisationId')}
        onChange={(chosen) => {
          setSent(false)
          form.set({ organisation: chosen, postId: null })
        }}
      />
      {options.length > 0 && (
        <Select
          label="Votre poste"
          hint="S’il figure dans la liste."
          options={options}
          {...form.field('postId')}
        />
      )}
      <GuardedTextArea
        label="Message au représentant"
        hint="Qui vous êtes, depuis quand. Rien sur une personne suivie."
        rows={4}
        {...form.guarded('message')}
      />
    </FormShell>
  )
}

type MyRequest = NonNullable<MyAccessRequestsQuery['viewer']>['accessRequests'][number]

function MyRequests({ requests }: { requests: readonly MyRequest[] }) {
  const act = useAct(WithdrawAccessRequest)
  const [withdrawing, setWithdrawing] = useState<MyRequest | null>(null)
  if (requests.length === 0) return null
  return (
    <section>
      <h2>Mes demandes</h2>
      <ItemList>
        {requests.map((request) => (
          <Item
            key={request.id}
            title={request.organisation.name}
            meta={[request.post?.label, `le ${shortDate(dateIn(request.requestedAt, viewerZone()))}`]
              .filter(Boolean)
              .join(', ')}
            status={<StatusTag tone={states[request.state].tone}>{states[request.state].word}</StatusTag>}
            action={
              request.state === 'PENDING' && (
                <Button kind="quiet" onPress={() => setWithdrawing(request)}>
                  Retirer<span className="visually-hidden"> la demande à {request.organisation.name}</span>
                </Button>
              )
            }
          >
            {request.reason && <p>Motif : {request.reason}</p>}
          </Item>
        ))}
      </ItemList>
      <ConfirmDialog
        title="Retirer cette demande ?"
        action="Retirer la demande"
        kind="danger"
        isOpen={withdrawing !== null}
        onClose={() => setWithdrawing(null)}
        onConfirm={async () => {
          if (withdrawing && (await act.send({ accessRequestId: withdrawing.id }))) setWithdrawing(null)
        }}
      >
        <p>{withdrawing?.organisation.name} ne la verra plus. Vous pourrez en faire une autre.</p>
        <ActFeedback act={act} title="La demande n’est pas retirée" />
      </ConfirmDialog>
    </section>
  )
}
