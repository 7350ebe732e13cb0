// Jonction as one subgraph among others: it composes, a real gateway joins both ways, and what a person may not see
// stays unseen through the gateway too.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { composeServices } from '@theguild/federation-composition'
import { parse } from 'graphql'
import { startNeighbour, typeDefs as neighbourTypes } from './neighbour.mjs'

const here = import.meta.dirname
const contract = readFileSync(join(here, '../../schema.graphql'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'jonction-federation-'))
const started = []
let jonction, neighbour, gateway, seeded

function compose(jonctionUrl, neighbourUrl) {
  return composeServices([
    { name: 'jonction', typeDefs: parse(contract), url: jonctionUrl },
    { name: 'neighbour', typeDefs: parse(neighbourTypes), url: neighbourUrl },
  ])
}

/** Starts a program and waits until its output matches. */
function start(command, args, env, ready) {
  const child = spawn(command, args, { cwd: here, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  let output = ''
  return new Promise((resolve, reject) => {
    const watch = (chunk) => {
      output += chunk
      const found = output.match(ready)
      if (found) resolve(found)
    }
    child.stdout.on('data', watch)
    child.stderr.on('data', watch)
    child.on('exit', (code) => reject(new Error(`${command} ended with ${code}:\n${output}`)))
  })
}

function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return
  return new Promise((resolve) => {
    child.on('exit', resolve)
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 5_000).unref()
  })
}

/** A port that was free a moment ago; the gateway cannot choose its own. */
async function freePort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function answers(url) {
  for (let attempt = 0; attempt < 600; attempt++) {
    const response = await fetch(url).catch(() => null)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} never answered`)
}

before(async () => {
  const database = join(folder, 'jonction.db')
  const [, address] = await start(
    process.env.PROGRAM,
    ['serve'],
    {
      JONCTION_LISTEN: '127.0.0.1:0',
      JONCTION_DATABASE_URL: `sqlite:${database}`,
      JONCTION_MAIL__FOLDER: join(folder, 'mail'),
    },
    /listening on (http:\/\/\S+)/,
  )
  jonction = `${address}/graphql`
  // It listens before its tables and territories are there.
  await answers(`${address}/readyz`)
  seeded = JSON.parse(execFileSync('python3', [join(here, 'seed.py'), database], { encoding: 'utf8' }))
  neighbour = await startNeighbour(seeded.organisation)

  const composed = compose(jonction, neighbour.url)
  assert.deepEqual(composed.errors ?? [], [])
  const supergraph = join(folder, 'supergraph.graphql')
  writeFileSync(supergraph, composed.supergraphSdl)
  const port = await freePort()
  const env = { SUPERGRAPH: supergraph, GATEWAY_PORT: String(port), NODE_ENV: 'production' }
  const program = join(here, 'node_modules/.bin/hive-gateway')
  start(program, ['supergraph', '--config-path', 'gateway.config.mjs', '--fork', '1'], env, /never/).catch(() => {})
  gateway = `http://127.0.0.1:${port}/graphql`
  await answers(`http://127.0.0.1:${port}/healthcheck`)
})

after(async () => {
  await Promise.all(started.map(stop))
  neighbour?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Asks as a browser would, signed in or not. */
async function ask(url, query, { variables = {}, headers = {}, token = null } = {}) {
  const session = token ? { cookie: `jonction=${token}`, 'x-jonction-csrf': '1' } : {}
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...session, ...headers },
    body: JSON.stringify({ query, variables }),
  })
  return response.json()
}

const FROM_US = `query ($code: ID!) { territory(code: $code) { name code population } }`
const FROM_NEIGHBOUR = `{ places { name territory { name population } organisation { name freePlaces territories { code population } } } }`
const ENTITIES = `query ($keys: [_Any!]!) { _entities(representations: $keys) {
  __typename ... on Organisation { name kind } ... on Territory { name } } }`

test('the contract composes with a second subgraph, whose fields join ours', () => {
  const { supergraphSdl, errors } = compose('http://jonction.invalid', 'http://neighbour.invalid')
  assert.deepEqual(errors ?? [], [])
  assert.match(supergraphSdl, /population/)
})

test('from our territory to what the neighbour knows of it', async () => {
  const { data, errors } = await ask(gateway, FROM_US, { variables: { code: 'dep:76' }, token: seeded.token })
  assert.equal(errors, undefined)
  assert.deepEqual(data.territory, { name: 'Seine-Maritime', code: 'dep:76', population: 1_255_883 })
})

test('from the neighbour to our organisation, and back to the neighbour', async () => {
  const { data, errors } = await ask(gateway, FROM_NEIGHBOUR, { token: seeded.token })
  assert.equal(errors, undefined)
  assert.deepEqual(data.places, [
    {
      name: 'Accueil de jour',
      territory: { name: 'Seine-Maritime', population: 1_255_883 },
      organisation: {
        name: 'CSAPA La Passerelle',
        freePlaces: 4,
        territories: [{ code: 'dep:76', population: 1_255_883 }],
      },
    },
  ])
})

test('a session goes to Jonction and to nobody else', () => {
  assert.ok(neighbour.headersSeen.length > 0)
  for (const headers of neighbour.headersSeen) assert.equal(headers.cookie, undefined)
})

test('without a session nothing of ours comes through the gateway', async () => {
  for (const token of [null, 'x'.repeat(43)]) {
    const fromUs = await ask(gateway, FROM_US, { variables: { code: 'dep:76' }, token })
    const fromNeighbour = await ask(gateway, FROM_NEIGHBOUR, { token })
    const text = JSON.stringify([fromUs, fromNeighbour])
    for (const ours of ['Seine-Maritime', 'Passerelle']) assert.ok(!text.includes(ours), text)
  }
})

test('a gateway that forgets the header acts for nobody', async () => {
  const headers = { cookie: `jonction=${seeded.token}` }
  const answer = await ask(gateway, FROM_US, { variables: { code: 'dep:76' }, headers })
  assert.ok(!JSON.stringify(answer).includes('Seine-Maritime'), JSON.stringify(answer))
})

test('entities obey the same rules when asked for directly', async () => {
  const keys = [
    { __typename: 'Organisation', id: seeded.organisation },
    { __typename: 'Territory', code: 'dep:76' },
  ]
  const known = await ask(jonction, ENTITIES, { variables: { keys }, token: seeded.token })
  assert.deepEqual(
    known.data._entities.map((entity) => entity.name),
    ['CSAPA La Passerelle', 'Seine-Maritime'],
  )
  const stranger = await ask(jonction, ENTITIES, { variables: { keys } })
  assert.ok(!JSON.stringify(stranger).includes('Passerelle') && !JSON.stringify(stranger).includes('Maritime'))
  const wrong = [{ __typename: 'Organisation', id: 'territory:0' }, { __typename: 'Person', id: '1' }]
  const broken = await ask(jonction, ENTITIES, { variables: { keys: wrong }, token: seeded.token })
  assert.ok(broken.errors.length > 0)
})

test('the schema is read from the contract, never from the running service', async () => {
  const answer = await ask(jonction, '{ _service { sdl } }', { token: seeded.token })
  assert.equal(answer.errors[0].extensions.code, 'INTROSPECTION_DISABLED')
})
