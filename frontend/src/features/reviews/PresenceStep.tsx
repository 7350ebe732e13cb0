import { useState } from 'react'
import { CheckboxGroup } from '~/components/Choice'
import { DateField } from '~/components/DateField'
import { ComboBox } from '~/components/Select'
import { fullName } from '~/features/people'
import type { Member } from '~/features/protocols/agreement'
import { InPartnership } from '~/features/protocols/PartnershipGate'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import type { Review } from './documents'
import { UpdateReviewDocument } from './documents'
import { keyOf, organisationOf, participantOf, presenceKey } from './participants'
import styles from './Review.module.css'

interface Props {
  review: Review
  today: string
  onDone: () => void
}

export function PresenceStep(props: Props) {
  return (
    <InPartnership id={props.review.protocol.partnership.id}>
      {({ members }) => <PresenceForm {...props} members={members} />}
    </InPartnership>
  )
}

function PresenceForm({ review, today, onDone, members }: Props & { members: readonly Member[] }) {
  const form = useForm({
    draft: `review.presence.${review.id}`,
    saved: {
      baseRevision: review.revision,
      heldOn: review.heldOn,
      present: review.participants.map(keyOf),
    },
    act: UpdateReviewDocument,
    input: ({ baseRevision, heldOn, present }) => ({
      reviewId: review.id,
      baseRevision,
      heldOn,
      participants: present.map(participantOf),
    }),
    onDone,
  })
  const [added, setAdded] = useState<string[]>([])
  const parties = review.protocol.parties
    .filter(({ state }) => state !== 'WITHDRAWN')
    .map(({ organisation }) => organisation.id)
  const listed = new Set([...parties, ...added, ...form.value.present.map(organisationOf)])
  const participants = form.field('present', 'participants')
  return (
    <FormShell form={form} action="Enregistrer et continuer">
      <DateField
        label="La réunion a eu lieu le"
        hint="C’est cette date qui fixe la prochaine échéance."
        max={today}
        isRequired
        {...form.field('heldOn')}
      />
      <p>
        Cochez qui était là. Il faut au moins une personne de la justice et une du soin pour clore la revue
        {participants.error && ` : ${participants.error}`}.
      </p>
      {members
        .filter(({ id }) => listed.has(id))
        .map((member) => (
          <div key={member.id} className={styles.organisation}>
            <CheckboxGroup
              label={member.name}
              options={presenceOptions(member)}
              value={participants.value.filter((key) => organisationOf(key) === member.id)}
              onChange={(keys) =>
                participants.onChange([
                  ...participants.value.filter((key) => organisationOf(key) !== member.id),
                  ...keys,
                ])
              }
              isFilter
            />
          </div>
        ))}
      <ComboBox
        label="Ajouter une organisation présente"
        hint="Un membre du partenariat qui n’est pas partie à l’accord."
        options={members.filter(({ id }) => !listed.has(id)).map(({ id, name }) => ({ id, label: name }))}
        value={null}
        onChange={(id) => id && setAdded([...added, id])}
        isFilter
      />
    </FormShell>
  )
}

/** Everyone who holds a post there; an unnamed presence for the others. */
function presenceOptions(member: Member) {
  const people = member.posts
    .filter(({ organisationName, holders }) => organisationName === member.name && holders.length > 0)
    .flatMap((post) =>
      post.holders.map(({ person }) => ({
        id: presenceKey(member.id, post.id, person.id),
        label: fullName(person),
        detail: post.label,
      })),
    )
  return [...people, { id: presenceKey(member.id), label: 'Une autre personne de cette organisation' }]
}
