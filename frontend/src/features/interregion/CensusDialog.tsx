import { Button } from '~/components/Button'
import { Dialog } from '~/components/Dialog'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { TextField } from '~/components/TextField'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import type { PlaceKind } from '~/graphql/generated/graphql'
import { missing } from '~/graphql/problems'
import type { Reception } from './census'
import { UpdateCensusDocument } from './documents'
import styles from './Interregion.module.css'
import { isPlausible, numbersOf, placesOf, type TypedPlaces } from './typedPlaces'
import { placeKinds } from './words'

/** What the own structure offers, changed in place; saving confirms. */
export function CensusDialog({ reception, onClose }: { reception: Reception; onClose: () => void }) {
  const { census, organisation } = reception
  const saved = {
    baseRevision: census.revision,
    places: numbersOf(census.places),
    conditions: census.conditions ?? '',
  }
  const form = useForm({
    draft: `recensement.${reception.id}`,
    saved,
    act: UpdateCensusDocument,
    check: ({ places }) =>
      Object.values(places).every(isPlausible)
        ? []
        : [missing('places', 'Un nombre entier, ou rien si vous n’en proposez pas.')],
    input: ({ baseRevision, places, conditions }: typeof saved) => ({
      participationId: reception.id,
      baseRevision,
      places: placesOf(places),
      conditions: conditions || null,
    }),
    onDone: onClose,
  })
  const leave = () => {
    form.draft.drop()
    onClose()
  }
  return (
    <Dialog title={`Nos places : ${organisation.name}`} isOpen onClose={onClose} isQuestion>
      <FormShell
        form={form}
        action="Enregistrer et confirmer"
        labels={{ conditions: 'Conditions d’accueil' }}
        aside={
          <Button kind="quiet" onPress={leave}>
            Fermer sans enregistrer
          </Button>
        }
      >
        <p>
          Le nombre de places que vous proposez dans cet accord, quelles que soient les admissions en cours.
          Laissez vide ce que vous ne proposez pas.
        </p>
        <Numbers {...form.field('places')} />
        <GuardedTextArea
          label="Conditions d’accueil"
          hint="Vos pratiques : rythme des admissions, durée, traitements poursuivis, ce qui n’est pas possible. Jamais une personne."
          rows={5}
          {...form.guarded('conditions')}
        />
      </FormShell>
    </Dialog>
  )
}

function Numbers({
  value,
  onChange,
  error,
}: {
  value: TypedPlaces
  onChange: (places: TypedPlaces) => void
  error: string | undefined
}) {
  return (
    <fieldset className={styles.numbers}>
      <legend>Places proposées</legend>
      {(Object.keys(placeKinds) as PlaceKind[]).map((kind) => (
        <TextField
          key={kind}
          label={placeKinds[kind]}
          isFilter
          inputMode="numeric"
          value={value[kind]}
          error={error && !isPlausible(value[kind]) ? error : undefined}
          onChange={(text) => onChange({ ...value, [kind]: text })}
        />
      ))}
    </fieldset>
  )
}
