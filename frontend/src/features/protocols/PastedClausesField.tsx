import { GuardedTextArea } from '~/components/GuardedTextArea'
import type { GuardAnswer } from '~/components/GuardNotice'
import { optionsOf } from '~/components/options'
import { Select } from '~/components/Select'
import type { Theme } from '~/graphql/generated/graphql'
import styles from './AgreementFields.module.css'
import { splitClauses } from './pastedClauses'
import { themes as themeWords } from './words'

interface Props {
  text: string
  themes: Record<number, Theme>
  onChange: (change: { text: string } | { themes: Record<number, Theme> }) => void
  error: string | undefined
  guard: (path: string) => GuardAnswer
}

/** The agreement's text in one paste, and the clauses that were read in it. */
export function PastedClausesField({ text, themes, onChange, error, guard }: Props) {
  const clauses = splitClauses(text)
  // The guard answers clause by clause; its places are found again in the paste.
  const answers = clauses.flatMap(({ title, body, titleAt, bodyAt }, index) => [
    ...placed(guard(`clauses.${index}.title`), title, titleAt),
    ...placed(guard(`clauses.${index}.body`), body, bodyAt),
  ])
  const { onConfirm, isConfirming } = guard('clauses')
  return (
    <fieldset className={styles.group}>
      <legend>
        <h2>Texte de l’accord</h2>
      </legend>
      <GuardedTextArea
        label="Collez le texte ici"
        hint="Il est découpé en clauses à chaque « Article 1 », « 1. » ou « # » en début de ligne. Vérifiez le résultat plus bas."
        rows={12}
        value={text}
        onChange={(text) => onChange({ text })}
        error={error}
        isRequired
        findings={answers}
        checkedText={text}
        isConfirming={isConfirming}
        {...(onConfirm && { onConfirm })}
      />
      {clauses.length > 0 && (
        <>
          <p role="status" className={styles.hint}>
            {clauses.length}
            {'\u00a0'}
            {clauses.length > 1 ? 'clauses reconnues' : 'clause reconnue'}. Donnez un thème à chacune : la
            comparaison et la recherche s’en servent.
          </p>
          <ol className={styles.clauses}>
            {clauses.map(({ title, body }, index) => (
              // Clauses of a paste have no identity but their place.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <li key={index}>
                <h3 className={styles.name}>
                  {index + 1}. {title}
                </h3>
                <p className={styles.excerpt}>
                  {body.length > 160 ? `${body.slice(0, 160)}…` : body || '(sans texte)'}
                </p>
                <Select
                  label="Thème"
                  options={optionsOf(themeWords)}
                  value={themes[index] ?? 'OTHER'}
                  onChange={(id) => id && onChange({ themes: { ...themes, [index]: id as Theme } })}
                  isRequired
                />
              </li>
            ))}
          </ol>
        </>
      )}
    </fieldset>
  )
}

const placed = ({ findings = [], checkedText }: GuardAnswer, text: string, at: number | null) =>
  checkedText === text && at !== null
    ? findings.map((finding) => ({ ...finding, start: finding.start + at, end: finding.end + at }))
    : []
