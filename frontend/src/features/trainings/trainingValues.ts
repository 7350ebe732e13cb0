import { wholeNumber } from '~/features/protocols/agreement'
import { blankMeeting, checkMeeting, type MeetingValues, meetingInput } from '~/features/reviews/meeting'
import type {
  CreateTrainingInput,
  EditTrainingPageQuery,
  SectorGroup,
  Theme,
  TrainingTrainerInput,
} from '~/graphql/generated/graphql'
import { missing, type Problem } from '~/graphql/problems'

/** Somebody who teaches: a post of a member, or a person named with their organisation. */
export interface Trainer {
  postId: string | null
  personId: string | null
  name: string
  organisation: { id: string; label: string } | null
  group: SectorGroup
}

/** A date on offer; `key` tells it apart from the others while it is edited. */
export interface DateOption {
  key: string
  day: string | null
  from: string
  to: string
}

/** What describes a training whatever its date. */
export interface ContentValues {
  title: string
  objectives: string
  programme: string
  themes: Theme[]
  trainers: Trainer[]
  seatsTotal: string
  reservedJustice: string
  reservedHealth: string
  reservedOther: string
  releaseOn: string | null
  requiresApproval: boolean
  openToTerritory: boolean
}

export interface NewTrainingValues extends ContentValues, MeetingValues {
  how: 'date' | 'poll'
  options: DateOption[]
  closesOn: string | null
  organiserPostId: string | null
  openRegistration: boolean
}

export const blankTrainer: Trainer = {
  postId: null,
  personId: null,
  name: '',
  organisation: null,
  group: 'OTHER',
}

export const blankOption = (key: string): DateOption => ({ key, day: null, from: '14:00', to: '17:00' })

export const blankTraining: NewTrainingValues = {
  ...blankMeeting,
  to: '17:00',
  how: 'date',
  options: [blankOption('1'), blankOption('2')],
  closesOn: null,
  organiserPostId: null,
  openRegistration: true,
  title: '',
  objectives: '',
  programme: '',
  themes: [],
  trainers: [],
  seatsTotal: '20',
  reservedJustice: '8',
  reservedHealth: '8',
  reservedOther: '0',
  releaseOn: null,
  requiresApproval: false,
  openToTerritory: true,
}

type Saved = Extract<NonNullable<EditTrainingPageQuery['node']>, { title: string }>

/** The form's values for a training that exists. */
export const contentValues = (training: Saved): ContentValues => {
  const reserved = (group: SectorGroup) =>
    String(training.seats.find((part) => part.group === group)?.reserved ?? 0)
  return {
    title: training.title,
    objectives: training.objectives ?? '',
    programme: training.programme ?? '',
    themes: training.themes,
    trainers: training.trainers.map(({ post, person, name, organisation, group }) => ({
      postId: post?.id ?? null,
      personId: person?.id ?? null,
      name,
      organisation: organisation && { id: organisation.id, label: organisation.name },
      group,
    })),
    seatsTotal: String(training.seatsTotal),
    reservedJustice: reserved('JUSTICE'),
    reservedHealth: reserved('HEALTH'),
    reservedOther: reserved('OTHER'),
    releaseOn: training.releaseOn ?? null,
    requiresApproval: training.requiresApproval,
    openToTerritory: training.openToTerritory,
  }
}

/** The directory's own reference wins over a name typed beside it. */
const trainerInput = ({ postId, personId, name, organisation, group }: Trainer): TrainingTrainerInput => {
  if (postId) return { postId }
  if (personId) return { personId }
  return { name, organisationId: organisation?.id ?? null, group }
}

export const contentInput = (values: ContentValues) => ({
  title: values.title,
  objectives: values.objectives || null,
  programme: values.programme || null,
  themes: values.themes,
  trainers: values.trainers.map(trainerInput),
  seatsTotal: wholeNumber(values.seatsTotal) ?? 0,
  reserved: [
    { group: 'JUSTICE' as const, seats: wholeNumber(values.reservedJustice) ?? 0 },
    { group: 'HEALTH' as const, seats: wholeNumber(values.reservedHealth) ?? 0 },
    { group: 'OTHER' as const, seats: wholeNumber(values.reservedOther) ?? 0 },
  ].filter(({ seats }) => seats > 0),
  releaseOn: values.releaseOn,
  requiresApproval: values.requiresApproval,
  openToTerritory: values.openToTerritory,
})

export function newTrainingInput(
  { partnershipId, timeZone }: { partnershipId: string; timeZone: string },
  values: NewTrainingValues,
): CreateTrainingInput {
  const isPoll = values.how === 'poll'
  return {
    ...contentInput(values),
    partnershipId,
    organiserPostId: values.organiserPostId,
    openRegistration: values.openRegistration,
    meeting: isPoll ? null : meetingInput(values),
    poll: isPoll
      ? {
          options: values.options.map(({ day, from, to }) => ({
            startsAt: `${day}T${from}`,
            endsAt: `${day}T${to}`,
          })),
          timeZone,
          closesOn: values.closesOn,
        }
      : null,
  }
}

export const checkContent = ({ title, seatsTotal, trainers }: ContentValues): Problem[] => [
  ...(title.trim() ? [] : [missing('title', 'Donnez un titre à la formation.')]),
  ...(wholeNumber(seatsTotal) ? [] : [missing('seatsTotal', 'Indiquez un nombre de places.')]),
  ...trainers.flatMap(({ postId, personId, name }, index) =>
    postId || personId || name.trim() ? [] : [missing(`trainers.${index}.name`, 'Indiquez un nom.')],
  ),
]

/** What is missing before the training can be sent at all. */
export function checkNewTraining(values: NewTrainingValues): Problem[] {
  if (values.how === 'date') return [...checkContent(values), ...checkMeeting(values)]
  const isIncomplete = values.options.some(
    (option) => checkMeeting({ ...blankMeeting, ...option }).length > 0,
  )
  return [
    ...checkContent(values),
    ...(values.options.length < 2
      ? [missing('poll.options', 'Proposez au moins deux dates.')]
      : isIncomplete
        ? [missing('poll.options', 'Complétez le jour et les heures de chaque date.')]
        : []),
  ]
}

/** The sides without a trainer: a cross-training is taught by both. */
export const sidesWithoutTrainer = (trainers: readonly Pick<Trainer, 'group'>[]): SectorGroup[] =>
  (['JUSTICE', 'HEALTH'] as const).filter((side) => !trainers.some(({ group }) => group === side))
