import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Card } from '~/components/Card'
import { GuardedTextField } from '~/components/GuardedTextArea'
import { Notice } from '~/components/Notice'
import { TextField } from '~/components/TextField'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { graphql } from '~/graphql/generated'
import { ask, Loaded } from '~/graphql/Loaded'
import { type Chosen, TerritoriesPicker } from '../directory/pickers'

const TribunalList = graphql(`
  query TribunalList {
    territories(kinds: [TRIBUNAL], first: 100) {
      nodes {
        code
        name
        departements {
          code
          name
        }
      }
    }
  }
`)

const CreateTribunal = graphql(`
  mutation CreateTribunal($input: CreateTribunalInput!) {
    createTribunal(input: $input) {
      territory {
        code
        name
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

const blank = { name: '', code: '', departements: [] as Chosen[] }

/** Courts' territories, which no public file gives: administrators enter them. */
export function Tribunals() {
  const query = useQuery(ask(TribunalList, {}))
  const [added, setAdded] = useState<string | null>(null)
  const form = useForm({
    draft: 'tribunal',
    saved: blank,
    act: CreateTribunal,
    input: ({ name, code, departements }: typeof blank) => ({
      name,
      code,
      departementCodes: departements.map(({ id }) => id),
    }),
    onDone: ({ territory }) => setAdded(territory?.name ?? null),
  })
  return (
    <div className="stack">
      <Card title="Ajouter le ressort d’un tribunal">
        <FormShell form={form} action="Ajouter ce tribunal">
          {added && (
            <Notice tone="success" isLive>
              <p>{added} est ajouté.</p>
            </Notice>
          )}
          <GuardedTextField label="Nom" hint="Par exemple « Rouen »." isRequired {...form.guarded('name')} />
          <TextField
            label="Code"
            hint="Département et ville, par exemple « 76-rouen »."
            isRequired
            {...form.field('code')}
          />
          <TerritoriesPicker
            label="Départements où il s’étend"
            isRequired
            kinds={['DEPARTEMENT']}
            {...form.field('departements', 'departementCodes')}
          />
        </FormShell>
      </Card>
      <Card title="Tribunaux connus">
        <Loaded query={query}>
          {({ territories: { nodes } }) =>
            nodes.length === 0 ? (
              <p>Aucun pour l’instant.</p>
            ) : (
              <ul>
                {nodes.map(({ code, name, departements }) => (
                  <li key={code}>
                    {name} ({departements.map((departement) => departement.name).join(', ')})
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Card>
    </div>
  )
}
