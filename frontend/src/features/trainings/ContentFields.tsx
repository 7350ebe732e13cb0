import { Checkbox, CheckboxGroup } from '~/components/Choice'
import { DateField } from '~/components/DateField'
import { GuardedTextArea, GuardedTextField } from '~/components/GuardedTextArea'
import { optionsOf } from '~/components/options'
import { TextField } from '~/components/TextField'
import { type Member, wholeNumber } from '~/features/protocols/agreement'
import { themes } from '~/features/protocols/words'
import type { Theme } from '~/graphql/generated/graphql'
import type { FormOf } from './DateFields'
import { freeOfReserve } from './seats'
import { TrainersField } from './TrainersField'
import styles from './Trainings.module.css'
import type { ContentValues } from './trainingValues'
import { counted } from './words'

type ContentForm = FormOf<ContentValues>

export function TitleField({ form }: { form: ContentForm }) {
  return (
    <GuardedTextField
      label="Titre"
      hint="Par exemple « Obligation de soins : qui fait quoi, jusqu’où ? »."
      isRequired
      {...form.guarded('title')}
    />
  )
}

/** Who teaches what. */
export function ProgrammeFields({ form, members }: { form: ContentForm; members: readonly Member[] }) {
  return (
    <>
      <GuardedTextArea
        label="Objectifs"
        hint="Ce que chacun saura faire en sortant."
        rows={3}
        {...form.guarded('objectives')}
      />
      <GuardedTextArea
        label="Programme"
        hint="Le déroulé, sans situation individuelle : les cas étudiés sont inventés."
        rows={6}
        {...form.guarded('programme')}
      />
      <details>
        <summary>
          Thèmes
          {form.value.themes.length > 0 &&
            `\u00a0: ${form.value.themes.map((theme) => themes[theme]).join(', ')}`}
        </summary>
        <CheckboxGroup
          label="Thèmes de la formation"
          hint="Ils servent à la retrouver dans le catalogue."
          options={optionsOf(themes)}
          {...form.field('themes')}
          onChange={(ids) => form.set({ themes: ids as Theme[] })}
        />
      </details>
      <TrainersField form={form} members={members} />
    </>
  )
}

/** How many, for whom, until when. */
export function SeatsFields({ form }: { form: ContentForm }) {
  const { value } = form
  const reserved = [value.reservedJustice, value.reservedHealth, value.reservedOther]
  const free = freeOfReserve(
    wholeNumber(value.seatsTotal) ?? 0,
    reserved.map((text) => wholeNumber(text) ?? 0),
  )
  const { error } = form.field('reservedJustice', 'reserved')
  const seat = { inputMode: 'numeric', maxLength: 4, isRequired: true } as const
  return (
    <fieldset className={styles.group}>
      <legend>Places</legend>
      <div className="stack">
        <TextField label="Places en tout" {...seat} {...form.field('seatsTotal')} />
        <div className={styles.hours}>
          <TextField
            label="Réservées à la justice"
            {...seat}
            {...form.field('reservedJustice')}
            error={error}
          />
          <TextField label="Réservées au soin" {...seat} {...form.field('reservedHealth')} />
          <TextField label="Réservées aux autres" {...seat} {...form.field('reservedOther')} />
        </div>
        <p role="status">
          {free >= 0
            ? `${counted(free, 'place reste ouverte', 'places restent ouvertes')} à tous les secteurs.`
            : `Il y a ${counted(-free, 'place réservée', 'places réservées')} de trop.`}
        </p>
        {free !== wholeNumber(value.seatsTotal) && (
          <DateField
            label="Places réservées libérées le"
            hint="Ce jour-là, celles qui restent vont à qui attend, dans l’ordre."
            {...form.field('releaseOn')}
          />
        )}
        <div>
          <Checkbox
            isSelected={value.requiresApproval}
            onChange={(requiresApproval) => form.set({ requiresApproval })}
          >
            Accepter chaque inscription moi-même
          </Checkbox>
          <Checkbox
            isSelected={value.openToTerritory}
            onChange={(openToTerritory) => form.set({ openToTerritory })}
          >
            Ouvrir à tout le territoire, au-delà des membres du partenariat
          </Checkbox>
        </div>
      </div>
    </fieldset>
  )
}
