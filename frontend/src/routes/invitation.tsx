import { createFileRoute } from '@tanstack/react-router'
import { InvitationPage } from '~/features/accounts/InvitationPage'

/** The token follows the # of the address: browsers keep that part to themselves. */
export const Route = createFileRoute('/invitation')({
  staticData: { isPublic: true },
  component: InvitationPage,
})
