import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Document, request } from './client'

const viewer = { toString: () => '{ viewer { id } }' } as Document<
  { viewer: { id: string } | null },
  Record<string, never>
>

function answers(body: unknown, init: ResponseInit = {}) {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json(body, init))
  vi.stubGlobal('fetch', fetch)
  return fetch
}

afterEach(() => vi.unstubAllGlobals())

describe('request', () => {
  test('posts JSON with the header that a foreign form cannot set', async () => {
    const fetch = answers({ data: { viewer: { id: 'person:1' } } })
    await expect(request(viewer, {})).resolves.toEqual({ viewer: { id: 'person:1' } })
    const [url, init] = fetch.mock.calls[0] ?? []
    expect(url).toBe('/graphql')
    expect(init).toMatchObject({
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'x-jonction-csrf': '1' },
    })
    expect(JSON.parse(String(init?.body))).toEqual({ query: '{ viewer { id } }', variables: {} })
  })

  test('a lost session is told apart, in data-less answers and in bare statuses', async () => {
    answers({ data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    await expect(request(viewer, {})).rejects.toMatchObject({ kind: 'unauthenticated' })
    vi.stubGlobal('fetch', async () => new Response('', { status: 401 }))
    await expect(request(viewer, {})).rejects.toMatchObject({ kind: 'unauthenticated' })
  })

  test('an unknown fault keeps its trace and never shows the server’s words', async () => {
    answers({ errors: [{ message: 'no such column', extensions: { code: 'INTERNAL', traceId: 'abc123' } }] })
    await expect(request(viewer, {})).rejects.toMatchObject({
      kind: 'unknown',
      traceId: 'abc123',
      message: expect.not.stringContaining('column'),
    })
  })

  test.each([
    ['QUERY_TOO_DEEP', 'tooMuch'],
    ['QUERY_TOO_COSTLY', 'tooMuch'],
    ['QUERY_TOO_LONG', 'tooMuch'],
    ['QUERY_TOO_MANY_ALIASES', 'tooMuch'],
    ['BODY_TOO_LARGE', 'tooMuch'],
    ['QUERY_TIMEOUT', 'slow'],
    ['RATE_LIMITED', 'limited'],
    ['DOCUMENT_UNKNOWN', 'outdated'],
  ])('%s is told apart from a fault of ours', async (code, kind) => {
    answers({ data: null, errors: [{ extensions: { code } }] })
    await expect(request(viewer, {})).rejects.toMatchObject({
      kind,
      message: expect.not.stringContaining('erreur'),
    })
  })

  test('partial data is an answer', async () => {
    answers({ data: { viewer: null }, errors: [{ extensions: { code: 'FORBIDDEN' } }] })
    await expect(request(viewer, {})).resolves.toEqual({ viewer: null })
  })

  test('no network and a gateway without its server read the same', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')))
    await expect(request(viewer, {})).rejects.toMatchObject({ kind: 'network' })
    vi.stubGlobal(
      'fetch',
      async () => new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } }),
    )
    await expect(request(viewer, {})).rejects.toMatchObject({ kind: 'network' })
  })
})
