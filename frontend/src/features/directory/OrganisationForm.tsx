import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { LinkButton } from '~/components/Button'
import { CheckboxGroup } from '~/components/Choice'
import { GuardedTextField } from '~/components/GuardedTextArea'
import { optionsOf } from '~/components/options'
import { PageTitle } from '~/components/PageTitle'
import { Select } from '~/components/Select'
import { TextField } from '~/components/TextField'
import { FormShell } from '~/forms/FormShell'
import { required } from '~/forms/required'
import { useForm } from '~/forms/useForm'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { graphql } from '~/graphql/generated'
import type {
  CreateOrganisationInput,
  FinessLevel,
  OrganisationKind,
  OrganisationMission,
  OrganisationToEditQuery,
  Sector,
} from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { MissingPage } from '~/pages/errors'
import { barePart, nodeId } from '../nodeIds'
import { type Chosen, OrganisationPicker, TerritoriesPicker } from './pickers'
import { kindOptions, missions, sectors } from './words'
import { zoneOptions } from './zones'

const CreateOrganisation = graphql(`
  mutation CreateOrganisation($input: CreateOrganisationInput!) {
    createOrganisation(input: $input) {
      organisation {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

const UpdateOrganisation = graphql(`
  mutation UpdateOrganisation($input: UpdateOrganisationInput!) {
    updateOrganisation(input: $input) {
      organisation {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

const OrganisationToEdit = graphql(`
  query OrganisationToEdit($id: ID!) {
    node(id: $id) {
      ... on Organisation {
        __typename
        id
        revision
        name
        shortName
        sector
        kind
        missions
        siret
        finess
        finessLevel
        rna
        timeZone
        viewerCanEdit
        contact {
          ...ContactFields
        }
        parent {
          id
          name
        }
        territories {
          code
          name
        }
      }
    }
  }
`)

const blank = {
  baseRevision: 0,
  name: '',
  shortName: '',
  sector: null as Sector | null,
  kind: null as OrganisationKind | null,
  missions: [] as OrganisationMission[],
  parent: null as Chosen | null,
  siret: '',
  finess: '',
  finessLevel: null as FinessLevel | null,
  rna: '',
  territories: [] as Chosen[],
  timeZone: 'Europe/Paris' as string | null,
  address: '',
  postalCode: '',
  city: '',
  phone: '',
  email: '',
  website: '',
  openingHours: '',
}
type Values = typeof blank

type Existing = Extract<NonNullable<OrganisationToEditQuery['node']>, { __typename: 'Organisation' }>

const textsOf = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).map(([key, text]) => [key, text ?? ''])) as Record<
    keyof T,
    string
  >

const valuesOf = ({ revision, contact, parent, territories, ...rest }: Existing): Values => ({
  baseRevision: revision,
  sector: rest.sector,
  kind: rest.kind,
  missions: rest.missions,
  finessLevel: rest.finessLevel ?? null,
  timeZone: rest.timeZone,
  parent: parent ? { id: parent.id, label: parent.name } : null,
  territories: territories.map(({ code, name }) => ({ id: code, label: name })),
  ...textsOf({
    name: rest.name,
    shortName: rest.shortName,
    siret: rest.siret,
    finess: rest.finess,
    rna: rest.rna,
  }),
  ...textsOf({
    address: contact.address,
    postalCode: contact.postalCode,
    city: contact.city,
    phone: contact.phone,
    email: contact.email,
    website: contact.website,
    openingHours: contact.openingHours,
  }),
})

const needed = required<Values>({
  sector: 'Choisissez un secteur.',
  kind: 'Choisissez une nature.',
  timeZone: 'Choisissez une heure locale.',
})

/** Empty texts are sent as nothing; what is required and missing is for the server to say. */
function inputOf(values: Values): CreateOrganisationInput {
  const text = (value: string) => value.trim() || null
  return {
    name: values.name,
    shortName: text(values.shortName),
    sector: values.sector as Sector,
    kind: values.kind as OrganisationKind,
    missions: values.kind === 'CSAPA' ? values.missions : [],
    parentId: values.parent?.id ?? null,
    siret: text(values.siret),
    finess: text(values.finess),
    finessLevel: text(values.finess) ? values.finessLevel : null,
    rna: text(values.rna),
    territoryCodes: values.territories.map(({ id }) => id),
    timeZone: values.timeZone as string,
    contact: {
      address: text(values.address),
      postalCode: text(values.postalCode),
      city: text(values.city),
      phone: text(values.phone),
      email: text(values.email),
      website: text(values.website),
      openingHours: text(values.openingHours),
    },
  }
}

export function NewOrganisationPage() {
  const navigate = useNavigate()
  const form = useForm({
    draft: 'organisation.nouvelle',
    saved: blank,
    act: CreateOrganisation,
    check: needed,
    input: inputOf,
    onDone: ({ organisation }) =>
      organisation && navigate({ to: '/annuaire/$id', params: { id: barePart(organisation.id) } }),
  })
  return (
    <>
      <PageTitle
        title="Ajouter une structure"
        lead="Seuls le nom, la nature et le territoire sont nécessaires. Le reste peut venir plus tard."
        trail={[{ label: 'Annuaire', link: { to: '/annuaire' } }]}
      />
      <FormShell form={form} action="Ajouter la structure">
        {fieldsOf(form)}
      </FormShell>
    </>
  )
}

export function EditOrganisationPage({ id }: { id: string }) {
  const query = useQuery(ask(OrganisationToEdit, { id: nodeId('organisation', id) }))
  return (
    <Loaded query={query}>
      {({ node }) => {
        const organisation = found(node)
        return organisation?.viewerCanEdit ? <EditForm organisation={organisation} /> : <MissingPage />
      }}
    </Loaded>
  )
}

function EditForm({ organisation }: { organisation: Existing }) {
  const navigate = useNavigate()
  const page = { to: '/annuaire/$id', params: { id: barePart(organisation.id) } } as const
  const form = useForm({
    draft: `${organisation.id}.modifier`,
    saved: valuesOf(organisation),
    act: UpdateOrganisation,
    check: needed,
    input: (values: Values) => ({
      ...inputOf(values),
      organisationId: organisation.id,
      baseRevision: values.baseRevision,
    }),
    onDone: () => navigate(page),
  })
  return (
    <>
      <PageTitle
        title={`Modifier ${organisation.name}`}
        trail={[
          { label: 'Annuaire', link: { to: '/annuaire' } },
          { label: organisation.name, link: page },
        ]}
      />
      <FormShell
        form={form}
        action="Enregistrer"
        labels={{ name: 'Nom', shortName: 'Nom court' }}
        aside={
          <LinkButton kind="quiet" {...page}>
            Annuler
          </LinkButton>
        }
      >
        {fieldsOf(form)}
      </FormShell>
    </>
  )
}

type Fielded = Pick<ReturnType<typeof useForm<Values, never, never>>, 'value' | 'set' | 'field' | 'guarded'>

/** A function and not a component: the frame learns which fields it holds before it draws their problems. */
function fieldsOf({ value, set, field, guarded }: Fielded) {
  return (
    <>
      <GuardedTextField label="Nom" isRequired {...guarded('name')} />
      <GuardedTextField
        label="Nom court"
        hint="Tel qu’on le dit entre partenaires."
        {...guarded('shortName')}
      />
      <Select
        label="Secteur"
        isRequired
        options={optionsOf(sectors)}
        {...field('sector')}
        onChange={(id) => set({ sector: id as Sector, kind: null })}
      />
      <Select
        label="Nature"
        isRequired
        isDisabled={!value.sector}
        placeholder={value.sector ? 'Choisir…' : 'Choisissez d’abord le secteur'}
        options={value.sector ? kindOptions(value.sector) : []}
        {...field('kind')}
        onChange={(id) => set({ kind: id as OrganisationKind })}
      />
      {value.kind === 'CSAPA' && (
        <CheckboxGroup
          label="Missions particulières"
          options={optionsOf(missions)}
          {...field('missions')}
          onChange={(ids) => set({ missions: ids as OrganisationMission[] })}
        />
      )}
      <TerritoriesPicker
        label="Territoires où elle intervient"
        hint="Département, ressort de tribunal ou de cour d’appel, région."
        isRequired
        {...field('territories', 'territoryCodes')}
      />
      <Select label="Heure locale" isRequired options={zoneOptions} {...field('timeZone')} />
      <OrganisationPicker
        label="Rattachée à"
        hint="L’association gestionnaire, l’hôpital, la direction interrégionale, le SPIP d’une antenne."
        {...field('parent', 'parentId')}
      />
      <h2>Coordonnées publiques</h2>
      <GuardedTextField label="Adresse" {...guarded('address', 'contact.address')} />
      <TextField label="Code postal" inputMode="numeric" {...field('postalCode', 'contact.postalCode')} />
      <GuardedTextField label="Ville" {...guarded('city', 'contact.city')} />
      <GuardedTextField label="Téléphone du standard" {...guarded('phone', 'contact.phone')} />
      <GuardedTextField label="Courriel du service" {...guarded('email', 'contact.email')} />
      <GuardedTextField label="Site internet" {...guarded('website', 'contact.website')} />
      <GuardedTextField
        label="Horaires d’accueil"
        hint="Par exemple : du lundi au vendredi, de 9 h à 17 h, sur rendez-vous."
        {...guarded('openingHours', 'contact.openingHours')}
      />
      <h2>Numéros</h2>
      <TextField label="SIRET" hint="14 chiffres." inputMode="numeric" {...field('siret')} />
      <TextField label="FINESS" hint="9 caractères." {...field('finess')} />
      {value.finess && (
        <Select
          label="Ce numéro FINESS désigne"
          isRequired
          options={[
            { id: 'SITE', label: 'L’établissement' },
            { id: 'LEGAL_ENTITY', label: 'L’entité juridique' },
          ]}
          {...field('finessLevel')}
          onChange={(id) => set({ finessLevel: id as FinessLevel })}
        />
      )}
      <TextField label="RNA" hint="Pour une association : W suivi de 9 chiffres." {...field('rna')} />
    </>
  )
}
