import { Button } from '~/components/Button'
import { GuardedTextField } from '~/components/GuardedTextArea'
import { Select } from '~/components/Select'
import { TextField } from '~/components/TextField'
import { zoneOptions } from '~/features/directory/zones'
import type { useForm } from '~/forms/useForm'
import type { Problem } from '~/graphql/problems'
import { blankGuest, type GuestValues } from './dateForm'
import styles from './EventForm.module.css'

interface Values {
  guests: GuestValues[]
}

type GuestsForm = Pick<
  ReturnType<typeof useForm<Values, Record<string, { problems: Problem[] }>, object>>,
  'value' | 'set' | 'field' | 'guarded'
>

const same = 'same'
const zones = [{ id: same, label: 'Le même que la réunion' }, ...zoneOptions]

/** People without an account: they get the invitation and a link to answer by mail. */
export function GuestsField({ form }: { form: GuestsForm }) {
  const { guests } = form.value
  const set = (index: number, change: Partial<GuestValues>) =>
    form.set({ guests: guests.map((guest, at) => (at === index ? { ...guest, ...change } : guest)) })
  return (
    <fieldset className={styles.group}>
      <legend>Personnes extérieures</legend>
      <p className={styles.hint}>
        Elles n’ont pas de compte : elles reçoivent l’invitation par courriel et répondent d’un lien. Des
        professionnels seulement.
      </p>
      <ol className={styles.guests}>
        {guests.map((guest, index) => (
          // Lines have no identity of their own.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index} className={styles.guest}>
            <GuardedTextField
              label={`Nom de la personne ${index + 1}`}
              isRequired
              {...form.guarded('guests', `guests.${index}.name`)}
              value={guest.name}
              onChange={(name) => set(index, { name })}
            />
            <TextField
              label="Adresse électronique"
              type="email"
              isRequired
              value={guest.email}
              onChange={(email) => set(index, { email })}
              error={form.field('guests', `guests.${index}.email`).error}
            />
            <GuardedTextField
              label="Organisation"
              {...form.guarded('guests', `guests.${index}.organisationLabel`)}
              value={guest.organisationLabel}
              onChange={(organisationLabel) => set(index, { organisationLabel })}
            />
            <Select
              label="Son fuseau horaire"
              options={zones}
              value={guest.timeZone ?? same}
              onChange={(zone) => set(index, { timeZone: zone === same ? null : zone })}
              isFilter
            />
            <Button
              kind="quiet"
              icon="close"
              onPress={() => form.set({ guests: guests.filter((_, at) => at !== index) })}
            >
              Retirer<span className="visually-hidden"> la personne {index + 1}</span>
            </Button>
          </li>
        ))}
      </ol>
      <Button icon="add" onPress={() => form.set({ guests: [...guests, blankGuest] })}>
        Inviter une personne extérieure
      </Button>
    </fieldset>
  )
}
