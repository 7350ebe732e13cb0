import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { Button } from '~/components/Button'
import { RadioGroup } from '~/components/Choice'
import { PageTitle } from '~/components/PageTitle'
import { Steps } from '~/components/Steps'
import { ActFeedback } from '~/graphql/ActFeedback'
import { graphql } from '~/graphql/generated'
import type { ImportFormat } from '~/graphql/generated/graphql'
import { useAct } from '~/graphql/useAct'
import { barePart } from '../nodeIds'
import { decodeCsv } from './csvFile'
import { ImportRunView } from './ImportRunView'
import { type Chosen, TerritoriesPicker } from './pickers'

const PreviewOrganisationImport = graphql(`
  mutation PreviewOrganisationImport($input: PreviewOrganisationImportInput!) {
    previewOrganisationImport(input: $input) {
      importRun {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

const formats = [
  {
    id: 'SIMPLE',
    label: 'Notre modèle simple',
    detail:
      'Colonnes : nom, secteur, nature, territoires, adresse, code postal, ville, téléphone, courriel, SIRET, FINESS.',
  },
  {
    id: 'FINESS_EXTRACT',
    label: 'Extraction publique FINESS',
    detail: 'Le fichier tel que publié. Choisissez les départements à garder.',
  },
]

const steps = ['Choisir le fichier', 'Vérifier ligne par ligne', 'Écrire dans l’annuaire']

export function ImportPage() {
  const { essai } = useSearch({ from: '/annuaire/importer' })
  const [current, setCurrent] = useState(0)
  return (
    <>
      <PageTitle
        title="Importer une liste de structures"
        lead="Rien n’est écrit avant que vous ayez vu chaque ligne. Importer deux fois le même fichier ne change rien."
        trail={[{ label: 'Annuaire', link: { to: '/annuaire' } }]}
      />
      <div className="stack">
        <Steps titles={steps} current={essai ? current : 0} />
        {essai ? <ImportRunView id={essai} onStep={setCurrent} /> : <FileForm />}
      </div>
    </>
  )
}

function FileForm() {
  const navigate = useNavigate()
  const act = useAct(PreviewOrganisationImport)
  const [format, setFormat] = useState<ImportFormat>('SIMPLE')
  const [file, setFile] = useState<{ name: string; csv: string } | null>(null)
  const [departements, setDepartements] = useState<Chosen[]>([])
  const [isMissing, setMissing] = useState(false)

  const choose = async (files: FileList | null) => {
    const [chosen] = files ?? []
    if (!chosen) return
    setFile({ name: chosen.name, csv: decodeCsv(await chosen.arrayBuffer()) })
    setMissing(false)
    act.reset()
  }
  const preview = async () => {
    setMissing(!file)
    if (!file) return
    const payload = await act.send({
      format,
      fileName: file.name,
      csv: file.csv,
      departementCodes: departements.map(({ id }) => id),
    })
    if (payload?.importRun)
      await navigate({ to: '/annuaire/importer', search: { essai: barePart(payload.importRun.id) } })
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void preview()
      }}
    >
      <RadioGroup
        label="Format du fichier"
        isRequired
        options={formats}
        value={format}
        onChange={(id) => setFormat(id as ImportFormat)}
      />
      <div>
        <p className="row">
          <FileTrigger acceptedFileTypes={['.csv', 'text/csv']} onSelect={(files) => void choose(files)}>
            <Button icon="document">{file ? 'Choisir un autre fichier' : 'Choisir un fichier CSV'}</Button>
          </FileTrigger>
          <span role="status">{file ? file.name : 'Aucun fichier choisi'}</span>
        </p>
        {isMissing && (
          <p role="alert">
            <strong>À corriger :</strong> choisissez un fichier.
          </p>
        )}
      </div>
      <TerritoriesPicker
        label="Départements à garder"
        hint="Vide : toutes les lignes du fichier."
        kinds={['DEPARTEMENT']}
        value={departements}
        onChange={setDepartements}
      />
      <ActFeedback act={act} title="Ce fichier n’a pas pu être lu" />
      <div className="row">
        <Button kind="primary" type="submit" isPending={act.isPending}>
          Vérifier le fichier
        </Button>
      </div>
    </form>
  )
}
