import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { StatusTag, type TagTone } from '~/components/StatusTag'
import { shortDate } from '~/dates/dates'
import { VacantTag } from '~/features/directory/VacantTag'
import { fullName } from '~/features/people'
import { RetractButton } from '~/features/retraction/RetractButton'
import { graphql } from '~/graphql/generated'
import type { MandateStatus, TeamPostFragment } from '~/graphql/generated/graphql'
import { RestElsewhere } from '~/graphql/pages'
import { useViewer } from '~/viewer/viewer'
import { capacities } from '../directory/words'
import { PostHandovers } from '../handovers/PostHandovers'
import { MovePostDialog } from '../moves/StructureDialogs'
import { EndMandateDialog } from './EndMandateDialog'
import { GrantDialog, grantWords } from './GrantDialog'
import { InviteDialog } from './InviteDialog'
import { EditPostDialog } from './PostDialogs'
import { RecordMandateDialog } from './RecordMandateDialog'

graphql(`
  fragment TeamPost on Post {
    id
    kind
    otherName
    label
    cardinality
    referent
    signatory
    grants {
      role
      territories {
        code
        name
      }
    }
    vacantSince
    closedOn
    viewerCanManage
    places {
      from
      until
      organisation {
        id
        name
      }
    }
    handovers {
      ...HandoverLine
    }
    mandates(first: 50) {
      pageInfo {
        hasNextPage
      }
      nodes {
        id
        capacity
        startsOn
        endsOn
        status
        viewerCanConfirm
        viewerCanEnd
        person {
          id
          givenName
          familyName
          email
        }
        recordedBy {
          id
          givenName
          familyName
        }
      }
    }
  }
`)

export const mandateStatuses: Record<MandateStatus, { word: string; tone: TagTone }> = {
  AWAITING_CONFIRMATION: { word: 'À confirmer', tone: 'warn' },
  REFUSED: { word: 'Refusé', tone: 'error' },
  UPCOMING: { word: 'À venir', tone: 'info' },
  CURRENT: { word: 'En poste', tone: 'success' },
  ENDED: { word: 'Terminé', tone: 'neutral' },
}

type Open =
  | { kind: 'invite' | 'record' | 'edit' | 'grant' | 'move' }
  | { kind: 'end'; mandateId: string; name: string }

export function PostCard({
  post,
  today,
  partnershipId,
}: {
  post: TeamPostFragment
  today: string
  partnershipId: string | undefined
}) {
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const canGrant = (useViewer()?.canAdministerPlatform ?? false) && post.cardinality === 'SINGLE'
  const isPast = (status: MandateStatus) => status === 'ENDED' || status === 'REFUSED'
  const current = post.mandates.nodes.filter(({ status }) => !isPast(status))
  const past = post.mandates.nodes.filter(({ status }) => isPast(status))
  const list = (mandates: typeof current) => (
    <ItemList>
      {mandates.map((mandate) => (
        <Item
          key={mandate.id}
          title={fullName(mandate.person)}
          meta={`${capacities[mandate.capacity]}, ${periodOf(mandate)}`}
          status={
            <StatusTag tone={mandateStatuses[mandate.status].tone}>
              {mandateStatuses[mandate.status].word}
            </StatusTag>
          }
          action={
            mandate.viewerCanEnd && (
              <Button
                kind="quiet"
                onPress={() =>
                  setOpen({ kind: 'end', mandateId: mandate.id, name: fullName(mandate.person) })
                }
              >
                Date de départ<span className="visually-hidden"> de {fullName(mandate.person)}</span>
              </Button>
            )
          }
        />
      ))}
    </ItemList>
  )
  return (
    <Card
      title={post.label}
      actions={
        post.viewerCanManage && (
          <Button kind="quiet" icon="edit" onPress={() => setOpen({ kind: 'edit' })}>
            Modifier<span className="visually-hidden"> le poste {post.label}</span>
          </Button>
        )
      }
    >
      <p className="row">
        {post.vacantSince && <VacantTag since={post.vacantSince} />}
        {post.closedOn && <StatusTag tone="neutral">{`Fermé le ${shortDate(post.closedOn)}`}</StatusTag>}
        {post.signatory && (
          <StatusTag tone="info" icon="edit">
            Signe les protocoles
          </StatusTag>
        )}
        {post.referent && (
          <StatusTag tone="info" icon="user">
            Magistrat référent
          </StatusTag>
        )}
        {post.grants.map(({ role, territories }) => (
          <StatusTag key={role} tone="info" icon="people">
            {[grantWords[role], ...territories.map(({ name }) => name)].join(', ')}
          </StatusTag>
        ))}
      </p>
      {current.length > 0 ? list(current) : <p>Personne n’est enregistré sur ce poste.</p>}
      {past.length > 0 && (
        <details>
          <summary>Qui l’a tenu avant ({past.length})</summary>
          {list(past)}
          <RestElsewhere of={post.mandates}>
            Les titulaires plus anciens ne sont pas montrés ici.
          </RestElsewhere>
        </details>
      )}
      <FormerPlaces places={post.places} />
      <PostHandovers notes={post.handovers} />
      {post.viewerCanManage && (
        <p className="row no-print">
          <Button icon="add" onPress={() => setOpen({ kind: 'invite' })}>
            Inviter une personne
          </Button>
          <Button kind="quiet" onPress={() => setOpen({ kind: 'record' })}>
            Inscrire sans inviter
          </Button>
          {canGrant && (
            <Button kind="quiet" onPress={() => setOpen({ kind: 'grant' })}>
              Rôle sur un territoire
            </Button>
          )}
          <Button kind="quiet" onPress={() => setOpen({ kind: 'move' })}>
            Déplacer<span className="visually-hidden"> le poste {post.label}</span>
          </Button>
        </p>
      )}
      <RetractButton
        name={post.label}
        partnershipId={partnershipId}
        kind="post"
        of={post.id}
        parts={[{ field: 'otherName', label: 'Nom du poste', text: post.otherName }]}
      />
      {canGrant && <GrantDialog post={post} isOpen={open?.kind === 'grant'} onClose={close} />}
      <InviteDialog post={post} today={today} isOpen={open?.kind === 'invite'} onClose={close} />
      <RecordMandateDialog post={post} today={today} isOpen={open?.kind === 'record'} onClose={close} />
      <EditPostDialog post={post} isOpen={open?.kind === 'edit'} onClose={close} />
      {open?.kind === 'end' && (
        <EndMandateDialog mandateId={open.mandateId} name={open.name} onClose={close} />
      )}
      {open?.kind === 'move' && <MovePostDialog post={post} onClose={close} />}
    </Card>
  )
}

/** Where the post was before, for whoever asks who held it on a day, and where. */
function FormerPlaces({ places }: { places: TeamPostFragment['places'] }) {
  const former = places.filter(({ until }) => until)
  if (former.length === 0) return null
  return (
    <p>
      Ce poste était auparavant à{' '}
      {former
        .map(({ organisation, until }) => `${organisation.name} (jusqu’au ${shortDate(until ?? '')})`)
        .join(', puis à ')}
      .
    </p>
  )
}

export const periodOf = ({
  startsOn,
  endsOn,
  status,
}: {
  startsOn: string
  endsOn: string | null
  status: MandateStatus
}): string => {
  if (endsOn) return `du ${shortDate(startsOn)} au ${shortDate(endsOn)}`
  return `${status === 'CURRENT' ? 'depuis le' : 'à partir du'} ${shortDate(startsOn)}`
}
