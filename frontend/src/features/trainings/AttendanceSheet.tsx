import { momentInWords } from '~/dates/dates'
import { fullName } from '~/features/people'
import styles from './Attendance.module.css'
import type { AttendedTraining } from './attendanceDocuments'
import type { Delegation } from './roster'
import { trainerInWords } from './trainerInWords'

/** Lines for those who come without having registered. */
const blankLines = ['1', '2', '3', '4', '5']

/** The sheet on paper: a box to sign for each person registered. */
export function AttendanceSheet({
  training: { title, event, organiser, trainers },
  organisations,
}: {
  training: AttendedTraining
  organisations: readonly Delegation[]
}) {
  return (
    <div className={styles.paper}>
      <h1>Feuille d’émargement</h1>
      <p>
        <strong>{title}</strong>
        <br />
        {event.startsAt && momentInWords(event.startsAt, event.timeZone, event.timeZone)}
        {event.place && `, ${event.place}`}
        <br />
        Organisée par {organiser.organisation.name}
      </p>
      {trainers.length > 0 && <p>Intervenants : {trainers.map(trainerInWords).join(' ; ')}</p>}
      <table className={styles.sheet}>
        <caption className="visually-hidden">Signatures</caption>
        <thead>
          <tr>
            <th scope="col">Nom et fonction</th>
            <th scope="col">Structure</th>
            <th scope="col">Signature</th>
          </tr>
        </thead>
        <tbody>
          {organisations.flatMap(({ name, lines }) =>
            lines.map((line) => (
              <tr key={line.id}>
                <th scope="row">
                  {fullName(line.person)}
                  <span className={styles.post}>{line.post.label}</span>
                </th>
                <td>{name}</td>
                <td />
              </tr>
            )),
          )}
          {blankLines.map((key) => (
            <tr key={key}>
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p>Signature de l’organisateur :</p>
    </div>
  )
}
