import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { optionsOf } from '~/components/options'
import { Select } from '~/components/Select'
import { StatusTag } from '~/components/StatusTag'
import { MaybeLink } from '~/features/MaybeLink'
import { fullName } from '~/features/people'
import { themes } from '~/features/protocols/words'
import { RetractButton } from '~/features/retraction/RetractButton'
import { ActFeedback } from '~/graphql/ActFeedback'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import type {
  PartnershipResourcePersonsQuery,
  ResourceFieldsFragment,
  Theme,
} from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { useAct } from '~/graphql/useAct'
import { useToday } from '~/viewer/viewer'
import {
  ConfirmResourcePersonDocument,
  RemoveResourcePersonDocument,
  ResourcePersonsDocument,
} from './documents'
import { confirmedIn } from './freshness'
import { AddResourceDialog, EditResourceDialog } from './ResourceDialog'

type Ground = Extract<NonNullable<PartnershipResourcePersonsQuery['node']>, { __typename: 'Partnership' }>

/** Whom to call about what in a partnership. */
export function ResourcePersons({ partnershipId }: { partnershipId: string }) {
  const [theme, setTheme] = useState<Theme | null>(null)
  const query = useQuery({
    ...ask(ResourcePersonsDocument, { id: partnershipId, theme }),
    placeholderData: keepPreviousData,
  })
  return (
    <Loaded query={query} meanwhile={null}>
      {({ node }) => {
        const ground = found<Ground>(node)
        return ground && <List ground={ground} theme={theme} onTheme={setTheme} />
      }}
    </Loaded>
  )
}

function List({
  ground,
  theme,
  onTheme,
}: {
  ground: Ground
  theme: Theme | null
  onTheme: (theme: Theme | null) => void
}) {
  const [isAdding, setAdding] = useState(false)
  const { id: partnershipId, resourcePersons: entries, viewerCanAddResourcePersons: canAdd } = ground
  return (
    <Card
      title="Personnes ressources"
      actions={
        canAdd && (
          <Button icon="add" onPress={() => setAdding(true)}>
            Ajouter
            <span className="visually-hidden"> une personne ressource</span>
          </Button>
        )
      }
    >
      {(entries.length > 0 || theme) && (
        <div className="no-print">
          <Select
            label="Thème"
            isFilter
            options={[{ id: '', label: 'Tous les thèmes' }, ...optionsOf(themes)]}
            value={theme ?? ''}
            onChange={(id) => onTheme((id || null) as Theme | null)}
          />
        </div>
      )}
      {entries.length === 0 ? (
        <p>
          {theme
            ? 'Personne n’est désigné sur ce thème.'
            : 'Personne n’est encore désigné. Indiquez qui appeler sur les attestations, la détention, les mineurs…'}
        </p>
      ) : (
        <ItemList>
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ItemList>
      )}
      {isAdding && <AddResourceDialog partnershipId={partnershipId} onClose={() => setAdding(false)} />}
    </Card>
  )
}

export function Entry({ entry }: { entry: ResourceFieldsFragment }) {
  const [isEditing, setEditing] = useState(false)
  const confirm = useAct(ConfirmResourcePersonDocument)
  const remove = useAct(RemoveResourcePersonDocument)
  const { person, post, territory } = entry
  const today = useToday()
  const of = <span className="visually-hidden"> : {themes[entry.theme]}</span>
  const contact = [person?.email, person?.phone, entry.reach].filter(Boolean).join(' · ')
  return (
    <Item
      title={themes[entry.theme] + (territory ? ` (${territory.name})` : '')}
      meta={
        <>
          {person && `${fullName(person)}, `}
          {post.label}, <MaybeLink id={post.organisation.id}>{post.organisation.name}</MaybeLink>
        </>
      }
      status={<Freshness entry={entry} today={today} />}
    >
      {entry.about && <p className="typed">{entry.about}</p>}
      {contact && <p>{contact}</p>}
      {(entry.viewerCanConfirm || entry.viewerCanEdit) && (
        <div className="row no-print">
          {entry.viewerCanConfirm && entry.confirmedOn !== today && (
            <Button
              kind="quiet"
              icon="check"
              isPending={confirm.isPending}
              onPress={() => void confirm.send({ resourceId: entry.id })}
            >
              Toujours exact{of}
            </Button>
          )}
          {entry.viewerCanEdit && (
            <>
              <Button kind="quiet" icon="edit" onPress={() => setEditing(true)}>
                {entry.vacant ? 'Remplacer' : 'Modifier'}
                {of}
              </Button>
              <Button
                kind="quiet"
                isPending={remove.isPending}
                onPress={() => void remove.send({ resourceId: entry.id })}
              >
                Retirer{of}
              </Button>
            </>
          )}
        </div>
      )}
      <RetractButton
        name={themes[entry.theme]}
        partnershipId={entry.partnership.id}
        kind="resource"
        of={entry.id}
        parts={[
          { field: 'about', label: 'Pour quoi l’appeler', text: entry.about },
          { field: 'reach', label: 'Comment la joindre', text: entry.reach },
        ]}
      />
      <ActFeedback act={confirm} />
      <ActFeedback act={remove} />
      {isEditing && <EditResourceDialog entry={entry} onClose={() => setEditing(false)} />}
    </Item>
  )
}

function Freshness({ entry, today }: { entry: ResourceFieldsFragment; today: string }) {
  if (entry.vacant) return <StatusTag tone="warn">Poste vacant</StatusTag>
  const when = confirmedIn(entry.confirmedOn, today)
  return entry.stale ? (
    <StatusTag tone="warn">{`À confirmer (vu ${when})`}</StatusTag>
  ) : (
    <StatusTag tone="success">{`Confirmé ${when}`}</StatusTag>
  )
}
