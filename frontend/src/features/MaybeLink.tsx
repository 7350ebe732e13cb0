import { Link } from '@tanstack/react-router'
import { pageOf } from './links'

/** The title of a thing, leading to its page when it has one. */
export function MaybeLink({ id, children }: { id: string; children: string }) {
  const page = pageOf(id)
  return page ? <Link {...page}>{children}</Link> : children
}
