import { useEffect, useRef, useState } from 'react'
import { AnchorButton, Button } from '~/components/Button'
import { Notice } from '~/components/Notice'
import { TextField } from '~/components/TextField'

export interface NewFeed {
  name: string
  url: string
  webcalUrl: string | null
}

/** The one time that the address is shown: the server keeps only its hash. */
export function NewFeedAddress({ feed, onClose }: { feed: NewFeed; onClose: () => void }) {
  const box = useRef<HTMLDivElement>(null)
  const [copy, setCopy] = useState<'idle' | 'done' | 'failed'>('idle')
  useEffect(() => box.current?.focus(), [])
  const onCopy = () =>
    navigator.clipboard.writeText(feed.url).then(
      () => setCopy('done'),
      () => setCopy('failed'),
    )
  return (
    <div ref={box} tabIndex={-1}>
      <Notice
        tone="success"
        title={`L’adresse « ${feed.name} » est prête`}
        actions={
          <>
            <Button kind="primary" icon="copy" onPress={() => void onCopy()}>
              Copier l’adresse
            </Button>
            {feed.webcalUrl && (
              <AnchorButton icon="calendar" href={feed.webcalUrl}>
                Ouvrir dans mon agenda
              </AnchorButton>
            )}
            <Button kind="quiet" onPress={onClose}>
              J’ai noté l’adresse
            </Button>
          </>
        }
      >
        <p>
          Elle ne sera plus montrée. Gardez-la pour vous : qui la possède lit votre calendrier. En cas de
          doute, révoquez-la.
        </p>
        <TextField label="Adresse à donner à votre agenda" isRequired isReadOnly value={feed.url} />
        <p role="status">
          {copy === 'done' && 'Adresse copiée.'}
          {copy === 'failed' && 'Copie refusée par le navigateur : sélectionnez l’adresse et copiez-la.'}
        </p>
      </Notice>
    </div>
  )
}
