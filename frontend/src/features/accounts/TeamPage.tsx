import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { EmptyState } from '~/components/EmptyState'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { graphql } from '~/graphql/generated'
import type { TeamQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { RestElsewhere } from '~/graphql/pages'
import { MissingPage } from '~/pages/errors'
import { useToday } from '~/viewer/viewer'
import { TeamNewcomers } from '../arrivals/TeamNewcomers'
import { pageOf } from '../links'
import { StructureChanges } from '../moves/StructureCard'
import { TeamReports } from '../moves/TeamReports'
import { nodeId } from '../nodeIds'
import { AccessRequests } from './AccessRequests'
import { HoldersCheck } from './HoldersCheck'
import { Invitations } from './Invitations'
import { MandatesToConfirm } from './MandatesToConfirm'
import { PostCard } from './PostCard'
import { NewPostDialog } from './PostDialogs'

const Team = graphql(`
  query Team($id: ID!) {
    node(id: $id) {
      ... on Organisation {
        __typename
        id
        name
        timeZone
        viewerCanManagePeople
        partnerships {
          id
        }
        ...HoldersCheck
        posts {
          id
          ...TeamPost
        }
        invitations(first: 100) {
          pageInfo {
            hasNextPage
          }
          nodes {
            id
            ...InvitationLine
          }
        }
        accessRequests {
          id
          ...AccessRequestLine
        }
        staffReports {
          ...StaffReportLine
        }
      }
    }
  }
`)

type TeamOrganisation = Extract<NonNullable<TeamQuery['node']>, { __typename: 'Organisation' }>

export function TeamPage({ id }: { id: string }) {
  const query = useQuery(ask(Team, { id: nodeId('organisation', id) }))
  return (
    <Loaded query={query}>
      {({ node }) => {
        const organisation = found(node)
        return organisation ? <Body organisation={organisation} /> : <MissingPage />
      }}
    </Loaded>
  )
}

function Body({ organisation }: { organisation: TeamOrganisation }) {
  const [isAdding, setAdding] = useState(false)
  const today = useToday(organisation.timeZone)
  const canManage = organisation.viewerCanManagePeople
  const page = pageOf(organisation.id)
  const partnershipId = organisation.partnerships[0]?.id
  return (
    <>
      <PageTitle
        title="Équipe et accès"
        lead={`Qui tient quel poste à ${organisation.name}. Les droits suivent les postes et s’arrêtent avec eux.`}
        trail={[
          { label: 'Annuaire', link: { to: '/annuaire' } },
          ...(page ? [{ label: organisation.name, link: page }] : []),
        ]}
        actions={
          canManage && (
            <Button icon="add" onPress={() => setAdding(true)}>
              Ajouter un poste
            </Button>
          )
        }
      />
      <div className="stack">
        {!canManage && (
          <Notice tone="info" title="Lecture seule">
            <p>Le représentant de votre structure gère les postes et les accès.</p>
          </Notice>
        )}
        <HoldersCheck organisation={organisation} />
        <TeamReports reports={organisation.staffReports} />
        <AccessRequests
          requests={organisation.accessRequests}
          posts={organisation.posts}
          today={today}
          partnershipId={partnershipId}
        />
        <MandatesToConfirm posts={organisation.posts} />
        <TeamNewcomers organisationId={organisation.id} />
        <StructureChanges organisationId={organisation.id} />
        {organisation.posts.length === 0 && (
          <EmptyState title="Aucun poste pour l’instant">
            <p>
              Décrivez d’abord les postes, même vacants : directeur, médecin, chef de service. Vous inviterez
              ensuite les personnes qui les tiennent.
            </p>
          </EmptyState>
        )}
        {organisation.posts.map((post) => (
          <PostCard key={post.id} post={post} today={today} partnershipId={partnershipId} />
        ))}
        {canManage && (
          <Card title="Invitations">
            <Invitations invitations={organisation.invitations.nodes} />
            <RestElsewhere of={organisation.invitations}>
              Les invitations plus anciennes ne sont pas montrées ici.
            </RestElsewhere>
          </Card>
        )}
      </div>
      <NewPostDialog organisationId={organisation.id} isOpen={isAdding} onClose={() => setAdding(false)} />
    </>
  )
}
