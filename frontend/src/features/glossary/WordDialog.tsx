import { Button } from '~/components/Button'
import { Dialog } from '~/components/Dialog'
import { GuardedTextArea, GuardedTextField } from '~/components/GuardedTextArea'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import type { WordFieldsFragment } from '~/graphql/generated/graphql'
import { SaveWordDocument } from './documents'

/** Adapts a word for a partnership, or adds one. */
export function WordDialog({
  partnershipId,
  word,
  onClose,
}: {
  partnershipId: string
  word: WordFieldsFragment | null
  onClose: () => void
}) {
  const form = useForm({
    draft: `glossaire.${partnershipId}.${word?.key ?? 'nouveau'}`,
    saved: {
      baseRevision: word?.revision ?? 0,
      word: word?.word ?? '',
      forms: (word?.forms ?? []).join(', '),
      justice: word?.justice ?? '',
      health: word?.health ?? '',
      source: word?.source ?? '',
    },
    act: SaveWordDocument,
    input: ({ forms, ...texts }) => ({
      ...texts,
      partnershipId,
      key: word?.key ?? null,
      forms: forms
        .split(',')
        .map((form) => form.trim())
        .filter((form) => form !== ''),
    }),
    onDone: onClose,
  })
  const leave = () => {
    form.draft.drop()
    onClose()
  }
  return (
    <Dialog title={word ? `Adapter « ${word.word} »` : 'Ajouter un mot'} isOpen onClose={onClose} isQuestion>
      <FormShell
        form={form}
        action={word ? 'Enregistrer' : 'Ajouter ce mot'}
        labels={{ word: 'Mot', justice: 'Pour la justice', health: 'Pour le soin', source: 'Source' }}
        aside={
          <Button kind="quiet" onPress={leave}>
            Fermer sans enregistrer
          </Button>
        }
      >
        <GuardedTextField label="Mot" isRequired {...form.guarded('word')} />
        <GuardedTextArea label="Pour la justice" rows={3} isRequired {...form.guarded('justice')} />
        <GuardedTextArea label="Pour le soin" rows={3} isRequired {...form.guarded('health')} />
        <GuardedTextField
          label="Source"
          hint="Article de loi, texte public ou décision de votre comité."
          isRequired
          {...form.guarded('source')}
        />
        <GuardedTextField
          label="Formes à reconnaître dans les textes"
          hint="Séparées par des virgules. Le pluriel est reconnu ; sans rien, c’est le mot lui-même."
          {...form.guarded('forms')}
        />
      </FormShell>
    </Dialog>
  )
}
