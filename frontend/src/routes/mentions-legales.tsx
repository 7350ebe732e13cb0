import { createFileRoute } from '@tanstack/react-router'
import { LegalNoticePage } from '~/pages/LegalNoticePage'

export const Route = createFileRoute('/mentions-legales')({
  staticData: { isPublic: true },
  component: LegalNoticePage,
})
