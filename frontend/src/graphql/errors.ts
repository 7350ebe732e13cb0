export type FaultKind =
  | 'unauthenticated'
  | 'forbidden'
  | 'stepUp'
  | 'missing'
  | 'limited'
  | 'invalid'
  | 'network'
  | 'unknown'

const kinds: Record<string, FaultKind> = {
  UNAUTHENTICATED: 'unauthenticated',
  FORBIDDEN: 'forbidden',
  STEP_UP_REQUIRED: 'stepUp',
  NOT_FOUND: 'missing',
  RATE_LIMITED: 'limited',
  BAD_USER_INPUT: 'invalid',
}

const messages: Record<FaultKind, string> = {
  unauthenticated: 'Votre session a pris fin.',
  forbidden: 'Votre poste ne permet pas cette action.',
  stepUp: 'Cette action demande de confirmer votre identité une nouvelle fois, par précaution.',
  missing: 'Cet élément n’existe pas, ou n’est pas visible avec votre poste.',
  limited: 'Trop de demandes en peu de temps. Attendez une minute, puis réessayez.',
  invalid: 'La demande n’a pas pu être lue. Rechargez la page, puis réessayez.',
  network: 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.',
  unknown: 'Une erreur est survenue de notre côté. Réessayez dans un moment.',
}

/** A request that gave no usable answer. Correctable outcomes are not faults: they come as `problems` in the data. */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly kind: FaultKind
  /** To give to whoever runs the installation. */
  readonly traceId: string | undefined

  constructor(kind: FaultKind, traceId?: string) {
    super(messages[kind])
    this.kind = kind
    this.traceId = traceId
  }
}

export const faultOfCode = (code: unknown, traceId: unknown): Fault =>
  new Fault(kinds[String(code)] ?? 'unknown', typeof traceId === 'string' ? traceId : undefined)

export function faultOfStatus(status: number): Fault {
  if (status === 401) return new Fault('unauthenticated')
  if (status === 403) return new Fault('forbidden')
  if (status === 404) return new Fault('missing')
  if (status === 429) return new Fault('limited')
  return new Fault(status >= 502 && status <= 504 ? 'network' : 'unknown')
}
