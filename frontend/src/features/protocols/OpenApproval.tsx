import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { DateField } from '~/components/DateField'
import { DateText } from '~/components/DateText'
import { ConfirmDialog } from '~/components/Dialog'
import { useDraft } from '~/drafts/useDraft'
import { ActFeedback } from '~/graphql/ActFeedback'
import { useAct } from '~/graphql/useAct'
import type { Version } from './documents/version'
import { OpenApprovalDocument } from './documents/version'
import { PostLine } from './PostLine'

/** From draft to approval: the text is fixed and every signatory is asked. */
export function OpenApproval({ version, today }: { version: Version; today: string }) {
  const [isOpen, setOpen] = useState(false)
  const [lacksDate, setLacksDate] = useState(false)
  const date = useDraft<string | null>(`effect.${version.id}`, version.effectDate)
  const act = useAct(OpenApprovalDocument)
  const signatories = version.parties.flatMap(({ signatories }) => signatories)
  const ask = () => {
    setLacksDate(date.value === null)
    if (date.value !== null) setOpen(true)
  }
  const open = async () => {
    const done = await act.send({ versionId: version.id, effectDate: date.value ?? '' })
    if (done) date.sent()
    // What is missing is told on the page, where it can be mended.
    setOpen(false)
  }
  return (
    <Card title="Ouvrir l’approbation">
      <div className="stack">
        <p className="prose">
          Le texte est alors figé et chaque signataire est invité à le lire. Il entre en vigueur à la date
          d’effet, ou le jour de la dernière approbation si elle vient après.
        </p>
        <DateField
          label="Date d’effet souhaitée"
          value={date.value}
          onChange={date.set}
          min={today}
          error={act.error('effectDate') ?? (lacksDate ? 'Choisissez une date d’effet.' : undefined)}
          isRequired
        />
        <ActFeedback act={act} />
        <Button kind="primary" icon="arrow" isPending={act.isPending} onPress={ask}>
          Ouvrir l’approbation…
        </Button>
      </div>
      <ConfirmDialog
        title="Ouvrir l’approbation de ce texte ?"
        action="Ouvrir l’approbation"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={open}
      >
        {date.value && (
          <p>
            Date d’effet : <DateText date={date.value} />.
          </p>
        )}
        <p>Ces postes devront tous approuver :</p>
        <ul>
          {signatories.map((post) => (
            <li key={post.id}>
              <PostLine post={post} hasOrganisation />
            </li>
          ))}
        </ul>
        <p>
          Une modification, ou la demande d’une partie, ramènera le texte en brouillon et annulera les
          approbations.
        </p>
      </ConfirmDialog>
    </Card>
  )
}
