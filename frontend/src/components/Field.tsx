import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import styles from './Field.module.css'

export interface FieldProps {
  label: string
  /** What to write and why, shown under the label. */
  hint?: ReactNode
  /** The server's or the form's message; its presence marks the field wrong. */
  error?: string | undefined
  isRequired?: boolean
  /** A filter is not filled in: it is neither required nor optional. */
  isFilter?: boolean
}

/** Label, hint, control and error of every field. Optional fields say so: most fields are required. */
export function FieldBody({
  label,
  hint,
  error,
  isRequired,
  isFilter,
  children,
}: FieldProps & { children: ReactNode }) {
  return (
    <>
      <Label className={styles.label}>
        {label}
        {!isRequired && !isFilter && <span className={styles.optional}> (facultatif)</span>}
      </Label>
      {hint && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      {children}
      <FieldMessage error={error} />
    </>
  )
}

/** The error, tied to the control by React Aria and never told by colour alone. */
function FieldMessage({ error }: { error?: string | undefined }) {
  return (
    <FieldError className={styles.error}>
      {({ validationErrors }) => (
        <>
          <strong>À corriger :</strong> {error ?? validationErrors.join(' ')}
        </>
      )}
    </FieldError>
  )
}

/** What each React Aria field takes from ours. Native messages would be in the browser's language. */
export const ariaField = ({ error, isRequired }: FieldProps) => ({
  isInvalid: error !== undefined,
  isRequired: isRequired ?? false,
  validationBehavior: 'aria' as const,
  className: styles.field as string,
})
