import type { ReceiverFieldsFragment } from '~/graphql/generated/graphql'
import { counted, receiversInWords } from './receivers'

/** Who may have received the passage: names and means, never the text. */
export function Receivers({
  receivers,
  wasPublic,
  toTell = false,
}: {
  receivers: readonly ReceiverFieldsFragment[]
  wasPublic: boolean
  toTell?: boolean
}) {
  const lines = receiversInWords(receivers)
  return (
    <>
      {wasPublic && <p>Ce texte pouvait être lu par tout le monde.</p>}
      {lines.length > 0 && (
        <details open={toTell}>
          <summary>
            {toTell
              ? `À prévenir : ${counted(lines.length, 'personne', 'personnes')}`
              : `${counted(lines.length, 'personne a pu le recevoir', 'personnes ont pu le recevoir')}`}
          </summary>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      {toTell && (
        <p>
          Demandez-leur d’effacer le courriel ou la copie qu’elles auraient gardés. Une impression ou une
          copie faite ailleurs ne peut pas être retrouvée d’ici.
        </p>
      )}
    </>
  )
}
