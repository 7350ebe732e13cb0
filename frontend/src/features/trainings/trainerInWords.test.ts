import { expect, test } from 'vitest'
import { trainerInWords } from './trainerInWords'

const judge = { person: { givenName: 'Inès', familyName: 'Ferrand' } }
const nurse = { person: { givenName: 'Nadia', familyName: 'Benali' } }
const court = { name: 'Tribunal judiciaire' }

test('whoever teaches is named with function and structure', () => {
  const post = { cardinality: 'SINGLE', holders: [judge, nurse] } as const
  expect(trainerInWords({ name: 'Juge', post, organisation: court })).toBe(
    'Inès Ferrand, Juge, Tribunal judiciaire',
  )
  expect(trainerInWords({ name: 'Anne Tellier', post: null, organisation: null })).toBe('Anne Tellier')
})

test('of a team nobody is picked, and a vacant post stays a post', () => {
  const team = { cardinality: 'TEAM', holders: [judge, nurse] } as const
  expect(trainerInWords({ name: 'Infirmier', post: team, organisation: null })).toBe('Infirmier')
  const alone = { cardinality: 'TEAM', holders: [nurse] } as const
  expect(trainerInWords({ name: 'Infirmier', post: alone, organisation: null })).toBe(
    'Nadia Benali, Infirmier',
  )
  const vacant = { cardinality: 'SINGLE', holders: [] } as const
  expect(trainerInWords({ name: 'Juge', post: vacant, organisation: null })).toBe('Juge')
})
