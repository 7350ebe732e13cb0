import { DateField } from '~/components/DateField'
import { Dialog } from '~/components/Dialog'
import { FormShell } from '~/forms/FormShell'
import { required } from '~/forms/required'
import { useForm } from '~/forms/useForm'
import { graphql } from '~/graphql/generated'

const EndMandate = graphql(`
  mutation EndMandate($input: EndMandateInput!) {
    endMandate(input: $input) {
      mandate {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export function EndMandateDialog({
  mandateId,
  name,
  onClose,
}: {
  mandateId: string
  name: string
  onClose: () => void
}) {
  const saved = { endsOn: null as string | null }
  const form = useForm({
    draft: `${mandateId}.fin`,
    saved,
    act: EndMandate,
    check: required<typeof saved>({ endsOn: 'Indiquez le dernier jour.' }),
    input: ({ endsOn }: typeof saved) => ({ mandateId, endsOn: endsOn as string }),
    onDone: onClose,
  })
  return (
    <Dialog title={`Départ de ${name}`} isOpen onClose={onClose}>
      <FormShell form={form} action="Enregistrer le départ" actionKind="danger">
        <p>
          Ses droits sur ce poste s’arrêtent après ce jour. L’historique garde qui a tenu le poste, et le
          poste reste, vacant jusqu’au prochain titulaire.
        </p>
        <DateField label="Dernier jour" isRequired {...form.field('endsOn')} />
      </FormShell>
    </Dialog>
  )
}
