import { useQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { HomePage } from '~/features/home/HomePage'
import { Loaded } from '~/graphql/Loaded'
import { WelcomePage } from '~/pages/WelcomePage'
import { viewerQuery } from '~/viewer/viewer'

export const Route = createFileRoute('/')({ staticData: { isPublic: true }, component: Start })

function Start() {
  const query = useQuery(viewerQuery)
  return (
    <Loaded query={query}>{({ viewer }) => (viewer ? <HomePage viewer={viewer} /> : <WelcomePage />)}</Loaded>
  )
}
