import { describe, expect, test } from 'vitest'
import {
  blankTraining,
  checkNewTraining,
  contentInput,
  contentValues,
  type NewTrainingValues,
  newTrainingInput,
  sidesWithoutTrainer,
  type Trainer,
} from './trainingValues'

const ground = { partnershipId: 'partnership:1', timeZone: 'Indian/Reunion' }
const typed: NewTrainingValues = { ...blankTraining, title: 'Premiers rendez-vous', day: '2027-03-02' }
const trainer: Trainer = { postId: null, personId: null, name: '', organisation: null, group: 'HEALTH' }

describe('a training with a date', () => {
  test('sends its meeting, its seats by sector and no poll', () => {
    const input = newTrainingInput(ground, { ...typed, place: 'Salle 2' })
    expect(input.meeting).toEqual({
      startsAt: '2027-03-02T14:00',
      endsAt: '2027-03-02T17:00',
      place: 'Salle 2',
      videoLink: null,
    })
    expect(input.poll).toBeNull()
    expect(input.seatsTotal).toBe(20)
    // Nothing is reserved for the others: zero is not sent.
    expect(input.reserved).toEqual([
      { group: 'JUSTICE', seats: 8 },
      { group: 'HEALTH', seats: 8 },
    ])
  })

  test('needs a title, a day and seats', () => {
    expect(checkNewTraining(typed)).toEqual([])
    expect(
      checkNewTraining({ ...typed, title: ' ', day: null, seatsTotal: 'vingt' }).map(({ field }) => field),
    ).toEqual(['title', 'seatsTotal', 'meeting.startsAt'])
    // A trainer of a member is known by the post, another one by name alone.
    expect(
      checkNewTraining({ ...typed, trainers: [{ ...trainer, postId: 'post:1' }, trainer] }).map(
        ({ field }) => field,
      ),
    ).toEqual(['trainers.1.name'])
  })
})

describe('a training whose date is asked for', () => {
  const options = [
    { key: '1', day: '2027-03-02', from: '09:00', to: '12:00' },
    { key: '2', day: '2027-03-04', from: '14:00', to: '17:00' },
  ]

  test('sends each date and no meeting', () => {
    const input = newTrainingInput(ground, {
      ...typed,
      how: 'poll',
      options,
      closesOn: '2027-02-01',
    })
    expect(input.meeting).toBeNull()
    expect(input.poll?.options).toEqual([
      { startsAt: '2027-03-02T09:00', endsAt: '2027-03-02T12:00' },
      { startsAt: '2027-03-04T14:00', endsAt: '2027-03-04T17:00' },
    ])
    expect(input.poll?.timeZone).toBe('Indian/Reunion')
    expect(input.poll?.closesOn).toBe('2027-02-01')
  })

  test('asks for two complete dates', () => {
    const check = (dates: typeof options) =>
      checkNewTraining({ ...typed, how: 'poll', options: dates }).map(({ message }) => message)
    expect(check(options)).toEqual([])
    expect(check(options.slice(1))).toEqual(['Proposez au moins deux dates.'])
    expect(checkNewTraining({ ...typed, how: 'poll' }).map(({ field }) => field)).toEqual(['poll.options'])
  })
})

test('a trainer is sent by the most exact reference known', () => {
  const { trainers } = contentInput({
    ...typed,
    trainers: [
      { ...trainer, postId: 'post:1', personId: 'person:1', name: 'Médecin' },
      { ...trainer, personId: 'person:2', name: 'Une collègue' },
      {
        ...trainer,
        name: 'Anne Morel',
        organisation: { id: 'organisation:3', label: 'ENAP' },
        group: 'JUSTICE',
      },
    ],
  })
  expect(trainers).toEqual([
    { postId: 'post:1' },
    { personId: 'person:2' },
    { name: 'Anne Morel', organisationId: 'organisation:3', group: 'JUSTICE' },
  ])
})

test('the sides without a trainer are named', () => {
  expect(sidesWithoutTrainer([])).toEqual(['JUSTICE', 'HEALTH'])
  expect(sidesWithoutTrainer([{ group: 'HEALTH' }, { group: 'OTHER' }])).toEqual(['JUSTICE'])
  expect(sidesWithoutTrainer([{ group: 'HEALTH' }, { group: 'JUSTICE' }])).toEqual([])
})

test('what was saved comes back as it was, and is sent as it came', () => {
  const values = contentValues({
    id: 'training:1',
    title: 'Rechute et récidive',
    programme: null,
    objectives: 'Une langue commune',
    themes: ['RISK_REDUCTION_AND_RELAPSE'],
    state: 'DRAFT',
    seatsTotal: 12,
    releaseOn: '2027-02-15',
    requiresApproval: true,
    openToTerritory: false,
    revision: 3,
    viewerCanEdit: true,
    partnership: { id: 'partnership:1' },
    seats: [{ group: 'JUSTICE', reserved: 5, taken: 0, waiting: 0, left: 12 }],
    trainers: [
      { name: 'Médecin', group: 'HEALTH', post: { id: 'post:1' }, person: null, organisation: null },
    ],
  })
  expect(values).toMatchObject({ programme: '', seatsTotal: '12', reservedJustice: '5', reservedHealth: '0' })
  expect(contentInput(values)).toEqual({
    title: 'Rechute et récidive',
    programme: null,
    objectives: 'Une langue commune',
    themes: ['RISK_REDUCTION_AND_RELAPSE'],
    trainers: [{ postId: 'post:1' }],
    seatsTotal: 12,
    reserved: [{ group: 'JUSTICE', seats: 5 }],
    releaseOn: '2027-02-15',
    requiresApproval: true,
    openToTerritory: false,
  })
})
