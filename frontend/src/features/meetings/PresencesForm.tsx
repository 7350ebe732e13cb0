import { useState } from 'react'
import { Button } from '~/components/Button'
import { CheckboxGroup } from '~/components/Choice'
import { GuardedTextField } from '~/components/GuardedTextArea'
import { StatusTag } from '~/components/StatusTag'
import { fullName } from '~/features/people'
import type { Member } from '~/features/protocols/agreement'
import { InPartnership } from '~/features/protocols/PartnershipGate'
import { RetractButton } from '~/features/retraction/RetractButton'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import type { Side } from '~/graphql/generated/graphql'
import type { Meeting } from './agenda'
import { RecordPresencesDocument } from './documents'
import styles from './Meetings.module.css'
import {
  organisationOf,
  presenceInput,
  presenceKey,
  presenceValues,
  presentOrganisations,
  sidesOf,
} from './presences'

/** Who was there, organisation by organisation, with the two sides always in sight. */
function PresencesForm({ meeting, onDone }: { meeting: Meeting; onDone?: () => void }) {
  return (
    <InPartnership id={meeting.partnership.id}>
      {({ members }) => <Form meeting={meeting} members={members} onDone={onDone} />}
    </InPartnership>
  )
}

interface FormProps {
  meeting: Meeting
  members: readonly Member[]
  onDone: (() => void) | undefined
}

function Form({ meeting, members, onDone }: FormProps) {
  const form = useForm({
    draft: `meeting.presences.${meeting.id}`,
    saved: presenceValues(meeting),
    act: RecordPresencesDocument,
    input: (values) => ({
      meetingId: meeting.id,
      presences: presenceInput(values),
      baseRevision: values.baseRevision,
    }),
    ...(onDone ? { onDone } : {}),
  })
  const { present, guests } = form.value
  const { error } = form.field('present', 'presences')
  const named = presenceInput(form.value).length
  return (
    <FormShell form={form} action="Enregistrer les présences">
      <Sides sides={sidesOf(presentOrganisations(form.value), members)} />
      {error && (
        <p role="alert">
          <strong>À corriger :</strong> {error}
        </p>
      )}
      <p>
        {named === 0
          ? 'Personne n’est encore coché.'
          : `${named}\u00a0${named > 1 ? 'personnes' : 'personne'}.`}
      </p>
      {members.map((member) => (
        <div key={member.id} className={styles.organisation}>
          <CheckboxGroup
            label={member.name}
            options={optionsOf(member)}
            value={present.filter((key) => organisationOf(key) === member.id)}
            onChange={(keys) =>
              form.set({
                present: [...present.filter((key) => organisationOf(key) !== member.id), ...keys],
              })
            }
            isFilter
          />
          {guests.map(
            (guest, index) =>
              guest.organisationId === member.id && (
                // Lines have no identity of their own.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <div key={index} className={styles.guest}>
                  <GuardedTextField
                    label="Nom et fonction"
                    isFilter
                    {...form.guarded('guests', `presences.${present.length + index}.guestName`)}
                    value={guest.name}
                    onChange={(name) =>
                      form.set({ guests: guests.map((one, at) => (at === index ? { ...one, name } : one)) })
                    }
                  />
                  <Button
                    kind="quiet"
                    icon="close"
                    onPress={() => form.set({ guests: guests.filter((_, at) => at !== index) })}
                  >
                    Retirer<span className="visually-hidden"> {guest.name}</span>
                  </Button>
                </div>
              ),
          )}
          <Button
            kind="quiet"
            icon="add"
            onPress={() => form.set({ guests: [...guests, { organisationId: member.id, name: '' }] })}
          >
            Nommer une autre personne<span className="visually-hidden"> de {member.name}</span>
          </Button>
        </div>
      ))}
    </FormShell>
  )
}

const sideWords: { side: Side; word: string }[] = [
  { side: 'JUSTICE', word: 'Justice' },
  { side: 'HEALTH', word: 'Soin' },
]

/** The rule of the two sides, as it stands. */
export function Sides({ sides }: { sides: readonly Side[] }) {
  return (
    <p className={styles.sides}>
      {sideWords.map(({ side, word }) => (
        <StatusTag key={side} tone={sides.includes(side) ? 'success' : 'warn'}>
          {sides.includes(side) ? `${word} : présent` : `${word} : personne`}
        </StatusTag>
      ))}
    </p>
  )
}

/** Everyone who holds a post there; an unnamed presence for the others. */
function optionsOf(member: Member) {
  const people = member.posts
    .filter(({ organisationName }) => organisationName === member.name)
    .flatMap((post) =>
      post.holders.map(({ person }) => ({
        id: presenceKey(member.id, post.id, person.id),
        label: fullName(person),
        detail: post.label,
      })),
    )
  return [...people, { id: presenceKey(member.id), label: 'Une autre personne, sans la nommer' }]
}

interface Group {
  name: string
  people: string[]
}

/** The record: one line for each organisation. */
export function PresenceList({ meeting: { presences } }: { meeting: Meeting }) {
  const groups = new Map<string, Group>()
  for (const { organisation, person, post, guestName } of presences) {
    const group = groups.get(organisation.id) ?? { name: organisation.name, people: [] }
    const name = person ? fullName(person) : guestName
    group.people.push([name, post?.label].filter(Boolean).join(', ') || 'une personne')
    groups.set(organisation.id, group)
  }
  return (
    <ul>
      {[...groups].map(([id, { name, people }]) => (
        <li key={id}>
          <strong>{name}</strong> : {people.join(' ; ')}
        </li>
      ))}
    </ul>
  )
}

/** Opens the form only when it is wanted: the list says enough otherwise. */
export function Presences({ meeting }: { meeting: Meeting }) {
  const [isEditing, setEditing] = useState(meeting.presences.length === 0)
  return (
    <>
      {meeting.presences.length > 0 && (
        <>
          <Sides sides={meeting.sidesPresent} />
          <PresenceList meeting={meeting} />
          {meeting.presences.map(({ id, guestName }) => (
            <RetractButton
              key={id}
              name={guestName ?? ''}
              partnershipId={meeting.partnership.id}
              kind="presence"
              of={id}
              parts={[{ field: 'guestName', label: 'Nom écrit', text: guestName }]}
            />
          ))}
        </>
      )}
      {meeting.viewerCanHold && !isEditing && (
        <Button icon="edit" onPress={() => setEditing(true)}>
          Corriger les présences
        </Button>
      )}
      {meeting.viewerCanHold && isEditing && (
        <PresencesForm meeting={meeting} onDone={() => setEditing(false)} />
      )}
      {!meeting.viewerCanHold && meeting.presences.length === 0 && <p>Les présences ne sont pas notées.</p>}
    </>
  )
}
