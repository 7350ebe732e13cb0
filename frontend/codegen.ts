import type { CodegenConfig } from '@graphql-codegen/cli'

/** Types and persisted documents from the server's schema; the result is committed and checked in CI. */
const config: CodegenConfig = {
  schema: '../schema.graphql',
  documents: ['src/**/*.{ts,tsx}', '!src/graphql/generated/**'],
  ignoreNoDocuments: true,
  generates: {
    'src/graphql/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false, persistedDocuments: true },
      config: {
        documentMode: 'string',
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: {
          ID: 'string',
          DateTime: 'string',
          Date: 'string',
          TimeZone: 'string',
          JSON: 'unknown',
          ProblemCode: 'string',
        },
      },
    },
  },
}

export default config
