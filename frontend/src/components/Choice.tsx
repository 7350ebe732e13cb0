import type { ReactNode } from 'react'
import {
  Checkbox as AriaCheckbox,
  CheckboxGroup as AriaCheckboxGroup,
  RadioGroup as AriaRadioGroup,
  Radio,
} from 'react-aria-components'
import styles from './Choice.module.css'
import { ariaField, FieldBody, type FieldProps } from './Field'
import { Icon } from './Icon'
import type { Option } from './Select'

interface CheckboxProps {
  children: ReactNode
  isSelected?: boolean
  onChange?: (selected: boolean) => void
  value?: string
  isDisabled?: boolean
}

export function Checkbox(props: CheckboxProps) {
  return (
    <AriaCheckbox {...props} className={styles.choice}>
      {({ isSelected }) => (
        <>
          <span className={styles.box}>{isSelected && <Icon name="check" />}</span>
          <span className={styles.text}>{props.children}</span>
        </>
      )}
    </AriaCheckbox>
  )
}

interface GroupProps<V> extends FieldProps {
  options: readonly Option[]
  value: V
  onChange: (value: V) => void
}

const text = (option: Option) => (
  <span className={styles.text}>
    {option.label}
    {option.detail && <span className={styles.detail}>{option.detail}</span>}
  </span>
)

export function CheckboxGroup({ options, value, onChange, ...common }: GroupProps<string[]>) {
  return (
    <AriaCheckboxGroup {...ariaField(common)} value={value} onChange={onChange}>
      <FieldBody {...common}>
        {options.map((option) => (
          <Checkbox key={option.id} value={option.id}>
            {text(option)}
          </Checkbox>
        ))}
      </FieldBody>
    </AriaCheckboxGroup>
  )
}

export function RadioGroup({ options, value, onChange, ...common }: GroupProps<string | null>) {
  return (
    <AriaRadioGroup {...ariaField(common)} value={value} onChange={onChange}>
      <FieldBody {...common}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className={styles.choice}>
            <span className={`${styles.box} ${styles.round}`} />
            {text(option)}
          </Radio>
        ))}
      </FieldBody>
    </AriaRadioGroup>
  )
}
