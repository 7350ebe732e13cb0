import { useState } from 'react'
import { Checkbox, CheckboxGroup, RadioGroup } from '~/components/Choice'
import { DateField } from '~/components/DateField'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { ComboBox, type Option, Select } from '~/components/Select'
import { TextField } from '~/components/TextField'
import { refusal, refusedText, warnedText, warning } from './samples'

const decisions: Option[] = [
  { id: 'CONFIRM', label: 'Confirmer', detail: 'Le texte reste tel qu’il est.' },
  { id: 'AMEND', label: 'Modifier', detail: 'Une nouvelle version s’ouvre en brouillon.' },
  { id: 'TERMINATE', label: 'Mettre fin' },
]

const organisations: Option[] = [
  { id: '1', label: 'CSAPA Les Tilleuls', detail: 'Médico-social, Valmont' },
  { id: '2', label: 'SPIP de Valmont', detail: 'Justice' },
  { id: '3', label: 'Tribunal judiciaire de Valmont', detail: 'Justice' },
]

export function FieldSamples() {
  const [date, setDate] = useState<string | null>('2026-12-01')
  const [choice, setChoice] = useState<string | null>('CONFIRM')
  const [organisation, setOrganisation] = useState<string | null>(null)
  const [sectors, setSectors] = useState<string[]>(['1'])
  return (
    <>
      <TextField
        label="Titre du protocole"
        hint="Court et clair : il paraît dans les rappels."
        isRequired
        defaultValue="Orientation vers le soin"
      />
      <TextField
        label="SIRET"
        error="Ce numéro n’est pas un SIRET : vérifiez ses 14 chiffres."
        isRequired
        defaultValue="123 456"
        inputMode="numeric"
      />
      <Select label="Décision" options={decisions} value={choice} onChange={setChoice} isRequired />
      <ComboBox
        label="Organisation"
        hint="Tapez quelques lettres."
        options={organisations}
        value={organisation}
        onChange={setOrganisation}
      />
      <DateField label="Date de la réunion" value={date} onChange={setDate} isRequired />
      <DateField
        label="Date de fin"
        value={null}
        onChange={() => {}}
        error="Indiquez une date après le début."
      />
      <RadioGroup
        label="Décision de la revue"
        options={decisions}
        value={choice}
        onChange={setChoice}
        isRequired
      />
      <CheckboxGroup
        label="Organisations présentes"
        options={organisations}
        value={sectors}
        onChange={setSectors}
        isRequired
      />
      <Checkbox>Cette clause peut être publiée</Checkbox>
    </>
  )
}

export function GuardSamples() {
  const [warned, setWarned] = useState(warnedText)
  const [refused, setRefused] = useState(refusedText)
  return (
    <>
      <GuardedTextArea
        label="Constat sur la clause 1"
        isRequired
        value={warned}
        onChange={setWarned}
        findings={[warning]}
        checkedText={warnedText}
        onConfirm={() => {}}
      />
      <GuardedTextArea
        label="Constat sur la clause 2"
        isRequired
        value={refused}
        onChange={setRefused}
        findings={[refusal]}
        checkedText={refusedText}
      />
    </>
  )
}
