import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { ConfirmDialog } from '~/components/Dialog'
import { EmptyState } from '~/components/EmptyState'
import { PageTitle } from '~/components/PageTitle'
import { dateIn, shortDate, viewerZone } from '~/dates/dates'
import { ActFeedback } from '~/graphql/ActFeedback'
import { ask } from '~/graphql/ask'
import { graphql } from '~/graphql/generated'
import type { FeedLineFragment } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { useAct } from '~/graphql/useAct'
import { alarms, feedKinds, scopes } from './feedValues'
import { type NewFeed, NewFeedAddress } from './NewFeedAddress'
import { NewFeedForm } from './NewFeedForm'
import { PersonalAgendas } from './PersonalAgendas'

graphql(`
  fragment FeedLine on FeedToken {
    id
    name
    kind
    alarmMinutes
    createdAt
    lastUsedOn
    revokedAt
    filter {
      scope
      kinds
      includeCancelled
      partnership {
        id
        name
      }
      territory {
        code
        name
      }
    }
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
        <PersonalAgendas />
      </div>
    </>
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
              filterWords(feed),
              (alarms.find(({ id }) => id === String(feed.alarmMinutes ?? '')) ?? { label: 'Avec alerte' })
                .label,
              feed.lastUsedOn ? `lue le ${shortDate(feed.lastUsedOn)}` : 'jamais lue',
              `créée le ${shortDate(dateIn(feed.createdAt, viewerZone()))}`,
            ]
              .filter(Boolean)
              .join(' · ')}
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

/** What a feed shows, in a few words; a post's feed has no other part. */
const filterWords = ({ post, filter }: FeedLineFragment): string => {
  const { scope, partnership, territory, kinds } = filter
  return [
    ...(post ? [] : [partnership?.name ?? territory?.name ?? scopes[scope ?? 'ALL']]),
    kinds.map((kind) => feedKinds[kind]).join(', '),
  ]
    .filter(Boolean)
    .join(' : ')
}
