import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Checkbox } from '~/components/Choice'
import { ConfirmDialog } from '~/components/Dialog'
import { ErasePersonDocument } from '~/features/retraction/documents'
import { ActFeedback } from '~/graphql/ActFeedback'
import { useAct } from '~/graphql/useAct'
import { sessionEnd } from '~/session/sessionEnd'

/** Names, addresses and identities go; what was written stays under the function. */
export function EraseCard() {
  const [isOpen, setOpen] = useState(false)
  const [isUnderstood, setUnderstood] = useState(false)
  const act = useAct(ErasePersonDocument)
  const erase = async () => {
    if (await act.send({ irreversible: isUnderstood })) sessionEnd.announce()
  }
  return (
    <Card title="Supprimer mes données">
      <p>
        Une fois votre dernière fonction terminée, vous pouvez faire effacer votre nom, vos coordonnées et vos
        moyens de connexion. Ce que vous avez écrit ou approuvé reste, sous votre fonction et ses dates.
      </p>
      <p>
        Sans rien faire : vos coordonnées s’effacent un an après la fin de votre dernière fonction, et un
        courriel vous prévient trente jours avant.
      </p>
      <Button kind="danger" onPress={() => setOpen(true)}>
        Supprimer mes données…
      </Button>
      <ConfirmDialog
        title="Supprimer vos données ?"
        action="Supprimer définitivement"
        kind="danger"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={erase}
      >
        <p>
          Votre compte sera fermé aussitôt, vos calendriers ne seront plus servis. Emportez vos données avant.
        </p>
        <Checkbox isSelected={isUnderstood} onChange={setUnderstood}>
          J’ai compris : personne ne pourra rétablir ces données.
        </Checkbox>
        <ActFeedback act={act} title="Rien n’a été supprimé" />
      </ConfirmDialog>
    </Card>
  )
}
