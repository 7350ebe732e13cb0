import type {
  AttendancePageQuery,
  CertificatePageQuery,
  EditTrainingPageQuery,
  ImmersionPageQuery,
  ImmersionsQuery,
  MyImmersionsQuery,
  PartnershipPostsQuery,
  RosterLineFragment,
  RosterQuery,
  TrainingLineFragment,
  TrainingPageQuery,
  ViewerShellQuery,
} from '../../src/graphql/generated/graphql'

/** What a server would answer to a CSAPA director with one training, one immersion and one agenda. */

const csapa = { id: 'organisation:1', name: 'CSAPA Les Deux Rives' }
const spip = { id: 'organisation:2', name: 'SPIP du Val-de-Seine' }
const director = { id: 'post:1', label: 'Directeur du CSAPA' }
const partnership = { id: 'partnership:1', name: 'Santé-justice de la Seine-Maritime' }

export const now = '2026-11-22T09:00:00Z'

export const viewer: ViewerShellQuery = {
  viewer: {
    person: { id: 'person:1', givenName: 'Samuel', familyName: 'Okoye' },
    mandates: [
      {
        id: 'mandate:1',
        status: 'CURRENT',
        capacity: 'TITULAR',
        startsOn: '2024-01-01',
        post: { ...director, organisation: csapa },
      },
    ],
    actingMandate: { id: 'mandate:1' },
    stepUpUrl: null,
    canCreatePartnerships: false,
    canCreateOrganisations: false,
    canAdministerPlatform: false,
  },
}

const seats: TrainingLineFragment['seats'] = [
  { group: 'JUSTICE', reserved: 8, taken: 6, waiting: 0, left: 2 },
  { group: 'HEALTH', reserved: 8, taken: 8, waiting: 2, left: 0 },
  { group: 'OTHER', reserved: 0, taken: 0, waiting: 0, left: 0 },
]

export const training: TrainingLineFragment = {
  id: 'training:1',
  title: 'Obligation de soins : qui fait quoi, jusqu’où ?',
  themes: ['CONTENT_OF_MEASURES', 'SECRECY_AND_INFORMATION'],
  state: 'OPEN',
  requiresApproval: false,
  seatsTotal: 16,
  seatsLeft: 2,
  viewerCanRegister: true,
  organiser: { ...director, organisation: csapa },
  partnership,
  event: {
    id: 'event:1',
    state: 'SCHEDULED',
    startsAt: '2027-03-02T13:00:00Z',
    endsAt: '2027-03-02T16:00:00Z',
    timeZone: 'Europe/Paris',
    otherTimeZones: [],
    place: 'Salle Simone-Veil, Rouen',
  },
  seats,
  viewerRegistration: null,
}

export const overseas: TrainingLineFragment = {
  ...training,
  id: 'training:2',
  title: 'Réduction des risques, rechute et récidive',
  requiresApproval: true,
  event: { ...training.event, id: 'event:2', timeZone: 'Indian/Reunion', place: null },
}

const line = (
  number: number,
  [givenName, familyName]: [string, string],
  group: 'JUSTICE' | 'HEALTH',
  over: Partial<RosterLineFragment> = {},
): RosterLineFragment => ({
  id: `registration:${number}`,
  group,
  state: 'CONFIRMED',
  waitingRank: null,
  attended: null,
  viewerCanCancel: true,
  viewerCanDecide: true,
  person: { id: `person:1${number}`, givenName, familyName },
  post: { id: `post:1${number}`, label: group === 'JUSTICE' ? 'CPIP' : 'Psychologue' },
  organisation: group === 'JUSTICE' ? spip : csapa,
  certificate: null,
  ...over,
})

const lines = [
  line(1, ['Nadia', 'Benali'], 'JUSTICE'),
  line(2, ['Pierre-Emmanuel', 'de La Tour-Maubourg'], 'JUSTICE'),
  line(3, ['Hélène', 'Lefèvre'], 'HEALTH', { attended: true }),
  line(4, ['Malik', 'Touré'], 'HEALTH', { state: 'WAITING', waitingRank: 1 }),
  line(5, ['Inès', 'Garnier'], 'JUSTICE', { state: 'REQUESTED' }),
]

export const roster: RosterQuery = {
  node: {
    id: training.id,
    registrations: { nodes: lines, pageInfo: { hasNextPage: false, endCursor: null } },
  },
}

const trainers: NonNullable<Extract<TrainingPageQuery['node'], { title: string }>>['trainers'] = [
  {
    name: 'Médecin',
    group: 'HEALTH',
    post: { id: 'post:9', label: 'Médecin' },
    person: null,
    organisation: csapa,
  },
  { name: 'Anne Morel, formatrice', group: 'JUSTICE', post: null, person: null, organisation: null },
]

export const trainingPage: TrainingPageQuery = {
  site: { now },
  node: {
    ...training,
    partnership: { ...partnership, timeZone: 'Europe/Paris' },
    event: {
      ...training.event,
      otherTimeZones: ['Indian/Reunion'],
      cancelReason: null,
      videoLink: 'https://visio.example/salle',
    },
    objectives: 'Dire ce que chaque mesure demande, et ce qu’elle ne demande pas.',
    programme: '9 h : accueil.\n\n9 h 30 : les mesures, une à une.',
    releaseOn: '2027-02-15',
    openToTerritory: true,
    seatsTaken: 14,
    waitingCount: 2,
    singleSector: true,
    attendanceTakenAt: null,
    certificatesIssuedAt: null,
    viewerFeedbackGiven: false,
    viewerCanEdit: true,
    viewerCanRegisterTeam: true,
    viewerCanDecide: true,
    viewerCanTakeAttendance: true,
    viewerCanIssueCertificates: true,
    viewerCanGiveFeedback: true,
    trainers,
    feedback: null,
    copiedFrom: { id: 'training:3', title: 'La même, en 2025' },
    series: [
      {
        id: 'training:4',
        title: 'Deuxième séance',
        state: 'DRAFT',
        event: { id: 'event:4', startsAt: null, timeZone: 'Europe/Paris' },
      },
    ],
  },
}

export const heldPage: TrainingPageQuery = {
  ...trainingPage,
  node: {
    ...(trainingPage.node as Extract<TrainingPageQuery['node'], { title: string }>),
    state: 'HELD',
    feedback: {
      answers: 6,
      usefulness: 4.3,
      recommend: 0.83,
      comments: ['Plus de temps pour les échanges.', 'Très clair.'],
    },
  },
}

export const editPage: EditTrainingPageQuery = {
  node: {
    id: training.id,
    title: training.title,
    programme: 'Les mesures, une à une.',
    objectives: null,
    themes: training.themes,
    state: 'OPEN',
    seatsTotal: 16,
    releaseOn: '2027-02-15',
    requiresApproval: false,
    openToTerritory: true,
    revision: 2,
    viewerCanEdit: true,
    partnership: { id: partnership.id },
    seats,
    trainers: [
      { name: 'Anne Morel, formatrice', group: 'JUSTICE', post: null, person: null, organisation: null },
    ],
  },
}

export const attendancePage: AttendancePageQuery = {
  site: { now },
  node: {
    id: training.id,
    title: training.title,
    state: 'OPEN',
    attendanceTakenAt: null,
    certificatesIssuedAt: null,
    viewerCanTakeAttendance: true,
    viewerCanIssueCertificates: true,
    organiser: { id: director.id, organisation: csapa },
    partnership: { id: partnership.id, timeZone: 'Europe/Paris' },
    event: training.event,
    trainers: trainers.map(({ name, organisation }) => ({ name, post: null, organisation })),
  },
}

export const certificate: CertificatePageQuery = {
  certificate: {
    number: 'FC-2027-00012',
    issuedAt: '2027-03-03T08:00:00Z',
    personName: 'Hélène Lefèvre',
    trainingTitle: training.title,
    heldOn: '2027-03-02',
    minutes: 180,
    organiserName: csapa.name,
  },
}

const post = (id: string, label: string, person: [string, string] | null) => ({
  id,
  label,
  cardinality: 'SINGLE' as const,
  signatory: false,
  vacantSince: null,
  holders: person
    ? [
        {
          id: `mandate:${id}`,
          capacity: 'TITULAR' as const,
          person: { id: `person:${id}`, givenName: person[0], familyName: person[1] },
        },
      ]
    : [],
})

export const partnershipPosts: PartnershipPostsQuery = {
  site: { now },
  node: {
    id: partnership.id,
    name: partnership.name,
    timeZone: 'Europe/Paris',
    members: {
      pageInfo: { hasNextPage: false, endCursor: null },
      nodes: [
        {
          organisation: {
            ...csapa,
            sector: 'MEDICO_SOCIAL',
            posts: [post('post:1', 'Directeur du CSAPA', ['Samuel', 'Okoye'])],
            parent: null,
          },
        },
        {
          organisation: {
            ...spip,
            sector: 'JUSTICE',
            posts: [post('post:2', 'Directrice du SPIP', ['Claire', 'Delaunay'])],
            parent: null,
          },
        },
      ],
    },
  },
}

const offer: ImmersionsQuery['immersionOffers']['nodes'][number] = {
  id: 'immersion:1',
  title: 'Deux jours dans l’équipe du CSAPA',
  audiences: ['TRAINEE_MAGISTRATE', 'PROBATION_COUNSELLOR'],
  startsOn: '2027-01-04',
  endsOn: '2027-06-30',
  days: 2,
  capacity: 3,
  taken: 1,
  left: 2,
  closedAt: null,
  organisation: csapa,
}

export const immersions: ImmersionsQuery = {
  immersionOffers: { nodes: [offer], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 1 },
}

export const myImmersions: MyImmersionsQuery = {
  viewer: {
    immersions: [
      {
        id: 'placement:1',
        state: 'REQUESTED',
        startsOn: '2027-02-01',
        endsOn: '2027-02-02',
        hostAgreedAt: null,
        homeAgreedAt: now,
        offer: { id: offer.id, title: offer.title, organisation: csapa },
      },
    ],
  },
}

export const immersionPage: ImmersionPageQuery = {
  site: { now },
  node: {
    ...offer,
    description: 'Une réunion d’équipe, un temps d’accueil, un échange avec le médecin.',
    revision: 1,
    viewerCanEdit: true,
    viewerCanRequest: true,
    contact: {
      ...director,
      vacantSince: null,
      organisation: csapa,
      holders: [
        {
          id: 'mandate:1',
          capacity: 'TITULAR',
          person: { id: 'person:1', givenName: 'Samuel', familyName: 'Okoye' },
        },
      ],
    },
    partnership: { ...partnership, timeZone: 'Europe/Paris' },
    placements: [
      {
        id: 'placement:1',
        state: 'REQUESTED',
        audience: 'TRAINEE_MAGISTRATE',
        startsOn: '2027-02-01',
        endsOn: '2027-02-02',
        hostAgreedAt: null,
        homeAgreedAt: now,
        declineReason: null,
        hostFeedback: null,
        guestFeedback: null,
        viewerCanAgree: true,
        viewerCanCancel: true,
        viewerCanComplete: false,
        viewerCanGiveFeedback: false,
        guest: { id: 'person:7', givenName: 'Jeanne', familyName: 'Albert' },
        post: { id: 'post:7', label: 'Auditrice de justice' },
        organisation: spip,
        event: null,
      },
    ],
  },
}
