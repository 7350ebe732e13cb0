import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { GlossaryPage, type GlossarySearch } from '~/features/glossary/GlossaryPage'

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

export const Route = createFileRoute('/glossaire')({
  validateSearch: ({ mot, partenariat }: Record<string, unknown>): GlossarySearch => ({
    mot: text(mot),
    partenariat: text(partenariat),
  }),
  component: Glossary,
})

function Glossary() {
  const navigate = useNavigate({ from: '/glossaire' })
  return (
    <GlossaryPage
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true, resetScroll: false })}
    />
  )
}
