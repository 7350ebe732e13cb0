import { useDraft } from '~/drafts/useDraft'
import type { Document } from '~/graphql/client'
import type { Problem } from '~/graphql/problems'
import { useAct } from '~/graphql/useAct'

interface Options<Value, Result, Input> {
  /** Names the draft kept in the tab. */
  draft: string
  /** What the server holds, or the blank form. A `baseRevision` in it stays the one that was read before typing. */
  saved: Value
  act: Document<Result, { input: Input }>
  input: (value: Value) => Input
  /** What is missing before the input can be made at all. */
  check?: (value: Value) => readonly Problem[]
  onDone?: (payload: Result[keyof Result]) => unknown
  /** Where a text lies in the value whose field is not named as it is. */
  kept?: (value: Value, field: string, text: string) => Partial<Value>
}

/** A form: its values in a draft, its act, and each problem at its field. */
export function useForm<Value extends object, Result extends Record<string, { problems: Problem[] }>, Input>({
  draft: key,
  saved,
  act: document,
  input,
  check = () => [],
  onDone,
  kept = (_, field, text) => ({ [field]: text }) as unknown as Partial<Value>,
}: Options<Value, Result, Input>) {
  const draft = useDraft(key, saved)
  const act = useAct(document)
  // Filled while the caller draws its fields, read by the frame around them.
  const shown = new Set<string>()
  const { value } = draft

  const set = (change: Partial<Value>) => draft.set({ ...value, ...change })

  const send = async (toSend: Input) => {
    const payload = await act.send(toSend)
    if (!payload) return
    draft.sent()
    await onDone?.(payload)
  }
  const submit = async () => {
    const lacks = check(value)
    if (lacks.length > 0) act.stop(lacks)
    else await send(input(value))
  }
  const confirm = () => send({ ...input(value), confirmedNoIndividualCase: true })
  /** After a conflict: the text to keep, on top of what the other person saved. */
  const merge = async (field: string, text: string, revision: number) => {
    const merged = { ...value, ...kept(value, field, text), baseRevision: revision }
    draft.set(merged)
    const others = act.problems.filter(
      (problem) => problem.code === 'CONFLICT_EDITED_MEANWHILE' && problem.field !== field,
    )
    // What else met is still to be read before anything is written over it.
    if (others.length > 0) act.stop(others)
    else await send(input(merged))
  }

  /** For a control; `path` is the input's field when it is named otherwise than the value. */
  const field = <Name extends keyof Value & string>(name: Name, path: string = name) => {
    shown.add(path)
    return {
      value: value[name],
      onChange: (changed: Value[Name]) => set({ [name]: changed } as unknown as Partial<Value>),
      error: act.error(path),
    }
  }

  /** For a text that the confidentiality guard reads. */
  const guarded = <Name extends keyof Value & string>(name: Name, path: string = name) => ({
    ...field(name, path),
    value: String(value[name]),
    onChange: (text: string) => set({ [name]: text } as unknown as Partial<Value>),
    ...act.guard(path, confirm),
  })

  return {
    draft,
    act,
    value,
    set,
    submit,
    confirm,
    merge,
    field,
    guarded,
    shown: shown as ReadonlySet<string>,
  }
}
