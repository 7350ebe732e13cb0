import { type CalendarDate, parseDate } from '@internationalized/date'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
} from 'react-aria-components'
import styles from './DateField.module.css'
import { ariaField, FieldBody, type FieldProps } from './Field'
import field from './Field.module.css'
import { Icon } from './Icon'
import popover from './Popover.module.css'

interface Props extends FieldProps {
  /** `2026-11-21`, the form that the API takes and gives. */
  value: string | null
  onChange: (date: string | null) => void
  min?: string
  max?: string
}

/** A civil date: typed day, month, year, or picked in a calendar. It has no time zone. */
export function DateField({ value, onChange, min, max, ...common }: Props) {
  return (
    <DatePicker<CalendarDate>
      {...ariaField(common)}
      value={value ? parseDate(value) : null}
      onChange={(date) => onChange(date?.toString() ?? null)}
      minValue={min ? parseDate(min) : null}
      maxValue={max ? parseDate(max) : null}
      shouldForceLeadingZeros
    >
      <FieldBody {...common}>
        <Group className={`${field.control} ${styles.group}`}>
          <DateInput className={styles.input}>
            {(segment) => <DateSegment segment={segment} className={styles.segment} />}
          </DateInput>
          <Button className={styles.open} aria-label="Ouvrir le calendrier">
            <Icon name="calendar" />
          </Button>
        </Group>
        <Popover className={popover.popover}>
          <Dialog className={styles.dialog} aria-label="Choisir une date">
            <Calendar>
              <header className={styles.header}>
                <Button slot="previous" className={styles.turn} aria-label="Mois précédent">
                  <Icon name="chevronLeft" />
                </Button>
                <Heading className={styles.month} />
                <Button slot="next" className={styles.turn} aria-label="Mois suivant">
                  <Icon name="chevronRight" />
                </Button>
              </header>
              <CalendarGrid weekdayStyle="short" className={styles.grid}>
                <CalendarGridHeader>
                  {(day) => <CalendarHeaderCell className={styles.weekday}>{day}</CalendarHeaderCell>}
                </CalendarGridHeader>
                <CalendarGridBody>
                  {(date) => <CalendarCell date={date} className={styles.cell} />}
                </CalendarGridBody>
              </CalendarGrid>
            </Calendar>
          </Dialog>
        </Popover>
      </FieldBody>
    </DatePicker>
  )
}
