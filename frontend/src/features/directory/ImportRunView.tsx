import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Button, LinkButton } from '~/components/Button'
import { DataTable } from '~/components/DataTable'
import { ConfirmDialog } from '~/components/Dialog'
import { Notice } from '~/components/Notice'
import { optionsOf } from '~/components/options'
import { Progress } from '~/components/Progress'
import { Select } from '~/components/Select'
import { StatusTag, type TagTone } from '~/components/StatusTag'
import { ActFeedback } from '~/graphql/ActFeedback'
import { ask } from '~/graphql/ask'
import { graphql } from '~/graphql/generated'
import type { ImportOutcome, ImportRunQuery, ImportState } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { ShowMore, usePages } from '~/graphql/pages'
import { useAct } from '~/graphql/useAct'
import { MissingPage } from '~/pages/errors'
import { MaybeLink } from '../MaybeLink'
import { nodeId } from '../nodeIds'

const ImportRunDocument = graphql(`
  query ImportRun($id: ID!) {
    importRun(id: $id) {
      id
      fileName
      state
      progress
      linesTotal
      created
      updated
      unchanged
      refused
      problems {
        ...ProblemFields
      }
    }
  }
`)

const ImportLines = graphql(`
  query ImportLines($id: ID!, $outcome: ImportOutcome, $after: String) {
    importRun(id: $id) {
      id
      lines(outcome: $outcome, first: 50, after: $after) {
        nodes {
          line
          name
          outcome
          organisation {
            id
          }
          problems {
            ...ProblemFields
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

const StartOrganisationImport = graphql(`
  mutation StartOrganisationImport($input: StartOrganisationImportInput!) {
    startOrganisationImport(input: $input) {
      importRun {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

type Run = NonNullable<ImportRunQuery['importRun']>

const isWorking = (state: ImportState | undefined) => state === 'RUNNING'

/** What each line would do in a preview, and did in an import that ran. */
const outcomes: Record<ImportOutcome, { planned: string; done: string; tone: TagTone }> = {
  CREATED: { planned: 'À créer', done: 'Créée', tone: 'success' },
  UPDATED: { planned: 'À compléter', done: 'Complétée', tone: 'info' },
  UNCHANGED: { planned: 'Déjà à jour', done: 'Inchangée', tone: 'neutral' },
  REFUSED: { planned: 'Refusée', done: 'Refusée', tone: 'error' },
}

export function ImportRunView({ id, onStep }: { id: string; onStep: (step: number) => void }) {
  const query = useQuery({
    ...ask(ImportRunDocument, { id: nodeId('import', id) }),
    refetchInterval: ({ state: { data } }) => (isWorking(data?.importRun?.state) ? 1000 : false),
  })
  const state = query.data?.importRun?.state
  useEffect(() => {
    onStep(state === 'RUNNING' || state === 'DONE' ? 2 : 1)
  }, [state, onStep])
  return (
    <Loaded query={query}>
      {({ importRun }) => (importRun ? <Body run={importRun} /> : <MissingPage />)}
    </Loaded>
  )
}

function Body({ run }: { run: Run }) {
  if (isWorking(run.state))
    return (
      <Progress
        label={run.state === 'RUNNING' ? 'Écriture dans l’annuaire' : `Lecture de ${run.fileName}`}
        {...(run.linesTotal > 0 && { value: (100 * run.progress) / run.linesTotal })}
        detail={`${run.progress} lignes sur ${run.linesTotal}`}
      />
    )
  return (
    <div className="stack">
      {run.state === 'FAILED' && (
        <Notice tone="error" title="L’import s’est arrêté, rien n’a été écrit" isLive>
          <ul>
            {run.problems.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
      {run.state === 'DONE' && (
        <Notice tone="success" title="L’annuaire est à jour" isLive>
          <p>{summaryOf(run, 'done')}</p>
        </Notice>
      )}
      {run.state === 'PREVIEWED' && <Start run={run} />}
      {run.state !== 'FAILED' && <Lines run={run} />}
      <p>
        <LinkButton kind="quiet" to="/annuaire/importer">
          Choisir un autre fichier
        </LinkButton>
      </p>
    </div>
  )
}

function summaryOf({ created, updated, unchanged, refused }: Run, tense: 'planned' | 'done'): string {
  const words = { CREATED: created, UPDATED: updated, UNCHANGED: unchanged, REFUSED: refused }
  return Object.entries(words)
    .map(([outcome, count]) => `${outcomes[outcome as ImportOutcome][tense]} : ${count}`)
    .join(' · ')
}

function Start({ run }: { run: Run }) {
  const act = useAct(StartOrganisationImport)
  const [isAsking, setAsking] = useState(false)
  const written = run.created + run.updated
  return (
    <>
      <Notice
        tone={run.refused > 0 ? 'warn' : 'info'}
        title={`${run.fileName} : ${run.linesTotal} lignes lues`}
        actions={
          written > 0 && (
            <Button kind="primary" onPress={() => setAsking(true)}>
              Écrire dans l’annuaire
            </Button>
          )
        }
      >
        <p>{summaryOf(run, 'planned')}</p>
        {run.refused > 0 && (
          <p>Les lignes refusées sont laissées de côté. Corrigez-les dans le fichier si besoin.</p>
        )}
        {written === 0 && <p>Il n’y a rien à écrire.</p>}
      </Notice>
      <ConfirmDialog
        title="Écrire ces lignes dans l’annuaire ?"
        action="Écrire dans l’annuaire"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          if (await act.send({ importRunId: run.id })) setAsking(false)
        }}
      >
        <p>
          {run.created} structures seront créées et {run.updated} complétées, en une seule fois : tout, ou
          rien.
        </p>
        <ActFeedback act={act} title="L’import n’a pas commencé" />
      </ConfirmDialog>
    </>
  )
}

function Lines({ run }: { run: Run }) {
  const tense = run.state === 'DONE' ? 'done' : 'planned'
  const [outcome, setOutcome] = useState<ImportOutcome | null>(run.refused > 0 ? 'REFUSED' : null)
  const query = usePages(ImportLines, { id: run.id, outcome }, ({ importRun }) => importRun?.lines)
  const words = Object.fromEntries(Object.entries(outcomes).map(([key, value]) => [key, value[tense]]))
  return (
    <>
      <Select
        label="Lignes à montrer"
        isFilter
        isRequired
        options={[{ id: '', label: 'Toutes' }, ...optionsOf(words)]}
        value={outcome ?? ''}
        onChange={(id) => setOutcome((id || null) as ImportOutcome | null)}
      />
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap(({ importRun }) => importRun?.lines.nodes ?? [])
          return rows.length === 0 ? (
            <p>Aucune ligne de ce genre.</p>
          ) : (
            <DataTable
              caption="Lignes du fichier"
              columns={[
                { id: 'line', title: 'Ligne', cell: ({ line }) => line },
                {
                  id: 'name',
                  title: 'Nom',
                  cell: ({ name, organisation }) =>
                    organisation ? (
                      <MaybeLink id={organisation.id}>{name ?? 'Sans nom'}</MaybeLink>
                    ) : (
                      (name ?? 'Sans nom')
                    ),
                },
                {
                  id: 'outcome',
                  title: 'Suite',
                  cell: (row) => (
                    <StatusTag tone={outcomes[row.outcome].tone}>{outcomes[row.outcome][tense]}</StatusTag>
                  ),
                },
                {
                  id: 'why',
                  title: 'Pourquoi',
                  cell: ({ problems }) => problems.map(({ message }) => message).join(' '),
                },
              ]}
              rows={rows}
              rowId={({ line }) => String(line)}
            />
          )
        }}
      </Loaded>
      <ShowMore query={query} />
    </>
  )
}
