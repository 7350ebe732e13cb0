import { expect, type Page } from '@playwright/test'
import { collectComplaints, expectAccessible } from '../support/page'
import { test } from '../support/served'
import * as answers from './trainingAnswers'

const site = {
  name: 'Jonction',
  publicUrl: 'https://jonction.example',
  legalNotice: null,
  dataProtectionNotice: null,
  accessibilityContact: null,
  supportContact: null,
  demonstration: false,
  now: answers.now,
  retention: [],
  signInProviders: [],
}

const list = <Node>(nodes: readonly Node[]) => ({
  nodes,
  pageInfo: { hasNextPage: false, endCursor: null },
  totalCount: nodes.length,
})

const usual: Record<string, unknown> = {
  SiteFacts: { site },
  ViewerShell: answers.viewer,
  Trainings: { trainings: list([answers.training, answers.overseas]) },
  TrainingPage: answers.trainingPage,
  Roster: answers.roster,
  EditTrainingPage: answers.editPage,
  AttendancePage: answers.attendancePage,
  CertificatePage: answers.certificate,
  DraftablePartnerships: {
    partnerships: list([{ id: 'partnership:1', name: 'Un', viewerCanDraftProtocols: true }]),
  },
  PartnershipPosts: answers.partnershipPosts,
  PastTrainings: {
    trainings: { nodes: [{ id: 'training:9', title: 'Une ancienne', event: answers.training.event }] },
  },
  EventChecks: {
    eventChecks: [{ kind: 'PUBLIC_HOLIDAY', message: 'Ce jour est férié : Ascension.' }],
  },
  OrganisationOptions: { organisations: list([]) },
  TerritoryOptions: { territories: list([]) },
  Immersions: answers.immersions,
  MyImmersions: answers.myImmersions,
  ImmersionPage: answers.immersionPage,
  MyFeeds: { viewer: { feeds: [], mandates: [] } },
  FeedPartnerships: { partnerships: list([]) },
}

/** Answers each operation by its name, and keeps the inputs of mutations; `over` may change between two acts. */
async function serve(page: Page, over: Record<string, unknown> = {}) {
  const sent: Record<string, unknown[]> = {}
  await page.route('**/graphql', (route) => {
    const { query, variables } = route.request().postDataJSON() as {
      query: string
      variables: { input?: unknown }
    }
    const name = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? ''
    const data = over[name] ?? usual[name]
    if (data === undefined) throw new Error(`no answer for ${name}`)
    if (variables.input) sent[name] = [...(sent[name] ?? []), variables.input]
    return route.fulfill({ json: { data } })
  })
  return sent
}

const pages: { name: string; path: string; over?: Record<string, unknown> }[] = [
  { name: 'catalogue', path: '/formations' },
  { name: 'catalogue-vide', path: '/formations', over: { Trainings: { trainings: list([]) } } },
  { name: 'formation-nouvelle', path: '/formations/nouvelle' },
  { name: 'formation', path: '/formations/1' },
  { name: 'formation-tenue', path: '/formations/1', over: { TrainingPage: answers.heldPage } },
  { name: 'formation-modifier', path: '/formations/1/modifier' },
  { name: 'emargement', path: '/formations/1/emargement' },
  { name: 'attestation', path: '/attestations/FC-2027-00012' },
  { name: 'immersions', path: '/immersions' },
  { name: 'immersion-nouvelle', path: '/immersions/nouvelle' },
  { name: 'immersion', path: '/immersions/1' },
  { name: 'mes-calendriers', path: '/mes-calendriers' },
]

for (const { name, path, over } of pages)
  test(`${name} reads on a wide and a narrow screen, light and dark`, async ({ page, address }) => {
    const complaints = collectComplaints(page)
    await serve(page, over)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(address + path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: `screenshots/${name}-1280.png`, fullPage: true })
    await expectAccessible(page)
    await page.setViewportSize({ width: 320, height: 900 })
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await page.screenshot({ path: `screenshots/${name}-320.png`, fullPage: true })
    await expectAccessible(page)
    expect(complaints).toEqual([])
  })

test('one click registers, another undoes it', async ({ page, address }) => {
  const registration = {
    id: 'registration:1',
    state: 'CONFIRMED',
    waitingRank: null,
    viewerCanCancel: true,
    attended: null,
    certificate: null,
  }
  const catalogue = (viewerRegistration: object | null) => ({
    trainings: list([{ ...answers.training, viewerRegistration }]),
  })
  const over: Record<string, unknown> = {
    Trainings: catalogue(null),
    RegisterForTraining: { registerForTraining: { registration, problems: [] } },
    CancelRegistration: { cancelRegistration: { registration, problems: [] } },
  }
  const sent = await serve(page, over)
  await page.goto(`${address}/formations`)
  const register = page.getByRole('button', { name: /^M’inscrire/ })
  await expect(register).toBeVisible()
  over.Trainings = catalogue(registration)
  await register.click()
  await expect(page.getByText('Vous êtes inscrit')).toBeVisible()
  expect(sent.RegisterForTraining).toEqual([{ trainingId: 'training:1', postId: 'post:1' }])
  const undo = page.getByRole('button', { name: /^Annuler mon inscription/ })
  await expect(undo).toBeFocused()
  over.Trainings = catalogue(null)
  await undo.click()
  // A seat may go to another: a question comes first.
  await page
    .getByRole('alertdialog', { name: 'Annuler votre inscription ?' })
    .getByRole('button', { name: 'Annuler mon inscription' })
    .click()
  await expect(register).toBeFocused()
  expect(sent.CancelRegistration).toEqual([{ registrationId: 'registration:1' }])
})

test('a date’s warnings come before saving, and what was typed survives a reload', async ({
  page,
  address,
}) => {
  const sent = await serve(page, {
    CreateTraining: { createTraining: { training: { id: 'training:1' }, problems: [] } },
  })
  await page.goto(`${address}/formations/nouvelle`)
  await page.getByLabel('Titre').fill('Premiers rendez-vous')
  await page.getByRole('group', { name: 'Jour de la formation' }).getByRole('spinbutton').first().click()
  await page.keyboard.type('06052027')
  await expect(page.getByText('Ce jour est férié : Ascension.')).toBeVisible()
  const posts = page.getByRole('combobox', { name: 'Ajouter un poste d’un membre' })
  await posts.click()
  await posts.pressSequentially('Directrice')
  await page.getByRole('option', { name: /Directrice du SPIP/ }).click()
  await expect(page.getByText('Il manque un intervenant pour le soin')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Votre texte a été gardé dans cet onglet')).toBeVisible()
  await expect(page.getByLabel('Titre')).toHaveValue('Premiers rendez-vous')
  await page.getByRole('button', { name: 'Programmer et ouvrir les inscriptions' }).click()
  await expect(page).toHaveURL(/\/formations\/1$/)
  expect(sent.CreateTraining).toMatchObject([
    {
      title: 'Premiers rendez-vous',
      meeting: { startsAt: '2027-05-06T14:00', endsAt: '2027-05-06T17:00' },
      poll: null,
      trainers: [{ postId: 'post:2' }],
      organiserPostId: 'post:1',
      openRegistration: true,
    },
  ])
})

test('a form without a title says so at the field and sends nothing', async ({ page, address }) => {
  const sent = await serve(page)
  await page.goto(`${address}/formations/nouvelle`)
  await page.getByRole('button', { name: 'Programmer et ouvrir les inscriptions' }).click()
  await expect(page.getByText('À corriger : Donnez un titre à la formation.')).toBeVisible()
  await expect(page.getByLabel('Titre')).toBeFocused()
  await expectAccessible(page)
  expect(sent.CreateTraining).toBeUndefined()
})

test('attendance is found, pressed and saved: only what changed is sent', async ({ page, address }) => {
  const sent = await serve(page, {
    RecordTrainingAttendance: { recordTrainingAttendance: { training: { id: 'training:1' }, problems: [] } },
  })
  await page.goto(`${address}/formations/1/emargement`)
  const mark = (person: string, choice: string) =>
    page.getByRole('radiogroup', { name: person }).getByRole('radio', { name: choice })
  await expect(mark('Hélène Lefèvre', 'Présent')).toBeChecked()
  await page.getByLabel('Chercher une personne ou une structure').fill('benali')
  await expect(page.getByRole('radiogroup')).toHaveCount(1)
  await mark('Nadia Benali', 'Présent').click()
  await page.getByLabel('Chercher une personne ou une structure').fill('')
  await mark('Pierre-Emmanuel de La Tour-Maubourg', 'Absent').click()
  await expect(page.getByText('2 présents · 1 absent')).toBeVisible()
  await page.getByRole('button', { name: 'Enregistrer l’émargement' }).click()
  await expect
    .poll(() => sent.RecordTrainingAttendance)
    .toEqual([{ trainingId: 'training:1', present: ['registration:1'], absent: ['registration:2'] }])
})

test('the sheet and the certificate print without the frame', async ({ page, address }) => {
  await serve(page)
  await page.emulateMedia({ media: 'print' })
  await page.goto(`${address}/formations/1/emargement`)
  await expect(page.getByRole('heading', { name: 'Feuille d’émargement' })).toBeVisible()
  // Three have a seat; five lines are left for whoever comes unannounced.
  await expect(page.locator('table tbody tr')).toHaveCount(8)
  await expect(page.getByRole('button', { name: 'Imprimer la feuille' })).toBeHidden()
  await page.goto(`${address}/attestations/FC-2027-00012`)
  await expect(page.getByText('Hélène Lefèvre')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Imprimer' })).toBeHidden()
})
