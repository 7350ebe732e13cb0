import { Icon } from '~/components/Icon'
import { MaybeLink } from '~/features/MaybeLink'
import { themes } from '~/features/protocols/words'
import type { AgendaItem } from './agenda'
import styles from './Meetings.module.css'
import { itemKinds } from './words'

/** One item: its number, what it is, and the way back to what it comes from. */
export function AgendaItemLine({
  item,
  number,
  isHeading = false,
}: {
  item: AgendaItem
  number: number
  isHeading?: boolean
}) {
  const Title = isHeading ? 'h3' : 'p'
  const { word, icon } = itemKinds[item.kind]
  const theme = item.theme && themes[item.theme]
  return (
    <div className={styles.item}>
      <Title className={styles.title}>
        {number}. {item.title}
      </Title>
      <p className={styles.kind}>
        <Icon name={icon} />
        {word}
        {theme && theme !== item.title && ` · ${theme}`}
        {item.minutesPlanned !== null && ` · ${item.minutesPlanned}\u00a0min`}
        {item.protocol && (
          <>
            {' · '}
            <MaybeLink id={item.protocol.id}>{item.protocol.title}</MaybeLink>
          </>
        )}
        {item.action?.originTitle && (
          <>
            {' · décidée : '}
            <MaybeLink id={item.action.originId}>{item.action.originTitle}</MaybeLink>
          </>
        )}
      </p>
    </div>
  )
}
