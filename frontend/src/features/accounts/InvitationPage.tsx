import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Button, LinkButton } from '~/components/Button'
import { DataList } from '~/components/DataList'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { TextField } from '~/components/TextField'
import { dateIn, shortDate, viewerZone } from '~/dates/dates'
import { drafts } from '~/drafts/useDraft'
import { fullName } from '~/features/people'
import { ActFeedback } from '~/graphql/ActFeedback'
import { ask } from '~/graphql/ask'
import { graphql } from '~/graphql/generated'
import type { InvitationPreviewQuery, InvitationState } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { useAct } from '~/graphql/useAct'
import { Doors } from '~/session/Doors'
import { siteQuery, useViewer, type Viewer } from '~/viewer/viewer'
import { capacities } from '../directory/words'

const InvitationPreview = graphql(`
  query InvitationPreview($token: String!) {
    invitation(token: $token) {
      organisationName
      postLabel
      capacity
      startsOn
      state
      expiresAt
      maskedEmail
      needsCode
    }
  }
`)

const RequestInvitationCode = graphql(`
  mutation RequestInvitationCode($input: RequestInvitationCodeInput!) {
    requestInvitationCode(input: $input) {
      sent
      problems {
        ...ProblemFields
      }
    }
  }
`)

const AcceptInvitation = graphql(`
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      mandate {
        id
        status
        post {
          label
        }
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

type Invitation = NonNullable<InvitationPreviewQuery['invitation']>

const closed: Record<Exclude<InvitationState, 'PENDING'>, { title: string; text: string }> = {
  ACCEPTED: { title: 'Cette invitation a déjà servi', text: 'Connectez-vous : votre poste vous attend.' },
  REVOKED: {
    title: 'Cette invitation a été annulée',
    text: 'Demandez à la personne qui vous a invité si une autre vous attend.',
  },
  EXPIRED: {
    title: 'Cette invitation a expiré',
    text: 'Demandez à la personne qui vous a invité de vous la renvoyer.',
  },
}

/** Where an invitation's link leads. Opening it changes nothing: mail filters open links too. */
export function InvitationPage() {
  const token = useToken()
  const query = useQuery(ask(InvitationPreview, { token }))
  return (
    <Loaded query={query}>
      {({ invitation }) =>
        invitation ? (
          <Body token={token} invitation={invitation} />
        ) : (
          <Closed
            title="Cette invitation est inconnue"
            text="Vérifiez que l’adresse est entière, ou demandez qu’on vous la renvoie."
          />
        )
      }
    </Loaded>
  )
}

const kept = 'invitation'

/**
 * Signing in leaves this page, and no server may see the token on the way: it waits in the tab. Accepting forgets it
 * there, and the page that welcomes still needs it.
 */
function useToken(): string {
  const { hash } = useLocation()
  const [waiting] = useState(() => drafts.read<string>(kept)?.value ?? '')
  useEffect(() => {
    if (hash) drafts.keep(kept, hash)
  }, [hash])
  return hash || waiting
}

function Closed({ title, text }: { title: string; text: string }) {
  return (
    <>
      <PageTitle title={title} lead={text} />
      <LinkButton kind="primary" to="/">
        Aller à l’accueil
      </LinkButton>
    </>
  )
}

function Body({ token, invitation }: { token: string; invitation: Invitation }) {
  const viewer = useViewer()
  const site = useQuery(siteQuery)
  const [accepted, setAccepted] = useState<{ waits: boolean } | null>(null)
  if (accepted) return <Welcome invitation={invitation} waits={accepted.waits} />
  if (invitation.state !== 'PENDING') return <Closed {...closed[invitation.state]} />
  return (
    <>
      <PageTitle
        title={`${invitation.organisationName ?? 'Jonction'} vous invite`}
        lead="Vérifiez ce poste, connectez-vous avec le compte de votre institution, puis acceptez."
      />
      <div className="stack">
        <DataList
          items={[
            { term: 'Poste', value: invitation.postLabel ?? 'Administration de la plateforme' },
            ...(invitation.capacity
              ? [{ term: 'À quel titre', value: capacities[invitation.capacity] }]
              : []),
            ...(invitation.startsOn ? [{ term: 'Premier jour', value: shortDate(invitation.startsOn) }] : []),
            { term: 'Adresse invitée', value: invitation.maskedEmail },
            { term: 'Valable jusqu’au', value: shortDate(dateIn(invitation.expiresAt, viewerZone())) },
          ]}
        />
        {viewer ? (
          <Acceptance
            token={token}
            viewer={viewer}
            needsCode={invitation.needsCode ?? false}
            maskedEmail={invitation.maskedEmail}
            onAccepted={setAccepted}
          />
        ) : (
          <section>
            <h2>Connectez-vous pour accepter</h2>
            <Loaded query={site}>
              {({ site: { signInProviders } }) => (
                <Doors providers={signInProviders} returnTo="/invitation" />
              )}
            </Loaded>
          </section>
        )}
      </div>
    </>
  )
}

function Acceptance({
  token,
  viewer,
  needsCode,
  maskedEmail,
  onAccepted,
}: {
  token: string
  viewer: Viewer
  needsCode: boolean
  maskedEmail: string
  onAccepted: (outcome: { waits: boolean }) => void
}) {
  const askCode = useAct(RequestInvitationCode)
  const accept = useAct(AcceptInvitation)
  const [isCodeSent, setCodeSent] = useState(false)
  const [code, setCode] = useState('')
  const press = async () => {
    const payload = await accept.send({ token, code: needsCode ? code.trim() : null })
    if (!payload) return
    drafts.forget(kept)
    onAccepted({ waits: payload.mandate?.status === 'AWAITING_CONFIRMATION' })
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void press()
      }}
    >
      <p>
        Vous êtes connecté en tant que <strong>{fullName(viewer.person)}</strong>.
      </p>
      {needsCode && (
        <section className="stack">
          <h2>Vérifier votre adresse</h2>
          <p>
            Votre compte ne prouve pas que l’adresse {maskedEmail} est la vôtre. Demandez un code, lisez-le
            dans votre messagerie, puis tapez-le ici.
          </p>
          <Button
            isPending={askCode.isPending}
            onPress={async () => setCodeSent((await askCode.send({ token })) !== null)}
          >
            {isCodeSent ? 'Envoyer un nouveau code' : 'Recevoir un code'}
          </Button>
          {isCodeSent && (
            <Notice tone="success" title="Code envoyé" isLive>
              <p>Il arrive à {maskedEmail} en quelques minutes. Regardez aussi les indésirables.</p>
            </Notice>
          )}
          <ActFeedback act={askCode} title="Le code n’est pas parti" />
          <TextField
            label="Code reçu"
            isRequired
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={setCode}
            error={accept.error('code')}
          />
        </section>
      )}
      <ActFeedback
        act={{ ...accept, problems: accept.problems.filter(({ field }) => field !== 'code') }}
        title="L’invitation n’est pas acceptée"
      />
      <div className="row">
        <Button kind="primary" type="submit" icon="check" isPending={accept.isPending}>
          Accepter ce poste
        </Button>
      </div>
    </form>
  )
}

function Welcome({ invitation, waits }: { invitation: Invitation; waits: boolean }) {
  const navigate = useNavigate()
  return (
    <>
      <PageTitle
        title={waits ? 'Il reste une confirmation' : 'Bienvenue'}
        lead={
          waits
            ? `Une seconde personne doit confirmer votre affectation au poste « ${invitation.postLabel} », ${invitation.organisationName}. Un courriel vous dira sa réponse.`
            : `Le poste « ${invitation.postLabel} » est à vous.`
        }
      />
      <Button kind="primary" icon="arrow" onPress={() => void navigate({ to: '/' })}>
        Aller à l’accueil
      </Button>
    </>
  )
}
