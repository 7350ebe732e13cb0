import { createFileRoute } from '@tanstack/react-router'
import { InvitationPage } from '~/features/accounts/InvitationPage'

export const Route = createFileRoute('/invitation/$token')({
  staticData: { isPublic: true },
  component: () => <InvitationPage token={Route.useParams().token} />,
})
