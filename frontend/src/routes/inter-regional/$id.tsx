import { createFileRoute } from '@tanstack/react-router'
import { AgreementPage } from '~/features/interregion/AgreementPage'

export const Route = createFileRoute('/inter-regional/$id')({
  component: () => <AgreementPage id={Route.useParams().id} />,
})
