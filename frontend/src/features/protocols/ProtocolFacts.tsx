import { DataList } from '~/components/DataList'
import { DateText } from '~/components/DateText'
import { Paragraphs } from '~/components/Paragraphs'
import { distanceInWords } from '~/dates/dates'
import type { Protocol } from './documents/page'
import { PostLine } from './PostLine'
import { termInWords } from './term'
import { monthsInWords } from './words'

export function ProtocolFacts({ protocol, today }: { protocol: Protocol; today: string }) {
  const { term, owner } = protocol
  return (
    <DataList
      items={[
        { term: 'Poste responsable des revues', value: <PostLine post={owner} hasOrganisation /> },
        ...(protocol.firstInForceOn
          ? [{ term: 'En vigueur depuis', value: <DateText date={protocol.firstInForceOn} /> }]
          : []),
        ...(protocol.endedOn ? [{ term: 'A pris fin', value: <DateText date={protocol.endedOn} /> }] : []),
        ...(protocol.endReason
          ? [{ term: 'Motif de la fin', value: <Paragraphs text={protocol.endReason} /> }]
          : []),
        { term: 'Durée', value: termInWords(term) },
        ...(term.decideBy
          ? [
              {
                term:
                  term.renewal === 'TACIT' ? 'Dernier jour pour s’y opposer' : 'Dernier jour pour renouveler',
                value: (
                  <>
                    <DateText date={term.decideBy} /> ({distanceInWords(today, term.decideBy)})
                  </>
                ),
              },
            ]
          : []),
        {
          term: 'Rythme des revues',
          value: `Tous les ${monthsInWords(protocol.reviewPeriodMonths)}`.replace(
            'Tous les 1\u00a0an',
            'Tous les ans',
          ),
        },
        ...protocol.renewals.map(({ from, until }) => ({
          term: 'Renouvelé',
          value: (
            <>
              du <DateText date={from} short /> au <DateText date={until} short />
            </>
          ),
        })),
      ]}
    />
  )
}
