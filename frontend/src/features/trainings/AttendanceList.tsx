import { useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { Button } from '~/components/Button'
import { Icon } from '~/components/Icon'
import { TextField } from '~/components/TextField'
import { DraftNotice, useDraft } from '~/drafts/useDraft'
import { fullName } from '~/features/people'
import { ActFeedback } from '~/graphql/ActFeedback'
import type { RosterLineFragment } from '~/graphql/generated/graphql'
import { useAct } from '~/graphql/useAct'
import styles from './Attendance.module.css'
import { attendanceChanges, type Mark, type Marks, markOf, matches, tally } from './attendance'
import type { AttendedTraining } from './attendanceDocuments'
import { RecordAttendanceDocument } from './attendanceDocuments'
import type { Delegation } from './roster'
import { counted } from './words'

/** Large targets, by organisation; marks wait in the tab until they are saved, should the network fail. */
export function AttendanceList({
  training,
  organisations,
}: {
  training: AttendedTraining
  organisations: readonly Delegation[]
}) {
  const [search, setSearch] = useState('')
  const draft = useDraft<Marks>(`training.attendance.${training.id}`, {})
  const act = useAct(RecordAttendanceDocument)
  const marks = draft.value
  const everyone = organisations.flatMap(({ lines }) => lines)
  const { present, absent, open } = tally(everyone, marks)
  const changes = attendanceChanges(everyone, marks)
  const unsaved = changes.present.length + changes.absent.length
  const canMark = training.viewerCanTakeAttendance
  const set = (lines: readonly RosterLineFragment[], mark: Mark) =>
    draft.set({ ...marks, ...Object.fromEntries(lines.map(({ id }) => [id, mark])) })
  const save = async () => {
    if (await act.send({ trainingId: training.id, ...changes })) draft.sent()
  }
  const shown = organisations
    .map((place) => ({ ...place, lines: place.lines.filter((line) => matches(line, search.trim())) }))
    .filter(({ lines }) => lines.length > 0)
  return (
    <>
      <DraftNotice draft={draft} />
      <TextField
        label="Chercher une personne ou une structure"
        type="search"
        isFilter
        value={search}
        onChange={setSearch}
      />
      {shown.length === 0 && <p role="status">Aucun inscrit ne correspond.</p>}
      {shown.map(({ id, name, lines }) => (
        <section key={id} aria-label={name} className={styles.organisation}>
          <div className={styles.head}>
            <h2>{name}</h2>
            {canMark && lines.length > 1 && (
              <Button kind="quiet" onPress={() => set(lines, 'present')}>
                Tous présents<span className="visually-hidden"> : {name}</span>
              </Button>
            )}
          </div>
          <ul>
            {lines.map((line) => (
              <li key={line.id}>
                <span className={styles.name}>
                  {fullName(line.person)}
                  <span className={styles.post}>{line.post.label}</span>
                </span>
                <MarkButtons
                  name={fullName(line.person)}
                  mark={markOf(line, marks)}
                  isDisabled={!canMark}
                  onMark={(mark) => set([line], mark)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <div className={styles.bar}>
        <p role="status">
          {[
            counted(present, 'présent'),
            counted(absent, 'absent'),
            ...(open > 0 ? [`${open}\u00a0à pointer`] : []),
          ].join(' · ')}
        </p>
        {canMark && (
          <Button
            kind="primary"
            isPending={act.isPending}
            isDisabled={unsaved === 0}
            onPress={() => void save()}
          >
            {unsaved === 0 ? 'Tout est enregistré' : 'Enregistrer l’émargement'}
          </Button>
        )}
        <ActFeedback act={act} />
      </div>
    </>
  )
}

function MarkButtons({
  name,
  mark,
  isDisabled,
  onMark,
}: {
  name: string
  mark: Mark | null
  isDisabled: boolean
  onMark: (mark: Mark) => void
}) {
  return (
    <ToggleButtonGroup
      aria-label={name}
      className={styles.marks}
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled}
      selectedKeys={mark ? [mark] : []}
      onSelectionChange={(keys) => {
        const [chosen] = keys
        if (chosen === 'present' || chosen === 'absent') onMark(chosen)
      }}
    >
      <ToggleButton id="present" className={styles.mark}>
        {mark === 'present' && <Icon name="check" />}
        Présent
      </ToggleButton>
      <ToggleButton id="absent" className={styles.mark}>
        {mark === 'absent' && <Icon name="close" />}
        Absent
      </ToggleButton>
    </ToggleButtonGroup>
  )
}
