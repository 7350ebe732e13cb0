/** Addresses carry the bare part of a node id; links made elsewhere may carry it whole. */
export const nodeId = (type: string, part: string): string => (part.includes(':') ? part : `${type}:${part}`)

export const barePart = (id: string): string => id.slice(id.indexOf(':') + 1)
