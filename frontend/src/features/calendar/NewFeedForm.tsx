import { useQuery } from '@tanstack/react-query'
import { Checkbox, CheckboxGroup, RadioGroup } from '~/components/Choice'
import { GuardedTextField } from '~/components/GuardedTextArea'
import { optionsOf } from '~/components/options'
import { Select } from '~/components/Select'
import { TerritoryPicker } from '~/features/directory/pickers'
import { draftablePartnerships, partnershipsIn } from '~/features/protocols/PartnershipGate'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { graphql } from '~/graphql/generated'
import type { EventKind, FeedColour } from '~/graphql/generated/graphql'
import { currentMandates, useViewer } from '~/viewer/viewer'
import { alarms, blankFeed, checkFeed, colours, feedInput, feedKinds, type Shown, scopes } from './feedValues'
import type { NewFeed } from './NewFeedAddress'

const CreateFeedToken = graphql(`
  mutation CreateFeedToken($input: CreateFeedTokenInput!) {
    createFeedToken(input: $input) {
      feedToken {
        id
        name
      }
      url
      webcalUrl
      problems {
        ...ProblemFields
      }
    }
  }
`)

/** A new calendar address: what it shows and how. */
export function NewFeedForm({ onCreated }: { onCreated: (feed: NewFeed) => void }) {
  const viewer = useViewer()
  const form = useForm({
    draft: 'calendrier',
    saved: blankFeed,
    act: CreateFeedToken,
    check: checkFeed,
    input: feedInput,
    onDone: ({ feedToken, url, webcalUrl }) => {
      if (feedToken && url) onCreated({ name: feedToken.name, url, webcalUrl: webcalUrl ?? null })
    },
  })
  const { value, set } = form
  const posts = viewer ? currentMandates(viewer).map(({ post }) => post) : []
  return (
    <FormShell form={form} action="Créer l’adresse">
      <GuardedTextField
        label="Nom"
        hint="Pour la reconnaître, par exemple « Téléphone » ou « Agenda du service »."
        isRequired
        {...form.guarded('name')}
      />
      <Select
        label="À quel titre"
        isRequired
        options={[
          { id: '', label: 'Tous mes postes', detail: 'Elle vous suit quand vos postes changent.' },
          ...posts.map(({ id, label, organisation }) => ({
            id,
            label: `${label}, ${organisation.name}`,
            detail: 'Elle s’arrête quand vous quittez ce poste.',
          })),
        ]}
        {...form.field('postId')}
        onChange={(postId) => set({ postId: postId ?? '' })}
      />
      {!value.postId && (
        <>
          <RadioGroup
            label="Ce qu’elle montre"
            hint="Toujours dans la limite de vos droits."
            isRequired
            options={optionsOf(scopes)}
            {...form.field('scope', 'filter.scope')}
            onChange={(scope) => scope && set({ scope: scope as Shown })}
          />
          {value.scope === 'PARTNERSHIP' && (
            <PartnershipSelect {...form.field('partnershipId', 'filter.partnershipId')} />
          )}
          {value.scope === 'TERRITORY' && (
            <TerritoryPicker label="Territoire" isRequired {...form.field('territory', 'filter.territory')} />
          )}
        </>
      )}
      <Select
        label="Alerte"
        isRequired
        options={alarms}
        {...form.field('alarm', 'alarmMinutes')}
        onChange={(alarm) => set({ alarm: alarm ?? '' })}
      />
      <details>
        <summary>Choisir les réunions et la couleur</summary>
        <div className="stack">
          <CheckboxGroup
            label="Seulement ces réunions"
            hint="Sans choix, toutes."
            options={optionsOf(feedKinds)}
            {...form.field('kinds', 'filter.kinds')}
            onChange={(kinds) => set({ kinds: kinds as EventKind[] })}
          />
          <Checkbox
            isSelected={value.includeCancelled}
            onChange={(includeCancelled) => set({ includeCancelled })}
          >
            Montrer pendant trente jours ce qui est annulé
          </Checkbox>
          <Select
            label="Couleur"
            isRequired
            options={colours}
            {...form.field('colour')}
            onChange={(colour) => set({ colour: (colour ?? '') as FeedColour | '' })}
          />
        </div>
      </details>
    </FormShell>
  )
}

function PartnershipSelect(field: {
  value: string | null
  onChange: (id: string | null) => void
  error: string | undefined
}) {
  const { data: pages } = useQuery(draftablePartnerships)
  const options = partnershipsIn(pages ?? []).map(({ id, name }) => ({ id, label: name }))
  return <Select label="Partenariat" isRequired options={options} {...field} />
}
