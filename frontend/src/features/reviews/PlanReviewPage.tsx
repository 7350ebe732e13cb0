import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { CheckboxGroup, RadioGroup } from '~/components/Choice'
import { DateText } from '~/components/DateText'
import { EmptyState } from '~/components/EmptyState'
import { PageTitle } from '~/components/PageTitle'
import { dateIn } from '~/dates/dates'
import { barePart } from '~/features/nodeIds'
import { postOption } from '~/features/protocols/agreement'
import { type Ground, InPartnership } from '~/features/protocols/PartnershipGate'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ActFeedback } from '~/graphql/ActFeedback'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import type { PlanReviewPageQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { useAct } from '~/graphql/useAct'
import { MissingPage } from '~/pages/errors'
import { PlanReviewDocument, PlanReviewPageDocument, StartReviewDocument } from './documents'
import { MeetingFields } from './MeetingFields'
import { blankMeeting, checkMeeting, type MeetingValues, meetingInput } from './meeting'

type Protocol = Extract<NonNullable<PlanReviewPageQuery['node']>, { title: string }>

export function PlanReviewPage({ protocolId }: { protocolId: string }) {
  const query = useQuery(ask(PlanReviewPageDocument, { id: protocolId }))
  return (
    <Loaded query={query}>
      {({ node, site }) => {
        const protocol = found<Protocol>(node)
        if (!protocol) return <MissingPage />
        return (
          <>
            <PageTitle
              title="Planifier la revue"
              lead="Une réunion des deux secteurs pour relire l’accord, clause par clause. Elle parle de pratiques, jamais d’un cas individuel."
              trail={[
                { label: 'Protocoles', link: { to: '/protocoles' } },
                {
                  label: protocol.title,
                  link: { to: '/protocoles/$id', params: { id: barePart(protocol.id) } },
                },
              ]}
            />
            {protocol.openReview ? (
              <EmptyState
                title="Une revue est déjà ouverte"
                action={
                  <LinkButton
                    kind="primary"
                    to="/revues/$id"
                    params={{ id: barePart(protocol.openReview.id) }}
                  >
                    Ouvrir cette revue
                  </LinkButton>
                }
              >
                Déplacez sa réunion ou menez-la à son terme.
              </EmptyState>
            ) : (
              <div className="stack">
                {protocol.reviewDueOn && (
                  <p>
                    Revue attendue le <DateText date={protocol.reviewDueOn} />. Une réunion plus tardive ne
                    repousse pas cette échéance.
                  </p>
                )}
                <InPartnership id={protocol.partnership.id}>
                  {(ground) => (
                    <PlanForm
                      protocol={protocol}
                      ground={ground}
                      today={dateIn(site.now, protocol.partnership.timeZone)}
                    />
                  )}
                </InPartnership>
                <StartNow protocol={protocol} />
              </div>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

interface Values extends MeetingValues {
  whom: 'usual' | 'chosen'
  attendeePostIds: string[]
}

function PlanForm({ protocol, ground, today }: { protocol: Protocol; ground: Ground; today: string }) {
  const navigate = useNavigate()
  const form = useForm({
    draft: `review.plan.${protocol.id}`,
    saved: { ...blankMeeting, whom: 'usual', attendeePostIds: [protocol.owner.id] } as Values,
    act: PlanReviewDocument,
    check: checkMeeting,
    input: ({ whom, attendeePostIds, ...meeting }) => ({
      protocolId: protocol.id,
      meeting: meetingInput(meeting),
      attendeePostIds: whom === 'chosen' ? attendeePostIds : null,
    }),
    onDone: ({ review }) => review && navigate({ to: '/revues/$id', params: { id: barePart(review.id) } }),
  })
  const parties = new Set(protocol.parties.map(({ organisation }) => organisation.id))
  const posts = ground.members.filter(({ id }) => parties.has(id)).flatMap((member) => member.posts)
  return (
    <Card title="La réunion">
      <FormShell form={form} action="Planifier la revue">
        <MeetingFields form={form} today={today} />
        <RadioGroup
          label="Qui attendre ?"
          options={[
            { id: 'usual', label: 'Le poste responsable et les représentants de chaque partie' },
            { id: 'chosen', label: 'Choisir les postes' },
          ]}
          value={form.value.whom}
          onChange={(whom) => form.set({ whom: whom === 'chosen' ? 'chosen' : 'usual' })}
          isRequired
        />
        {form.value.whom === 'chosen' && (
          <CheckboxGroup
            label="Postes attendus"
            options={[...new Map(posts.map((post) => [post.id, postOption(post)])).values()]}
            isRequired
            {...form.field('attendeePostIds')}
          />
        )}
      </FormShell>
    </Card>
  )
}

/** The meeting took place without having been planned here. */
function StartNow({ protocol }: { protocol: Protocol }) {
  const navigate = useNavigate()
  const act = useAct(StartReviewDocument)
  const start = async () => {
    const done = await act.send({ protocolId: protocol.id })
    if (done?.review) await navigate({ to: '/revues/$id', params: { id: barePart(done.review.id) } })
  }
  return (
    <Card title="La réunion a déjà eu lieu ?">
      <p>Ouvrez directement le compte rendu : vous y noterez la date et les participants.</p>
      <ActFeedback act={act} />
      <Button isPending={act.isPending} onPress={() => void start()}>
        Ouvrir le compte rendu
      </Button>
    </Card>
  )
}
