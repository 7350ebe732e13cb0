import { useState } from 'react'
import { Button } from '~/components/Button'
import { ConfirmDialog } from '~/components/Dialog'
import { ActFeedback } from '~/graphql/ActFeedback'
import { useAct } from '~/graphql/useAct'
import type { Version, Viewer } from './documents/version'
import { ApproveVersionDocument } from './documents/version'

type Post = Version['awaitedFrom'][number]

/** One button for each awaited post that the viewer holds today. */
export function ApproveButtons({ version, viewer }: { version: Version; viewer: Viewer }) {
  const [post, setPost] = useState<Post | null>(null)
  const held = new Set(
    viewer?.mandates.filter(({ status }) => status === 'CURRENT').map((mandate) => mandate.post.id) ?? [],
  )
  const mine = version.awaitedFrom.filter(({ id }) => held.has(id))
  return (
    <>
      <p className="prose">
        Vous engagez votre poste sur le texte ci-dessus, tel qu’il est écrit, et sur lui seul.
      </p>
      <div className="row">
        {mine.map((one) => (
          <Button key={one.id} kind="primary" icon="check" onPress={() => setPost(one)}>
            {`J’approuve au titre de : ${one.label}, ${one.organisation.name}`}
          </Button>
        ))}
      </div>
      {post && <ApproveDialog version={version} post={post} onClose={() => setPost(null)} />}
    </>
  )
}

function ApproveDialog({ version, post, onClose }: { version: Version; post: Post; onClose: () => void }) {
  const act = useAct(ApproveVersionDocument)
  const approve = async () => {
    const done = await act.send({
      versionId: version.id,
      textHash: version.textHash ?? '',
      actingPostId: post.id,
    })
    if (done) onClose()
  }
  return (
    <ConfirmDialog
      title="Approuver ce texte ?"
      action="J’approuve"
      isOpen
      onClose={onClose}
      onConfirm={approve}
    >
      <p>
        Au titre de : <strong>{post.label}</strong>, {post.organisation.name}.
      </p>
      <p>
        Sont gardés : votre nom, à quel titre vous agissez, le moment et l’empreinte du texte. Une approbation
        ne se retire pas ; une modification du texte la fait tomber.
      </p>
      <ActFeedback act={act} />
    </ConfirmDialog>
  )
}
