import { createFileRoute, notFound } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'

/** Not in the production build: the condition is decided when it is made, and the import goes with it. */
const Gallery = import.meta.env.MODE === 'production' ? null : lazy(() => import('~/gallery/Gallery'))

export const Route = createFileRoute('/_galerie')({
  staticData: { isBare: true },
  beforeLoad: () => {
    if (!Gallery) throw notFound()
  },
  component: () =>
    Gallery && (
      <Suspense>
        <Gallery />
      </Suspense>
    ),
})
