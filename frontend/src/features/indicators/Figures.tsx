import { Link } from '@tanstack/react-router'
import { Item, ItemList } from '~/components/DataList'
import { Progress } from '~/components/Progress'
import { StatusTag } from '~/components/StatusTag'
import { shortDate } from '~/dates/dates'
import { RestElsewhere } from '~/graphql/pages'
import { MaybeLink } from '../MaybeLink'
import { countInWords, shareOf } from './counts'
import type { Figure } from './documents'
import styles from './Indicators.module.css'
import { Trend } from './Trend'
import { exportHref, figureWords, nextSteps } from './words'

interface Props {
  figures: readonly Figure[]
  /** What the exported lists are limited to. */
  wanted: { partnershipId?: string; territory?: string | undefined; on?: string | undefined }
}

/** Each figure with its trend; it opens the list behind it, and says the next step. */
export function Figures({ figures, wanted }: Props) {
  return (
    <ul className={styles.figures}>
      {figures.map((figure) => {
        const { title } = figureWords[figure.kind]
        const share = shareOf(figure)
        return (
          <li key={figure.kind}>
            {share === null ? (
              <p>
                {title} : {countInWords(figure)}.
              </p>
            ) : (
              <Progress label={title} value={100 * share} detail={countInWords(figure)} />
            )}
            <Trend points={figure.trend} />
            {figure.items.nodes.length > 0 && <Behind figure={figure} wanted={wanted} />}
          </li>
        )
      })}
    </ul>
  )
}

function Behind({ figure: { kind, items }, wanted }: { figure: Figure; wanted: Props['wanted'] }) {
  const { title, bad, since, file, next } = figureWords[kind]
  const isMissing = items.nodes.some(({ satisfied }) => !satisfied)
  return (
    <details>
      <summary>
        Voir la liste<span className="visually-hidden"> : {title}</span>
      </summary>
      {isMissing && nextSteps[kind] && <p>{nextSteps[kind]}</p>}
      <ItemList>
        {items.nodes.map((item) => {
          const step = item.satisfied ? undefined : next?.(item.partnership.id)
          return (
            <Item
              key={`${item.partnership.id} ${item.subjectId} ${item.since}`}
              title={<MaybeLink id={item.subjectId}>{item.title}</MaybeLink>}
              meta={[
                wanted.partnershipId ? null : item.partnership.name,
                item.since && `${since} ${shortDate(item.since)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
              status={
                item.satisfied ? (
                  <StatusTag tone="success">À jour</StatusTag>
                ) : (
                  <StatusTag tone="warn">{bad}</StatusTag>
                )
              }
              action={step && <Link {...step.link}>{step.label}</Link>}
            />
          )
        })}
      </ItemList>
      <RestElsewhere of={items}>La liste s’arrête ici ; le compte et le fichier sont complets.</RestElsewhere>
      <p className="no-print">
        <a href={exportHref(file, wanted)} download>
          Télécharger la liste (CSV)<span className="visually-hidden"> : {title}</span>
        </a>
      </p>
    </details>
  )
}
