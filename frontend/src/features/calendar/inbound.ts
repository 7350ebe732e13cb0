import { missing, type Problem } from '~/graphql/problems'

export const blankCalendar = { name: '', url: '' }

/** Only addresses of the web can be read, and only under encryption. */
export const checkCalendar = ({ name, url }: typeof blankCalendar): Problem[] => [
  ...(name.trim() ? [] : [missing('name', 'Donnez un nom à ce calendrier.')]),
  ...(/^(https|webcal):\/\/[^\s/]+/i.test(url.trim())
    ? []
    : [missing('url', 'L’adresse commence par https:// ou webcal://.')]),
]
