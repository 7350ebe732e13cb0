import { useQuery } from '@tanstack/react-query'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { barePart } from '~/features/nodeIds'
import { fullName } from '~/features/people'
import type { RosterLineFragment } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { Decisions, LeaveButton } from './Decisions'
import type { Training } from './pageDocuments'
import styles from './Roster.module.css'
import { balance, byOrganisation, rosterQuery, waitingList } from './roster'
import { counted, groups, ordinal } from './words'

/** Who comes, by organisation, with the balance of the sectors; who waits, and who asks. */
export function Roster({ training }: { training: Training }) {
  const query = useQuery(rosterQuery(training.id))
  return (
    <Loaded query={query}>
      {(lines) => {
        const requests = lines.filter(({ state }) => state === 'REQUESTED')
        const waiting = waitingList(lines)
        return (
          <>
            {requests.length > 0 && training.viewerCanDecide && <Decisions requests={requests} />}
            <Card
              title="Inscrits"
              actions={
                training.viewerCanTakeAttendance && (
                  <LinkButton
                    icon="check"
                    to="/formations/$id/emargement"
                    params={{ id: barePart(training.id) }}
                  >
                    Émargement
                  </LinkButton>
                )
              }
            >
              <Seated lines={lines} />
              {waiting.length > 0 && (
                <>
                  <h3>Liste d’attente</h3>
                  <ol className={styles.people}>
                    {waiting.map((line) => (
                      <Person
                        key={line.id}
                        line={line}
                        detail={[
                          line.waitingRank !== null && `${ordinal(line.waitingRank)} place`,
                          line.organisation.name,
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      />
                    ))}
                  </ol>
                </>
              )}
            </Card>
          </>
        )
      }}
    </Loaded>
  )
}

function Seated({ lines }: { lines: readonly RosterLineFragment[] }) {
  const organisations = byOrganisation(lines)
  if (organisations.length === 0) return <p>Personne n’est encore inscrit.</p>
  const { JUSTICE, HEALTH, OTHER } = balance(lines)
  return (
    <>
      <p>
        {[
          `${groups.JUSTICE} : ${JUSTICE}`,
          `${groups.HEALTH} : ${HEALTH}`,
          ...(OTHER > 0 ? [`${groups.OTHER} : ${OTHER}`] : []),
        ].join(' · ')}
      </p>
      {organisations.map(({ id, name, lines: people }) => (
        <section key={id} aria-label={name} className={styles.organisation}>
          <h3>
            {name} <span className={styles.count}>({counted(people.length, 'personne')})</span>
          </h3>
          <ul className={styles.people}>
            {people.map((line) => (
              <Person key={line.id} line={line} detail={line.post.label} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Person({ line, detail }: { line: RosterLineFragment; detail: string }) {
  return (
    <li>
      <span>
        {fullName(line.person)}
        <span className={styles.detail}>{detail}</span>
      </span>
      <span className={styles.acts}>
        {line.attended !== null && (line.attended ? 'présent' : 'absent')}
        {line.certificate && (
          <LinkButton kind="quiet" icon="document" to="/attestations/$number" params={line.certificate}>
            Attestation<span className="visually-hidden"> de {fullName(line.person)}</span>
          </LinkButton>
        )}
        {line.viewerCanCancel && line.attended === null && <LeaveButton line={line} />}
      </span>
    </li>
  )
}
