import { useState } from 'react'
import { Button } from '~/components/Button'
import { Checkbox, CheckboxGroup } from '~/components/Choice'
import { Dialog } from '~/components/Dialog'
import { Notice } from '~/components/Notice'
import { Paragraphs } from '~/components/Paragraphs'
import { Select } from '~/components/Select'
import { Steps } from '~/components/Steps'
import { TextArea } from '~/components/TextField'
import { ActFeedback } from '~/graphql/ActFeedback'
import type { RetractionPreviewQuery, RetractTextMutation } from '~/graphql/generated/graphql'
import { useAct } from '~/graphql/useAct'
import { RetractionPreviewDocument, RetractTextDocument } from './documents'
import { Receivers } from './Receivers'
import { counted } from './receivers'
import { usePlaceNames } from './usePlaceNames'

/** Something with texts, one of which may have to go. */
export interface RetractableText {
  partnershipId: string
  subjectId: string
  parts: readonly { field: string; label: string; text: string }[]
}

type Preview = NonNullable<RetractionPreviewQuery['retractionPreview']['preview']>
type Done = NonNullable<RetractTextMutation['retractText']['retraction']>

const steps = ['Le passage', 'Où il se trouve', 'Confirmer'] as const

/** Which passage, where it was found and who may have received it, then the act that nobody undoes. The passage is kept
    nowhere in the browser: closing the dialog forgets it. */
export function RetractDialog({
  partnershipId,
  subjectId,
  parts,
  onClose,
}: RetractableText & { onClose: () => void }) {
  const [index, setIndex] = useState('0')
  const [passage, setPassage] = useState('')
  const [preview, setPreview] = useState<Preview | null>(null)
  const [chosen, setChosen] = useState<string[]>([])
  const [isConfirming, setConfirming] = useState(false)
  const [isUnderstood, setUnderstood] = useState(false)
  const [done, setDone] = useState<Done | null>(null)
  const looking = useAct(RetractionPreviewDocument)
  const retracting = useAct(RetractTextDocument)
  const nameOf = usePlaceNames(partnershipId, preview?.places ?? [])
  const part = parts[Number(index)]
  // Several texts may share a field, such as comments: the whole one is named by its words.
  const text = {
    partnershipId,
    subjectId,
    field: part?.field ?? '',
    passage: passage.trim() || (part?.text ?? ''),
  }

  const look = async () => {
    const found = await looking.send(text)
    if (!found?.preview) return
    setPreview(found.preview)
    setChosen(found.preview.places.map(({ key }) => key))
  }
  const retract = async () => {
    const keptPlaces = preview?.places.map(({ key }) => key).filter((key) => !chosen.includes(key)) ?? []
    const made = await retracting.send({ text, keptPlaces, irreversible: isUnderstood })
    if (made?.retraction) setDone(made.retraction)
  }

  if (done)
    return (
      <Dialog title="Le passage est retiré" isOpen onClose={onClose}>
        <p>
          Il a été retiré de {counted(done.places.length, 'endroit', 'endroits')}. Une mention datée reste à
          sa place.
        </p>
        <Receivers receivers={done.receivers} wasPublic={done.wasPublic} toTell />
        <Button kind="primary" onPress={onClose}>
          Fermer
        </Button>
      </Dialog>
    )

  const step = preview === null ? 0 : isConfirming ? 2 : 1
  return (
    <Dialog title="Retirer un texte" isOpen onClose={onClose} isQuestion>
      <div className="stack">
        <Steps titles={steps} current={step} />
        {step === 0 && (
          <>
            <p>
              Un texte parle d’une personne suivie ou condamnée ? Retirez ce passage : il disparaîtra de
              toutes les pages, des copies, des calendriers et des courriels gardés.
            </p>
            {parts.length > 1 && (
              <Select
                label="Dans quel texte"
                isRequired
                options={parts.map(({ label }, position) => ({ id: String(position), label }))}
                value={index}
                onChange={(chosen) => chosen && setIndex(chosen)}
              />
            )}
            <blockquote className="typed">
              <Paragraphs text={part?.text ?? ''} />
            </blockquote>
            <TextArea
              label="Passage à retirer"
              hint="Tel qu’il est écrit au-dessus, en mots entiers, sans plus. Laissez vide pour retirer le texte entier."
              rows={2}
              value={passage}
              onChange={setPassage}
              error={looking.error('passage')}
              autoComplete="off"
            />
            <ActFeedback act={looking} shown={new Set(['passage'])} title="Le passage n’a pas été cherché" />
            <div className="row">
              <Button kind="primary" isPending={looking.isPending} onPress={() => void look()}>
                Chercher ce passage
              </Button>
              <Button kind="quiet" onPress={onClose}>
                Annuler
              </Button>
            </div>
          </>
        )}
        {step === 1 && preview && (
          <>
            <CheckboxGroup
              label="Le retirer de"
              isRequired
              hint="Décochez un endroit seulement si les mêmes mots y parlent d’autre chose. Il est aussi retiré des textes qui ne vous sont pas destinés, comme les notes de passation : ils ne sont pas montrés ici."
              options={preview.places.map((place) => ({
                id: place.key,
                label: nameOf(place),
                detail: [
                  place.isOrigin && 'là où vous l’avez vu',
                  place.occurrences > 1 && counted(place.occurrences, 'fois', 'fois'),
                ]
                  .filter(Boolean)
                  .join(', '),
              }))}
              value={chosen}
              onChange={setChosen}
            />
            {preview.waitingMails + preview.sentMails > 0 && (
              <p>
                Courriels qui le contiennent : {preview.waitingMails} en attente, {preview.sentMails} déjà
                envoyés. Ceux qui attendent partiront sans lui ; les copies gardées ici le perdent.
              </p>
            )}
            <Receivers receivers={preview.receivers} wasPublic={preview.wasPublic} />
            <div className="row">
              <Button kind="primary" onPress={() => setConfirming(true)}>
                Continuer
              </Button>
              <Button kind="quiet" onPress={() => setPreview(null)}>
                Revenir au passage
              </Button>
            </div>
          </>
        )}
        {step === 2 && (
          <>
            <Notice tone="warn" title="Personne ne pourra rétablir ce passage">
              <p>
                Ni vous, ni la coordination, ni l’administrateur de la plateforme. Les accords donnés à une
                version en vigueur restent, avec la mention du retrait.
              </p>
            </Notice>
            <Checkbox isSelected={isUnderstood} onChange={setUnderstood}>
              J’ai compris : ce retrait est définitif, et je préviendrai les personnes qui ont pu recevoir ce
              passage.
            </Checkbox>
            <ActFeedback act={retracting} title="Rien n’a été retiré" />
            <div className="row">
              <Button kind="danger" isPending={retracting.isPending} onPress={() => void retract()}>
                Retirer définitivement
              </Button>
              <Button kind="quiet" onPress={() => setConfirming(false)} autoFocus>
                Revenir
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  )
}
