import { Card } from '~/components/Card'
import { Checkbox } from '~/components/Choice'
import { GuardedTextArea, GuardedTextField } from '~/components/GuardedTextArea'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import type { Handover, HandoverContent } from './documents'
import { WriteHandoverDocument } from './documents'
import { sections } from './words'

/** The author writes in several sittings: each is saved whole, and what was typed is kept in the tab. */
export function WriteForm({ note, content }: { note: Handover; content: HandoverContent }) {
  const saved = {
    baseRevision: content.revision,
    practices: content.practices ?? '',
    people: content.people ?? '',
    pending: content.pending ?? '',
    attention: content.attention ?? '',
    comments: content.items.map(({ comment }) => comment ?? ''),
    ready: note.ready,
    openToCoordinator: note.openToCoordinator,
  }
  const form = useForm({
    draft: `passation.${note.id}`,
    saved,
    act: WriteHandoverDocument,
    input: ({ comments, ...texts }: typeof saved) => ({
      ...texts,
      noteId: note.id,
      items: content.items.map(({ subjectId }, index) => ({ subjectId, comment: comments[index] || null })),
    }),
    kept: ({ comments }, field, text) => {
      const line = /^items\.(\d+)\.comment$/.exec(field)?.[1]
      return line === undefined
        ? { [field]: text }
        : { comments: comments.map((comment, index) => (index === Number(line) ? text : comment)) }
    },
  })
  const labels = Object.fromEntries([
    ...sections.map(({ name, title }) => [name, title]),
    ...content.items.map(({ label }, index) => [`items.${index}.comment`, label]),
  ])
  const { comments } = form.value
  return (
    <FormShell form={form} action="Enregistrer ma note" labels={labels}>
      <p>
        Vingt minutes suffisent, en plusieurs fois. La note reste avec le poste et s’ouvrira à la personne qui
        vous suivra, même dans plusieurs mois.
      </p>
      {sections.map(({ name, title, hint }) => (
        <GuardedTextArea key={name} label={title} hint={hint} {...form.guarded(name)} />
      ))}
      {content.items.length > 0 && (
        <Card title="Déjà dans la note">
          <p>Un mot sur chaque ligne aide, sans être nécessaire.</p>
          <div className="stack">
            {content.items.map(({ subjectId, label }, index) => (
              <GuardedTextField
                key={subjectId}
                label={label}
                {...form.act.guard(`items.${index}.comment`, form.confirm)}
                value={comments[index] ?? ''}
                onChange={(comment) =>
                  form.set({
                    comments: content.items.map((_, at) => (at === index ? comment : (comments[at] ?? ''))),
                  })
                }
              />
            ))}
          </div>
        </Card>
      )}
      <Checkbox isSelected={form.value.ready} onChange={(ready) => form.set({ ready })}>
        Ma note est prête (les rappels s’arrêtent)
      </Checkbox>
      <Checkbox
        isSelected={form.value.openToCoordinator}
        onChange={(openToCoordinator) => form.set({ openToCoordinator })}
      >
        La coordination du partenariat peut la lire aussi
      </Checkbox>
    </FormShell>
  )
}
