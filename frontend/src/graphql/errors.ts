export type FaultKind =
  | 'unauthenticated'
  | 'forbidden'
  | 'stepUp'
  | 'missing'
  | 'limited'
  | 'tooMuch'
  | 'slow'
  | 'invalid'
  | 'outdated'
  | 'network'
  | 'unknown'

const kinds: Record<string, FaultKind> = {
  UNAUTHENTICATED: 'unauthenticated',
  FORBIDDEN: 'forbidden',
  STEP_UP_REQUIRED: 'stepUp',
  NOT_FOUND: 'missing',
  RATE_LIMITED: 'limited',
  BAD_USER_INPUT: 'invalid',
  QUERY_TOO_LONG: 'tooMuch',
  QUERY_TOO_DEEP: 'tooMuch',
  QUERY_TOO_MANY_ALIASES: 'tooMuch',
  QUERY_TOO_COSTLY: 'tooMuch',
  BODY_TOO_LARGE: 'tooMuch',
  QUERY_TIMEOUT: 'slow',
  BODY_TIMEOUT: 'slow',
  DOCUMENT_UNKNOWN: 'outdated',
}

const messages: Record<FaultKind, string> = {
  unauthenticated: 'Votre session a pris fin.',
  forbidden: 'Votre poste ne permet pas cette action.',
  stepUp: 'Cette action demande de confirmer votre identité une nouvelle fois, par précaution.',
  missing: 'Cet élément n’existe pas, ou n’est pas visible avec votre poste.',
  limited: 'Trop de demandes en peu de temps. Attendez une minute, puis réessayez.',
  tooMuch:
    'Cette demande porte sur trop d’éléments à la fois. Réduisez-la : une période plus courte, un seul partenariat, un texte moins long.',
  slow: 'La réponse tarde trop. Réessayez dans un moment, ou demandez moins d’éléments à la fois.',
  outdated: 'Jonction a été mise à jour depuis que cette page est ouverte. Rechargez-la, puis réessayez.',
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
  if (status === 408) return new Fault('slow')
  if (status === 413) return new Fault('tooMuch')
  if (status === 429) return new Fault('limited')
  return new Fault(status >= 502 && status <= 504 ? 'network' : 'unknown')
}
