import type { HandoverItemKind } from '~/graphql/generated/graphql'

/** The four parts of a note, in the order in which they are written and read. */
export const sections = [
  { name: 'practices', title: 'Les pratiques qui marchent', hint: 'Ce qu’il faudrait garder, et pourquoi.' },
  { name: 'people', title: 'Les professionnels à connaître', hint: 'Qui appeler, pour quoi.' },
  { name: 'pending', title: 'Ce qui est en cours', hint: 'Ce qui attend une suite, et de qui.' },
  {
    name: 'attention',
    title: 'Points d’attention sur les pratiques',
    hint: 'Jamais sur une personne : ce qui demande du soin dans la façon de travailler.',
  },
] as const

/** What a note is prefilled with. */
export const itemKinds: Record<HandoverItemKind, string> = {
  PROTOCOL: 'Protocoles du poste',
  ACTION: 'Actions en cours',
  EVENT: 'Dates à venir',
  CONTACT: 'Contacts',
}
