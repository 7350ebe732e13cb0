import { useQuery } from '@tanstack/react-query'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { ActFeedback } from '~/graphql/ActFeedback'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { Loaded } from '~/graphql/Loaded'
import { useAct } from '~/graphql/useAct'
import { barePart } from '../nodeIds'
import { OpenAgreementDocument, OpeningDocument } from './documents'

/** The way from a partnership to its agreement between regions, for who may open one. */
export function OpenAgreement({ partnershipId }: { partnershipId: string }) {
  const query = useQuery(ask(OpeningDocument, { id: partnershipId }))
  return (
    <Loaded query={query} meanwhile={null}>
      {({ node }) => {
        const ground = found(node)
        return (
          ground?.viewerCanOpenInterTerritoryAgreement && (
            <Opening partnershipId={partnershipId} isOpen={ground.interTerritoryAgreement !== null} />
          )
        )
      }}
    </Loaded>
  )
}

function Opening({ partnershipId, isOpen }: { partnershipId: string; isOpen: boolean }) {
  const open = useAct(OpenAgreementDocument)
  return (
    <Card title="Accord inter-régional">
      <p>
        Des équipes adressent, des structures d’une autre région accueillent, des experts hospitaliers
        appuient. Le partenariat garde ses protocoles, ses réunions et son agenda.
      </p>
      {isOpen ? (
        <LinkButton icon="exchange" to="/inter-regional/$id" params={{ id: barePart(partnershipId) }}>
          Voir l’accord
        </LinkButton>
      ) : (
        <Button icon="exchange" isPending={open.isPending} onPress={() => void open.send({ partnershipId })}>
          Ouvrir un accord inter-régional
        </Button>
      )}
      <ActFeedback act={open} />
    </Card>
  )
}
