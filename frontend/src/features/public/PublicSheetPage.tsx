import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { MomentText } from '~/components/DateText'
import { ConfirmDialog } from '~/components/Dialog'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { Paragraphs } from '~/components/Paragraphs'
import { StatusTag } from '~/components/StatusTag'
import { PdfButton } from '~/features/documents/PdfButton'
import { fullName } from '~/features/people'
import { RetractButton } from '~/features/retraction/RetractButton'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ActFeedback } from '~/graphql/ActFeedback'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { graphql } from '~/graphql/generated'
import type { PublicSheetPageQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { useAct } from '~/graphql/useAct'
import { MissingPage } from '~/pages/errors'
import { MaybeLink } from '../MaybeLink'
import { barePart, nodeId } from '../nodeIds'

const PublicSheetPageDocument = graphql(`
  query PublicSheetPage($id: ID!) {
    node(id: $id) {
      ... on Partnership {
        __typename
        id
        name
        timeZone
        publicSheet {
          url
          state
          revision
          publishedAt
          publishedBy {
            id
            givenName
            familyName
          }
          changedSincePublished
          viewerCanEdit
          viewerCanWithdraw
          texts {
            measures
            roles
            rights
            places
          }
          clauses {
            protocol
            title
          }
          structures {
            id
            name
            contact {
              phone
              openingHours
            }
          }
        }
      }
    }
  }
`)

const SavePublicSheet = graphql(`
  mutation SavePublicSheet($input: SavePublicSheetInput!) {
    savePublicSheet(input: $input) {
      sheet {
        revision
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

const PublishPublicSheet = graphql(`
  mutation PublishPublicSheet($input: ShowPublicSheetInput!) {
    publishPublicSheet(input: $input) {
      sheet {
        state
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

const WithdrawPublicSheet = graphql(`
  mutation WithdrawPublicSheet($input: ShowPublicSheetInput!) {
    withdrawPublicSheet(input: $input) {
      sheet {
        state
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

type Partnership = Extract<NonNullable<PublicSheetPageQuery['node']>, { __typename: 'Partnership' }>
type Sheet = NonNullable<Partnership['publicSheet']>

const labels = {
  measures: 'De quoi s’agit-il ?',
  roles: 'Qui fait quoi ?',
  rights: 'Mes droits, le secret',
  places: 'Où aller ?',
} as const

const parts = Object.keys(labels) as (keyof typeof labels)[]

export function PublicSheetPage({ id }: { id: string }) {
  const query = useQuery(ask(PublicSheetPageDocument, { id: nodeId('partnership', id) }))
  return (
    <Loaded query={query}>
      {({ node }) => {
        const partnership = found(node)
        const sheet = partnership?.publicSheet
        return partnership && sheet ? <Body partnership={partnership} sheet={sheet} /> : <MissingPage />
      }}
    </Loaded>
  )
}

function Body({ partnership, sheet }: { partnership: Partnership; sheet: Sheet }) {
  return (
    <>
      <PageTitle
        title="Fiche pour le public"
        trail={[
          { label: 'Partenariats', link: { to: '/partenariats' } },
          {
            label: partnership.name,
            link: { to: '/partenariats/$id', params: { id: barePart(partnership.id) } },
          },
        ]}
        lead="Ce que les personnes concernées peuvent lire, sans compte : la mesure, qui fait quoi, leurs droits, où aller."
      />
      <div className="stack">
        <Standing partnership={partnership} sheet={sheet} />
        {sheet.viewerCanEdit ? <Texts partnership={partnership} sheet={sheet} /> : <Reading sheet={sheet} />}
        <RetractButton
          name="Fiche pour le public"
          partnershipId={partnership.id}
          kind="public-sheet"
          of={partnership.id}
          parts={parts.map((field) => ({ field, label: labels[field], text: sheet.texts[field] }))}
        />
        <Card title="Ajouté automatiquement">
          <h3>Articles marqués « public » des protocoles en vigueur</h3>
          {sheet.clauses.length === 0 ? (
            <p>Aucun pour l’instant. Un article se marque « public » pendant la rédaction du protocole.</p>
          ) : (
            <ul>
              {sheet.clauses.map(({ protocol, title }) => (
                <li key={`${protocol} ${title}`}>
                  {title} ({protocol})
                </li>
              ))}
            </ul>
          )}
          <h3>Structures du territoire qui reçoivent</h3>
          {sheet.structures.length === 0 ? (
            <p>Aucune n’est encore dans l’annuaire.</p>
          ) : (
            <ItemList>
              {sheet.structures.map(({ id, name, contact }) => (
                <Item
                  key={id}
                  title={<MaybeLink id={id}>{name}</MaybeLink>}
                  meta={
                    [contact.phone, contact.openingHours].filter(Boolean).join(' · ') ||
                    'Ni téléphone ni horaires'
                  }
                  status={!contact.openingHours && <StatusTag tone="neutral">Horaires à compléter</StatusTag>}
                />
              ))}
            </ItemList>
          )}
        </Card>
      </div>
    </>
  )
}

function Standing({ partnership, sheet }: { partnership: Partnership; sheet: Sheet }) {
  const publish = useAct(PublishPublicSheet)
  const withdraw = useAct(WithdrawPublicSheet)
  const [question, setQuestion] = useState<'publish' | 'withdraw' | null>(null)
  const close = () => setQuestion(null)
  const input = { partnershipId: partnership.id, baseRevision: sheet.revision }
  const isShown = sheet.state === 'PUBLISHED'
  const canPublish =
    sheet.viewerCanEdit && sheet.revision > 0 && (sheet.state === 'HIDDEN' || sheet.changedSincePublished)
  return (
    <Card title={isShown ? 'La fiche est publiée' : 'La fiche n’est pas publiée'}>
      {isShown && (
        <p>
          <a href={sheet.url}>{sheet.url}</a>
          <br />
          Approuvée
          {sheet.publishedBy && ` par ${fullName(sheet.publishedBy)}`}
          {sheet.publishedAt && (
            <>
              , <MomentText instant={sheet.publishedAt} zone={partnership.timeZone} />
            </>
          )}
          . Imprimée ou en PDF, elle fait un dépliant A5 avec un code à scanner.
        </p>
      )}
      {sheet.state === 'SUSPENDED' && (
        <Notice tone="warn" title="Aucun protocole n’est en vigueur">
          <p>La fiche est approuvée. Elle reparaîtra d’elle-même avec le prochain protocole en vigueur.</p>
        </Notice>
      )}
      {sheet.state === 'HIDDEN' && (
        <p>
          {sheet.revision === 0
            ? 'Des textes de départ vous sont proposés plus bas. Relisez-les, enregistrez-les, puis publiez.'
            : 'Les textes sont enregistrés. Rien n’est montré tant que le coordinateur n’a pas publié.'}
        </p>
      )}
      {isShown && sheet.changedSincePublished && (
        <Notice tone="info" title="Des changements attendent">
          <p>Le public lit encore les textes approuvés auparavant.</p>
        </Notice>
      )}
      {isShown && <PdfButton kind="PUBLIC_LEAFLET" subjectId={partnership.id} />}
      <div className="row">
        {canPublish && (
          <Button kind="primary" onPress={() => setQuestion('publish')}>
            Approuver et publier…
          </Button>
        )}
        {sheet.viewerCanWithdraw && (
          <Button kind="quiet" onPress={() => setQuestion('withdraw')}>
            Retirer la fiche…
          </Button>
        )}
      </div>
      <ConfirmDialog
        title="Publier la fiche ?"
        action="Approuver et publier"
        isOpen={question === 'publish'}
        onClose={close}
        onConfirm={async () => {
          if (await publish.send(input)) close()
        }}
      >
        <p>
          Tout le monde pourra la lire, sans compte, et les moteurs de recherche la trouveront. Elle portera
          le nom du partenariat et la date du jour.
        </p>
        <ActFeedback act={publish} />
      </ConfirmDialog>
      <ConfirmDialog
        title="Retirer la fiche ?"
        action="Retirer la fiche"
        kind="danger"
        isOpen={question === 'withdraw'}
        onClose={close}
        onConfirm={async () => {
          if (await withdraw.send(input)) close()
        }}
      >
        <p>
          L’adresse et les codes déjà imprimés diront que la fiche a été retirée. Les textes restent : vous
          pourrez la publier à nouveau.
        </p>
        <ActFeedback act={withdraw} />
      </ConfirmDialog>
    </Card>
  )
}

function Texts({ partnership, sheet }: { partnership: Partnership; sheet: Sheet }) {
  const saved = { baseRevision: sheet.revision, ...sheet.texts }
  const form = useForm({
    draft: `${partnership.id}.fiche`,
    saved,
    act: SavePublicSheet,
    input: ({ baseRevision, measures, roles, rights, places }: typeof saved) => ({
      partnershipId: partnership.id,
      baseRevision,
      measures,
      roles,
      rights,
      places,
    }),
  })
  return (
    <Card title="Textes de la fiche">
      <p>Des phrases courtes, des mots de tous les jours. Une ligne vide sépare deux paragraphes.</p>
      <FormShell form={form} action="Enregistrer les textes" labels={labels}>
        <GuardedTextArea label={labels.measures} rows={9} isRequired {...form.guarded('measures')} />
        <GuardedTextArea label={labels.roles} rows={7} isRequired {...form.guarded('roles')} />
        <GuardedTextArea label={labels.rights} rows={9} isRequired {...form.guarded('rights')} />
        <GuardedTextArea label={labels.places} rows={4} isRequired {...form.guarded('places')} />
      </FormShell>
    </Card>
  )
}

function Reading({ sheet }: { sheet: Sheet }) {
  return (
    <Card title="Textes de la fiche">
      {parts.map((part) => (
        <section key={part}>
          <h3>{labels[part]}</h3>
          <Paragraphs text={sheet.texts[part]} />
        </section>
      ))}
    </Card>
  )
}
