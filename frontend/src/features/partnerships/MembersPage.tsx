import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { DateField } from '~/components/DateField'
import { Dialog } from '~/components/Dialog'
import { PageTitle } from '~/components/PageTitle'
import { FormShell } from '~/forms/FormShell'
import { required } from '~/forms/required'
import { useForm } from '~/forms/useForm'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { graphql } from '~/graphql/generated'
import type { MemberLineFragment, PartnershipScopeQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { MissingPage } from '~/pages/errors'
import { useToday } from '~/viewer/viewer'
import { type Chosen, OrganisationPicker, TerritoriesPicker } from '../directory/pickers'
import { OpenAgreement } from '../interregion/OpenAgreement'
import { PartnershipReportsCard } from '../moves/PartnershipReportsCard'
import { ReportDialog } from '../moves/ReportDialog'
import { barePart, nodeId } from '../nodeIds'
import { Members } from './Members'

const PartnershipScope = graphql(`
  query PartnershipScope($id: ID!) {
    node(id: $id) {
      ... on Partnership {
        __typename
        id
        name
        timeZone
        viewerCanManageMembers
        territories {
          code
          name
        }
      }
    }
  }
`)

const SetPartnershipScope = graphql(`
  mutation SetPartnershipScope($input: SetPartnershipScopeInput!) {
    setPartnershipScope(input: $input) {
      partnership {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

const AddPartnershipMember = graphql(`
  mutation AddPartnershipMember($input: AddPartnershipMemberInput!) {
    addPartnershipMember(input: $input) {
      partnership {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

const EndPartnershipMembership = graphql(`
  mutation EndPartnershipMembership($input: EndPartnershipMembershipInput!) {
    endPartnershipMembership(input: $input) {
      partnership {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

type Existing = Extract<NonNullable<PartnershipScopeQuery['node']>, { __typename: 'Partnership' }>

export function MembersPage({ id }: { id: string }) {
  const query = useQuery(ask(PartnershipScope, { id: nodeId('partnership', id) }))
  return (
    <Loaded query={query}>
      {({ node }) => {
        const partnership = found(node)
        return partnership?.viewerCanManageMembers ? <Body partnership={partnership} /> : <MissingPage />
      }}
    </Loaded>
  )
}

function Body({ partnership }: { partnership: Existing }) {
  const today = useToday(partnership.timeZone)
  const [leaving, setLeaving] = useState<MemberLineFragment | null>(null)
  const [reporting, setReporting] = useState<MemberLineFragment | null>(null)
  return (
    <>
      <PageTitle
        title="Membres et territoire"
        trail={[
          { label: 'Partenariats', link: { to: '/partenariats' } },
          {
            label: partnership.name,
            link: { to: '/partenariats/$id', params: { id: barePart(partnership.id) } },
          },
        ]}
      />
      <div className="stack">
        <Members
          partnershipId={partnership.id}
          action={(member) =>
            !member.until && (
              <>
                <Button kind="quiet" onPress={() => setReporting(member)}>
                  Signaler une arrivée, un départ
                  <span className="visually-hidden"> à {member.organisation.name}</span>
                </Button>
                <Button kind="quiet" onPress={() => setLeaving(member)}>
                  Sortie du partenariat<span className="visually-hidden"> de {member.organisation.name}</span>
                </Button>
              </>
            )
          }
        />
        <PartnershipReportsCard partnershipId={partnership.id} />
        <Card title="Ajouter un membre">
          <AddForm partnership={partnership} today={today} />
        </Card>
        <Card title="Territoire">
          <ScopeForm partnership={partnership} today={today} />
        </Card>
        <OpenAgreement partnershipId={partnership.id} />
      </div>
      {reporting && (
        <ReportDialog
          partnershipId={partnership.id}
          organisation={reporting.organisation}
          onClose={() => setReporting(null)}
        />
      )}
      {leaving && (
        <LeaveDialog
          partnershipId={partnership.id}
          member={leaving}
          today={today}
          onClose={() => setLeaving(null)}
        />
      )}
    </>
  )
}

function AddForm({ partnership, today }: { partnership: Existing; today: string }) {
  const saved = { organisation: null as Chosen | null, since: today as string | null }
  const form = useForm({
    draft: `${partnership.id}.membre`,
    saved,
    act: AddPartnershipMember,
    check: required<typeof saved>(
      { organisation: 'Choisissez une structure.', since: 'Indiquez une date.' },
      { organisation: 'organisationId' },
    ),
    input: ({ organisation, since }: typeof saved) => ({
      partnershipId: partnership.id,
      organisationId: organisation?.id as string,
      since: since as string,
    }),
  })
  return (
    <FormShell form={form} action="Ajouter ce membre">
      <OrganisationPicker
        label="Structure"
        hint="Elle doit figurer dans l’annuaire."
        isRequired
        {...form.field('organisation', 'organisationId')}
      />
      <DateField label="Membre à partir du" isRequired {...form.field('since')} />
    </FormShell>
  )
}

function ScopeForm({ partnership, today }: { partnership: Existing; today: string }) {
  const saved = {
    territories: partnership.territories.map(({ code, name }): Chosen => ({ id: code, label: name })),
    from: today as string | null,
  }
  const form = useForm({
    draft: `${partnership.id}.territoire`,
    saved,
    act: SetPartnershipScope,
    check: required<typeof saved>({ from: 'Indiquez une date.' }),
    input: ({ territories, from }: typeof saved) => ({
      partnershipId: partnership.id,
      territoryCodes: territories.map(({ id }) => id),
      from: from as string,
    }),
  })
  return (
    <FormShell form={form} action="Enregistrer le territoire">
      <TerritoriesPicker label="Territoire" isRequired {...form.field('territories', 'territoryCodes')} />
      <DateField
        label="À partir du"
        hint="Avant ce jour, l’ancien territoire reste vrai."
        isRequired
        {...form.field('from')}
      />
    </FormShell>
  )
}

function LeaveDialog({
  partnershipId,
  member,
  today,
  onClose,
}: {
  partnershipId: string
  member: MemberLineFragment
  today: string
  onClose: () => void
}) {
  const { organisation } = member
  const saved = { until: today as string | null }
  const form = useForm({
    draft: `${partnershipId}.depart.${organisation.id}`,
    saved,
    act: EndPartnershipMembership,
    check: required<typeof saved>({ until: 'Indiquez le dernier jour.' }),
    input: ({ until }: typeof saved) => ({
      partnershipId,
      organisationId: organisation.id,
      until: until as string,
    }),
    onDone: onClose,
  })
  return (
    <Dialog title={`Sortie du partenariat : ${organisation.name}`} isOpen onClose={onClose}>
      <FormShell form={form} action="Enregistrer la sortie" actionKind="danger">
        <p>
          Ses membres ne liront plus ce partenariat après ce jour. Si elle est partie à un protocole, son
          retrait se fait d’abord là.
        </p>
        <DateField label="Dernier jour" isRequired {...form.field('until')} />
      </FormShell>
    </Dialog>
  )
}
