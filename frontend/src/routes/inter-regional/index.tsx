import { createFileRoute } from '@tanstack/react-router'
import { AgreementsPage } from '~/features/interregion/AgreementsPage'

export const Route = createFileRoute('/inter-regional/')({ component: AgreementsPage })
