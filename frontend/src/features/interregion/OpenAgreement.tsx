import { useQuery } from '@tanstack/react-query'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { ActFeedback } from '~/graphql/ActFeedback'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { useAct } from '~/graphql/useAct'
import { barePart } from '../nodeIds'
import { OpenAgreementDocument, OpeningDocument } from './documents'

/** The way from a partnership to its agreement between regions, for who may open one. */
export function OpenAgreement({ partnershipId }: { partnershipId: string }) {
  const { data } = useQuery(ask(OpeningDocument, { id: partnershipId }))
  const open = useAct(OpenAgreementDocument)
  const ground = found(data?.node)
  if (!ground?.viewerCanOpenInterTerritoryAgreement) return null
  return (
    <Card title="Accord inter-régional">
      <p>
        Des équipes adressent, des structures d’une autre région accueillent, des experts hospitaliers
        appuient. Le partenariat garde ses protocoles, ses réunions et son agenda.
      </p>
      {ground.interTerritoryAgreement ? (
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
