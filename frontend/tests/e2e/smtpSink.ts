import { createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

export interface Mail {
  to: string[]
  /** Headers and body as they came. */
  source: string
}

export interface SmtpSink {
  port: number
  mails: Mail[]
  stop: () => void
}

/** A relay that takes every message and keeps it. */
export async function startSmtpSink(): Promise<SmtpSink> {
  const mails: Mail[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    void converse(socket, mails)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the relay has no port')
  return {
    port: address.port,
    mails,
    stop: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

async function converse(socket: Socket, mails: Mail[]): Promise<void> {
  const say = (words: string) => socket.write(`${words}\r\n`)
  let to: string[] = []
  let lines: string[] | null = null
  say('220 relay')
  for await (const line of createInterface({ input: socket })) {
    if (lines) {
      if (line === '.') {
        mails.push({ to, source: lines.join('\n') })
        lines = null
        to = []
        say('250 kept')
      } else lines.push(line.replace(/^\./, ''))
    } else if (/^DATA/i.test(line)) {
      lines = []
      say('354 go on')
    } else if (/^QUIT/i.test(line)) {
      say('221 bye')
      socket.end()
    } else {
      const [, recipient] = /^RCPT TO:<(.+?)>/i.exec(line) ?? []
      if (recipient) to.push(recipient)
      say('250 ok')
    }
  }
}

/** The text of a message, quoted-printable undone. */
export const readable = ({ source }: Mail): string => {
  const bytes = source
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
