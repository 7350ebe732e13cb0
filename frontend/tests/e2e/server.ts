import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/**
 * The demonstration: its own database, both sign-in doors, a free port. Another command can be given, under a name that
 * the service does not read as a setting.
 */
const command = process.env.DEMO_COMMAND ?? 'target/debug/jonction demo'
const root = join(import.meta.dirname, '../../..')

export interface Server {
  url: string
  stop: () => Promise<void>
}

interface Options {
  /** Folder of the database: the same one starts again where it stopped. */
  data: string
  /** A relay for its mail; a folder takes it otherwise. */
  smtpPort?: number
  /** Moves the server's clock, and the providers'. */
  daysAhead?: number
  /** Settings of the service, by the names of its environment. */
  settings?: Record<string, string>
}

export const newDataFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'jonction-e2e-'))
export const removeDataFolder = (data: string): Promise<void> => rm(data, { recursive: true, force: true })

export async function startServer({ data, smtpPort, daysAhead = 0, settings }: Options): Promise<Server> {
  const [program = '', ...leading] = command.split(' ')
  const process = spawn(
    program,
    [
      ...leading,
      ...['--listen', '127.0.0.1:0', '--data', data],
      ...['--days-ahead', String(daysAhead)],
      ...(smtpPort === undefined ? [] : ['--smtp', `127.0.0.1:${smtpPort}`]),
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...globalThis.process.env, ...settings } },
  )
  const url = await addressOf(process)
  return {
    url,
    stop: async () => {
      const ended = once(process, 'exit')
      if (process.kill('SIGTERM')) await ended
    },
  }
}

/** The demonstration says where to open it, once it listens. */
async function addressOf(process: ChildProcess): Promise<string> {
  if (!process.stdout) throw new Error('the server has no output')
  for await (const line of createInterface({ input: process.stdout })) {
    const [address] = /http:\/\/localhost:\d+/.exec(line) ?? []
    if (address) {
      // Whatever it prints later must not fill the pipe.
      process.stdout.resume()
      return address
    }
  }
  throw new Error(`the server stopped before it listened: ${command}`)
}
