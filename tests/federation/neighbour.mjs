// A second subgraph, as small as one can be: a regional service that knows the population of territories and the
// places that organisations keep free. It extends two types of Jonction and serves their other fields to nobody.
import { createServer } from 'node:http'
import { buildSchema, graphql } from 'graphql'

export const typeDefs = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key"])

  type Territory @key(fields: "code") {
    code: ID!
    population: Int
  }

  type Organisation @key(fields: "id") {
    id: ID!
    freePlaces: Int
  }

  type Place {
    name: String!
    organisation: Organisation!
    territory: Territory!
  }

  type Query {
    places: [Place!]!
  }
`

const POPULATIONS = { 'dep:76': 1_255_883, 'dep:974': 873_102 }

/** Starts it; `organisation` is the one whose places it knows. Answers its address and what it was sent. */
export async function startNeighbour(organisation) {
  const served = typeDefs.replace(/^.*@link.*$/m, '').replace(/@key\(fields: "\w+"\)/g, '')
  const schema = buildSchema(`${served}
    scalar _Any
    union _Entity = Territory | Organisation
    extend type Query { _entities(representations: [_Any!]!): [_Entity]! }
  `)
  const territory = (code) => ({ __typename: 'Territory', code, population: POPULATIONS[code] ?? null })
  const owner = (id) => ({ __typename: 'Organisation', id, freePlaces: id === organisation ? 4 : null })
  const rootValue = {
    places: () => [
      { name: 'Accueil de jour', organisation: owner(organisation), territory: territory('dep:76') },
    ],
    _entities: ({ representations }) =>
      representations.map((key) => (key.__typename === 'Territory' ? territory(key.code) : owner(key.id))),
  }
  const headersSeen = []
  const server = createServer(async (request, response) => {
    headersSeen.push(request.headers)
    let body = ''
    for await (const chunk of request) body += chunk
    const { query, variables } = JSON.parse(body)
    const answer = await graphql({ schema, source: query, variableValues: variables, rootValue })
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${server.address().port}/graphql`, headersSeen, stop: () => server.close() }
}
