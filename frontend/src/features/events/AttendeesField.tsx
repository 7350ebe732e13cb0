import { Button } from '~/components/Button'
import { ComboBox } from '~/components/Select'
import { holderNames, type Member, type PostOption, postOption } from '~/features/protocols/agreement'
import styles from './EventForm.module.css'

interface Props {
  value: string[]
  onChange: (postIds: string[]) => void
  error?: string | undefined
  members: readonly Member[]
  /** Who is expected while nobody is chosen. */
  hint?: string
}

/** Posts are invited rather than people: whoever holds them that day is expected. */
export function AttendeesField({ value, onChange, error, members, hint }: Props) {
  const posts = new Map(members.flatMap((member) => member.posts.map((post) => [post.id, post] as const)))
  const others = [...posts.values()].filter(({ id }) => !value.includes(id))
  const signatories = members
    .flatMap((member) => member.signatories.map(({ id }) => id))
    .filter((id) => !value.includes(id))
  return (
    <fieldset className={styles.group}>
      <legend>Postes attendus</legend>
      {hint && <p>{hint}</p>}
      <ComboBox
        // A new box after each choice, empty again.
        key={value.length}
        label="Ajouter un poste"
        hint="Tapez un métier ou une organisation."
        options={others.map(postOption)}
        value={null}
        onChange={(id) => id && onChange([...value, id])}
        error={error}
        isFilter
      />
      {signatories.length > 0 && (
        <Button icon="people" onPress={() => onChange([...new Set([...value, ...signatories])])}>
          Ajouter les postes signataires de chaque membre
        </Button>
      )}
      {value.length > 0 && (
        <ul aria-label="Postes attendus" className={styles.chosen}>
          {value.map((id) => (
            <Chosen
              key={id}
              post={posts.get(id)}
              onRemove={() => onChange(value.filter((other) => other !== id))}
            />
          ))}
        </ul>
      )}
    </fieldset>
  )
}

function Chosen({ post, onRemove }: { post: PostOption | undefined; onRemove: () => void }) {
  const label = post ? `${post.label}, ${post.organisationName}` : 'Poste hors du partenariat'
  return (
    <li>
      <span>
        {label}
        {post && <span className={styles.detail}>{holderNames(post)}</span>}
      </span>
      <Button kind="quiet" icon="close" onPress={onRemove}>
        Retirer<span className="visually-hidden"> {label}</span>
      </Button>
    </li>
  )
}
