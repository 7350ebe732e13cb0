import { useQuery } from '@tanstack/react-query'
import { Paragraphs } from '~/components/Paragraphs'
import { siteQuery } from '~/viewer/viewer'

/** A text that whoever runs the installation writes in its settings. */
export function DeployerWords({
  of: fact,
  missing,
}: {
  of: 'legalNotice' | 'dataProtectionNotice' | 'accessibilityContact' | 'supportContact'
  missing: string
}) {
  const { data } = useQuery(siteQuery)
  const words = data?.site[fact]
  if (data && !words) return <p>{missing}</p>
  return <Paragraphs text={words ?? ''} />
}
