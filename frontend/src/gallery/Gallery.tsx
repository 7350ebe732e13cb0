import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { AppShell } from '~/components/AppShell'
import { Button, IconButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DataList, Item, ItemList } from '~/components/DataList'
import { DataTable } from '~/components/DataTable'
import { DateText, MomentText } from '~/components/DateText'
import { ConfirmDialog } from '~/components/Dialog'
import { ClauseDiff } from '~/components/Diff'
import { EmptyState } from '~/components/EmptyState'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { Progress } from '~/components/Progress'
import { Badge, StatusTag } from '~/components/StatusTag'
import { Steps } from '~/components/Steps'
import { Tabs } from '~/components/Tabs'
import { TextArea } from '~/components/TextField'
import { Timeline } from '~/components/Timeline'
import { DraftNotice, useDraft } from '~/drafts/useDraft'
import { type Document, request } from '~/graphql/client'
import { FaultNotice } from '~/graphql/FaultNotice'
import { legalPages } from '~/pages/legalPages'
import { FieldSamples, GuardSamples } from './FieldSamples'
import { clauses, posts, protocols } from './samples'

/** Every component on one page, to be looked at and checked; development only. */
export default function Gallery() {
  const [acting, setActing] = useState<string | null>('mandate:1')
  return (
    <AppShell
      person={{
        name: 'Claire Vasseur',
        posts,
        actingMandateId: acting,
        onActAs: setActing,
        onSignOut: () => {},
      }}
      navigation={[
        { label: 'Accueil', icon: 'home', link: { to: '/' } },
        { label: 'Protocoles', icon: 'document', link: { to: '/_galerie' } },
        { label: 'Annuaire', icon: 'people', link: { to: '/connexion' } },
        { label: 'Agendas', icon: 'calendar', link: { to: '/connexion' } },
      ]}
      legal={legalPages}
      banner={
        <Notice tone="info" title="Données de démonstration">
          <p>Tout ce que vous voyez ici est inventé.</p>
        </Notice>
      }
    >
      <PageTitle
        title="Orientation vers le soin dans le ressort de Valmont"
        lead="Qui fait quoi, entre la décision de justice et le premier rendez-vous de soin."
        status={<StatusTag tone="warn">Revue à prévoir</StatusTag>}
        trail={[
          { label: 'Partenariat de Valmont', link: { to: '/' } },
          { label: 'Protocoles', link: { to: '/_galerie' } },
        ]}
        actions={
          <Button kind="primary" icon="calendar">
            Planifier la revue
          </Button>
        }
      />
      <div className="stack">
        <Part title="Revue en étapes">
          <Steps titles={['Participants', 'Constats', 'Décision', 'Suites']} current={1} />
        </Part>
        <Part title="Listes">
          <ItemList>
            {protocols.map((protocol) => (
              <Item
                key={protocol.id}
                title={<a href="#p">{protocol.title}</a>}
                meta={
                  <>
                    Revue attendue le <DateText date={protocol.due} />
                  </>
                }
                status={<StatusTag tone={protocol.tone}>{protocol.status}</StatusTag>}
              />
            ))}
          </ItemList>
          <DataTable
            caption="Protocoles du territoire"
            isCaptionVisible
            columns={[
              { id: 'title', title: 'Protocole', cell: (row) => row.title },
              { id: 'due', title: 'Revue attendue le', cell: (row) => <DateText date={row.due} short /> },
              { id: 'parties', title: 'Parties', cell: (row) => row.parties, isNumber: true },
              {
                id: 'status',
                title: 'État',
                cell: (row) => <StatusTag tone={row.tone}>{row.status}</StatusTag>,
              },
            ]}
            rows={protocols}
            rowId={(row) => row.id}
          />
          <Card
            title="En bref"
            actions={
              <Button kind="quiet" icon="edit">
                Modifier
              </Button>
            }
          >
            <DataList
              items={[
                { term: 'Poste coordinateur', value: 'Direction du SPIP de Valmont' },
                { term: 'En vigueur depuis', value: <DateText date="2025-12-01" /> },
                {
                  term: 'Prochaine réunion',
                  value: <MomentText instant="2026-12-01T10:00:00Z" zone="Indian/Reunion" />,
                },
              ]}
            />
          </Card>
          <EmptyState
            title="Aucune formation croisée pour l’instant"
            action={
              <Button kind="primary" icon="add">
                Proposer une formation
              </Button>
            }
          >
            Réunissez une première fois les deux équipes autour d’un thème : deux heures suffisent.
          </EmptyState>
        </Part>
        <Part title="Messages">
          <Notice tone="info" title="La version en vigueur ne change pas">
            <p>Elle reste lisible pendant que vous préparez la suivante.</p>
          </Notice>
          <Notice tone="success" title="Votre approbation est enregistrée" />
          <Notice tone="warn">
            <p>Un jour férié à La Réunion tombe à cette date.</p>
          </Notice>
          <Notice tone="error" title="La revue ne peut pas être close">
            <p>Il manque une personne du côté de la justice.</p>
          </Notice>
          <div className="row">
            <StatusTag tone="neutral">Brouillon</StatusTag>
            <StatusTag tone="info">En approbation</StatusTag>
            <StatusTag tone="success">En vigueur</StatusTag>
            <StatusTag tone="warn">Poste vacant</StatusTag>
            <StatusTag tone="error">En retard</StatusTag>
            <Badge count={3} label="éléments en attente" />
          </div>
          <Progress label="Import des organisations" value={62} detail="310 lignes sur 500" />
          <Progress label="Préparation du document" />
        </Part>
        <Part title="Actions">
          <Actions />
        </Part>
        <Part title="Onglets">
          <Tabs
            label="Protocole"
            items={[
              { id: 'compare', title: 'Comparer', content: <ClauseDiff clauses={clauses} /> },
              {
                id: 'history',
                title: (
                  <>
                    Historique <Badge count={2} label="événements" />
                  </>
                ),
                content: <History />,
              },
            ]}
          />
          <History />
        </Part>
        <Part title="Champs">
          <FieldSamples />
        </Part>
        <Part title="Garde de confidentialité">
          <GuardSamples />
        </Part>
        <Part title="Texte gardé">
          <DraftSample />
        </Part>
      </div>
    </AppShell>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="stack">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Actions() {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="row">
      <Button kind="primary">Enregistrer</Button>
      <Button>Comparer</Button>
      <Button kind="quiet" icon="copy">
        Copier l’adresse
      </Button>
      <Button kind="danger" onPress={() => setOpen(true)}>
        Mettre fin au protocole
      </Button>
      <Button isDisabled>Approuver</Button>
      <Button isPending>Envoyer</Button>
      <IconButton icon="close" label="Fermer" />
      <ConfirmDialog
        title="Mettre fin au protocole ?"
        action="Mettre fin au protocole"
        kind="danger"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => setOpen(false)}
      >
        <p>Toutes les parties en seront prévenues. Le texte restera consultable.</p>
      </ConfirmDialog>
    </div>
  )
}

function History() {
  return (
    <Timeline
      moments={[
        {
          id: '2',
          when: <DateText date="2026-01-12" />,
          title: 'Revue annuelle close',
          detail: <p>Décision : confirmer. Deux actions à suivre.</p>,
          icon: 'check',
        },
        { id: '1', when: <DateText date="2025-12-01" />, title: 'Entrée en vigueur', icon: 'document' },
      ]}
    />
  )
}

const save = { toString: () => 'mutation Save($text: String!) { save(text: $text) }' } as Document<
  unknown,
  { text: string }
>

function DraftSample() {
  const draft = useDraft('galerie', '')
  const { mutate, isPending, error } = useMutation({
    mutationFn: (text: string) => request(save, { text }),
    onSuccess: draft.sent,
  })
  const send = () => mutate(draft.value)
  return (
    <>
      <DraftNotice draft={draft} />
      <TextArea label="Points d’attention" value={draft.value} onChange={draft.set} isRequired />
      {error && <FaultNotice error={error} onRetry={send} />}
      <Button kind="primary" isPending={isPending} onPress={send}>
        Enregistrer les points
      </Button>
    </>
  )
}
