import { useQuery } from '@tanstack/react-query'
import { Button, LinkButton } from '~/components/Button'
import { DateText, MomentText } from '~/components/DateText'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { Paragraphs } from '~/components/Paragraphs'
import { StatusTag } from '~/components/StatusTag'
import { dateIn } from '~/dates/dates'
import { PdfButton } from '~/features/documents/PdfButton'
import { barePart } from '~/features/nodeIds'
import { RetractButton } from '~/features/retraction/RetractButton'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { Loaded } from '~/graphql/Loaded'
import { MissingPage } from '~/pages/errors'
import { ApprovalView } from './ApprovalView'
import { Drafting } from './Drafting'
import type { Version, Viewer } from './documents/version'
import { VersionPageDocument } from './documents/version'
import { PartiesToText, Signatures, TextHash, VersionText } from './VersionText'
import { versionStatuses } from './words'

export function VersionPage({ id }: { id: string }) {
  const query = useQuery(ask(VersionPageDocument, { id }))
  return (
    <Loaded query={query}>
      {({ node, site, viewer }) => {
        const version = found<Version>(node)
        if (!version) return <MissingPage />
        return (
          <Page
            version={version}
            viewer={viewer}
            today={dateIn(site.now, version.protocol.partnership.timeZone)}
          />
        )
      }}
    </Loaded>
  )
}

const leads: Partial<Record<Version['status'], string>> = {
  DRAFT:
    'Écrivez clause par clause : chacune s’enregistre seule, et plusieurs personnes peuvent y travailler.',
  IN_APPROVAL: 'Le texte est figé le temps que chaque signataire le lise et l’approuve.',
}

function Page({ version, viewer, today }: { version: Version; viewer: Viewer; today: string }) {
  const { protocol, status } = version
  const inForce = protocol.versionInForce
  return (
    <>
      <PageTitle
        title={`${protocol.title}, version ${version.number}`}
        lead={leads[status]}
        status={<StatusTag tone={versionStatuses[status].tone}>{versionStatuses[status].word}</StatusTag>}
        trail={[
          { label: 'Protocoles', link: { to: '/protocoles' } },
          { label: protocol.title, link: { to: '/protocoles/$id', params: { id: barePart(protocol.id) } } },
        ]}
        actions={
          <>
            {inForce && inForce.id !== version.id && (
              <LinkButton
                to="/protocoles/$id/comparer"
                params={{ id: barePart(protocol.id) }}
                search={{ de: barePart(inForce.id), a: barePart(version.id) }}
              >
                Comparer au texte en vigueur
              </LinkButton>
            )}
            <PdfButton kind="PROTOCOL_VERSION" subjectId={version.id} />
            <Button icon="document" onPress={() => window.print()}>
              Imprimer
            </Button>
          </>
        }
      />
      <div className="stack">
        {version.lastChangeRequest && status === 'DRAFT' && (
          <Notice tone="warn" title="Une modification a été demandée">
            <p>
              {version.lastChangeRequest.post?.label ?? 'Une partie'},{' '}
              <MomentText instant={version.lastChangeRequest.at} zone={protocol.partnership.timeZone} /> :
            </p>
            <p>« {version.lastChangeRequest.reason} »</p>
            <RetractButton
              name="Demande de modification"
              partnershipId={protocol.partnership.id}
              kind="change-request"
              of={version.lastChangeRequest.id}
              parts={[{ field: 'reason', label: 'Motif', text: version.lastChangeRequest.reason }]}
            />
            <p>Les approbations déjà données sont tombées : elles portaient sur l’ancien texte.</p>
          </Notice>
        )}
        {status === 'DRAFT' && <Drafting version={version} today={today} />}
        {status === 'IN_APPROVAL' && <ApprovalView version={version} viewer={viewer} today={today} />}
        {status !== 'DRAFT' && status !== 'IN_APPROVAL' && <Settled version={version} />}
      </div>
    </>
  )
}

function Settled({ version }: { version: Version }) {
  const { status, effectDate, inForceFrom, protocol } = version
  return (
    <div className="stack">
      {status === 'ABANDONED' && (
        <Notice tone="warn" title="Cette version est abandonnée">
          {version.abandonReason && <Paragraphs text={version.abandonReason} />}
          <RetractButton
            name="Motif d’abandon"
            partnershipId={protocol.partnership.id}
            kind="version"
            of={version.id}
            parts={[{ field: 'abandonReason', label: 'Motif', text: version.abandonReason }]}
          />
        </Notice>
      )}
      {status === 'AGREED' && effectDate && (
        <Notice tone="success" title="Tous les signataires ont approuvé ce texte">
          <p>
            Il entre en vigueur le <DateText date={effectDate} />.
          </p>
        </Notice>
      )}
      {inForceFrom && (
        <p>
          En vigueur depuis le <DateText date={inForceFrom} />.
        </p>
      )}
      <PartiesToText parties={version.parties} />
      <VersionText
        clauses={version.clauses}
        words={version.glossary}
        level={2}
        partnershipId={protocol.partnership.id}
      />
      {status !== 'ABANDONED' && (
        <section>
          <h2>Approuvé par</h2>
          <Signatures approvals={version.approvals} partnership={protocol.partnership} />
          {version.textHash && <TextHash hash={version.textHash} />}
        </section>
      )}
    </div>
  )
}
