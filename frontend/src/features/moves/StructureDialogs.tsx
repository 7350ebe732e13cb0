import { CheckboxGroup } from '~/components/Choice'
import { DateField } from '~/components/DateField'
import { Dialog } from '~/components/Dialog'
import { FormShell } from '~/forms/FormShell'
import { required } from '~/forms/required'
import { useForm } from '~/forms/useForm'
import { missing } from '~/graphql/problems'
import { type Chosen, OrganisationPicker } from '../directory/pickers'
import { CloseOrganisation, MergeOrganisation, MovePost } from './documents'

interface Place {
  id: string
  name: string
  posts: readonly { label: string; closedOn: string | null; holders: readonly unknown[] }[]
}

const onItsDay = 'Vous pouvez l’annuler jusqu’à la veille. Un jour déjà venu prend effet aussitôt.'

/** How many posts, and how many people on them, the act touches. */
function Reach({ posts }: Pick<Place, 'posts'>) {
  const open = posts.filter(({ closedOn }) => !closedOn)
  const people = open.reduce((sum, { holders }) => sum + holders.length, 0)
  return (
    <p>
      Postes concernés : {open.length}. Affectations en cours : {people}.
    </p>
  )
}

/** What cannot be taken back asks for one more gesture, beside what it means. */
const checkUnderstood = ({ isUnderstood }: { isUnderstood: string[] }) =>
  isUnderstood.length > 0 ? [] : [missing('isUnderstood', 'Confirmez que vous avez compris.')]

function Understood({ words, ...field }: FieldOf) {
  return (
    <CheckboxGroup
      label="Confirmation"
      isRequired
      options={[{ id: 'understood', label: words }]}
      {...field}
    />
  )
}

interface FieldOf {
  words: string
  value: string[]
  onChange: (value: string[]) => void
  error: string | undefined
}

export function CloseDialog({ organisation, onClose }: { organisation: Place; onClose: () => void }) {
  const saved = { lastDay: null as string | null, isUnderstood: [] as string[] }
  const form = useForm({
    draft: `${organisation.id}.fermer`,
    saved,
    act: CloseOrganisation,
    check: (value) => [
      ...required<typeof saved>({ lastDay: 'Indiquez le dernier jour.' })(value),
      ...checkUnderstood(value),
    ],
    input: ({ lastDay }: typeof saved) => ({
      organisationId: organisation.id,
      lastDay: lastDay as string,
    }),
    onDone: onClose,
  })
  return (
    <Dialog title={`Fermer ${organisation.name}`} isOpen isQuestion onClose={onClose}>
      <FormShell form={form} action="Fermer la structure" actionKind="danger">
        <Reach posts={organisation.posts} />
        <ul>
          <li>
            Les affectations et les postes s’arrêtent après ce jour, avec les droits et les calendriers.
          </li>
          <li>Les notes de passation s’ouvrent dès maintenant.</li>
          <li>
            Ses participations à des protocoles en vigueur restent, avec leurs postes vacants : retirez-la de
            chacun si l’accord ne doit plus la compter.
          </li>
        </ul>
        <DateField label="Dernier jour" isRequired {...form.field('lastDay')} />
        <Understood
          words="J’ai vérifié la date : une fermeture enregistrée ne s’annule pas."
          {...form.field('isUnderstood')}
        />
      </FormShell>
    </Dialog>
  )
}

export function MergeDialog({ organisation, onClose }: { organisation: Place; onClose: () => void }) {
  const saved = {
    into: null as Chosen | null,
    takesEffectOn: null as string | null,
    isUnderstood: [] as string[],
  }
  const form = useForm({
    draft: `${organisation.id}.rejoindre`,
    saved,
    act: MergeOrganisation,
    check: (value) => [
      ...required<typeof saved>(
        { into: 'Choisissez une structure.', takesEffectOn: 'Indiquez une date.' },
        { into: 'intoId' },
      )(value),
      ...checkUnderstood(value),
    ],
    input: ({ into, takesEffectOn }: typeof saved) => ({
      organisationId: organisation.id,
      intoId: into?.id as string,
      takesEffectOn: takesEffectOn as string,
    }),
    onDone: onClose,
  })
  return (
    <Dialog title={`${organisation.name} rejoint une autre structure`} isOpen isQuestion onClose={onClose}>
      <FormShell form={form} action="Enregistrer la fusion" actionKind="danger">
        <Reach posts={organisation.posts} />
        <ul>
          <li>Les postes passent à l’autre structure, avec leurs titulaires et leurs notes de passation.</li>
          <li>
            Ses partenariats et ses participations à des protocoles passent aussi. Aucun texte approuvé ne
            change.
          </li>
          <li>Ses représentants ne représentent pas l’autre structure : donnez-leur ce rôle s’il le faut.</li>
          <li>Son nom reste dans l’annuaire, avec le lien vers celle qu’elle a rejointe.</li>
        </ul>
        <OrganisationPicker
          label="Structure qui l’accueille"
          hint="Du même côté, justice ou soin. Vous devez gérer les deux."
          isRequired
          {...form.field('into', 'intoId')}
        />
        <DateField label="À partir du" hint={onItsDay} isRequired {...form.field('takesEffectOn')} />
        <Understood
          words={`J’ai compris : ce jour-là, ${organisation.name} cesse d’exister, et cela ne s’annule plus.`}
          {...form.field('isUnderstood')}
        />
      </FormShell>
    </Dialog>
  )
}

export function MovePostDialog({
  post,
  onClose,
}: {
  post: { id: string; label: string }
  onClose: () => void
}) {
  const saved = { into: null as Chosen | null, takesEffectOn: null as string | null }
  const form = useForm({
    draft: `${post.id}.deplacer`,
    saved,
    act: MovePost,
    check: required<typeof saved>(
      { into: 'Choisissez une structure.', takesEffectOn: 'Indiquez une date.' },
      { into: 'intoId' },
    ),
    input: ({ into, takesEffectOn }: typeof saved) => ({
      postId: post.id,
      intoId: into?.id as string,
      takesEffectOn: takesEffectOn as string,
    }),
    onDone: onClose,
  })
  return (
    <Dialog title={`Déplacer le poste : ${post.label}`} isOpen isQuestion onClose={onClose}>
      <FormShell form={form} action="Enregistrer le changement">
        <p>
          Le poste garde ses titulaires, ses notes de passation et son histoire. Les droits suivent ce jour-là
          à minuit. Le rôle de représentant ne suit pas : il se donne de nouveau.
        </p>
        <OrganisationPicker
          label="Nouvelle structure"
          hint="Vous devez gérer les deux structures."
          isRequired
          {...form.field('into', 'intoId')}
        />
        <DateField label="À partir du" hint={onItsDay} isRequired {...form.field('takesEffectOn')} />
      </FormShell>
    </Dialog>
  )
}
