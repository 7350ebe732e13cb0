import { useState } from 'react'
import {
  ComboBox as AriaComboBox,
  Select as AriaSelect,
  Button,
  Input,
  type Key,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components'
import { ariaField, FieldBody, type FieldProps } from './Field'
import field from './Field.module.css'
import { Icon } from './Icon'
import popover from './Popover.module.css'
import styles from './Select.module.css'

export interface Option {
  id: string
  label: string
  detail?: string
}

interface ChoiceProps extends FieldProps {
  options: readonly Option[]
  value: string | null
  onChange: (id: string | null) => void
  placeholder?: string
  isDisabled?: boolean
}

const toId = (key: Key | null) => (key === null ? null : String(key))

/** In a ComboBox the items come from the box itself, which filters them. */
function Options({ items }: { items?: readonly Option[] }) {
  return (
    <ListBox<Option>
      {...(items && { items })}
      className={popover.list}
      renderEmptyState={() => <div className={popover.empty}>Rien ne correspond. Essayez un autre mot.</div>}
    >
      {(option) => (
        <ListBoxItem id={option.id} textValue={option.label} className={popover.item}>
          {({ isSelected }) => (
            <>
              <span>
                {option.label}
                {option.detail && <span className={popover.detail}>{option.detail}</span>}
              </span>
              {isSelected && <Icon name="check" />}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  )
}

/** For up to about fifteen choices; beyond, ComboBox. */
export function Select({
  options,
  value,
  onChange,
  placeholder = 'Choisir…',
  isDisabled,
  ...common
}: ChoiceProps) {
  return (
    <AriaSelect
      {...ariaField(common)}
      placeholder={placeholder}
      isDisabled={isDisabled ?? false}
      value={value}
      onChange={(key) => onChange(toId(key))}
    >
      <FieldBody {...common}>
        <Button className={`${field.control} ${styles.trigger}`}>
          <SelectValue className={styles.value}>
            {({ selectedText, isPlaceholder, defaultChildren }) =>
              isPlaceholder ? defaultChildren : selectedText
            }
          </SelectValue>
          <Icon name="chevronDown" />
        </Button>
        <Popover className={popover.popover}>
          <Options items={options} />
        </Popover>
      </FieldBody>
    </AriaSelect>
  )
}

/** Type to narrow the choices. `onSearch` is for lists that the server narrows. */
export function ComboBox({
  options,
  value,
  onChange,
  onSearch,
  placeholder,
  isDisabled,
  ...common
}: ChoiceProps & { onSearch?: (text: string) => void }) {
  return (
    <AriaComboBox
      {...ariaField(common)}
      {...(onSearch ? { items: options, onInputChange: onSearch } : { defaultItems: options })}
      isDisabled={isDisabled ?? false}
      menuTrigger="focus"
      allowsEmptyCollection
      value={value}
      onChange={(key) => onChange(toId(key))}
    >
      <ComboBody {...common} placeholder={placeholder} />
    </AriaComboBox>
  )
}

/** A box that hands over each choice and is empty again, keeping the focus: for lists made one by one. */
export function AddBox({
  options,
  onAdd,
  onSearch,
  ...common
}: FieldProps & {
  options: readonly Option[]
  onAdd: (id: string) => void
  onSearch?: (text: string) => void
}) {
  const [typed, setTyped] = useState('')
  const [last, setLast] = useState<string | null>(null)
  const type = (text: string) => {
    setTyped(text)
    onSearch?.(text)
  }
  return (
    <AriaComboBox
      {...ariaField(common)}
      {...(onSearch ? { items: options } : { defaultItems: options })}
      menuTrigger="input"
      allowsEmptyCollection
      inputValue={typed}
      onInputChange={type}
      // The list closes when the value changes; what was taken away again can be chosen again.
      value={options.some(({ id }) => id === last) ? null : last}
      onChange={(key) => {
        const id = toId(key)
        if (id === null || !options.some((option) => option.id === id)) return
        setLast(id)
        onAdd(id)
        type('')
      }}
    >
      <ComboBody {...common} />
    </AriaComboBox>
  )
}

function ComboBody({ placeholder, ...common }: FieldProps & { placeholder?: string | undefined }) {
  return (
    <FieldBody {...common}>
      <div className={styles.combo}>
        <Input className={field.control} placeholder={placeholder} />
        <Button className={styles.open} aria-label="Montrer les choix">
          <Icon name="chevronDown" />
        </Button>
      </div>
      <Popover className={popover.popover}>
        <Options />
      </Popover>
    </FieldBody>
  )
}
