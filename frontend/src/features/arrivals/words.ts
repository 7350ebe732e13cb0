import type { PackItemOwner, PackRole, PackSection } from '~/graphql/generated/graphql'

/** The parts of a pack, in the order in which they are read. */
export const sectionTitles: Record<PackSection, string> = {
  HANDOVER: 'La note de la personne qui vous a précédé',
  PROTOCOLS: 'Ce que les protocoles demandent à votre fonction',
  CONTACTS: 'Qui appeler, pour quoi',
  DATES: 'Les rendez-vous à venir',
  PARTNERS: 'Les partenaires',
  MINUTES: 'Ce qui a été décidé à la dernière réunion',
  ACTIONS: 'Les actions en cours',
  GLOSSARY: 'Des mots qui n’ont pas le même sens',
}

export const sectionOrder = Object.keys(sectionTitles) as PackSection[]

export const roles: Record<PackRole, string> = {
  MAGISTRATE: 'Magistrats et greffe',
  PROBATION: 'SPIP',
  YOUTH_JUSTICE: 'PJJ',
  ADDICTION_CARE: 'CSAPA, CAARUD et structures médico-sociales',
  HOSPITAL: 'Services hospitaliers',
  OTHER: 'Autres fonctions',
}

export const owners: Record<PackItemOwner, string> = {
  NEWCOMER: 'La personne qui arrive',
  REPRESENTATIVE: 'Sa structure',
  COORDINATOR: 'La coordination du partenariat',
}
