import { fileURLToPath } from 'node:url'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import { tanstackRouter } from '@tanstack/router-plugin/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { noBreakSpaces } from './noBreak.ts'

const backend = process.env.JONCTION_URL ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [
    tanstackRouter({ target: 'react', autoCodeSplitting: true, quoteStyle: 'single' }),
    noBreakSpaces(),
    react(),
    // React Aria speaks thirty languages; ours is one.
    { ...optimizeLocales.vite({ locales: ['fr-FR'] }), enforce: 'pre' },
  ],
  resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    // The content security policy admits no data: address, so nothing small is inlined.
    assetsInlineLimit: 0,
    sourcemap: false,
  },
  server: {
    proxy: Object.fromEntries(
      ['/graphql', '^/connexion/.', '/deconnexion', '/calendar'].map((path) => [
        path,
        { target: backend, changeOrigin: false, ws: path === '/graphql' },
      ]),
    ),
  },
  // The gallery's tests serve the built pages under the policy that the server sends.
  preview: {
    headers: {
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    },
  },
  test: { include: ['*.test.ts', 'src/**/*.test.ts'], environment: 'node' },
})
