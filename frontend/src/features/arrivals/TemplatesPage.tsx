import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { CheckboxGroup } from '~/components/Choice'
import { ConfirmDialog } from '~/components/Dialog'
import { GuardedTextArea, GuardedTextField } from '~/components/GuardedTextArea'
import { optionsOf } from '~/components/options'
import { PageTitle } from '~/components/PageTitle'
import { Select } from '~/components/Select'
import { TextField } from '~/components/TextField'
import { RetractButton } from '~/features/retraction/RetractButton'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ActFeedback } from '~/graphql/ActFeedback'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import type { PackItemOwner, PackRole, PackSection, PackTemplatesQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { useAct } from '~/graphql/useAct'
import { MissingPage } from '~/pages/errors'
import { barePart, nodeId } from '../nodeIds'
import { PackTemplatesDocument, ResetPackTemplateDocument, SavePackTemplateDocument } from './documents'
import styles from './Pack.module.css'
import { Preview } from './Preview'
import {
  checkTemplate,
  fixedKeys,
  type ItemValues,
  itemsInput,
  type Template,
  valuesOf,
  withoutItem,
} from './templateValues'
import { owners, roles, sectionOrder, sectionTitles } from './words'

type Partnership = Extract<NonNullable<PackTemplatesQuery['node']>, { __typename: 'Partnership' }>

export function TemplatesPage({ id }: { id: string }) {
  const query = useQuery(ask(PackTemplatesDocument, { id: nodeId('partnership', id) }))
  return (
    <Loaded query={query}>
      {({ node }) => {
        const partnership = found(node)
        return partnership?.viewerCanEditPackTemplates ? <Body partnership={partnership} /> : <MissingPage />
      }}
    </Loaded>
  )
}

function Body({ partnership }: { partnership: Partnership }) {
  const { id, name, packTemplates } = partnership
  const [role, setRole] = useState<PackRole>('MAGISTRATE')
  const template = packTemplates.find((one) => one.role === role)
  return (
    <>
      <PageTitle
        title="Livrets d’accueil"
        trail={[
          { label: 'Partenariats', link: { to: '/partenariats' } },
          { label: name, link: { to: '/partenariats/$id', params: { id: barePart(id) } } },
        ]}
        lead="Ce que lit une personne qui prend un poste. Le reste du livret se compose de lui-même : protocoles, contacts, dates."
      />
      <div className="stack">
        <Counts partnership={partnership} />
        <Select
          label="Pour qui ?"
          isFilter
          options={optionsOf(roles)}
          value={role}
          onChange={(chosen) => chosen && setRole(chosen as PackRole)}
        />
        {template && <Adapt key={`${role} ${template.revision}`} partnershipId={id} template={template} />}
        <Preview partnershipId={id} />
      </div>
    </>
  )
}

/** No count below five: nobody's reading is told to the other side. */
function Counts({ partnership: { newcomerCounts: counts } }: { partnership: Partnership }) {
  if (!counts) return null
  const said = (count: number | null) => (count === null ? 'non montré' : String(count))
  return (
    <Card title="Arrivées de l’année">
      {counts.newcomers === null ? (
        <p>Moins de cinq personnes sont arrivées : aucun nombre n’est montré, pour ne désigner personne.</p>
      ) : (
        <p>
          {counts.newcomers} personnes sont arrivées. Ont ouvert leur livret : {said(counts.read)}. Ont
          confirmé l’avoir lu : {said(counts.acknowledged)}. Ont tout fait : {said(counts.completed)}.
        </p>
      )}
    </Card>
  )
}

function Adapt({ partnershipId, template }: { partnershipId: string; template: Template }) {
  const { role } = template
  const form = useForm({
    draft: `livret.${partnershipId}.${role}`,
    saved: valuesOf(template),
    act: SavePackTemplateDocument,
    check: checkTemplate,
    input: ({ items, ...values }) => ({ ...values, partnershipId, role, items: itemsInput(items) }),
  })
  const { items } = form.value
  const change = (index: number, changed: Partial<ItemValues>) =>
    form.set({ items: items.map((item, at) => (at === index ? { ...item, ...changed } : item)) })
  const add = () =>
    form.set({ items: [...items, { key: null, title: '', owner: 'NEWCOMER', dueDays: '30' }] })
  return (
    <Card title={roles[role]} actions={template.adapted && <Reset {...{ partnershipId, role }} />}>
      <p>
        {template.adapted
          ? 'Vous avez adapté ce modèle.'
          : 'Ceci est le modèle fourni avec Jonction. Adaptez-le à votre territoire.'}
      </p>
      <FormShell
        form={form}
        action="Enregistrer le modèle"
        labels={{ welcome: 'Les premiers mots', items: 'La liste' }}
      >
        <GuardedTextArea
          label="Les premiers mots"
          hint="Ce qu’il faut savoir en arrivant. Jamais une situation individuelle."
          isRequired
          {...form.guarded('welcome')}
        />
        <CheckboxGroup
          label="Les parties du livret"
          isRequired
          options={optionsOf(sectionTitles)}
          {...form.field('sections')}
          onChange={(chosen) =>
            form.set({ sections: sectionOrder.filter((one: PackSection) => chosen.includes(one)) })
          }
        />
        <fieldset className={styles.list}>
          <legend>Ce qu’il y a à faire, et combien de jours après l’arrivée</legend>
          {items.map((item, index) => (
            // A new point has no key yet; points are not moved.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <div key={index} className={styles.line}>
              <GuardedTextField
                label={`Point ${index + 1}`}
                isRequired
                {...form.act.guard(`items.${index}.title`, form.confirm)}
                value={item.title}
                onChange={(title) => change(index, { title })}
              />
              <Select
                label="Par qui"
                isRequired
                options={optionsOf(owners)}
                value={item.owner}
                onChange={(owner) => owner && change(index, { owner: owner as PackItemOwner })}
              />
              <TextField
                label="Sous (jours)"
                inputMode="numeric"
                maxLength={3}
                isRequired
                error={form.act.error(`items.${index}.dueDays`)}
                value={item.dueDays}
                onChange={(dueDays) => change(index, { dueDays })}
              />
              {!fixedKeys.includes(item.key) && (
                <Button kind="quiet" onPress={() => form.set({ items: withoutItem(items, index) })}>
                  Retirer<span className="visually-hidden"> le point {index + 1}</span>
                </Button>
              )}
            </div>
          ))}
          <Button icon="add" onPress={add}>
            Ajouter un point
          </Button>
        </fieldset>
      </FormShell>
      {template.id && (
        <>
          <RetractButton
            name="Les premiers mots"
            partnershipId={partnershipId}
            kind="pack-template"
            of={template.id}
            parts={[{ field: 'welcome', label: 'Les premiers mots', text: template.welcome }]}
          />
          <RetractButton
            name="La liste"
            partnershipId={partnershipId}
            kind="pack-template-item"
            of={template.id}
            parts={template.items.map(({ title }) => ({ field: 'title', label: title, text: title }))}
          />
        </>
      )}
    </Card>
  )
}

function Reset({ partnershipId, role }: { partnershipId: string; role: PackRole }) {
  const [isAsking, setAsking] = useState(false)
  const act = useAct(ResetPackTemplateDocument)
  return (
    <>
      <Button kind="quiet" onPress={() => setAsking(true)}>
        Revenir au modèle fourni…
      </Button>
      <ConfirmDialog
        title="Revenir au modèle fourni ?"
        action="Revenir au modèle fourni"
        kind="danger"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          if (await act.send({ partnershipId, role })) setAsking(false)
        }}
      >
        <p>Vos textes et vos points sont effacés. Ce qui est déjà coché dans les livrets reste.</p>
        <ActFeedback act={act} />
      </ConfirmDialog>
    </>
  )
}
