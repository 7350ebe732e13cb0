import { createFileRoute } from '@tanstack/react-router'
import { AccessibilityPage } from '~/pages/AccessibilityPage'

export const Route = createFileRoute('/accessibilite')({
  staticData: { isPublic: true },
  component: AccessibilityPage,
})
