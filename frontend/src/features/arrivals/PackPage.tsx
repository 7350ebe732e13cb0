import { useQuery } from '@tanstack/react-query'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { Paragraphs } from '~/components/Paragraphs'
import { dateIn, shortDate, viewerZone } from '~/dates/dates'
import { PdfButton } from '~/features/documents/PdfButton'
import { fullName } from '~/features/people'
import { ActFeedback } from '~/graphql/ActFeedback'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { Loaded } from '~/graphql/Loaded'
import { useAct } from '~/graphql/useAct'
import { MissingPage } from '~/pages/errors'
import { nodeId } from '../nodeIds'
import { Checklist } from './Checklist'
import { changesInWords } from './changes'
import { progressInWords } from './checklist'
import type { Pack } from './documents'
import { AcknowledgePackDocument, PackPageDocument } from './documents'
import styles from './Pack.module.css'
import { anchorOf, Parts } from './Parts'
import type { Matter } from './Sections'
import { sectionOrder, sectionTitles } from './words'

export function PackPage({ id }: { id: string }) {
  const query = useQuery(ask(PackPageDocument, { id: nodeId('pack', id) }))
  return (
    <Loaded query={query}>
      {({ node, site }) => {
        const pack = found<Pack>(node)
        if (!pack) return <MissingPage />
        return pack.content ? (
          <Own pack={pack} content={pack.content} now={site.now} />
        ) : (
          <Followed pack={pack} now={site.now} />
        )
      }}
    </Loaded>
  )
}

/** For whoever arrives: what awaits them first, then everything else. */
function Own({ pack, content, now }: { pack: Pack; content: Matter; now: string }) {
  return (
    <>
      <PageTitle
        title="Votre livret d’accueil"
        lead={`${pack.title} · depuis le ${shortDate(pack.startsOn)}`}
        actions={
          <>
            <PdfButton kind="ONBOARDING_PACK" subjectId={pack.id} />
            <Button icon="document" onPress={() => window.print()}>
              Imprimer le livret
            </Button>
          </>
        }
      />
      <div className="stack">
        <Standing pack={pack} content={content} />
        <Card title="Pour commencer">
          <Paragraphs text={content.welcome} />
        </Card>
        <Contents content={content} />
        <Parts content={content} only={['HANDOVER']} />
        <div id="a-faire" className={styles.part}>
          <Checklist pack={pack} now={now} />
        </div>
        <Parts content={content} only={sectionOrder.filter((section) => section !== 'HANDOVER')} />
        <Acknowledge pack={pack} />
      </div>
    </>
  )
}

function Contents({ content }: { content: Matter }) {
  const shown = sectionOrder.filter((section) => content.sections.includes(section))
  return (
    <nav className={styles.contents} aria-labelledby="dans-ce-livret">
      <h2 id="dans-ce-livret">Dans ce livret</h2>
      <ul>
        <li>
          <a href="#a-faire">Ce que vous avez à faire</a>
        </li>
        {shown.map((section) => (
          <li key={section}>
            <a href={`#${anchorOf(section)}`}>{sectionTitles[section]}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Before the first day, what waits; after it, what changed since the last reading. */
function Standing({ pack, content: { changes, readAt } }: { pack: Pack; content: Matter }) {
  if (!pack.viewerCanAcknowledge)
    return (
      <Notice tone="info" title={`Vous prenez vos fonctions le ${shortDate(pack.startsOn)}`}>
        <p>
          Vous pouvez déjà lire ce livret. Les pages du partenariat, et la note de la personne qui vous
          précède s’il y en a une, s’ouvriront ce jour-là.
        </p>
      </Notice>
    )
  if (changes.length === 0 || !readAt) return null
  return (
    <Notice tone="info" title={`Ce qui a changé depuis votre lecture du ${dayOf(readAt)}`}>
      <ul>
        {changes.map((change) => (
          <li key={change.section}>
            <a href={`#${anchorOf(change.section)}`}>{sectionTitles[change.section]}</a> :{' '}
            {changesInWords(change)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const dayOf = (instant: string) => shortDate(dateIn(instant, viewerZone()))

function Acknowledge({ pack }: { pack: Pack }) {
  const act = useAct(AcknowledgePackDocument)
  if (!pack.viewerCanAcknowledge) return null
  return (
    <div className="no-print">
      <p role="status">
        {pack.acknowledgedAt
          ? `Vous avez confirmé la lecture de ce livret le ${dayOf(pack.acknowledgedAt)}.`
          : 'Confirmer la lecture arrête les rappels. Seule votre structure le verra.'}
      </p>
      <div className="row">
        <Button
          kind={pack.acknowledgedAt ? 'secondary' : 'primary'}
          icon="check"
          isPending={act.isPending}
          onPress={() => void act.send({ packId: pack.id })}
        >
          {pack.acknowledgedAt ? 'J’ai relu ce livret' : 'J’ai lu ce livret'}
        </Button>
      </div>
      <ActFeedback act={act} />
    </div>
  )
}

/** For the representative of the own organisation: how far the newcomer is, and what the organisation has to do. */
function Followed({ pack, now }: { pack: Pack; now: string }) {
  return (
    <>
      <PageTitle
        title={`Accueil de ${pack.person ? fullName(pack.person) : 'la personne qui arrive'}`}
        lead={`${pack.title} · depuis le ${shortDate(pack.startsOn)}`}
      />
      <div className="stack">
        <p>
          {pack.acknowledgedAt
            ? `Livret lu, confirmé le ${dayOf(pack.acknowledgedAt)}.`
            : pack.firstReadAt
              ? `Livret ouvert le ${dayOf(pack.firstReadAt)}.`
              : 'Livret pas encore ouvert.'}{' '}
          {progressInWords(pack.doneCount, pack.checklist.length)}. Les autres structures n’en voient rien.
        </p>
        <Checklist pack={pack} now={now} />
      </div>
    </>
  )
}
