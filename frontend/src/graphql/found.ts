/** `node(id)` answers null for what is out of reach, and an empty object for a thing of another kind. */
export const found = <Thing extends object>(
  node: Thing | Record<PropertyKey, never> | null | undefined,
): Thing | null => (node && Object.keys(node).length > 0 ? (node as Thing) : null)
