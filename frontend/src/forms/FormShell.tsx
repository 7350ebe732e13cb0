import { type ReactNode, useContext, useEffect, useRef } from 'react'
import { OverlayTriggerStateContext } from 'react-aria-components'
import { Button, type ButtonKind } from '~/components/Button'
import { ConflictMerge } from '~/components/ConflictMerge'
import { DraftNotice } from '~/drafts/useDraft'
import { ActFeedback } from '~/graphql/ActFeedback'
import type { Problem } from '~/graphql/problems'
import type { useForm } from './useForm'

/** What the frame needs of a form, whatever its values. */
interface Form {
  draft: Pick<ReturnType<typeof useForm>['draft'], 'isRestored' | 'isUnkept' | 'drop'>
  act: { problems: readonly Problem[]; fault: unknown; isPending: boolean }
  submit: () => Promise<void>
  merge: (field: string, text: string, revision: number) => Promise<void>
  shown: ReadonlySet<string>
}

interface Props {
  form: Form
  /** The act in words. */
  action: string
  actionKind?: ButtonKind
  /** Beside the button: a way out. In a dialog there is always one. */
  aside?: ReactNode
  /** Names of the texts that two people may edit at once. */
  labels?: Readonly<Record<string, string>>
  children: ReactNode
}

/** The frame of every form: what was kept, the fields, what stands against it, the act. */
export function FormShell({ form, action, actionKind = 'primary', aside, labels = {}, children }: Props) {
  const { act, shown } = form
  const element = useFocusOnField(act.problems)
  const dialog = useContext(OverlayTriggerStateContext)
  return (
    <form
      ref={element}
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <DraftNotice draft={form.draft} />
      {children}
      {act.problems.map(
        ({ field, conflict }) =>
          field !== null &&
          conflict && (
            <ConflictMerge
              key={field}
              label={labels[field] ?? 'Texte'}
              conflict={conflict}
              isPending={act.isPending}
              onMerged={(text) => void form.merge(field, text, conflict.revision)}
            />
          ),
      )}
      {/* Drawn after the fields, nested ones included: by then each has said which problems it tells itself. */}
      <ActFeedback act={act} shown={shown} />
      <div className="row">
        <Button type="submit" kind={actionKind} isPending={act.isPending}>
          {action}
        </Button>
        {aside ??
          (dialog && (
            <Button kind="quiet" onPress={dialog.close}>
              Annuler
            </Button>
          ))}
      </div>
    </form>
  )
}

/** Fields say that they are wrong each in their way: a list of choices on its frame, a text on its box. */
const toCorrect = [
  '[aria-invalid="true"]',
  '[data-invalid] button',
  '[data-invalid] input[type="radio"]',
  '[data-invalid] input[type="checkbox"]',
  '[role="alert"] button',
  '[role="status"] button',
].join()

/** After a refusal the cursor goes to the first thing to correct that can take it. */
function useFocusOnField(problems: readonly Problem[]) {
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (problems.length === 0) return
    for (const wrong of element.current?.querySelectorAll<HTMLElement>(toCorrect) ?? []) {
      wrong.focus()
      if (document.activeElement === wrong) return
    }
  }, [problems])
  return element
}
