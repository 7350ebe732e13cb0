import type { IconName } from '~/components/Icon'
import type { HistoryKind } from '~/graphql/generated/graphql'

/** What happened to a protocol, in words. */
export const happenings: Record<HistoryKind, { words: string; icon: IconName }> = {
  PROTOCOL_CREATED: { words: 'Protocole créé', icon: 'add' },
  PROTOCOL_CHANGED: { words: 'Réglages modifiés', icon: 'edit' },
  PARTIES_CHANGED: { words: 'Parties modifiées', icon: 'people' },
  EXISTING_AGREEMENT_RECORDED: { words: 'Accord existant repris', icon: 'document' },
  VERSION_STARTED: { words: 'Nouvelle version commencée', icon: 'edit' },
  VERSION_ABANDONED: { words: 'Version abandonnée', icon: 'close' },
  APPROVAL_OPENED: { words: 'Approbation ouverte', icon: 'arrow' },
  APPROVAL_GIVEN: { words: 'Approbation donnée', icon: 'check' },
  PAPER_SIGNATURE_RECORDED: { words: 'Signature sur papier enregistrée', icon: 'document' },
  CHANGE_REQUESTED: { words: 'Modification demandée', icon: 'edit' },
  VERSION_AGREED: { words: 'Texte approuvé par tous', icon: 'success' },
  VERSION_IN_FORCE: { words: 'Entrée en vigueur', icon: 'success' },
  PROTOCOL_RENEWED: { words: 'Protocole renouvelé', icon: 'calendar' },
  NON_RENEWAL_NOTIFIED: { words: 'Non-renouvellement notifié', icon: 'alert' },
  PARTY_WITHDREW: { words: 'Retrait d’une partie', icon: 'alert' },
  PROTOCOL_TERMINATED: { words: 'Fin du protocole', icon: 'close' },
  PROTOCOL_EXPIRED: { words: 'Protocole échu', icon: 'clock' },
  POST_VACANT: { words: 'Poste devenu vacant', icon: 'user' },
  POST_FILLED: { words: 'Poste de nouveau pourvu', icon: 'user' },
  REVIEW_PLANNED: { words: 'Revue planifiée', icon: 'calendar' },
  REVIEW_MOVED: { words: 'Réunion de revue déplacée', icon: 'calendar' },
  REVIEW_CANCELLED: { words: 'Réunion de revue annulée', icon: 'close' },
  REVIEW_COMPLETED: { words: 'Revue close', icon: 'success' },
  CORRECTION_ADDED: { words: 'Correction ajoutée', icon: 'edit' },
  MEMBER_JOINED: { words: 'Nouvelle organisation membre', icon: 'people' },
  MEMBER_LEFT: { words: 'Départ d’une organisation membre', icon: 'people' },
  COORDINATOR_CHANGED: { words: 'Nouveau poste coordinateur', icon: 'user' },
}
