import { missing, type Problem } from '~/graphql/problems'

/**
 * For values that the API cannot take empty, such as dates and identifiers: what to say while one is not chosen.
 * `paths` names the input's field where it differs from the value.
 */
export const required =
  <Value extends object>(
    words: { readonly [Name in keyof Value]?: string },
    paths: { readonly [Name in keyof Value]?: string } = {},
  ) =>
  (value: Value): Problem[] =>
    (Object.keys(words) as (keyof Value & string)[])
      .filter((name) => value[name] === null || value[name] === '')
      .map((name) => missing(paths[name] ?? name, words[name] ?? ''))
