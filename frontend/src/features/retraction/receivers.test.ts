import { expect, test } from 'vitest'
import { shortDate } from '~/dates/dates'
import { receiversInWords } from './receivers'

const nadia = { id: 'person:1', givenName: 'Nadia', familyName: 'Benali' }

test('a person is named once, with every means', () => {
  expect(
    receiversInWords([
      { means: 'MAIL', at: '2026-03-03T12:00:00Z', address: null, person: nadia },
      { means: 'MAIL', at: null, address: 'a@exemple.test', person: null },
      { means: 'READ', at: null, address: null, person: nadia },
    ]),
  ).toEqual([
    `Nadia Benali\u00a0: par courriel (${shortDate('2026-03-03')}), a pu le lire`,
    'a@exemple.test\u00a0: par courriel',
  ])
})
