import { Button } from './Button'
import styles from './GuardedTextArea.module.css'
import { excerptOf, type GuardFinding, isRefused } from './guardFindings'
import { Notice } from './Notice'

export interface GuardAnswer {
  /** What the server answered for `checkedText`; shown only while the text is still that one. */
  findings?: readonly GuardFinding[]
  checkedText?: string
  /** Sends the same text again with the confirmation. Only offered when nothing is refused. */
  onConfirm?: () => void
  isConfirming?: boolean
}

/** What the confidentiality guard says of a text, under the field that holds it. */
export function GuardNotice({
  value,
  findings = [],
  checkedText,
  onConfirm,
  isConfirming = false,
  onShow,
}: GuardAnswer & { value: string; onShow: (finding: GuardFinding) => void }) {
  const current = findings.length > 0 && checkedText === value ? findings : []
  const [first] = current
  if (!first) return null
  return (
    <Notice
      tone={isRefused(current) ? 'error' : 'warn'}
      title={
        isRefused(current)
          ? 'Ce texte ne peut pas être enregistré'
          : 'Ce texte parle-t-il d’une personne suivie ?'
      }
      isLive
      actions={
        <>
          <Button kind="primary" icon="edit" onPress={() => onShow(first)}>
            Reformuler
          </Button>
          {!isRefused(current) && onConfirm && (
            <Button isPending={isConfirming} onPress={onConfirm}>
              Je confirme que cela ne concerne aucun cas individuel
            </Button>
          )}
        </>
      }
    >
      <p>
        {isRefused(current)
          ? 'Jonction ne garde rien sur une personne suivie ou condamnée. Retirez ce passage : le texte n’a été enregistré nulle part.'
          : 'Rien n’est encore enregistré. Reformulez, ou confirmez : votre confirmation sera notée.'}
      </p>
      <ul className={styles.findings}>
        {current.map((finding) => {
          const { before, passage, after } = excerptOf(value, finding)
          return (
            <li key={`${finding.start}-${finding.reason}`}>
              <p className={styles.excerpt}>
                {before}
                <mark>{passage}</mark>
                {after}
              </p>
              <p className={styles.reason}>{finding.message}</p>
              {current.length > 1 && (
                <Button kind="quiet" onPress={() => onShow(finding)}>
                  Voir dans le texte<span className="visually-hidden"> : {passage}</span>
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
