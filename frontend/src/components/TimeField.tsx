import { parseTime, type Time } from '@internationalized/date'
import { TimeField as AriaTimeField, DateInput, DateSegment } from 'react-aria-components'
import styles from './DateField.module.css'
import { ariaField, FieldBody, type FieldProps } from './Field'
import field from './Field.module.css'

interface Props extends FieldProps {
  /** `14:00`; empty when nothing is typed yet. */
  value: string
  onChange: (time: string) => void
}

/** An hour of the day on 24 hours, whatever the browser's language. */
export function TimeField({ value, onChange, ...common }: Props) {
  return (
    <AriaTimeField<Time>
      {...ariaField(common)}
      value={value ? parseTime(value) : null}
      onChange={(time) => onChange(time?.toString().slice(0, 5) ?? '')}
      hourCycle={24}
      shouldForceLeadingZeros
    >
      <FieldBody {...common}>
        <DateInput className={`${field.control} ${styles.group} ${styles.input}`}>
          {(segment) => <DateSegment segment={segment} className={styles.segment} />}
        </DateInput>
      </FieldBody>
    </AriaTimeField>
  )
}
