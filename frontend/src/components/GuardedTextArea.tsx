import { useRef } from 'react'
import type { FieldProps } from './Field'
import styles from './GuardedTextArea.module.css'
import { type GuardAnswer, GuardNotice } from './GuardNotice'
import type { GuardFinding } from './guardFindings'
import { TextArea, TextField } from './TextField'

interface Props extends FieldProps, GuardAnswer {
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
}

const select = (field: HTMLTextAreaElement | HTMLInputElement | null, { start, end }: GuardFinding) => {
  field?.focus()
  field?.setSelectionRange(start, end)
}

/** A text that the server's confidentiality guard reads before it is stored. */
export function GuardedTextArea({
  findings,
  checkedText,
  onConfirm,
  isConfirming,
  ...field
}: Props & { rows?: number }) {
  const area = useRef<HTMLTextAreaElement>(null)
  const answer = { findings, checkedText, onConfirm, isConfirming }
  return (
    <div className={styles.guarded}>
      <TextArea {...field} areaRef={area} />
      <GuardNotice {...answer} value={field.value} onShow={(finding) => select(area.current, finding)} />
    </div>
  )
}

/** The same for a text of one line. */
export function GuardedTextField({ findings, checkedText, onConfirm, isConfirming, ...field }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const answer = { findings, checkedText, onConfirm, isConfirming }
  return (
    <div className={styles.guarded}>
      <TextField {...field} inputRef={input} />
      <GuardNotice {...answer} value={field.value} onShow={(finding) => select(input.current, finding)} />
    </div>
  )
}
