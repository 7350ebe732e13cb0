import { createFileRoute } from '@tanstack/react-router'
import { CertificatePage } from '~/features/trainings/CertificatePage'

export const Route = createFileRoute('/attestations/$number')({
  component: () => <CertificatePage number={Route.useParams().number} />,
})
