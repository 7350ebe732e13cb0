import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { ActFeedback } from '~/graphql/ActFeedback'
import { graphql } from '~/graphql/generated'
import { useAct } from '~/graphql/useAct'

const SetPartnershipLogo = graphql(`
  mutation SetPartnershipLogo($input: SetPartnershipLogoInput!) {
    setPartnershipLogo(input: $input) {
      partnership {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

interface Props {
  partnershipId: string
  logo: { width: number; height: number } | null
}

/** The picture at the head of a partnership's documents. */
export function LogoCard({ partnershipId, logo }: Props) {
  const act = useAct(SetPartnershipLogo)
  const [done, setDone] = useState('')
  const send = async (png: string | null) => {
    setDone('')
    const payload = await act.send({ partnershipId, png })
    if (payload) setDone(png ? 'Le logo est enregistré.' : 'Le logo est retiré.')
  }
  return (
    <Card title="Logo des documents">
      <p>
        {logo
          ? `Un logo de ${logo.width} × ${logo.height} pixels figure en tête des documents PDF.`
          : 'Les documents PDF portent le nom du partenariat, sans logo.'}{' '}
        Image PNG de 256 Kio au plus.
      </p>
      <div className="row">
        <FileTrigger
          acceptedFileTypes={['.png', 'image/png']}
          onSelect={async (files) => {
            const [file] = files ?? []
            if (file) await send(base64(await file.arrayBuffer()))
          }}
        >
          <Button icon="document" isPending={act.isPending}>
            {logo ? 'Changer le logo' : 'Choisir un logo'}
          </Button>
        </FileTrigger>
        {logo && (
          <Button kind="quiet" isPending={act.isPending} onPress={() => void send(null)}>
            Retirer le logo
          </Button>
        )}
      </div>
      <p role="status">{done}</p>
      <ActFeedback act={act} title="Le logo n’a pas changé" />
    </Card>
  )
}

function base64(bytes: ArrayBuffer): string {
  let text = ''
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte)
  return btoa(text)
}
