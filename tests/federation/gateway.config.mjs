import { defineConfig } from '@graphql-hive/gateway'

/** What a person's browser sends to be recognised; it goes to Jonction and to no other subgraph. */
const SESSION_HEADERS = ['cookie', 'origin', 'x-jonction-csrf']

export const gatewayConfig = defineConfig({
  supergraph: process.env.SUPERGRAPH,
  host: '127.0.0.1',
  port: Number(process.env.GATEWAY_PORT),
  graphiql: false,
  landingPage: false,
  propagateHeaders: {
    fromClientToSubgraphs({ request, subgraphName }) {
      if (subgraphName !== 'jonction') return {}
      return Object.fromEntries(
        SESSION_HEADERS.flatMap((name) => {
          const value = request.headers.get(name)
          return value ? [[name, value]] : []
        }),
      )
    },
  },
})
