import { useDeferredValue, useState } from 'react'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { GuardedTextField } from '~/components/GuardedTextArea'
import { Notice } from '~/components/Notice'
import { TextField } from '~/components/TextField'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { graphql } from '~/graphql/generated'
import { Loaded } from '~/graphql/Loaded'
import { ShowMore, usePages } from '~/graphql/pages'
import { type Chosen, TerritoriesPicker } from '../directory/pickers'

const TribunalList = graphql(`
  query TribunalList($search: String, $after: String) {
    territories(search: $search, kinds: [TRIBUNAL], first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
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
      <Known />
    </div>
  )
}

function Known() {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed) || null
  const query = usePages(TribunalList, { search }, ({ territories }) => territories)
  return (
    <Card title="Tribunaux connus">
      <div className="stack">
        <TextField label="Chercher un tribunal" type="search" isFilter value={typed} onChange={setTyped} />
        <Loaded query={query}>
          {({ pages }) => {
            const nodes = pages.flatMap(({ territories }) => territories.nodes)
            const total = pages[0]?.territories.totalCount ?? nodes.length
            return (
              <>
                <p role="status">
                  {total > 1 ? `${total} tribunaux` : total === 1 ? '1 tribunal' : nothing(search)}
                </p>
                {nodes.length > 0 && (
                  <ItemList>
                    {nodes.map(({ code, name, departements }) => (
                      <Item
                        key={code}
                        title={name}
                        meta={departements.map((departement) => departement.name).join(', ')}
                      />
                    ))}
                  </ItemList>
                )}
              </>
            )
          }}
        </Loaded>
        <ShowMore query={query} />
      </div>
    </Card>
  )
}

const nothing = (search: string | null) =>
  search ? 'Aucun tribunal ne porte ce nom.' : 'Aucun tribunal pour l’instant : ajoutez le premier ci-dessus.'
