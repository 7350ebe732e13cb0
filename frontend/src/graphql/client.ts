import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core'
import { Fault, faultOfCode, faultOfStatus } from './errors'

/** What code generation makes of a query: its text, its types, and the hash of the persisted document. */
export interface Document<Result, Variables> extends DocumentTypeDecoration<Result, Variables> {
  toString(): string
  // The generator types its own metadata loosely.
  __meta__?: Record<string, unknown> | undefined
}

interface Answer<Result> {
  data?: Result | null
  errors?: { extensions?: { code?: unknown; traceId?: unknown } }[]
}

/** The built front end names its documents by hash; the development server sends their text. */
const isPersisted = import.meta.env.VITE_PERSISTED_DOCUMENTS === 'true'

function bodyOf<Result, Variables>(document: Document<Result, Variables>, variables: Variables): string {
  const hash = document.__meta__?.hash
  return isPersisted && hash
    ? JSON.stringify({ documentId: hash, variables })
    : JSON.stringify({ query: document.toString(), variables })
}

/** One GraphQL operation; answers its data or throws a `Fault`. */
export async function request<Result, Variables>(
  document: Document<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  const answer = await send(bodyOf(document, variables), signal)
  const [error] = answer.errors ?? []
  // Partial data is kept: what failed inside it is null and its type says so.
  if (answer.data) return answer.data as Result
  throw error ? faultOfCode(error.extensions?.code, error.extensions?.traceId) : new Fault('unknown')
}

async function send(body: string, signal?: AbortSignal): Promise<Answer<unknown>> {
  let response: Response
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'x-jonction-csrf': '1',
      },
      body,
      signal: signal ?? null,
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new Fault('network')
  }
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  if (!isJson) throw faultOfStatus(response.status)
  const answer = (await response.json()) as Answer<unknown>
  if (!response.ok && !answer.errors) throw faultOfStatus(response.status)
  return answer
}
