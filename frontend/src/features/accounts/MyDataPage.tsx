import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { GuardedTextField } from '~/components/GuardedTextArea'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { StatusTag } from '~/components/StatusTag'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ask } from '~/graphql/ask'
import { FaultNotice } from '~/graphql/FaultNotice'
import { graphql } from '~/graphql/generated'
import type { MyDetailsQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { capacities } from '../directory/words'
import { EraseCard } from './EraseCard'
import { LinkedIdentities } from './LinkedIdentities'
import { mandateStatuses, periodOf } from './PostCard'
import { SignOutEverywhereCard } from './SignOutEverywhereCard'

const MyDetails = graphql(`
  query MyDetails {
    viewer {
      person {
        id
        givenName
        familyName
        email
        phone
      }
      mandates {
        id
        capacity
        startsOn
        endsOn
        status
        post {
          id
          label
          organisation {
            id
            name
          }
        }
      }
      ...Identities
    }
  }
`)

const UpdateMyDetails = graphql(`
  mutation UpdateMyDetails($input: UpdateMyDetailsInput!) {
    updateMyDetails(input: $input) {
      viewer {
        person {
          id
        }
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

const MyData = graphql(`
  query MyData {
    myData
  }
`)

type Me = NonNullable<MyDetailsQuery['viewer']>

export function MyDataPage() {
  const query = useQuery(ask(MyDetails, {}))
  return (
    <>
      <PageTitle
        title="Mes données"
        lead="Ce que Jonction garde sur vous, et comment le corriger ou l’emporter."
      />
      <Loaded query={query}>
        {({ viewer }) =>
          viewer && (
            <div className="stack">
              <Card title="Mon nom et mes coordonnées">
                <DetailsForm person={viewer.person} />
              </Card>
              <MyMandates mandates={viewer.mandates} />
              <LinkedIdentities viewer={viewer} />
              <SignOutEverywhereCard />
              <Export />
              <EraseCard />
            </div>
          )
        }
      </Loaded>
    </>
  )
}

function DetailsForm({ person }: { person: Me['person'] }) {
  const [isSaved, setSaved] = useState(false)
  const saved = {
    givenName: person.givenName,
    familyName: person.familyName,
    email: person.email ?? '',
    phone: person.phone ?? '',
  }
  const form = useForm({
    draft: 'mes-donnees',
    saved,
    act: UpdateMyDetails,
    input: ({ email, phone, ...names }: typeof saved) => ({
      ...names,
      email: email || null,
      phone: phone || null,
    }),
    onDone: () => setSaved(true),
  })
  return (
    <FormShell form={form} action="Enregistrer">
      {isSaved && <Notice tone="success" title="Vos coordonnées sont enregistrées" isLive />}
      <GuardedTextField label="Prénom" isRequired {...form.guarded('givenName')} />
      <GuardedTextField label="Nom" isRequired {...form.guarded('familyName')} />
      <GuardedTextField
        label="Adresse professionnelle"
        hint="Les rappels y arrivent. Pas d’adresse personnelle."
        {...form.guarded('email')}
      />
      <GuardedTextField label="Téléphone professionnel" {...form.guarded('phone')} />
    </FormShell>
  )
}

function MyMandates({ mandates }: { mandates: Me['mandates'] }) {
  return (
    <Card title="Mes postes">
      {mandates.length === 0 ? (
        <p>Vous n’avez pas de poste pour l’instant.</p>
      ) : (
        <ItemList>
          {mandates.map(({ id, post, capacity, startsOn, endsOn, status }) => (
            <Item
              key={id}
              title={`${post.label}, ${post.organisation.name}`}
              meta={`${capacities[capacity]}, ${periodOf({ startsOn, endsOn, status })}`}
              status={
                <StatusTag tone={mandateStatuses[status].tone}>{mandateStatuses[status].word}</StatusTag>
              }
            />
          ))}
        </ItemList>
      )}
      <p>Une erreur de poste ou de date ? Le représentant de votre structure la corrige.</p>
    </Card>
  )
}

function Export() {
  const queries = useQueryClient()
  const [fault, setFault] = useState<unknown>(null)
  const [isPending, setPending] = useState(false)
  const download = async () => {
    setPending(true)
    setFault(null)
    try {
      const { myData } = await queries.fetchQuery({ ...ask(MyData, {}), staleTime: 0 })
      saveAs('mes-donnees-jonction.json', JSON.stringify(myData, null, 2))
    } catch (error) {
      setFault(error)
    } finally {
      setPending(false)
    }
  }
  return (
    <Card title="Emporter mes données">
      <p>Un fichier avec tout ce qui est gardé sur vous, que d’autres logiciels savent lire (format JSON).</p>
      {fault !== null && <FaultNotice error={fault} />}
      <p>
        <Button icon="download" isPending={isPending} onPress={() => void download()}>
          Télécharger mes données
        </Button>
      </p>
    </Card>
  )
}

function saveAs(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
