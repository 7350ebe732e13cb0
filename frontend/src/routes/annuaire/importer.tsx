import { createFileRoute } from '@tanstack/react-router'
import { ImportPage } from '~/features/directory/ImportPage'

interface Search {
  /** The import under way, so that a reload comes back to it. */
  essai?: string
}

export const Route = createFileRoute('/annuaire/importer')({
  validateSearch: ({ essai }): Search => (typeof essai === 'string' ? { essai } : {}),
  component: ImportPage,
})
