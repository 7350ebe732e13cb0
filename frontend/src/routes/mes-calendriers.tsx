import { createFileRoute } from '@tanstack/react-router'
import { FeedsPage } from '~/features/calendar/FeedsPage'

export const Route = createFileRoute('/mes-calendriers')({ component: FeedsPage })
