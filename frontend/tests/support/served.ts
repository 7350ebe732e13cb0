import { test as base } from '@playwright/test'
import { preview } from 'vite'

/** The built pages, served by the tests themselves under the server's content security policy. */
export const test = base.extend<object, { address: string }>({
  address: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from this pattern
    async ({}, use) => {
      const server = await preview({
        build: { outDir: 'dist-gallery' },
        preview: { host: '127.0.0.1' },
        logLevel: 'error',
      })
      await use(server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '')
      await server.close()
    },
    { scope: 'worker' },
  ],
})
