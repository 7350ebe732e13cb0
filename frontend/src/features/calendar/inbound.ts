import { missing, type Problem } from '~/graphql/problems'

export const blankCalendar = { name: '', url: '' }

/** Which addresses are read is the server's to say: it also knows where each of them leads. */
export const checkCalendar = ({ name, url }: typeof blankCalendar): Problem[] => [
  ...(name.trim() ? [] : [missing('name', 'Donnez un nom à ce calendrier.')]),
  ...(url.trim() ? [] : [missing('url', 'Donnez l’adresse du calendrier.')]),
]
