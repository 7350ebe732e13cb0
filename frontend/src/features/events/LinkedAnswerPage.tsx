import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { Card } from '~/components/Card'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { dateInWords, spanInWords } from '~/dates/dates'
import { ActFeedback } from '~/graphql/ActFeedback'
import { ask } from '~/graphql/ask'
import type { LinkedEventQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { useAct } from '~/graphql/useAct'
import { ChoiceButtons } from './ChoiceButtons'
import { ComingButtons } from './ComingButtons'
import { wordOfChoice } from './choices'
import { AnswerByLinkDocument, AnswerPollByLinkDocument, LinkedEventDocument } from './documents'

type Linked = NonNullable<LinkedEventQuery['eventByLink']>

/** Where the link of a mail leads. Opening it changes nothing: mail filters open links too. */
export function LinkedAnswerPage() {
  const { hash: token } = useLocation()
  const query = useQuery(ask(LinkedEventDocument, { token }))
  return (
    <Loaded query={query}>
      {({ eventByLink }) =>
        eventByLink ? (
          <Body token={token} event={eventByLink} />
        ) : (
          <PageTitle
            title="Ce lien ne mène à rien"
            lead="Vérifiez que l’adresse est entière. Si le rendez-vous est passé depuis longtemps, le lien ne sert plus ; sinon, demandez un nouveau message à qui vous a invité."
          />
        )
      }
    </Loaded>
  )
}

function Body({ token, event }: { token: string; event: Linked }) {
  const { startsAt, endsAt, timeZone, ownTimeZone } = event
  return (
    <>
      <PageTitle
        title={event.title}
        lead={
          startsAt && endsAt
            ? spanInWords(startsAt, endsAt, timeZone, ownTimeZone)
            : 'La date reste à choisir.'
        }
      />
      <div className="stack">
        {event.state === 'CANCELLED' && <Notice tone="warn" title="Ce rendez-vous est annulé" />}
        {event.state !== 'CANCELLED' && !event.canAnswer && (
          <Notice tone="info" title="Ce rendez-vous est passé" />
        )}
        {event.canAnswer && event.state === 'SCHEDULED' && <Coming token={token} event={event} />}
        {event.canAnswer && event.poll && <Dates token={token} event={event} poll={event.poll} />}
      </div>
    </>
  )
}

function Coming({ token, event }: { token: string; event: Linked }) {
  const act = useAct(AnswerByLinkDocument)
  return (
    <Card title="Venez-vous ?">
      {event.wholeSeries && <p>Votre réponse vaut pour toutes les dates à venir de cette série.</p>}
      <ComingButtons
        given={event.answer}
        until="au rendez-vous"
        isDisabled={act.isPending}
        onChoose={(answer) => void act.send({ token, answer })}
      />
      <ActFeedback act={act} title="Votre réponse n’est pas encore enregistrée" />
    </Card>
  )
}

function Dates({ token, event, poll }: { token: string; event: Linked; poll: NonNullable<Linked['poll']> }) {
  const act = useAct(AnswerPollByLinkDocument)
  return (
    <Card title="Quelles dates vous conviennent ?">
      {poll.closesOn && (
        <p>
          {poll.state === 'PAST_CLOSING_DATE'
            ? `Les réponses étaient attendues pour le ${dateInWords(poll.closesOn)} ; la vôtre compte encore tant qu’aucune date n’est choisie.`
            : `Merci de répondre au plus tard le ${dateInWords(poll.closesOn)}.`}
        </p>
      )}
      <ul>
        {poll.options.map((option) => {
          const date = spanInWords(option.startsAt, option.endsAt, option.timeZone, event.ownTimeZone)
          return (
            <li key={option.id}>
              <p>{date}</p>
              <p role="status" className="visually-hidden">
                {wordOfChoice(option.choice)}
              </p>
              <ChoiceButtons
                date={date}
                given={option.choice}
                isDisabled={act.isPending}
                onChoose={(choice) => void act.send({ token, choices: [{ optionId: option.id, choice }] })}
              />
            </li>
          )
        })}
      </ul>
      <p>Chaque réponse est enregistrée dès que vous appuyez. Vous pouvez en changer.</p>
      <ActFeedback act={act} title="Votre réponse n’est pas encore enregistrée" />
    </Card>
  )
}
