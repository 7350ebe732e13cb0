import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Card } from '~/components/Card'
import { ItemList } from '~/components/DataList'
import { Notice } from '~/components/Notice'
import { Paragraphs } from '~/components/Paragraphs'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { Loaded } from '~/graphql/Loaded'
import { type PostChoice, PostPicker } from '../directory/PostPicker'
import { Line } from './Checklist'
import { PackPreviewDocument } from './documents'
import { Parts } from './Parts'
import { roles, sectionOrder } from './words'

/** The saved template on real data, as if somebody arrived today. */
export function Preview({ partnershipId }: { partnershipId: string }) {
  const [post, setPost] = useState<PostChoice>({ organisation: null, postId: null })
  return (
    <>
      <Card title="Aperçu">
        <p>Le livret d’une personne qui arriverait aujourd’hui, avec ce qui est enregistré.</p>
        <div className="stack">
          <PostPicker
            organisationLabel="Structure membre"
            postLabel="Poste"
            isFilter
            value={post}
            onChange={setPost}
          />
        </div>
      </Card>
      {post.postId && <Shown partnershipId={partnershipId} postId={post.postId} />}
    </>
  )
}

function Shown({ partnershipId, postId }: { partnershipId: string; postId: string }) {
  const query = useQuery(ask(PackPreviewDocument, { id: partnershipId, postId }))
  return (
    <Loaded query={query}>
      {({ node }) => {
        const preview = found(node)?.packPreview
        if (!preview)
          return (
            <Notice tone="info" title="Pas d’aperçu">
              <p>Choisissez un poste d’une structure membre de ce partenariat.</p>
            </Notice>
          )
        return (
          <>
            <Card title={`${preview.content.title} (${roles[preview.role]})`}>
              <Paragraphs text={preview.content.welcome} />
            </Card>
            <Card title="Ce qui serait à faire">
              <ItemList>
                {preview.checklist.map((item) => (
                  <Line key={item.key} item={item} />
                ))}
              </ItemList>
            </Card>
            <Parts content={preview.content} only={sectionOrder} />
          </>
        )
      }}
    </Loaded>
  )
}
