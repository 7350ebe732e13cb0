import { createFileRoute } from '@tanstack/react-router'
import { LinkedAnswerPage } from '~/features/events/LinkedAnswerPage'

/** The token follows the # of the address: browsers keep that part to themselves. */
export const Route = createFileRoute('/reponse')({
  staticData: { isPublic: true },
  component: LinkedAnswerPage,
})
