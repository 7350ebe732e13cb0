import { Button } from '~/components/Button'
import { Checkbox, CheckboxGroup } from '~/components/Choice'
import { GuardedTextArea, GuardedTextField } from '~/components/GuardedTextArea'
import { optionsOf } from '~/components/options'
import { ComboBox } from '~/components/Select'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import type { ClauseFieldsFragment, PostKind, Theme } from '~/graphql/generated/graphql'
import type { Problem } from '~/graphql/problems'
import styles from './ClauseList.module.css'
import { AddClauseDocument, UpdateClauseDocument } from './documents/version'
import { roles, themes } from './words'

export const addClauseDraft = (versionId: string) => `clause.new.${versionId}`
export const editClauseDraft = (clauseId: string) => `clause.${clauseId}`

interface ClauseValues {
  title: string
  body: string
  theme: Theme
  markedFor: PostKind[]
  public: boolean
}

const valuesOf = ({
  title,
  body,
  theme,
  markedFor,
  public: isPublic,
}: ClauseFieldsFragment): ClauseValues => ({
  title,
  body,
  theme,
  markedFor,
  public: isPublic,
})

/** Only what the writer changed: what others wrote in the rest stays theirs. */
export function changed(base: ClauseValues, value: ClauseValues): Partial<ClauseValues> {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([key, now]) => JSON.stringify(base[key as keyof ClauseValues]) !== JSON.stringify(now),
    ),
  )
}

export function EditClauseForm({
  clause,
  onDone,
}: {
  clause: ClauseFieldsFragment
  onDone: (said: string) => void
}) {
  const base = valuesOf(clause)
  const form = useForm({
    draft: editClauseDraft(clause.id),
    saved: { ...base, base, baseRevision: clause.revision },
    act: UpdateClauseDocument,
    input: ({ base, baseRevision, ...value }) => ({
      clauseId: clause.id,
      baseRevision,
      ...changed(base, value),
    }),
    onDone: () => onDone(`La clause ${clause.number} est enregistrée.`),
  })
  const leave = () => {
    form.draft.drop()
    onDone('')
  }
  return (
    <>
      <h3>Clause {clause.number}</h3>
      <FormShell
        form={form}
        action="Enregistrer la clause"
        labels={{ title: 'Titre de la clause', body: 'Texte de la clause' }}
        aside={
          <Button kind="quiet" onPress={leave}>
            Fermer sans enregistrer
          </Button>
        }
      >
        <ClauseFields form={form} />
      </FormShell>
    </>
  )
}

const blank: ClauseValues = {
  title: '',
  body: '',
  theme: 'ORIENTATION_CRITERIA',
  markedFor: [],
  public: false,
}

export function AddClauseForm({ versionId, onDone }: { versionId: string; onDone: (said: string) => void }) {
  const form = useForm({
    draft: addClauseDraft(versionId),
    saved: blank,
    act: AddClauseDocument,
    input: (clause) => ({ versionId, clause }),
    onDone: () => onDone('La clause est ajoutée à la fin du texte.'),
  })
  const leave = () => {
    form.draft.drop()
    onDone('')
  }
  return (
    <section className={styles.form}>
      <h3>Nouvelle clause</h3>
      <FormShell
        form={form}
        action="Ajouter la clause"
        aside={
          <Button kind="quiet" onPress={leave}>
            Fermer sans ajouter
          </Button>
        }
      >
        <ClauseFields form={form} at="clause." />
      </FormShell>
    </section>
  )
}

type ClauseForm = Pick<
  ReturnType<typeof useForm<ClauseValues, Record<string, { problems: Problem[] }>, object>>,
  'value' | 'set' | 'field' | 'guarded'
>

function ClauseFields({ form, at = '' }: { form: ClauseForm; at?: string }) {
  return (
    <>
      <GuardedTextField
        label="Titre de la clause"
        hint="Par exemple « Premier rendez-vous »."
        isRequired
        {...form.guarded('title', `${at}title`)}
      />
      <GuardedTextArea
        label="Texte de la clause"
        hint="Des phrases courtes : qui fait quoi, quand, comment. Jamais un cas individuel."
        rows={8}
        isRequired
        {...form.guarded('body', `${at}body`)}
      />
      <ComboBox
        label="Thème"
        options={optionsOf(themes)}
        isRequired
        value={form.value.theme}
        onChange={(theme) => theme && form.set({ theme: theme as Theme })}
        error={form.field('theme', `${at}theme`).error}
      />
      <details>
        <summary className={styles.summary}>
          Postes à qui elle demande quelque chose ({form.value.markedFor.length || 'aucun'})
        </summary>
        <CheckboxGroup
          label="Postes concernés"
          hint="La clause leur sera signalée à leur arrivée en poste."
          options={optionsOf(roles)}
          value={form.value.markedFor}
          onChange={(markedFor) => form.set({ markedFor: markedFor as PostKind[] })}
        />
      </details>
      <Checkbox isSelected={form.value.public} onChange={(isPublic) => form.set({ public: isPublic })}>
        Cette clause peut figurer sur la fiche d’information du public
      </Checkbox>
    </>
  )
}
