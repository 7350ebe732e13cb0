import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { Progress } from '~/components/Progress'
import { StatusTag } from '~/components/StatusTag'
import { shortDate } from '~/dates/dates'
import type { HealthFigureKind } from '~/graphql/generated/graphql'
import { RestElsewhere } from '~/graphql/pages'
import { MaybeLink } from '../MaybeLink'
import type { Partnership } from './partnership'

const figures: Record<HealthFigureKind, { title: string; bad: string; since: string }> = {
  PROTOCOLS_REVIEWED_IN_PERIOD: {
    title: 'Protocoles revus dans leur délai',
    bad: 'Revue en retard',
    since: 'attendue le',
  },
  POSTS_HELD: { title: 'Postes clés pourvus', bad: 'Vacant', since: 'depuis le' },
  ANNUAL_MEETING_HELD: {
    title: 'Réunion annuelle tenue depuis moins d’un an',
    bad: 'À prévoir',
    since: 'tenue le',
  },
  CROSS_TRAINING_GIVEN: {
    title: 'Formation croisée donnée depuis moins d’un an',
    bad: 'À prévoir',
    since: 'donnée le',
  },
  NEWCOMERS_WELCOMED: {
    title: 'Nouveaux venus rencontrés dans les 60 jours',
    bad: 'Pas encore',
    since: 'en poste depuis le',
  },
  ACTIONS_IN_TIME: { title: 'Actions dans les temps', bad: 'En retard', since: 'pour le' },
}

/** Each figure opens the list behind it. */
export function Health({ health }: { health: NonNullable<Partnership['health']> }) {
  return (
    <Card title="Santé du partenariat">
      <p>Au {shortDate(health.on)}.</p>
      <div className="stack">
        {health.figures.map(({ kind, satisfied, total, items }) => {
          const { title, bad, since } = figures[kind]
          if (total === 0) return <p key={kind}>{title} : rien à compter pour l’instant.</p>
          return (
            <div key={kind}>
              <Progress
                label={title}
                value={(100 * satisfied) / total}
                detail={`${satisfied} sur ${total}`}
              />
              {items.nodes.length > 0 && (
                <details>
                  <summary>Voir la liste</summary>
                  <ItemList>
                    {items.nodes.map((item) => (
                      <Item
                        key={item.subjectId}
                        title={<MaybeLink id={item.subjectId}>{item.title}</MaybeLink>}
                        meta={!item.satisfied && item.since && `${since} ${shortDate(item.since)}`}
                        status={
                          item.satisfied ? (
                            <StatusTag tone="success">À jour</StatusTag>
                          ) : (
                            <StatusTag tone="warn">{bad}</StatusTag>
                          )
                        }
                      />
                    ))}
                  </ItemList>
                  <RestElsewhere of={items}>
                    La liste s’arrête ici ; le compte, lui, est complet.
                  </RestElsewhere>
                </details>
              )}
            </div>
          )
        })}
      </div>
    </Card>
  )
}
