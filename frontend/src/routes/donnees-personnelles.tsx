import { createFileRoute } from '@tanstack/react-router'
import { PersonalDataPage } from '~/pages/PersonalDataPage'

export const Route = createFileRoute('/donnees-personnelles')({
  staticData: { isPublic: true },
  component: PersonalDataPage,
})
