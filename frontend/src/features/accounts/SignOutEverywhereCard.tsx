import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { ConfirmDialog } from '~/components/Dialog'
import { drafts } from '~/drafts/useDraft'
import { request } from '~/graphql/client'
import { FaultNotice } from '~/graphql/FaultNotice'
import { graphql } from '~/graphql/generated'

const SignOutEverywhere = graphql(`
  mutation SignOutEverywhere {
    signOutEverywhere
  }
`)

/** For who left a session open on a shared or lost machine. */
export function SignOutEverywhereCard() {
  const [isOpen, setOpen] = useState(false)
  const [fault, setFault] = useState<unknown>(null)
  const leave = async () => {
    setFault(null)
    try {
      await request(SignOutEverywhere, {})
      drafts.wipe()
      window.location.assign('/connexion')
    } catch (error) {
      setFault(error)
    }
  }
  return (
    <Card title="Mes sessions">
      <p>Un poste partagé resté ouvert, un appareil perdu ? Fermez d’un coup toutes vos sessions.</p>
      <p>
        <Button onPress={() => setOpen(true)}>Se déconnecter partout…</Button>
      </p>
      <ConfirmDialog
        title="Se déconnecter partout ?"
        action="Se déconnecter partout"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={leave}
      >
        <p>
          Toutes vos sessions se ferment, sur tous vos appareils, celle-ci comprise. Ce qui est tapé sans être
          enregistré dans cet onglet s’efface. Vos abonnements de calendrier continuent.
        </p>
        {fault !== null && <FaultNotice error={fault} />}
      </ConfirmDialog>
    </Card>
  )
}
