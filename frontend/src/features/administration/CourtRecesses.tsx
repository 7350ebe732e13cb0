import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { DateField } from '~/components/DateField'
import { ConfirmDialog } from '~/components/Dialog'
import { GuardedTextField } from '~/components/GuardedTextArea'
import { shortDate } from '~/dates/dates'
import { FormShell } from '~/forms/FormShell'
import { required } from '~/forms/required'
import { useForm } from '~/forms/useForm'
import { ActFeedback } from '~/graphql/ActFeedback'
import { ask } from '~/graphql/ask'
import { graphql } from '~/graphql/generated'
import type { CourtRecessesQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { useAct } from '~/graphql/useAct'
import { useToday } from '~/viewer/viewer'
import { type Chosen, TerritoryPicker } from '../directory/pickers'

const CourtRecesses = graphql(`
  query CourtRecesses($territory: ID!) {
    courtRecesses(territory: $territory) {
      id
      label
      startsOn
      endsOn
      territory {
        code
        name
      }
    }
  }
`)

const RecordCourtRecess = graphql(`
  mutation RecordCourtRecess($input: RecordCourtRecessInput!) {
    recordCourtRecess(input: $input) {
      courtRecess {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

const RemoveCourtRecess = graphql(`
  mutation RemoveCourtRecess($input: RemoveCourtRecessInput!) {
    removeCourtRecess(input: $input) {
      courtRecess {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

type Recess = CourtRecessesQuery['courtRecesses'][number]

/** When a court sits less: whoever chooses a date on such a day is warned. */
export function RecessesPart() {
  const [place, setPlace] = useState<Chosen | null>(null)
  return (
    <div className="stack">
      <p>
        Qui choisit une date de réunion pendant ces périodes en est averti. Elles n’empêchent rien et ne
        concernent que le territoire choisi.
      </p>
      <TerritoryPicker
        label="Territoire"
        hint="Le ressort d’un tribunal, d’une cour d’appel, ou un département que vous administrez."
        isRequired
        value={place}
        onChange={setPlace}
      />
      {place && (
        <>
          <Known place={place} />
          <NewRecess key={place.id} place={place} />
        </>
      )}
    </div>
  )
}

function Known({ place }: { place: Chosen }) {
  const query = useQuery(ask(CourtRecesses, { territory: place.id }))
  const [removing, setRemoving] = useState<Recess | null>(null)
  const act = useAct(RemoveCourtRecess)
  return (
    <Card title="Périodes à venir">
      <Loaded query={query}>
        {({ courtRecesses }) =>
          courtRecesses.length === 0 ? (
            <p>Aucune période n’est enregistrée pour {place.label}. Ajoutez la prochaine ci-dessous.</p>
          ) : (
            <ItemList>
              {courtRecesses.map((recess) => (
                <Item
                  key={recess.id}
                  title={recess.label}
                  meta={`${spanOf(recess)} · ${recess.territory.name}`}
                  action={
                    <Button kind="quiet" icon="close" onPress={() => setRemoving(recess)}>
                      Retirer
                      <span className="visually-hidden">
                        {' '}
                        {recess.label}, {spanOf(recess)}
                      </span>
                    </Button>
                  }
                />
              ))}
            </ItemList>
          )
        }
      </Loaded>
      <ConfirmDialog
        title="Retirer cette période ?"
        action="Retirer la période"
        kind="danger"
        isOpen={removing !== null}
        onClose={() => {
          act.reset()
          setRemoving(null)
        }}
        onConfirm={async () => {
          if (removing && (await act.send({ courtRecessId: removing.id }))) setRemoving(null)
        }}
      >
        {removing && (
          <p>
            {removing.label}, {spanOf(removing)} : personne n’en sera plus averti. Vous pourrez l’ajouter de
            nouveau.
          </p>
        )}
        <ActFeedback act={act} title="La période n’est pas retirée" />
      </ConfirmDialog>
    </Card>
  )
}

const spanOf = ({ startsOn, endsOn }: Pick<Recess, 'startsOn' | 'endsOn'>) =>
  startsOn === endsOn ? `le ${shortDate(startsOn)}` : `du ${shortDate(startsOn)} au ${shortDate(endsOn)}`

const blank = { label: '', startsOn: null as string | null, endsOn: null as string | null }

function NewRecess({ place }: { place: Chosen }) {
  const today = useToday()
  const form = useForm({
    draft: `vacances.${place.id}`,
    saved: blank,
    act: RecordCourtRecess,
    check: required<typeof blank>({
      startsOn: 'Indiquez le premier jour.',
      endsOn: 'Indiquez le dernier jour.',
    }),
    input: ({ label, startsOn, endsOn }: typeof blank) => ({
      territory: place.id,
      label,
      startsOn: startsOn ?? '',
      endsOn: endsOn ?? '',
    }),
  })
  return (
    <Card title="Ajouter une période">
      <FormShell form={form} action="Ajouter cette période">
        <GuardedTextField
          label="Nom"
          hint="Par exemple « Service allégé d’été »."
          isRequired
          {...form.guarded('label')}
        />
        <DateField label="Premier jour" min={today} isRequired {...form.field('startsOn')} />
        <DateField
          label="Dernier jour"
          hint="Ce jour compris."
          min={form.value.startsOn ?? today}
          isRequired
          {...form.field('endsOn')}
        />
      </FormShell>
    </Card>
  )
}
