import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { ConfirmDialog } from '~/components/Dialog'
import { EmptyState } from '~/components/EmptyState'
import { GuardedTextField } from '~/components/GuardedTextArea'
import { PageTitle } from '~/components/PageTitle'
import { Select } from '~/components/Select'
import { dateIn, shortDate, viewerZone } from '~/dates/dates'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ActFeedback } from '~/graphql/ActFeedback'
import { graphql } from '~/graphql/generated'
import type { FeedLineFragment } from '~/graphql/generated/graphql'
import { ask, Loaded } from '~/graphql/Loaded'
import { useAct } from '~/graphql/useAct'
import { currentMandates, useViewer } from '~/viewer/viewer'
import { type NewFeed, NewFeedAddress } from './NewFeedAddress'

graphql(`
  fragment FeedLine on FeedToken {
    id
    name
    kind
    alarmMinutes
    createdAt
    lastUsedOn
    revokedAt
    post {
      id
      label
    }
  }
`)

const MyFeeds = graphql(`
  query MyFeeds {
    viewer {
      feeds {
        ...FeedLine
      }
      mandates {
        id
        status
        post {
          id
          feeds {
            ...FeedLine
          }
        }
      }
    }
  }
`)

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

const RevokeFeedToken = graphql(`
  mutation RevokeFeedToken($input: RevokeFeedTokenInput!) {
    revokeFeedToken(input: $input) {
      feedToken {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

const alarms = [
  { id: '', label: 'Aucune alerte' },
  { id: '60', label: 'Une heure avant' },
  { id: '1440', label: 'La veille' },
  { id: '10080', label: 'Une semaine avant' },
]

export function FeedsPage() {
  const query = useQuery(ask(MyFeeds, {}))
  const [created, setCreated] = useState<NewFeed | null>(null)
  return (
    <>
      <PageTitle
        title="Mes calendriers"
        lead="Les échéances et les réunions de vos protocoles dans votre agenda habituel, à jour d’elles-mêmes."
      />
      <div className="stack">
        {created && <NewFeedAddress feed={created} onClose={() => setCreated(null)} />}
        <Loaded query={query}>
          {({ viewer }) => (
            <Feeds
              feeds={[
                ...(viewer?.feeds ?? []),
                ...(viewer?.mandates.flatMap(({ status, post }) =>
                  status === 'CURRENT' ? post.feeds : [],
                ) ?? []),
              ]}
            />
          )}
        </Loaded>
        <Card title="Nouvelle adresse de calendrier">
          <NewFeedForm onCreated={setCreated} />
        </Card>
      </div>
    </>
  )
}

const blank = { name: '', postId: '', alarm: '' }

function NewFeedForm({ onCreated }: { onCreated: (feed: NewFeed) => void }) {
  const viewer = useViewer()
  const form = useForm({
    draft: 'calendrier',
    saved: blank,
    act: CreateFeedToken,
    input: ({ name, postId, alarm }: typeof blank) => ({
      name,
      postId: postId || null,
      alarmMinutes: alarm ? Number(alarm) : null,
    }),
    onDone: ({ feedToken, url, webcalUrl }) => {
      if (feedToken && url) onCreated({ name: feedToken.name, url, webcalUrl: webcalUrl ?? null })
    },
  })
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
        label="Ce qu’elle montre"
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
        onChange={(postId) => form.set({ postId: postId ?? '' })}
      />
      <Select
        label="Alerte"
        isRequired
        options={alarms}
        {...form.field('alarm', 'alarmMinutes')}
        onChange={(alarm) => form.set({ alarm: alarm ?? '' })}
      />
    </FormShell>
  )
}

function Feeds({ feeds }: { feeds: readonly FeedLineFragment[] }) {
  const act = useAct(RevokeFeedToken)
  const [revoking, setRevoking] = useState<FeedLineFragment | null>(null)
  const live = feeds.filter(
    ({ id, revokedAt }, index) => !revokedAt && feeds.findIndex((other) => other.id === id) === index,
  )
  if (live.length === 0)
    return (
      <EmptyState title="Aucune adresse pour l’instant">
        <p>Créez-en une ci-dessous, puis donnez-la à votre agenda : il se mettra à jour seul.</p>
      </EmptyState>
    )
  return (
    <Card title="Mes adresses">
      <ItemList>
        {live.map((feed) => (
          <Item
            key={feed.id}
            title={feed.name}
            meta={[
              feed.post ? `Poste : ${feed.post.label}` : 'Tous mes postes',
              (alarms.find(({ id }) => id === String(feed.alarmMinutes ?? '')) ?? { label: 'Avec alerte' })
                .label,
              feed.lastUsedOn ? `lue le ${shortDate(feed.lastUsedOn)}` : 'jamais lue',
              `créée le ${shortDate(dateIn(feed.createdAt, viewerZone()))}`,
            ].join(' · ')}
            action={
              <Button kind="quiet" onPress={() => setRevoking(feed)}>
                Révoquer<span className="visually-hidden"> {feed.name}</span>
              </Button>
            }
          />
        ))}
      </ItemList>
      <ConfirmDialog
        title={`Révoquer « ${revoking?.name ?? ''} » ?`}
        action="Révoquer l’adresse"
        kind="danger"
        isOpen={revoking !== null}
        onClose={() => setRevoking(null)}
        onConfirm={async () => {
          if (revoking && (await act.send({ feedTokenId: revoking.id }))) setRevoking(null)
        }}
      >
        <p>
          Les agendas qui s’en servent n’y liront plus rien. Une adresse révoquée ne revient pas : il faudra
          en créer une autre.
        </p>
        <ActFeedback act={act} title="L’adresse n’est pas révoquée" />
      </ConfirmDialog>
    </Card>
  )
}
