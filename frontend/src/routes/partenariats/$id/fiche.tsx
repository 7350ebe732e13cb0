import { createFileRoute } from '@tanstack/react-router'
import { PublicSheetPage } from '~/features/public/PublicSheetPage'

export const Route = createFileRoute('/partenariats/$id/fiche')({
  component: () => <PublicSheetPage id={Route.useParams().id} />,
})
