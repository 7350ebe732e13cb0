import { useQuery } from '@tanstack/react-query'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DataList, Item, ItemList } from '~/components/DataList'
import { MomentText } from '~/components/DateText'
import { PageTitle } from '~/components/PageTitle'
import { StatusTag, type TagTone } from '~/components/StatusTag'
import { Tabs } from '~/components/Tabs'
import { viewerZone } from '~/dates/dates'
import { fullName } from '~/features/people'
import { ask } from '~/graphql/ask'
import { graphql } from '~/graphql/generated'
import type { AdministrationQuery, ImportState } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { MissingPage } from '~/pages/errors'
import { useViewer, type Viewer } from '~/viewer/viewer'
import { barePart } from '../nodeIds'
import { AuditTable } from './AuditTable'
import { RecessesPart } from './CourtRecesses'
import { MailTable } from './MailTable'
import { Tribunals } from './Tribunals'

const Administration = graphql(`
  query Administration {
    administration {
      version
      databaseEngine
      failedJobs
      auditSeal {
        sealedUntil
        sealedCount
        tailCount
      }
      importRuns(first: 20) {
        id
        fileName
        state
        created
        updated
        refused
        createdAt
        startedBy {
          id
          givenName
          familyName
        }
      }
    }
  }
`)

type Facts = NonNullable<AdministrationQuery['administration']>

export function AdministrationPage() {
  const query = useQuery(ask(Administration, {}))
  return (
    <Loaded query={query}>
      {({ administration }) => (administration ? <Body facts={administration} /> : <MissingPage />)}
    </Loaded>
  )
}

function Body({ facts }: { facts: Facts }) {
  const viewer = useViewer()
  if (!viewer) return null
  return viewer.canAdministerPlatform ? (
    <Platform facts={facts} />
  ) : (
    <Territory facts={facts} viewer={viewer} />
  )
}

const imports = (facts: Facts) => ({
  id: 'imports',
  title: 'Imports',
  content: <Imports runs={facts.importRuns} />,
})
const tribunals = { id: 'tribunaux', title: 'Tribunaux', content: <Tribunals /> }
const recesses = { id: 'vacances', title: 'Vacances judiciaires', content: <RecessesPart /> }

/** For who administers a territory: what prepares the ground of its partnerships. */
function Territory({ facts, viewer }: { facts: Facts; viewer: Viewer }) {
  return (
    <>
      <PageTitle
        title="Administration du territoire"
        lead="Les structures, les tribunaux et les périodes où ils siègent moins. Le contenu des partenariats ne se lit pas d’ici."
        actions={
          <>
            {viewer.canCreatePartnerships && (
              <LinkButton icon="add" to="/partenariats/nouveau">
                Créer un partenariat
              </LinkButton>
            )}
            {viewer.canCreateOrganisations && (
              <LinkButton icon="add" to="/annuaire/nouvelle">
                Ajouter une structure
              </LinkButton>
            )}
          </>
        }
      />
      <Tabs label="Administration du territoire" items={[recesses, tribunals, imports(facts)]} />
    </>
  )
}

function Platform({ facts }: { facts: Facts }) {
  return (
    <>
      <PageTitle
        title="Administration"
        lead="L’état de l’installation. Le contenu des partenariats ne se lit pas d’ici."
        status={
          facts.failedJobs > 0 ? (
            <StatusTag tone="error">{`Tâches en échec : ${facts.failedJobs}`}</StatusTag>
          ) : (
            <StatusTag tone="success">Aucune tâche en échec</StatusTag>
          )
        }
      />
      <Tabs
        label="Administration"
        items={[
          { id: 'etat', title: 'État', content: <State facts={facts} /> },
          { id: 'messages', title: 'Messages', content: <MailTable /> },
          { id: 'journal', title: 'Journal', content: <AuditTable /> },
          imports(facts),
          tribunals,
          recesses,
        ]}
      />
    </>
  )
}

function State({ facts: { version, databaseEngine, auditSeal } }: { facts: Facts }) {
  return (
    <Card title="Cette installation">
      <DataList
        items={[
          { term: 'Version', value: version },
          { term: 'Base de données', value: databaseEngine === 'sqlite' ? 'SQLite' : 'PostgreSQL' },
          {
            term: 'Journal scellé',
            value: `${auditSeal.sealedCount} actes scellés, ${auditSeal.tailCount} en attente`,
          },
          {
            term: 'Scellé jusqu’au',
            value: auditSeal.sealedUntil ? (
              <MomentText instant={auditSeal.sealedUntil} zone={viewerZone()} />
            ) : (
              'Rien encore'
            ),
          },
        ]}
      />
    </Card>
  )
}

const importStates: Record<ImportState, { word: string; tone: TagTone }> = {
  PREVIEWED: { word: 'À vérifier', tone: 'warn' },
  RUNNING: { word: 'En cours', tone: 'info' },
  DONE: { word: 'Terminé', tone: 'success' },
  FAILED: { word: 'Échec', tone: 'error' },
}

/** As many as the query above asks for. */
const importsShown = 20

function Imports({ runs }: { runs: Facts['importRuns'] }) {
  return (
    <Card
      title="Imports de structures"
      actions={
        <LinkButton icon="add" to="/annuaire/importer">
          Importer une liste
        </LinkButton>
      }
    >
      {runs.length === 0 ? (
        <p>Aucun import pour l’instant.</p>
      ) : (
        <ItemList>
          {runs.map(({ id, fileName, state, created, updated, refused, createdAt, startedBy }) => (
            <Item
              key={id}
              title={fileName}
              meta={
                <>
                  <MomentText instant={createdAt} zone={viewerZone()} />
                  {startedBy && `, par ${fullName(startedBy)}`} · {created} créées, {updated} complétées,{' '}
                  {refused} refusées
                </>
              }
              status={<StatusTag tone={importStates[state].tone}>{importStates[state].word}</StatusTag>}
              action={
                <LinkButton kind="quiet" to="/annuaire/importer" search={{ essai: barePart(id) }}>
                  Ouvrir<span className="visually-hidden"> {fileName}</span>
                </LinkButton>
              }
            />
          ))}
        </ItemList>
      )}
      {runs.length === importsShown && <p>Seuls les {importsShown} derniers imports sont montrés.</p>}
    </Card>
  )
}
