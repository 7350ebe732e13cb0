import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { type Column, DataTable } from '~/components/DataTable'
import { Notice } from '~/components/Notice'
import { dateInWords, spanInWords } from '~/dates/dates'
import { fullName } from '~/features/people'
import { ActFeedback } from '~/graphql/ActFeedback'
import type { PollFieldsFragment } from '~/graphql/generated/graphql'
import { useAct } from '~/graphql/useAct'
import { AddPollDates } from './AddPollDates'
import { ChoiceButtons } from './ChoiceButtons'
import { ClosePollDialog } from './ClosePollDialog'
import { answerRows, bestDates, countsInWords, wordOfChoice } from './choices'
import type { Event } from './documents'
import { AnswerPollDocument } from './documents'

type Option = PollFieldsFragment['options'][number]
type Answer = Option['answers'][number]

const wordsOf = ({ startsAt, endsAt, timeZone }: Option) => spanInWords(startsAt, endsAt, timeZone)

const nameOf = ({ person, post, guest }: Answer): string =>
  [person && fullName(person), post && `${post.label}, ${post.organisation.name}`, guest?.name]
    .filter(Boolean)
    .join(', ') || 'Un participant'

/** The dates proposed for an event: the own answer to each, what the others answered, and the choice of one. */
export function PollSection({ event, poll }: { event: Event; poll: PollFieldsFragment }) {
  return (
    <>
      <Card title="Dates proposées">
        <Standing poll={poll} />
        <Options eventId={event.id} poll={poll} />
        {event.viewerCanEdit && poll.state !== 'CLOSED' && <AddPollDates event={event} poll={poll} />}
      </Card>
      <Answers poll={poll} />
    </>
  )
}

function Standing({ poll }: { poll: PollFieldsFragment }) {
  if (poll.chosen) return <p>Date choisie : {wordsOf(poll.chosen)}.</p>
  if (poll.state === 'CLOSED') return <p>Ce choix de date est clos.</p>
  return (
    <>
      {poll.state === 'PAST_CLOSING_DATE' && poll.closesOn && (
        <Notice tone="warn" title={`Le délai de réponse est passé depuis le ${dateInWords(poll.closesOn)}`}>
          Les réponses comptent encore tant qu’aucune date n’est choisie.
        </Notice>
      )}
      {poll.state === 'OPEN' && poll.closesOn && (
        <p>Réponses attendues jusqu’au {dateInWords(poll.closesOn)}.</p>
      )}
      <p>
        {poll.awaited === 0
          ? 'Tout le monde a répondu.'
          : poll.awaited === 1
            ? 'Une personne n’a pas encore répondu.'
            : `${poll.awaited} personnes n’ont pas encore répondu.`}
      </p>
    </>
  )
}

function Options({ eventId, poll }: { eventId: string; poll: PollFieldsFragment }) {
  const answer = useAct(AnswerPollDocument)
  const [chosen, setChosen] = useState<Option | null>(null)
  const best = poll.state === 'CLOSED' ? [] : bestDates(poll.options)
  return (
    <>
      <ul className="stack">
        {poll.options.map((option) => {
          const date = wordsOf(option)
          const given = poll.viewerChoices.find(({ optionId }) => optionId === option.id)?.choice ?? null
          return (
            <li key={option.id}>
              <p>
                {date}
                <br />
                {countsInWords(option)}
                {best.includes(option.id) && ' (convient au plus grand nombre)'}
              </p>
              {poll.viewerCanAnswer && (
                <ChoiceButtons
                  date={date}
                  given={given}
                  isDisabled={answer.isPending}
                  onChoose={(choice) =>
                    void answer.send({ eventId, choices: [{ optionId: option.id, choice }] })
                  }
                />
              )}
              {poll.viewerCanClose && (
                <Button
                  kind="quiet"
                  icon="calendar"
                  aria-label={`Retenir cette date : ${date}`}
                  onPress={() => setChosen(option)}
                >
                  Retenir cette date…
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      <ActFeedback act={answer} title="Votre réponse n’est pas encore enregistrée" />
      {chosen && (
        <ClosePollDialog
          eventId={eventId}
          optionId={chosen.id}
          date={wordsOf(chosen)}
          onClose={() => setChosen(null)}
        />
      )}
    </>
  )
}

function Answers({ poll }: { poll: PollFieldsFragment }) {
  const rows = answerRows(
    poll.options.map(({ id, answers }) => ({
      id,
      answers: answers.map((answer) => ({ choice: answer.choice, who: nameOf(answer) })),
    })),
  )
  if (rows.length === 0) return null
  const columns: [Column<(typeof rows)[number]>, ...Column<(typeof rows)[number]>[]] = [
    { id: 'who', title: 'Qui', cell: ({ who }) => who },
    ...poll.options.map((option, place) => ({
      id: option.id,
      title: wordsOf(option),
      cell: ({ choices }: (typeof rows)[number]) => wordOfChoice(choices[place]),
    })),
  ]
  return (
    <Card title="Réponses">
      <DataTable caption="Réponses pour chaque date" columns={columns} rows={rows} rowId={({ who }) => who} />
    </Card>
  )
}
