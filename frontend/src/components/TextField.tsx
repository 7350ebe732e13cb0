import type { Ref } from 'react'
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  Input,
  type TextFieldProps,
} from 'react-aria-components'
import { ariaField, FieldBody, type FieldProps } from './Field'
import field from './Field.module.css'
import styles from './TextField.module.css'

type Props = FieldProps &
  Pick<
    TextFieldProps,
    | 'value'
    | 'defaultValue'
    | 'onChange'
    | 'onBlur'
    | 'name'
    | 'type'
    | 'autoComplete'
    | 'inputMode'
    | 'maxLength'
    | 'isDisabled'
    | 'isReadOnly'
  >

export function TextField({
  label,
  hint,
  error,
  isRequired,
  isFilter,
  inputRef,
  ...rest
}: Props & { inputRef?: Ref<HTMLInputElement> }) {
  const common = { label, hint, error, isRequired, isFilter }
  return (
    <AriaTextField {...rest} {...ariaField(common)}>
      <FieldBody {...common}>
        <Input ref={inputRef} className={field.control} />
      </FieldBody>
    </AriaTextField>
  )
}

/** Grows with its text where the browser can, and scrolls elsewhere. */
export function TextArea({
  label,
  hint,
  error,
  isRequired,
  rows = 5,
  areaRef,
  ...rest
}: Props & { rows?: number; areaRef?: Ref<HTMLTextAreaElement> }) {
  const common = { label, hint, error, isRequired }
  return (
    <AriaTextField {...rest} {...ariaField(common)}>
      <FieldBody {...common}>
        <AriaTextArea ref={areaRef} className={`${field.control} ${styles.area}`} rows={rows} />
      </FieldBody>
    </AriaTextField>
  )
}
