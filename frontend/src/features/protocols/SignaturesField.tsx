import { DateField } from '~/components/DateField'
import { GuardedTextField } from '~/components/GuardedTextArea'
import type { GuardAnswer } from '~/components/GuardNotice'
import styles from './AgreementFields.module.css'
import type { Member } from './agreement'
import { ScanField } from './ScanField'

export interface SignatureValues {
  signedOn: string | null
  place: string
  originalKeptAt: string
  scanSha256: string | null
}

export const blankSignature: SignatureValues = {
  signedOn: null,
  place: '',
  originalKeptAt: '',
  scanSha256: null,
}

interface Props {
  value: Record<string, SignatureValues>
  onChange: (value: Record<string, SignatureValues>) => void
  error?: string | undefined
  postIds: readonly string[]
  members: readonly Member[]
  today: string
  guard: (path: string) => GuardAnswer & { error?: string | undefined }
}

/** One paper signature for each signatory post chosen above. */
export function SignaturesField({ value, onChange, error, postIds, members, today, guard }: Props) {
  const first = value[postIds[0] ?? ''] ?? blankSignature
  // Most agreements are signed by all at one table: what was said of the first is offered for the others.
  const of = (postId: string) => value[postId] ?? first
  const set = (postId: string, change: Partial<SignatureValues>) =>
    onChange({
      ...Object.fromEntries(postIds.map((id) => [id, of(id)])),
      ...(postId === postIds[0] && followers(postIds, value, change)),
      [postId]: { ...of(postId), ...change },
    })
  if (postIds.length === 0) return null
  return (
    <fieldset className={styles.group}>
      <legend>
        <h2>Signatures sur papier</h2>
      </legend>
      <p className={styles.hint}>
        Une par poste signataire. Ce que vous écrivez pour la première est repris pour les suivantes ;
        corrigez ce qui diffère.
      </p>
      {postIds.map((postId, index) => (
        <section key={postId} className={styles.party} aria-label={nameOf(members, postId)}>
          <h3 className={styles.name}>{nameOf(members, postId)}</h3>
          <div className="stack">
            <DateField
              label="Signé le"
              value={of(postId).signedOn}
              onChange={(signedOn) => set(postId, { signedOn })}
              max={today}
              error={guard(`signatures.${index}.signedOn`).error ?? (of(postId).signedOn ? undefined : error)}
              isRequired
            />
            <GuardedTextField
              label="Lieu"
              value={of(postId).place}
              onChange={(place) => set(postId, { place })}
              isRequired
              {...guard(`signatures.${index}.place`)}
            />
            <GuardedTextField
              label="Où se trouve l’original"
              hint="Par exemple « secrétariat du SPIP, armoire des conventions »."
              value={of(postId).originalKeptAt}
              onChange={(originalKeptAt) => set(postId, { originalKeptAt })}
              {...guard(`signatures.${index}.originalKeptAt`)}
            />
            <ScanField value={of(postId).scanSha256} onChange={(scanSha256) => set(postId, { scanSha256 })} />
          </div>
        </section>
      ))}
    </fieldset>
  )
}

/** Those that still said the same as the first go on doing so. */
function followers(
  postIds: readonly string[],
  value: Record<string, SignatureValues>,
  change: Partial<SignatureValues>,
): Record<string, SignatureValues> {
  const first = value[postIds[0] ?? ''] ?? blankSignature
  const [key] = Object.keys(change) as (keyof SignatureValues)[]
  return Object.fromEntries(
    postIds.slice(1).map((id) => {
      const own = value[id] ?? first
      return [id, key && own[key] === first[key] ? { ...own, ...change } : own]
    }),
  )
}

function nameOf(members: readonly Member[], postId: string): string {
  const post = members.flatMap(({ signatories }) => signatories).find(({ id }) => id === postId)
  return post ? `${post.label}, ${post.organisationName}` : 'Poste signataire'
}
