import { useState } from 'react'
import { Button } from '~/components/Button'
import { Item } from '~/components/DataList'
import { DateText } from '~/components/DateText'
import { StatusTag } from '~/components/StatusTag'
import { MaybeLink } from '~/features/MaybeLink'
import { PostLine } from '~/features/protocols/PostLine'
import { RetractButton } from '~/features/retraction/RetractButton'
import { ActFeedback } from '~/graphql/ActFeedback'
import type { ActionFieldsFragment, ActionState } from '~/graphql/generated/graphql'
import { useAct } from '~/graphql/useAct'
import { EditActionDialog } from './ActionForms'
import styles from './ActionsPage.module.css'
import { SetActionStateDocument } from './documents'

interface Props {
  action: ActionFieldsFragment
  partnershipId: string
  today: string
  /** Where it was decided, when the page does not say it already. */
  hasOrigin?: boolean
  /** Told once it is done or given up, when the row may leave the list. */
  onSettled?: (action: { id: string; title: string; state: ActionState }) => void
}

export function ActionRow({ action, partnershipId, today, hasOrigin = false, onSettled }: Props) {
  const [isEditing, setEditing] = useState(false)
  const act = useAct(SetActionStateDocument)
  const set = async (state: ActionState) => {
    if ((await act.send({ actionId: action.id, state })) && state !== 'OPEN')
      onSettled?.({ id: action.id, title: action.title, state })
  }
  return (
    <Item
      title={action.title}
      meta={
        <>
          <PostLine post={action.owner} hasOrganisation />
          {' · pour le '}
          <DateText date={action.dueOn} short />
          {hasOrigin && action.originTitle && (
            <>
              {' · décidée : '}
              <MaybeLink id={action.originId}>{action.originTitle}</MaybeLink>
            </>
          )}
        </>
      }
      status={<ActionStatus action={action} />}
    >
      {action.details && <p>{action.details}</p>}
      <div className={`row no-print ${styles.acts}`}>
        {action.viewerCanSettle && action.state === 'OPEN' && (
          <>
            <Button icon="check" isPending={act.isPending} onPress={() => void set('DONE')}>
              Marquer comme faite<span className="visually-hidden"> : {action.title}</span>
            </Button>
            <Button kind="quiet" onPress={() => void set('DROPPED')}>
              Renoncer<span className="visually-hidden"> : {action.title}</span>
            </Button>
          </>
        )}
        {action.viewerCanSettle && action.state !== 'OPEN' && (
          <Button kind="quiet" isPending={act.isPending} onPress={() => void set('OPEN')}>
            Rouvrir<span className="visually-hidden"> : {action.title}</span>
          </Button>
        )}
        {action.viewerCanEdit && action.state === 'OPEN' && (
          <Button kind="quiet" icon="edit" onPress={() => setEditing(true)}>
            Modifier<span className="visually-hidden"> : {action.title}</span>
          </Button>
        )}
        <RetractButton
          name={action.title}
          partnershipId={partnershipId}
          kind="action"
          of={action.id}
          parts={[
            { field: 'title', label: 'Intitulé', text: action.title },
            { field: 'details', label: 'Précisions', text: action.details },
          ]}
        />
      </div>
      <ActFeedback act={act} />
      {isEditing && (
        <EditActionDialog
          action={action}
          partnershipId={partnershipId}
          today={today}
          onClose={() => setEditing(false)}
        />
      )}
    </Item>
  )
}

function ActionStatus({ action: { state, late } }: { action: ActionFieldsFragment }) {
  if (state === 'DONE') return <StatusTag tone="success">Faite</StatusTag>
  if (state === 'DROPPED') return <StatusTag tone="neutral">Abandonnée</StatusTag>
  return late ? <StatusTag tone="error">En retard</StatusTag> : <StatusTag tone="info">À faire</StatusTag>
}
