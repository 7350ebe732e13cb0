import { useQuery } from '@tanstack/react-query'
import { Button } from '~/components/Button'
import { DateField } from '~/components/DateField'
import { Dialog } from '~/components/Dialog'
import { GuardedTextField } from '~/components/GuardedTextArea'
import { Select } from '~/components/Select'
import { fullName } from '~/features/people'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { missing } from '~/graphql/problems'
import type { Version } from './documents/version'
import { PostHoldersDocument, RecordPaperSignatureDocument } from './documents/version'
import { ScanField } from './ScanField'
import { capacities } from './words'

interface Values {
  postId: string | null
  personId: string | null
  signedOn: string | null
  place: string
  originalKeptAt: string
  scanSha256: string | null
}

const blank = (version: Version, today: string): Values => ({
  postId: version.awaitedFrom.length === 1 ? (version.awaitedFrom[0]?.id ?? null) : null,
  personId: null,
  signedOn: today,
  place: '',
  originalKeptAt: '',
  scanSha256: null,
})

export function PaperDialog({
  version,
  today,
  onClose,
}: {
  version: Version
  today: string
  onClose: () => void
}) {
  const form = useForm({
    draft: `paper.${version.id}`,
    saved: blank(version, today),
    act: RecordPaperSignatureDocument,
    check: ({ postId, personId, signedOn }) => [
      ...(postId ? [] : [missing('postId', 'Choisissez le poste qui a signé.')]),
      ...(personId ? [] : [missing('personId', 'Choisissez la personne qui a signé.')]),
      ...(signedOn ? [] : [missing('signedOn', 'Indiquez le jour de la signature.')]),
    ],
    input: ({ postId, personId, signedOn, place, originalKeptAt, scanSha256 }) => ({
      versionId: version.id,
      textHash: version.textHash ?? '',
      postId: postId ?? '',
      personId: personId ?? '',
      signedOn: signedOn ?? '',
      place,
      scanSha256,
      originalKeptAt: originalKeptAt || null,
    }),
    onDone: onClose,
  })
  const { postId, signedOn } = form.value
  const holders = useHolders(postId, signedOn)
  return (
    <Dialog title="Enregistrer une signature sur papier" isOpen onClose={onClose} isQuestion>
      <p>
        Jonction garde la trace de cette signature ; l’original signé reste la référence. Vous êtes noté comme
        la personne qui l’enregistre.
      </p>
      <FormShell
        form={form}
        action="Enregistrer la signature"
        aside={
          <Button kind="quiet" onPress={onClose}>
            Annuler
          </Button>
        }
      >
        <Select
          label="Poste signataire"
          options={version.awaitedFrom.map(({ id, label, organisation }) => ({
            id,
            label: `${label}, ${organisation.name}`,
          }))}
          isRequired
          {...form.field('postId')}
        />
        <DateField label="Signé le" max={today} isRequired {...form.field('signedOn')} />
        <Select
          label="Personne qui a signé"
          hint="Qui tenait le poste ce jour-là : titulaire, intérim ou délégué."
          placeholder={postId && holders.length === 0 ? 'Le poste était vacant ce jour-là' : 'Choisir…'}
          options={holders.map(({ person, capacity }) => ({
            id: person.id,
            label: fullName(person),
            detail: capacities[capacity],
          }))}
          isRequired
          {...form.field('personId')}
        />
        <GuardedTextField label="Lieu" isRequired {...form.guarded('place')} />
        <GuardedTextField
          label="Où se trouve l’original"
          hint="Par exemple « secrétariat du parquet »."
          {...form.guarded('originalKeptAt')}
        />
        <ScanField {...form.field('scanSha256')} />
      </FormShell>
    </Dialog>
  )
}

function useHolders(postId: string | null, on: string | null) {
  const { data } = useQuery({
    ...ask(PostHoldersDocument, { id: postId ?? '', on: on ?? '' }),
    enabled: postId !== null && on !== null,
  })
  return (
    found<{ id: string; holders: NonNullable<Version['awaitedFrom'][number]['holders']> }>(data?.node)
      ?.holders ?? []
  )
}
