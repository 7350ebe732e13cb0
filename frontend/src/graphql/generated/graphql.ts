/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Gives a version up before it binds anybody. */
export type AbandonVersionInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Why. */
  reason?: string | null | undefined;
  /** Which. */
  versionId: string;
};

/** Takes up an invitation. */
export type AcceptInvitationInput = {
  /** From the mail, unless a provider vouches for the address. */
  code?: string | null | undefined;
  /** From the link. */
  token: string;
};

/** Where a request for access stands. */
export type AccessRequestState =
  /** Became a mandate. */
  | 'ACCEPTED'
  /** Waits for an answer. */
  | 'PENDING'
  /** Turned down. */
  | 'REFUSED'
  /** Taken back by who asked. */
  | 'WITHDRAWN';

/** A successor says that the note was read. */
export type AcknowledgeHandoverInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Which note. */
  noteId: string;
};

/** The newcomer says that the pack was read. */
export type AcknowledgePackInput = {
  /** Which pack. */
  packId: string;
};

/** Life of an action item. */
export type ActionState =
  /** Done. */
  | 'DONE'
  /** Given up. */
  | 'DROPPED'
  /** To be done. */
  | 'OPEN';

/** An item at the end of the agenda; what stands there already is not added twice. */
export type AddAgendaItemInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** For `CARRIED_ACTION`. */
  actionId?: string | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Why. */
  kind: AgendaItemKind;
  /** On which agenda. */
  meetingId: string;
  /** How long it is meant to take. */
  minutesPlanned?: number | null | undefined;
  /** For `DUE_REVIEW`. */
  protocolId?: string | null | undefined;
  /** For THEME. */
  theme?: Theme | null | undefined;
  /** What it is called; the theme's, protocol's or action's own name when null. */
  title?: string | null | undefined;
};

/** Adds a clause to a draft. */
export type AddClauseInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Position, from 1; null means last. */
  at?: number | null | undefined;
  /** The clause. */
  clause: ClauseInput;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** To which version. */
  versionId: string;
};

/** A new version of approved minutes. */
export type AddErratumInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Of which meeting. */
  meetingId: string;
  /** What it says. */
  text: string;
};

/** More people to expect. */
export type AddEventAttendeesInput = {
  actingPostId?: string | null | undefined;
  attendeePersonIds?: Array<string>;
  attendeePostIds?: Array<string>;
  eventId: string;
};

/** Outsiders to add to an event. */
export type AddEventGuestsInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Which event. */
  eventId: string;
  /** Whom to invite; an address that is invited already changes nothing. */
  guests: Array<GuestInput>;
};

/** A calendar to read. */
export type AddInboundCalendarInput = {
  actingPostId?: string | null | undefined;
  confirmedNoIndividualCase?: boolean;
  /** To tell calendars apart. */
  name: string;
  /** Null for the viewer's own agenda. */
  partnershipId?: string | null | undefined;
  /** An address in https or webcal. It is never shown again. */
  url: string;
};

/** Gives a member a role. */
export type AddInterTerritoryParticipantInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** A member of the partnership. */
  organisationId: string;
  /** In which agreement. */
  partnershipId: string;
  /** As what. */
  role: InterTerritoryRole;
  /** First day. */
  since: string;
  /** Last day, when known. */
  until?: string | null | undefined;
};

/** Puts clauses of the library at the end of a draft. */
export type AddLibraryClausesInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Keys of the clauses, in the order wanted. */
  keys: Array<string>;
  /** Which draft. */
  versionId: string;
};

/** An organisation joins. */
export type AddPartnershipMemberInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Which organisation. */
  organisationId: string;
  /** Which partnership. */
  partnershipId: string;
  /** First day. */
  since: string;
};

/** More dates to choose from. */
export type AddPollOptionsInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Which event. */
  eventId: string;
  /** Local times in the poll's zone. */
  options: Array<DateOptionInput>;
};

/** Names whom to call about something. */
export type AddResourcePersonInput = {
  /** What can be asked. */
  about?: string | null | undefined;
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Of a team, whose mandate. */
  mandateId?: string | null | undefined;
  /** In which partnership. */
  partnershipId: string;
  /** The function to call: an open post of a member. */
  postId: string;
  /** How to reach them, beside the contact details of person and organisation. */
  reach?: string | null | undefined;
  /** Only for this part of the territory. */
  territoryCode?: string | null | undefined;
  /** About what. */
  theme: Theme;
};

/** Why something is on an agenda. */
export type AgendaItemKind =
  /** An action decided before is still open. */
  | 'CARRIED_ACTION'
  /** The review of a protocol is due. */
  | 'DUE_REVIEW'
  /** Anything else. */
  | 'FREE'
  /** A theme of the guide. */
  | 'THEME';

/** Agrees for the host or for the guest's organisation. */
export type AgreeToImmersionInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** To which stay. */
  placementId: string;
};

/** An answer through a link. */
export type AnswerByLinkInput = {
  answer: AttendeeAnswer;
  /** What follows the # of the address. */
  token: string;
};

/** Settles a point of the secrecy checklist; a null answer clears it. */
export type AnswerChecklistPointInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** How it is settled. */
  answer?: ChecklistAnswer | null | undefined;
  /** The revision read before answering; 0 while unanswered. */
  baseRevision: number;
  /** Where, for `IN_CLAUSES`. */
  clauseIds?: Array<string>;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Which point. */
  point: ChecklistPointKind;
  /** Why not, for `NOT_CONCERNED`. */
  reason?: string | null | undefined;
  /** Of which version. */
  versionId: string;
};

/** An answer to an invitation. */
export type AnswerEventInput = {
  actingPostId?: string | null | undefined;
  answer: AttendeeAnswer;
  eventId: string;
};

/** The author's answer. */
export type AnswerHandoverQuestionInput = {
  /** What. */
  answer: string;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** To which question. */
  questionId: string;
};

/** Choices through a link; dates left out keep their answer. */
export type AnswerPollByLinkInput = {
  choices: Array<DateChoiceInput>;
  /** What follows the # of the address. */
  token: string;
};

/** Says on which dates one can come. */
export type AnswerPollInput = {
  /** The post it is done as; without it, the answer is for all posts through which one is expected. */
  actingPostId?: string | null | undefined;
  /** Dates left out keep their answer. */
  choices: Array<DateChoiceInput>;
  /** Which event. */
  eventId: string;
};

/** Pressed here, or signed on paper and recorded. */
export type ApprovalMeans =
  /** On this platform. */
  | 'ONLINE'
  /** On paper. */
  | 'PAPER';

/** Fixes the minutes. */
export type ApproveMinutesInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Of which meeting. */
  meetingId: string;
};

/** Agrees to one exact text. */
export type ApproveVersionInput = {
  /** The awaited post approved for; needed when the viewer holds several. */
  actingPostId?: string | null | undefined;
  /** The hash of the text that was read. */
  textHash: string;
  /** Which. */
  versionId: string;
};

/** A question to the author. */
export type AskHandoverQuestionInput = {
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** About which note. */
  noteId: string;
  /** What. */
  question: string;
};

/** Answer to an invitation. */
export type AttendeeAnswer =
  /** Will come. */
  | 'ACCEPTED'
  /** None yet. */
  | 'AWAITED'
  /** Will not come. */
  | 'DECLINED'
  /** May come. */
  | 'TENTATIVE';

/** Calls a meeting off. */
export type CancelAnnualMeetingInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Which meeting. */
  meetingId: string;
  /** Why. */
  reason?: string | null | undefined;
};

/** Calls an event off. */
export type CancelEventInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Which. */
  eventId: string;
  /** Why, for those expected. */
  reason?: string | null | undefined;
  /** This one, or all. */
  scope?: EventScope;
};

/** Gives a stay up. */
export type CancelImmersionInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Which stay. */
  placementId: string;
};

/** Calls a meeting off. */
export type CancelPresentationInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Which meeting. */
  presentationId: string;
};

/** Gives a place back. */
export type CancelRegistrationInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Which registration. */
  registrationId: string;
};

/** Gives a review up. */
export type CancelReviewInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Why. */
  reason?: string | null | undefined;
  /** Which review. */
  reviewId: string;
};

/** Calls a planned change off. */
export type CancelStructureChangeInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Which. */
  structureChangeId: string;
};

/** Calls a training off. */
export type CancelTrainingInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Why. */
  reason?: string | null | undefined;
  /** Which training. */
  trainingId: string;
};

/** How a point is settled. */
export type ChecklistAnswer =
  /** The protocol's text says it. */
  | 'IN_CLAUSES'
  /** It does not arise here, for a reason given. */
  | 'NOT_CONCERNED';

/** The seven points, in their order. */
export type ChecklistPointKind =
  /** The person agrees to each tool. */
  | 'AGREEMENT_OF_THE_PERSON'
  /** Analyses: who decides, who reads. */
  | 'ANALYSES'
  /** What a certificate says, and does not. */
  | 'CONTENT_OF_CERTIFICATES'
  /** Documents go through the person. */
  | 'DOCUMENTS_THROUGH_THE_PERSON'
  /** The treating doctor is never the expert. */
  | 'EXPERT_IS_NOT_TREATING_DOCTOR'
  /** How the person is told. */
  | 'HOW_THE_PERSON_IS_TOLD'
  /** Whether incidents are reported. */
  | 'INCIDENT_REPORTS';

/** Chooses the mandate under which this session acts. */
export type ChooseMandateInput = {
  /** One of the viewer's current mandates. */
  mandateId: string;
};

/** Sends the minutes to the members. */
export type CirculateMinutesInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Of which meeting. */
  meetingId: string;
};

/** What became of a clause; CHANGED wins over MOVED when both hold, the two numbers show the move. */
export type ClauseChange =
  /** Only in the later version. */
  | 'ADDED'
  /** In both, with another text, theme or marks. */
  | 'CHANGED'
  /** The same, at another place among those that stayed. */
  | 'MOVED'
  /** Only in the earlier one. */
  | 'REMOVED'
  /** The same. */
  | 'SAME';

/** A new clause. */
export type ClauseInput = {
  /** Text. */
  body: string;
  /** Roles that it asks something of. */
  markedFor?: Array<PostKind>;
  /** May appear on the public information sheet. */
  public?: boolean;
  /** Theme. */
  theme: Theme;
  /** Title, one line. */
  title: string;
};

/** Takes no more requests. */
export type CloseImmersionOfferInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Which offer. */
  offerId: string;
};

/** An organisation ceases to exist. */
export type CloseOrganisationInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Its last day. */
  lastDay: string;
  /** Which. */
  organisationId: string;
};

/** Chooses a date. */
export type ClosePollInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Which event. */
  eventId: string;
  /** The date chosen. */
  optionId: string;
  /** Where. */
  place?: string | null | undefined;
  /** https address; never shown in feeds nor on public pages. */
  videoLink?: string | null | undefined;
};

/** Says that a training took place. */
export type CloseTrainingInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** On which day. */
  heldOn: string;
  /** Which training. */
  trainingId: string;
};

/** Says that a stay took place. */
export type CompleteImmersionInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Which stay. */
  placementId: string;
};

/** Closes a review. */
export type CompleteReviewInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The revision that was read. */
  baseRevision: number;
  /** Which review. */
  reviewId: string;
};

/** Says that who is recorded as holder of each post of an organisation holds it. */
export type ConfirmHoldersInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Whose posts. */
  organisationId: string;
};

/** Says that a census still holds. */
export type ConfirmReceptionCensusInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Whose part in which agreement. */
  participationId: string;
};

/** Says that an entry still holds. */
export type ConfirmResourcePersonInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Which entry. */
  resourceId: string;
};

/** It is so. For a departure the last day is set; for an arrival the newcomer is invited. */
export type ConfirmStaffReportInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** In what capacity the newcomer is invited, as titular when absent. */
  capacity?: MandateCapacity | null | undefined;
  /** To whom the invitation goes; the reported address when absent. */
  email?: string | null | undefined;
  /** Another day than the reported one. */
  happensOn?: string | null | undefined;
  /** Which. */
  staffReportId: string;
};

/** Public contact details, as a whole. */
export type ContactDetailsInput = {
  /** Street and number. */
  address?: string | null | undefined;
  /** Town. */
  city?: string | null | undefined;
  /** Address of the service. */
  email?: string | null | undefined;
  /** When people are received, in words. */
  openingHours?: string | null | undefined;
  /** Switchboard or service. */
  phone?: string | null | undefined;
  /** Five digits. */
  postalCode?: string | null | undefined;
  /** Page of the service. */
  website?: string | null | undefined;
};

/** The same training at another date, to be opened when ready. */
export type CopyTrainingInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** When and where. */
  meeting: MeetingInput;
  /** Another session of the same programme. */
  sameSeries?: boolean;
  /** Which training. */
  trainingId: string;
};

/** Adds a note to an approval, which itself never changes. */
export type CorrectApprovalInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Which. */
  approvalId: string;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** The note. */
  text: string;
};

/** A note that follows a closed review. */
export type CorrectReviewInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Which review. */
  reviewId: string;
  /** What it says. */
  text: string;
};

/** Whether a practice covers a tribunal. */
export type CoverageState =
  /** It does. */
  | 'COVERED'
  /** It does no more, or is late. */
  | 'LAPSED'
  /** It never did. */
  | 'MISSING';

/** Something that a review decides to do. */
export type CreateActionInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** More about it. */
  details?: string | null | undefined;
  /** Last day to do it in time. */
  dueOn: string;
  /** The review it follows from. */
  originId: string;
  /** The SINGLE post that answers for it. */
  ownerPostId: string;
  /** What is to be done. */
  title: string;
};

/** A new feed. */
export type CreateFeedTokenInput = {
  alarmMinutes?: number | null | undefined;
  colour?: FeedColour | null | undefined;
  confirmedNoIndividualCase?: boolean;
  filter?: FeedFilterInput | null | undefined;
  name: string;
  /** A post held by the viewer makes a post feed; null a personal one. */
  postId?: string | null | undefined;
};

/** Exactly one of `personId` and `newPerson`. */
export type CreateMandateInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** In what capacity. */
  capacity: MandateCapacity;
  /** The author says that warnings of the guard concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Last day, included; null while unknown. */
  endsOn?: string | null | undefined;
  /** Somebody new. */
  newPerson?: NewPersonInput | null | undefined;
  /** Somebody whom the directory knows. */
  personId?: string | null | undefined;
  /** The post to hold. */
  postId: string;
  /** First day. */
  startsOn: string;
};

/** Something that a meeting decides to do. */
export type CreateMeetingActionInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The item of the agenda under which it is decided. */
  agendaItemId: string;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** More about it. */
  details?: string | null | undefined;
  /** Last day to do it in time. */
  dueOn: string;
  /** The SINGLE post that answers for it. */
  ownerPostId: string;
  /** What is to be done. */
  title: string;
};

/** An organisation to create. */
export type CreateOrganisationInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Public contact details. */
  contact?: ContactDetailsInput | null | undefined;
  /** 9 characters. */
  finess?: string | null | undefined;
  /** A site when not said. */
  finessLevel?: FinessLevel | null | undefined;
  /** Kind of that sector. */
  kind: OrganisationKind;
  /** Missions carried besides the kind. */
  missions?: Array<OrganisationMission>;
  /** Full name. */
  name: string;
  /** Managing association or hospital, DISP of a SPIP, SPIP of an antenne. */
  parentId?: string | null | undefined;
  /** Number of an association. */
  rna?: string | null | undefined;
  /** Sector. */
  sector: Sector;
  /** Name for lists. */
  shortName?: string | null | undefined;
  /** 14 digits. */
  siret?: string | null | undefined;
  /** The territories it serves. */
  territoryCodes: Array<string>;
  /** Own time zone. */
  timeZone: string;
};

/** A new partnership. */
export type CreatePartnershipInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** A SINGLE post. */
  coordinatingPostId?: string | null | undefined;
  /** Its first members. */
  memberIds?: Array<string>;
  /** Name. */
  name: string;
  /** Its territories from today on. */
  territoryCodes: Array<string>;
  /** Never changed afterwards. */
  timeZone: string;
};

/** A function to create. */
export type CreatePostInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** One holder or a team. */
  cardinality: PostCardinality;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Which function. */
  kind: PostKind;
  /** Where it is exercised. */
  organisationId: string;
  /** Needed for `OTHER`; otherwise tells apart two posts of one kind. */
  otherName?: string | null | undefined;
  /** The contact magistrate for addictology. */
  referent?: boolean;
  /** Manages its organisation's posts and people. */
  representative?: boolean;
  /** May sign protocols. */
  signatory?: boolean;
};

/** Creates the protocol with its first draft version. */
export type CreateProtocolInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Its first clauses. */
  clauses?: Array<ClauseInput>;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** SINGLE post that answers for the reviews. */
  ownerPostId: string;
  /** Its parties, as far as they are known. */
  parties?: Array<PartyInput>;
  /** Where. */
  partnershipId: string;
  /** 12 or less. */
  reviewPeriodMonths?: number;
  /** How long it will run. */
  term: TermInput;
  /** Title, one line. */
  title: string;
};

/** A new training. */
export type CreateTrainingInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** When and where; null while the date is asked for. */
  meeting?: MeetingInput | null | undefined;
  /** What for. */
  objectives?: string | null | undefined;
  /** Opens registration at once. */
  openRegistration?: boolean;
  /** Open to the people of the territory, members or not. */
  openToTerritory: boolean;
  /** Who organises; a post of the own organisation, the acting one when null. */
  organiserPostId?: string | null | undefined;
  /** In which partnership. */
  partnershipId: string;
  /** Dates to choose from, put to those who teach. */
  poll?: DatePollInput | null | undefined;
  /** What is done. */
  programme?: string | null | undefined;
  /** From this day on nothing is kept for a group. */
  releaseOn?: string | null | undefined;
  /** The organiser approves each registration. */
  requiresApproval: boolean;
  /** Seats kept for groups. */
  reserved: Array<ReservedSeatsInput>;
  /** Seats in all. */
  seatsTotal: number;
  /** Themes. */
  themes: Array<Theme>;
  /** What it is about. */
  title: string;
  /** Who teaches. */
  trainers: Array<TrainingTrainerInput>;
};

/** A tribunal to enter. */
export type CreateTribunalInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** After tj:, such as 76-rouen. */
  code: string;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** The départements in which it lies. */
  departementCodes: Array<string>;
  /** French name. */
  name: string;
};

/** Whether one can come on a date. */
export type DateChoice =
  /** If no other date will do. */
  | 'IF_NEED_BE'
  /** No. */
  | 'NO'
  /** Yes. */
  | 'YES';

/** A choice for one of the dates. */
export type DateChoiceInput = {
  /** Whether one can come. */
  choice: DateChoice;
  /** Which date. */
  optionId: string;
};

/** A date proposed; local times in the poll's zone. */
export type DateOptionInput = {
  /** Local date and time of the end. */
  endsAt: string;
  /** Local date and time, such as 2026-11-03T14:00. */
  startsAt: string;
};

/** Dates to choose from. */
export type DatePollInput = {
  /** By when to answer. */
  closesOn?: string | null | undefined;
  /** In any order; shown first to last. */
  options: Array<DateOptionInput>;
  /** Zone of the local times. */
  timeZone: string;
};

/** Where a poll stands. */
export type DatePollState =
  /** A date was chosen, or the event was called off. */
  | 'CLOSED'
  /** Answers are awaited. */
  | 'OPEN'
  /** Its closing date has passed: the organiser is to choose; answers still count until then. */
  | 'PAST_CLOSING_DATE';

/** Accepting needs a post, a capacity and a first day; refusing may give a reason. */
export type DecideAccessRequestInput = {
  /** True accepts. */
  accept: boolean;
  /** Which. */
  accessRequestId: string;
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** In what capacity. */
  capacity?: MandateCapacity | null | undefined;
  /** The author says that warnings of the guard concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Last day, included. */
  endsOn?: string | null | undefined;
  /** The post given. */
  postId?: string | null | undefined;
  /** A word to who asked. */
  reason?: string | null | undefined;
  /** First day. */
  startsOn?: string | null | undefined;
};

/** Confirms or drops the identity that waits to be linked. */
export type DecideIdentityLinkInput = {
  /** True ties it to the account. */
  confirm: boolean;
};

/** The second person's word, by someone other than the recorder and the person concerned. */
export type DecideMandateInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** True confirms, false turns down. */
  confirm: boolean;
  /** Which. */
  mandateId: string;
};

/** The organiser's answer to a request. */
export type DecideRegistrationInput = {
  /** A seat, or a place in the line when there is none; refused otherwise. */
  accept: boolean;
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Which registration. */
  registrationId: string;
};

/** Turns a request down. */
export type DeclineImmersionInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Which stay. */
  placementId: string;
  /** Why. */
  reason?: string | null | undefined;
};

/** It is not so. */
export type DeclineStaffReportInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The author says that warnings of the guard concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Which. */
  staffReportId: string;
  /** A word to the coordinator. */
  word?: string | null | undefined;
};

/** What there is as a document. */
export type DocumentKind =
  /** What a partnership did over a period, as known on the evening of its last day. Subject: the partnership. */
  | 'ACTIVITY_REPORT'
  /** The sheet that those who come to a training sign. Subject: the training. */
  | 'ATTENDANCE_SHEET'
  /** That somebody came to a training. Subject: the certificate's number. */
  | 'CERTIFICATE'
  /** The minutes of an annual meeting. Subject: the meeting. */
  | 'MINUTES'
  /** What whoever takes a post finds on the first day, for its reader alone. Subject: the pack. */
  | 'ONBOARDING_PACK'
  /** A version of a protocol, with its approvals and the hash of its text. Subject: the version. */
  | 'PROTOCOL_VERSION'
  /** What the public is told, as a leaflet. Subject: the partnership. */
  | 'PUBLIC_LEAFLET'
  /** The record of a review. Subject: the review. */
  | 'REVIEW_RECORD'
  /** Two versions of a protocol, clause by clause. Subject: the later one, compared with the earlier one. */
  | 'VERSION_COMPARISON';

/** Where a document stands. */
export type DocumentState =
  /** Could not be made. */
  | 'FAILED'
  /** Is being set. */
  | 'MAKING'
  /** Can be read. */
  | 'READY'
  /** Waits for its turn. */
  | 'WAITING';

/** What falls due. */
export type DueKind =
  /** Something that the viewer is to do. */
  | 'ACTION'
  /** A meeting at which the viewer is expected. */
  | 'EVENT'
  /** The end of a mandate of the viewer. */
  | 'MANDATE_END'
  /** The last day to give notice, or to renew. */
  | 'NOTICE'
  /** The review of a protocol. */
  | 'REVIEW'
  /** The end of a fixed term. */
  | 'TERM';

/** Sets the last day of a role. */
export type EndInterTerritoryParticipationInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Which role of which structure. */
  participationId: string;
  /** Last day, included. */
  until: string;
};

/** Ends a mandate. */
export type EndMandateInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Last day, included. */
  endsOn: string;
  /** Which. */
  mandateId: string;
};

/** An organisation leaves. */
export type EndPartnershipMembershipInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Which organisation. */
  organisationId: string;
  /** Which partnership. */
  partnershipId: string;
  /** Last day. */
  until: string;
};

/** Somebody to erase, at their request. */
export type ErasePersonInput = {
  /** Whoever asks knows that nobody can undo it. */
  irreversible: boolean;
  /** Who asks for it; oneself when absent. */
  personId?: string | null | undefined;
};

/** A new event, or a series of them. */
export type EventInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** People expected. */
  attendeePersonIds?: Array<string>;
  /** Posts expected. */
  attendeePostIds?: Array<string>;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** More about it. */
  description?: string | null | undefined;
  /** Only OTHER: the other kinds are planned by what they are the date of. */
  kind?: EventKind | null | undefined;
  /** When and where; of a series, the first time. */
  meeting: MeetingInput;
  /** Who invites: a post of the own organisation; the acting one when null. */
  organiserPostId?: string | null | undefined;
  /** The partnership it belongs to. */
  partnershipId: string;
  /** Makes it a series. */
  recurrence?: RecurrenceInput | null | undefined;
  /** What it is about. */
  title: string;
};

/** Kind of event. */
export type EventKind =
  /** The annual exchange meeting of a partnership. */
  | 'ANNUAL_MEETING'
  /** A training for both sectors. */
  | 'CROSS_TRAINING'
  /** A stay in the other sector. */
  | 'IMMERSION'
  /** Anything else. */
  | 'OTHER'
  /** A newcomer meets the partners. */
  | 'PRESENTATION'
  /** The annual review of a protocol. */
  | 'PROTOCOL_REVIEW';

/** One occurrence, or all that is to come of its series. */
export type EventScope =
  /** All coming occurrences of its series that were not changed by themselves. */
  | 'ALL'
  /** This event. */
  | 'ONE';

/** Life of an event. */
export type EventState =
  /** Will not take place; stays visible, so that calendars learn of it. */
  | 'CANCELLED'
  /** Took place. */
  | 'HELD'
  /** Its date is being asked for. */
  | 'PROPOSED'
  /** Has a date. */
  | 'SCHEDULED';

/** What speaks against a date. */
export type EventWarningKind =
  /** Someone is expected elsewhere. */
  | 'CLASH'
  /** A court of theirs sits less. */
  | 'COURT_RECESS'
  /** A public holiday somewhere in the partnership's territories. */
  | 'PUBLIC_HOLIDAY';

/** A checklist answer of an existing agreement. */
export type ExistingChecklistInput = {
  /** How it is settled. */
  answer: ChecklistAnswer;
  /** Positions in `clauses`, from 1. */
  clauseNumbers?: Array<number>;
  /** Which point. */
  point: ChecklistPointKind;
  /** Why not, for `NOT_CONCERNED`. */
  reason?: string | null | undefined;
};

/** A signature on an agreement made before the platform. */
export type ExistingSignatureInput = {
  /** Where the original lies. */
  originalKeptAt?: string | null | undefined;
  /** The signatory, if known to the directory. */
  personId?: string | null | undefined;
  /** Where. */
  place: string;
  /** For which signatory post. */
  postId: string;
  /** SHA-256 of the scan, computed in the browser. */
  scanSha256?: string | null | undefined;
  /** On which day. */
  signedOn: string;
};

/** In which colour programs show a feed. */
export type FeedColour =
  | 'BLUE'
  | 'GREEN'
  | 'ORANGE'
  | 'PURPLE'
  | 'RED'
  | 'TEAL';

/** What a feed shows of what its owner may see; nothing set shows all. */
export type FeedFilterInput = {
  /** Whether what was called off is shown for thirty days. */
  includeCancelled?: boolean;
  /** Only these kinds of events; empty for all. */
  kinds?: Array<EventKind>;
  /** For PARTNERSHIP. */
  partnershipId?: string | null | undefined;
  /** Which part, for a personal feed. */
  scope?: FeedScope | null | undefined;
  /** Code, for TERRITORY. */
  territory?: string | null | undefined;
};

/** Whose feed it is. */
export type FeedKind =
  /** Lives with the account; loses a mandate's events when the mandate ends. */
  | 'PERSONAL'
  /** Holds what concerns one post; dies with the mandate. */
  | 'POST';

/** Of what its owner may see, what a personal feed shows. */
export type FeedScope =
  /** Where the owner, or a post of theirs, is expected or invites. */
  | 'MINE'
  /** Where someone of the owner's organisations is expected or invites. */
  | 'ORGANISATION'
  /** One partnership. */
  | 'PARTNERSHIP'
  /** The partnerships of one territory. */
  | 'TERRITORY';

/** What to do with a clause. */
export type FindingKind =
  /** It is to be written anew. */
  | 'CHANGE'
  /** It is to go. */
  | 'DROP'
  /** It stays as it is. */
  | 'KEEP';

/** Whether the FINESS number names the legal entity or the site. */
export type FinessLevel =
  /** Entité juridique */
  | 'LEGAL_ENTITY'
  /** Établissement */
  | 'SITE';

/** A step from nothing to a partnership that lives, in their order. */
export type FirstStepKind =
  /** Organisations of justice and of health are members. */
  | 'ORGANISATIONS'
  /** The partnership exists. */
  | 'PARTNERSHIP'
  /** Somebody holds a post on each side. */
  | 'PEOPLE'
  /** A protocol is being written. */
  | 'PROTOCOL';

/** How often. */
export type Frequency =
  /** Each month, or each so many months. */
  | 'MONTHLY'
  /** Each week, or each so many weeks. */
  | 'WEEKLY'
  /** Each year, or each so many years. */
  | 'YEARLY';

/** An opinion, kept without its author. */
export type GiveFeedbackInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** In own words. */
  comment?: string | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Would recommend it to a colleague. */
  recommend: boolean;
  /** Of which training. */
  trainingId: string;
  /** From 1 to 5. */
  usefulness: number;
};

/** A few words about a stay, of the host or of the guest. */
export type GiveImmersionFeedbackInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Which stay. */
  placementId: string;
  /** About how it was organised and what was learnt; never about a person who is followed. */
  text: string;
};

/** An outsider to invite. */
export type GuestInput = {
  /** Where the invitation goes. */
  email: string;
  /** Name. */
  name: string;
  /** For whom they come. */
  organisationLabel?: string | null | undefined;
  /** Their own zone; the event's when null. */
  timeZone?: string | null | undefined;
};

/** A word of the author on a prefilled line. */
export type HandoverItemInput = {
  /** The word; null or blank removes it. */
  comment?: string | null | undefined;
  /** Which line: what it points at. */
  subjectId: string;
};

/** What a line of a note points at, in the order in which it is read. */
export type HandoverItemKind =
  /** An action that it answers for. */
  | 'ACTION'
  /** Whom it calls. */
  | 'CONTACT'
  /** A date to come. */
  | 'EVENT'
  /** A protocol that the post owns. */
  | 'PROTOCOL';

/** Which practice a figure counts. */
export type HealthFigureKind =
  /** Actions open, or done within twelve months, that are or were in time. */
  | 'ACTIONS_IN_TIME'
  /** The annual meeting, held with both sides within twelve months. */
  | 'ANNUAL_MEETING_HELD'
  /** A cross-training given within twelve months. */
  | 'CROSS_TRAINING_GIVEN'
  /** People who left a post in the last twelve months and wrote a handover note. */
  | 'DEPARTURES_WITH_NOTE'
  /** People who took a post in the last twelve months, met by the partners within sixty days. */
  | 'NEWCOMERS_WELCOMED'
  /** Signatory posts of protocols in force and contact magistrates' posts that somebody holds. */
  | 'POSTS_HELD'
  /** Protocols in force whose review is not late. */
  | 'PROTOCOLS_REVIEWED_IN_PERIOD';

/** What happened. */
export type HistoryKind =
  /** A signatory agreed. */
  | 'APPROVAL_GIVEN'
  /** A text was put to its signatories. */
  | 'APPROVAL_OPENED'
  /** Somebody asked for a change. */
  | 'CHANGE_REQUESTED'
  /** Another post coordinates. */
  | 'COORDINATOR_CHANGED'
  /** A correction followed an approval or a review. */
  | 'CORRECTION_ADDED'
  /** An agreement from before was taken over. */
  | 'EXISTING_AGREEMENT_RECORDED'
  /** An organisation joined. */
  | 'MEMBER_JOINED'
  /** An organisation left. */
  | 'MEMBER_LEFT'
  /** Notice was given that a term will not be renewed. */
  | 'NON_RENEWAL_NOTIFIED'
  /** A paper signature was recorded. */
  | 'PAPER_SIGNATURE_RECORDED'
  /** Its draft names other parties. */
  | 'PARTIES_CHANGED'
  /** A party gave notice. */
  | 'PARTY_WITHDREW'
  /** Such a post has a holder again. */
  | 'POST_FILLED'
  /** A post that answers for it or signs it has no holder any more. */
  | 'POST_VACANT'
  /** Its title, owner, term or period changed. */
  | 'PROTOCOL_CHANGED'
  /** A protocol was created. */
  | 'PROTOCOL_CREATED'
  /** Its term ran out. */
  | 'PROTOCOL_EXPIRED'
  /** A term was renewed. */
  | 'PROTOCOL_RENEWED'
  /** A protocol ended, or its end was decided. */
  | 'PROTOCOL_TERMINATED'
  /** A planned review was given up. */
  | 'REVIEW_CANCELLED'
  /** A review was held and closed. */
  | 'REVIEW_COMPLETED'
  /** A review got another date. */
  | 'REVIEW_MOVED'
  /** A review was planned. */
  | 'REVIEW_PLANNED'
  /** A version was given up. */
  | 'VERSION_ABANDONED'
  /** All agreed. */
  | 'VERSION_AGREED'
  /** A text came into force. */
  | 'VERSION_IN_FORCE'
  /** A new version was started. */
  | 'VERSION_STARTED';

/** Says that a meeting took place. */
export type HoldMeetingInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** On which day. */
  heldOn: string;
  /** Which meeting. */
  meetingId: string;
};

/** Says that the meeting took place. */
export type HoldPresentationInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Which meeting. */
  presentationId: string;
};

/** Who comes to look. */
export type ImmersionAudience =
  /** Who treats addictions. */
  | 'ADDICTOLOGY_PROFESSIONAL'
  /** Anybody else of the partners. */
  | 'OTHER_PROFESSIONAL'
  /** CPIP. */
  | 'PROBATION_COUNSELLOR'
  /** Auditeur de justice. */
  | 'TRAINEE_MAGISTRATE';

/** Columns expected in the file. */
export type ImportFormat =
  /** Columns of the public FINESS extract. */
  | 'FINESS_EXTRACT'
  /** Our own simple columns. */
  | 'SIMPLE';

/** What a line leads to. */
export type ImportOutcome =
  /** A new organisation. */
  | 'CREATED'
  /** Left out; its problems say why. */
  | 'REFUSED'
  /** Already as the line says. */
  | 'UNCHANGED'
  /** A change to a known one. */
  | 'UPDATED';

/** Stage of an import. */
export type ImportState =
  /** Written as previewed. */
  | 'DONE'
  /** Nothing was written. */
  | 'FAILED'
  /** Every line has its outcome; nothing is written. */
  | 'PREVIEWED'
  /** Started; nothing is written before the end. */
  | 'RUNNING';

/** For whom it is read. */
export type InboundKind =
  /** A partnership follows a training calendar. */
  | 'PARTNERSHIP'
  /** A person's own agenda, for clash warnings. */
  | 'PERSONAL';

/** How the last reading went. */
export type InboundState =
  /** Not read; what was read before is kept. */
  | 'FAILED'
  /** Never read. */
  | 'NEW'
  /** Read. */
  | 'READ'
  /** The site said that nothing had changed. */
  | 'UNCHANGED';

/** As what a structure takes part. */
export type InterTerritoryRole =
  /** A hospital addictology team in support of the others. */
  | 'EXPERT'
  /** A residential care structure that receives people of another region. */
  | 'RECEIVING'
  /**
   * A care team that may propose a stay elsewhere: ambulatory CSAPA, hospital service, scheme that houses and leads to
   * care.
   */
  | 'REFERRING';

/** Names an invitation. */
export type InvitationInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Which. */
  invitationId: string;
};

/** Where an invitation stands. */
export type InvitationState =
  /** Taken up. */
  | 'ACCEPTED'
  /** Not answered in time. */
  | 'EXPIRED'
  /** May be taken up. */
  | 'PENDING'
  /** Taken back. */
  | 'REVOKED';

/** An offer of a post to the reader of an address. */
export type InviteInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** In what capacity. */
  capacity: MandateCapacity;
  /** The author says that warnings of the guard concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** To whom. */
  email: string;
  /** Last day, included; null while unknown. */
  endsOn?: string | null | undefined;
  /** A word to the invited person, sent in the mail. */
  message?: string | null | undefined;
  /** The post offered. */
  postId: string;
  /** First day. */
  startsOn: string;
};

/** Issues a certificate to each who came and has none. */
export type IssueCertificatesInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Which training. */
  trainingId: string;
};

/** The own organisation takes part in a meeting that another proposed. */
export type JoinPresentationInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Which meeting. */
  presentationId: string;
};

/** Where an outgoing mail stands. */
export type MailState =
  /** The relay will never take it. */
  | 'FAILED'
  /** Held back after a restore. */
  | 'NOT_RESENT'
  /** Waits for the relay. */
  | 'QUEUED'
  /** The relay took it. */
  | 'SENT';

/** In what capacity a post is held; approvals keep it too. */
export type MandateCapacity =
  /** Acts for the holder under a recorded delegation. */
  | 'DELEGATE'
  /** Holds it while there is no titular, or in the titular's absence. */
  | 'INTERIM'
  /** The post's own holder. */
  | 'TITULAR';

/** Where a mandate stands on a given day. */
export type MandateStatus =
  /** On a signatory post: waits for a second person and gives no right yet. */
  | 'AWAITING_CONFIRMATION'
  /** Gives its rights. */
  | 'CURRENT'
  /** Over. */
  | 'ENDED'
  /** Turned down by the second person: as if it had never been. */
  | 'REFUSED'
  /** Confirmed, not begun. */
  | 'UPCOMING';

/** When and where; local times in `timeZone`. */
export type MeetingInput = {
  /** Whole days. */
  allDay?: boolean;
  /** Local date and time of the end; for whole days the last one, included. */
  endsAt: string;
  /** Where. */
  place?: string | null | undefined;
  /** Local date and time, such as 2026-11-03T14:00; a date for whole days. */
  startsAt: string;
  /** The partnership's when null. */
  timeZone?: string | null | undefined;
  /** https address; never shown in feeds nor on public pages. */
  videoLink?: string | null | undefined;
};

/** Life of an annual meeting. */
export type MeetingState =
  /** Called off; its agenda stays readable. */
  | 'CANCELLED'
  /** Took place, with both sides. */
  | 'HELD'
  /** Its date is being asked for. */
  | 'PROPOSED'
  /** Has a date. */
  | 'SCHEDULED';

/** An organisation passes into another. */
export type MergeOrganisationInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Into which. */
  intoId: string;
  /** Which. */
  organisationId: string;
  /** The first day without it. */
  takesEffectOn: string;
};

/** Life of the minutes. */
export type MinutesState =
  /** Fixed: only errata follow. */
  | 'APPROVED'
  /** Members read them and remark. */
  | 'CIRCULATED'
  /** Being written. */
  | 'DRAFT'
  /** Nothing is written. */
  | 'NONE';

/** Another place on the agenda. */
export type MoveAgendaItemInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Which item. */
  agendaItemId: string;
  /** The place, from 1. */
  position: number;
};

/** Another date. */
export type MoveAnnualMeetingInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** When and where from now on. */
  meeting: MeetingInput;
  /** Which meeting. */
  meetingId: string;
  /** This one, or all that are to come of its series. */
  scope?: EventScope;
};

/** Gives a clause another place. */
export type MoveClauseInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Which. */
  clauseId: string;
  /** Its new position, from 1. */
  to: number;
};

/** A post passes to another organisation. */
export type MovePostInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Where to. */
  intoId: string;
  /** Which. */
  postId: string;
  /** Its first day there. */
  takesEffectOn: string;
};

/** Another date. */
export type MovePresentationInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** When and where from now on. */
  meeting: MeetingInput;
  /** Which meeting. */
  presentationId: string;
};

/** Another date: the due date stays. */
export type MoveReviewInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** When and where from now on. */
  meeting: MeetingInput;
  /** Which review. */
  reviewId: string;
};

/** Another date: everybody keeps their place. */
export type MoveTrainingInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** When and where from now on. */
  meeting: MeetingInput;
  /** Which training. */
  trainingId: string;
};

/** What is reported. */
export type Movement =
  /** Somebody arrives at a post. */
  | 'ARRIVAL'
  /** A holder leaves. */
  | 'DEPARTURE';

/** A person whom the directory does not know yet. */
export type NewPersonInput = {
  /** Professional address. */
  email?: string | null | undefined;
  /** Family name. */
  familyName: string;
  /** First name. */
  givenName: string;
  /** Professional telephone. */
  phone?: string | null | undefined;
};

/** Notice that a tacit renewal will not happen. */
export type NotifyNonRenewalInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** When notice was given. */
  notifiedOn: string;
  /** Which. */
  protocolId: string;
  /** Why. */
  reason?: string | null | undefined;
};

/** A new offer of the own organisation. */
export type OfferImmersionInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Who may come. */
  audiences: Array<ImmersionAudience>;
  /** Guests in all. */
  capacity: number;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Whom to ask: a post of the own organisation. */
  contactPostId: string;
  /** Length of one stay in days. */
  days: number;
  /** More about it. */
  description?: string | null | undefined;
  /** Last one. */
  endsOn: string;
  /** In which partnership. */
  partnershipId: string;
  /** First day on which a stay may lie. */
  startsOn: string;
  /** What there is to see. */
  title: string;
};

/** Places of one kind that a structure offers. */
export type OfferedPlacesInput = {
  /** Which kind; each at most once. */
  kind: PlaceKind;
  /** How many, from 1 to 500: a kind that is not offered is left out. */
  offered: number;
};

/** Fixes the text and its hash, and asks every signatory. */
export type OpenApprovalInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** In force on the later of this day and the last approval. */
  effectDate: string;
  /** Which. */
  versionId: string;
};

/** Makes a partnership an agreement between territories. */
export type OpenInterTerritoryAgreementInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Which partnership. */
  partnershipId: string;
};

/** Opens registration. */
export type OpenRegistrationInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Which training. */
  trainingId: string;
};

/** Kind of organisation; each belongs to one sector. */
export type OrganisationKind =
  /** Atelier ou chantier d’insertion (ACI) */
  | 'ACI'
  /** Appartements de coordination thérapeutique (ACT) */
  | 'ACT'
  /** Association intermédiaire (AI) */
  | 'AI'
  /** Agence régionale de santé (ARS) */
  | 'ARS'
  /** Association socio-judiciaire */
  | 'ASSOCIATION_SOCIO_JUDICIAIRE'
  /** Appartement thérapeutique (AT) */
  | 'AT'
  /** Appartement thérapeutique relais (ATR) */
  | 'ATR'
  /** Autre centre d’accueil */
  | 'AUTRE_CENTRE_ACCUEIL'
  /** Barreau */
  | 'BARREAU'
  /** CAARUD */
  | 'CAARUD'
  /** Cabinet médical */
  | 'CABINET_MEDICAL'
  /** CADA */
  | 'CADA'
  /** CHRS */
  | 'CHRS'
  /** Consultation jeunes consommateurs (CJC) */
  | 'CJC'
  /** Centre médico-psychologique (CMP) */
  | 'CMP'
  /** Collectivité */
  | 'COLLECTIVITE'
  /** Communauté thérapeutique */
  | 'COMMUNAUTE_THERAPEUTIQUE'
  /** Conseil départemental */
  | 'CONSEIL_DEPARTEMENTAL'
  /** Consultation hospitalière d’addictologie */
  | 'CONSULTATION_HOSPITALIERE'
  /** Cour d’appel */
  | 'COUR_APPEL'
  /** Centre provisoire d’hébergement (CPH) */
  | 'CPH'
  /** CPTS */
  | 'CPTS'
  /** CSAPA */
  | 'CSAPA'
  /** Centre thérapeutique résidentiel (CTR) */
  | 'CTR'
  /** Dispositif d’appui à la coordination (DAC) */
  | 'DAC'
  /** Direction interrégionale des services pénitentiaires (DISP) */
  | 'DISP'
  /** Direction territoriale de la PJJ */
  | 'DTPJJ'
  /** Entreprise d’insertion (EI) */
  | 'EI'
  /** Équipe de liaison et de soins en addictologie (ELSA) */
  | 'ELSA'
  /** École nationale d’administration pénitentiaire (ENAP) */
  | 'ENAP'
  /** École nationale de la magistrature (ENM) */
  | 'ENM'
  /** École nationale de protection judiciaire de la jeunesse (ENPJJ) */
  | 'ENPJJ'
  /** Établissement pénitentiaire */
  | 'ETABLISSEMENT_PENITENTIAIRE'
  /** Établissement scolaire */
  | 'ETABLISSEMENT_SCOLAIRE'
  /** Entreprise de travail temporaire d’insertion (ETTI) */
  | 'ETTI'
  /** Hôpital de jour */
  | 'HOPITAL_DE_JOUR'
  /** Maison des adolescents */
  | 'MAISON_DES_ADOLESCENTS'
  /** Maison de santé */
  | 'MAISON_DE_SANTE'
  /** Microstructure médicale addictions */
  | 'MICROSTRUCTURE'
  /** MILDECA */
  | 'MILDECA'
  /** Organisme gestionnaire */
  | 'ORGANISME_GESTIONNAIRE'
  /** Pharmacie */
  | 'PHARMACIE'
  /** Service de la PJJ */
  | 'PJJ_SERVICE'
  /** Préfecture */
  | 'PREFECTURE'
  /** Rectorat */
  | 'RECTORAT'
  /** Réseau régional */
  | 'RESEAU_REGIONAL'
  /** Résidence hôtelière à vocation sociale (RHVS) */
  | 'RHVS'
  /** SIAO */
  | 'SIAO'
  /** Soins en milieu pénitentiaire (SMPR, USMP) */
  | 'SMPR_USMP'
  /** SMR en addictologie */
  | 'SMR_ADDICTOLOGIE'
  /** SPIP */
  | 'SPIP'
  /** Antenne de SPIP */
  | 'SPIP_ANTENNE'
  /** Tribunal judiciaire */
  | 'TRIBUNAL_JUDICIAIRE'
  /** Tribunal de première instance */
  | 'TRIBUNAL_PREMIERE_INSTANCE'
  /** Unité d’addictologie */
  | 'UNITE_ADDICTOLOGIE';

/** A mission that a CSAPA can carry besides its kind. */
export type OrganisationMission =
  /** Consultation jeunes consommateurs */
  | 'CJC'
  /** CSAPA référent en milieu pénitentiaire */
  | 'CSAPA_REFERENT_PENITENTIAIRE';

/** What a point of the checklist is about. */
export type PackItemKind =
  /** Anything else. */
  | 'OTHER'
  /** The joint presentation meeting: done once it was held, and not before. */
  | 'PRESENTATION'
  /** The first training: done once one was attended, or ticked. */
  | 'TRAINING'
  /** A visit to the other sector. */
  | 'VISIT';

/** Who does what a checklist asks. */
export type PackItemOwner =
  /** The coordinator of the partnership; the newcomer says when it is done. */
  | 'COORDINATOR'
  /** Whoever arrives. */
  | 'NEWCOMER'
  /** The representative of the own organisation. */
  | 'REPRESENTATIVE';

/** Who is told the same on arrival. */
export type PackRole =
  /** CSAPA, CAARUD and other medico-social structures. */
  | 'ADDICTION_CARE'
  /** Hospital services. */
  | 'HOSPITAL'
  /** Judges, prosecutors and those who work in court. */
  | 'MAGISTRATE'
  /** Everybody else. */
  | 'OTHER'
  /** The SPIP. */
  | 'PROBATION'
  /** The PJJ. */
  | 'YOUTH_JUSTICE';

/** A part of a pack, beside the checklist, which is always there. */
export type PackSection =
  /** Open actions. */
  | 'ACTIONS'
  /** Whom to call about what. */
  | 'CONTACTS'
  /** Dates to come. */
  | 'DATES'
  /** Words with two senses. */
  | 'GLOSSARY'
  /** The predecessor's note. */
  | 'HANDOVER'
  /** The minutes approved last. */
  | 'MINUTES'
  /** Member organisations. */
  | 'PARTNERS'
  /** Protocols in force and what they ask of this role. */
  | 'PROTOCOLS';

/** A point of a checklist. */
export type PackTemplateItemInput = {
  /** Within how many days after the first one, 0 to 365. */
  dueDays: number;
  /** Which point; null for a new one. */
  key?: string | null | undefined;
  /** By whom. */
  owner: PackItemOwner;
  /** What is to be done. */
  title: string;
};

/** An organisation and the posts that sign for it. */
export type PartyInput = {
  /** The organisation. */
  organisationId: string;
  /** All of them approve; each is a post of the organisation or of its parent. */
  signatoryPostIds: Array<string>;
};

/** Where a party stands. */
export type PartyState =
  /** Bound by the version in force. */
  | 'ACTIVE'
  /** Named by a version that is not in force yet. */
  | 'PROPOSED'
  /** Gave notice; still bound until its day. */
  | 'WITHDRAWING'
  /** Its part has ended. */
  | 'WITHDRAWN';

/** Kinds of residential place: a closed list. */
export type PlaceKind =
  /** Appartement de coordination thérapeutique. */
  | 'COORDINATION_APARTMENT'
  /** Withdrawal in hospital. */
  | 'HOSPITAL_WITHDRAWAL'
  /** Host family. */
  | 'HOST_FAMILY'
  /** Medical rehabilitation (SMR) in addictology, after withdrawal. */
  | 'REHABILITATION'
  /** Centre thérapeutique résidentiel. */
  | 'RESIDENTIAL_CENTRE'
  /** Appartement thérapeutique, relais included. */
  | 'THERAPEUTIC_APARTMENT'
  /** Communauté thérapeutique. */
  | 'THERAPEUTIC_COMMUNITY'
  /** Short stay of emergency or transition. */
  | 'TRANSITION';

/** Life of a stay. */
export type PlacementState =
  /** Both agreed. */
  | 'AGREED'
  /** Given up. */
  | 'CANCELLED'
  /** One of them did not. */
  | 'DECLINED'
  /** Took place. */
  | 'DONE'
  /** Waits for the agreement of the host or of the own organisation. */
  | 'REQUESTED';

/** The annual meeting: its date, or several to choose from. A date in the past records it afterwards. */
export type PlanAnnualMeetingInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Whom to expect; the coordinating post and the members' representatives when null. */
  attendeePostIds?: Array<string> | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Outsiders. */
  guests?: Array<GuestInput>;
  /** When and where. */
  meeting?: MeetingInput | null | undefined;
  /** Of which partnership. */
  partnershipId: string;
  /** Dates to choose from instead. */
  poll?: DatePollInput | null | undefined;
  /** What it is called; its kind and year when null. */
  title?: string | null | undefined;
  /** A meeting each year, so many times: on the same day of the week, at the same place in the month. */
  yearlyFor?: number | null | undefined;
};

/** A date for a review. */
export type PlanReviewInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Whom to expect; the owner and the parties' representatives when null. */
  attendeePostIds?: Array<string> | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** When and where. */
  meeting: MeetingInput;
  /** Of which protocol. */
  protocolId: string;
};

/** SINGLE: one holder per date, plus at most one interim. TEAM: any number. */
export type PostCardinality =
  /** Un seul titulaire */
  | 'SINGLE'
  /** Équipe */
  | 'TEAM';

/** Kind of post: a closed list. */
export type PostKind =
  /** Chef d’antenne */
  | 'ANTENNE_HEAD'
  /** Référent de l’ARS */
  | 'ARS_REFERENT'
  /** Médecin coordonnateur */
  | 'COORDINATING_DOCTOR'
  /** Greffier */
  | 'COURT_CLERK'
  /** Conseiller pénitentiaire d’insertion et de probation */
  | 'CPIP'
  /** Substitut du procureur */
  | 'DEPUTY_PROSECUTOR'
  /** Directeur fonctionnel du SPIP */
  | 'DFSPIP'
  /** Médecin */
  | 'DOCTOR'
  /** Directeur pénitentiaire d’insertion et de probation */
  | 'DPIP'
  /** Juge d’instruction */
  | 'INVESTIGATING_JUDGE'
  /** Juge de l’application des peines */
  | 'JAP'
  /** Juge des enfants */
  | 'JUVENILE_JUDGE'
  /** Chef de projet MILDECA */
  | 'MILDECA_PROJECT_LEAD'
  /** Infirmier */
  | 'NURSE'
  /** Autre fonction */
  | 'OTHER'
  /** Directeur de la PJJ */
  | 'PJJ_DIRECTOR'
  /** Cadre de la PJJ */
  | 'PJJ_MANAGER'
  /** Chargé de mission */
  | 'PROJECT_OFFICER'
  /** Procureur de la République */
  | 'PROSECUTOR'
  /** Délégué du procureur */
  | 'PROSECUTOR_DELEGATE'
  /** Psychologue */
  | 'PSYCHOLOGIST'
  /** Médecin relais */
  | 'RELAY_DOCTOR'
  /** Chef de service */
  | 'SERVICE_HEAD'
  /** Travailleur social */
  | 'SOCIAL_WORKER'
  /** Directeur de structure */
  | 'STRUCTURE_DIRECTOR'
  /** Président du tribunal */
  | 'TRIBUNAL_PRESIDENT';

/** What a post may do beyond its organisation's membership; coordinating is set on the partnership. */
export type PostRole =
  /** Observe le territoire */
  | 'OBSERVER'
  /** Représente la structure */
  | 'REPRESENTATIVE'
  /** Administre le territoire */
  | 'TERRITORY_ADMINISTRATOR';

/** Somebody present: an organisation, and which post, person or guest for it where known. */
export type PresenceInput = {
  /** Somebody without an account. */
  guestName?: string | null | undefined;
  /** For which organisation. */
  organisationId: string;
  /** Who. */
  personId?: string | null | undefined;
  /** As holder of which post. */
  postId?: string | null | undefined;
};

/** A file to look at before anything is written. */
export type PreviewOrganisationImportInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** The file's text. */
  csv: string;
  /** Keeps only lines of these départements; empty keeps all. */
  departementCodes?: Array<string>;
  /** Its name. */
  fileName: string;
  /** Columns of the file. */
  format: ImportFormat;
};

/** Asks for the date of an event that stands alone. */
export type ProposeEventInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Whom to expect. */
  attendeePostIds?: Array<string>;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** More about it. */
  description?: string | null | undefined;
  /** Outsiders. */
  guests?: Array<GuestInput>;
  /** Who invites: a post of the own organisation; the acting post when null. */
  organiserPostId?: string | null | undefined;
  /** In which partnership. */
  partnershipId: string;
  /** Dates to choose from. */
  poll: DatePollInput;
  /** What it is about. */
  title: string;
};

/**
 * Proposes to meet a newcomer, at a date or at one of several. Where a meeting stands already, the own organisation
 * joins it.
 */
export type ProposePresentationInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Who arrived. */
  mandateId: string;
  /** When and where. */
  meeting?: MeetingInput | null | undefined;
  /** To which partnership the newcomer is presented. */
  partnershipId: string;
  /** Dates to choose from instead. */
  poll?: DatePollInput | null | undefined;
};

/** Life of a protocol. */
export type ProtocolStatus =
  /** Its fixed term ran out. */
  | 'EXPIRED'
  /** One of its versions binds the parties. */
  | 'IN_FORCE'
  /** Its first text is being written or agreed. */
  | 'PREPARED'
  /** Ended by a decision, or because a sector has no party left. */
  | 'TERMINATED';

/** Which calendar. */
export type ReadInboundCalendarInput = {
  calendarId: string;
};

/** Enters a recess. */
export type RecordCourtRecessInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Last day, included. */
  endsOn: string;
  /** What it is called. */
  label: string;
  /** First day. */
  startsOn: string;
  /** Code of the territory, such as tj:76-rouen or ca:rouen. */
  territory: string;
};

/** An agreement signed before the platform: in force at once, marked as taken over. */
export type RecordExistingAgreementInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Secrecy points, as far as they are known. */
  checklist?: Array<ExistingChecklistInput>;
  /** Its text. */
  clauses: Array<ClauseInput>;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Day it took effect. */
  effectDate: string;
  /** Starts the review clock; null means never reviewed. */
  lastReviewHeldOn?: string | null | undefined;
  /** SINGLE post that answers for the reviews. */
  ownerPostId: string;
  /** All of them. */
  parties: Array<PartyInput>;
  /** Where. */
  partnershipId: string;
  /** 12 or less. */
  reviewPeriodMonths?: number;
  /** One per signatory post. */
  signatures: Array<ExistingSignatureInput>;
  /** How long it runs. */
  term: TermInput;
  /** Title, one line. */
  title: string;
};

/** `baseRevision` is 0 for a clause without a finding yet; a null kind removes the finding. */
export type RecordFindingInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The revision that was read, 0 for none. */
  baseRevision: number;
  /** Which clause of the text under review. */
  clauseId: string;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** What to do with the clause. */
  kind?: FindingKind | null | undefined;
  /** Why. */
  note?: string | null | undefined;
  /** Which review. */
  reviewId: string;
};

/** Records a signature given on paper. */
export type RecordPaperSignatureInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Where the original lies. */
  originalKeptAt?: string | null | undefined;
  /** Who signed: holder, interim or delegate of the post on that day. */
  personId: string;
  /** Where. */
  place: string;
  /** For which signatory post. */
  postId: string;
  /** SHA-256 of the scan, computed in the browser. */
  scanSha256?: string | null | undefined;
  /** On which day. */
  signedOn: string;
  /** The hash of the text that was signed. */
  textHash: string;
  /** Of which version. */
  versionId: string;
};

/** Those present, instead of the former list. */
export type RecordPresencesInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The meeting's revision that was read. */
  baseRevision: number;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** At which meeting. */
  meetingId: string;
  /** All of them. */
  presences: Array<PresenceInput>;
};

/** Who came and who did not; those not named keep what was recorded. */
export type RecordTrainingAttendanceInput = {
  /** Registrations of those who did not. */
  absent: Array<string>;
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Registrations of those who came. */
  present: Array<string>;
  /** At which training. */
  trainingId: string;
};

/** How a series repeats; what is left out follows from the first date. Ends by `count` or by `until`. */
export type RecurrenceInput = {
  /** After so many occurrences, 2 to 200. */
  count?: number | null | undefined;
  /** How often. */
  frequency: Frequency;
  /** Every how many weeks, months or years. */
  interval?: number;
  /** Yearly: which month. */
  month?: number | null | undefined;
  /** 1 to 4, or -1 for the last: on the n-th such day of the month. A yearly series without it keeps the date. */
  nth?: number | null | undefined;
  /** On this day at the latest, within ten years. */
  until?: string | null | undefined;
  /** Weekly: on which days. Otherwise one day at most, with `nth`. */
  weekdays?: Array<Weekday>;
};

/** Registers the viewer. */
export type RegisterForTrainingInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** As holder of which post; the acting one when null. */
  postId?: string | null | undefined;
  /** For which training. */
  trainingId: string;
};

/** Registers people of the organisation that the viewer represents. */
export type RegisterTeamInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Each by the mandate under which they come; in this order. */
  mandateIds: Array<string>;
  /** For which training. */
  trainingId: string;
};

/** Where a registration stands. */
export type RegistrationState =
  /** Given up. */
  | 'CANCELLED'
  /** Has a seat. */
  | 'CONFIRMED'
  /** Turned down by the organiser. */
  | 'REFUSED'
  /** Waits for the organiser's approval. */
  | 'REQUESTED'
  /** Waits for a seat, in order of arrival. */
  | 'WAITING';

/** A remark on minutes that circulate. */
export type RemarkOnMinutesInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** On which block. */
  blockId: string;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** What it says. */
  text: string;
};

/**
 * How a step went; SKIPPED fell before the cycle began or in a downtime, STOPPED by the review or the end,
 * `NOT_RESENT` after a restore.
 */
export type ReminderState =
  /** Could not be delivered to the relay, or nobody has an address. */
  | 'FAILED'
  /** May have been sent before a restore, so not sent again. */
  | 'NOT_RESENT'
  /** To come, or about to leave. */
  | 'PLANNED'
  /** The relay took it. */
  | 'SENT'
  /** Never to be sent. */
  | 'SKIPPED'
  /** No longer wanted. */
  | 'STOPPED';

/** Takes an item off the agenda. */
export type RemoveAgendaItemInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Which item. */
  agendaItemId: string;
};

/** Takes a clause out of a draft. */
export type RemoveClauseInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The revision read before removing. */
  baseRevision: number;
  /** Which. */
  clauseId: string;
};

/** Removes a recess. */
export type RemoveCourtRecessInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Which. */
  courtRecessId: string;
};

/** Someone to expect no longer: a post or a person. */
export type RemoveEventAttendeeInput = {
  actingPostId?: string | null | undefined;
  eventId: string;
  personId?: string | null | undefined;
  postId?: string | null | undefined;
};

/** Which calendar. */
export type RemoveInboundCalendarInput = {
  calendarId: string;
};

/** Takes an entry off the list. */
export type RemoveResourcePersonInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Which entry. */
  resourceId: string;
};

/** Decides the next term of an express renewal. */
export type RenewProtocolInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Which. */
  protocolId: string;
};

/** By decision, or by silence. */
export type RenewalKind =
  /** The parties decide it each time. */
  | 'EXPRESS'
  /** It goes on unless someone gives notice. */
  | 'TACIT';

/** Somebody arrives at a post, says the coordinator. */
export type ReportArrivalInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The author says that warnings of the guard concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** First day. */
  happensOn: string;
  /** In which partnership. */
  partnershipId: string;
  /** The professional address to invite, if known. */
  personEmail?: string | null | undefined;
  /** Who, if known. */
  personName?: string | null | undefined;
  /** At which post. */
  postId: string;
};

/** A holder leaves, says the coordinator. */
export type ReportDepartureInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Its last day. */
  happensOn: string;
  /** The mandate that ends. */
  mandateId: string;
  /** In which partnership. */
  partnershipId: string;
};

/** A person without a mandate asks an organisation for one. */
export type RequestAccessInput = {
  /** The author says that warnings of the guard concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** A word to who decides. */
  message?: string | null | undefined;
  /** Of whom. */
  organisationId: string;
  /** For which post, if known. */
  postId?: string | null | undefined;
};

/** Voids the approvals and returns the version to DRAFT. */
export type RequestChangeInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** What should change. */
  reason: string;
  /** Which. */
  versionId: string;
};

/** Asks for a document. */
export type RequestDocumentInput = {
  /** For a comparison: the earlier version. */
  comparedWithId?: string | null | undefined;
  /** For a report: its first day; a year before its last one when null. */
  from?: string | null | undefined;
  /** Which. */
  kind: DocumentKind;
  /** For a report: its last day; today when null. */
  on?: string | null | undefined;
  /** Of what: its node id, or a certificate's number. */
  subjectId: string;
};

/** Asks for a stay. */
export type RequestImmersionInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** As what. */
  audience: ImmersionAudience;
  /** Last day, included. */
  endsOn: string;
  /** At which offer. */
  offerId: string;
  /** As holder of which post. */
  postId: string;
  /** First day. */
  startsOn: string;
};

/** Asks for a one-time code. */
export type RequestInvitationCodeInput = {
  /** From the link. */
  token: string;
};

/** Seats kept for one group until the release day. */
export type ReservedSeatsInput = {
  /** For which side. */
  group: SectorGroup;
  /** How many. */
  seats: number;
};

/** Drops what the partnership made of a word. */
export type ResetGlossaryEntryInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Which word: a common one comes back as it was, one of the partnership's own goes. */
  key: string;
  /** In whose glossary. */
  partnershipId: string;
};

/** Drops what a partnership made of a template: the one that comes with the program shows again. */
export type ResetPackTemplateInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Whose template. */
  partnershipId: string;
  /** For whom. */
  role: PackRole;
};

/** A passage to retract, for ever. */
export type RetractTextInput = {
  /** The person knows that nobody can undo it. */
  irreversible: boolean;
  /** Keys of the places that stay as they are: the same words, said of something else. */
  keptPlaces?: Array<string>;
  /** Which passage. */
  text: RetractionInput;
};

/** A passage to look for. */
export type RetractionInput = {
  /** The post under which it is done. */
  actingPostId?: string | null | undefined;
  /** In which of its texts: `body` of a clause, for example. */
  field: string;
  /** In whose texts. */
  partnershipId: string;
  /** The passage, as it is written there; the whole text when absent. */
  passage?: string | null | undefined;
  /** What it was noticed in. */
  subjectId: string;
};

/** How somebody may have received a text. */
export type RetractionMeans =
  /** Their calendar fetched a feed since. */
  | 'FEED'
  /** A mail that carried it was sent to them. */
  | 'MAIL'
  /** They could read it here. */
  | 'READ';

/** What the review decides for the protocol. */
export type ReviewDecision =
  /** A new version is to be prepared. */
  | 'AMEND'
  /** It goes on as it is. */
  | 'CONFIRM'
  /** It is to be ended. */
  | 'TERMINATE';

/** Someone present: an organisation, and which post or person for it where known. */
export type ReviewParticipantInput = {
  /** For which organisation. */
  organisationId: string;
  /** Who. */
  personId?: string | null | undefined;
  /** As holder of which post. */
  postId?: string | null | undefined;
};

/** Life of a review. */
export type ReviewState =
  /** Given up before it was closed. */
  | 'CANCELLED'
  /** Held and closed: only corrections follow. */
  | 'CLOSED'
  /** Is being recorded. */
  | 'IN_PROGRESS'
  /** Has a date. */
  | 'PLANNED';

/** How the review of a protocol in force stands: computed, never stored. */
export type ReviewStatus =
  /** Due within 90 days, today included. */
  | 'DUE_SOON'
  /** A review has been opened and not closed yet. */
  | 'IN_PROGRESS'
  /** The due day has passed. */
  | 'OVERDUE'
  /** Due in more than 90 days. */
  | 'UP_TO_DATE';

/** Which feed. */
export type RevokeFeedTokenInput = {
  feedTokenId: string;
};

/** A word as the partnership says it. */
export type SaveGlossaryEntryInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The revision that was read; 0 for a new word. */
  baseRevision?: number;
  /** When it was compared with its source; today when absent. */
  checkedOn?: string | null | undefined;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** What is looked for in texts; the word itself when empty. */
  forms?: Array<string>;
  /** Its sense for health. */
  health: string;
  /** Its sense for justice. */
  justice: string;
  /** Which word; absent for a new one. */
  key?: string | null | undefined;
  /** In whose glossary. */
  partnershipId: string;
  /** The law or public text that it rests on. */
  source: string;
  /** The word. */
  word: string;
};

/** What the minutes say of an item; absent fields keep their value. */
export type SaveMinutesBlockInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The block's revision that was read. */
  baseRevision: number;
  /** Which block. */
  blockId: string;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** What was decided. */
  decision?: string | null | undefined;
  /** What was said. */
  text?: string | null | undefined;
};

/** What a partnership says to newcomers of one role. */
export type SavePackTemplateInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The revision that was read; 0 for one never adapted. */
  baseRevision: number;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** The checklist: `presentation`, `visit` and `training` stay on it. */
  items: Array<PackTemplateItemInput>;
  /** Whose template. */
  partnershipId: string;
  /** For whom. */
  role: PackRole;
  /** The sections that show. */
  sections: Array<PackSection>;
  /** The first words of the pack. */
  welcome: string;
};

/** The texts of a sheet. */
export type SavePublicSheetInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The revision that was read. */
  baseRevision: number;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** What court-ordered care means here. */
  measures: string;
  /** Whose sheet. */
  partnershipId: string;
  /** Where to go. */
  places: string;
  /** Rights and secrecy. */
  rights: string;
  /** Who does what. */
  roles: string;
};

/** Sector of an organisation; health means `MEDICO_SOCIAL`, `SANITAIRE` or `PREMIER_RECOURS`. */
export type Sector =
  /** Appui à la santé */
  | 'APPUI_SANTE'
  /** Éducation */
  | 'EDUCATION'
  /** Emploi */
  | 'EMPLOI'
  /** Institution */
  | 'INSTITUTION'
  /** Justice */
  | 'JUSTICE'
  /** Médico-social */
  | 'MEDICO_SOCIAL'
  /** Premier recours */
  | 'PREMIER_RECOURS'
  /** Sanitaire */
  | 'SANITAIRE'
  /** Social */
  | 'SOCIAL';

/** Side for which seats are kept: domain §4, the rest being one group. */
export type SectorGroup =
  /** Care. */
  | 'HEALTH'
  /** Justice. */
  | 'JUSTICE'
  /** Every other sector. */
  | 'OTHER';

/** Where a piece of text stands. */
export type SegmentKind =
  /** Only in the later one. */
  | 'ADDED'
  /** Only in the earlier one. */
  | 'REMOVED'
  /** In both versions. */
  | 'SAME';

/** The state to give an action item; OPEN reopens it. */
export type SetActionStateInput = {
  actingPostId?: string | null | undefined;
  actionId: string;
  state: ActionState;
};

/** Leaves a word out of the partnership's glossary, or shows it again. */
export type SetGlossaryEntryHiddenInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** True leaves it out. */
  hidden: boolean;
  /** Which word. */
  key: string;
  /** In whose glossary. */
  partnershipId: string;
};

/** Names the frame document. */
export type SetInterTerritoryFrameInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Of which agreement. */
  partnershipId: string;
  /** A protocol of this partnership; null for none. */
  protocolId?: string | null | undefined;
};

/** Parties of the draft, as a whole. */
export type SetPartiesInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The revision read before editing. */
  baseRevision: number;
  /** All of them. */
  parties: Array<PartyInput>;
  /** Which. */
  protocolId: string;
};

/** Sets or takes away a logo. */
export type SetPartnershipLogoInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Whose. */
  partnershipId: string;
  /** A PNG of at most 256 KiB in base64; null takes the logo away. */
  png?: string | null | undefined;
};

/** The scope from a day on. */
export type SetPartnershipScopeInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** First day of the new scope. */
  from: string;
  /** Which. */
  partnershipId: string;
  /** Its territories. */
  territoryCodes: Array<string>;
};

/** A role to give or to take; the list of territories replaces the former one for that role. */
export type SetPostGrantInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Given or taken. */
  granted: boolean;
  /** To which post. */
  postId: string;
  /** Which role. */
  role: PostRole;
  /** Where it holds; none for a representative. */
  territoryCodes?: Array<string>;
};

/** Says that a remark was taken in, or set aside. */
export type SettleRemarkInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Which remark. */
  correctionId: string;
};

/** Where a sheet stands. */
export type SheetState =
  /** Nothing is shown yet, or no longer. */
  | 'HIDDEN'
  /** Anybody reads it. */
  | 'PUBLISHED'
  /** Approved, and not shown because no protocol is in force. */
  | 'SUSPENDED';

/** Shows or hides a sheet. */
export type ShowPublicSheetInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The revision that was read and is approved. */
  baseRevision: number;
  /** Whose sheet. */
  partnershipId: string;
};

/** The two sides that must both be present. */
export type Side =
  /** Santé */
  | 'HEALTH'
  /** Justice */
  | 'JUSTICE';

/** Where a report stands. */
export type StaffReportState =
  /** It is so: the last day is set, or the newcomer is invited. */
  | 'CONFIRMED'
  /** It is not so, says the representative. */
  | 'DECLINED'
  /** Nobody answered in time. */
  | 'EXPIRED'
  /** Waits for the organisation's representative. */
  | 'PENDING'
  /** Taken back by the coordinator. */
  | 'WITHDRAWN';

/** A previewed import to carry out. */
export type StartOrganisationImportInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Which. */
  importRunId: string;
  /** The author has seen that refused lines are left out; needed when there are some. */
  skipRefused?: boolean;
};

/** Opens the record, planned or not. */
export type StartReviewInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Of which protocol. */
  protocolId: string;
};

/** Copies the text in force, its parties and its checklist. */
export type StartVersionInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Of which protocol. */
  protocolId: string;
};

/** What changes. */
export type StructureChangeKind =
  /** An organisation ceases to exist. */
  | 'CLOSED'
  /** An organisation passes into another. */
  | 'MERGED'
  /** A post passes to another organisation. */
  | 'POST_MOVED';

/** Where a change stands. */
export type StructureChangeState =
  /** On its day something stood against it, which had not when it was planned. */
  | 'BLOCKED'
  /** Called off before its day. */
  | 'CANCELLED'
  /** It is so. */
  | 'DONE'
  /** Its day has not come. */
  | 'PLANNED';

/** How long a protocol runs. */
export type TermInput = {
  /** Open, or fixed: then with months, renewal and noticeDays. */
  kind: TermKind;
  /** Length of one term. */
  months?: number | null | undefined;
  /** Days of notice to withdraw, and to stop a renewal. */
  noticeDays?: number | null | undefined;
  /** How it is renewed. */
  renewal?: RenewalKind | null | undefined;
};

/** Open-ended, or of a fixed length. */
export type TermKind =
  /** For a number of months, and its renewals. */
  | 'FIXED'
  /** Until someone ends it. */
  | 'OPEN';

/** Ends a protocol. */
export type TerminateProtocolInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Last day in force. */
  on: string;
  /** Which. */
  protocolId: string;
  /** Why. */
  reason: string;
};

/** Kind of territory; all but the first two are sets of départements. */
export type TerritoryKind =
  /** Cour d’appel */
  | 'COURT_OF_APPEAL'
  /** Département */
  | 'DEPARTEMENT'
  /** Interrégion pénitentiaire */
  | 'INTER_REGION'
  /** Région */
  | 'REGION'
  /** Tribunal */
  | 'TRIBUNAL';

/** Themes of clauses, agendas and trainings. */
export type Theme =
  /** Awareness courses. */
  | 'AWARENESS_COURSES'
  /** Biological analyses. */
  | 'BIOLOGICAL_ANALYSES'
  /** Attendance and follow-up certificates. */
  | 'CERTIFICATES'
  /** Content and limits of each measure. */
  | 'CONTENT_OF_MEASURES'
  /** Incidents, missed appointments, waiting lists. */
  | 'INCIDENTS_AND_SATURATION'
  /** Injonction de soins and its coordinating doctor. */
  | 'INJONCTION_DE_SOINS'
  /** Innovative schemes. */
  | 'INNOVATIVE_SCHEMES'
  /** Orientation to other regions. */
  | 'INTER_REGIONAL_ORIENTATION'
  /** Minors. */
  | 'MINORS'
  /** Multi-problem situations. */
  | 'MULTI_PROBLEM_SITUATIONS'
  /** Which measure for whom. */
  | 'ORIENTATION_CRITERIA'
  /** Any other. */
  | 'OTHER'
  /** Prison, release, continuity of care. */
  | 'PRISON_AND_RELEASE'
  /** The relay doctor. */
  | 'RELAY_DOCTOR'
  /** Rights and duties of each profession. */
  | 'RIGHTS_AND_DUTIES_OF_PROFESSIONS'
  /** Risk reduction and relapse. */
  | 'RISK_REDUCTION_AND_RELAPSE'
  /** Secrecy and information. */
  | 'SECRECY_AND_INFORMATION'
  /** The person's information and voice. */
  | 'VOICE_OF_THE_PERSON';

/** Says that a point of the checklist is done, or not. */
export type TickPackItemInput = {
  /** Whether it is done. */
  done: boolean;
  /** Which point. */
  key: string;
  /** Of which pack. */
  packId: string;
};

/** Life of a training. */
export type TrainingState =
  /** Called off. */
  | 'CANCELLED'
  /** Being prepared: nobody registers yet. */
  | 'DRAFT'
  /** Took place. */
  | 'HELD'
  /** Registration is open. */
  | 'OPEN';

/** Somebody who teaches: a post, a person of the directory, or a name with where it comes from. */
export type TrainingTrainerInput = {
  /** The side of a name without an organisation. */
  group?: SectorGroup | null | undefined;
  /** This name. */
  name?: string | null | undefined;
  /** The organisation of a name. */
  organisationId?: string | null | undefined;
  /** This person. */
  personId?: string | null | undefined;
  /** The holder of this post. */
  postId?: string | null | undefined;
};

/** Unties an identity from the account. */
export type UnlinkIdentityInput = {
  /** Which. */
  identityId: string;
};

/** Changes of an action item; absent fields keep their value. */
export type UpdateActionInput = {
  actingPostId?: string | null | undefined;
  actionId: string;
  baseRevision: number;
  confirmedNoIndividualCase?: boolean;
  details?: string | null | undefined;
  dueOn?: string | null | undefined;
  ownerPostId?: string | null | undefined;
  title?: string | null | undefined;
};

/** Changes of an item; absent fields keep their value. */
export type UpdateAgendaItemInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Which item. */
  agendaItemId: string;
  /** The revision that was read. */
  baseRevision: number;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** How long it is meant to take. */
  minutesPlanned?: number | null | undefined;
  /** What it is called. */
  title?: string | null | undefined;
};

/** Changes a clause of a draft; absent fields are kept. */
export type UpdateClauseInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The revision read before editing. */
  baseRevision: number;
  /** Text. */
  body?: string | null | undefined;
  /** Which. */
  clauseId: string;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Roles that it asks something of. */
  markedFor?: Array<PostKind> | null | undefined;
  /** May appear on the public information sheet. */
  public?: boolean | null | undefined;
  /** Theme. */
  theme?: Theme | null | undefined;
  /** Title, one line. */
  title?: string | null | undefined;
};

/** Changes an event; absent fields keep their value. */
export type UpdateEventInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The event's `sequence` that was read. */
  baseSequence: number;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** More about it; null empties it. */
  description?: string | null | undefined;
  /** Which; of a series, one of its occurrences. */
  eventId: string;
  /** When and where from now on; with ALL, the other dates move with this one. */
  meeting?: MeetingInput | null | undefined;
  /** Another rule from this date on; only with ALL and a meeting. */
  recurrence?: RecurrenceInput | null | undefined;
  /** This one, or all. */
  scope?: EventScope;
  /** What it is about. */
  title?: string | null | undefined;
};

/** Changes of an offer; absent fields keep their value. */
export type UpdateImmersionOfferInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** Who may come. */
  audiences?: Array<ImmersionAudience> | null | undefined;
  /** The revision that was read. */
  baseRevision: number;
  /** Guests in all. */
  capacity?: number | null | undefined;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Whom to ask: a post of the same organisation. */
  contactPostId?: string | null | undefined;
  /** Length of one stay in days. */
  days?: number | null | undefined;
  /** More about it; null empties it. */
  description?: string | null | undefined;
  /** Last one. */
  endsOn?: string | null | undefined;
  /** Which offer. */
  offerId: string;
  /** First day on which a stay may lie. */
  startsOn?: string | null | undefined;
  /** What there is to see. */
  title?: string | null | undefined;
};

/** The person's own details; an absent field keeps its value, an explicit null empties it. */
export type UpdateMyDetailsInput = {
  /** The author says that warnings of the guard concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Professional address. */
  email?: string | null | undefined;
  /** Family name. */
  familyName?: string | null | undefined;
  /** First name. */
  givenName?: string | null | undefined;
  /** Professional telephone. */
  phone?: string | null | undefined;
};

/** What changes of an organisation: an absent field keeps its value, an explicit null empties it. */
export type UpdateOrganisationInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The revision read before editing. */
  baseRevision: number;
  /** Last day of existence; refused while posts are open or other organisations depend on it. */
  closedOn?: string | null | undefined;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Replaces the details as a whole. */
  contact?: ContactDetailsInput | null | undefined;
  /** 9 characters. */
  finess?: string | null | undefined;
  /** What the FINESS number names. */
  finessLevel?: FinessLevel | null | undefined;
  /** Kind of that sector. */
  kind?: OrganisationKind | null | undefined;
  /** Missions carried besides the kind. */
  missions?: Array<OrganisationMission> | null | undefined;
  /** Full name. */
  name?: string | null | undefined;
  /** Which. */
  organisationId: string;
  /** Managing association or hospital, DISP of a SPIP, SPIP of an antenne. */
  parentId?: string | null | undefined;
  /** Number of an association. */
  rna?: string | null | undefined;
  /** Sector. */
  sector?: Sector | null | undefined;
  /** Name for lists. */
  shortName?: string | null | undefined;
  /** 14 digits. */
  siret?: string | null | undefined;
  /** The territories it serves. */
  territoryCodes?: Array<string> | null | undefined;
  /** Own time zone. */
  timeZone?: string | null | undefined;
};

/** Another name or coordinating post. */
export type UpdatePartnershipInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The revision read before editing. */
  baseRevision: number;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Kept when absent, emptied by null. */
  coordinatingPostId?: string | null | undefined;
  /** Kept when absent. */
  name?: string | null | undefined;
  /** Which. */
  partnershipId: string;
};

/** What changes of a function: an absent field keeps its value. */
export type UpdatePostInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Last day of existence; refused while mandates, ownerships or signatures need the post. */
  closedOn?: string | null | undefined;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Names an `OTHER` post, or tells apart two posts of one kind. */
  otherName?: string | null | undefined;
  /** Which. */
  postId: string;
  /** The contact magistrate for addictology. */
  referent?: boolean | null | undefined;
  /** Manages its organisation's posts and people. */
  representative?: boolean | null | undefined;
  /** May sign protocols. */
  signatory?: boolean | null | undefined;
};

/** Owner and period at any time; title and term only before the first entry into force or while a draft exists. */
export type UpdateProtocolInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The revision read before editing. */
  baseRevision: number;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Kept when absent. */
  ownerPostId?: string | null | undefined;
  /** Which. */
  protocolId: string;
  /** Kept when absent. */
  reviewPeriodMonths?: number | null | undefined;
  /** Kept when absent. */
  term?: TermInput | null | undefined;
  /** Kept when absent. */
  title?: string | null | undefined;
};

/** The whole census of a structure, which confirms it. */
export type UpdateReceptionCensusInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The revision that was read. */
  baseRevision: number;
  /** How it receives; null empties it. */
  conditions?: string | null | undefined;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Whose part in which agreement. */
  participationId: string;
  /** Places offered; empty when none is for now. */
  places: Array<OfferedPlacesInput>;
};

/** Changes of an entry; absent fields keep their value. Changing confirms. */
export type UpdateResourcePersonInput = {
  /** What can be asked; null empties it. */
  about?: string | null | undefined;
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The revision that was read. */
  baseRevision: number;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Of a team, whose mandate; null names nobody. Another post names nobody unless this does. */
  mandateId?: string | null | undefined;
  /** Who is called instead: a post of a member. */
  postId?: string | null | undefined;
  /** How to reach them; null empties it. */
  reach?: string | null | undefined;
  /** Which entry. */
  resourceId: string;
  /** Only for this part of the territory; null for all of it. */
  territoryCode?: string | null | undefined;
};

/** Saves a step of the review; absent fields keep their value, the list of participants replaces the former one. */
export type UpdateReviewInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The revision that was read. */
  baseRevision: number;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** What it decides. */
  decision?: ReviewDecision | null | undefined;
  /** Why, or on what terms. */
  decisionNote?: string | null | undefined;
  /** The day it was held. */
  heldOn?: string | null | undefined;
  /** Who was there. */
  participants?: Array<ReviewParticipantInput> | null | undefined;
  /** Which review. */
  reviewId: string;
};

/** Changes of a training; absent fields keep their value, lists replace the former ones. */
export type UpdateTrainingInput = {
  /** The post it is done as. */
  actingPostId?: string | null | undefined;
  /** The revision that was read. */
  baseRevision: number;
  /** The author said that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** What for. */
  objectives?: string | null | undefined;
  /** Open to the people of the territory, members or not. */
  openToTerritory?: boolean | null | undefined;
  /** What is done. */
  programme?: string | null | undefined;
  /** From this day on nothing is kept for a group. */
  releaseOn?: string | null | undefined;
  /** The organiser approves each registration. */
  requiresApproval?: boolean | null | undefined;
  /** Seats kept for groups. */
  reserved?: Array<ReservedSeatsInput> | null | undefined;
  /** Seats in all. */
  seatsTotal?: number | null | undefined;
  /** Themes. */
  themes?: Array<Theme> | null | undefined;
  /** What it is about. */
  title?: string | null | undefined;
  /** Who teaches. */
  trainers?: Array<TrainingTrainerInput> | null | undefined;
  /** Which training. */
  trainingId: string;
};

/** Life of a version, as stored. */
export type VersionStatus =
  /** Given up. */
  | 'ABANDONED'
  /** All agreed; its day has not come. */
  | 'AGREED'
  /** Being written. */
  | 'DRAFT'
  /** Its text is fixed and the signatories are asked. */
  | 'IN_APPROVAL'
  /** Binds the parties, or did until the protocol's end. */
  | 'IN_FORCE'
  /** Replaced by a later version. */
  | 'SUPERSEDED';

/** Why something waits for the viewer; in the order shown on the same day. */
export type WaitingKind =
  /** Somebody asks for a post. */
  | 'ACCESS_REQUEST'
  /** Something to do. */
  | 'ACTION'
  /** A text awaits the approval of one of the viewer's posts. */
  | 'APPROVAL'
  /** A draft's secrecy checklist has points to settle. */
  | 'CHECKLIST'
  /** A meeting awaits an answer. */
  | 'EVENT_TO_ANSWER'
  /** Holders of the posts of an organisation are to be confirmed. */
  | 'HOLDERS_TO_CONFIRM'
  /** A second identity waits to be linked. */
  | 'IDENTITY_LINK_TO_CONFIRM'
  /** A mandate waits for a second person. */
  | 'MANDATE_TO_CONFIRM'
  /** A term ends soon and only a decision renews it. */
  | 'RENEWAL_TO_DECIDE'
  /** A review is being recorded, or its meeting is over. */
  | 'REVIEW_TO_COMPLETE'
  /** A review is due and has no date. */
  | 'REVIEW_TO_PLAN'
  /** A coordinator says that somebody arrives at a post or leaves one. */
  | 'STAFF_REPORT'
  /** A post that signs has nobody. */
  | 'VACANT_SIGNATORY';

/** Day of the week. */
export type Weekday =
  | 'FRIDAY'
  | 'MONDAY'
  | 'SATURDAY'
  | 'SUNDAY'
  | 'THURSDAY'
  | 'TUESDAY'
  | 'WEDNESDAY';

/** Takes a request back. */
export type WithdrawAccessRequestInput = {
  /** Which. */
  accessRequestId: string;
};

/** A party leaves, after its notice. */
export type WithdrawPartyInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** When notice was given. */
  noticeGivenOn: string;
  /** Which. */
  partyId: string;
  /** Why. */
  reason?: string | null | undefined;
  /** Last day of its part. */
  withdrawsOn: string;
};

/** Takes a report back. */
export type WithdrawStaffReportInput = {
  /** The post recorded with the act. */
  actingPostId?: string | null | undefined;
  /** Which. */
  staffReportId: string;
};

/** What the author writes; absent parts keep their words. */
export type WriteHandoverInput = {
  /** Points of attention on practices, never on persons; null empties it. */
  attention?: string | null | undefined;
  /** The revision that was read. */
  baseRevision: number;
  /** The author says that warnings concern no individual case. */
  confirmedNoIndividualCase?: boolean;
  /** Words on prefilled lines; those not named keep theirs. */
  items?: Array<HandoverItemInput>;
  /** Which note. */
  noteId: string;
  /** The coordinator may read it. */
  openToCoordinator?: boolean | null | undefined;
  /** Matters under way; null empties it. */
  pending?: string | null | undefined;
  /** Professionals to know; null empties it. */
  people?: string | null | undefined;
  /** Practices that work; null empties it. */
  practices?: string | null | undefined;
  /** The note is complete: reminders stop. */
  ready?: boolean | null | undefined;
};

export type MyAccessRequestsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyAccessRequestsQuery = { viewer: { accessRequests: Array<{ id: string, message: string | null, state: AccessRequestState, requestedAt: string, reason: string | null, organisation: { id: string, name: string }, post: { id: string, label: string } | null }> } | null };

export type PostsToAskForQueryVariables = Exact<{
  id: string;
}>;


export type PostsToAskForQuery = { node:
    | { id: string, postsToAskFor: Array<{ id: string, label: string }> }
    | Record<PropertyKey, never>
   | null };

export type RequestAccessMutationVariables = Exact<{
  input: RequestAccessInput;
}>;


export type RequestAccessMutation = { requestAccess: { accessRequest: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type WithdrawAccessRequestMutationVariables = Exact<{
  input: WithdrawAccessRequestInput;
}>;


export type WithdrawAccessRequestMutation = { withdrawAccessRequest: { accessRequest: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type AccessRequestLineFragment = { id: string, message: string | null, state: AccessRequestState, requestedAt: string, viewerCanDecide: boolean, person: { id: string, givenName: string, familyName: string, email: string | null }, post: { id: string, label: string } | null };

export type DecideAccessRequestMutationVariables = Exact<{
  input: DecideAccessRequestInput;
}>;


export type DecideAccessRequestMutation = { decideAccessRequest: { accessRequest: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type EndMandateMutationVariables = Exact<{
  input: EndMandateInput;
}>;


export type EndMandateMutation = { endMandate: { mandate: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type SetPostGrantMutationVariables = Exact<{
  input: SetPostGrantInput;
}>;


export type SetPostGrantMutation = { setPostGrant: { post: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type HoldersCheckFragment = { id: string, holdersConfirmedOn: string | null, holdersAskedOn: string, viewerCanManagePeople: boolean, posts: Array<{ id: string }> };

export type ConfirmHoldersMutationVariables = Exact<{
  input: ConfirmHoldersInput;
}>;


export type ConfirmHoldersMutation = { confirmHolders: { organisation: { id: string, holdersConfirmedOn: string | null } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type InvitationPreviewQueryVariables = Exact<{
  token: string;
}>;


export type InvitationPreviewQuery = { invitation: { organisationName: string | null, postLabel: string | null, capacity: MandateCapacity | null, startsOn: string | null, state: InvitationState, expiresAt: string, maskedEmail: string, needsCode: boolean | null } | null };

export type RequestInvitationCodeMutationVariables = Exact<{
  input: RequestInvitationCodeInput;
}>;


export type RequestInvitationCodeMutation = { requestInvitationCode: { sent: boolean, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type AcceptInvitationMutation = { acceptInvitation: { mandate: { id: string, status: MandateStatus, post: { label: string } } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type InvitationLineFragment = { id: string, email: string, capacity: MandateCapacity | null, state: InvitationState, startsOn: string | null, sentAt: string | null, expiresAt: string, post: { id: string, label: string } | null };

export type ResendInvitationMutationVariables = Exact<{
  input: InvitationInput;
}>;


export type ResendInvitationMutation = { resendInvitation: { invitation: { id: string, email: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type RevokeInvitationMutationVariables = Exact<{
  input: InvitationInput;
}>;


export type RevokeInvitationMutation = { revokeInvitation: { invitation: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type InviteMutationVariables = Exact<{
  input: InviteInput;
}>;


export type InviteMutation = { invite: { invitation: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type IdentitiesFragment = { identities: Array<{ id: string, linkedAt: string, lastUsedAt: string | null, viewerCanUnlink: boolean, provider: { key: string, label: string } }>, pendingIdentityLink: { expiresAt: string, provider: { key: string, label: string } } | null };

export type DecideIdentityLinkMutationVariables = Exact<{
  input: DecideIdentityLinkInput;
}>;


export type DecideIdentityLinkMutation = { decideIdentityLink: { viewer: { person: { id: string } } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type UnlinkIdentityMutationVariables = Exact<{
  input: UnlinkIdentityInput;
}>;


export type UnlinkIdentityMutation = { unlinkIdentity: { viewer: { person: { id: string } } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type DecideMandateMutationVariables = Exact<{
  input: DecideMandateInput;
}>;


export type DecideMandateMutation = { decideMandate: { mandate: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type MyDetailsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyDetailsQuery = { viewer: { person: { id: string, givenName: string, familyName: string, email: string | null, phone: string | null }, mandates: Array<{ id: string, capacity: MandateCapacity, startsOn: string, endsOn: string | null, status: MandateStatus, post: { id: string, label: string, organisation: { id: string, name: string } } }>, identities: Array<{ id: string, linkedAt: string, lastUsedAt: string | null, viewerCanUnlink: boolean, provider: { key: string, label: string } }>, pendingIdentityLink: { expiresAt: string, provider: { key: string, label: string } } | null } | null };

export type UpdateMyDetailsMutationVariables = Exact<{
  input: UpdateMyDetailsInput;
}>;


export type UpdateMyDetailsMutation = { updateMyDetails: { viewer: { person: { id: string } } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type MyDataQueryVariables = Exact<{ [key: string]: never; }>;


export type MyDataQuery = { myData: unknown };

export type TeamPostFragment = { id: string, kind: PostKind, otherName: string | null, label: string, cardinality: PostCardinality, referent: boolean, signatory: boolean, vacantSince: string | null, closedOn: string | null, viewerCanManage: boolean, grants: Array<{ role: PostRole, territories: Array<{ code: string, name: string }> }>, places: Array<{ from: string | null, until: string | null, organisation: { id: string, name: string } }>, handovers: Array<{ id: string, departsOn: string | null, ready: boolean, firstReadAt: string | null, acknowledgedAt: string | null, openToCoordinator: boolean, viewerIsAuthor: boolean, viewerCanWrite: boolean, viewerCanAcknowledge: boolean, title: string, author: { id: string, givenName: string, familyName: string } | null }>, mandates: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ id: string, capacity: MandateCapacity, startsOn: string, endsOn: string | null, status: MandateStatus, viewerCanConfirm: boolean, viewerCanEnd: boolean, person: { id: string, givenName: string, familyName: string, email: string | null }, recordedBy: { id: string, givenName: string, familyName: string } | null }> } };

export type CreatePostMutationVariables = Exact<{
  input: CreatePostInput;
}>;


export type CreatePostMutation = { createPost: { post: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type UpdatePostMutationVariables = Exact<{
  input: UpdatePostInput;
}>;


export type UpdatePostMutation = { updatePost: { post: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CreateMandateMutationVariables = Exact<{
  input: CreateMandateInput;
}>;


export type CreateMandateMutation = { createMandate: { mandate: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type PeopleOptionsQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type PeopleOptionsQuery = { people: { nodes: Array<{ id: string, givenName: string, familyName: string, mandates: Array<{ id: string, post: { id: string, label: string } }> }> } };

export type SignOutEverywhereMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutEverywhereMutation = { signOutEverywhere: number };

export type TeamQueryVariables = Exact<{
  id: string;
}>;


export type TeamQuery = { node:
    | { __typename: 'Organisation', id: string, name: string, timeZone: string, viewerCanManagePeople: boolean, holdersConfirmedOn: string | null, holdersAskedOn: string, partnerships: Array<{ id: string }>, posts: Array<{ id: string, kind: PostKind, otherName: string | null, label: string, cardinality: PostCardinality, referent: boolean, signatory: boolean, vacantSince: string | null, closedOn: string | null, viewerCanManage: boolean, grants: Array<{ role: PostRole, territories: Array<{ code: string, name: string }> }>, places: Array<{ from: string | null, until: string | null, organisation: { id: string, name: string } }>, handovers: Array<{ id: string, departsOn: string | null, ready: boolean, firstReadAt: string | null, acknowledgedAt: string | null, openToCoordinator: boolean, viewerIsAuthor: boolean, viewerCanWrite: boolean, viewerCanAcknowledge: boolean, title: string, author: { id: string, givenName: string, familyName: string } | null }>, mandates: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ id: string, capacity: MandateCapacity, startsOn: string, endsOn: string | null, status: MandateStatus, viewerCanConfirm: boolean, viewerCanEnd: boolean, person: { id: string, givenName: string, familyName: string, email: string | null }, recordedBy: { id: string, givenName: string, familyName: string } | null }> } }>, invitations: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ id: string, email: string, capacity: MandateCapacity | null, state: InvitationState, startsOn: string | null, sentAt: string | null, expiresAt: string, post: { id: string, label: string } | null }> }, accessRequests: Array<{ id: string, message: string | null, state: AccessRequestState, requestedAt: string, viewerCanDecide: boolean, person: { id: string, givenName: string, familyName: string, email: string | null }, post: { id: string, label: string } | null }>, staffReports: Array<{ id: string, kind: Movement, state: StaffReportState, happensOn: string, personName: string | null, personEmail: string | null, reportedAt: string, word: string | null, viewerCanDecide: boolean, viewerCanWithdraw: boolean, partnership: { id: string, name: string } | null, post: { id: string, label: string, organisation: { id: string, name: string } }, mandate: { id: string, person: { id: string, givenName: string, familyName: string } } | null }> }
    | Record<PropertyKey, never>
   | null };

export type ActionFieldsFragment = { id: string, title: string, details: string | null, dueOn: string, late: boolean, state: ActionState, settledOn: string | null, originId: string, originTitle: string, revision: number, viewerCanEdit: boolean, viewerCanSettle: boolean, owner: { id: string, label: string, vacantSince: string | null, organisation: { id: string, name: string }, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }> } };

export type ActionsPageQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ActionsPageQuery = { site: { now: string }, viewer: { person: { id: string }, mandates: Array<{ id: string, status: MandateStatus, post: { id: string, organisation: { id: string } } }> } | null, partnerships: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, timeZone: string }> } };

export type PartnershipActionsQueryVariables = Exact<{
  id: string;
  state: ActionState;
  after?: string | null | undefined;
}>;


export type PartnershipActionsQuery = { node:
    | { id: string, actions: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, details: string | null, dueOn: string, late: boolean, state: ActionState, settledOn: string | null, originId: string, originTitle: string, revision: number, viewerCanEdit: boolean, viewerCanSettle: boolean, owner: { id: string, label: string, vacantSince: string | null, organisation: { id: string, name: string }, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }> } }> } }
    | Record<PropertyKey, never>
   | null };

export type CreateActionMutationVariables = Exact<{
  input: CreateActionInput;
}>;


export type CreateActionMutation = { createAction: { action: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type UpdateActionMutationVariables = Exact<{
  input: UpdateActionInput;
}>;


export type UpdateActionMutation = { updateAction: { action: { id: string, revision: number } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type SetActionStateMutationVariables = Exact<{
  input: SetActionStateInput;
}>;


export type SetActionStateMutation = { setActionState: { action: { id: string, state: ActionState } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type AdministrationQueryVariables = Exact<{ [key: string]: never; }>;


export type AdministrationQuery = { administration: { version: string, databaseEngine: string, failedJobs: number, auditSeal: { sealedUntil: string | null, sealedCount: number, tailCount: number }, importRuns: Array<{ id: string, fileName: string, state: ImportState, created: number, updated: number, refused: number, createdAt: string, startedBy: { id: string, givenName: string, familyName: string } | null }> } | null };

export type AuditQueryVariables = Exact<{
  action?: string | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditQuery = { administration: { auditEntries: { nodes: Array<{ id: string, at: string, action: string, subjectId: string | null, sealed: boolean, person: { id: string, givenName: string, familyName: string } | null, post: { id: string, label: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CourtRecessesQueryVariables = Exact<{
  territory: string;
}>;


export type CourtRecessesQuery = { courtRecesses: Array<{ id: string, label: string, startsOn: string, endsOn: string, territory: { code: string, name: string } }> };

export type RecordCourtRecessMutationVariables = Exact<{
  input: RecordCourtRecessInput;
}>;


export type RecordCourtRecessMutation = { recordCourtRecess: { courtRecess: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type RemoveCourtRecessMutationVariables = Exact<{
  input: RemoveCourtRecessInput;
}>;


export type RemoveCourtRecessMutation = { removeCourtRecess: { courtRecess: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type MailsQueryVariables = Exact<{
  state?: MailState | null | undefined;
  after?: string | null | undefined;
}>;


export type MailsQuery = { administration: { mails: { nodes: Array<{ id: string, kind: string, maskedRecipient: string, state: MailState, attempts: number, queuedAt: string, sentAt: string | null, nextAttemptAt: string | null, lastFailure: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type TribunalListQueryVariables = Exact<{
  search?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type TribunalListQuery = { territories: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ code: string, name: string, departements: Array<{ code: string, name: string }> }> } };

export type CreateTribunalMutationVariables = Exact<{
  input: CreateTribunalInput;
}>;


export type CreateTribunalMutation = { createTribunal: { territory: { code: string, name: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type AgendaEventsQueryVariables = Exact<{
  from: string;
  to?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type AgendaEventsQuery = { events: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: EventKind, title: string, state: EventState, allDay: boolean, startsAt: string | null, endsAt: string | null, startsLocal: string | null, endsLocal: string | null, timeZone: string, place: string | null, viewerAnswer: AttendeeAnswer | null, partnership: { id: string, name: string }, organiser: { id: string, organisation: { id: string } }, attendees: Array<{ organisation: { id: string } }> }> } };

export type ProposedEventsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ProposedEventsQuery = { proposedEvents: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: EventKind, title: string, partnership: { id: string, name: string }, poll: { closesOn: string | null, viewerCanAnswer: boolean, viewerChoices: Array<{ optionId: string }> } | null }> } };

export type AgendaOutsideQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type AgendaOutsideQuery = { viewer: { busy: Array<{ startsAt: string, endsAt: string }> } | null, partnerships: { nodes: Array<{ id: string, timeZone: string, inboundEntries: Array<{ title: string, startsAt: string, endsAt: string, allDay: boolean, calendar: { id: string, name: string } }> }> } };

export type PackProgressFragment = { id: string, title: string, startsOn: string, firstReadAt: string | null, acknowledgedAt: string | null, doneCount: number, viewerIsNewcomer: boolean, viewerCanAcknowledge: boolean, person: { id: string, givenName: string, familyName: string } | null, checklist: Array<{ key: string, kind: PackItemKind, title: string, owner: PackItemOwner, dueOn: string, doneOn: string | null, byItself: boolean, viewerCanTick: boolean }> };

export type PackItemFragment = { key: string, kind: PackItemKind, title: string, owner: PackItemOwner, dueOn: string, doneOn: string | null, byItself: boolean, viewerCanTick: boolean };

export type PackMatterFragment = { title: string, partnerships: Array<string>, welcome: string, sections: Array<PackSection>, readAt: string | null, changes: Array<{ section: PackSection, added: Array<string>, changed: Array<string>, gone: number }>, handovers: Array<{ id: string, departsOn: string | null, acknowledgedAt: string | null }>, protocols: Array<{ id: string, title: string, partnership: string, inForceFrom: string | null, parties: Array<string>, own: boolean, readable: boolean, clauses: Array<{ id: string, number: number, title: string, body: string }> }>, contacts: Array<{ id: string, theme: Theme, function: string, organisation: string, name: string | null, vacant: boolean, about: string | null, reach: string | null, phone: string | null, email: string | null, confirmedOn: string }>, partners: Array<{ id: string, name: string, kind: OrganisationKind, sector: Sector, contact: { address: string | null, postalCode: string | null, city: string | null, phone: string | null, email: string | null, website: string | null, openingHours: string | null } }>, dates: Array<{ id: string, kind: EventKind, title: string, startsAt: string | null, timeZone: string, place: string | null, training: { id: string, title: string, requiresApproval: boolean, seatsLeft: number, viewerCanRegister: boolean, viewerRegistration: { id: string, state: RegistrationState, waitingRank: number | null, viewerCanCancel: boolean, attended: boolean | null, certificate: { number: string } | null } | null } | null }>, minutes: Array<{ id: string, title: string, decisions: Array<{ title: string, decision: string }> }>, actions: Array<{ id: string, title: string, dueOn: string, owner: string, own: boolean }>, words: Array<{ key: string, word: string, justice: string, health: string }> };

export type MyPacksQueryVariables = Exact<{ [key: string]: never; }>;


export type MyPacksQuery = { viewer: { packs: Array<{ id: string, title: string, startsOn: string, firstReadAt: string | null, acknowledgedAt: string | null, doneCount: number, viewerIsNewcomer: boolean, viewerCanAcknowledge: boolean, person: { id: string, givenName: string, familyName: string } | null, checklist: Array<{ key: string, kind: PackItemKind, title: string, owner: PackItemOwner, dueOn: string, doneOn: string | null, byItself: boolean, viewerCanTick: boolean }> }> } | null };

export type PackPageQueryVariables = Exact<{
  id: string;
}>;


export type PackPageQuery = { site: { now: string }, node:
    | { __typename: 'OnboardingPack', id: string, title: string, startsOn: string, firstReadAt: string | null, acknowledgedAt: string | null, doneCount: number, viewerIsNewcomer: boolean, viewerCanAcknowledge: boolean, mandate: { id: string } | null, partnership: { id: string, timeZone: string } | null, presentation: { id: string, event: { id: string, state: EventState, startsAt: string | null, timeZone: string } } | null, content: { title: string, partnerships: Array<string>, welcome: string, sections: Array<PackSection>, readAt: string | null, changes: Array<{ section: PackSection, added: Array<string>, changed: Array<string>, gone: number }>, handovers: Array<{ id: string, departsOn: string | null, acknowledgedAt: string | null }>, protocols: Array<{ id: string, title: string, partnership: string, inForceFrom: string | null, parties: Array<string>, own: boolean, readable: boolean, clauses: Array<{ id: string, number: number, title: string, body: string }> }>, contacts: Array<{ id: string, theme: Theme, function: string, organisation: string, name: string | null, vacant: boolean, about: string | null, reach: string | null, phone: string | null, email: string | null, confirmedOn: string }>, partners: Array<{ id: string, name: string, kind: OrganisationKind, sector: Sector, contact: { address: string | null, postalCode: string | null, city: string | null, phone: string | null, email: string | null, website: string | null, openingHours: string | null } }>, dates: Array<{ id: string, kind: EventKind, title: string, startsAt: string | null, timeZone: string, place: string | null, training: { id: string, title: string, requiresApproval: boolean, seatsLeft: number, viewerCanRegister: boolean, viewerRegistration: { id: string, state: RegistrationState, waitingRank: number | null, viewerCanCancel: boolean, attended: boolean | null, certificate: { number: string } | null } | null } | null }>, minutes: Array<{ id: string, title: string, decisions: Array<{ title: string, decision: string }> }>, actions: Array<{ id: string, title: string, dueOn: string, owner: string, own: boolean }>, words: Array<{ key: string, word: string, justice: string, health: string }> } | null, person: { id: string, givenName: string, familyName: string } | null, checklist: Array<{ key: string, kind: PackItemKind, title: string, owner: PackItemOwner, dueOn: string, doneOn: string | null, byItself: boolean, viewerCanTick: boolean }> }
    | Record<PropertyKey, never>
   | null };

export type NewcomersOfOrganisationQueryVariables = Exact<{
  id: string;
}>;


export type NewcomersOfOrganisationQuery = { node:
    | { __typename: 'Organisation', newcomers: Array<{ id: string, title: string, startsOn: string, firstReadAt: string | null, acknowledgedAt: string | null, doneCount: number, viewerIsNewcomer: boolean, viewerCanAcknowledge: boolean, person: { id: string, givenName: string, familyName: string } | null, checklist: Array<{ key: string, kind: PackItemKind, title: string, owner: PackItemOwner, dueOn: string, doneOn: string | null, byItself: boolean, viewerCanTick: boolean }> }> }
    | Record<PropertyKey, never>
   | null };

export type AcknowledgePackMutationVariables = Exact<{
  input: AcknowledgePackInput;
}>;


export type AcknowledgePackMutation = { acknowledgePack: { pack: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type TickPackItemMutationVariables = Exact<{
  input: TickPackItemInput;
}>;


export type TickPackItemMutation = { tickPackItem: { pack: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type PackTemplatesQueryVariables = Exact<{
  id: string;
}>;


export type PackTemplatesQuery = { node:
    | { __typename: 'Partnership', id: string, name: string, viewerCanEditPackTemplates: boolean, newcomerCounts: { newcomers: number | null, read: number | null, acknowledged: number | null, completed: number | null } | null, packTemplates: Array<{ id: string | null, role: PackRole, welcome: string, sections: Array<PackSection>, adapted: boolean, revision: number, items: Array<{ key: string, title: string, owner: PackItemOwner, dueDays: number }> }> }
    | Record<PropertyKey, never>
   | null };

export type PackPreviewQueryVariables = Exact<{
  id: string;
  postId: string;
}>;


export type PackPreviewQuery = { node:
    | { __typename: 'Partnership', packPreview: { role: PackRole, checklist: Array<{ key: string, kind: PackItemKind, title: string, owner: PackItemOwner, dueOn: string, doneOn: string | null, byItself: boolean, viewerCanTick: boolean }>, content: { title: string, partnerships: Array<string>, welcome: string, sections: Array<PackSection>, readAt: string | null, changes: Array<{ section: PackSection, added: Array<string>, changed: Array<string>, gone: number }>, handovers: Array<{ id: string, departsOn: string | null, acknowledgedAt: string | null }>, protocols: Array<{ id: string, title: string, partnership: string, inForceFrom: string | null, parties: Array<string>, own: boolean, readable: boolean, clauses: Array<{ id: string, number: number, title: string, body: string }> }>, contacts: Array<{ id: string, theme: Theme, function: string, organisation: string, name: string | null, vacant: boolean, about: string | null, reach: string | null, phone: string | null, email: string | null, confirmedOn: string }>, partners: Array<{ id: string, name: string, kind: OrganisationKind, sector: Sector, contact: { address: string | null, postalCode: string | null, city: string | null, phone: string | null, email: string | null, website: string | null, openingHours: string | null } }>, dates: Array<{ id: string, kind: EventKind, title: string, startsAt: string | null, timeZone: string, place: string | null, training: { id: string, title: string, requiresApproval: boolean, seatsLeft: number, viewerCanRegister: boolean, viewerRegistration: { id: string, state: RegistrationState, waitingRank: number | null, viewerCanCancel: boolean, attended: boolean | null, certificate: { number: string } | null } | null } | null }>, minutes: Array<{ id: string, title: string, decisions: Array<{ title: string, decision: string }> }>, actions: Array<{ id: string, title: string, dueOn: string, owner: string, own: boolean }>, words: Array<{ key: string, word: string, justice: string, health: string }> } } | null }
    | Record<PropertyKey, never>
   | null };

export type SavePackTemplateMutationVariables = Exact<{
  input: SavePackTemplateInput;
}>;


export type SavePackTemplateMutation = { savePackTemplate: { template: { revision: number } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type ResetPackTemplateMutationVariables = Exact<{
  input: ResetPackTemplateInput;
}>;


export type ResetPackTemplateMutation = { resetPackTemplate: { template: { revision: number } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type FeedLineFragment = { id: string, name: string, kind: FeedKind, alarmMinutes: number | null, createdAt: string, lastUsedOn: string | null, revokedAt: string | null, filter: { scope: FeedScope | null, kinds: Array<EventKind>, includeCancelled: boolean, partnership: { id: string, name: string } | null, territory: { code: string, name: string } | null }, post: { id: string, label: string } | null };

export type MyFeedsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyFeedsQuery = { viewer: { feeds: Array<{ id: string, name: string, kind: FeedKind, alarmMinutes: number | null, createdAt: string, lastUsedOn: string | null, revokedAt: string | null, filter: { scope: FeedScope | null, kinds: Array<EventKind>, includeCancelled: boolean, partnership: { id: string, name: string } | null, territory: { code: string, name: string } | null }, post: { id: string, label: string } | null }>, mandates: Array<{ id: string, status: MandateStatus, post: { id: string, feeds: Array<{ id: string, name: string, kind: FeedKind, alarmMinutes: number | null, createdAt: string, lastUsedOn: string | null, revokedAt: string | null, filter: { scope: FeedScope | null, kinds: Array<EventKind>, includeCancelled: boolean, partnership: { id: string, name: string } | null, territory: { code: string, name: string } | null }, post: { id: string, label: string } | null }> } }> } | null };

export type RevokeFeedTokenMutationVariables = Exact<{
  input: RevokeFeedTokenInput;
}>;


export type RevokeFeedTokenMutation = { revokeFeedToken: { feedToken: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CreateFeedTokenMutationVariables = Exact<{
  input: CreateFeedTokenInput;
}>;


export type CreateFeedTokenMutation = { createFeedToken: { url: string | null, webcalUrl: string | null, feedToken: { id: string, name: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type MyInboundCalendarsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyInboundCalendarsQuery = { viewer: { inboundCalendars: Array<{ id: string, kind: InboundKind, name: string, host: string, state: InboundState, lastReadAt: string | null, nextReadAt: string | null, entriesKept: number, viewerCanEdit: boolean, problems: Array<{ line: number | null, message: string }> }> } | null };

export type InboundLineFragment = { id: string, kind: InboundKind, name: string, host: string, state: InboundState, lastReadAt: string | null, nextReadAt: string | null, entriesKept: number, viewerCanEdit: boolean, problems: Array<{ line: number | null, message: string }> };

export type PartnershipCalendarsQueryVariables = Exact<{
  id: string;
  from: string;
  to: string;
}>;


export type PartnershipCalendarsQuery = { node:
    | { id: string, timeZone: string, viewerCanManageMembers: boolean, inboundCalendars: Array<{ id: string, kind: InboundKind, name: string, host: string, state: InboundState, lastReadAt: string | null, nextReadAt: string | null, entriesKept: number, viewerCanEdit: boolean, problems: Array<{ line: number | null, message: string }> }>, inboundEntries: Array<{ title: string, startsAt: string, endsAt: string, allDay: boolean, calendar: { id: string, name: string } }> }
    | Record<PropertyKey, never>
   | null };

export type AddInboundCalendarMutationVariables = Exact<{
  input: AddInboundCalendarInput;
}>;


export type AddInboundCalendarMutation = { addInboundCalendar: { calendar: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type RemoveInboundCalendarMutationVariables = Exact<{
  input: RemoveInboundCalendarInput;
}>;


export type RemoveInboundCalendarMutation = { removeInboundCalendar: { calendar: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type ReadInboundCalendarMutationVariables = Exact<{
  input: ReadInboundCalendarInput;
}>;


export type ReadInboundCalendarMutation = { readInboundCalendar: { calendar: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type ContactRegisterQueryVariables = Exact<{
  territory: string;
  on?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type ContactRegisterQuery = { territory: { code: string, name: string, contactRegister: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ on: string, referent: boolean, organisation: { id: string, name: string }, post: { id: string, label: string } | null, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }>, history: Array<{ from: string, until: string | null, vacant: boolean, mandate: { id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } } | null }> }> } } | null };

export type CourtDoctorsQueryVariables = Exact<{
  code: string;
}>;


export type CourtDoctorsQuery = { territory: { tribunals: Array<{ code: string, name: string, courtDoctors: Array<{ id: string, kind: PostKind, label: string, vacantSince: string | null, organisation: { id: string, name: string }, holders: Array<{ id: string, capacity: MandateCapacity, startsOn: string, endsOn: string | null, person: { id: string, givenName: string, familyName: string, email: string | null, phone: string | null } }> }> }> } | null };

export type FindOrganisationsQueryVariables = Exact<{
  search?: string | null | undefined;
  kinds?: Array<OrganisationKind> | OrganisationKind | null | undefined;
  sectors?: Array<Sector> | Sector | null | undefined;
  territory?: string | null | undefined;
  includeClosed: boolean;
  after?: string | null | undefined;
}>;


export type FindOrganisationsQuery = { organisations: { totalCount: number | null, nodes: Array<{ id: string, name: string, kind: OrganisationKind, sector: Sector, closedOn: string | null, absorbedBy: { id: string, name: string } | null, contact: { city: string | null, phone: string | null }, territories: Array<{ code: string, name: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type HolderFieldsFragment = { id: string, capacity: MandateCapacity, startsOn: string, endsOn: string | null, person: { id: string, givenName: string, familyName: string, email: string | null, phone: string | null } };

export type PreviewOrganisationImportMutationVariables = Exact<{
  input: PreviewOrganisationImportInput;
}>;


export type PreviewOrganisationImportMutation = { previewOrganisationImport: { importRun: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type ImportRunQueryVariables = Exact<{
  id: string;
}>;


export type ImportRunQuery = { importRun: { id: string, fileName: string, state: ImportState, progress: number, linesTotal: number, created: number, updated: number, unchanged: number, refused: number, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } | null };

export type ImportLinesQueryVariables = Exact<{
  id: string;
  outcome?: ImportOutcome | null | undefined;
  after?: string | null | undefined;
}>;


export type ImportLinesQuery = { importRun: { id: string, lines: { nodes: Array<{ line: number, name: string | null, outcome: ImportOutcome, organisation: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type StartOrganisationImportMutationVariables = Exact<{
  input: StartOrganisationImportInput;
}>;


export type StartOrganisationImportMutation = { startOrganisationImport: { importRun: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CreateOrganisationMutationVariables = Exact<{
  input: CreateOrganisationInput;
}>;


export type CreateOrganisationMutation = { createOrganisation: { organisation: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type UpdateOrganisationMutationVariables = Exact<{
  input: UpdateOrganisationInput;
}>;


export type UpdateOrganisationMutation = { updateOrganisation: { organisation: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type OrganisationToEditQueryVariables = Exact<{
  id: string;
}>;


export type OrganisationToEditQuery = { node:
    | { __typename: 'Organisation', id: string, revision: number, name: string, shortName: string | null, sector: Sector, kind: OrganisationKind, missions: Array<OrganisationMission>, siret: string | null, finess: string | null, finessLevel: FinessLevel | null, rna: string | null, timeZone: string, viewerCanEdit: boolean, contact: { address: string | null, postalCode: string | null, city: string | null, phone: string | null, email: string | null, website: string | null, openingHours: string | null }, parent: { id: string, name: string } | null, territories: Array<{ code: string, name: string }> }
    | Record<PropertyKey, never>
   | null };

export type OrganisationPageQueryVariables = Exact<{
  id: string;
}>;


export type OrganisationPageQuery = { node:
    | { __typename: 'Organisation', id: string, name: string, shortName: string | null, sector: Sector, kind: OrganisationKind, missions: Array<OrganisationMission>, siret: string | null, finess: string | null, rna: string | null, timeZone: string, viewerCanEdit: boolean, viewerCanManagePeople: boolean, closedOn: string | null, absorbedBy: { id: string, name: string } | null, contact: { address: string | null, postalCode: string | null, city: string | null, phone: string | null, email: string | null, website: string | null, openingHours: string | null }, parent: { id: string, name: string } | null, children: Array<{ id: string, name: string, kind: OrganisationKind }>, territories: Array<{ code: string, name: string }>, posts: Array<{ id: string, label: string, cardinality: PostCardinality, referent: boolean, vacantSince: string | null, closedOn: string | null, holders: Array<{ id: string, capacity: MandateCapacity, startsOn: string, endsOn: string | null, person: { id: string, givenName: string, familyName: string, email: string | null, phone: string | null } }> }>, partnerships: Array<{ id: string, name: string }>, protocols: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ id: string, title: string, status: ProtocolStatus, reviewStatus: ReviewStatus | null, reviewDueOn: string | null }> } }
    | Record<PropertyKey, never>
   | null };

export type PostsOfOrganisationQueryVariables = Exact<{
  id: string;
}>;


export type PostsOfOrganisationQuery = { node:
    | { __typename: 'Organisation', id: string, posts: Array<{ id: string, label: string, cardinality: PostCardinality }> }
    | Record<PropertyKey, never>
   | null };

export type ContactFieldsFragment = { address: string | null, postalCode: string | null, city: string | null, phone: string | null, email: string | null, website: string | null, openingHours: string | null };

export type OrganisationOptionsQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type OrganisationOptionsQuery = { organisations: { nodes: Array<{ id: string, name: string, kind: OrganisationKind, contact: { city: string | null } }> } };

export type TerritoryOptionsQueryVariables = Exact<{
  search?: string | null | undefined;
  kinds?: Array<TerritoryKind> | TerritoryKind | null | undefined;
}>;


export type TerritoryOptionsQuery = { territories: { nodes: Array<{ code: string, name: string, kind: TerritoryKind }> } };

export type SetPartnershipLogoMutationVariables = Exact<{
  input: SetPartnershipLogoInput;
}>;


export type SetPartnershipLogoMutation = { setPartnershipLogo: { partnership: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type RequestDocumentMutationVariables = Exact<{
  input: RequestDocumentInput;
}>;


export type RequestDocumentMutation = { requestDocument: { document: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type DocumentProgressQueryVariables = Exact<{
  id: string;
}>;


export type DocumentProgressQuery = { document: { id: string, state: DocumentState, progress: number, url: string | null } | null };

export type EventChangedSubscriptionVariables = Exact<{
  id: string;
}>;


export type EventChangedSubscription = { eventChanged: { id: string } };

export type EventPageQueryVariables = Exact<{
  id: string;
}>;


export type EventPageQuery = { node:
    | { id: string, kind: EventKind, title: string, state: EventState, allDay: boolean, startsAt: string | null, endsAt: string | null, startsLocal: string | null, endsLocal: string | null, timeZone: string, otherTimeZones: Array<string>, place: string | null, videoLink: string | null, subjectId: string | null, description: string | null, cancelReason: string | null, sequence: number, viewerAnswer: AttendeeAnswer | null, viewerCanEdit: boolean, viewerCanMove: boolean, viewerCanCancel: boolean, warnings: Array<{ kind: EventWarningKind, message: string }>, series: { id: string, ruleText: string, occurrences: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ id: string, title: string, state: EventState, startsAt: string | null, timeZone: string }> } } | null, guests: Array<{ id: string, name: string, organisationLabel: string | null, answer: AttendeeAnswer }>, organiser: { id: string, label: string, vacantSince: string | null, organisation: { id: string, name: string }, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }> }, partnership: { id: string, name: string }, presentation: { id: string, viewerCanJoin: boolean, viewerCanEdit: boolean, viewerCanHold: boolean, proposedBy: { id: string, label: string }, newcomer: { id: string, person: { id: string, givenName: string, familyName: string }, post: { id: string, label: string } }, joined: Array<{ id: string, name: string }>, event: { id: string, state: EventState, startsAt: string | null, endsAt: string | null, timeZone: string, place: string | null, videoLink: string | null } } | null, poll: { state: DatePollState, closesOn: string | null, awaited: number, viewerCanAnswer: boolean, viewerCanClose: boolean, viewerChoices: Array<{ optionId: string, choice: DateChoice }>, chosen: { id: string, startsAt: string, endsAt: string, timeZone: string, yes: number, ifNeedBe: number, no: number, answers: Array<{ choice: DateChoice, post: { id: string, label: string, organisation: { id: string, name: string } } | null, person: { id: string, givenName: string, familyName: string } | null, guest: { id: string, name: string } | null }> } | null, options: Array<{ id: string, startsAt: string, endsAt: string, timeZone: string, yes: number, ifNeedBe: number, no: number, answers: Array<{ choice: DateChoice, post: { id: string, label: string, organisation: { id: string, name: string } } | null, person: { id: string, givenName: string, familyName: string } | null, guest: { id: string, name: string } | null }> }> } | null, attendees: Array<{ answer: AttendeeAnswer, organisation: { id: string, name: string }, post: { id: string, label: string, holders: Array<{ id: string, person: { id: string, givenName: string, familyName: string } }> } | null, person: { id: string, givenName: string, familyName: string } | null }> }
    | Record<PropertyKey, never>
   | null };

export type AnswerEventMutationVariables = Exact<{
  input: AnswerEventInput;
}>;


export type AnswerEventMutation = { answerEvent: { event: { id: string, viewerAnswer: AttendeeAnswer | null } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type PollFieldsFragment = { state: DatePollState, closesOn: string | null, awaited: number, viewerCanAnswer: boolean, viewerCanClose: boolean, viewerChoices: Array<{ optionId: string, choice: DateChoice }>, chosen: { id: string, startsAt: string, endsAt: string, timeZone: string, yes: number, ifNeedBe: number, no: number, answers: Array<{ choice: DateChoice, post: { id: string, label: string, organisation: { id: string, name: string } } | null, person: { id: string, givenName: string, familyName: string } | null, guest: { id: string, name: string } | null }> } | null, options: Array<{ id: string, startsAt: string, endsAt: string, timeZone: string, yes: number, ifNeedBe: number, no: number, answers: Array<{ choice: DateChoice, post: { id: string, label: string, organisation: { id: string, name: string } } | null, person: { id: string, givenName: string, familyName: string } | null, guest: { id: string, name: string } | null }> }> };

export type PollOptionFieldsFragment = { id: string, startsAt: string, endsAt: string, timeZone: string, yes: number, ifNeedBe: number, no: number, answers: Array<{ choice: DateChoice, post: { id: string, label: string, organisation: { id: string, name: string } } | null, person: { id: string, givenName: string, familyName: string } | null, guest: { id: string, name: string } | null }> };

export type AnswerPollMutationVariables = Exact<{
  input: AnswerPollInput;
}>;


export type AnswerPollMutation = { answerPoll: { event: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type ClosePollMutationVariables = Exact<{
  input: ClosePollInput;
}>;


export type ClosePollMutation = { closePoll: { event: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type LinkedEventQueryVariables = Exact<{
  token: string;
}>;


export type LinkedEventQuery = { eventByLink: { title: string, state: EventState, startsAt: string | null, endsAt: string | null, timeZone: string, ownTimeZone: string, answer: AttendeeAnswer, canAnswer: boolean, wholeSeries: boolean, poll: { state: DatePollState, closesOn: string | null, options: Array<{ id: string, startsAt: string, endsAt: string, timeZone: string, choice: DateChoice | null }> } | null } | null };

export type AnswerByLinkMutationVariables = Exact<{
  input: AnswerByLinkInput;
}>;


export type AnswerByLinkMutation = { answerByLink: { event: { title: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type AnswerPollByLinkMutationVariables = Exact<{
  input: AnswerPollByLinkInput;
}>;


export type AnswerPollByLinkMutation = { answerPollByLink: { event: { title: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CreateEventMutationVariables = Exact<{
  input: EventInput;
}>;


export type CreateEventMutation = { createEvent: { event: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type ProposeEventMutationVariables = Exact<{
  input: ProposeEventInput;
}>;


export type ProposeEventMutation = { proposeEvent: { event: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type UpdateEventMutationVariables = Exact<{
  input: UpdateEventInput;
}>;


export type UpdateEventMutation = { updateEvent: { event: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CancelEventMutationVariables = Exact<{
  input: CancelEventInput;
}>;


export type CancelEventMutation = { cancelEvent: { event: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type AddEventGuestsMutationVariables = Exact<{
  input: AddEventGuestsInput;
}>;


export type AddEventGuestsMutation = { addEventGuests: { event: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type AddEventAttendeesMutationVariables = Exact<{
  input: AddEventAttendeesInput;
}>;


export type AddEventAttendeesMutation = { addEventAttendees: { event: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type RemoveEventAttendeeMutationVariables = Exact<{
  input: RemoveEventAttendeeInput;
}>;


export type RemoveEventAttendeeMutation = { removeEventAttendee: { event: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type AddPollOptionsMutationVariables = Exact<{
  input: AddPollOptionsInput;
}>;


export type AddPollOptionsMutation = { addPollOptions: { event: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type EventChecksQueryVariables = Exact<{
  meeting: MeetingInput;
  partnershipId: string;
  attendeePostIds: Array<string> | string;
}>;


export type EventChecksQuery = { eventChecks: Array<{ kind: EventWarningKind, message: string }> };

export type WordFieldsFragment = { id: string | null, key: string, word: string, forms: Array<string>, justice: string, health: string, source: string, checkedOn: string, common: boolean, adapted: boolean, hidden: boolean, revision: number };

export type MentionFieldsFragment = { clauseId: string, start: number, end: number, entry: { key: string, word: string, justice: string, health: string, source: string } };

export type CommonGlossaryQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type CommonGlossaryQuery = { glossary: Array<{ id: string | null, key: string, word: string, forms: Array<string>, justice: string, health: string, source: string, checkedOn: string, common: boolean, adapted: boolean, hidden: boolean, revision: number }>, partnerships: { nodes: Array<{ id: string, name: string }> } };

export type PartnershipGlossaryQueryVariables = Exact<{
  id: string;
  search?: string | null | undefined;
}>;


export type PartnershipGlossaryQuery = { node:
    | { __typename: 'Partnership', id: string, name: string, viewerCanEditGlossary: boolean, glossary: Array<{ id: string | null, key: string, word: string, forms: Array<string>, justice: string, health: string, source: string, checkedOn: string, common: boolean, adapted: boolean, hidden: boolean, revision: number }> }
    | Record<PropertyKey, never>
   | null };

export type SaveWordMutationVariables = Exact<{
  input: SaveGlossaryEntryInput;
}>;


export type SaveWordMutation = { saveGlossaryEntry: { entry: { key: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type HideWordMutationVariables = Exact<{
  input: SetGlossaryEntryHiddenInput;
}>;


export type HideWordMutation = { setGlossaryEntryHidden: { entry: { key: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type ResetWordMutationVariables = Exact<{
  input: ResetGlossaryEntryInput;
}>;


export type ResetWordMutation = { resetGlossaryEntry: { entry: { key: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type HandoverLineFragment = { id: string, departsOn: string | null, ready: boolean, firstReadAt: string | null, acknowledgedAt: string | null, openToCoordinator: boolean, viewerIsAuthor: boolean, viewerCanWrite: boolean, viewerCanAcknowledge: boolean, title: string, author: { id: string, givenName: string, familyName: string } | null };

export type MyHandoversQueryVariables = Exact<{ [key: string]: never; }>;


export type MyHandoversQuery = { viewer: { handovers: Array<{ id: string, departsOn: string | null, ready: boolean, firstReadAt: string | null, acknowledgedAt: string | null, openToCoordinator: boolean, viewerIsAuthor: boolean, viewerCanWrite: boolean, viewerCanAcknowledge: boolean, title: string, author: { id: string, givenName: string, familyName: string } | null }> } | null };

export type PartnershipHandoversQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type PartnershipHandoversQuery = { node:
    | { __typename: 'Partnership', id: string, handovers: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, departsOn: string | null, ready: boolean, firstReadAt: string | null, acknowledgedAt: string | null, openToCoordinator: boolean, viewerIsAuthor: boolean, viewerCanWrite: boolean, viewerCanAcknowledge: boolean, title: string, author: { id: string, givenName: string, familyName: string } | null }> } }
    | Record<PropertyKey, never>
   | null };

export type HandoverPageQueryVariables = Exact<{
  id: string;
}>;


export type HandoverPageQuery = { node:
    | { __typename: 'HandoverNote', revision: number, questionsUntil: string | null, viewerCanAsk: boolean, id: string, departsOn: string | null, ready: boolean, firstReadAt: string | null, acknowledgedAt: string | null, openToCoordinator: boolean, viewerIsAuthor: boolean, viewerCanWrite: boolean, viewerCanAcknowledge: boolean, title: string, post: { id: string, organisation: { id: string, partnerships: Array<{ id: string }> } } | null, content: { practices: string | null, people: string | null, pending: string | null, attention: string | null, revision: number, items: Array<{ subjectId: string, kind: HandoverItemKind, label: string, comment: string | null }>, questions: Array<{ id: string, question: string, answer: string | null, askedAt: string, answeredAt: string | null, asker: { id: string, givenName: string, familyName: string } | null }> } | null, author: { id: string, givenName: string, familyName: string } | null }
    | Record<PropertyKey, never>
   | null };

export type WriteHandoverMutationVariables = Exact<{
  input: WriteHandoverInput;
}>;


export type WriteHandoverMutation = { writeHandover: { note: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type AcknowledgeHandoverMutationVariables = Exact<{
  input: AcknowledgeHandoverInput;
}>;


export type AcknowledgeHandoverMutation = { acknowledgeHandover: { note: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type AskHandoverQuestionMutationVariables = Exact<{
  input: AskHandoverQuestionInput;
}>;


export type AskHandoverQuestionMutation = { askHandoverQuestion: { note: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type AnswerHandoverQuestionMutationVariables = Exact<{
  input: AnswerHandoverQuestionInput;
}>;


export type AnswerHandoverQuestionMutation = { answerHandoverQuestion: { note: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { viewer: { waiting: Array<{ kind: WaitingKind, subjectId: string, title: string, dueOn: string | null, post: { id: string, label: string, organisation: { id: string } } | null }>, dueSoon: Array<{ kind: DueKind, subjectId: string, title: string, dueOn: string, late: boolean }>, recentChanges: Array<{ id: string, kind: HistoryKind, at: string, subjectId: string, title: string, person: { id: string, givenName: string, familyName: string } | null, post: { id: string, label: string } | null }>, firstSteps: Array<{ name: string, partnershipId: string | null, territoryCode: string | null, steps: Array<{ kind: FirstStepKind, done: boolean, yours: boolean }> }>, reminders: Array<{ id: string, dueOn: string, sentAt: string | null, protocol: { id: string, title: string } }> } | null };

export type ImmersionsQueryVariables = Exact<{
  territory?: string | null | undefined;
  audience?: ImmersionAudience | null | undefined;
  past: boolean;
  after?: string | null | undefined;
}>;


export type ImmersionsQuery = { immersionOffers: { totalCount: number | null, nodes: Array<{ id: string, title: string, audiences: Array<ImmersionAudience>, startsOn: string, endsOn: string, days: number, capacity: number, taken: number, left: number, closedAt: string | null, organisation: { id: string, name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OfferLineFragment = { id: string, title: string, audiences: Array<ImmersionAudience>, startsOn: string, endsOn: string, days: number, capacity: number, taken: number, left: number, closedAt: string | null, organisation: { id: string, name: string } };

export type MyImmersionsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyImmersionsQuery = { viewer: { immersions: Array<{ id: string, state: PlacementState, startsOn: string, endsOn: string, hostAgreedAt: string | null, homeAgreedAt: string | null, offer: { id: string, title: string, organisation: { id: string, name: string } } }> } | null };

export type ImmersionPageQueryVariables = Exact<{
  id: string;
}>;


export type ImmersionPageQuery = { site: { now: string }, node:
    | { description: string | null, revision: number, viewerCanEdit: boolean, viewerCanRequest: boolean, id: string, title: string, audiences: Array<ImmersionAudience>, startsOn: string, endsOn: string, days: number, capacity: number, taken: number, left: number, closedAt: string | null, contact: { id: string, label: string, vacantSince: string | null, organisation: { id: string, name: string }, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }> }, partnership: { id: string, name: string, timeZone: string }, placements: Array<{ id: string, state: PlacementState, audience: ImmersionAudience, startsOn: string, endsOn: string, hostAgreedAt: string | null, homeAgreedAt: string | null, declineReason: string | null, hostFeedback: string | null, guestFeedback: string | null, viewerCanAgree: boolean, viewerCanCancel: boolean, viewerCanComplete: boolean, viewerCanGiveFeedback: boolean, guest: { id: string, givenName: string, familyName: string }, post: { id: string, label: string }, organisation: { id: string, name: string }, event: { id: string } | null }>, organisation: { id: string, name: string } }
    | Record<PropertyKey, never>
   | null };

export type PlacementLineFragment = { id: string, state: PlacementState, audience: ImmersionAudience, startsOn: string, endsOn: string, hostAgreedAt: string | null, homeAgreedAt: string | null, declineReason: string | null, hostFeedback: string | null, guestFeedback: string | null, viewerCanAgree: boolean, viewerCanCancel: boolean, viewerCanComplete: boolean, viewerCanGiveFeedback: boolean, guest: { id: string, givenName: string, familyName: string }, post: { id: string, label: string }, organisation: { id: string, name: string }, event: { id: string } | null };

export type OfferImmersionMutationVariables = Exact<{
  input: OfferImmersionInput;
}>;


export type OfferImmersionMutation = { offerImmersion: { offer: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type UpdateImmersionOfferMutationVariables = Exact<{
  input: UpdateImmersionOfferInput;
}>;


export type UpdateImmersionOfferMutation = { updateImmersionOffer: { offer: { id: string, revision: number } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CloseImmersionOfferMutationVariables = Exact<{
  input: CloseImmersionOfferInput;
}>;


export type CloseImmersionOfferMutation = { closeImmersionOffer: { offer: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type RequestImmersionMutationVariables = Exact<{
  input: RequestImmersionInput;
}>;


export type RequestImmersionMutation = { requestImmersion: { placement: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type AgreeToImmersionMutationVariables = Exact<{
  input: AgreeToImmersionInput;
}>;


export type AgreeToImmersionMutation = { agreeToImmersion: { placement: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type DeclineImmersionMutationVariables = Exact<{
  input: DeclineImmersionInput;
}>;


export type DeclineImmersionMutation = { declineImmersion: { placement: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CancelImmersionMutationVariables = Exact<{
  input: CancelImmersionInput;
}>;


export type CancelImmersionMutation = { cancelImmersion: { placement: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CompleteImmersionMutationVariables = Exact<{
  input: CompleteImmersionInput;
}>;


export type CompleteImmersionMutation = { completeImmersion: { placement: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type GiveImmersionFeedbackMutationVariables = Exact<{
  input: GiveImmersionFeedbackInput;
}>;


export type GiveImmersionFeedbackMutation = { giveImmersionFeedback: { placement: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type FigureFieldsFragment = { kind: HealthFigureKind, satisfied: number | null, total: number | null, listed: boolean, trend: Array<{ on: string, count: { satisfied: number | null, total: number | null } | null }>, items: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ subjectId: string, title: string, satisfied: boolean, since: string | null, partnership: { id: string, name: string } }> } };

export type IndicatorsQueryVariables = Exact<{
  territory?: string | null | undefined;
  on?: string | null | undefined;
}>;


export type IndicatorsQuery = { indicators: { health: { on: string, figures: Array<{ kind: HealthFigureKind, satisfied: number | null, total: number | null, listed: boolean, trend: Array<{ on: string, count: { satisfied: number | null, total: number | null } | null }>, items: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ subjectId: string, title: string, satisfied: boolean, since: string | null, partnership: { id: string, name: string } }> } }> } } };

export type PartnershipsInNumbersQueryVariables = Exact<{
  territory?: string | null | undefined;
  on?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type PartnershipsInNumbersQuery = { indicators: { partnerships: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ partnership: { id: string, name: string, territories: Array<{ code: string, name: string }> }, health: { on: string, figures: Array<{ kind: HealthFigureKind, satisfied: number | null, total: number | null, trend: Array<{ on: string, count: { satisfied: number | null, total: number | null } | null }> }> } }> } } };

export type CoverageFieldsFragment = { code: string, name: string, partnerships: Array<string>, spips: Array<{ name: string, bound: boolean }>, csapas: Array<{ name: string, bound: boolean }>, protocol: { state: CoverageState, since: string | null }, reviewed: { state: CoverageState, since: string | null }, meeting: { state: CoverageState, since: string | null }, training: { state: CoverageState, since: string | null }, contact: { state: CoverageState, since: string | null } };

export type CoverageQueryVariables = Exact<{
  territory?: string | null | undefined;
  on?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type CoverageQuery = { indicators: { coverage: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ code: string, name: string, partnerships: Array<string>, spips: Array<{ name: string, bound: boolean }>, csapas: Array<{ name: string, bound: boolean }>, protocol: { state: CoverageState, since: string | null }, reviewed: { state: CoverageState, since: string | null }, meeting: { state: CoverageState, since: string | null }, training: { state: CoverageState, since: string | null }, contact: { state: CoverageState, since: string | null } }> } } };

export type ActivityReportQueryVariables = Exact<{
  id: string;
  on?: string | null | undefined;
  from?: string | null | undefined;
}>;


export type ActivityReportQuery = { node:
    | { __typename: 'Partnership', id: string, name: string, activityReport: { partnership: string, territories: Array<string>, from: string, on: string, provisional: boolean, members: Array<string>, figures: Array<{ kind: HealthFigureKind, count: { satisfied: number | null, total: number | null }, missing: Array<{ title: string, day: string | null }> }>, protocols: Array<{ title: string, inForceSince: string | null, lastReview: string | null, dueOn: string | null, late: boolean }>, reviews: Array<{ title: string, day: string | null }>, meetings: Array<{ title: string, day: string | null }>, trainings: Array<{ title: string, day: string | null }>, actionsDone: Array<{ title: string, day: string | null }>, coverage: Array<{ code: string, name: string, partnerships: Array<string>, spips: Array<{ name: string, bound: boolean }>, csapas: Array<{ name: string, bound: boolean }>, protocol: { state: CoverageState, since: string | null }, reviewed: { state: CoverageState, since: string | null }, meeting: { state: CoverageState, since: string | null }, training: { state: CoverageState, since: string | null }, contact: { state: CoverageState, since: string | null } }> } | null }
    | Record<PropertyKey, never>
   | null };

export type ParticipantFragment = { id: string, role: InterTerritoryRole, since: string, until: string | null, organisation: { id: string, name: string, kind: OrganisationKind, contact: { city: string | null, phone: string | null } }, regions: Array<{ code: string, name: string }>, census: { conditions: string | null, confirmedOn: string | null, stale: boolean, revision: number, viewerCanEdit: boolean, places: Array<{ kind: PlaceKind, offered: number }> } | null };

export type InterTerritoryAgreementsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type InterTerritoryAgreementsQuery = { interTerritoryAgreements: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ partnership: { id: string, name: string, territories: Array<{ code: string, name: string }> }, figures: { receiving: number, toConfirm: number, places: number } }> } };

export type InterTerritoryAgreementQueryVariables = Exact<{
  id: string;
}>;


export type InterTerritoryAgreementQuery = { node:
    | { __typename: 'Partnership', id: string, name: string, timeZone: string, viewerCanDraftProtocols: boolean, territories: Array<{ code: string, name: string }>, interTerritoryAgreement: { viewerCanManage: boolean, frame: { id: string, title: string, status: ProtocolStatus, reviewDueOn: string | null } | null, figures: { receiving: number, toConfirm: number, places: number, referring: number, supporting: number } } | null, protocols: { nodes: Array<{ id: string, title: string, status: ProtocolStatus }> }, events: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ id: string, title: string, startsAt: string | null, timeZone: string }> } }
    | Record<PropertyKey, never>
   | null };

export type InterTerritoryParticipantsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type InterTerritoryParticipantsQuery = { node:
    | { __typename: 'Partnership', id: string, interTerritoryAgreement: { participants: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, role: InterTerritoryRole, since: string, until: string | null, organisation: { id: string, name: string, kind: OrganisationKind, contact: { city: string | null, phone: string | null } }, regions: Array<{ code: string, name: string }>, census: { conditions: string | null, confirmedOn: string | null, stale: boolean, revision: number, viewerCanEdit: boolean, places: Array<{ kind: PlaceKind, offered: number }> } | null }> } } | null }
    | Record<PropertyKey, never>
   | null };

export type InterTerritoryParticipantsToComeQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type InterTerritoryParticipantsToComeQuery = { node:
    | { __typename: 'Partnership', id: string, interTerritoryAgreement: { participantsToCome: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, role: InterTerritoryRole, since: string, until: string | null, organisation: { id: string, name: string, kind: OrganisationKind, contact: { city: string | null, phone: string | null } }, regions: Array<{ code: string, name: string }>, census: { conditions: string | null, confirmedOn: string | null, stale: boolean, revision: number, viewerCanEdit: boolean, places: Array<{ kind: PlaceKind, offered: number }> } | null }> } } | null }
    | Record<PropertyKey, never>
   | null };

export type InterTerritoryMembersQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type InterTerritoryMembersQuery = { node:
    | { __typename: 'Partnership', id: string, members: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ organisation: { id: string, name: string, kind: OrganisationKind } }> } }
    | Record<PropertyKey, never>
   | null };

export type InterTerritoryOpeningQueryVariables = Exact<{
  id: string;
}>;


export type InterTerritoryOpeningQuery = { node:
    | { __typename: 'Partnership', id: string, viewerCanOpenInterTerritoryAgreement: boolean, interTerritoryAgreement: { openedOn: string } | null }
    | Record<PropertyKey, never>
   | null };

export type OpenInterTerritoryAgreementMutationVariables = Exact<{
  input: OpenInterTerritoryAgreementInput;
}>;


export type OpenInterTerritoryAgreementMutation = { openInterTerritoryAgreement: { agreement: { openedOn: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type SetInterTerritoryFrameMutationVariables = Exact<{
  input: SetInterTerritoryFrameInput;
}>;


export type SetInterTerritoryFrameMutation = { setInterTerritoryFrame: { agreement: { openedOn: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type AddInterTerritoryParticipantMutationVariables = Exact<{
  input: AddInterTerritoryParticipantInput;
}>;


export type AddInterTerritoryParticipantMutation = { addInterTerritoryParticipant: { participation: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type EndInterTerritoryParticipationMutationVariables = Exact<{
  input: EndInterTerritoryParticipationInput;
}>;


export type EndInterTerritoryParticipationMutation = { endInterTerritoryParticipation: { participation: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type UpdateReceptionCensusMutationVariables = Exact<{
  input: UpdateReceptionCensusInput;
}>;


export type UpdateReceptionCensusMutation = { updateReceptionCensus: { participation: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type ConfirmReceptionCensusMutationVariables = Exact<{
  input: ConfirmReceptionCensusInput;
}>;


export type ConfirmReceptionCensusMutation = { confirmReceptionCensus: { participation: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type MeetingBlockFragment = { id: string, text: string, decision: string, revision: number, lastEditedAt: string | null, lastEditedBy: { id: string, givenName: string, familyName: string } | null, actions: Array<{ id: string, title: string, details: string | null, dueOn: string, late: boolean, state: ActionState, settledOn: string | null, originId: string, originTitle: string, revision: number, viewerCanEdit: boolean, viewerCanSettle: boolean, owner: { id: string, label: string, vacantSince: string | null, organisation: { id: string, name: string }, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }> } }> };

export type MeetingDetailsFragment = { id: string, title: string, state: MeetingState, heldOn: string | null, cancelReason: string | null, revision: number, sidesPresent: Array<Side>, viewerCanPrepare: boolean, viewerCanHold: boolean, viewerCanWriteMinutes: boolean, viewerCanCirculate: boolean, viewerCanCorrectMinutes: boolean, viewerCanApproveMinutes: boolean, partnership: { id: string, name: string, timeZone: string }, event: { id: string, state: EventState, startsAt: string | null, endsAt: string | null, timeZone: string, place: string | null, videoLink: string | null }, agenda: Array<{ id: string, position: number, kind: AgendaItemKind, title: string, theme: Theme | null, minutesPlanned: number | null, protocol: { id: string, title: string } | null, action: { id: string, title: string, originId: string, originTitle: string } | null, block: { id: string, text: string, decision: string, revision: number, lastEditedAt: string | null, lastEditedBy: { id: string, givenName: string, familyName: string } | null, actions: Array<{ id: string, title: string, details: string | null, dueOn: string, late: boolean, state: ActionState, settledOn: string | null, originId: string, originTitle: string, revision: number, viewerCanEdit: boolean, viewerCanSettle: boolean, owner: { id: string, label: string, vacantSince: string | null, organisation: { id: string, name: string }, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }> } }> } | null }>, suggestions: Array<{ kind: AgendaItemKind, title: string, theme: Theme | null, lastDiscussedOn: string | null, protocol: { id: string, reviewDueOn: string | null } | null, action: { id: string, dueOn: string, late: boolean, originTitle: string } | null }>, presences: Array<{ id: string, sector: Sector, guestName: string | null, organisation: { id: string, name: string }, post: { id: string, label: string } | null, person: { id: string, givenName: string, familyName: string } | null }>, minutes: { state: MinutesState, version: number, circulatedAt: string | null, approvedAt: string | null, textHash: string | null, textRetractedAt: string | null, approvedBy: { id: string, givenName: string, familyName: string } | null, corrections: Array<{ id: string, text: string, at: string, settled: boolean, block: { id: string }, person: { id: string, givenName: string, familyName: string } | null, organisation: { id: string, name: string } | null }>, errata: Array<{ id: string, version: number, text: string, at: string, person: { id: string, givenName: string, familyName: string } | null }> }, actions: Array<{ id: string, title: string, details: string | null, dueOn: string, late: boolean, state: ActionState, settledOn: string | null, originId: string, originTitle: string, revision: number, viewerCanEdit: boolean, viewerCanSettle: boolean, owner: { id: string, label: string, vacantSince: string | null, organisation: { id: string, name: string }, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }> } }>, blockers: Array<{ code: string, field: string | null, message: string }>, previous: { id: string, title: string, heldOn: string | null } | null };

export type MeetingPageQueryVariables = Exact<{
  id: string;
}>;


export type MeetingPageQuery = { site: { now: string }, node:
    | { id: string, title: string, state: MeetingState, heldOn: string | null, cancelReason: string | null, revision: number, sidesPresent: Array<Side>, viewerCanPrepare: boolean, viewerCanHold: boolean, viewerCanWriteMinutes: boolean, viewerCanCirculate: boolean, viewerCanCorrectMinutes: boolean, viewerCanApproveMinutes: boolean, partnership: { id: string, name: string, timeZone: string }, event: { id: string, state: EventState, startsAt: string | null, endsAt: string | null, timeZone: string, place: string | null, videoLink: string | null }, agenda: Array<{ id: string, position: number, kind: AgendaItemKind, title: string, theme: Theme | null, minutesPlanned: number | null, protocol: { id: string, title: string } | null, action: { id: string, title: string, originId: string, originTitle: string } | null, block: { id: string, text: string, decision: string, revision: number, lastEditedAt: string | null, lastEditedBy: { id: string, givenName: string, familyName: string } | null, actions: Array<{ id: string, title: string, details: string | null, dueOn: string, late: boolean, state: ActionState, settledOn: string | null, originId: string, originTitle: string, revision: number, viewerCanEdit: boolean, viewerCanSettle: boolean, owner: { id: string, label: string, vacantSince: string | null, organisation: { id: string, name: string }, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }> } }> } | null }>, suggestions: Array<{ kind: AgendaItemKind, title: string, theme: Theme | null, lastDiscussedOn: string | null, protocol: { id: string, reviewDueOn: string | null } | null, action: { id: string, dueOn: string, late: boolean, originTitle: string } | null }>, presences: Array<{ id: string, sector: Sector, guestName: string | null, organisation: { id: string, name: string }, post: { id: string, label: string } | null, person: { id: string, givenName: string, familyName: string } | null }>, minutes: { state: MinutesState, version: number, circulatedAt: string | null, approvedAt: string | null, textHash: string | null, textRetractedAt: string | null, approvedBy: { id: string, givenName: string, familyName: string } | null, corrections: Array<{ id: string, text: string, at: string, settled: boolean, block: { id: string }, person: { id: string, givenName: string, familyName: string } | null, organisation: { id: string, name: string } | null }>, errata: Array<{ id: string, version: number, text: string, at: string, person: { id: string, givenName: string, familyName: string } | null }> }, actions: Array<{ id: string, title: string, details: string | null, dueOn: string, late: boolean, state: ActionState, settledOn: string | null, originId: string, originTitle: string, revision: number, viewerCanEdit: boolean, viewerCanSettle: boolean, owner: { id: string, label: string, vacantSince: string | null, organisation: { id: string, name: string }, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }> } }>, blockers: Array<{ code: string, field: string | null, message: string }>, previous: { id: string, title: string, heldOn: string | null } | null }
    | Record<PropertyKey, never>
   | null };

export type MeetingsPageQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MeetingsPageQuery = { partnerships: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, viewerCanDraftProtocols: boolean, themesLastDiscussed: Array<{ theme: Theme, lastDiscussedOn: string | null }>, coming: { nodes: Array<{ id: string, title: string, state: MeetingState, heldOn: string | null, event: { id: string, startsAt: string | null, timeZone: string, place: string | null }, minutes: { state: MinutesState } }> }, past: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ id: string, title: string, state: MeetingState, heldOn: string | null, event: { id: string, startsAt: string | null, timeZone: string, place: string | null }, minutes: { state: MinutesState } }> } }> } };

export type MeetingLineFragment = { id: string, title: string, state: MeetingState, heldOn: string | null, event: { id: string, startsAt: string | null, timeZone: string, place: string | null }, minutes: { state: MinutesState } };

export type PlanAnnualMeetingMutationVariables = Exact<{
  input: PlanAnnualMeetingInput;
}>;


export type PlanAnnualMeetingMutation = { planAnnualMeeting: { meeting: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type MoveAnnualMeetingMutationVariables = Exact<{
  input: MoveAnnualMeetingInput;
}>;


export type MoveAnnualMeetingMutation = { moveAnnualMeeting: { meeting: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CancelAnnualMeetingMutationVariables = Exact<{
  input: CancelAnnualMeetingInput;
}>;


export type CancelAnnualMeetingMutation = { cancelAnnualMeeting: { meeting: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type AddAgendaItemMutationVariables = Exact<{
  input: AddAgendaItemInput;
}>;


export type AddAgendaItemMutation = { addAgendaItem: { meeting: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type UpdateAgendaItemMutationVariables = Exact<{
  input: UpdateAgendaItemInput;
}>;


export type UpdateAgendaItemMutation = { updateAgendaItem: { meeting: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type MoveAgendaItemMutationVariables = Exact<{
  input: MoveAgendaItemInput;
}>;


export type MoveAgendaItemMutation = { moveAgendaItem: { meeting: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type RemoveAgendaItemMutationVariables = Exact<{
  input: RemoveAgendaItemInput;
}>;


export type RemoveAgendaItemMutation = { removeAgendaItem: { meeting: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type RecordPresencesMutationVariables = Exact<{
  input: RecordPresencesInput;
}>;


export type RecordPresencesMutation = { recordPresences: { meeting: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type HoldMeetingMutationVariables = Exact<{
  input: HoldMeetingInput;
}>;


export type HoldMeetingMutation = { holdMeeting: { meeting: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CreateMeetingActionMutationVariables = Exact<{
  input: CreateMeetingActionInput;
}>;


export type CreateMeetingActionMutation = { createMeetingAction: { action: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type SaveMinutesBlockMutationVariables = Exact<{
  input: SaveMinutesBlockInput;
}>;


export type SaveMinutesBlockMutation = { saveMinutesBlock: { block: { id: string, text: string, decision: string, revision: number, lastEditedAt: string | null, lastEditedBy: { id: string, givenName: string, familyName: string } | null, actions: Array<{ id: string, title: string, details: string | null, dueOn: string, late: boolean, state: ActionState, settledOn: string | null, originId: string, originTitle: string, revision: number, viewerCanEdit: boolean, viewerCanSettle: boolean, owner: { id: string, label: string, vacantSince: string | null, organisation: { id: string, name: string }, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }> } }> } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CirculateMinutesMutationVariables = Exact<{
  input: CirculateMinutesInput;
}>;


export type CirculateMinutesMutation = { circulateMinutes: { meeting: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type RemarkOnMinutesMutationVariables = Exact<{
  input: RemarkOnMinutesInput;
}>;


export type RemarkOnMinutesMutation = { remarkOnMinutes: { meeting: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type SettleRemarkMutationVariables = Exact<{
  input: SettleRemarkInput;
}>;


export type SettleRemarkMutation = { settleRemark: { meeting: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type ApproveMinutesMutationVariables = Exact<{
  input: ApproveMinutesInput;
}>;


export type ApproveMinutesMutation = { approveMinutes: { meeting: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type AddErratumMutationVariables = Exact<{
  input: AddErratumInput;
}>;


export type AddErratumMutation = { addErratum: { meeting: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type NewcomersQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type NewcomersQuery = { site: { now: string }, node:
    | { id: string, timeZone: string, newcomersToWelcome: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, startsOn: string, person: { id: string, givenName: string, familyName: string }, post: { id: string, label: string, organisation: { id: string, name: string } } }> } }
    | Record<PropertyKey, never>
   | null };

export type PresentationsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type PresentationsQuery = { node:
    | { id: string, events: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: EventKind, presentation: { id: string, viewerCanJoin: boolean, viewerCanEdit: boolean, viewerCanHold: boolean, proposedBy: { id: string, label: string }, newcomer: { id: string, person: { id: string, givenName: string, familyName: string }, post: { id: string, label: string } }, joined: Array<{ id: string, name: string }>, event: { id: string, state: EventState, startsAt: string | null, endsAt: string | null, timeZone: string, place: string | null, videoLink: string | null } } | null }> } }
    | Record<PropertyKey, never>
   | null };

export type PresentationFragment = { id: string, viewerCanJoin: boolean, viewerCanEdit: boolean, viewerCanHold: boolean, proposedBy: { id: string, label: string }, newcomer: { id: string, person: { id: string, givenName: string, familyName: string }, post: { id: string, label: string } }, joined: Array<{ id: string, name: string }>, event: { id: string, state: EventState, startsAt: string | null, endsAt: string | null, timeZone: string, place: string | null, videoLink: string | null } };

export type MovePresentationMutationVariables = Exact<{
  input: MovePresentationInput;
}>;


export type MovePresentationMutation = { movePresentation: { presentation: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CancelPresentationMutationVariables = Exact<{
  input: CancelPresentationInput;
}>;


export type CancelPresentationMutation = { cancelPresentation: { presentation: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type ProposePresentationMutationVariables = Exact<{
  input: ProposePresentationInput;
}>;


export type ProposePresentationMutation = { proposePresentation: { presentation: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type JoinPresentationMutationVariables = Exact<{
  input: JoinPresentationInput;
}>;


export type JoinPresentationMutation = { joinPresentation: { presentation: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type HoldPresentationMutationVariables = Exact<{
  input: HoldPresentationInput;
}>;


export type HoldPresentationMutation = { holdPresentation: { presentation: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type MeetingChangedSubscriptionVariables = Exact<{
  id: string;
}>;


export type MeetingChangedSubscription = { meetingChanged: { id: string } };

export type StaffReportLineFragment = { id: string, kind: Movement, state: StaffReportState, happensOn: string, personName: string | null, personEmail: string | null, reportedAt: string, word: string | null, viewerCanDecide: boolean, viewerCanWithdraw: boolean, partnership: { id: string, name: string } | null, post: { id: string, label: string, organisation: { id: string, name: string } }, mandate: { id: string, person: { id: string, givenName: string, familyName: string } } | null };

export type PartnershipReportsQueryVariables = Exact<{
  id: string;
}>;


export type PartnershipReportsQuery = { node:
    | { __typename: 'Partnership', id: string, staffReports: Array<{ id: string, kind: Movement, state: StaffReportState, happensOn: string, personName: string | null, personEmail: string | null, reportedAt: string, word: string | null, viewerCanDecide: boolean, viewerCanWithdraw: boolean, partnership: { id: string, name: string } | null, post: { id: string, label: string, organisation: { id: string, name: string } }, mandate: { id: string, person: { id: string, givenName: string, familyName: string } } | null }> }
    | Record<PropertyKey, never>
   | null };

export type MemberPostsQueryVariables = Exact<{
  id: string;
}>;


export type MemberPostsQuery = { node:
    | { __typename: 'Organisation', id: string, timeZone: string, posts: Array<{ id: string, label: string, closedOn: string | null, holders: Array<{ id: string, person: { id: string, givenName: string, familyName: string } }> }> }
    | Record<PropertyKey, never>
   | null };

export type ReportDepartureMutationVariables = Exact<{
  input: ReportDepartureInput;
}>;


export type ReportDepartureMutation = { reportDeparture: { staffReport: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type ReportArrivalMutationVariables = Exact<{
  input: ReportArrivalInput;
}>;


export type ReportArrivalMutation = { reportArrival: { staffReport: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type ConfirmStaffReportMutationVariables = Exact<{
  input: ConfirmStaffReportInput;
}>;


export type ConfirmStaffReportMutation = { confirmStaffReport: { staffReport: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type DeclineStaffReportMutationVariables = Exact<{
  input: DeclineStaffReportInput;
}>;


export type DeclineStaffReportMutation = { declineStaffReport: { staffReport: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type WithdrawStaffReportMutationVariables = Exact<{
  input: WithdrawStaffReportInput;
}>;


export type WithdrawStaffReportMutation = { withdrawStaffReport: { staffReport: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type OrganisationChangesQueryVariables = Exact<{
  id: string;
}>;


export type OrganisationChangesQuery = { node:
    | { __typename: 'Organisation', id: string, structureChanges: Array<{ id: string, kind: StructureChangeKind, state: StructureChangeState, takesEffectOn: string, viewerCanCancel: boolean, organisation: { id: string, name: string }, post: { id: string, label: string } | null, into: { id: string, name: string } | null }> }
    | Record<PropertyKey, never>
   | null };

export type MovePostMutationVariables = Exact<{
  input: MovePostInput;
}>;


export type MovePostMutation = { movePost: { structureChange: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CloseOrganisationMutationVariables = Exact<{
  input: CloseOrganisationInput;
}>;


export type CloseOrganisationMutation = { closeOrganisation: { structureChange: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type MergeOrganisationMutationVariables = Exact<{
  input: MergeOrganisationInput;
}>;


export type MergeOrganisationMutation = { mergeOrganisation: { structureChange: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CancelStructureChangeMutationVariables = Exact<{
  input: CancelStructureChangeInput;
}>;


export type CancelStructureChangeMutation = { cancelStructureChange: { structureChange: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type DueProtocolFragment = { id: string, title: string, status: ProtocolStatus, reviewStatus: ReviewStatus | null, reviewDueOn: string | null, firstInForceOn: string | null, lastReview: { id: string, heldOn: string | null } | null };

export type PartnershipToEditQueryVariables = Exact<{
  id: string;
}>;


export type PartnershipToEditQuery = { node:
    | { __typename: 'Partnership', id: string, revision: number, name: string, viewerCanEdit: boolean, logo: { width: number, height: number } | null, coordinatingPost: { id: string, organisation: { id: string, name: string } } | null }
    | Record<PropertyKey, never>
   | null };

export type UpdatePartnershipMutationVariables = Exact<{
  input: UpdatePartnershipInput;
}>;


export type UpdatePartnershipMutation = { updatePartnership: { partnership: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type MemberLineFragment = { since: string, until: string | null, organisation: { id: string, name: string, kind: OrganisationKind, sector: Sector, contact: { city: string | null } } };

export type PartnershipMembersQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type PartnershipMembersQuery = { node:
    | { __typename: 'Partnership', id: string, members: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ since: string, until: string | null, organisation: { id: string, name: string, kind: OrganisationKind, sector: Sector, contact: { city: string | null } } }> } }
    | Record<PropertyKey, never>
   | null };

export type PartnershipScopeQueryVariables = Exact<{
  id: string;
}>;


export type PartnershipScopeQuery = { node:
    | { __typename: 'Partnership', id: string, name: string, timeZone: string, viewerCanManageMembers: boolean, territories: Array<{ code: string, name: string }> }
    | Record<PropertyKey, never>
   | null };

export type SetPartnershipScopeMutationVariables = Exact<{
  input: SetPartnershipScopeInput;
}>;


export type SetPartnershipScopeMutation = { setPartnershipScope: { partnership: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type AddPartnershipMemberMutationVariables = Exact<{
  input: AddPartnershipMemberInput;
}>;


export type AddPartnershipMemberMutation = { addPartnershipMember: { partnership: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type EndPartnershipMembershipMutationVariables = Exact<{
  input: EndPartnershipMembershipInput;
}>;


export type EndPartnershipMembershipMutation = { endPartnershipMembership: { partnership: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CreatePartnershipMutationVariables = Exact<{
  input: CreatePartnershipInput;
}>;


export type CreatePartnershipMutation = { createPartnership: { partnership: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type PartnershipsQueryVariables = Exact<{
  search?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type PartnershipsQuery = { partnerships: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, territories: Array<{ code: string, name: string }>, coordinatingPost: { id: string, label: string, organisation: { id: string, name: string } } | null, late: { totalCount: number | null } }> } };

export type PartnershipPageQueryVariables = Exact<{
  id: string;
}>;


export type PartnershipPageQuery = { node:
    | { __typename: 'Partnership', id: string, name: string, timeZone: string, viewerCanEdit: boolean, viewerCanManageMembers: boolean, viewerCanEditPackTemplates: boolean, viewerCanDraftProtocols: boolean, publicSheet: { state: SheetState } | null, interTerritoryAgreement: { openedOn: string } | null, territories: Array<{ code: string, name: string }>, coordinatingPost: { id: string, label: string, organisation: { id: string, name: string }, holders: Array<{ id: string, person: { id: string, givenName: string, familyName: string } }> } | null, vacancies: Array<{ id: string, label: string, vacantSince: string | null, organisation: { id: string, name: string } }>, health: { on: string, figures: Array<{ kind: HealthFigureKind, satisfied: number | null, total: number | null, listed: boolean, trend: Array<{ on: string, count: { satisfied: number | null, total: number | null } | null }>, items: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ subjectId: string, title: string, satisfied: boolean, since: string | null, partnership: { id: string, name: string } }> } }> } | null, protocols: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ id: string, title: string, status: ProtocolStatus, reviewStatus: ReviewStatus | null, reviewDueOn: string | null, firstInForceOn: string | null, lastReview: { id: string, heldOn: string | null } | null }> }, events: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ id: string, title: string, state: EventState, allDay: boolean, startsAt: string | null, startsLocal: string | null, endsLocal: string | null, timeZone: string, place: string | null }> }, actions: { nodes: Array<{ id: string, title: string, dueOn: string, late: boolean, originId: string, originTitle: string, owner: { id: string, label: string, organisation: { id: string, name: string } } }> }, history: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ id: string, kind: HistoryKind, at: string, subjectId: string, title: string, person: { id: string, givenName: string, familyName: string } | null, post: { id: string, label: string } | null }> } }
    | Record<PropertyKey, never>
   | null };

export type PartnershipPostsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type PartnershipPostsQuery = { site: { now: string }, node:
    | { id: string, name: string, timeZone: string, members: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ organisation: { id: string, name: string, sector: Sector, posts: Array<{ id: string, label: string, cardinality: PostCardinality, signatory: boolean, vacantSince: string | null, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }> }>, parent: { id: string, name: string, posts: Array<{ id: string, label: string, cardinality: PostCardinality, signatory: boolean, vacantSince: string | null, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }> }> } | null } }> } }
    | Record<PropertyKey, never>
   | null };

export type PostChoiceFragment = { id: string, label: string, cardinality: PostCardinality, signatory: boolean, vacantSince: string | null, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }> };

export type DraftablePartnershipsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type DraftablePartnershipsQuery = { partnerships: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, viewerCanDraftProtocols: boolean }> } };

export type CreateProtocolMutationVariables = Exact<{
  input: CreateProtocolInput;
}>;


export type CreateProtocolMutation = { createProtocol: { protocol: { id: string, versionInPreparation: { id: string } | null } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type RecordExistingAgreementMutationVariables = Exact<{
  input: RecordExistingAgreementInput;
}>;


export type RecordExistingAgreementMutation = { recordExistingAgreement: { protocol: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type UpdateProtocolMutationVariables = Exact<{
  input: UpdateProtocolInput;
}>;


export type UpdateProtocolMutation = { updateProtocol: { protocol: { id: string, revision: number } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type SetPartiesMutationVariables = Exact<{
  input: SetPartiesInput;
}>;


export type SetPartiesMutation = { setParties: { protocol: { id: string, revision: number } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CompareVersionsQueryVariables = Exact<{
  id: string;
  from: string;
  to: string;
}>;


export type CompareVersionsQuery = { node:
    | { id: string, title: string, versions: Array<{ id: string, number: number, status: VersionStatus, inForceFrom: string | null }>, compareVersions: { from: { id: string, number: number }, to: { id: string, number: number }, clauses: Array<{ change: ClauseChange, before: { id: string, number: number, title: string } | null, after: { id: string, number: number, title: string } | null, titleSegments: Array<{ kind: SegmentKind, text: string }>, segments: Array<{ kind: SegmentKind, text: string }> }> } | null }
    | Record<PropertyKey, never>
   | null };

export type ProtocolVersionsQueryVariables = Exact<{
  id: string;
}>;


export type ProtocolVersionsQuery = { node:
    | { id: string, title: string, versions: Array<{ id: string, number: number, status: VersionStatus, inForceFrom: string | null }> }
    | Record<PropertyKey, never>
   | null };

export type HeldPostFragment = { id: string, label: string, vacantSince: string | null, organisation: { id: string, name: string }, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }> };

export type PartyFieldsFragment = { id: string, state: PartyState, noticeGivenOn: string | null, withdrawsOn: string | null, withdrawalReason: string | null, viewerCanWithdraw: boolean, succeededOn: string | null, succeeds: { id: string, name: string } | null, organisation: { id: string, name: string, sector: Sector, closedOn: string | null }, signatories: Array<{ id: string, label: string, vacantSince: string | null, organisation: { id: string, name: string }, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }> }> };

export type ClauseFieldsFragment = { id: string, number: number, title: string, body: string, theme: Theme, markedFor: Array<PostKind>, public: boolean, revision: number };

export type TermFieldsFragment = { kind: TermKind, months: number | null, renewal: RenewalKind | null, noticeDays: number | null, endsOn: string | null, decideBy: string | null, nonRenewalNotifiedOn: string | null, nonRenewalReason: string | null };

export type TextFieldsFragment = { id: string, number: number, status: VersionStatus, effectDate: string | null, inForceFrom: string | null, inForceUntil: string | null, textHash: string | null, textRetractedAt: string | null, clauses: Array<{ id: string, number: number, title: string, body: string, theme: Theme, markedFor: Array<PostKind>, public: boolean, revision: number }>, glossary: Array<{ clauseId: string, start: number, end: number, entry: { key: string, word: string, justice: string, health: string, source: string } }>, approvals: Array<{ id: string, at: string, capacity: MandateCapacity, means: ApprovalMeans, textHash: string, textRetractedAt: string | null, voidedAt: string | null, viewerCanCorrect: boolean, party: { id: string }, person: { id: string, givenName: string, familyName: string } | null, post: { id: string, label: string, organisation: { id: string, name: string } }, paper: { signedOn: string, place: string, originalKeptAt: string | null, scanSha256: string | null, recordedBy: { id: string, givenName: string, familyName: string } | null } | null, corrections: Array<{ id: string, text: string, at: string, post: { id: string, label: string } | null }> }> };

export type ApprovalFieldsFragment = { id: string, at: string, capacity: MandateCapacity, means: ApprovalMeans, textHash: string, textRetractedAt: string | null, voidedAt: string | null, viewerCanCorrect: boolean, party: { id: string }, person: { id: string, givenName: string, familyName: string } | null, post: { id: string, label: string, organisation: { id: string, name: string } }, paper: { signedOn: string, place: string, originalKeptAt: string | null, scanSha256: string | null, recordedBy: { id: string, givenName: string, familyName: string } | null } | null, corrections: Array<{ id: string, text: string, at: string, post: { id: string, label: string } | null }> };

export type ClauseLibraryQueryVariables = Exact<{ [key: string]: never; }>;


export type ClauseLibraryQuery = { clauseLibrary: Array<{ key: string, theme: Theme, title: string, body: string, settles: Array<ChecklistPointKind>, source: string, checkedOn: string | null }> };

export type AddLibraryClausesMutationVariables = Exact<{
  input: AddLibraryClausesInput;
}>;


export type AddLibraryClausesMutation = { addLibraryClauses: { version: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type StartVersionMutationVariables = Exact<{
  input: StartVersionInput;
}>;


export type StartVersionMutation = { startVersion: { version: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type RenewProtocolMutationVariables = Exact<{
  input: RenewProtocolInput;
}>;


export type RenewProtocolMutation = { renewProtocol: { protocol: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type NotifyNonRenewalMutationVariables = Exact<{
  input: NotifyNonRenewalInput;
}>;


export type NotifyNonRenewalMutation = { notifyNonRenewal: { protocol: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type WithdrawPartyMutationVariables = Exact<{
  input: WithdrawPartyInput;
}>;


export type WithdrawPartyMutation = { withdrawParty: { protocol: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type TerminateProtocolMutationVariables = Exact<{
  input: TerminateProtocolInput;
}>;


export type TerminateProtocolMutation = { terminateProtocol: { protocol: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type ProtocolListQueryVariables = Exact<{
  search?: string | null | undefined;
  partnershipId?: string | null | undefined;
  status?: ProtocolStatus | null | undefined;
  reviewStatus?: ReviewStatus | null | undefined;
  after?: string | null | undefined;
}>;


export type ProtocolListQuery = { protocols: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, status: ProtocolStatus, reviewStatus: ReviewStatus | null, reviewDueOn: string | null, recordedFromExisting: boolean, partnership: { id: string, name: string }, versionInPreparation: { id: string, status: VersionStatus } | null, vacancies: Array<{ id: string }> }> } };

export type ProtocolPageQueryVariables = Exact<{
  id: string;
}>;


export type ProtocolPageQuery = { site: { now: string }, node:
    | { id: string, title: string, status: ProtocolStatus, recordedFromExisting: boolean, isInterTerritoryFrame: boolean, reviewPeriodMonths: number, firstInForceOn: string | null, endedOn: string | null, endReason: string | null, reviewStatus: ReviewStatus | null, reviewDueOn: string | null, revision: number, viewerCanEdit: boolean, viewerCanChangeTerm: boolean, viewerCanStartVersion: boolean, viewerCanPlanReview: boolean, viewerCanRenew: boolean, viewerCanTerminate: boolean, viewerCanChangeOwner: boolean, partnership: { id: string, name: string, timeZone: string }, owner: { id: string, label: string, vacantSince: string | null, organisation: { id: string, name: string }, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }> }, parties: Array<{ id: string, state: PartyState, noticeGivenOn: string | null, withdrawsOn: string | null, withdrawalReason: string | null, viewerCanWithdraw: boolean, succeededOn: string | null, succeeds: { id: string, name: string } | null, organisation: { id: string, name: string, sector: Sector, closedOn: string | null }, signatories: Array<{ id: string, label: string, vacantSince: string | null, organisation: { id: string, name: string }, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }> }> }>, term: { kind: TermKind, months: number | null, renewal: RenewalKind | null, noticeDays: number | null, endsOn: string | null, decideBy: string | null, nonRenewalNotifiedOn: string | null, nonRenewalReason: string | null }, renewals: Array<{ id: string, kind: RenewalKind, from: string, until: string }>, versionInForce: { id: string, number: number, status: VersionStatus, effectDate: string | null, inForceFrom: string | null, inForceUntil: string | null, textHash: string | null, textRetractedAt: string | null, clauses: Array<{ id: string, number: number, title: string, body: string, theme: Theme, markedFor: Array<PostKind>, public: boolean, revision: number }>, glossary: Array<{ clauseId: string, start: number, end: number, entry: { key: string, word: string, justice: string, health: string, source: string } }>, approvals: Array<{ id: string, at: string, capacity: MandateCapacity, means: ApprovalMeans, textHash: string, textRetractedAt: string | null, voidedAt: string | null, viewerCanCorrect: boolean, party: { id: string }, person: { id: string, givenName: string, familyName: string } | null, post: { id: string, label: string, organisation: { id: string, name: string } }, paper: { signedOn: string, place: string, originalKeptAt: string | null, scanSha256: string | null, recordedBy: { id: string, givenName: string, familyName: string } | null } | null, corrections: Array<{ id: string, text: string, at: string, post: { id: string, label: string } | null }> }> } | null, versionInPreparation: { id: string, number: number, status: VersionStatus, effectDate: string | null, viewerCanApprove: boolean } | null, versions: Array<{ id: string, number: number, status: VersionStatus, inForceFrom: string | null, inForceUntil: string | null, abandonReason: string | null }>, openReview: { id: string, state: ReviewState, event: { id: string, startsAt: string | null, timeZone: string } | null } | null, lastReview: { id: string, heldOn: string | null, decision: ReviewDecision | null } | null, reviews: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ id: string, state: ReviewState, heldOn: string | null, dueOn: string, decision: ReviewDecision | null }> }, reminders: Array<{ id: string, step: number, scheduledAt: string, state: ReminderState, sentAt: string | null, recipients: Array<{ id: string, givenName: string, familyName: string }> }>, history: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ id: string, kind: HistoryKind, at: string, person: { id: string, givenName: string, familyName: string } | null, post: { id: string, label: string } | null }> } }
    | Record<PropertyKey, never>
   | null };

export type TextOnDateQueryVariables = Exact<{
  id: string;
  on: string;
}>;


export type TextOnDateQuery = { node:
    | { id: string, textInForce: { id: string, number: number, status: VersionStatus, effectDate: string | null, inForceFrom: string | null, inForceUntil: string | null, textHash: string | null, textRetractedAt: string | null, clauses: Array<{ id: string, number: number, title: string, body: string, theme: Theme, markedFor: Array<PostKind>, public: boolean, revision: number }>, glossary: Array<{ clauseId: string, start: number, end: number, entry: { key: string, word: string, justice: string, health: string, source: string } }>, approvals: Array<{ id: string, at: string, capacity: MandateCapacity, means: ApprovalMeans, textHash: string, textRetractedAt: string | null, voidedAt: string | null, viewerCanCorrect: boolean, party: { id: string }, person: { id: string, givenName: string, familyName: string } | null, post: { id: string, label: string, organisation: { id: string, name: string } }, paper: { signedOn: string, place: string, originalKeptAt: string | null, scanSha256: string | null, recordedBy: { id: string, givenName: string, familyName: string } | null } | null, corrections: Array<{ id: string, text: string, at: string, post: { id: string, label: string } | null }> }> } | null }
    | Record<PropertyKey, never>
   | null };

export type VersionPageQueryVariables = Exact<{
  id: string;
}>;


export type VersionPageQuery = { site: { now: string }, viewer: { person: { id: string }, mandates: Array<{ id: string, status: MandateStatus, post: { id: string, label: string, organisation: { id: string, name: string } } }> } | null, node:
    | { id: string, number: number, status: VersionStatus, effectDate: string | null, inForceFrom: string | null, abandonReason: string | null, textHash: string | null, textRetractedAt: string | null, viewerCanEdit: boolean, viewerCanOpenApproval: boolean, viewerCanApprove: boolean, viewerCanRecordPaperSignature: boolean, viewerCanRequestChange: boolean, viewerCanAbandon: boolean, protocol: { id: string, title: string, status: ProtocolStatus, partnership: { id: string, timeZone: string }, versionInForce: { id: string, number: number } | null }, parties: Array<{ id: string, state: PartyState, noticeGivenOn: string | null, withdrawsOn: string | null, withdrawalReason: string | null, viewerCanWithdraw: boolean, succeededOn: string | null, succeeds: { id: string, name: string } | null, organisation: { id: string, name: string, sector: Sector, closedOn: string | null }, signatories: Array<{ id: string, label: string, vacantSince: string | null, organisation: { id: string, name: string }, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }> }> }>, clauses: Array<{ id: string, number: number, title: string, body: string, theme: Theme, markedFor: Array<PostKind>, public: boolean, revision: number }>, glossary: Array<{ clauseId: string, start: number, end: number, entry: { key: string, word: string, justice: string, health: string, source: string } }>, checklist: Array<{ kind: ChecklistPointKind, question: string, answer: ChecklistAnswer | null, reason: string | null, revision: number, clauses: Array<{ id: string, number: number, title: string }> }>, approvals: Array<{ id: string, at: string, capacity: MandateCapacity, means: ApprovalMeans, textHash: string, textRetractedAt: string | null, voidedAt: string | null, viewerCanCorrect: boolean, party: { id: string }, person: { id: string, givenName: string, familyName: string } | null, post: { id: string, label: string, organisation: { id: string, name: string } }, paper: { signedOn: string, place: string, originalKeptAt: string | null, scanSha256: string | null, recordedBy: { id: string, givenName: string, familyName: string } | null } | null, corrections: Array<{ id: string, text: string, at: string, post: { id: string, label: string } | null }> }>, awaitedFrom: Array<{ id: string, label: string, vacantSince: string | null, organisation: { id: string, name: string }, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }> }>, lastChangeRequest: { id: string, reason: string, at: string, post: { id: string, label: string } | null } | null, blockers: Array<{ code: string, field: string | null, message: string }> }
    | Record<PropertyKey, never>
   | null };

export type AddClauseMutationVariables = Exact<{
  input: AddClauseInput;
}>;


export type AddClauseMutation = { addClause: { clause: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type UpdateClauseMutationVariables = Exact<{
  input: UpdateClauseInput;
}>;


export type UpdateClauseMutation = { updateClause: { clause: { id: string, revision: number } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type MoveClauseMutationVariables = Exact<{
  input: MoveClauseInput;
}>;


export type MoveClauseMutation = { moveClause: { clause: { id: string, number: number } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type RemoveClauseMutationVariables = Exact<{
  input: RemoveClauseInput;
}>;


export type RemoveClauseMutation = { removeClause: { version: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type AnswerChecklistPointMutationVariables = Exact<{
  input: AnswerChecklistPointInput;
}>;


export type AnswerChecklistPointMutation = { answerChecklistPoint: { version: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type OpenApprovalMutationVariables = Exact<{
  input: OpenApprovalInput;
}>;


export type OpenApprovalMutation = { openApproval: { version: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type ApproveVersionMutationVariables = Exact<{
  input: ApproveVersionInput;
}>;


export type ApproveVersionMutation = { approveVersion: { approval: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type RecordPaperSignatureMutationVariables = Exact<{
  input: RecordPaperSignatureInput;
}>;


export type RecordPaperSignatureMutation = { recordPaperSignature: { approval: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type RequestChangeMutationVariables = Exact<{
  input: RequestChangeInput;
}>;


export type RequestChangeMutation = { requestChange: { version: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type AbandonVersionMutationVariables = Exact<{
  input: AbandonVersionInput;
}>;


export type AbandonVersionMutation = { abandonVersion: { version: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CorrectApprovalMutationVariables = Exact<{
  input: CorrectApprovalInput;
}>;


export type CorrectApprovalMutation = { correctApproval: { approval: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type PostHoldersQueryVariables = Exact<{
  id: string;
  on: string;
}>;


export type PostHoldersQuery = { node:
    | { id: string, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }> }
    | Record<PropertyKey, never>
   | null };

export type PublicSheetPageQueryVariables = Exact<{
  id: string;
}>;


export type PublicSheetPageQuery = { node:
    | { __typename: 'Partnership', id: string, name: string, timeZone: string, publicSheet: { url: string, state: SheetState, revision: number, publishedAt: string | null, changedSincePublished: boolean, viewerCanEdit: boolean, viewerCanWithdraw: boolean, publishedBy: { id: string, givenName: string, familyName: string } | null, texts: { measures: string, roles: string, rights: string, places: string }, clauses: Array<{ protocol: string, title: string }>, structures: Array<{ id: string, name: string, contact: { phone: string | null, openingHours: string | null } }> } | null }
    | Record<PropertyKey, never>
   | null };

export type SavePublicSheetMutationVariables = Exact<{
  input: SavePublicSheetInput;
}>;


export type SavePublicSheetMutation = { savePublicSheet: { sheet: { revision: number } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type PublishPublicSheetMutationVariables = Exact<{
  input: ShowPublicSheetInput;
}>;


export type PublishPublicSheetMutation = { publishPublicSheet: { sheet: { state: SheetState } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type WithdrawPublicSheetMutationVariables = Exact<{
  input: ShowPublicSheetInput;
}>;


export type WithdrawPublicSheetMutation = { withdrawPublicSheet: { sheet: { state: SheetState } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type FindResourcePersonsQueryVariables = Exact<{
  theme?: Theme | null | undefined;
  territory?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type FindResourcePersonsQuery = { resourcePersons: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, theme: Theme, about: string | null, reach: string | null, confirmedOn: string, revision: number, vacant: boolean, stale: boolean, named: boolean, viewerCanEdit: boolean, viewerCanConfirm: boolean, partnership: { id: string }, post: { id: string, label: string, organisation: { id: string, name: string } }, person: { id: string, givenName: string, familyName: string, email: string | null, phone: string | null } | null, territory: { code: string, name: string } | null }> } };

export type ResourceFieldsFragment = { id: string, theme: Theme, about: string | null, reach: string | null, confirmedOn: string, revision: number, vacant: boolean, stale: boolean, named: boolean, viewerCanEdit: boolean, viewerCanConfirm: boolean, partnership: { id: string }, post: { id: string, label: string, organisation: { id: string, name: string } }, person: { id: string, givenName: string, familyName: string, email: string | null, phone: string | null } | null, territory: { code: string, name: string } | null };

export type PartnershipResourcePersonsQueryVariables = Exact<{
  id: string;
  theme?: Theme | null | undefined;
}>;


export type PartnershipResourcePersonsQuery = { node:
    | { __typename: 'Partnership', id: string, viewerCanAddResourcePersons: boolean, resourcePersons: Array<{ id: string, theme: Theme, about: string | null, reach: string | null, confirmedOn: string, revision: number, vacant: boolean, stale: boolean, named: boolean, viewerCanEdit: boolean, viewerCanConfirm: boolean, partnership: { id: string }, post: { id: string, label: string, organisation: { id: string, name: string } }, person: { id: string, givenName: string, familyName: string, email: string | null, phone: string | null } | null, territory: { code: string, name: string } | null }> }
    | Record<PropertyKey, never>
   | null };

export type TeamOfPostQueryVariables = Exact<{
  id: string;
}>;


export type TeamOfPostQuery = { node:
    | { __typename: 'Post', id: string, cardinality: PostCardinality, holders: Array<{ id: string, person: { id: string, givenName: string, familyName: string } }> }
    | Record<PropertyKey, never>
   | null };

export type AddResourcePersonMutationVariables = Exact<{
  input: AddResourcePersonInput;
}>;


export type AddResourcePersonMutation = { addResourcePerson: { resource: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type UpdateResourcePersonMutationVariables = Exact<{
  input: UpdateResourcePersonInput;
}>;


export type UpdateResourcePersonMutation = { updateResourcePerson: { resource: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type ConfirmResourcePersonMutationVariables = Exact<{
  input: ConfirmResourcePersonInput;
}>;


export type ConfirmResourcePersonMutation = { confirmResourcePerson: { resource: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type RemoveResourcePersonMutationVariables = Exact<{
  input: RemoveResourcePersonInput;
}>;


export type RemoveResourcePersonMutation = { removeResourcePerson: { resource: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type PlaceFieldsFragment = { key: string, subjectId: string, thing: string, part: string, occurrences: number, isOrigin: boolean };

export type ReceiverFieldsFragment = { means: RetractionMeans, at: string | null, address: string | null, person: { id: string, givenName: string, familyName: string } | null };

export type RetractionPreviewQueryVariables = Exact<{
  input: RetractionInput;
}>;


export type RetractionPreviewQuery = { retractionPreview: { preview: { waitingMails: number, sentMails: number, wasPublic: boolean, places: Array<{ key: string, subjectId: string, thing: string, part: string, occurrences: number, isOrigin: boolean }>, receivers: Array<{ means: RetractionMeans, at: string | null, address: string | null, person: { id: string, givenName: string, familyName: string } | null }> } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type RetractTextMutationVariables = Exact<{
  input: RetractTextInput;
}>;


export type RetractTextMutation = { retractText: { retraction: { id: string, wasPublic: boolean, waitingMails: number, sentMails: number, places: Array<{ key: string, subjectId: string, thing: string, part: string, occurrences: number, isOrigin: boolean }>, receivers: Array<{ means: RetractionMeans, at: string | null, address: string | null, person: { id: string, givenName: string, familyName: string } | null }> } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type RetractionsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type RetractionsQuery = { node:
    | { __typename: 'Partnership', id: string, name: string, timeZone: string, retractions: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, at: string, wasPublic: boolean, waitingMails: number, sentMails: number, replayedAt: string | null, person: { id: string, givenName: string, familyName: string } | null, post: { id: string, label: string } | null, places: Array<{ key: string, subjectId: string, thing: string, part: string, occurrences: number, isOrigin: boolean }>, receivers: Array<{ means: RetractionMeans, at: string | null, address: string | null, person: { id: string, givenName: string, familyName: string } | null }> }> } }
    | Record<PropertyKey, never>
   | null };

export type HeadingsQueryVariables = Exact<{
  id: string;
}>;


export type HeadingsQuery = { node:
    | { __typename: 'Partnership', id: string, protocols: { nodes: Array<{ id: string, title: string, versions: Array<{ id: string, number: number, clauses: Array<{ id: string, number: number, title: string }> }> }> }, annualMeetings: { nodes: Array<{ id: string, title: string, minutes: { blocks: Array<{ id: string, agendaItem: { id: string, title: string } }> } }> } }
    | Record<PropertyKey, never>
   | null };

export type ErasePersonMutationVariables = Exact<{
  input: ErasePersonInput;
}>;


export type ErasePersonMutation = { erasePerson: { erased: boolean | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type PlaceTitleQueryVariables = Exact<{
  id: string;
}>;


export type PlaceTitleQuery = { node:
    | { title: string }
    | { title: string }
    | { title: string }
    | { title: string }
    | { title: string }
    | { title: string }
    | { title: string }
    | { title: string }
    | { name: string }
    | Record<PropertyKey, never>
   | null };

export type ReviewPageQueryVariables = Exact<{
  id: string;
}>;


export type ReviewPageQuery = { site: { now: string }, node:
    | { id: string, state: ReviewState, dueOn: string, heldOn: string | null, decision: ReviewDecision | null, decisionNote: string | null, cancelReason: string | null, sidesPresent: Array<Side>, completedAt: string | null, nextDueOn: string | null, revision: number, viewerCanRun: boolean, viewerCanCorrect: boolean, completedBy: { id: string, givenName: string, familyName: string } | null, protocol: { id: string, title: string, viewerCanStartVersion: boolean, viewerCanTerminate: boolean, partnership: { id: string, name: string, timeZone: string }, parties: Array<{ id: string, state: PartyState, organisation: { id: string } }> }, version: { id: string, number: number, clauses: Array<{ id: string, number: number, title: string, body: string, theme: Theme, markedFor: Array<PostKind>, public: boolean, revision: number }> }, event: { id: string, state: EventState, startsAt: string | null, endsAt: string | null, timeZone: string, place: string | null, videoLink: string | null } | null, participants: Array<{ organisation: { id: string, name: string, sector: Sector }, post: { id: string, label: string } | null, person: { id: string, givenName: string, familyName: string } | null }>, findings: Array<{ id: string, kind: FindingKind, note: string | null, revision: number, clause: { id: string, number: number, title: string } }>, followUps: Array<{ id: string, title: string, details: string | null, dueOn: string, late: boolean, state: ActionState, settledOn: string | null, originId: string, originTitle: string, revision: number, viewerCanEdit: boolean, viewerCanSettle: boolean, owner: { id: string, label: string, vacantSince: string | null, organisation: { id: string, name: string }, holders: Array<{ id: string, capacity: MandateCapacity, person: { id: string, givenName: string, familyName: string } }> } }>, corrections: Array<{ id: string, text: string, at: string, author: { id: string, givenName: string, familyName: string } | null, post: { id: string, label: string } | null }>, blockers: Array<{ code: string, field: string | null, message: string }> }
    | Record<PropertyKey, never>
   | null };

export type PlanReviewPageQueryVariables = Exact<{
  id: string;
}>;


export type PlanReviewPageQuery = { site: { now: string }, node:
    | { id: string, title: string, reviewDueOn: string | null, viewerCanPlanReview: boolean, openReview: { id: string } | null, owner: { id: string }, parties: Array<{ id: string, state: PartyState, organisation: { id: string } }>, partnership: { id: string, timeZone: string } }
    | Record<PropertyKey, never>
   | null };

export type PlanReviewMutationVariables = Exact<{
  input: PlanReviewInput;
}>;


export type PlanReviewMutation = { planReview: { review: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type StartReviewMutationVariables = Exact<{
  input: StartReviewInput;
}>;


export type StartReviewMutation = { startReview: { review: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type MoveReviewMutationVariables = Exact<{
  input: MoveReviewInput;
}>;


export type MoveReviewMutation = { moveReview: { review: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CancelReviewMutationVariables = Exact<{
  input: CancelReviewInput;
}>;


export type CancelReviewMutation = { cancelReview: { review: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type UpdateReviewMutationVariables = Exact<{
  input: UpdateReviewInput;
}>;


export type UpdateReviewMutation = { updateReview: { review: { id: string, revision: number } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type RecordFindingMutationVariables = Exact<{
  input: RecordFindingInput;
}>;


export type RecordFindingMutation = { recordFinding: { finding: { id: string, revision: number } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CompleteReviewMutationVariables = Exact<{
  input: CompleteReviewInput;
}>;


export type CompleteReviewMutation = { completeReview: { review: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CorrectReviewMutationVariables = Exact<{
  input: CorrectReviewInput;
}>;


export type CorrectReviewMutation = { correctReview: { review: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type TrainingChangedSubscriptionVariables = Exact<{
  id: string;
}>;


export type TrainingChangedSubscription = { trainingChanged: { id: string } };

export type AttendancePageQueryVariables = Exact<{
  id: string;
}>;


export type AttendancePageQuery = { site: { now: string }, node:
    | { id: string, title: string, state: TrainingState, attendanceTakenAt: string | null, certificatesIssuedAt: string | null, viewerCanTakeAttendance: boolean, viewerCanIssueCertificates: boolean, organiser: { id: string, organisation: { id: string, name: string } }, partnership: { id: string, timeZone: string }, event: { id: string, startsAt: string | null, endsAt: string | null, timeZone: string, place: string | null }, trainers: Array<{ name: string, post: { id: string, cardinality: PostCardinality, holders: Array<{ id: string, person: { id: string, givenName: string, familyName: string } }> } | null, organisation: { id: string, name: string } | null }> }
    | Record<PropertyKey, never>
   | null };

export type RecordTrainingAttendanceMutationVariables = Exact<{
  input: RecordTrainingAttendanceInput;
}>;


export type RecordTrainingAttendanceMutation = { recordTrainingAttendance: { training: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CloseTrainingMutationVariables = Exact<{
  input: CloseTrainingInput;
}>;


export type CloseTrainingMutation = { closeTraining: { training: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type IssueCertificatesMutationVariables = Exact<{
  input: IssueCertificatesInput;
}>;


export type IssueCertificatesMutation = { issueCertificates: { training: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CertificatePageQueryVariables = Exact<{
  number: string;
}>;


export type CertificatePageQuery = { certificate: { number: string, issuedAt: string, personName: string, trainingTitle: string, heldOn: string, minutes: number, organiserName: string } | null };

export type TrainingsQueryVariables = Exact<{
  search?: string | null | undefined;
  territory?: string | null | undefined;
  theme?: Theme | null | undefined;
  past: boolean;
  withSeats: boolean;
  after?: string | null | undefined;
}>;


export type TrainingsQuery = { trainings: { totalCount: number | null, nodes: Array<{ id: string, title: string, themes: Array<Theme>, state: TrainingState, requiresApproval: boolean, seatsTotal: number, seatsLeft: number, viewerCanRegister: boolean, organiser: { id: string, label: string, organisation: { id: string, name: string } }, partnership: { id: string, name: string }, event: { id: string, state: EventState, startsAt: string | null, endsAt: string | null, timeZone: string, otherTimeZones: Array<string>, place: string | null }, seats: Array<{ group: SectorGroup, reserved: number, taken: number, waiting: number, left: number }>, viewerRegistration: { id: string, state: RegistrationState, waitingRank: number | null, viewerCanCancel: boolean, attended: boolean | null, certificate: { number: string } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TrainingLineFragment = { id: string, title: string, themes: Array<Theme>, state: TrainingState, requiresApproval: boolean, seatsTotal: number, seatsLeft: number, viewerCanRegister: boolean, organiser: { id: string, label: string, organisation: { id: string, name: string } }, partnership: { id: string, name: string }, event: { id: string, state: EventState, startsAt: string | null, endsAt: string | null, timeZone: string, otherTimeZones: Array<string>, place: string | null }, seats: Array<{ group: SectorGroup, reserved: number, taken: number, waiting: number, left: number }>, viewerRegistration: { id: string, state: RegistrationState, waitingRank: number | null, viewerCanCancel: boolean, attended: boolean | null, certificate: { number: string } | null } | null };

export type SeatFieldsFragment = { group: SectorGroup, reserved: number, taken: number, waiting: number, left: number };

export type OwnRegistrationFragment = { id: string, state: RegistrationState, waitingRank: number | null, viewerCanCancel: boolean, attended: boolean | null, certificate: { number: string } | null };

export type RegisterForTrainingMutationVariables = Exact<{
  input: RegisterForTrainingInput;
}>;


export type RegisterForTrainingMutation = { registerForTraining: { registration: { id: string, state: RegistrationState, waitingRank: number | null, viewerCanCancel: boolean, attended: boolean | null, certificate: { number: string } | null } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CancelRegistrationMutationVariables = Exact<{
  input: CancelRegistrationInput;
}>;


export type CancelRegistrationMutation = { cancelRegistration: { registration: { id: string, state: RegistrationState } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type PastTrainingsQueryVariables = Exact<{
  partnershipId: string;
  after?: string | null | undefined;
}>;


export type PastTrainingsQuery = { trainings: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, event: { id: string, startsAt: string | null, timeZone: string } }> } };

export type EditTrainingPageQueryVariables = Exact<{
  id: string;
}>;


export type EditTrainingPageQuery = { node:
    | { id: string, title: string, programme: string | null, objectives: string | null, themes: Array<Theme>, state: TrainingState, seatsTotal: number, releaseOn: string | null, requiresApproval: boolean, openToTerritory: boolean, revision: number, viewerCanEdit: boolean, partnership: { id: string }, seats: Array<{ group: SectorGroup, reserved: number, taken: number, waiting: number, left: number }>, trainers: Array<{ name: string, group: SectorGroup, post: { id: string } | null, person: { id: string } | null, organisation: { id: string, name: string } | null }> }
    | Record<PropertyKey, never>
   | null };

export type CreateTrainingMutationVariables = Exact<{
  input: CreateTrainingInput;
}>;


export type CreateTrainingMutation = { createTraining: { training: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type UpdateTrainingMutationVariables = Exact<{
  input: UpdateTrainingInput;
}>;


export type UpdateTrainingMutation = { updateTraining: { training: { id: string, revision: number } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CopyTrainingMutationVariables = Exact<{
  input: CopyTrainingInput;
}>;


export type CopyTrainingMutation = { copyTraining: { training: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type TrainingPageQueryVariables = Exact<{
  id: string;
}>;


export type TrainingPageQuery = { site: { now: string }, node:
    | { objectives: string | null, programme: string | null, releaseOn: string | null, openToTerritory: boolean, seatsTaken: number, waitingCount: number, singleSector: boolean, attendanceTakenAt: string | null, certificatesIssuedAt: string | null, viewerFeedbackGiven: boolean, viewerCanEdit: boolean, viewerCanRegisterTeam: boolean, viewerCanDecide: boolean, viewerCanTakeAttendance: boolean, viewerCanIssueCertificates: boolean, viewerCanGiveFeedback: boolean, id: string, title: string, themes: Array<Theme>, state: TrainingState, requiresApproval: boolean, seatsTotal: number, seatsLeft: number, viewerCanRegister: boolean, partnership: { timeZone: string, id: string, name: string }, event: { cancelReason: string | null, videoLink: string | null, id: string, state: EventState, startsAt: string | null, endsAt: string | null, timeZone: string, otherTimeZones: Array<string>, place: string | null }, trainers: Array<{ name: string, group: SectorGroup, post: { id: string, label: string } | null, person: { id: string, givenName: string, familyName: string } | null, organisation: { id: string, name: string } | null }>, feedback: { answers: number, usefulness: number, recommend: number, comments: Array<string> } | null, copiedFrom: { id: string, title: string } | null, series: Array<{ id: string, title: string, state: TrainingState, event: { id: string, startsAt: string | null, timeZone: string } }>, organiser: { id: string, label: string, organisation: { id: string, name: string } }, seats: Array<{ group: SectorGroup, reserved: number, taken: number, waiting: number, left: number }>, viewerRegistration: { id: string, state: RegistrationState, waitingRank: number | null, viewerCanCancel: boolean, attended: boolean | null, certificate: { number: string } | null } | null }
    | Record<PropertyKey, never>
   | null };

export type RosterQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type RosterQuery = { node:
    | { id: string, registrations: { nodes: Array<{ id: string, group: SectorGroup, state: RegistrationState, waitingRank: number | null, attended: boolean | null, viewerCanCancel: boolean, viewerCanDecide: boolean, person: { id: string, givenName: string, familyName: string }, post: { id: string, label: string }, organisation: { id: string, name: string }, certificate: { number: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | Record<PropertyKey, never>
   | null };

export type RosterLineFragment = { id: string, group: SectorGroup, state: RegistrationState, waitingRank: number | null, attended: boolean | null, viewerCanCancel: boolean, viewerCanDecide: boolean, person: { id: string, givenName: string, familyName: string }, post: { id: string, label: string }, organisation: { id: string, name: string }, certificate: { number: string } | null };

export type OwnTeamQueryVariables = Exact<{
  id: string;
}>;


export type OwnTeamQuery = { node:
    | { __typename: 'Organisation', id: string, posts: Array<{ id: string, label: string, holders: Array<{ id: string, person: { id: string, givenName: string, familyName: string } }> }> }
    | Record<PropertyKey, never>
   | null };

export type RegisterTeamMutationVariables = Exact<{
  input: RegisterTeamInput;
}>;


export type RegisterTeamMutation = { registerTeam: { training: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type DecideRegistrationMutationVariables = Exact<{
  input: DecideRegistrationInput;
}>;


export type DecideRegistrationMutation = { decideRegistration: { registration: { id: string, state: RegistrationState } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type OpenRegistrationMutationVariables = Exact<{
  input: OpenRegistrationInput;
}>;


export type OpenRegistrationMutation = { openRegistration: { training: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type MoveTrainingMutationVariables = Exact<{
  input: MoveTrainingInput;
}>;


export type MoveTrainingMutation = { moveTraining: { training: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type CancelTrainingMutationVariables = Exact<{
  input: CancelTrainingInput;
}>;


export type CancelTrainingMutation = { cancelTraining: { training: { id: string } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type GiveFeedbackMutationVariables = Exact<{
  input: GiveFeedbackInput;
}>;


export type GiveFeedbackMutation = { giveFeedback: { training: { id: string, viewerFeedbackGiven: boolean } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type ProblemFieldsFragment = { code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null };

export type ChooseMandateMutationVariables = Exact<{
  input: ChooseMandateInput;
}>;


export type ChooseMandateMutation = { chooseMandate: { viewer: { actingMandate: { id: string } | null } | null, problems: Array<{ code: string, field: string | null, message: string, finding: { code: string, refused: boolean, start: number, end: number, reason: string } | null, conflict: { mine: string, theirs: string, theirAuthor: string | null, theirAt: string | null, revision: number } | null }> } };

export type ViewerShellQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerShellQuery = { viewer: { stepUpUrl: string | null, canCreatePartnerships: boolean, canCreateOrganisations: boolean, canAdministerPlatform: boolean, person: { id: string, givenName: string, familyName: string }, mandates: Array<{ id: string, status: MandateStatus, capacity: MandateCapacity, startsOn: string, post: { id: string, label: string, organisation: { id: string, name: string } } }>, actingMandate: { id: string } | null } | null };

export type SiteFactsQueryVariables = Exact<{ [key: string]: never; }>;


export type SiteFactsQuery = { site: { name: string, publicUrl: string, legalNotice: string | null, dataProtectionNotice: string | null, accessibilityContact: string | null, supportContact: string | null, demonstration: boolean, makesDocuments: boolean, now: string, retention: Array<{ what: string, howLong: string, why: string }>, signInProviders: Array<{ key: string, label: string, buttonImageUrl: string | null, audience: string, signInUrl: string }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const AccessRequestLineFragmentDoc = new TypedDocumentString(`
    fragment AccessRequestLine on AccessRequest {
  id
  message
  state
  requestedAt
  viewerCanDecide
  person {
    id
    givenName
    familyName
    email
  }
  post {
    id
    label
  }
}
    `, {"fragmentName":"AccessRequestLine"}) as unknown as TypedDocumentString<AccessRequestLineFragment, unknown>;
export const HoldersCheckFragmentDoc = new TypedDocumentString(`
    fragment HoldersCheck on Organisation {
  id
  holdersConfirmedOn
  holdersAskedOn
  viewerCanManagePeople
  posts {
    id
  }
}
    `, {"fragmentName":"HoldersCheck"}) as unknown as TypedDocumentString<HoldersCheckFragment, unknown>;
export const InvitationLineFragmentDoc = new TypedDocumentString(`
    fragment InvitationLine on Invitation {
  id
  email
  capacity
  state
  startsOn
  sentAt
  expiresAt
  post {
    id
    label
  }
}
    `, {"fragmentName":"InvitationLine"}) as unknown as TypedDocumentString<InvitationLineFragment, unknown>;
export const IdentitiesFragmentDoc = new TypedDocumentString(`
    fragment Identities on Viewer {
  identities {
    id
    linkedAt
    lastUsedAt
    viewerCanUnlink
    provider {
      key
      label
    }
  }
  pendingIdentityLink {
    expiresAt
    provider {
      key
      label
    }
  }
}
    `, {"fragmentName":"Identities"}) as unknown as TypedDocumentString<IdentitiesFragment, unknown>;
export const HandoverLineFragmentDoc = new TypedDocumentString(`
    fragment HandoverLine on HandoverNote {
  id
  departsOn
  ready
  firstReadAt
  acknowledgedAt
  openToCoordinator
  viewerIsAuthor
  viewerCanWrite
  viewerCanAcknowledge
  title
  author {
    id
    givenName
    familyName
  }
}
    `, {"fragmentName":"HandoverLine"}) as unknown as TypedDocumentString<HandoverLineFragment, unknown>;
export const TeamPostFragmentDoc = new TypedDocumentString(`
    fragment TeamPost on Post {
  id
  kind
  otherName
  label
  cardinality
  referent
  signatory
  grants {
    role
    territories {
      code
      name
    }
  }
  vacantSince
  closedOn
  viewerCanManage
  places {
    from
    until
    organisation {
      id
      name
    }
  }
  handovers {
    ...HandoverLine
  }
  mandates(first: 50) {
    pageInfo {
      hasNextPage
    }
    nodes {
      id
      capacity
      startsOn
      endsOn
      status
      viewerCanConfirm
      viewerCanEnd
      person {
        id
        givenName
        familyName
        email
      }
      recordedBy {
        id
        givenName
        familyName
      }
    }
  }
}
    fragment HandoverLine on HandoverNote {
  id
  departsOn
  ready
  firstReadAt
  acknowledgedAt
  openToCoordinator
  viewerIsAuthor
  viewerCanWrite
  viewerCanAcknowledge
  title
  author {
    id
    givenName
    familyName
  }
}`, {"fragmentName":"TeamPost"}) as unknown as TypedDocumentString<TeamPostFragment, unknown>;
export const PackItemFragmentDoc = new TypedDocumentString(`
    fragment PackItem on PackCheckItem {
  key
  kind
  title
  owner
  dueOn
  doneOn
  byItself
  viewerCanTick
}
    `, {"fragmentName":"PackItem"}) as unknown as TypedDocumentString<PackItemFragment, unknown>;
export const PackProgressFragmentDoc = new TypedDocumentString(`
    fragment PackProgress on OnboardingPack {
  id
  title
  startsOn
  firstReadAt
  acknowledgedAt
  doneCount
  viewerIsNewcomer
  viewerCanAcknowledge
  person {
    id
    givenName
    familyName
  }
  checklist {
    ...PackItem
  }
}
    fragment PackItem on PackCheckItem {
  key
  kind
  title
  owner
  dueOn
  doneOn
  byItself
  viewerCanTick
}`, {"fragmentName":"PackProgress"}) as unknown as TypedDocumentString<PackProgressFragment, unknown>;
export const ContactFieldsFragmentDoc = new TypedDocumentString(`
    fragment ContactFields on ContactDetails {
  address
  postalCode
  city
  phone
  email
  website
  openingHours
}
    `, {"fragmentName":"ContactFields"}) as unknown as TypedDocumentString<ContactFieldsFragment, unknown>;
export const OwnRegistrationFragmentDoc = new TypedDocumentString(`
    fragment OwnRegistration on Registration {
  id
  state
  waitingRank
  viewerCanCancel
  attended
  certificate {
    number
  }
}
    `, {"fragmentName":"OwnRegistration"}) as unknown as TypedDocumentString<OwnRegistrationFragment, unknown>;
export const PackMatterFragmentDoc = new TypedDocumentString(`
    fragment PackMatter on PackContent {
  title
  partnerships
  welcome
  sections
  readAt
  changes {
    section
    added
    changed
    gone
  }
  handovers {
    id
    departsOn
    acknowledgedAt
  }
  protocols {
    id
    title
    partnership
    inForceFrom
    parties
    own
    readable
    clauses {
      id
      number
      title
      body
    }
  }
  contacts {
    id
    theme
    function
    organisation
    name
    vacant
    about
    reach
    phone
    email
    confirmedOn
  }
  partners {
    id
    name
    kind
    sector
    contact {
      ...ContactFields
    }
  }
  dates {
    id
    kind
    title
    startsAt
    timeZone
    place
    training {
      id
      title
      requiresApproval
      seatsLeft
      viewerCanRegister
      viewerRegistration {
        ...OwnRegistration
      }
    }
  }
  minutes {
    id
    title
    decisions {
      title
      decision
    }
  }
  actions {
    id
    title
    dueOn
    owner
    own
  }
  words {
    key
    word
    justice
    health
  }
}
    fragment ContactFields on ContactDetails {
  address
  postalCode
  city
  phone
  email
  website
  openingHours
}
fragment OwnRegistration on Registration {
  id
  state
  waitingRank
  viewerCanCancel
  attended
  certificate {
    number
  }
}`, {"fragmentName":"PackMatter"}) as unknown as TypedDocumentString<PackMatterFragment, unknown>;
export const FeedLineFragmentDoc = new TypedDocumentString(`
    fragment FeedLine on FeedToken {
  id
  name
  kind
  alarmMinutes
  createdAt
  lastUsedOn
  revokedAt
  filter {
    scope
    kinds
    includeCancelled
    partnership {
      id
      name
    }
    territory {
      code
      name
    }
  }
  post {
    id
    label
  }
}
    `, {"fragmentName":"FeedLine"}) as unknown as TypedDocumentString<FeedLineFragment, unknown>;
export const InboundLineFragmentDoc = new TypedDocumentString(`
    fragment InboundLine on InboundCalendar {
  id
  kind
  name
  host
  state
  lastReadAt
  nextReadAt
  entriesKept
  viewerCanEdit
  problems {
    line
    message
  }
}
    `, {"fragmentName":"InboundLine"}) as unknown as TypedDocumentString<InboundLineFragment, unknown>;
export const HolderFieldsFragmentDoc = new TypedDocumentString(`
    fragment HolderFields on Mandate {
  id
  capacity
  startsOn
  endsOn
  person {
    id
    givenName
    familyName
    email
    phone
  }
}
    `, {"fragmentName":"HolderFields"}) as unknown as TypedDocumentString<HolderFieldsFragment, unknown>;
export const PollOptionFieldsFragmentDoc = new TypedDocumentString(`
    fragment PollOptionFields on DatePollOption {
  id
  startsAt
  endsAt
  timeZone
  yes
  ifNeedBe
  no
  answers {
    choice
    post {
      id
      label
      organisation {
        id
        name
      }
    }
    person {
      id
      givenName
      familyName
    }
    guest {
      id
      name
    }
  }
}
    `, {"fragmentName":"PollOptionFields"}) as unknown as TypedDocumentString<PollOptionFieldsFragment, unknown>;
export const PollFieldsFragmentDoc = new TypedDocumentString(`
    fragment PollFields on DatePoll {
  state
  closesOn
  awaited
  viewerCanAnswer
  viewerCanClose
  viewerChoices {
    optionId
    choice
  }
  chosen {
    ...PollOptionFields
  }
  options {
    ...PollOptionFields
  }
}
    fragment PollOptionFields on DatePollOption {
  id
  startsAt
  endsAt
  timeZone
  yes
  ifNeedBe
  no
  answers {
    choice
    post {
      id
      label
      organisation {
        id
        name
      }
    }
    person {
      id
      givenName
      familyName
    }
    guest {
      id
      name
    }
  }
}`, {"fragmentName":"PollFields"}) as unknown as TypedDocumentString<PollFieldsFragment, unknown>;
export const WordFieldsFragmentDoc = new TypedDocumentString(`
    fragment WordFields on GlossaryEntry {
  id
  key
  word
  forms
  justice
  health
  source
  checkedOn
  common
  adapted
  hidden
  revision
}
    `, {"fragmentName":"WordFields"}) as unknown as TypedDocumentString<WordFieldsFragment, unknown>;
export const OfferLineFragmentDoc = new TypedDocumentString(`
    fragment OfferLine on ImmersionOffer {
  id
  title
  audiences
  startsOn
  endsOn
  days
  capacity
  taken
  left
  closedAt
  organisation {
    id
    name
  }
}
    `, {"fragmentName":"OfferLine"}) as unknown as TypedDocumentString<OfferLineFragment, unknown>;
export const PlacementLineFragmentDoc = new TypedDocumentString(`
    fragment PlacementLine on ImmersionPlacement {
  id
  state
  audience
  startsOn
  endsOn
  hostAgreedAt
  homeAgreedAt
  declineReason
  hostFeedback
  guestFeedback
  viewerCanAgree
  viewerCanCancel
  viewerCanComplete
  viewerCanGiveFeedback
  guest {
    id
    givenName
    familyName
  }
  post {
    id
    label
  }
  organisation {
    id
    name
  }
  event {
    id
  }
}
    `, {"fragmentName":"PlacementLine"}) as unknown as TypedDocumentString<PlacementLineFragment, unknown>;
export const FigureFieldsFragmentDoc = new TypedDocumentString(`
    fragment FigureFields on HealthFigure {
  kind
  satisfied
  total
  listed
  trend {
    on
    count {
      satisfied
      total
    }
  }
  items(first: 50) {
    pageInfo {
      hasNextPage
    }
    nodes {
      subjectId
      title
      satisfied
      since
      partnership {
        id
        name
      }
    }
  }
}
    `, {"fragmentName":"FigureFields"}) as unknown as TypedDocumentString<FigureFieldsFragment, unknown>;
export const CoverageFieldsFragmentDoc = new TypedDocumentString(`
    fragment CoverageFields on CoverageRow {
  code
  name
  partnerships
  spips {
    name
    bound
  }
  csapas {
    name
    bound
  }
  protocol {
    state
    since
  }
  reviewed {
    state
    since
  }
  meeting {
    state
    since
  }
  training {
    state
    since
  }
  contact {
    state
    since
  }
}
    `, {"fragmentName":"CoverageFields"}) as unknown as TypedDocumentString<CoverageFieldsFragment, unknown>;
export const ParticipantFragmentDoc = new TypedDocumentString(`
    fragment Participant on InterTerritoryParticipation {
  id
  role
  since
  until
  organisation {
    id
    name
    kind
    contact {
      city
      phone
    }
  }
  regions {
    code
    name
  }
  census {
    places {
      kind
      offered
    }
    conditions
    confirmedOn
    stale
    revision
    viewerCanEdit
  }
}
    `, {"fragmentName":"Participant"}) as unknown as TypedDocumentString<ParticipantFragment, unknown>;
export const HeldPostFragmentDoc = new TypedDocumentString(`
    fragment HeldPost on Post {
  id
  label
  vacantSince
  organisation {
    id
    name
  }
  holders {
    id
    capacity
    person {
      id
      givenName
      familyName
    }
  }
}
    `, {"fragmentName":"HeldPost"}) as unknown as TypedDocumentString<HeldPostFragment, unknown>;
export const ActionFieldsFragmentDoc = new TypedDocumentString(`
    fragment ActionFields on ActionItem {
  id
  title
  details
  dueOn
  late
  state
  settledOn
  originId
  originTitle
  revision
  viewerCanEdit
  viewerCanSettle
  owner {
    ...HeldPost
  }
}
    fragment HeldPost on Post {
  id
  label
  vacantSince
  organisation {
    id
    name
  }
  holders {
    id
    capacity
    person {
      id
      givenName
      familyName
    }
  }
}`, {"fragmentName":"ActionFields"}) as unknown as TypedDocumentString<ActionFieldsFragment, unknown>;
export const MeetingBlockFragmentDoc = new TypedDocumentString(`
    fragment MeetingBlock on MinutesBlock {
  id
  text
  decision
  revision
  lastEditedAt
  lastEditedBy {
    id
    givenName
    familyName
  }
  actions {
    ...ActionFields
  }
}
    fragment ActionFields on ActionItem {
  id
  title
  details
  dueOn
  late
  state
  settledOn
  originId
  originTitle
  revision
  viewerCanEdit
  viewerCanSettle
  owner {
    ...HeldPost
  }
}
fragment HeldPost on Post {
  id
  label
  vacantSince
  organisation {
    id
    name
  }
  holders {
    id
    capacity
    person {
      id
      givenName
      familyName
    }
  }
}`, {"fragmentName":"MeetingBlock"}) as unknown as TypedDocumentString<MeetingBlockFragment, unknown>;
export const MeetingDetailsFragmentDoc = new TypedDocumentString(`
    fragment MeetingDetails on AnnualMeeting {
  id
  title
  state
  heldOn
  cancelReason
  revision
  sidesPresent
  viewerCanPrepare
  viewerCanHold
  viewerCanWriteMinutes
  viewerCanCirculate
  viewerCanCorrectMinutes
  viewerCanApproveMinutes
  partnership {
    id
    name
    timeZone
  }
  event {
    id
    state
    startsAt
    endsAt
    timeZone
    place
    videoLink
  }
  agenda {
    id
    position
    kind
    title
    theme
    minutesPlanned
    protocol {
      id
      title
    }
    action {
      id
      title
      originId
      originTitle
    }
    block {
      ...MeetingBlock
    }
  }
  suggestions {
    kind
    title
    theme
    lastDiscussedOn
    protocol {
      id
      reviewDueOn
    }
    action {
      id
      dueOn
      late
      originTitle
    }
  }
  presences {
    id
    sector
    guestName
    organisation {
      id
      name
    }
    post {
      id
      label
    }
    person {
      id
      givenName
      familyName
    }
  }
  minutes {
    state
    version
    circulatedAt
    approvedAt
    textHash
    textRetractedAt
    approvedBy {
      id
      givenName
      familyName
    }
    corrections {
      id
      text
      at
      settled
      block {
        id
      }
      person {
        id
        givenName
        familyName
      }
      organisation {
        id
        name
      }
    }
    errata {
      id
      version
      text
      at
      person {
        id
        givenName
        familyName
      }
    }
  }
  actions {
    ...ActionFields
  }
  blockers {
    code
    field
    message
  }
  previous {
    id
    title
    heldOn
  }
}
    fragment ActionFields on ActionItem {
  id
  title
  details
  dueOn
  late
  state
  settledOn
  originId
  originTitle
  revision
  viewerCanEdit
  viewerCanSettle
  owner {
    ...HeldPost
  }
}
fragment MeetingBlock on MinutesBlock {
  id
  text
  decision
  revision
  lastEditedAt
  lastEditedBy {
    id
    givenName
    familyName
  }
  actions {
    ...ActionFields
  }
}
fragment HeldPost on Post {
  id
  label
  vacantSince
  organisation {
    id
    name
  }
  holders {
    id
    capacity
    person {
      id
      givenName
      familyName
    }
  }
}`, {"fragmentName":"MeetingDetails"}) as unknown as TypedDocumentString<MeetingDetailsFragment, unknown>;
export const MeetingLineFragmentDoc = new TypedDocumentString(`
    fragment MeetingLine on AnnualMeeting {
  id
  title
  state
  heldOn
  event {
    id
    startsAt
    timeZone
    place
  }
  minutes {
    state
  }
}
    `, {"fragmentName":"MeetingLine"}) as unknown as TypedDocumentString<MeetingLineFragment, unknown>;
export const PresentationFragmentDoc = new TypedDocumentString(`
    fragment Presentation on PresentationMeeting {
  id
  viewerCanJoin
  viewerCanEdit
  viewerCanHold
  proposedBy {
    id
    label
  }
  newcomer {
    id
    person {
      id
      givenName
      familyName
    }
    post {
      id
      label
    }
  }
  joined {
    id
    name
  }
  event {
    id
    state
    startsAt
    endsAt
    timeZone
    place
    videoLink
  }
}
    `, {"fragmentName":"Presentation"}) as unknown as TypedDocumentString<PresentationFragment, unknown>;
export const StaffReportLineFragmentDoc = new TypedDocumentString(`
    fragment StaffReportLine on StaffReport {
  id
  kind
  state
  happensOn
  personName
  personEmail
  reportedAt
  word
  viewerCanDecide
  viewerCanWithdraw
  partnership {
    id
    name
  }
  post {
    id
    label
    organisation {
      id
      name
    }
  }
  mandate {
    id
    person {
      id
      givenName
      familyName
    }
  }
}
    `, {"fragmentName":"StaffReportLine"}) as unknown as TypedDocumentString<StaffReportLineFragment, unknown>;
export const DueProtocolFragmentDoc = new TypedDocumentString(`
    fragment DueProtocol on CooperationProtocol {
  id
  title
  status
  reviewStatus
  reviewDueOn
  firstInForceOn
  lastReview {
    id
    heldOn
  }
}
    `, {"fragmentName":"DueProtocol"}) as unknown as TypedDocumentString<DueProtocolFragment, unknown>;
export const MemberLineFragmentDoc = new TypedDocumentString(`
    fragment MemberLine on PartnershipMember {
  since
  until
  organisation {
    id
    name
    kind
    sector
    contact {
      city
    }
  }
}
    `, {"fragmentName":"MemberLine"}) as unknown as TypedDocumentString<MemberLineFragment, unknown>;
export const PostChoiceFragmentDoc = new TypedDocumentString(`
    fragment PostChoice on Post {
  id
  label
  cardinality
  signatory
  vacantSince
  holders {
    id
    capacity
    person {
      id
      givenName
      familyName
    }
  }
}
    `, {"fragmentName":"PostChoice"}) as unknown as TypedDocumentString<PostChoiceFragment, unknown>;
export const PartyFieldsFragmentDoc = new TypedDocumentString(`
    fragment PartyFields on ProtocolParty {
  id
  state
  noticeGivenOn
  withdrawsOn
  withdrawalReason
  viewerCanWithdraw
  succeededOn
  succeeds {
    id
    name
  }
  organisation {
    id
    name
    sector
    closedOn
  }
  signatories {
    ...HeldPost
  }
}
    fragment HeldPost on Post {
  id
  label
  vacantSince
  organisation {
    id
    name
  }
  holders {
    id
    capacity
    person {
      id
      givenName
      familyName
    }
  }
}`, {"fragmentName":"PartyFields"}) as unknown as TypedDocumentString<PartyFieldsFragment, unknown>;
export const TermFieldsFragmentDoc = new TypedDocumentString(`
    fragment TermFields on ProtocolTerm {
  kind
  months
  renewal
  noticeDays
  endsOn
  decideBy
  nonRenewalNotifiedOn
  nonRenewalReason
}
    `, {"fragmentName":"TermFields"}) as unknown as TypedDocumentString<TermFieldsFragment, unknown>;
export const ClauseFieldsFragmentDoc = new TypedDocumentString(`
    fragment ClauseFields on Clause {
  id
  number
  title
  body
  theme
  markedFor
  public
  revision
}
    `, {"fragmentName":"ClauseFields"}) as unknown as TypedDocumentString<ClauseFieldsFragment, unknown>;
export const MentionFieldsFragmentDoc = new TypedDocumentString(`
    fragment MentionFields on GlossaryMention {
  clauseId
  start
  end
  entry {
    key
    word
    justice
    health
    source
  }
}
    `, {"fragmentName":"MentionFields"}) as unknown as TypedDocumentString<MentionFieldsFragment, unknown>;
export const ApprovalFieldsFragmentDoc = new TypedDocumentString(`
    fragment ApprovalFields on Approval {
  id
  at
  capacity
  means
  textHash
  textRetractedAt
  voidedAt
  viewerCanCorrect
  party {
    id
  }
  person {
    id
    givenName
    familyName
  }
  post {
    id
    label
    organisation {
      id
      name
    }
  }
  paper {
    signedOn
    place
    originalKeptAt
    scanSha256
    recordedBy {
      id
      givenName
      familyName
    }
  }
  corrections {
    id
    text
    at
    post {
      id
      label
    }
  }
}
    `, {"fragmentName":"ApprovalFields"}) as unknown as TypedDocumentString<ApprovalFieldsFragment, unknown>;
export const TextFieldsFragmentDoc = new TypedDocumentString(`
    fragment TextFields on ProtocolVersion {
  id
  number
  status
  effectDate
  inForceFrom
  inForceUntil
  textHash
  textRetractedAt
  clauses {
    ...ClauseFields
  }
  glossary {
    ...MentionFields
  }
  approvals {
    ...ApprovalFields
  }
}
    fragment MentionFields on GlossaryMention {
  clauseId
  start
  end
  entry {
    key
    word
    justice
    health
    source
  }
}
fragment ClauseFields on Clause {
  id
  number
  title
  body
  theme
  markedFor
  public
  revision
}
fragment ApprovalFields on Approval {
  id
  at
  capacity
  means
  textHash
  textRetractedAt
  voidedAt
  viewerCanCorrect
  party {
    id
  }
  person {
    id
    givenName
    familyName
  }
  post {
    id
    label
    organisation {
      id
      name
    }
  }
  paper {
    signedOn
    place
    originalKeptAt
    scanSha256
    recordedBy {
      id
      givenName
      familyName
    }
  }
  corrections {
    id
    text
    at
    post {
      id
      label
    }
  }
}`, {"fragmentName":"TextFields"}) as unknown as TypedDocumentString<TextFieldsFragment, unknown>;
export const ResourceFieldsFragmentDoc = new TypedDocumentString(`
    fragment ResourceFields on ResourcePerson {
  id
  theme
  about
  reach
  confirmedOn
  revision
  vacant
  stale
  named
  viewerCanEdit
  viewerCanConfirm
  partnership {
    id
  }
  post {
    id
    label
    organisation {
      id
      name
    }
  }
  person {
    id
    givenName
    familyName
    email
    phone
  }
  territory {
    code
    name
  }
}
    `, {"fragmentName":"ResourceFields"}) as unknown as TypedDocumentString<ResourceFieldsFragment, unknown>;
export const PlaceFieldsFragmentDoc = new TypedDocumentString(`
    fragment PlaceFields on RetractionPlace {
  key
  subjectId
  thing
  part
  occurrences
  isOrigin
}
    `, {"fragmentName":"PlaceFields"}) as unknown as TypedDocumentString<PlaceFieldsFragment, unknown>;
export const ReceiverFieldsFragmentDoc = new TypedDocumentString(`
    fragment ReceiverFields on RetractionReceiver {
  means
  at
  address
  person {
    id
    givenName
    familyName
  }
}
    `, {"fragmentName":"ReceiverFields"}) as unknown as TypedDocumentString<ReceiverFieldsFragment, unknown>;
export const SeatFieldsFragmentDoc = new TypedDocumentString(`
    fragment SeatFields on SectorSeats {
  group
  reserved
  taken
  waiting
  left
}
    `, {"fragmentName":"SeatFields"}) as unknown as TypedDocumentString<SeatFieldsFragment, unknown>;
export const TrainingLineFragmentDoc = new TypedDocumentString(`
    fragment TrainingLine on CrossTraining {
  id
  title
  themes
  state
  requiresApproval
  seatsTotal
  seatsLeft
  viewerCanRegister
  organiser {
    id
    label
    organisation {
      id
      name
    }
  }
  partnership {
    id
    name
  }
  event {
    id
    state
    startsAt
    endsAt
    timeZone
    otherTimeZones
    place
  }
  seats {
    ...SeatFields
  }
  viewerRegistration {
    ...OwnRegistration
  }
}
    fragment SeatFields on SectorSeats {
  group
  reserved
  taken
  waiting
  left
}
fragment OwnRegistration on Registration {
  id
  state
  waitingRank
  viewerCanCancel
  attended
  certificate {
    number
  }
}`, {"fragmentName":"TrainingLine"}) as unknown as TypedDocumentString<TrainingLineFragment, unknown>;
export const RosterLineFragmentDoc = new TypedDocumentString(`
    fragment RosterLine on Registration {
  id
  group
  state
  waitingRank
  attended
  viewerCanCancel
  viewerCanDecide
  person {
    id
    givenName
    familyName
  }
  post {
    id
    label
  }
  organisation {
    id
    name
  }
  certificate {
    number
  }
}
    `, {"fragmentName":"RosterLine"}) as unknown as TypedDocumentString<RosterLineFragment, unknown>;
export const ProblemFieldsFragmentDoc = new TypedDocumentString(`
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}
    `, {"fragmentName":"ProblemFields"}) as unknown as TypedDocumentString<ProblemFieldsFragment, unknown>;
export const MyAccessRequestsDocument = new TypedDocumentString(`
    query MyAccessRequests {
  viewer {
    accessRequests {
      id
      message
      state
      requestedAt
      reason
      organisation {
        id
        name
      }
      post {
        id
        label
      }
    }
  }
}
    `, {"hash":"sha256:04c80703f419be552a5f363ebf6aba11f0f18803de0850790cda27113fbae651"}) as unknown as TypedDocumentString<MyAccessRequestsQuery, MyAccessRequestsQueryVariables>;
export const PostsToAskForDocument = new TypedDocumentString(`
    query PostsToAskFor($id: ID!) {
  node(id: $id) {
    ... on Organisation {
      id
      postsToAskFor {
        id
        label
      }
    }
  }
}
    `, {"hash":"sha256:61fad2447f20cb2ef22dd5ecd28ece6e17b66400f75e780eb4c78671e84591a0"}) as unknown as TypedDocumentString<PostsToAskForQuery, PostsToAskForQueryVariables>;
export const RequestAccessDocument = new TypedDocumentString(`
    mutation RequestAccess($input: RequestAccessInput!) {
  requestAccess(input: $input) {
    accessRequest {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:864496cd61e3f55f02afad8fb21e031465246e6960e49c2cab1319df2de4e1e0"}) as unknown as TypedDocumentString<RequestAccessMutation, RequestAccessMutationVariables>;
export const WithdrawAccessRequestDocument = new TypedDocumentString(`
    mutation WithdrawAccessRequest($input: WithdrawAccessRequestInput!) {
  withdrawAccessRequest(input: $input) {
    accessRequest {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:b8e309afbc14ee2ca79947ac470a2bf2eecb52dfd844e43982c87da7bd373a79"}) as unknown as TypedDocumentString<WithdrawAccessRequestMutation, WithdrawAccessRequestMutationVariables>;
export const DecideAccessRequestDocument = new TypedDocumentString(`
    mutation DecideAccessRequest($input: DecideAccessRequestInput!) {
  decideAccessRequest(input: $input) {
    accessRequest {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:6b74ff7187bba7cf482c6e7d92bc46ed7abbf006fd1955b2cdf833517e93d159"}) as unknown as TypedDocumentString<DecideAccessRequestMutation, DecideAccessRequestMutationVariables>;
export const EndMandateDocument = new TypedDocumentString(`
    mutation EndMandate($input: EndMandateInput!) {
  endMandate(input: $input) {
    mandate {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:8b4187161b59cfb68515057c0ed7277f5d0eb3ffed529fc6feb497a3a99dff21"}) as unknown as TypedDocumentString<EndMandateMutation, EndMandateMutationVariables>;
export const SetPostGrantDocument = new TypedDocumentString(`
    mutation SetPostGrant($input: SetPostGrantInput!) {
  setPostGrant(input: $input) {
    post {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:bae70fbc00bb3ddab3715b2e8da41d7b821871e48da15e71985615ab25e182eb"}) as unknown as TypedDocumentString<SetPostGrantMutation, SetPostGrantMutationVariables>;
export const ConfirmHoldersDocument = new TypedDocumentString(`
    mutation ConfirmHolders($input: ConfirmHoldersInput!) {
  confirmHolders(input: $input) {
    organisation {
      id
      holdersConfirmedOn
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:193c5eff4486c9734316ad72d0a3801fb9479f302cee9ca5a6060e344142da1e"}) as unknown as TypedDocumentString<ConfirmHoldersMutation, ConfirmHoldersMutationVariables>;
export const InvitationPreviewDocument = new TypedDocumentString(`
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
    `, {"hash":"sha256:784b14c98f84a18d24da009ce42228dab316fa94e61f95f5ad909f5db11ee819"}) as unknown as TypedDocumentString<InvitationPreviewQuery, InvitationPreviewQueryVariables>;
export const RequestInvitationCodeDocument = new TypedDocumentString(`
    mutation RequestInvitationCode($input: RequestInvitationCodeInput!) {
  requestInvitationCode(input: $input) {
    sent
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:42d4e82cab208bfef276ee0f9ac07e59da6b15c9ad43b4808628dce6774be700"}) as unknown as TypedDocumentString<RequestInvitationCodeMutation, RequestInvitationCodeMutationVariables>;
export const AcceptInvitationDocument = new TypedDocumentString(`
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
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:83db3375f44f952c172e1892cec125091ab61594198fc36e9fa1a2909d63a70f"}) as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const ResendInvitationDocument = new TypedDocumentString(`
    mutation ResendInvitation($input: InvitationInput!) {
  resendInvitation(input: $input) {
    invitation {
      id
      email
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:b846e6038ec5ab900604080038cc1bdb461462677b4223959941faa1245e0e62"}) as unknown as TypedDocumentString<ResendInvitationMutation, ResendInvitationMutationVariables>;
export const RevokeInvitationDocument = new TypedDocumentString(`
    mutation RevokeInvitation($input: InvitationInput!) {
  revokeInvitation(input: $input) {
    invitation {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:cdb3d869223b1a4428cf8cdd8ef171352e7a64a3e4a5edebf23596d08a6eb959"}) as unknown as TypedDocumentString<RevokeInvitationMutation, RevokeInvitationMutationVariables>;
export const InviteDocument = new TypedDocumentString(`
    mutation Invite($input: InviteInput!) {
  invite(input: $input) {
    invitation {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:efa86f91e2b7495ef31ae86d6f7d3bfe4ee844f73a92f740cfcd76002a2ae3fc"}) as unknown as TypedDocumentString<InviteMutation, InviteMutationVariables>;
export const DecideIdentityLinkDocument = new TypedDocumentString(`
    mutation DecideIdentityLink($input: DecideIdentityLinkInput!) {
  decideIdentityLink(input: $input) {
    viewer {
      person {
        id
      }
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:a78d8b0bb3f3c3531e4ded962094f6f035332eb03235f16edf5f46f124f88f0c"}) as unknown as TypedDocumentString<DecideIdentityLinkMutation, DecideIdentityLinkMutationVariables>;
export const UnlinkIdentityDocument = new TypedDocumentString(`
    mutation UnlinkIdentity($input: UnlinkIdentityInput!) {
  unlinkIdentity(input: $input) {
    viewer {
      person {
        id
      }
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:7f58524be95dc67b0b2bf96a97e282d17fbc202188f67368417eb4b64f52e1fc"}) as unknown as TypedDocumentString<UnlinkIdentityMutation, UnlinkIdentityMutationVariables>;
export const DecideMandateDocument = new TypedDocumentString(`
    mutation DecideMandate($input: DecideMandateInput!) {
  decideMandate(input: $input) {
    mandate {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:ff91b34cd84c7561a23747690a34dbb51e3693d0a316370ac14db68798b23f92"}) as unknown as TypedDocumentString<DecideMandateMutation, DecideMandateMutationVariables>;
export const MyDetailsDocument = new TypedDocumentString(`
    query MyDetails {
  viewer {
    person {
      id
      givenName
      familyName
      email
      phone
    }
    mandates {
      id
      capacity
      startsOn
      endsOn
      status
      post {
        id
        label
        organisation {
          id
          name
        }
      }
    }
    ...Identities
  }
}
    fragment Identities on Viewer {
  identities {
    id
    linkedAt
    lastUsedAt
    viewerCanUnlink
    provider {
      key
      label
    }
  }
  pendingIdentityLink {
    expiresAt
    provider {
      key
      label
    }
  }
}`, {"hash":"sha256:e886d1f6a51cc830af0af9b8ffeebbafa440681879e7178985aad71a4290a944"}) as unknown as TypedDocumentString<MyDetailsQuery, MyDetailsQueryVariables>;
export const UpdateMyDetailsDocument = new TypedDocumentString(`
    mutation UpdateMyDetails($input: UpdateMyDetailsInput!) {
  updateMyDetails(input: $input) {
    viewer {
      person {
        id
      }
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:811efc4d34412e2f551030c884fa358405c915202a443c52b275c5ec33f6c87e"}) as unknown as TypedDocumentString<UpdateMyDetailsMutation, UpdateMyDetailsMutationVariables>;
export const MyDataDocument = new TypedDocumentString(`
    query MyData {
  myData
}
    `, {"hash":"sha256:564ddb6c83a60bbddf863ec77dda62bc0f864ac0ed2e02d7e9f2ca07e253f69e"}) as unknown as TypedDocumentString<MyDataQuery, MyDataQueryVariables>;
export const CreatePostDocument = new TypedDocumentString(`
    mutation CreatePost($input: CreatePostInput!) {
  createPost(input: $input) {
    post {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:7d08e055ee6dc38e48a70fbb8ab0363405f10f1f39f15f1812fb014af3838c32"}) as unknown as TypedDocumentString<CreatePostMutation, CreatePostMutationVariables>;
export const UpdatePostDocument = new TypedDocumentString(`
    mutation UpdatePost($input: UpdatePostInput!) {
  updatePost(input: $input) {
    post {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:26051bcd7de36df5e717b4bbc7c6467ae770dd92b26d19bedb7f8fbb19deba5e"}) as unknown as TypedDocumentString<UpdatePostMutation, UpdatePostMutationVariables>;
export const CreateMandateDocument = new TypedDocumentString(`
    mutation CreateMandate($input: CreateMandateInput!) {
  createMandate(input: $input) {
    mandate {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:458407ac43dcbf598347070f29b2f309e669a00ec595ddae304a787713ec8804"}) as unknown as TypedDocumentString<CreateMandateMutation, CreateMandateMutationVariables>;
export const PeopleOptionsDocument = new TypedDocumentString(`
    query PeopleOptions($search: String) {
  people(search: $search, first: 20) {
    nodes {
      id
      givenName
      familyName
      mandates {
        id
        post {
          id
          label
        }
      }
    }
  }
}
    `, {"hash":"sha256:8022af857bf252c10c5738bb63f5dc27e957648a6413de76e53f9043d600ab39"}) as unknown as TypedDocumentString<PeopleOptionsQuery, PeopleOptionsQueryVariables>;
export const SignOutEverywhereDocument = new TypedDocumentString(`
    mutation SignOutEverywhere {
  signOutEverywhere
}
    `, {"hash":"sha256:4c1763fb9c6a63882642b282f19ad507e4417c23a4c59c3b633e9f8fe21b26dc"}) as unknown as TypedDocumentString<SignOutEverywhereMutation, SignOutEverywhereMutationVariables>;
export const TeamDocument = new TypedDocumentString(`
    query Team($id: ID!) {
  node(id: $id) {
    ... on Organisation {
      __typename
      id
      name
      timeZone
      viewerCanManagePeople
      partnerships {
        id
      }
      ...HoldersCheck
      posts {
        id
        ...TeamPost
      }
      invitations(first: 100) {
        pageInfo {
          hasNextPage
        }
        nodes {
          id
          ...InvitationLine
        }
      }
      accessRequests {
        id
        ...AccessRequestLine
      }
      staffReports {
        ...StaffReportLine
      }
    }
  }
}
    fragment AccessRequestLine on AccessRequest {
  id
  message
  state
  requestedAt
  viewerCanDecide
  person {
    id
    givenName
    familyName
    email
  }
  post {
    id
    label
  }
}
fragment HoldersCheck on Organisation {
  id
  holdersConfirmedOn
  holdersAskedOn
  viewerCanManagePeople
  posts {
    id
  }
}
fragment InvitationLine on Invitation {
  id
  email
  capacity
  state
  startsOn
  sentAt
  expiresAt
  post {
    id
    label
  }
}
fragment TeamPost on Post {
  id
  kind
  otherName
  label
  cardinality
  referent
  signatory
  grants {
    role
    territories {
      code
      name
    }
  }
  vacantSince
  closedOn
  viewerCanManage
  places {
    from
    until
    organisation {
      id
      name
    }
  }
  handovers {
    ...HandoverLine
  }
  mandates(first: 50) {
    pageInfo {
      hasNextPage
    }
    nodes {
      id
      capacity
      startsOn
      endsOn
      status
      viewerCanConfirm
      viewerCanEnd
      person {
        id
        givenName
        familyName
        email
      }
      recordedBy {
        id
        givenName
        familyName
      }
    }
  }
}
fragment HandoverLine on HandoverNote {
  id
  departsOn
  ready
  firstReadAt
  acknowledgedAt
  openToCoordinator
  viewerIsAuthor
  viewerCanWrite
  viewerCanAcknowledge
  title
  author {
    id
    givenName
    familyName
  }
}
fragment StaffReportLine on StaffReport {
  id
  kind
  state
  happensOn
  personName
  personEmail
  reportedAt
  word
  viewerCanDecide
  viewerCanWithdraw
  partnership {
    id
    name
  }
  post {
    id
    label
    organisation {
      id
      name
    }
  }
  mandate {
    id
    person {
      id
      givenName
      familyName
    }
  }
}`, {"hash":"sha256:4b71c31b0e051b34f47885c8fcb1cbefd490355f6df364a07d88e64ad7e821f3"}) as unknown as TypedDocumentString<TeamQuery, TeamQueryVariables>;
export const ActionsPageDocument = new TypedDocumentString(`
    query ActionsPage($after: String) {
  site {
    now
  }
  viewer {
    person {
      id
    }
    mandates {
      id
      status
      post {
        id
        organisation {
          id
        }
      }
    }
  }
  partnerships(first: 100, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      name
      timeZone
    }
  }
}
    `, {"hash":"sha256:c97c2106427f53fedb617b6e8e885fcad229534b9bdad4e68d3b3e613a09a3ae"}) as unknown as TypedDocumentString<ActionsPageQuery, ActionsPageQueryVariables>;
export const PartnershipActionsDocument = new TypedDocumentString(`
    query PartnershipActions($id: ID!, $state: ActionState!, $after: String) {
  node(id: $id) {
    ... on Partnership {
      id
      actions(state: $state, first: 50, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...ActionFields
        }
      }
    }
  }
}
    fragment ActionFields on ActionItem {
  id
  title
  details
  dueOn
  late
  state
  settledOn
  originId
  originTitle
  revision
  viewerCanEdit
  viewerCanSettle
  owner {
    ...HeldPost
  }
}
fragment HeldPost on Post {
  id
  label
  vacantSince
  organisation {
    id
    name
  }
  holders {
    id
    capacity
    person {
      id
      givenName
      familyName
    }
  }
}`, {"hash":"sha256:a48eaafce587ca4e59265b6f4100b0b2896da19bf4ec1e6967dde7fd338335c4"}) as unknown as TypedDocumentString<PartnershipActionsQuery, PartnershipActionsQueryVariables>;
export const CreateActionDocument = new TypedDocumentString(`
    mutation CreateAction($input: CreateActionInput!) {
  createAction(input: $input) {
    action {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:803b41b5ff655de43288d944ae36c5d7c73075daed373299091351f885c8b60a"}) as unknown as TypedDocumentString<CreateActionMutation, CreateActionMutationVariables>;
export const UpdateActionDocument = new TypedDocumentString(`
    mutation UpdateAction($input: UpdateActionInput!) {
  updateAction(input: $input) {
    action {
      id
      revision
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:86ce681264a4d72e7fcf8e78421420ce229a7add82ac7efec3f3c576a1235836"}) as unknown as TypedDocumentString<UpdateActionMutation, UpdateActionMutationVariables>;
export const SetActionStateDocument = new TypedDocumentString(`
    mutation SetActionState($input: SetActionStateInput!) {
  setActionState(input: $input) {
    action {
      id
      state
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:167e0fbc7b254d06e3fbeebe813eb6f016f39d9cb169bd6d93eb0b2b3f69917d"}) as unknown as TypedDocumentString<SetActionStateMutation, SetActionStateMutationVariables>;
export const AdministrationDocument = new TypedDocumentString(`
    query Administration {
  administration {
    version
    databaseEngine
    failedJobs
    auditSeal {
      sealedUntil
      sealedCount
      tailCount
    }
    importRuns(first: 20) {
      id
      fileName
      state
      created
      updated
      refused
      createdAt
      startedBy {
        id
        givenName
        familyName
      }
    }
  }
}
    `, {"hash":"sha256:defc940446d83da662e078d5949c90c97af170e0e3ed17404f9c3ea93681ee36"}) as unknown as TypedDocumentString<AdministrationQuery, AdministrationQueryVariables>;
export const AuditDocument = new TypedDocumentString(`
    query Audit($action: String, $from: Date, $to: Date, $after: String) {
  administration {
    auditEntries(action: $action, from: $from, to: $to, first: 50, after: $after) {
      nodes {
        id
        at
        action
        subjectId
        sealed
        person {
          id
          givenName
          familyName
        }
        post {
          id
          label
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `, {"hash":"sha256:a79752be9e1781b9e42a2ab683fbeb4b5c7a3cb25ef738815011d53adc081060"}) as unknown as TypedDocumentString<AuditQuery, AuditQueryVariables>;
export const CourtRecessesDocument = new TypedDocumentString(`
    query CourtRecesses($territory: ID!) {
  courtRecesses(territory: $territory) {
    id
    label
    startsOn
    endsOn
    territory {
      code
      name
    }
  }
}
    `, {"hash":"sha256:fa62a79e8d54cb03ce8de56c0beaa26078bc301a3ec8240d6e408bf327c3c5b7"}) as unknown as TypedDocumentString<CourtRecessesQuery, CourtRecessesQueryVariables>;
export const RecordCourtRecessDocument = new TypedDocumentString(`
    mutation RecordCourtRecess($input: RecordCourtRecessInput!) {
  recordCourtRecess(input: $input) {
    courtRecess {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:d4576f1135d51c795e8256f03cce6dde300aefe5096189a8eaee77f22dda16a1"}) as unknown as TypedDocumentString<RecordCourtRecessMutation, RecordCourtRecessMutationVariables>;
export const RemoveCourtRecessDocument = new TypedDocumentString(`
    mutation RemoveCourtRecess($input: RemoveCourtRecessInput!) {
  removeCourtRecess(input: $input) {
    courtRecess {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:8771e397fe11a49bb5fa26a230f9cf3da65a47c0ce90557e63c3622f142881be"}) as unknown as TypedDocumentString<RemoveCourtRecessMutation, RemoveCourtRecessMutationVariables>;
export const MailsDocument = new TypedDocumentString(`
    query Mails($state: MailState, $after: String) {
  administration {
    mails(state: $state, first: 50, after: $after) {
      nodes {
        id
        kind
        maskedRecipient
        state
        attempts
        queuedAt
        sentAt
        nextAttemptAt
        lastFailure
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `, {"hash":"sha256:14e835a3cc6bd3e2b98862566155ef09f506d08fefc939ea05ae39b54a13fcba"}) as unknown as TypedDocumentString<MailsQuery, MailsQueryVariables>;
export const TribunalListDocument = new TypedDocumentString(`
    query TribunalList($search: String, $after: String) {
  territories(search: $search, kinds: [TRIBUNAL], first: 50, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      code
      name
      departements {
        code
        name
      }
    }
  }
}
    `, {"hash":"sha256:91af69f34fffe184136eee9125b1840d871324e53ffc97a203497ba0fa94709d"}) as unknown as TypedDocumentString<TribunalListQuery, TribunalListQueryVariables>;
export const CreateTribunalDocument = new TypedDocumentString(`
    mutation CreateTribunal($input: CreateTribunalInput!) {
  createTribunal(input: $input) {
    territory {
      code
      name
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:0eb98c3de3813862c7db60115472b75e1fab94ab2e2f41cde8034ab77934b40d"}) as unknown as TypedDocumentString<CreateTribunalMutation, CreateTribunalMutationVariables>;
export const AgendaEventsDocument = new TypedDocumentString(`
    query AgendaEvents($from: Date!, $to: Date, $after: String) {
  events(from: $from, to: $to, first: 100, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      kind
      title
      state
      allDay
      startsAt
      endsAt
      startsLocal
      endsLocal
      timeZone
      place
      viewerAnswer
      partnership {
        id
        name
      }
      organiser {
        id
        organisation {
          id
        }
      }
      attendees {
        organisation {
          id
        }
      }
    }
  }
}
    `, {"hash":"sha256:4f8c647eb4799fc4cca60e6cda97dbf8ffa74a6caca93242d2b59291c4ab877a"}) as unknown as TypedDocumentString<AgendaEventsQuery, AgendaEventsQueryVariables>;
export const ProposedEventsDocument = new TypedDocumentString(`
    query ProposedEvents($after: String) {
  proposedEvents(first: 50, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      kind
      title
      partnership {
        id
        name
      }
      poll {
        closesOn
        viewerCanAnswer
        viewerChoices {
          optionId
        }
      }
    }
  }
}
    `, {"hash":"sha256:dbc5ab31ad4b77448ca3934aa47f0651f0a3c751bf1849bcfd4aab22155e4e69"}) as unknown as TypedDocumentString<ProposedEventsQuery, ProposedEventsQueryVariables>;
export const AgendaOutsideDocument = new TypedDocumentString(`
    query AgendaOutside($from: Date!, $to: Date!) {
  viewer {
    busy(from: $from, to: $to) {
      startsAt
      endsAt
    }
  }
  partnerships(first: 50) {
    nodes {
      id
      timeZone
      inboundEntries(from: $from, to: $to) {
        title
        startsAt
        endsAt
        allDay
        calendar {
          id
          name
        }
      }
    }
  }
}
    `, {"hash":"sha256:5b932b0270d6a5a5584a7cea1f95ddbfaf764228b2076348deda6a0280cb3dcd"}) as unknown as TypedDocumentString<AgendaOutsideQuery, AgendaOutsideQueryVariables>;
export const MyPacksDocument = new TypedDocumentString(`
    query MyPacks {
  viewer {
    packs {
      ...PackProgress
    }
  }
}
    fragment PackProgress on OnboardingPack {
  id
  title
  startsOn
  firstReadAt
  acknowledgedAt
  doneCount
  viewerIsNewcomer
  viewerCanAcknowledge
  person {
    id
    givenName
    familyName
  }
  checklist {
    ...PackItem
  }
}
fragment PackItem on PackCheckItem {
  key
  kind
  title
  owner
  dueOn
  doneOn
  byItself
  viewerCanTick
}`, {"hash":"sha256:3bf4672465d8c02bdc129211f7fad9e28b3ae712506efbe740b7a0aec19c2034"}) as unknown as TypedDocumentString<MyPacksQuery, MyPacksQueryVariables>;
export const PackPageDocument = new TypedDocumentString(`
    query PackPage($id: ID!) {
  site {
    now
  }
  node(id: $id) {
    ... on OnboardingPack {
      __typename
      ...PackProgress
      mandate {
        id
      }
      partnership {
        id
        timeZone
      }
      presentation {
        id
        event {
          id
          state
          startsAt
          timeZone
        }
      }
      content {
        ...PackMatter
      }
    }
  }
}
    fragment PackProgress on OnboardingPack {
  id
  title
  startsOn
  firstReadAt
  acknowledgedAt
  doneCount
  viewerIsNewcomer
  viewerCanAcknowledge
  person {
    id
    givenName
    familyName
  }
  checklist {
    ...PackItem
  }
}
fragment PackItem on PackCheckItem {
  key
  kind
  title
  owner
  dueOn
  doneOn
  byItself
  viewerCanTick
}
fragment PackMatter on PackContent {
  title
  partnerships
  welcome
  sections
  readAt
  changes {
    section
    added
    changed
    gone
  }
  handovers {
    id
    departsOn
    acknowledgedAt
  }
  protocols {
    id
    title
    partnership
    inForceFrom
    parties
    own
    readable
    clauses {
      id
      number
      title
      body
    }
  }
  contacts {
    id
    theme
    function
    organisation
    name
    vacant
    about
    reach
    phone
    email
    confirmedOn
  }
  partners {
    id
    name
    kind
    sector
    contact {
      ...ContactFields
    }
  }
  dates {
    id
    kind
    title
    startsAt
    timeZone
    place
    training {
      id
      title
      requiresApproval
      seatsLeft
      viewerCanRegister
      viewerRegistration {
        ...OwnRegistration
      }
    }
  }
  minutes {
    id
    title
    decisions {
      title
      decision
    }
  }
  actions {
    id
    title
    dueOn
    owner
    own
  }
  words {
    key
    word
    justice
    health
  }
}
fragment ContactFields on ContactDetails {
  address
  postalCode
  city
  phone
  email
  website
  openingHours
}
fragment OwnRegistration on Registration {
  id
  state
  waitingRank
  viewerCanCancel
  attended
  certificate {
    number
  }
}`, {"hash":"sha256:69ada347f7dd9ba4fd6a8956178bfa6a29bb69a0e546f51d3a0376aa6498dfbc"}) as unknown as TypedDocumentString<PackPageQuery, PackPageQueryVariables>;
export const NewcomersOfOrganisationDocument = new TypedDocumentString(`
    query NewcomersOfOrganisation($id: ID!) {
  node(id: $id) {
    ... on Organisation {
      __typename
      newcomers {
        ...PackProgress
      }
    }
  }
}
    fragment PackProgress on OnboardingPack {
  id
  title
  startsOn
  firstReadAt
  acknowledgedAt
  doneCount
  viewerIsNewcomer
  viewerCanAcknowledge
  person {
    id
    givenName
    familyName
  }
  checklist {
    ...PackItem
  }
}
fragment PackItem on PackCheckItem {
  key
  kind
  title
  owner
  dueOn
  doneOn
  byItself
  viewerCanTick
}`, {"hash":"sha256:748b71fa8db40196aedb8b595b6754496cb7fea97a71c566a653d314c82fe5c6"}) as unknown as TypedDocumentString<NewcomersOfOrganisationQuery, NewcomersOfOrganisationQueryVariables>;
export const AcknowledgePackDocument = new TypedDocumentString(`
    mutation AcknowledgePack($input: AcknowledgePackInput!) {
  acknowledgePack(input: $input) {
    pack {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:101786b66a51d55177bf49a5ce199fa8c6562d22108d68d02206e08aadedfc09"}) as unknown as TypedDocumentString<AcknowledgePackMutation, AcknowledgePackMutationVariables>;
export const TickPackItemDocument = new TypedDocumentString(`
    mutation TickPackItem($input: TickPackItemInput!) {
  tickPackItem(input: $input) {
    pack {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:1448ba4b6a21df3a1ce39cadcfaa74d5dcd47a433db1ee789cf281a682b9fd59"}) as unknown as TypedDocumentString<TickPackItemMutation, TickPackItemMutationVariables>;
export const PackTemplatesDocument = new TypedDocumentString(`
    query PackTemplates($id: ID!) {
  node(id: $id) {
    ... on Partnership {
      __typename
      id
      name
      viewerCanEditPackTemplates
      newcomerCounts {
        newcomers
        read
        acknowledged
        completed
      }
      packTemplates {
        id
        role
        welcome
        sections
        adapted
        revision
        items {
          key
          title
          owner
          dueDays
        }
      }
    }
  }
}
    `, {"hash":"sha256:a19230fe353e7eae2556fb8b8b5378d0794d724a337dabc485298c09f78cbe67"}) as unknown as TypedDocumentString<PackTemplatesQuery, PackTemplatesQueryVariables>;
export const PackPreviewDocument = new TypedDocumentString(`
    query PackPreview($id: ID!, $postId: ID!) {
  node(id: $id) {
    ... on Partnership {
      __typename
      packPreview(postId: $postId) {
        role
        checklist {
          ...PackItem
        }
        content {
          ...PackMatter
        }
      }
    }
  }
}
    fragment PackItem on PackCheckItem {
  key
  kind
  title
  owner
  dueOn
  doneOn
  byItself
  viewerCanTick
}
fragment PackMatter on PackContent {
  title
  partnerships
  welcome
  sections
  readAt
  changes {
    section
    added
    changed
    gone
  }
  handovers {
    id
    departsOn
    acknowledgedAt
  }
  protocols {
    id
    title
    partnership
    inForceFrom
    parties
    own
    readable
    clauses {
      id
      number
      title
      body
    }
  }
  contacts {
    id
    theme
    function
    organisation
    name
    vacant
    about
    reach
    phone
    email
    confirmedOn
  }
  partners {
    id
    name
    kind
    sector
    contact {
      ...ContactFields
    }
  }
  dates {
    id
    kind
    title
    startsAt
    timeZone
    place
    training {
      id
      title
      requiresApproval
      seatsLeft
      viewerCanRegister
      viewerRegistration {
        ...OwnRegistration
      }
    }
  }
  minutes {
    id
    title
    decisions {
      title
      decision
    }
  }
  actions {
    id
    title
    dueOn
    owner
    own
  }
  words {
    key
    word
    justice
    health
  }
}
fragment ContactFields on ContactDetails {
  address
  postalCode
  city
  phone
  email
  website
  openingHours
}
fragment OwnRegistration on Registration {
  id
  state
  waitingRank
  viewerCanCancel
  attended
  certificate {
    number
  }
}`, {"hash":"sha256:c35ecd3fda52b462ecebfc7c72fcc16322e067a05d446adfa28f15a44a952924"}) as unknown as TypedDocumentString<PackPreviewQuery, PackPreviewQueryVariables>;
export const SavePackTemplateDocument = new TypedDocumentString(`
    mutation SavePackTemplate($input: SavePackTemplateInput!) {
  savePackTemplate(input: $input) {
    template {
      revision
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:cccf39ff9d9a97a61021ae7a0abcdaa506087ffd344e7e6d179415fbd1879f30"}) as unknown as TypedDocumentString<SavePackTemplateMutation, SavePackTemplateMutationVariables>;
export const ResetPackTemplateDocument = new TypedDocumentString(`
    mutation ResetPackTemplate($input: ResetPackTemplateInput!) {
  resetPackTemplate(input: $input) {
    template {
      revision
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:31df60dc982cb497617aa20d17590860297e031c811220d594f1521459d902f5"}) as unknown as TypedDocumentString<ResetPackTemplateMutation, ResetPackTemplateMutationVariables>;
export const MyFeedsDocument = new TypedDocumentString(`
    query MyFeeds {
  viewer {
    feeds {
      ...FeedLine
    }
    mandates {
      id
      status
      post {
        id
        feeds {
          ...FeedLine
        }
      }
    }
  }
}
    fragment FeedLine on FeedToken {
  id
  name
  kind
  alarmMinutes
  createdAt
  lastUsedOn
  revokedAt
  filter {
    scope
    kinds
    includeCancelled
    partnership {
      id
      name
    }
    territory {
      code
      name
    }
  }
  post {
    id
    label
  }
}`, {"hash":"sha256:67d87bbbb83b733c88f19ccb4273941c9d40691782d416541c9c2af027bf83fb"}) as unknown as TypedDocumentString<MyFeedsQuery, MyFeedsQueryVariables>;
export const RevokeFeedTokenDocument = new TypedDocumentString(`
    mutation RevokeFeedToken($input: RevokeFeedTokenInput!) {
  revokeFeedToken(input: $input) {
    feedToken {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:396230238f19e2c32195169e4f1e528668faf7df6662fe07ce61efba65f69dd3"}) as unknown as TypedDocumentString<RevokeFeedTokenMutation, RevokeFeedTokenMutationVariables>;
export const CreateFeedTokenDocument = new TypedDocumentString(`
    mutation CreateFeedToken($input: CreateFeedTokenInput!) {
  createFeedToken(input: $input) {
    feedToken {
      id
      name
    }
    url
    webcalUrl
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:d0734390cb51c5328bbe489552919112115488e24fd43d8241f0632581c9c1cb"}) as unknown as TypedDocumentString<CreateFeedTokenMutation, CreateFeedTokenMutationVariables>;
export const MyInboundCalendarsDocument = new TypedDocumentString(`
    query MyInboundCalendars {
  viewer {
    inboundCalendars {
      ...InboundLine
    }
  }
}
    fragment InboundLine on InboundCalendar {
  id
  kind
  name
  host
  state
  lastReadAt
  nextReadAt
  entriesKept
  viewerCanEdit
  problems {
    line
    message
  }
}`, {"hash":"sha256:e1f80a4e4eb84425da16029fabb53abe11b94dac329a4105c10d0e93537dfb3d"}) as unknown as TypedDocumentString<MyInboundCalendarsQuery, MyInboundCalendarsQueryVariables>;
export const PartnershipCalendarsDocument = new TypedDocumentString(`
    query PartnershipCalendars($id: ID!, $from: Date!, $to: Date!) {
  node(id: $id) {
    ... on Partnership {
      id
      timeZone
      viewerCanManageMembers
      inboundCalendars {
        ...InboundLine
      }
      inboundEntries(from: $from, to: $to) {
        title
        startsAt
        endsAt
        allDay
        calendar {
          id
          name
        }
      }
    }
  }
}
    fragment InboundLine on InboundCalendar {
  id
  kind
  name
  host
  state
  lastReadAt
  nextReadAt
  entriesKept
  viewerCanEdit
  problems {
    line
    message
  }
}`, {"hash":"sha256:ca7623e72d30fc1d83c8f9f317781e73bab0f7451a6d3064a65a86c8a5dda2e5"}) as unknown as TypedDocumentString<PartnershipCalendarsQuery, PartnershipCalendarsQueryVariables>;
export const AddInboundCalendarDocument = new TypedDocumentString(`
    mutation AddInboundCalendar($input: AddInboundCalendarInput!) {
  addInboundCalendar(input: $input) {
    calendar {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:fa55b6cc8d93e10b8bcdfc9ece26538b4ae322479fb3cfae15868fbc5e25a16b"}) as unknown as TypedDocumentString<AddInboundCalendarMutation, AddInboundCalendarMutationVariables>;
export const RemoveInboundCalendarDocument = new TypedDocumentString(`
    mutation RemoveInboundCalendar($input: RemoveInboundCalendarInput!) {
  removeInboundCalendar(input: $input) {
    calendar {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:4a16501fa6b61ec5d7b86f1e1e8099c9006e32db5a2026da6c5fdf2edbb46fd6"}) as unknown as TypedDocumentString<RemoveInboundCalendarMutation, RemoveInboundCalendarMutationVariables>;
export const ReadInboundCalendarDocument = new TypedDocumentString(`
    mutation ReadInboundCalendar($input: ReadInboundCalendarInput!) {
  readInboundCalendar(input: $input) {
    calendar {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:270722f58d318febadf15afb13583fc9316ba0d1ba2b1fb38658da5180e40d59"}) as unknown as TypedDocumentString<ReadInboundCalendarMutation, ReadInboundCalendarMutationVariables>;
export const ContactRegisterDocument = new TypedDocumentString(`
    query ContactRegister($territory: ID!, $on: Date, $after: String) {
  territory(code: $territory) {
    code
    name
    contactRegister(on: $on, first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        on
        organisation {
          id
          name
        }
        post {
          id
          label
        }
        referent
        holders {
          id
          capacity
          person {
            id
            givenName
            familyName
          }
        }
        history {
          from
          until
          vacant
          mandate {
            id
            capacity
            person {
              id
              givenName
              familyName
            }
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:30e3f57fbf6477862655c54481a02e87931cb0a39a202afe47f2bbcd8c542c1e"}) as unknown as TypedDocumentString<ContactRegisterQuery, ContactRegisterQueryVariables>;
export const CourtDoctorsDocument = new TypedDocumentString(`
    query CourtDoctors($code: ID!) {
  territory(code: $code) {
    tribunals {
      code
      name
      courtDoctors {
        id
        kind
        label
        vacantSince
        organisation {
          id
          name
        }
        holders {
          ...HolderFields
        }
      }
    }
  }
}
    fragment HolderFields on Mandate {
  id
  capacity
  startsOn
  endsOn
  person {
    id
    givenName
    familyName
    email
    phone
  }
}`, {"hash":"sha256:33ef5e6131694076c2e6e95391cba36ec36279e779dce57b0c6e17fbd2485fd2"}) as unknown as TypedDocumentString<CourtDoctorsQuery, CourtDoctorsQueryVariables>;
export const FindOrganisationsDocument = new TypedDocumentString(`
    query FindOrganisations($search: String, $kinds: [OrganisationKind!], $sectors: [Sector!], $territory: ID, $includeClosed: Boolean!, $after: String) {
  organisations(
    search: $search
    kinds: $kinds
    sectors: $sectors
    territory: $territory
    includeClosed: $includeClosed
    first: 24
    after: $after
  ) {
    nodes {
      id
      name
      kind
      sector
      closedOn
      absorbedBy {
        id
        name
      }
      contact {
        city
        phone
      }
      territories {
        code
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    `, {"hash":"sha256:ed863ac3c02900d3c41a490697f6ddaac6532f39b0e782a5d0f9260642d0328f"}) as unknown as TypedDocumentString<FindOrganisationsQuery, FindOrganisationsQueryVariables>;
export const PreviewOrganisationImportDocument = new TypedDocumentString(`
    mutation PreviewOrganisationImport($input: PreviewOrganisationImportInput!) {
  previewOrganisationImport(input: $input) {
    importRun {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:2a6328dc5bcab4cc0c80ece5c64a5312993e7502ccb496c7af2cd8602767ddec"}) as unknown as TypedDocumentString<PreviewOrganisationImportMutation, PreviewOrganisationImportMutationVariables>;
export const ImportRunDocument = new TypedDocumentString(`
    query ImportRun($id: ID!) {
  importRun(id: $id) {
    id
    fileName
    state
    progress
    linesTotal
    created
    updated
    unchanged
    refused
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:8e3129c4384f68d1158ee618912f2bd101b08e269e6daee97fe4675dd073d9c4"}) as unknown as TypedDocumentString<ImportRunQuery, ImportRunQueryVariables>;
export const ImportLinesDocument = new TypedDocumentString(`
    query ImportLines($id: ID!, $outcome: ImportOutcome, $after: String) {
  importRun(id: $id) {
    id
    lines(outcome: $outcome, first: 50, after: $after) {
      nodes {
        line
        name
        outcome
        organisation {
          id
        }
        problems {
          ...ProblemFields
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:9d1a0032ff9a1a4cb5b6b50df669ac9cbd58722d9c243a646c5d16b65a89123c"}) as unknown as TypedDocumentString<ImportLinesQuery, ImportLinesQueryVariables>;
export const StartOrganisationImportDocument = new TypedDocumentString(`
    mutation StartOrganisationImport($input: StartOrganisationImportInput!) {
  startOrganisationImport(input: $input) {
    importRun {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:4e6739e758532d60bfb6f4a755f25f6d4267143d3c65f7c0532702c37321844d"}) as unknown as TypedDocumentString<StartOrganisationImportMutation, StartOrganisationImportMutationVariables>;
export const CreateOrganisationDocument = new TypedDocumentString(`
    mutation CreateOrganisation($input: CreateOrganisationInput!) {
  createOrganisation(input: $input) {
    organisation {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:0d92143e4dda4e44da08cc413bb6bd21d955d13359770c50e28e37c5b0014a73"}) as unknown as TypedDocumentString<CreateOrganisationMutation, CreateOrganisationMutationVariables>;
export const UpdateOrganisationDocument = new TypedDocumentString(`
    mutation UpdateOrganisation($input: UpdateOrganisationInput!) {
  updateOrganisation(input: $input) {
    organisation {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:cc5e9f80398a24873f70cd5c2f38276ac21f21dd7bc544ec00a5185e0dd1c38c"}) as unknown as TypedDocumentString<UpdateOrganisationMutation, UpdateOrganisationMutationVariables>;
export const OrganisationToEditDocument = new TypedDocumentString(`
    query OrganisationToEdit($id: ID!) {
  node(id: $id) {
    ... on Organisation {
      __typename
      id
      revision
      name
      shortName
      sector
      kind
      missions
      siret
      finess
      finessLevel
      rna
      timeZone
      viewerCanEdit
      contact {
        ...ContactFields
      }
      parent {
        id
        name
      }
      territories {
        code
        name
      }
    }
  }
}
    fragment ContactFields on ContactDetails {
  address
  postalCode
  city
  phone
  email
  website
  openingHours
}`, {"hash":"sha256:fd1ec7cc0390b63ccce95a45c24d5c664a75c549a42569c6aa5552eb4a9e840d"}) as unknown as TypedDocumentString<OrganisationToEditQuery, OrganisationToEditQueryVariables>;
export const OrganisationPageDocument = new TypedDocumentString(`
    query OrganisationPage($id: ID!) {
  node(id: $id) {
    ... on Organisation {
      __typename
      id
      name
      shortName
      sector
      kind
      missions
      siret
      finess
      rna
      timeZone
      viewerCanEdit
      viewerCanManagePeople
      closedOn
      absorbedBy {
        id
        name
      }
      contact {
        ...ContactFields
      }
      parent {
        id
        name
      }
      children {
        id
        name
        kind
      }
      territories {
        code
        name
      }
      posts {
        id
        label
        cardinality
        referent
        vacantSince
        closedOn
        holders {
          ...HolderFields
        }
      }
      partnerships {
        id
        name
      }
      protocols(first: 100) {
        pageInfo {
          hasNextPage
        }
        nodes {
          id
          title
          status
          reviewStatus
          reviewDueOn
        }
      }
    }
  }
}
    fragment HolderFields on Mandate {
  id
  capacity
  startsOn
  endsOn
  person {
    id
    givenName
    familyName
    email
    phone
  }
}
fragment ContactFields on ContactDetails {
  address
  postalCode
  city
  phone
  email
  website
  openingHours
}`, {"hash":"sha256:84dec25cb5ce8ceeb7a7b8981cec6f2e84b1a7222cdee6d9baf7720b858f6b09"}) as unknown as TypedDocumentString<OrganisationPageQuery, OrganisationPageQueryVariables>;
export const PostsOfOrganisationDocument = new TypedDocumentString(`
    query PostsOfOrganisation($id: ID!) {
  node(id: $id) {
    ... on Organisation {
      __typename
      id
      posts {
        id
        label
        cardinality
      }
    }
  }
}
    `, {"hash":"sha256:88eba38dc3ddaa15b7059e5ed496ed9bd81c37dadd1e86623bdc4e0ed3a354cc"}) as unknown as TypedDocumentString<PostsOfOrganisationQuery, PostsOfOrganisationQueryVariables>;
export const OrganisationOptionsDocument = new TypedDocumentString(`
    query OrganisationOptions($search: String) {
  organisations(search: $search, first: 20) {
    nodes {
      id
      name
      kind
      contact {
        city
      }
    }
  }
}
    `, {"hash":"sha256:2016f238d22752d3430e1fda68064c0a0e1e64408b00d362adfeee15e2c7f218"}) as unknown as TypedDocumentString<OrganisationOptionsQuery, OrganisationOptionsQueryVariables>;
export const TerritoryOptionsDocument = new TypedDocumentString(`
    query TerritoryOptions($search: String, $kinds: [TerritoryKind!]) {
  territories(search: $search, kinds: $kinds, first: 30) {
    nodes {
      code
      name
      kind
    }
  }
}
    `, {"hash":"sha256:504dc9576f421239be22493682596074a492674e43fe73c56d610794c6c9769c"}) as unknown as TypedDocumentString<TerritoryOptionsQuery, TerritoryOptionsQueryVariables>;
export const SetPartnershipLogoDocument = new TypedDocumentString(`
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
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:dfff97d8b6fd651012dcd8c03bd00e6e34e6390965c9e79a8b2c325c67153eee"}) as unknown as TypedDocumentString<SetPartnershipLogoMutation, SetPartnershipLogoMutationVariables>;
export const RequestDocumentDocument = new TypedDocumentString(`
    mutation RequestDocument($input: RequestDocumentInput!) {
  requestDocument(input: $input) {
    document {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:41a4c2fc6b90115a3e6cf9627c63dba87c183c9c30efcc7f1f80e3daf350b716"}) as unknown as TypedDocumentString<RequestDocumentMutation, RequestDocumentMutationVariables>;
export const DocumentProgressDocument = new TypedDocumentString(`
    query DocumentProgress($id: ID!) {
  document(id: $id) {
    id
    state
    progress
    url
  }
}
    `, {"hash":"sha256:c8fe042db1548303dd28ea9977820bafcd4625186e705615376637c45277d79e"}) as unknown as TypedDocumentString<DocumentProgressQuery, DocumentProgressQueryVariables>;
export const EventChangedDocument = new TypedDocumentString(`
    subscription EventChanged($id: ID!) {
  eventChanged(eventId: $id) {
    id
  }
}
    `, {"hash":"sha256:fbd69d44b72b51b881341c8952c1b80cc2bea637acf5cf10d295c598da7b93b9"}) as unknown as TypedDocumentString<EventChangedSubscription, EventChangedSubscriptionVariables>;
export const EventPageDocument = new TypedDocumentString(`
    query EventPage($id: ID!) {
  node(id: $id) {
    ... on Event {
      id
      kind
      title
      state
      allDay
      startsAt
      endsAt
      startsLocal
      endsLocal
      timeZone
      otherTimeZones
      place
      videoLink
      subjectId
      description
      cancelReason
      sequence
      viewerAnswer
      viewerCanEdit
      viewerCanMove
      viewerCanCancel
      warnings {
        kind
        message
      }
      series {
        id
        ruleText
        occurrences(first: 20) {
          pageInfo {
            hasNextPage
          }
          nodes {
            id
            title
            state
            startsAt
            timeZone
          }
        }
      }
      guests {
        id
        name
        organisationLabel
        answer
      }
      organiser {
        ...HeldPost
      }
      partnership {
        id
        name
      }
      presentation {
        ...Presentation
      }
      poll {
        ...PollFields
      }
      attendees {
        answer
        organisation {
          id
          name
        }
        post {
          id
          label
          holders {
            id
            person {
              id
              givenName
              familyName
            }
          }
        }
        person {
          id
          givenName
          familyName
        }
      }
    }
  }
}
    fragment PollFields on DatePoll {
  state
  closesOn
  awaited
  viewerCanAnswer
  viewerCanClose
  viewerChoices {
    optionId
    choice
  }
  chosen {
    ...PollOptionFields
  }
  options {
    ...PollOptionFields
  }
}
fragment PollOptionFields on DatePollOption {
  id
  startsAt
  endsAt
  timeZone
  yes
  ifNeedBe
  no
  answers {
    choice
    post {
      id
      label
      organisation {
        id
        name
      }
    }
    person {
      id
      givenName
      familyName
    }
    guest {
      id
      name
    }
  }
}
fragment Presentation on PresentationMeeting {
  id
  viewerCanJoin
  viewerCanEdit
  viewerCanHold
  proposedBy {
    id
    label
  }
  newcomer {
    id
    person {
      id
      givenName
      familyName
    }
    post {
      id
      label
    }
  }
  joined {
    id
    name
  }
  event {
    id
    state
    startsAt
    endsAt
    timeZone
    place
    videoLink
  }
}
fragment HeldPost on Post {
  id
  label
  vacantSince
  organisation {
    id
    name
  }
  holders {
    id
    capacity
    person {
      id
      givenName
      familyName
    }
  }
}`, {"hash":"sha256:e5f74aa001636b16434544c446d17de4f770e2d8e8dade30f9c66e84cb6b821d"}) as unknown as TypedDocumentString<EventPageQuery, EventPageQueryVariables>;
export const AnswerEventDocument = new TypedDocumentString(`
    mutation AnswerEvent($input: AnswerEventInput!) {
  answerEvent(input: $input) {
    event {
      id
      viewerAnswer
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:90593cbb9d867423d3f5de6dfbaec7cd3a0ac6acec5ce0a388b7ded5d099c6bb"}) as unknown as TypedDocumentString<AnswerEventMutation, AnswerEventMutationVariables>;
export const AnswerPollDocument = new TypedDocumentString(`
    mutation AnswerPoll($input: AnswerPollInput!) {
  answerPoll(input: $input) {
    event {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:8ec08b6cd3fb43408cd290350ef97ce3159f762925eaba43abb20e37ac46c616"}) as unknown as TypedDocumentString<AnswerPollMutation, AnswerPollMutationVariables>;
export const ClosePollDocument = new TypedDocumentString(`
    mutation ClosePoll($input: ClosePollInput!) {
  closePoll(input: $input) {
    event {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:7be6b4658dad8b62fa9737afa0499c3082d0058e46cd0eca0546ea2c0e1c6cc5"}) as unknown as TypedDocumentString<ClosePollMutation, ClosePollMutationVariables>;
export const LinkedEventDocument = new TypedDocumentString(`
    query LinkedEvent($token: String!) {
  eventByLink(token: $token) {
    title
    state
    startsAt
    endsAt
    timeZone
    ownTimeZone
    answer
    canAnswer
    wholeSeries
    poll {
      state
      closesOn
      options {
        id
        startsAt
        endsAt
        timeZone
        choice
      }
    }
  }
}
    `, {"hash":"sha256:2dcbd48c321bcf967d21881102a6df3391725cab4f5fdcf2d9ef9fd235123579"}) as unknown as TypedDocumentString<LinkedEventQuery, LinkedEventQueryVariables>;
export const AnswerByLinkDocument = new TypedDocumentString(`
    mutation AnswerByLink($input: AnswerByLinkInput!) {
  answerByLink(input: $input) {
    event {
      title
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:d7954198592df7209ea7670950f95cfb96f59309ead211a99e96183137457e0f"}) as unknown as TypedDocumentString<AnswerByLinkMutation, AnswerByLinkMutationVariables>;
export const AnswerPollByLinkDocument = new TypedDocumentString(`
    mutation AnswerPollByLink($input: AnswerPollByLinkInput!) {
  answerPollByLink(input: $input) {
    event {
      title
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:c5f118c1b0da8690fa298391ae915a91792e0de06115634fb149ab7bf82e8dae"}) as unknown as TypedDocumentString<AnswerPollByLinkMutation, AnswerPollByLinkMutationVariables>;
export const CreateEventDocument = new TypedDocumentString(`
    mutation CreateEvent($input: EventInput!) {
  createEvent(input: $input) {
    event {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:e8b959f66ccbfcdd9036300d34410f41b2fb3340f305dd309b8a6b58a20b2be4"}) as unknown as TypedDocumentString<CreateEventMutation, CreateEventMutationVariables>;
export const ProposeEventDocument = new TypedDocumentString(`
    mutation ProposeEvent($input: ProposeEventInput!) {
  proposeEvent(input: $input) {
    event {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:2314db04cec28b2a6819321d611058b12efbfa2c7d5796769b42489aeaa581f9"}) as unknown as TypedDocumentString<ProposeEventMutation, ProposeEventMutationVariables>;
export const UpdateEventDocument = new TypedDocumentString(`
    mutation UpdateEvent($input: UpdateEventInput!) {
  updateEvent(input: $input) {
    event {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:6f4b66e011cbf746f6e36a9e2a8050839587c55dc5cc4c045d3a19ae4d81727a"}) as unknown as TypedDocumentString<UpdateEventMutation, UpdateEventMutationVariables>;
export const CancelEventDocument = new TypedDocumentString(`
    mutation CancelEvent($input: CancelEventInput!) {
  cancelEvent(input: $input) {
    event {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:339e351009c25285c5edccddd60d43772182cd16eec71f54770d0e818d38e5d8"}) as unknown as TypedDocumentString<CancelEventMutation, CancelEventMutationVariables>;
export const AddEventGuestsDocument = new TypedDocumentString(`
    mutation AddEventGuests($input: AddEventGuestsInput!) {
  addEventGuests(input: $input) {
    event {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:27ade74cbb91f08fcecce5aa34c54572eedf6b5e4b65bb50250d0974716c6a49"}) as unknown as TypedDocumentString<AddEventGuestsMutation, AddEventGuestsMutationVariables>;
export const AddEventAttendeesDocument = new TypedDocumentString(`
    mutation AddEventAttendees($input: AddEventAttendeesInput!) {
  addEventAttendees(input: $input) {
    event {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:6372ada42ec16db5a8ad481d02efa6779a062edf351c14bea3bfaaa9754562dc"}) as unknown as TypedDocumentString<AddEventAttendeesMutation, AddEventAttendeesMutationVariables>;
export const RemoveEventAttendeeDocument = new TypedDocumentString(`
    mutation RemoveEventAttendee($input: RemoveEventAttendeeInput!) {
  removeEventAttendee(input: $input) {
    event {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:c034ba7473bd31481980962dcb4e30d892572c50a18093d409bdba06d0daa8ea"}) as unknown as TypedDocumentString<RemoveEventAttendeeMutation, RemoveEventAttendeeMutationVariables>;
export const AddPollOptionsDocument = new TypedDocumentString(`
    mutation AddPollOptions($input: AddPollOptionsInput!) {
  addPollOptions(input: $input) {
    event {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:4887801b6355b4cd148cdc7f7cb54786d14470bd9a54e75e063300b4ac11f590"}) as unknown as TypedDocumentString<AddPollOptionsMutation, AddPollOptionsMutationVariables>;
export const EventChecksDocument = new TypedDocumentString(`
    query EventChecks($meeting: MeetingInput!, $partnershipId: ID!, $attendeePostIds: [ID!]!) {
  eventChecks(
    meeting: $meeting
    partnershipId: $partnershipId
    attendeePostIds: $attendeePostIds
  ) {
    kind
    message
  }
}
    `, {"hash":"sha256:4d7ede74ee722e5de2b6d271a86f7b0766a8a234b3eb8068ae87bbbb13e959e7"}) as unknown as TypedDocumentString<EventChecksQuery, EventChecksQueryVariables>;
export const CommonGlossaryDocument = new TypedDocumentString(`
    query CommonGlossary($search: String) {
  glossary(search: $search) {
    ...WordFields
  }
  partnerships(first: 100) {
    nodes {
      id
      name
    }
  }
}
    fragment WordFields on GlossaryEntry {
  id
  key
  word
  forms
  justice
  health
  source
  checkedOn
  common
  adapted
  hidden
  revision
}`, {"hash":"sha256:a771c2eccfbae87690519b474290be82d2c740c9bda4d1319db780d7eb39c2d8"}) as unknown as TypedDocumentString<CommonGlossaryQuery, CommonGlossaryQueryVariables>;
export const PartnershipGlossaryDocument = new TypedDocumentString(`
    query PartnershipGlossary($id: ID!, $search: String) {
  node(id: $id) {
    ... on Partnership {
      __typename
      id
      name
      viewerCanEditGlossary
      glossary(search: $search, withHidden: true) {
        ...WordFields
      }
    }
  }
}
    fragment WordFields on GlossaryEntry {
  id
  key
  word
  forms
  justice
  health
  source
  checkedOn
  common
  adapted
  hidden
  revision
}`, {"hash":"sha256:845b0528bae11e3810e9525bc5dd9661f9dec384859d2640cb687b404a5e42b8"}) as unknown as TypedDocumentString<PartnershipGlossaryQuery, PartnershipGlossaryQueryVariables>;
export const SaveWordDocument = new TypedDocumentString(`
    mutation SaveWord($input: SaveGlossaryEntryInput!) {
  saveGlossaryEntry(input: $input) {
    entry {
      key
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:59fd69baf469a3c377ea7b407cc29dd0d03cade73027a472249de329570a5a1e"}) as unknown as TypedDocumentString<SaveWordMutation, SaveWordMutationVariables>;
export const HideWordDocument = new TypedDocumentString(`
    mutation HideWord($input: SetGlossaryEntryHiddenInput!) {
  setGlossaryEntryHidden(input: $input) {
    entry {
      key
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:09831c814aed44aa9f8bfba11779df02eff40042de55b6ad02850a64c0b76295"}) as unknown as TypedDocumentString<HideWordMutation, HideWordMutationVariables>;
export const ResetWordDocument = new TypedDocumentString(`
    mutation ResetWord($input: ResetGlossaryEntryInput!) {
  resetGlossaryEntry(input: $input) {
    entry {
      key
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:cc080500d347d11112d60a9ddeb4feacbce2aa7b8067b1621a1657400842f044"}) as unknown as TypedDocumentString<ResetWordMutation, ResetWordMutationVariables>;
export const MyHandoversDocument = new TypedDocumentString(`
    query MyHandovers {
  viewer {
    handovers {
      ...HandoverLine
    }
  }
}
    fragment HandoverLine on HandoverNote {
  id
  departsOn
  ready
  firstReadAt
  acknowledgedAt
  openToCoordinator
  viewerIsAuthor
  viewerCanWrite
  viewerCanAcknowledge
  title
  author {
    id
    givenName
    familyName
  }
}`, {"hash":"sha256:725ebfea6cb8a1153ed8aa1e215518697b60915db93c1144ac3a78f9d880468c"}) as unknown as TypedDocumentString<MyHandoversQuery, MyHandoversQueryVariables>;
export const PartnershipHandoversDocument = new TypedDocumentString(`
    query PartnershipHandovers($id: ID!, $after: String) {
  node(id: $id) {
    ... on Partnership {
      __typename
      id
      handovers(first: 20, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...HandoverLine
        }
      }
    }
  }
}
    fragment HandoverLine on HandoverNote {
  id
  departsOn
  ready
  firstReadAt
  acknowledgedAt
  openToCoordinator
  viewerIsAuthor
  viewerCanWrite
  viewerCanAcknowledge
  title
  author {
    id
    givenName
    familyName
  }
}`, {"hash":"sha256:57e7f350f6701957182cb7b9454268eca70a53314a7e85246f378623e9dd793e"}) as unknown as TypedDocumentString<PartnershipHandoversQuery, PartnershipHandoversQueryVariables>;
export const HandoverPageDocument = new TypedDocumentString(`
    query HandoverPage($id: ID!) {
  node(id: $id) {
    ... on HandoverNote {
      __typename
      ...HandoverLine
      post {
        id
        organisation {
          id
          partnerships {
            id
          }
        }
      }
      revision
      questionsUntil
      viewerCanAsk
      content {
        practices
        people
        pending
        attention
        revision
        items {
          subjectId
          kind
          label
          comment
        }
        questions {
          id
          question
          answer
          askedAt
          answeredAt
          asker {
            id
            givenName
            familyName
          }
        }
      }
    }
  }
}
    fragment HandoverLine on HandoverNote {
  id
  departsOn
  ready
  firstReadAt
  acknowledgedAt
  openToCoordinator
  viewerIsAuthor
  viewerCanWrite
  viewerCanAcknowledge
  title
  author {
    id
    givenName
    familyName
  }
}`, {"hash":"sha256:d847e810382d1b5616e27c86ce952d4e456d9d21b6432951a7e7a2010a403b3e"}) as unknown as TypedDocumentString<HandoverPageQuery, HandoverPageQueryVariables>;
export const WriteHandoverDocument = new TypedDocumentString(`
    mutation WriteHandover($input: WriteHandoverInput!) {
  writeHandover(input: $input) {
    note {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:28babf92b070d01e9d39000a44a56f73fa7c84faf1e78cf6231285e69f0b4b59"}) as unknown as TypedDocumentString<WriteHandoverMutation, WriteHandoverMutationVariables>;
export const AcknowledgeHandoverDocument = new TypedDocumentString(`
    mutation AcknowledgeHandover($input: AcknowledgeHandoverInput!) {
  acknowledgeHandover(input: $input) {
    note {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:684796919ad844507e8e2bfa44a01afad962a6aad80524a836af283cf9c5259f"}) as unknown as TypedDocumentString<AcknowledgeHandoverMutation, AcknowledgeHandoverMutationVariables>;
export const AskHandoverQuestionDocument = new TypedDocumentString(`
    mutation AskHandoverQuestion($input: AskHandoverQuestionInput!) {
  askHandoverQuestion(input: $input) {
    note {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:77e12ef88fe083e5aa4d3439ce351647546577ed5db68d962e0a7dc38cb93b7c"}) as unknown as TypedDocumentString<AskHandoverQuestionMutation, AskHandoverQuestionMutationVariables>;
export const AnswerHandoverQuestionDocument = new TypedDocumentString(`
    mutation AnswerHandoverQuestion($input: AnswerHandoverQuestionInput!) {
  answerHandoverQuestion(input: $input) {
    note {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:a72432104cc9b5e953fd5c3b22a39cb1f228a6f48b7994f0313486883ca7750e"}) as unknown as TypedDocumentString<AnswerHandoverQuestionMutation, AnswerHandoverQuestionMutationVariables>;
export const HomeDocument = new TypedDocumentString(`
    query Home {
  viewer {
    waiting {
      kind
      subjectId
      title
      dueOn
      post {
        id
        label
        organisation {
          id
        }
      }
    }
    dueSoon {
      kind
      subjectId
      title
      dueOn
      late
    }
    recentChanges {
      id
      kind
      at
      subjectId
      title
      person {
        id
        givenName
        familyName
      }
      post {
        id
        label
      }
    }
    firstSteps {
      name
      partnershipId
      territoryCode
      steps {
        kind
        done
        yours
      }
    }
    reminders {
      id
      dueOn
      sentAt
      protocol {
        id
        title
      }
    }
  }
}
    `, {"hash":"sha256:05f5b949a52c716a2fda15923bc68db899a7597fdb082b51e3650536f498dc86"}) as unknown as TypedDocumentString<HomeQuery, HomeQueryVariables>;
export const ImmersionsDocument = new TypedDocumentString(`
    query Immersions($territory: ID, $audience: ImmersionAudience, $past: Boolean!, $after: String) {
  immersionOffers(
    territory: $territory
    audience: $audience
    past: $past
    first: 20
    after: $after
  ) {
    nodes {
      ...OfferLine
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment OfferLine on ImmersionOffer {
  id
  title
  audiences
  startsOn
  endsOn
  days
  capacity
  taken
  left
  closedAt
  organisation {
    id
    name
  }
}`, {"hash":"sha256:9c37c152dc38779a0203252099d56b9cbc046df8de12c36a40c56868337ab6ad"}) as unknown as TypedDocumentString<ImmersionsQuery, ImmersionsQueryVariables>;
export const MyImmersionsDocument = new TypedDocumentString(`
    query MyImmersions {
  viewer {
    immersions {
      id
      state
      startsOn
      endsOn
      hostAgreedAt
      homeAgreedAt
      offer {
        id
        title
        organisation {
          id
          name
        }
      }
    }
  }
}
    `, {"hash":"sha256:e7f3defb217a4b643aec40f87a61c19c2284f20bfc4b9cfd03a30df1d9603064"}) as unknown as TypedDocumentString<MyImmersionsQuery, MyImmersionsQueryVariables>;
export const ImmersionPageDocument = new TypedDocumentString(`
    query ImmersionPage($id: ID!) {
  site {
    now
  }
  node(id: $id) {
    ... on ImmersionOffer {
      ...OfferLine
      description
      revision
      viewerCanEdit
      viewerCanRequest
      contact {
        ...HeldPost
      }
      partnership {
        id
        name
        timeZone
      }
      placements {
        ...PlacementLine
      }
    }
  }
}
    fragment OfferLine on ImmersionOffer {
  id
  title
  audiences
  startsOn
  endsOn
  days
  capacity
  taken
  left
  closedAt
  organisation {
    id
    name
  }
}
fragment PlacementLine on ImmersionPlacement {
  id
  state
  audience
  startsOn
  endsOn
  hostAgreedAt
  homeAgreedAt
  declineReason
  hostFeedback
  guestFeedback
  viewerCanAgree
  viewerCanCancel
  viewerCanComplete
  viewerCanGiveFeedback
  guest {
    id
    givenName
    familyName
  }
  post {
    id
    label
  }
  organisation {
    id
    name
  }
  event {
    id
  }
}
fragment HeldPost on Post {
  id
  label
  vacantSince
  organisation {
    id
    name
  }
  holders {
    id
    capacity
    person {
      id
      givenName
      familyName
    }
  }
}`, {"hash":"sha256:7d57f958a864f5c48fc2ff8092053d2d65291188f8fe2daf8406bfa6a7229ac2"}) as unknown as TypedDocumentString<ImmersionPageQuery, ImmersionPageQueryVariables>;
export const OfferImmersionDocument = new TypedDocumentString(`
    mutation OfferImmersion($input: OfferImmersionInput!) {
  offerImmersion(input: $input) {
    offer {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:0e0733a920c119ab95cf0faa0903236398a6638d939e9851ad761ef4e5682a09"}) as unknown as TypedDocumentString<OfferImmersionMutation, OfferImmersionMutationVariables>;
export const UpdateImmersionOfferDocument = new TypedDocumentString(`
    mutation UpdateImmersionOffer($input: UpdateImmersionOfferInput!) {
  updateImmersionOffer(input: $input) {
    offer {
      id
      revision
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:4e143343d118c63ef2588b69466f2ba7041aa1449d0bb07b6828d578d36a69d6"}) as unknown as TypedDocumentString<UpdateImmersionOfferMutation, UpdateImmersionOfferMutationVariables>;
export const CloseImmersionOfferDocument = new TypedDocumentString(`
    mutation CloseImmersionOffer($input: CloseImmersionOfferInput!) {
  closeImmersionOffer(input: $input) {
    offer {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:2044c88b294e902ad75ab40355151430ea75e774d0f73e385b714a69b4cb44ae"}) as unknown as TypedDocumentString<CloseImmersionOfferMutation, CloseImmersionOfferMutationVariables>;
export const RequestImmersionDocument = new TypedDocumentString(`
    mutation RequestImmersion($input: RequestImmersionInput!) {
  requestImmersion(input: $input) {
    placement {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:38d9a3a4e986729d4ca21d55e3138f144aae99b3736d6f6834184df9071daa75"}) as unknown as TypedDocumentString<RequestImmersionMutation, RequestImmersionMutationVariables>;
export const AgreeToImmersionDocument = new TypedDocumentString(`
    mutation AgreeToImmersion($input: AgreeToImmersionInput!) {
  agreeToImmersion(input: $input) {
    placement {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:d999865845f49e3a3d849f66d7d1b63f255f642c579f745e45534356ed3ca1dd"}) as unknown as TypedDocumentString<AgreeToImmersionMutation, AgreeToImmersionMutationVariables>;
export const DeclineImmersionDocument = new TypedDocumentString(`
    mutation DeclineImmersion($input: DeclineImmersionInput!) {
  declineImmersion(input: $input) {
    placement {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:1ab78b99591d698017a1ea922d59c8c56fb12f60a4f4254b8bfec9dd612a59f3"}) as unknown as TypedDocumentString<DeclineImmersionMutation, DeclineImmersionMutationVariables>;
export const CancelImmersionDocument = new TypedDocumentString(`
    mutation CancelImmersion($input: CancelImmersionInput!) {
  cancelImmersion(input: $input) {
    placement {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:25fa2df5236320af9961a2e8a11e969acd873065aef25d93b4322d2f76bd1f3b"}) as unknown as TypedDocumentString<CancelImmersionMutation, CancelImmersionMutationVariables>;
export const CompleteImmersionDocument = new TypedDocumentString(`
    mutation CompleteImmersion($input: CompleteImmersionInput!) {
  completeImmersion(input: $input) {
    placement {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:79baeab4003220bfc10e0099ff9571e486a99a3c8b9a7d94ab2bd65a54ac4169"}) as unknown as TypedDocumentString<CompleteImmersionMutation, CompleteImmersionMutationVariables>;
export const GiveImmersionFeedbackDocument = new TypedDocumentString(`
    mutation GiveImmersionFeedback($input: GiveImmersionFeedbackInput!) {
  giveImmersionFeedback(input: $input) {
    placement {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:6392518999f63cd1003511acc92a15cae11e0fe17b9331dd3ca0dfb77cb1d087"}) as unknown as TypedDocumentString<GiveImmersionFeedbackMutation, GiveImmersionFeedbackMutationVariables>;
export const IndicatorsDocument = new TypedDocumentString(`
    query Indicators($territory: ID, $on: Date) {
  indicators(territory: $territory, on: $on) {
    health {
      on
      figures {
        ...FigureFields
      }
    }
  }
}
    fragment FigureFields on HealthFigure {
  kind
  satisfied
  total
  listed
  trend {
    on
    count {
      satisfied
      total
    }
  }
  items(first: 50) {
    pageInfo {
      hasNextPage
    }
    nodes {
      subjectId
      title
      satisfied
      since
      partnership {
        id
        name
      }
    }
  }
}`, {"hash":"sha256:edcc25733075222b3febfe3095ffa2c439eea93dcd552749a01b92411c404665"}) as unknown as TypedDocumentString<IndicatorsQuery, IndicatorsQueryVariables>;
export const PartnershipsInNumbersDocument = new TypedDocumentString(`
    query PartnershipsInNumbers($territory: ID, $on: Date, $after: String) {
  indicators(territory: $territory, on: $on) {
    partnerships(first: 24, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        partnership {
          id
          name
          territories {
            code
            name
          }
        }
        health {
          on
          figures {
            kind
            satisfied
            total
            trend {
              on
              count {
                satisfied
                total
              }
            }
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:c92966d43bdffc91f696de7b043588bc7523cb08794b9bce5e162bc2ebabfe6f"}) as unknown as TypedDocumentString<PartnershipsInNumbersQuery, PartnershipsInNumbersQueryVariables>;
export const CoverageDocument = new TypedDocumentString(`
    query Coverage($territory: ID, $on: Date, $after: String) {
  indicators(territory: $territory, on: $on) {
    coverage(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...CoverageFields
      }
    }
  }
}
    fragment CoverageFields on CoverageRow {
  code
  name
  partnerships
  spips {
    name
    bound
  }
  csapas {
    name
    bound
  }
  protocol {
    state
    since
  }
  reviewed {
    state
    since
  }
  meeting {
    state
    since
  }
  training {
    state
    since
  }
  contact {
    state
    since
  }
}`, {"hash":"sha256:52ed2cb1942a83e53cafb76ea325a784ca420dc502e645bcd82eb469791db2dc"}) as unknown as TypedDocumentString<CoverageQuery, CoverageQueryVariables>;
export const ActivityReportDocument = new TypedDocumentString(`
    query ActivityReport($id: ID!, $on: Date, $from: Date) {
  node(id: $id) {
    ... on Partnership {
      __typename
      id
      name
      activityReport(on: $on, from: $from) {
        partnership
        territories
        from
        on
        provisional
        members
        figures {
          kind
          count {
            satisfied
            total
          }
          missing {
            title
            day
          }
        }
        protocols {
          title
          inForceSince
          lastReview
          dueOn
          late
        }
        reviews {
          title
          day
        }
        meetings {
          title
          day
        }
        trainings {
          title
          day
        }
        actionsDone {
          title
          day
        }
        coverage {
          ...CoverageFields
        }
      }
    }
  }
}
    fragment CoverageFields on CoverageRow {
  code
  name
  partnerships
  spips {
    name
    bound
  }
  csapas {
    name
    bound
  }
  protocol {
    state
    since
  }
  reviewed {
    state
    since
  }
  meeting {
    state
    since
  }
  training {
    state
    since
  }
  contact {
    state
    since
  }
}`, {"hash":"sha256:e90a6d3bf080e81c80d753faed02e01d0a3921540576aa5cb6aecfeff85007ac"}) as unknown as TypedDocumentString<ActivityReportQuery, ActivityReportQueryVariables>;
export const InterTerritoryAgreementsDocument = new TypedDocumentString(`
    query InterTerritoryAgreements($after: String) {
  interTerritoryAgreements(first: 20, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      partnership {
        id
        name
        territories {
          code
          name
        }
      }
      figures {
        receiving
        toConfirm
        places
      }
    }
  }
}
    `, {"hash":"sha256:409130c3a9577d674ae7f565a3912d30d37d70bbbd8bb1fef19df295a3877805"}) as unknown as TypedDocumentString<InterTerritoryAgreementsQuery, InterTerritoryAgreementsQueryVariables>;
export const InterTerritoryAgreementDocument = new TypedDocumentString(`
    query InterTerritoryAgreement($id: ID!) {
  node(id: $id) {
    ... on Partnership {
      __typename
      id
      name
      timeZone
      viewerCanDraftProtocols
      territories {
        code
        name
      }
      interTerritoryAgreement {
        viewerCanManage
        frame {
          id
          title
          status
          reviewDueOn
        }
        figures {
          receiving
          toConfirm
          places
          referring
          supporting
        }
      }
      protocols(first: 100) {
        nodes {
          id
          title
          status
        }
      }
      events(first: 5) {
        pageInfo {
          hasNextPage
        }
        nodes {
          id
          title
          startsAt
          timeZone
        }
      }
    }
  }
}
    `, {"hash":"sha256:275bc970a00430ebe66700055333d15a45be0dff60250432afb450b7ea8f7133"}) as unknown as TypedDocumentString<InterTerritoryAgreementQuery, InterTerritoryAgreementQueryVariables>;
export const InterTerritoryParticipantsDocument = new TypedDocumentString(`
    query InterTerritoryParticipants($id: ID!, $after: String) {
  node(id: $id) {
    ... on Partnership {
      __typename
      id
      interTerritoryAgreement {
        participants(first: 100, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            ...Participant
          }
        }
      }
    }
  }
}
    fragment Participant on InterTerritoryParticipation {
  id
  role
  since
  until
  organisation {
    id
    name
    kind
    contact {
      city
      phone
    }
  }
  regions {
    code
    name
  }
  census {
    places {
      kind
      offered
    }
    conditions
    confirmedOn
    stale
    revision
    viewerCanEdit
  }
}`, {"hash":"sha256:13cd28cf370b19b089379e5313c44712238c65f143030c4865d93961f8970913"}) as unknown as TypedDocumentString<InterTerritoryParticipantsQuery, InterTerritoryParticipantsQueryVariables>;
export const InterTerritoryParticipantsToComeDocument = new TypedDocumentString(`
    query InterTerritoryParticipantsToCome($id: ID!, $after: String) {
  node(id: $id) {
    ... on Partnership {
      __typename
      id
      interTerritoryAgreement {
        participantsToCome(first: 100, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            ...Participant
          }
        }
      }
    }
  }
}
    fragment Participant on InterTerritoryParticipation {
  id
  role
  since
  until
  organisation {
    id
    name
    kind
    contact {
      city
      phone
    }
  }
  regions {
    code
    name
  }
  census {
    places {
      kind
      offered
    }
    conditions
    confirmedOn
    stale
    revision
    viewerCanEdit
  }
}`, {"hash":"sha256:3412a5d4b1e952288e7f7c1ba2c84a4ae0a3254d59a94d3ad2a5c09b0aae6cb1"}) as unknown as TypedDocumentString<InterTerritoryParticipantsToComeQuery, InterTerritoryParticipantsToComeQueryVariables>;
export const InterTerritoryMembersDocument = new TypedDocumentString(`
    query InterTerritoryMembers($id: ID!, $after: String) {
  node(id: $id) {
    ... on Partnership {
      __typename
      id
      members(first: 100, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          organisation {
            id
            name
            kind
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:32fe79cef138cb3259ecb7f8c00d2a7f8e3eddea8f15de9b1ffb4f1137bf354b"}) as unknown as TypedDocumentString<InterTerritoryMembersQuery, InterTerritoryMembersQueryVariables>;
export const InterTerritoryOpeningDocument = new TypedDocumentString(`
    query InterTerritoryOpening($id: ID!) {
  node(id: $id) {
    ... on Partnership {
      __typename
      id
      viewerCanOpenInterTerritoryAgreement
      interTerritoryAgreement {
        openedOn
      }
    }
  }
}
    `, {"hash":"sha256:faf54af7a958364205b21186ea02d78d8d8513494d57bbf65efca38a9065ca37"}) as unknown as TypedDocumentString<InterTerritoryOpeningQuery, InterTerritoryOpeningQueryVariables>;
export const OpenInterTerritoryAgreementDocument = new TypedDocumentString(`
    mutation OpenInterTerritoryAgreement($input: OpenInterTerritoryAgreementInput!) {
  openInterTerritoryAgreement(input: $input) {
    agreement {
      openedOn
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:a8fc807573a8c6aae9170fa8af5c3129650c883b4f6e305abb08c63bdd612d1c"}) as unknown as TypedDocumentString<OpenInterTerritoryAgreementMutation, OpenInterTerritoryAgreementMutationVariables>;
export const SetInterTerritoryFrameDocument = new TypedDocumentString(`
    mutation SetInterTerritoryFrame($input: SetInterTerritoryFrameInput!) {
  setInterTerritoryFrame(input: $input) {
    agreement {
      openedOn
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:6b41d5e605604e05353febea36b61b764ac35e6b44f690fd5958f745fc64a11e"}) as unknown as TypedDocumentString<SetInterTerritoryFrameMutation, SetInterTerritoryFrameMutationVariables>;
export const AddInterTerritoryParticipantDocument = new TypedDocumentString(`
    mutation AddInterTerritoryParticipant($input: AddInterTerritoryParticipantInput!) {
  addInterTerritoryParticipant(input: $input) {
    participation {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:5902a2d6c2ee50d07c54f8781f68dfe6f75b4935d886d02bc480897ff6bf2b6f"}) as unknown as TypedDocumentString<AddInterTerritoryParticipantMutation, AddInterTerritoryParticipantMutationVariables>;
export const EndInterTerritoryParticipationDocument = new TypedDocumentString(`
    mutation EndInterTerritoryParticipation($input: EndInterTerritoryParticipationInput!) {
  endInterTerritoryParticipation(input: $input) {
    participation {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:630266b1d87d24f6ff23b60cd1c0b96f46bd58d73ebe151f10af301b11c076d9"}) as unknown as TypedDocumentString<EndInterTerritoryParticipationMutation, EndInterTerritoryParticipationMutationVariables>;
export const UpdateReceptionCensusDocument = new TypedDocumentString(`
    mutation UpdateReceptionCensus($input: UpdateReceptionCensusInput!) {
  updateReceptionCensus(input: $input) {
    participation {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:1f97d233aa52a168c2c791d41b3f2cbc3eb7e03900e908a0bc10c19815ab7745"}) as unknown as TypedDocumentString<UpdateReceptionCensusMutation, UpdateReceptionCensusMutationVariables>;
export const ConfirmReceptionCensusDocument = new TypedDocumentString(`
    mutation ConfirmReceptionCensus($input: ConfirmReceptionCensusInput!) {
  confirmReceptionCensus(input: $input) {
    participation {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:7e21d1530c8fdb095ab7961e2eb6796e5e57882c7757303c88170a8e1b2bc877"}) as unknown as TypedDocumentString<ConfirmReceptionCensusMutation, ConfirmReceptionCensusMutationVariables>;
export const MeetingPageDocument = new TypedDocumentString(`
    query MeetingPage($id: ID!) {
  site {
    now
  }
  node(id: $id) {
    ... on AnnualMeeting {
      ...MeetingDetails
    }
  }
}
    fragment ActionFields on ActionItem {
  id
  title
  details
  dueOn
  late
  state
  settledOn
  originId
  originTitle
  revision
  viewerCanEdit
  viewerCanSettle
  owner {
    ...HeldPost
  }
}
fragment MeetingBlock on MinutesBlock {
  id
  text
  decision
  revision
  lastEditedAt
  lastEditedBy {
    id
    givenName
    familyName
  }
  actions {
    ...ActionFields
  }
}
fragment MeetingDetails on AnnualMeeting {
  id
  title
  state
  heldOn
  cancelReason
  revision
  sidesPresent
  viewerCanPrepare
  viewerCanHold
  viewerCanWriteMinutes
  viewerCanCirculate
  viewerCanCorrectMinutes
  viewerCanApproveMinutes
  partnership {
    id
    name
    timeZone
  }
  event {
    id
    state
    startsAt
    endsAt
    timeZone
    place
    videoLink
  }
  agenda {
    id
    position
    kind
    title
    theme
    minutesPlanned
    protocol {
      id
      title
    }
    action {
      id
      title
      originId
      originTitle
    }
    block {
      ...MeetingBlock
    }
  }
  suggestions {
    kind
    title
    theme
    lastDiscussedOn
    protocol {
      id
      reviewDueOn
    }
    action {
      id
      dueOn
      late
      originTitle
    }
  }
  presences {
    id
    sector
    guestName
    organisation {
      id
      name
    }
    post {
      id
      label
    }
    person {
      id
      givenName
      familyName
    }
  }
  minutes {
    state
    version
    circulatedAt
    approvedAt
    textHash
    textRetractedAt
    approvedBy {
      id
      givenName
      familyName
    }
    corrections {
      id
      text
      at
      settled
      block {
        id
      }
      person {
        id
        givenName
        familyName
      }
      organisation {
        id
        name
      }
    }
    errata {
      id
      version
      text
      at
      person {
        id
        givenName
        familyName
      }
    }
  }
  actions {
    ...ActionFields
  }
  blockers {
    code
    field
    message
  }
  previous {
    id
    title
    heldOn
  }
}
fragment HeldPost on Post {
  id
  label
  vacantSince
  organisation {
    id
    name
  }
  holders {
    id
    capacity
    person {
      id
      givenName
      familyName
    }
  }
}`, {"hash":"sha256:180bb391c56b08305a36a813299bec4f333403f890400d84888d75b56f7bd2c4"}) as unknown as TypedDocumentString<MeetingPageQuery, MeetingPageQueryVariables>;
export const MeetingsPageDocument = new TypedDocumentString(`
    query MeetingsPage($after: String) {
  partnerships(first: 20, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      name
      viewerCanDraftProtocols
      themesLastDiscussed {
        theme
        lastDiscussedOn
      }
      coming: annualMeetings(first: 5) {
        nodes {
          ...MeetingLine
        }
      }
      past: annualMeetings(past: true, first: 10) {
        pageInfo {
          hasNextPage
        }
        nodes {
          ...MeetingLine
        }
      }
    }
  }
}
    fragment MeetingLine on AnnualMeeting {
  id
  title
  state
  heldOn
  event {
    id
    startsAt
    timeZone
    place
  }
  minutes {
    state
  }
}`, {"hash":"sha256:6aefc5cbeac4c8ff3b555ba5a67da1c4fd78d762c8fbdf62df830c5070354630"}) as unknown as TypedDocumentString<MeetingsPageQuery, MeetingsPageQueryVariables>;
export const PlanAnnualMeetingDocument = new TypedDocumentString(`
    mutation PlanAnnualMeeting($input: PlanAnnualMeetingInput!) {
  planAnnualMeeting(input: $input) {
    meeting {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:b3f6fd046112551917873faee78b73fe5f8d3bd7565790ae55df03d888f12825"}) as unknown as TypedDocumentString<PlanAnnualMeetingMutation, PlanAnnualMeetingMutationVariables>;
export const MoveAnnualMeetingDocument = new TypedDocumentString(`
    mutation MoveAnnualMeeting($input: MoveAnnualMeetingInput!) {
  moveAnnualMeeting(input: $input) {
    meeting {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:f8df3ecb87aba07325416f4849a807cc2f1e22de06b062817f7f24190cf9f278"}) as unknown as TypedDocumentString<MoveAnnualMeetingMutation, MoveAnnualMeetingMutationVariables>;
export const CancelAnnualMeetingDocument = new TypedDocumentString(`
    mutation CancelAnnualMeeting($input: CancelAnnualMeetingInput!) {
  cancelAnnualMeeting(input: $input) {
    meeting {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:3f2dc5bdd4be8a2b44719615d0bb78a3eb520a50538677974a6b21fceb4717dc"}) as unknown as TypedDocumentString<CancelAnnualMeetingMutation, CancelAnnualMeetingMutationVariables>;
export const AddAgendaItemDocument = new TypedDocumentString(`
    mutation AddAgendaItem($input: AddAgendaItemInput!) {
  addAgendaItem(input: $input) {
    meeting {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:e7461bfefc93c620e6fdef1da9e3b8c756b0bb8a4648ee54abb1fd2219037d09"}) as unknown as TypedDocumentString<AddAgendaItemMutation, AddAgendaItemMutationVariables>;
export const UpdateAgendaItemDocument = new TypedDocumentString(`
    mutation UpdateAgendaItem($input: UpdateAgendaItemInput!) {
  updateAgendaItem(input: $input) {
    meeting {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:52be0f6fab8d2895b4574edccc188b379654a18284da195b0636dd1855bee1cb"}) as unknown as TypedDocumentString<UpdateAgendaItemMutation, UpdateAgendaItemMutationVariables>;
export const MoveAgendaItemDocument = new TypedDocumentString(`
    mutation MoveAgendaItem($input: MoveAgendaItemInput!) {
  moveAgendaItem(input: $input) {
    meeting {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:d9ea9437caf1791ca937f0406bfe023fe743b4ab210f23a37db4768d1835c0de"}) as unknown as TypedDocumentString<MoveAgendaItemMutation, MoveAgendaItemMutationVariables>;
export const RemoveAgendaItemDocument = new TypedDocumentString(`
    mutation RemoveAgendaItem($input: RemoveAgendaItemInput!) {
  removeAgendaItem(input: $input) {
    meeting {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:40c61c507f741fa6dc3b45f86e4f05b31f7fd18e5c707e2383d0a2a095888c5c"}) as unknown as TypedDocumentString<RemoveAgendaItemMutation, RemoveAgendaItemMutationVariables>;
export const RecordPresencesDocument = new TypedDocumentString(`
    mutation RecordPresences($input: RecordPresencesInput!) {
  recordPresences(input: $input) {
    meeting {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:295bd8a7e02f7f38e9d6d73e415f5157f10aaff1d7706e5fdf73b348c841345c"}) as unknown as TypedDocumentString<RecordPresencesMutation, RecordPresencesMutationVariables>;
export const HoldMeetingDocument = new TypedDocumentString(`
    mutation HoldMeeting($input: HoldMeetingInput!) {
  holdMeeting(input: $input) {
    meeting {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:88661f5a25cca5e78909b014a30d634e72e1f8d8a15569de6e80df38bfcb1f20"}) as unknown as TypedDocumentString<HoldMeetingMutation, HoldMeetingMutationVariables>;
export const CreateMeetingActionDocument = new TypedDocumentString(`
    mutation CreateMeetingAction($input: CreateMeetingActionInput!) {
  createMeetingAction(input: $input) {
    action {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:427cf14290f5dae268ae607ff4f40a5e8dadd3db16032ae0bd47e8b77e88fcd5"}) as unknown as TypedDocumentString<CreateMeetingActionMutation, CreateMeetingActionMutationVariables>;
export const SaveMinutesBlockDocument = new TypedDocumentString(`
    mutation SaveMinutesBlock($input: SaveMinutesBlockInput!) {
  saveMinutesBlock(input: $input) {
    block {
      ...MeetingBlock
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ActionFields on ActionItem {
  id
  title
  details
  dueOn
  late
  state
  settledOn
  originId
  originTitle
  revision
  viewerCanEdit
  viewerCanSettle
  owner {
    ...HeldPost
  }
}
fragment MeetingBlock on MinutesBlock {
  id
  text
  decision
  revision
  lastEditedAt
  lastEditedBy {
    id
    givenName
    familyName
  }
  actions {
    ...ActionFields
  }
}
fragment HeldPost on Post {
  id
  label
  vacantSince
  organisation {
    id
    name
  }
  holders {
    id
    capacity
    person {
      id
      givenName
      familyName
    }
  }
}
fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:f3cbf5df1c0c70c046fdf696d682b94bc80eb7147e9eafe7cbfccbac3d5f6199"}) as unknown as TypedDocumentString<SaveMinutesBlockMutation, SaveMinutesBlockMutationVariables>;
export const CirculateMinutesDocument = new TypedDocumentString(`
    mutation CirculateMinutes($input: CirculateMinutesInput!) {
  circulateMinutes(input: $input) {
    meeting {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:ab904efdc14933417f0599d8a92d44ae0c9b798ea5cd3064e86d72174c277bf0"}) as unknown as TypedDocumentString<CirculateMinutesMutation, CirculateMinutesMutationVariables>;
export const RemarkOnMinutesDocument = new TypedDocumentString(`
    mutation RemarkOnMinutes($input: RemarkOnMinutesInput!) {
  remarkOnMinutes(input: $input) {
    meeting {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:d04f9bc7208c838b59de79fbdb666734e8a794559c12a7c814279d9fd774d71a"}) as unknown as TypedDocumentString<RemarkOnMinutesMutation, RemarkOnMinutesMutationVariables>;
export const SettleRemarkDocument = new TypedDocumentString(`
    mutation SettleRemark($input: SettleRemarkInput!) {
  settleRemark(input: $input) {
    meeting {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:2ec5c20dd72dc0bdbbee25f49c7625f436b3a5d5d0b46e035b1c6eb02494b758"}) as unknown as TypedDocumentString<SettleRemarkMutation, SettleRemarkMutationVariables>;
export const ApproveMinutesDocument = new TypedDocumentString(`
    mutation ApproveMinutes($input: ApproveMinutesInput!) {
  approveMinutes(input: $input) {
    meeting {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:c18fe249f88a6da9cf35254e409ee2f8938debee3105967400244c6618ace18d"}) as unknown as TypedDocumentString<ApproveMinutesMutation, ApproveMinutesMutationVariables>;
export const AddErratumDocument = new TypedDocumentString(`
    mutation AddErratum($input: AddErratumInput!) {
  addErratum(input: $input) {
    meeting {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:356c144b5a51e85d4df3fe0fa62629c07b3321cfc9c38238ee990864e49026e3"}) as unknown as TypedDocumentString<AddErratumMutation, AddErratumMutationVariables>;
export const NewcomersDocument = new TypedDocumentString(`
    query Newcomers($id: ID!, $after: String) {
  site {
    now
  }
  node(id: $id) {
    ... on Partnership {
      id
      timeZone
      newcomersToWelcome(first: 20, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          startsOn
          person {
            id
            givenName
            familyName
          }
          post {
            id
            label
            organisation {
              id
              name
            }
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:3a1f08b2ee0258a081f3efed9b787e6bf56ad059a195ad554debc5e7bf6975c7"}) as unknown as TypedDocumentString<NewcomersQuery, NewcomersQueryVariables>;
export const PresentationsDocument = new TypedDocumentString(`
    query Presentations($id: ID!, $after: String) {
  node(id: $id) {
    ... on Partnership {
      id
      events(first: 50, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          kind
          presentation {
            ...Presentation
          }
        }
      }
    }
  }
}
    fragment Presentation on PresentationMeeting {
  id
  viewerCanJoin
  viewerCanEdit
  viewerCanHold
  proposedBy {
    id
    label
  }
  newcomer {
    id
    person {
      id
      givenName
      familyName
    }
    post {
      id
      label
    }
  }
  joined {
    id
    name
  }
  event {
    id
    state
    startsAt
    endsAt
    timeZone
    place
    videoLink
  }
}`, {"hash":"sha256:476515c2b5fb8a6ef3edb48a0695af0af141e23df5fe481b74814c88a6b8205b"}) as unknown as TypedDocumentString<PresentationsQuery, PresentationsQueryVariables>;
export const MovePresentationDocument = new TypedDocumentString(`
    mutation MovePresentation($input: MovePresentationInput!) {
  movePresentation(input: $input) {
    presentation {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:c2e56e15a85e496ecbcefb0b1d2fca42ccf4ba80f80ff2a07ed2fed4ecfda7d7"}) as unknown as TypedDocumentString<MovePresentationMutation, MovePresentationMutationVariables>;
export const CancelPresentationDocument = new TypedDocumentString(`
    mutation CancelPresentation($input: CancelPresentationInput!) {
  cancelPresentation(input: $input) {
    presentation {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:2a9e36624ad7b88afb233f86d34bb2ca88d57b7de69614c1a7dce3d7f385dd99"}) as unknown as TypedDocumentString<CancelPresentationMutation, CancelPresentationMutationVariables>;
export const ProposePresentationDocument = new TypedDocumentString(`
    mutation ProposePresentation($input: ProposePresentationInput!) {
  proposePresentation(input: $input) {
    presentation {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:4e422157d4174871586b654707371a83b14e9937c14ac7ad041cc8372bf6b83e"}) as unknown as TypedDocumentString<ProposePresentationMutation, ProposePresentationMutationVariables>;
export const JoinPresentationDocument = new TypedDocumentString(`
    mutation JoinPresentation($input: JoinPresentationInput!) {
  joinPresentation(input: $input) {
    presentation {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:4aaf6a213e5a02acc20405f20c176797cd57ce83f10bae5a9dbd7e09e257ff60"}) as unknown as TypedDocumentString<JoinPresentationMutation, JoinPresentationMutationVariables>;
export const HoldPresentationDocument = new TypedDocumentString(`
    mutation HoldPresentation($input: HoldPresentationInput!) {
  holdPresentation(input: $input) {
    presentation {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:270a76e5ec20aa5a8294a8fc3b0fefa503e41d9c52f31441c557ffce3ecaa529"}) as unknown as TypedDocumentString<HoldPresentationMutation, HoldPresentationMutationVariables>;
export const MeetingChangedDocument = new TypedDocumentString(`
    subscription MeetingChanged($id: ID!) {
  meetingChanged(meetingId: $id) {
    id
  }
}
    `, {"hash":"sha256:c2e1ce47330748ee9d9501a4ed80f9aee93e220d8121bed746d992628da84a2d"}) as unknown as TypedDocumentString<MeetingChangedSubscription, MeetingChangedSubscriptionVariables>;
export const PartnershipReportsDocument = new TypedDocumentString(`
    query PartnershipReports($id: ID!) {
  node(id: $id) {
    ... on Partnership {
      __typename
      id
      staffReports {
        ...StaffReportLine
      }
    }
  }
}
    fragment StaffReportLine on StaffReport {
  id
  kind
  state
  happensOn
  personName
  personEmail
  reportedAt
  word
  viewerCanDecide
  viewerCanWithdraw
  partnership {
    id
    name
  }
  post {
    id
    label
    organisation {
      id
      name
    }
  }
  mandate {
    id
    person {
      id
      givenName
      familyName
    }
  }
}`, {"hash":"sha256:0d659368c1b5853dc14cc0aa775230f5fddbb0b6c7b4b05e005d538a88362328"}) as unknown as TypedDocumentString<PartnershipReportsQuery, PartnershipReportsQueryVariables>;
export const MemberPostsDocument = new TypedDocumentString(`
    query MemberPosts($id: ID!) {
  node(id: $id) {
    ... on Organisation {
      __typename
      id
      timeZone
      posts {
        id
        label
        closedOn
        holders {
          id
          person {
            id
            givenName
            familyName
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:147049cb67fe99c770b0d53f59b25775d05f6dfefdea9313a1c137e4ab591041"}) as unknown as TypedDocumentString<MemberPostsQuery, MemberPostsQueryVariables>;
export const ReportDepartureDocument = new TypedDocumentString(`
    mutation ReportDeparture($input: ReportDepartureInput!) {
  reportDeparture(input: $input) {
    staffReport {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:47a0f5366b7a6305b537476b7ff9cc026a751a24e7996f4af59c3533ab70be10"}) as unknown as TypedDocumentString<ReportDepartureMutation, ReportDepartureMutationVariables>;
export const ReportArrivalDocument = new TypedDocumentString(`
    mutation ReportArrival($input: ReportArrivalInput!) {
  reportArrival(input: $input) {
    staffReport {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:49166c789df16fef7c89f89959804e92357ef3ce206697b48077dc3c059486ee"}) as unknown as TypedDocumentString<ReportArrivalMutation, ReportArrivalMutationVariables>;
export const ConfirmStaffReportDocument = new TypedDocumentString(`
    mutation ConfirmStaffReport($input: ConfirmStaffReportInput!) {
  confirmStaffReport(input: $input) {
    staffReport {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:cce03faa5194b0fb99cf0c832b1a31689db46c34b92d51ba9e42882cc6b02f36"}) as unknown as TypedDocumentString<ConfirmStaffReportMutation, ConfirmStaffReportMutationVariables>;
export const DeclineStaffReportDocument = new TypedDocumentString(`
    mutation DeclineStaffReport($input: DeclineStaffReportInput!) {
  declineStaffReport(input: $input) {
    staffReport {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:142e157f1554586d927d62fb09ec6e9be8270e3d3054b7c41e31ab624182d93e"}) as unknown as TypedDocumentString<DeclineStaffReportMutation, DeclineStaffReportMutationVariables>;
export const WithdrawStaffReportDocument = new TypedDocumentString(`
    mutation WithdrawStaffReport($input: WithdrawStaffReportInput!) {
  withdrawStaffReport(input: $input) {
    staffReport {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:c72b9c7844d72b691298bcf8fe120f10ff9ad0961f2e0ecd14798d7998e3645f"}) as unknown as TypedDocumentString<WithdrawStaffReportMutation, WithdrawStaffReportMutationVariables>;
export const OrganisationChangesDocument = new TypedDocumentString(`
    query OrganisationChanges($id: ID!) {
  node(id: $id) {
    ... on Organisation {
      __typename
      id
      structureChanges {
        id
        kind
        state
        takesEffectOn
        viewerCanCancel
        organisation {
          id
          name
        }
        post {
          id
          label
        }
        into {
          id
          name
        }
      }
    }
  }
}
    `, {"hash":"sha256:57db24fd1e62e1ffa01eac4dee26274671ec36f67e938d8cbc3cf44e4345a94d"}) as unknown as TypedDocumentString<OrganisationChangesQuery, OrganisationChangesQueryVariables>;
export const MovePostDocument = new TypedDocumentString(`
    mutation MovePost($input: MovePostInput!) {
  movePost(input: $input) {
    structureChange {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:9d71bd476484554017f9bbda3d10cbb54ffc33beea78ac5777583c891b0444c9"}) as unknown as TypedDocumentString<MovePostMutation, MovePostMutationVariables>;
export const CloseOrganisationDocument = new TypedDocumentString(`
    mutation CloseOrganisation($input: CloseOrganisationInput!) {
  closeOrganisation(input: $input) {
    structureChange {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:92013c4d4adc88f6483c26c66ef6b1bf8a166341ef92df2db0d17acbdd7fac8f"}) as unknown as TypedDocumentString<CloseOrganisationMutation, CloseOrganisationMutationVariables>;
export const MergeOrganisationDocument = new TypedDocumentString(`
    mutation MergeOrganisation($input: MergeOrganisationInput!) {
  mergeOrganisation(input: $input) {
    structureChange {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:f622588b8ab777dc1d73d13668349d2728a97ed62d2713c349a8ed406b795d03"}) as unknown as TypedDocumentString<MergeOrganisationMutation, MergeOrganisationMutationVariables>;
export const CancelStructureChangeDocument = new TypedDocumentString(`
    mutation CancelStructureChange($input: CancelStructureChangeInput!) {
  cancelStructureChange(input: $input) {
    structureChange {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:42ad0fad4581ebc9e261ba03b886bbf2f9749f0d82404378a523cf1f86281e51"}) as unknown as TypedDocumentString<CancelStructureChangeMutation, CancelStructureChangeMutationVariables>;
export const PartnershipToEditDocument = new TypedDocumentString(`
    query PartnershipToEdit($id: ID!) {
  node(id: $id) {
    ... on Partnership {
      __typename
      id
      revision
      name
      viewerCanEdit
      logo {
        width
        height
      }
      coordinatingPost {
        id
        organisation {
          id
          name
        }
      }
    }
  }
}
    `, {"hash":"sha256:c6d50e3aa9fdd9bcfcf1d4a97b82e13a63bc39dff8c60838f51de66d7639b611"}) as unknown as TypedDocumentString<PartnershipToEditQuery, PartnershipToEditQueryVariables>;
export const UpdatePartnershipDocument = new TypedDocumentString(`
    mutation UpdatePartnership($input: UpdatePartnershipInput!) {
  updatePartnership(input: $input) {
    partnership {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:0a0d167e6081e00ee72164d502edad844d3f392dca5cd353982fb16b56bb9863"}) as unknown as TypedDocumentString<UpdatePartnershipMutation, UpdatePartnershipMutationVariables>;
export const PartnershipMembersDocument = new TypedDocumentString(`
    query PartnershipMembers($id: ID!, $after: String) {
  node(id: $id) {
    ... on Partnership {
      __typename
      id
      members(first: 100, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...MemberLine
        }
      }
    }
  }
}
    fragment MemberLine on PartnershipMember {
  since
  until
  organisation {
    id
    name
    kind
    sector
    contact {
      city
    }
  }
}`, {"hash":"sha256:296ebfd8473cafbb8739f835e34147f79dc24ecd6633c6b4f7024481abead728"}) as unknown as TypedDocumentString<PartnershipMembersQuery, PartnershipMembersQueryVariables>;
export const PartnershipScopeDocument = new TypedDocumentString(`
    query PartnershipScope($id: ID!) {
  node(id: $id) {
    ... on Partnership {
      __typename
      id
      name
      timeZone
      viewerCanManageMembers
      territories {
        code
        name
      }
    }
  }
}
    `, {"hash":"sha256:58d817504de2a3feda1ae651016d9687b5e61eaad3693c423b11e098106ccd5e"}) as unknown as TypedDocumentString<PartnershipScopeQuery, PartnershipScopeQueryVariables>;
export const SetPartnershipScopeDocument = new TypedDocumentString(`
    mutation SetPartnershipScope($input: SetPartnershipScopeInput!) {
  setPartnershipScope(input: $input) {
    partnership {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:df9ac9b479737743da78cce88f74f45b904aea37401f5399fbf5a0edb5e840ba"}) as unknown as TypedDocumentString<SetPartnershipScopeMutation, SetPartnershipScopeMutationVariables>;
export const AddPartnershipMemberDocument = new TypedDocumentString(`
    mutation AddPartnershipMember($input: AddPartnershipMemberInput!) {
  addPartnershipMember(input: $input) {
    partnership {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:060eb34eb696b80efe7ee19f0ec478b01fa7df39bb02c6396b56f340f425eaf0"}) as unknown as TypedDocumentString<AddPartnershipMemberMutation, AddPartnershipMemberMutationVariables>;
export const EndPartnershipMembershipDocument = new TypedDocumentString(`
    mutation EndPartnershipMembership($input: EndPartnershipMembershipInput!) {
  endPartnershipMembership(input: $input) {
    partnership {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:28ef0e3c6db095509494a23081b1f542419ef2b5d7ed1562c41d7b440d789163"}) as unknown as TypedDocumentString<EndPartnershipMembershipMutation, EndPartnershipMembershipMutationVariables>;
export const CreatePartnershipDocument = new TypedDocumentString(`
    mutation CreatePartnership($input: CreatePartnershipInput!) {
  createPartnership(input: $input) {
    partnership {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:86802fda5aa5c7e662e793c3a7b9df13497f499ff3e67e7b1a3dc7e2f6b7adbc"}) as unknown as TypedDocumentString<CreatePartnershipMutation, CreatePartnershipMutationVariables>;
export const PartnershipsDocument = new TypedDocumentString(`
    query Partnerships($search: String, $after: String) {
  partnerships(search: $search, first: 20, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      name
      territories {
        code
        name
      }
      coordinatingPost {
        id
        label
        organisation {
          id
          name
        }
      }
      late: protocols(reviewStatus: OVERDUE, first: 1) {
        totalCount
      }
    }
  }
}
    `, {"hash":"sha256:7f34137b458150dff178189ca17c67e8c88ad094910600e207072bcc9f434d45"}) as unknown as TypedDocumentString<PartnershipsQuery, PartnershipsQueryVariables>;
export const PartnershipPageDocument = new TypedDocumentString(`
    query PartnershipPage($id: ID!) {
  node(id: $id) {
    ... on Partnership {
      __typename
      id
      name
      timeZone
      viewerCanEdit
      viewerCanManageMembers
      viewerCanEditPackTemplates
      publicSheet {
        state
      }
      interTerritoryAgreement {
        openedOn
      }
      viewerCanDraftProtocols
      territories {
        code
        name
      }
      coordinatingPost {
        id
        label
        organisation {
          id
          name
        }
        holders {
          id
          person {
            id
            givenName
            familyName
          }
        }
      }
      vacancies {
        id
        label
        vacantSince
        organisation {
          id
          name
        }
      }
      health {
        on
        figures {
          ...FigureFields
        }
      }
      protocols(first: 100) {
        pageInfo {
          hasNextPage
        }
        nodes {
          ...DueProtocol
        }
      }
      events(first: 10) {
        pageInfo {
          hasNextPage
        }
        nodes {
          id
          title
          state
          allDay
          startsAt
          startsLocal
          endsLocal
          timeZone
          place
        }
      }
      actions(state: OPEN, first: 20) {
        nodes {
          id
          title
          dueOn
          late
          originId
          originTitle
          owner {
            id
            label
            organisation {
              id
              name
            }
          }
        }
      }
      history(first: 20) {
        pageInfo {
          hasNextPage
        }
        nodes {
          id
          kind
          at
          subjectId
          title
          person {
            id
            givenName
            familyName
          }
          post {
            id
            label
          }
        }
      }
    }
  }
}
    fragment FigureFields on HealthFigure {
  kind
  satisfied
  total
  listed
  trend {
    on
    count {
      satisfied
      total
    }
  }
  items(first: 50) {
    pageInfo {
      hasNextPage
    }
    nodes {
      subjectId
      title
      satisfied
      since
      partnership {
        id
        name
      }
    }
  }
}
fragment DueProtocol on CooperationProtocol {
  id
  title
  status
  reviewStatus
  reviewDueOn
  firstInForceOn
  lastReview {
    id
    heldOn
  }
}`, {"hash":"sha256:72ae89d560de789516c0a2933287f08f538c6c594a8b9c9b2eccb2810aa7935a"}) as unknown as TypedDocumentString<PartnershipPageQuery, PartnershipPageQueryVariables>;
export const PartnershipPostsDocument = new TypedDocumentString(`
    query PartnershipPosts($id: ID!, $after: String) {
  site {
    now
  }
  node(id: $id) {
    ... on Partnership {
      id
      name
      timeZone
      members(first: 60, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          organisation {
            id
            name
            sector
            posts {
              ...PostChoice
            }
            parent {
              id
              name
              posts {
                ...PostChoice
              }
            }
          }
        }
      }
    }
  }
}
    fragment PostChoice on Post {
  id
  label
  cardinality
  signatory
  vacantSince
  holders {
    id
    capacity
    person {
      id
      givenName
      familyName
    }
  }
}`, {"hash":"sha256:c5a115111af2e062df9469f29e43734aac93393f93c78b48170a33cf1d2b6aae"}) as unknown as TypedDocumentString<PartnershipPostsQuery, PartnershipPostsQueryVariables>;
export const DraftablePartnershipsDocument = new TypedDocumentString(`
    query DraftablePartnerships($after: String) {
  partnerships(first: 100, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      name
      viewerCanDraftProtocols
    }
  }
}
    `, {"hash":"sha256:2cc1e602d2efb4d016b677a3157a0808ff0d7cf54091dfa14481c3dd93974018"}) as unknown as TypedDocumentString<DraftablePartnershipsQuery, DraftablePartnershipsQueryVariables>;
export const CreateProtocolDocument = new TypedDocumentString(`
    mutation CreateProtocol($input: CreateProtocolInput!) {
  createProtocol(input: $input) {
    protocol {
      id
      versionInPreparation {
        id
      }
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:6387ed8e6328ff6e0dbfc0b0f409433e0dbf2a6c94fcbe84805d1f59d2637fd1"}) as unknown as TypedDocumentString<CreateProtocolMutation, CreateProtocolMutationVariables>;
export const RecordExistingAgreementDocument = new TypedDocumentString(`
    mutation RecordExistingAgreement($input: RecordExistingAgreementInput!) {
  recordExistingAgreement(input: $input) {
    protocol {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:c2f1d37892aa95a813a87cd27d6d09c7b09106844d6b2982b38ca30e2f24886b"}) as unknown as TypedDocumentString<RecordExistingAgreementMutation, RecordExistingAgreementMutationVariables>;
export const UpdateProtocolDocument = new TypedDocumentString(`
    mutation UpdateProtocol($input: UpdateProtocolInput!) {
  updateProtocol(input: $input) {
    protocol {
      id
      revision
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:2699376f087f920254101c09b03e792923b3dbad2dd04730175749f6e55e8faa"}) as unknown as TypedDocumentString<UpdateProtocolMutation, UpdateProtocolMutationVariables>;
export const SetPartiesDocument = new TypedDocumentString(`
    mutation SetParties($input: SetPartiesInput!) {
  setParties(input: $input) {
    protocol {
      id
      revision
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:7dd827702611b0e0537e2aaaf6d7036b11b88e1f4215c4c9c2cecd4b9d2be910"}) as unknown as TypedDocumentString<SetPartiesMutation, SetPartiesMutationVariables>;
export const CompareVersionsDocument = new TypedDocumentString(`
    query CompareVersions($id: ID!, $from: ID!, $to: ID!) {
  node(id: $id) {
    ... on CooperationProtocol {
      id
      title
      versions {
        id
        number
        status
        inForceFrom
      }
      compareVersions(from: $from, to: $to) {
        from {
          id
          number
        }
        to {
          id
          number
        }
        clauses {
          change
          before {
            id
            number
            title
          }
          after {
            id
            number
            title
          }
          titleSegments {
            kind
            text
          }
          segments {
            kind
            text
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:57043d819ce990c63121fe6f13998150f8e3a4cb84772d5a7caf598f5acbf61d"}) as unknown as TypedDocumentString<CompareVersionsQuery, CompareVersionsQueryVariables>;
export const ProtocolVersionsDocument = new TypedDocumentString(`
    query ProtocolVersions($id: ID!) {
  node(id: $id) {
    ... on CooperationProtocol {
      id
      title
      versions {
        id
        number
        status
        inForceFrom
      }
    }
  }
}
    `, {"hash":"sha256:895f4b0c9dece407e9794cbb4be20f9619b54dbe2da01794f5dbe9fbe3894aa0"}) as unknown as TypedDocumentString<ProtocolVersionsQuery, ProtocolVersionsQueryVariables>;
export const ClauseLibraryDocument = new TypedDocumentString(`
    query ClauseLibrary {
  clauseLibrary {
    key
    theme
    title
    body
    settles
    source
    checkedOn
  }
}
    `, {"hash":"sha256:0ccf88451fb016da07e5d5ef3cbdd6b70395f952556cc85549f48b6555518126"}) as unknown as TypedDocumentString<ClauseLibraryQuery, ClauseLibraryQueryVariables>;
export const AddLibraryClausesDocument = new TypedDocumentString(`
    mutation AddLibraryClauses($input: AddLibraryClausesInput!) {
  addLibraryClauses(input: $input) {
    version {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:dd47f788336a4842c37e0d139b4aabd39e7b852bcc2577f33aab79b2d845685e"}) as unknown as TypedDocumentString<AddLibraryClausesMutation, AddLibraryClausesMutationVariables>;
export const StartVersionDocument = new TypedDocumentString(`
    mutation StartVersion($input: StartVersionInput!) {
  startVersion(input: $input) {
    version {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:e849181062e2743ee527272fa09ad967d528480046db060e2960d7b849c384d5"}) as unknown as TypedDocumentString<StartVersionMutation, StartVersionMutationVariables>;
export const RenewProtocolDocument = new TypedDocumentString(`
    mutation RenewProtocol($input: RenewProtocolInput!) {
  renewProtocol(input: $input) {
    protocol {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:98166922f8775a294414eff3c07ba9c1ad498560ec1c1d064aa522c37e987078"}) as unknown as TypedDocumentString<RenewProtocolMutation, RenewProtocolMutationVariables>;
export const NotifyNonRenewalDocument = new TypedDocumentString(`
    mutation NotifyNonRenewal($input: NotifyNonRenewalInput!) {
  notifyNonRenewal(input: $input) {
    protocol {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:06db2e1d82c72e78383583e3d3ed06f8f155998783b144aca68240c1cf110022"}) as unknown as TypedDocumentString<NotifyNonRenewalMutation, NotifyNonRenewalMutationVariables>;
export const WithdrawPartyDocument = new TypedDocumentString(`
    mutation WithdrawParty($input: WithdrawPartyInput!) {
  withdrawParty(input: $input) {
    protocol {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:a9f944327c50b6c857da6f884fdad25f1c23883269fd802b61fb3dc61f26f39e"}) as unknown as TypedDocumentString<WithdrawPartyMutation, WithdrawPartyMutationVariables>;
export const TerminateProtocolDocument = new TypedDocumentString(`
    mutation TerminateProtocol($input: TerminateProtocolInput!) {
  terminateProtocol(input: $input) {
    protocol {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:46cc05f9877b0d847f19185c10609ea5f4df90b606ae4f5e0b24d632991ceb16"}) as unknown as TypedDocumentString<TerminateProtocolMutation, TerminateProtocolMutationVariables>;
export const ProtocolListDocument = new TypedDocumentString(`
    query ProtocolList($search: String, $partnershipId: ID, $status: ProtocolStatus, $reviewStatus: ReviewStatus, $after: String) {
  protocols(
    search: $search
    partnershipId: $partnershipId
    status: $status
    reviewStatus: $reviewStatus
    first: 30
    after: $after
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      title
      status
      reviewStatus
      reviewDueOn
      recordedFromExisting
      partnership {
        id
        name
      }
      versionInPreparation {
        id
        status
      }
      vacancies {
        id
      }
    }
  }
}
    `, {"hash":"sha256:84eb0ba624f739a0a3b0ab4dcb580d952f64f1699d873edd9483a4f1c52f95a7"}) as unknown as TypedDocumentString<ProtocolListQuery, ProtocolListQueryVariables>;
export const ProtocolPageDocument = new TypedDocumentString(`
    query ProtocolPage($id: ID!) {
  site {
    now
  }
  node(id: $id) {
    ... on CooperationProtocol {
      id
      title
      status
      recordedFromExisting
      isInterTerritoryFrame
      reviewPeriodMonths
      firstInForceOn
      endedOn
      endReason
      reviewStatus
      reviewDueOn
      revision
      viewerCanEdit
      viewerCanChangeTerm
      viewerCanStartVersion
      viewerCanPlanReview
      viewerCanRenew
      viewerCanTerminate
      viewerCanChangeOwner
      partnership {
        id
        name
        timeZone
      }
      owner {
        ...HeldPost
      }
      parties {
        ...PartyFields
      }
      term {
        ...TermFields
      }
      renewals {
        id
        kind
        from
        until
      }
      versionInForce {
        ...TextFields
      }
      versionInPreparation {
        id
        number
        status
        effectDate
        viewerCanApprove
      }
      versions {
        id
        number
        status
        inForceFrom
        inForceUntil
        abandonReason
      }
      openReview {
        id
        state
        event {
          id
          startsAt
          timeZone
        }
      }
      lastReview {
        id
        heldOn
        decision
      }
      reviews(first: 20) {
        pageInfo {
          hasNextPage
        }
        nodes {
          id
          state
          heldOn
          dueOn
          decision
        }
      }
      reminders {
        id
        step
        scheduledAt
        state
        sentAt
        recipients {
          id
          givenName
          familyName
        }
      }
      history(first: 50) {
        pageInfo {
          hasNextPage
        }
        nodes {
          id
          kind
          at
          person {
            id
            givenName
            familyName
          }
          post {
            id
            label
          }
        }
      }
    }
  }
}
    fragment MentionFields on GlossaryMention {
  clauseId
  start
  end
  entry {
    key
    word
    justice
    health
    source
  }
}
fragment HeldPost on Post {
  id
  label
  vacantSince
  organisation {
    id
    name
  }
  holders {
    id
    capacity
    person {
      id
      givenName
      familyName
    }
  }
}
fragment PartyFields on ProtocolParty {
  id
  state
  noticeGivenOn
  withdrawsOn
  withdrawalReason
  viewerCanWithdraw
  succeededOn
  succeeds {
    id
    name
  }
  organisation {
    id
    name
    sector
    closedOn
  }
  signatories {
    ...HeldPost
  }
}
fragment ClauseFields on Clause {
  id
  number
  title
  body
  theme
  markedFor
  public
  revision
}
fragment TermFields on ProtocolTerm {
  kind
  months
  renewal
  noticeDays
  endsOn
  decideBy
  nonRenewalNotifiedOn
  nonRenewalReason
}
fragment TextFields on ProtocolVersion {
  id
  number
  status
  effectDate
  inForceFrom
  inForceUntil
  textHash
  textRetractedAt
  clauses {
    ...ClauseFields
  }
  glossary {
    ...MentionFields
  }
  approvals {
    ...ApprovalFields
  }
}
fragment ApprovalFields on Approval {
  id
  at
  capacity
  means
  textHash
  textRetractedAt
  voidedAt
  viewerCanCorrect
  party {
    id
  }
  person {
    id
    givenName
    familyName
  }
  post {
    id
    label
    organisation {
      id
      name
    }
  }
  paper {
    signedOn
    place
    originalKeptAt
    scanSha256
    recordedBy {
      id
      givenName
      familyName
    }
  }
  corrections {
    id
    text
    at
    post {
      id
      label
    }
  }
}`, {"hash":"sha256:d1e54809a0112113bcf54fc8a44507b31cc355ebc6ace087b2f2facbbf69f306"}) as unknown as TypedDocumentString<ProtocolPageQuery, ProtocolPageQueryVariables>;
export const TextOnDateDocument = new TypedDocumentString(`
    query TextOnDate($id: ID!, $on: Date!) {
  node(id: $id) {
    ... on CooperationProtocol {
      id
      textInForce(on: $on) {
        ...TextFields
      }
    }
  }
}
    fragment MentionFields on GlossaryMention {
  clauseId
  start
  end
  entry {
    key
    word
    justice
    health
    source
  }
}
fragment ClauseFields on Clause {
  id
  number
  title
  body
  theme
  markedFor
  public
  revision
}
fragment TextFields on ProtocolVersion {
  id
  number
  status
  effectDate
  inForceFrom
  inForceUntil
  textHash
  textRetractedAt
  clauses {
    ...ClauseFields
  }
  glossary {
    ...MentionFields
  }
  approvals {
    ...ApprovalFields
  }
}
fragment ApprovalFields on Approval {
  id
  at
  capacity
  means
  textHash
  textRetractedAt
  voidedAt
  viewerCanCorrect
  party {
    id
  }
  person {
    id
    givenName
    familyName
  }
  post {
    id
    label
    organisation {
      id
      name
    }
  }
  paper {
    signedOn
    place
    originalKeptAt
    scanSha256
    recordedBy {
      id
      givenName
      familyName
    }
  }
  corrections {
    id
    text
    at
    post {
      id
      label
    }
  }
}`, {"hash":"sha256:7466523a1ff7a514d33e4df52c4e2f5e3ff0c420b222f97b9231888404232d74"}) as unknown as TypedDocumentString<TextOnDateQuery, TextOnDateQueryVariables>;
export const VersionPageDocument = new TypedDocumentString(`
    query VersionPage($id: ID!) {
  site {
    now
  }
  viewer {
    person {
      id
    }
    mandates {
      id
      status
      post {
        id
        label
        organisation {
          id
          name
        }
      }
    }
  }
  node(id: $id) {
    ... on ProtocolVersion {
      id
      number
      status
      effectDate
      inForceFrom
      abandonReason
      textHash
      textRetractedAt
      viewerCanEdit
      viewerCanOpenApproval
      viewerCanApprove
      viewerCanRecordPaperSignature
      viewerCanRequestChange
      viewerCanAbandon
      protocol {
        id
        title
        status
        partnership {
          id
          timeZone
        }
        versionInForce {
          id
          number
        }
      }
      parties {
        ...PartyFields
      }
      clauses {
        ...ClauseFields
      }
      glossary {
        ...MentionFields
      }
      checklist {
        kind
        question
        answer
        reason
        revision
        clauses {
          id
          number
          title
        }
      }
      approvals {
        ...ApprovalFields
      }
      awaitedFrom {
        ...HeldPost
      }
      lastChangeRequest {
        id
        reason
        at
        post {
          id
          label
        }
      }
      blockers {
        code
        field
        message
      }
    }
  }
}
    fragment MentionFields on GlossaryMention {
  clauseId
  start
  end
  entry {
    key
    word
    justice
    health
    source
  }
}
fragment HeldPost on Post {
  id
  label
  vacantSince
  organisation {
    id
    name
  }
  holders {
    id
    capacity
    person {
      id
      givenName
      familyName
    }
  }
}
fragment PartyFields on ProtocolParty {
  id
  state
  noticeGivenOn
  withdrawsOn
  withdrawalReason
  viewerCanWithdraw
  succeededOn
  succeeds {
    id
    name
  }
  organisation {
    id
    name
    sector
    closedOn
  }
  signatories {
    ...HeldPost
  }
}
fragment ClauseFields on Clause {
  id
  number
  title
  body
  theme
  markedFor
  public
  revision
}
fragment ApprovalFields on Approval {
  id
  at
  capacity
  means
  textHash
  textRetractedAt
  voidedAt
  viewerCanCorrect
  party {
    id
  }
  person {
    id
    givenName
    familyName
  }
  post {
    id
    label
    organisation {
      id
      name
    }
  }
  paper {
    signedOn
    place
    originalKeptAt
    scanSha256
    recordedBy {
      id
      givenName
      familyName
    }
  }
  corrections {
    id
    text
    at
    post {
      id
      label
    }
  }
}`, {"hash":"sha256:2ea255decba94d010ad18110f76b289b2ef691c2c766460d18b0ef30f2847fb0"}) as unknown as TypedDocumentString<VersionPageQuery, VersionPageQueryVariables>;
export const AddClauseDocument = new TypedDocumentString(`
    mutation AddClause($input: AddClauseInput!) {
  addClause(input: $input) {
    clause {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:6701cadccd73cd2fdba960e0d689c7d9d2b89e1541e0bb9e1fb7edb0b1f1b998"}) as unknown as TypedDocumentString<AddClauseMutation, AddClauseMutationVariables>;
export const UpdateClauseDocument = new TypedDocumentString(`
    mutation UpdateClause($input: UpdateClauseInput!) {
  updateClause(input: $input) {
    clause {
      id
      revision
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:1519abe0057ded59a3428e97547498bf543923e81276bba2165896871427fa85"}) as unknown as TypedDocumentString<UpdateClauseMutation, UpdateClauseMutationVariables>;
export const MoveClauseDocument = new TypedDocumentString(`
    mutation MoveClause($input: MoveClauseInput!) {
  moveClause(input: $input) {
    clause {
      id
      number
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:8672459161ba3e3a2ba268e250734cc0c515750bc5f485b1516896758cc5f207"}) as unknown as TypedDocumentString<MoveClauseMutation, MoveClauseMutationVariables>;
export const RemoveClauseDocument = new TypedDocumentString(`
    mutation RemoveClause($input: RemoveClauseInput!) {
  removeClause(input: $input) {
    version {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:cf162051e3f9387e076d21e1679fb33cc3114c97513ef5786b5e9cdc25bf1c71"}) as unknown as TypedDocumentString<RemoveClauseMutation, RemoveClauseMutationVariables>;
export const AnswerChecklistPointDocument = new TypedDocumentString(`
    mutation AnswerChecklistPoint($input: AnswerChecklistPointInput!) {
  answerChecklistPoint(input: $input) {
    version {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:8461ade447b94a16b23075969644b5a1a3b088d8b997dd194425b8e6f7e73981"}) as unknown as TypedDocumentString<AnswerChecklistPointMutation, AnswerChecklistPointMutationVariables>;
export const OpenApprovalDocument = new TypedDocumentString(`
    mutation OpenApproval($input: OpenApprovalInput!) {
  openApproval(input: $input) {
    version {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:d3e8d61f364f0daea35a31234d282efbc963328b4a77d3e7e446b7e2c81416ce"}) as unknown as TypedDocumentString<OpenApprovalMutation, OpenApprovalMutationVariables>;
export const ApproveVersionDocument = new TypedDocumentString(`
    mutation ApproveVersion($input: ApproveVersionInput!) {
  approveVersion(input: $input) {
    approval {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:4ae520b2889c790fe51c89510378e0936e4188f8ea70c34a47c8bc761b5c2e0f"}) as unknown as TypedDocumentString<ApproveVersionMutation, ApproveVersionMutationVariables>;
export const RecordPaperSignatureDocument = new TypedDocumentString(`
    mutation RecordPaperSignature($input: RecordPaperSignatureInput!) {
  recordPaperSignature(input: $input) {
    approval {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:e7d2f1837583039acb109ca189063612adac71dbb051703cedb02a6d5500527e"}) as unknown as TypedDocumentString<RecordPaperSignatureMutation, RecordPaperSignatureMutationVariables>;
export const RequestChangeDocument = new TypedDocumentString(`
    mutation RequestChange($input: RequestChangeInput!) {
  requestChange(input: $input) {
    version {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:3fe967fec3f2a39539f632d7e61c21277def5115232cad27b989ce7f55defc4e"}) as unknown as TypedDocumentString<RequestChangeMutation, RequestChangeMutationVariables>;
export const AbandonVersionDocument = new TypedDocumentString(`
    mutation AbandonVersion($input: AbandonVersionInput!) {
  abandonVersion(input: $input) {
    version {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:a6b3f62e1556b74e89ab29a2994872806b8133c69d6f7cd071d53697473c027d"}) as unknown as TypedDocumentString<AbandonVersionMutation, AbandonVersionMutationVariables>;
export const CorrectApprovalDocument = new TypedDocumentString(`
    mutation CorrectApproval($input: CorrectApprovalInput!) {
  correctApproval(input: $input) {
    approval {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:85e87a38201c8f7a23eedea6c19b970b4cbb1d6b12c3d67f136248509a57c059"}) as unknown as TypedDocumentString<CorrectApprovalMutation, CorrectApprovalMutationVariables>;
export const PostHoldersDocument = new TypedDocumentString(`
    query PostHolders($id: ID!, $on: Date!) {
  node(id: $id) {
    ... on Post {
      id
      holders(on: $on) {
        id
        capacity
        person {
          id
          givenName
          familyName
        }
      }
    }
  }
}
    `, {"hash":"sha256:ea7d331ce4257e59d04440033334374a05439d6561f1105c844351211853ca68"}) as unknown as TypedDocumentString<PostHoldersQuery, PostHoldersQueryVariables>;
export const PublicSheetPageDocument = new TypedDocumentString(`
    query PublicSheetPage($id: ID!) {
  node(id: $id) {
    ... on Partnership {
      __typename
      id
      name
      timeZone
      publicSheet {
        url
        state
        revision
        publishedAt
        publishedBy {
          id
          givenName
          familyName
        }
        changedSincePublished
        viewerCanEdit
        viewerCanWithdraw
        texts {
          measures
          roles
          rights
          places
        }
        clauses {
          protocol
          title
        }
        structures {
          id
          name
          contact {
            phone
            openingHours
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:4d9de4515aa43d8c1b16313826c51839a866d9bb956604a533683b536d0fd664"}) as unknown as TypedDocumentString<PublicSheetPageQuery, PublicSheetPageQueryVariables>;
export const SavePublicSheetDocument = new TypedDocumentString(`
    mutation SavePublicSheet($input: SavePublicSheetInput!) {
  savePublicSheet(input: $input) {
    sheet {
      revision
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:6bc84f86364daf2876da7337b21ee3d5a5587e30abd2507860c9dbaf4f08abd5"}) as unknown as TypedDocumentString<SavePublicSheetMutation, SavePublicSheetMutationVariables>;
export const PublishPublicSheetDocument = new TypedDocumentString(`
    mutation PublishPublicSheet($input: ShowPublicSheetInput!) {
  publishPublicSheet(input: $input) {
    sheet {
      state
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:81876b5028992a85081eb302fdf979cbb4b5fad454c7d3663f9321c9a98fa51b"}) as unknown as TypedDocumentString<PublishPublicSheetMutation, PublishPublicSheetMutationVariables>;
export const WithdrawPublicSheetDocument = new TypedDocumentString(`
    mutation WithdrawPublicSheet($input: ShowPublicSheetInput!) {
  withdrawPublicSheet(input: $input) {
    sheet {
      state
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:c44af5826e97ed50e14a696ff24cec3ab907a80d21d91169419376a403a97611"}) as unknown as TypedDocumentString<WithdrawPublicSheetMutation, WithdrawPublicSheetMutationVariables>;
export const FindResourcePersonsDocument = new TypedDocumentString(`
    query FindResourcePersons($theme: Theme, $territory: ID, $after: String) {
  resourcePersons(theme: $theme, territory: $territory, first: 20, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...ResourceFields
    }
  }
}
    fragment ResourceFields on ResourcePerson {
  id
  theme
  about
  reach
  confirmedOn
  revision
  vacant
  stale
  named
  viewerCanEdit
  viewerCanConfirm
  partnership {
    id
  }
  post {
    id
    label
    organisation {
      id
      name
    }
  }
  person {
    id
    givenName
    familyName
    email
    phone
  }
  territory {
    code
    name
  }
}`, {"hash":"sha256:80ad578c1019a7f371b9f0d4051f831bb32eda8ca8ed359ef9e9bea6b8312dbd"}) as unknown as TypedDocumentString<FindResourcePersonsQuery, FindResourcePersonsQueryVariables>;
export const PartnershipResourcePersonsDocument = new TypedDocumentString(`
    query PartnershipResourcePersons($id: ID!, $theme: Theme) {
  node(id: $id) {
    ... on Partnership {
      __typename
      id
      viewerCanAddResourcePersons
      resourcePersons(theme: $theme) {
        ...ResourceFields
      }
    }
  }
}
    fragment ResourceFields on ResourcePerson {
  id
  theme
  about
  reach
  confirmedOn
  revision
  vacant
  stale
  named
  viewerCanEdit
  viewerCanConfirm
  partnership {
    id
  }
  post {
    id
    label
    organisation {
      id
      name
    }
  }
  person {
    id
    givenName
    familyName
    email
    phone
  }
  territory {
    code
    name
  }
}`, {"hash":"sha256:8089dd7ab2ff931c7928676ec3ec4ba9fd1db7563e8c2347fd6edb63d3ae45fd"}) as unknown as TypedDocumentString<PartnershipResourcePersonsQuery, PartnershipResourcePersonsQueryVariables>;
export const TeamOfPostDocument = new TypedDocumentString(`
    query TeamOfPost($id: ID!) {
  node(id: $id) {
    ... on Post {
      __typename
      id
      cardinality
      holders {
        id
        person {
          id
          givenName
          familyName
        }
      }
    }
  }
}
    `, {"hash":"sha256:e8749e6d14c0ee9634dddd4cf68550c965365bcaf86d51208c9c66c26f511bb3"}) as unknown as TypedDocumentString<TeamOfPostQuery, TeamOfPostQueryVariables>;
export const AddResourcePersonDocument = new TypedDocumentString(`
    mutation AddResourcePerson($input: AddResourcePersonInput!) {
  addResourcePerson(input: $input) {
    resource {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:b77bffcb7f6fd74f7113c1f5b7854d0e8852bda55350c55b4b319f9446fec2b1"}) as unknown as TypedDocumentString<AddResourcePersonMutation, AddResourcePersonMutationVariables>;
export const UpdateResourcePersonDocument = new TypedDocumentString(`
    mutation UpdateResourcePerson($input: UpdateResourcePersonInput!) {
  updateResourcePerson(input: $input) {
    resource {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:e3fb95318c2097bc4ddcdb0c9199ac839b1757cd541b099fba8a704f8886ccf3"}) as unknown as TypedDocumentString<UpdateResourcePersonMutation, UpdateResourcePersonMutationVariables>;
export const ConfirmResourcePersonDocument = new TypedDocumentString(`
    mutation ConfirmResourcePerson($input: ConfirmResourcePersonInput!) {
  confirmResourcePerson(input: $input) {
    resource {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:c03051577346c9ad22207299c5d7d1405b3e726c10d8bf0721cfec322414f1f6"}) as unknown as TypedDocumentString<ConfirmResourcePersonMutation, ConfirmResourcePersonMutationVariables>;
export const RemoveResourcePersonDocument = new TypedDocumentString(`
    mutation RemoveResourcePerson($input: RemoveResourcePersonInput!) {
  removeResourcePerson(input: $input) {
    resource {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:07f79e4a7a087446669d26ef6d41945914b263a5e99058315e504b456bca46d7"}) as unknown as TypedDocumentString<RemoveResourcePersonMutation, RemoveResourcePersonMutationVariables>;
export const RetractionPreviewDocument = new TypedDocumentString(`
    query RetractionPreview($input: RetractionInput!) {
  retractionPreview(input: $input) {
    preview {
      places {
        ...PlaceFields
      }
      waitingMails
      sentMails
      wasPublic
      receivers {
        ...ReceiverFields
      }
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment PlaceFields on RetractionPlace {
  key
  subjectId
  thing
  part
  occurrences
  isOrigin
}
fragment ReceiverFields on RetractionReceiver {
  means
  at
  address
  person {
    id
    givenName
    familyName
  }
}
fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:a22c7e2fa51dc06f145f3c90cb74943d2e5243c2b94add21f0ba41e34b8b2667"}) as unknown as TypedDocumentString<RetractionPreviewQuery, RetractionPreviewQueryVariables>;
export const RetractTextDocument = new TypedDocumentString(`
    mutation RetractText($input: RetractTextInput!) {
  retractText(input: $input) {
    retraction {
      id
      wasPublic
      waitingMails
      sentMails
      places {
        ...PlaceFields
      }
      receivers {
        ...ReceiverFields
      }
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment PlaceFields on RetractionPlace {
  key
  subjectId
  thing
  part
  occurrences
  isOrigin
}
fragment ReceiverFields on RetractionReceiver {
  means
  at
  address
  person {
    id
    givenName
    familyName
  }
}
fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:111077510c2cddbc3b0b7da6dc87880d4fc7daf7c84276fd35423ff8f295c392"}) as unknown as TypedDocumentString<RetractTextMutation, RetractTextMutationVariables>;
export const RetractionsDocument = new TypedDocumentString(`
    query Retractions($id: ID!, $after: String) {
  node(id: $id) {
    ... on Partnership {
      __typename
      id
      name
      timeZone
      retractions(first: 20, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          at
          wasPublic
          waitingMails
          sentMails
          replayedAt
          person {
            id
            givenName
            familyName
          }
          post {
            id
            label
          }
          places {
            ...PlaceFields
          }
          receivers {
            ...ReceiverFields
          }
        }
      }
    }
  }
}
    fragment PlaceFields on RetractionPlace {
  key
  subjectId
  thing
  part
  occurrences
  isOrigin
}
fragment ReceiverFields on RetractionReceiver {
  means
  at
  address
  person {
    id
    givenName
    familyName
  }
}`, {"hash":"sha256:cb9d631f960dc2a989c95cf97f971b7ab0e7a53b22f0f3003d5268ca4e91aeed"}) as unknown as TypedDocumentString<RetractionsQuery, RetractionsQueryVariables>;
export const HeadingsDocument = new TypedDocumentString(`
    query Headings($id: ID!) {
  node(id: $id) {
    ... on Partnership {
      __typename
      id
      protocols(first: 20) {
        nodes {
          id
          title
          versions {
            id
            number
            clauses {
              id
              number
              title
            }
          }
        }
      }
      annualMeetings(past: true, first: 20) {
        nodes {
          id
          title
          minutes {
            blocks {
              id
              agendaItem {
                id
                title
              }
            }
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:0fe52d9442b1f90bdb38f70cb07e79c1b4b3cfeb1782b90bd5f8042f1b8ffafc"}) as unknown as TypedDocumentString<HeadingsQuery, HeadingsQueryVariables>;
export const ErasePersonDocument = new TypedDocumentString(`
    mutation ErasePerson($input: ErasePersonInput!) {
  erasePerson(input: $input) {
    erased
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:3187721dff5c396f9d1e158940efd1f345b490594e86a756b9839a8c3f2af935"}) as unknown as TypedDocumentString<ErasePersonMutation, ErasePersonMutationVariables>;
export const PlaceTitleDocument = new TypedDocumentString(`
    query PlaceTitle($id: ID!) {
  node(id: $id) {
    ... on ActionItem {
      title
    }
    ... on AnnualMeeting {
      title
    }
    ... on CooperationProtocol {
      title
    }
    ... on CrossTraining {
      title
    }
    ... on Event {
      title
    }
    ... on HandoverNote {
      title
    }
    ... on ImmersionOffer {
      title
    }
    ... on OnboardingPack {
      title
    }
    ... on Organisation {
      name
    }
  }
}
    `, {"hash":"sha256:93024667475f0462b9d11825f80537bd59f992c908acf6f01393f33e9ac4536d"}) as unknown as TypedDocumentString<PlaceTitleQuery, PlaceTitleQueryVariables>;
export const ReviewPageDocument = new TypedDocumentString(`
    query ReviewPage($id: ID!) {
  site {
    now
  }
  node(id: $id) {
    ... on ProtocolReview {
      id
      state
      dueOn
      heldOn
      decision
      decisionNote
      cancelReason
      sidesPresent
      completedAt
      nextDueOn
      revision
      viewerCanRun
      viewerCanCorrect
      completedBy {
        id
        givenName
        familyName
      }
      protocol {
        id
        title
        viewerCanStartVersion
        viewerCanTerminate
        partnership {
          id
          name
          timeZone
        }
        parties {
          id
          state
          organisation {
            id
          }
        }
      }
      version {
        id
        number
        clauses {
          ...ClauseFields
        }
      }
      event {
        id
        state
        startsAt
        endsAt
        timeZone
        place
        videoLink
      }
      participants {
        organisation {
          id
          name
          sector
        }
        post {
          id
          label
        }
        person {
          id
          givenName
          familyName
        }
      }
      findings {
        id
        kind
        note
        revision
        clause {
          id
          number
          title
        }
      }
      followUps {
        ...ActionFields
      }
      corrections {
        id
        text
        at
        author {
          id
          givenName
          familyName
        }
        post {
          id
          label
        }
      }
      blockers {
        code
        field
        message
      }
    }
  }
}
    fragment ActionFields on ActionItem {
  id
  title
  details
  dueOn
  late
  state
  settledOn
  originId
  originTitle
  revision
  viewerCanEdit
  viewerCanSettle
  owner {
    ...HeldPost
  }
}
fragment HeldPost on Post {
  id
  label
  vacantSince
  organisation {
    id
    name
  }
  holders {
    id
    capacity
    person {
      id
      givenName
      familyName
    }
  }
}
fragment ClauseFields on Clause {
  id
  number
  title
  body
  theme
  markedFor
  public
  revision
}`, {"hash":"sha256:2f488ff318f727b15b08a8d35872dfdf8161becf77173f0f86d832491a0ca709"}) as unknown as TypedDocumentString<ReviewPageQuery, ReviewPageQueryVariables>;
export const PlanReviewPageDocument = new TypedDocumentString(`
    query PlanReviewPage($id: ID!) {
  site {
    now
  }
  node(id: $id) {
    ... on CooperationProtocol {
      id
      title
      reviewDueOn
      viewerCanPlanReview
      openReview {
        id
      }
      owner {
        id
      }
      parties {
        id
        state
        organisation {
          id
        }
      }
      partnership {
        id
        timeZone
      }
    }
  }
}
    `, {"hash":"sha256:a28cea5655dc879f43a6ac663f80bef2b64292f463e4d94e7dc48e70722c667d"}) as unknown as TypedDocumentString<PlanReviewPageQuery, PlanReviewPageQueryVariables>;
export const PlanReviewDocument = new TypedDocumentString(`
    mutation PlanReview($input: PlanReviewInput!) {
  planReview(input: $input) {
    review {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:e5ade841d574595d8df8f97dd44a87e33c7f5e99ce8a0915b38722fb989b07b6"}) as unknown as TypedDocumentString<PlanReviewMutation, PlanReviewMutationVariables>;
export const StartReviewDocument = new TypedDocumentString(`
    mutation StartReview($input: StartReviewInput!) {
  startReview(input: $input) {
    review {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:454eb1694516e34dc2d274b2a7bd434a1d66896cf068adb600aa4641abfb1b65"}) as unknown as TypedDocumentString<StartReviewMutation, StartReviewMutationVariables>;
export const MoveReviewDocument = new TypedDocumentString(`
    mutation MoveReview($input: MoveReviewInput!) {
  moveReview(input: $input) {
    review {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:9e9cf39994f583392c44d13506a7df19499ad2a9a7aa5871ef54de5839bc4ea5"}) as unknown as TypedDocumentString<MoveReviewMutation, MoveReviewMutationVariables>;
export const CancelReviewDocument = new TypedDocumentString(`
    mutation CancelReview($input: CancelReviewInput!) {
  cancelReview(input: $input) {
    review {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:ab65644c98af831d8850fbdb08ec189db649b6bca83cfbab48bb59a2d02ee010"}) as unknown as TypedDocumentString<CancelReviewMutation, CancelReviewMutationVariables>;
export const UpdateReviewDocument = new TypedDocumentString(`
    mutation UpdateReview($input: UpdateReviewInput!) {
  updateReview(input: $input) {
    review {
      id
      revision
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:7f4f381387b666615040fa5d1710bcf6c2a8b66997c0325c66e47920f0936042"}) as unknown as TypedDocumentString<UpdateReviewMutation, UpdateReviewMutationVariables>;
export const RecordFindingDocument = new TypedDocumentString(`
    mutation RecordFinding($input: RecordFindingInput!) {
  recordFinding(input: $input) {
    finding {
      id
      revision
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:0bf05bc7da1b623bf235d394bdb289748197be844132f07ec92591fc3afe30ab"}) as unknown as TypedDocumentString<RecordFindingMutation, RecordFindingMutationVariables>;
export const CompleteReviewDocument = new TypedDocumentString(`
    mutation CompleteReview($input: CompleteReviewInput!) {
  completeReview(input: $input) {
    review {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:3c542f707bf0c53d02cb5a7d42ac201633fcad2aad9efb99da04464b72d82a46"}) as unknown as TypedDocumentString<CompleteReviewMutation, CompleteReviewMutationVariables>;
export const CorrectReviewDocument = new TypedDocumentString(`
    mutation CorrectReview($input: CorrectReviewInput!) {
  correctReview(input: $input) {
    review {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:48d8d93b4f41b8d34ffaf96c47bbacbeb4b39e0b7f44e5cae31fed517ea77eb5"}) as unknown as TypedDocumentString<CorrectReviewMutation, CorrectReviewMutationVariables>;
export const TrainingChangedDocument = new TypedDocumentString(`
    subscription TrainingChanged($id: ID!) {
  trainingChanged(trainingId: $id) {
    id
  }
}
    `, {"hash":"sha256:16e836613ceee901d55007a9eb4b1371e4f4ed837e2f60ebbeed879caca8bdb7"}) as unknown as TypedDocumentString<TrainingChangedSubscription, TrainingChangedSubscriptionVariables>;
export const AttendancePageDocument = new TypedDocumentString(`
    query AttendancePage($id: ID!) {
  site {
    now
  }
  node(id: $id) {
    ... on CrossTraining {
      id
      title
      state
      attendanceTakenAt
      certificatesIssuedAt
      viewerCanTakeAttendance
      viewerCanIssueCertificates
      organiser {
        id
        organisation {
          id
          name
        }
      }
      partnership {
        id
        timeZone
      }
      event {
        id
        startsAt
        endsAt
        timeZone
        place
      }
      trainers {
        name
        post {
          id
          cardinality
          holders {
            id
            person {
              id
              givenName
              familyName
            }
          }
        }
        organisation {
          id
          name
        }
      }
    }
  }
}
    `, {"hash":"sha256:9cfbc9ef87ca3e2a8d9443dff67a9fb272f1cd2160e5ac21b849027f2d7f783b"}) as unknown as TypedDocumentString<AttendancePageQuery, AttendancePageQueryVariables>;
export const RecordTrainingAttendanceDocument = new TypedDocumentString(`
    mutation RecordTrainingAttendance($input: RecordTrainingAttendanceInput!) {
  recordTrainingAttendance(input: $input) {
    training {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:8c16b7c892fb191b80c58be8bddde8d0ab55c83027c01c2fe94c0d34cde59dcd"}) as unknown as TypedDocumentString<RecordTrainingAttendanceMutation, RecordTrainingAttendanceMutationVariables>;
export const CloseTrainingDocument = new TypedDocumentString(`
    mutation CloseTraining($input: CloseTrainingInput!) {
  closeTraining(input: $input) {
    training {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:694271e861bb59517bcb436eed28812df35d895a842269a7f4fef59c6985bfaf"}) as unknown as TypedDocumentString<CloseTrainingMutation, CloseTrainingMutationVariables>;
export const IssueCertificatesDocument = new TypedDocumentString(`
    mutation IssueCertificates($input: IssueCertificatesInput!) {
  issueCertificates(input: $input) {
    training {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:ed7077b5788f2e8b1ec6c011fab2888aa3ef1bee79d0126f57180036ed95ae00"}) as unknown as TypedDocumentString<IssueCertificatesMutation, IssueCertificatesMutationVariables>;
export const CertificatePageDocument = new TypedDocumentString(`
    query CertificatePage($number: String!) {
  certificate(number: $number) {
    number
    issuedAt
    personName
    trainingTitle
    heldOn
    minutes
    organiserName
  }
}
    `, {"hash":"sha256:497e2ef1a2dc219e4759439382b46bf5beeac570e0f58fb93da31e8fc5d16f6a"}) as unknown as TypedDocumentString<CertificatePageQuery, CertificatePageQueryVariables>;
export const TrainingsDocument = new TypedDocumentString(`
    query Trainings($search: String, $territory: ID, $theme: Theme, $past: Boolean!, $withSeats: Boolean!, $after: String) {
  trainings(
    search: $search
    territory: $territory
    theme: $theme
    past: $past
    withSeats: $withSeats
    first: 20
    after: $after
  ) {
    nodes {
      ...TrainingLine
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment TrainingLine on CrossTraining {
  id
  title
  themes
  state
  requiresApproval
  seatsTotal
  seatsLeft
  viewerCanRegister
  organiser {
    id
    label
    organisation {
      id
      name
    }
  }
  partnership {
    id
    name
  }
  event {
    id
    state
    startsAt
    endsAt
    timeZone
    otherTimeZones
    place
  }
  seats {
    ...SeatFields
  }
  viewerRegistration {
    ...OwnRegistration
  }
}
fragment SeatFields on SectorSeats {
  group
  reserved
  taken
  waiting
  left
}
fragment OwnRegistration on Registration {
  id
  state
  waitingRank
  viewerCanCancel
  attended
  certificate {
    number
  }
}`, {"hash":"sha256:ae3ba90477da8b53accbe31337026513a63770069766e74cf95c0c755a56716b"}) as unknown as TypedDocumentString<TrainingsQuery, TrainingsQueryVariables>;
export const RegisterForTrainingDocument = new TypedDocumentString(`
    mutation RegisterForTraining($input: RegisterForTrainingInput!) {
  registerForTraining(input: $input) {
    registration {
      ...OwnRegistration
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment OwnRegistration on Registration {
  id
  state
  waitingRank
  viewerCanCancel
  attended
  certificate {
    number
  }
}
fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:85b4d4f51d8c89c443603c99414d6235c9e26bec1e403cb00093813356f0aa0f"}) as unknown as TypedDocumentString<RegisterForTrainingMutation, RegisterForTrainingMutationVariables>;
export const CancelRegistrationDocument = new TypedDocumentString(`
    mutation CancelRegistration($input: CancelRegistrationInput!) {
  cancelRegistration(input: $input) {
    registration {
      id
      state
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:4edc8ff7ad9f09211fe5a651e7b2644f0c54c4efbdd3fe218863bf5f5ed8f0af"}) as unknown as TypedDocumentString<CancelRegistrationMutation, CancelRegistrationMutationVariables>;
export const PastTrainingsDocument = new TypedDocumentString(`
    query PastTrainings($partnershipId: ID!, $after: String) {
  trainings(partnershipId: $partnershipId, past: true, first: 100, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      title
      event {
        id
        startsAt
        timeZone
      }
    }
  }
}
    `, {"hash":"sha256:04861d9e8e1ae846a4052831ec3c9904fd7f78564389aaacec6f75a690d1df2c"}) as unknown as TypedDocumentString<PastTrainingsQuery, PastTrainingsQueryVariables>;
export const EditTrainingPageDocument = new TypedDocumentString(`
    query EditTrainingPage($id: ID!) {
  node(id: $id) {
    ... on CrossTraining {
      id
      title
      programme
      objectives
      themes
      state
      seatsTotal
      releaseOn
      requiresApproval
      openToTerritory
      revision
      viewerCanEdit
      partnership {
        id
      }
      seats {
        ...SeatFields
      }
      trainers {
        name
        group
        post {
          id
        }
        person {
          id
        }
        organisation {
          id
          name
        }
      }
    }
  }
}
    fragment SeatFields on SectorSeats {
  group
  reserved
  taken
  waiting
  left
}`, {"hash":"sha256:67b0b992b529e068587fca3262462edbe1ae6d9aa008fff6315c1e89c6953b84"}) as unknown as TypedDocumentString<EditTrainingPageQuery, EditTrainingPageQueryVariables>;
export const CreateTrainingDocument = new TypedDocumentString(`
    mutation CreateTraining($input: CreateTrainingInput!) {
  createTraining(input: $input) {
    training {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:506b397613fbfed87a7a8137ca3b0be8bb08a4328fad64aeddb2b9394491fb1d"}) as unknown as TypedDocumentString<CreateTrainingMutation, CreateTrainingMutationVariables>;
export const UpdateTrainingDocument = new TypedDocumentString(`
    mutation UpdateTraining($input: UpdateTrainingInput!) {
  updateTraining(input: $input) {
    training {
      id
      revision
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:d846e34ee75c9e3c021fdbb42ed95a82ad070ed49f3580e4ab321fe6fad9b50f"}) as unknown as TypedDocumentString<UpdateTrainingMutation, UpdateTrainingMutationVariables>;
export const CopyTrainingDocument = new TypedDocumentString(`
    mutation CopyTraining($input: CopyTrainingInput!) {
  copyTraining(input: $input) {
    training {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:aef8f528ef39c1a4ce7902cf10652ba59c3a77743b531613f295bb6ab0e8fc08"}) as unknown as TypedDocumentString<CopyTrainingMutation, CopyTrainingMutationVariables>;
export const TrainingPageDocument = new TypedDocumentString(`
    query TrainingPage($id: ID!) {
  site {
    now
  }
  node(id: $id) {
    ... on CrossTraining {
      ...TrainingLine
      objectives
      programme
      releaseOn
      openToTerritory
      seatsTaken
      waitingCount
      singleSector
      attendanceTakenAt
      certificatesIssuedAt
      viewerFeedbackGiven
      viewerCanEdit
      viewerCanRegisterTeam
      viewerCanDecide
      viewerCanTakeAttendance
      viewerCanIssueCertificates
      viewerCanGiveFeedback
      partnership {
        timeZone
      }
      event {
        cancelReason
        videoLink
      }
      trainers {
        name
        group
        post {
          id
          label
        }
        person {
          id
          givenName
          familyName
        }
        organisation {
          id
          name
        }
      }
      feedback {
        answers
        usefulness
        recommend
        comments
      }
      copiedFrom {
        id
        title
      }
      series {
        id
        title
        state
        event {
          id
          startsAt
          timeZone
        }
      }
    }
  }
}
    fragment TrainingLine on CrossTraining {
  id
  title
  themes
  state
  requiresApproval
  seatsTotal
  seatsLeft
  viewerCanRegister
  organiser {
    id
    label
    organisation {
      id
      name
    }
  }
  partnership {
    id
    name
  }
  event {
    id
    state
    startsAt
    endsAt
    timeZone
    otherTimeZones
    place
  }
  seats {
    ...SeatFields
  }
  viewerRegistration {
    ...OwnRegistration
  }
}
fragment SeatFields on SectorSeats {
  group
  reserved
  taken
  waiting
  left
}
fragment OwnRegistration on Registration {
  id
  state
  waitingRank
  viewerCanCancel
  attended
  certificate {
    number
  }
}`, {"hash":"sha256:7196d74454ec163b18343a9860d41be69a12be27076f3b210dcab996a6d499a1"}) as unknown as TypedDocumentString<TrainingPageQuery, TrainingPageQueryVariables>;
export const RosterDocument = new TypedDocumentString(`
    query Roster($id: ID!, $after: String) {
  node(id: $id) {
    ... on CrossTraining {
      id
      registrations(first: 100, after: $after) {
        nodes {
          ...RosterLine
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment RosterLine on Registration {
  id
  group
  state
  waitingRank
  attended
  viewerCanCancel
  viewerCanDecide
  person {
    id
    givenName
    familyName
  }
  post {
    id
    label
  }
  organisation {
    id
    name
  }
  certificate {
    number
  }
}`, {"hash":"sha256:af0429d62c09ac5b3d5df72f905eb4ba14cfb16620ef321d3f674d152c402f35"}) as unknown as TypedDocumentString<RosterQuery, RosterQueryVariables>;
export const OwnTeamDocument = new TypedDocumentString(`
    query OwnTeam($id: ID!) {
  node(id: $id) {
    ... on Organisation {
      __typename
      id
      posts {
        id
        label
        holders {
          id
          person {
            id
            givenName
            familyName
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:2440b9877f0dad865c0f31c97a71259082f832ea5093c3a0b94d0403e1a29946"}) as unknown as TypedDocumentString<OwnTeamQuery, OwnTeamQueryVariables>;
export const RegisterTeamDocument = new TypedDocumentString(`
    mutation RegisterTeam($input: RegisterTeamInput!) {
  registerTeam(input: $input) {
    training {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:35214cdc4d66e54d71e51e386a09918bf75724b3bae45a2867c04ba67b55853b"}) as unknown as TypedDocumentString<RegisterTeamMutation, RegisterTeamMutationVariables>;
export const DecideRegistrationDocument = new TypedDocumentString(`
    mutation DecideRegistration($input: DecideRegistrationInput!) {
  decideRegistration(input: $input) {
    registration {
      id
      state
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:436cd7cb7ed103f96b3a5d31c4b77416ffc0f24d9b011efe2b9c722ec529e4f7"}) as unknown as TypedDocumentString<DecideRegistrationMutation, DecideRegistrationMutationVariables>;
export const OpenRegistrationDocument = new TypedDocumentString(`
    mutation OpenRegistration($input: OpenRegistrationInput!) {
  openRegistration(input: $input) {
    training {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:caac92c5793ae74e2e9a9fc1df497ea71e781426a90e9c33639cf315f24f08b0"}) as unknown as TypedDocumentString<OpenRegistrationMutation, OpenRegistrationMutationVariables>;
export const MoveTrainingDocument = new TypedDocumentString(`
    mutation MoveTraining($input: MoveTrainingInput!) {
  moveTraining(input: $input) {
    training {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:71d9cdfc7dd3275f32251b55623a1d098c2fed09f965080d1f3149a1ce11c239"}) as unknown as TypedDocumentString<MoveTrainingMutation, MoveTrainingMutationVariables>;
export const CancelTrainingDocument = new TypedDocumentString(`
    mutation CancelTraining($input: CancelTrainingInput!) {
  cancelTraining(input: $input) {
    training {
      id
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:6d543ca3cd1bdd1d6a5ffe1a9dbabca6ba94ac9c7acafb72a9fa39446481ecef"}) as unknown as TypedDocumentString<CancelTrainingMutation, CancelTrainingMutationVariables>;
export const GiveFeedbackDocument = new TypedDocumentString(`
    mutation GiveFeedback($input: GiveFeedbackInput!) {
  giveFeedback(input: $input) {
    training {
      id
      viewerFeedbackGiven
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:6d09e5b54f2a74634b7acf603f374140e6b78f8f964eb4699b7c7af0c889d247"}) as unknown as TypedDocumentString<GiveFeedbackMutation, GiveFeedbackMutationVariables>;
export const ChooseMandateDocument = new TypedDocumentString(`
    mutation ChooseMandate($input: ChooseMandateInput!) {
  chooseMandate(input: $input) {
    viewer {
      actingMandate {
        id
      }
    }
    problems {
      ...ProblemFields
    }
  }
}
    fragment ProblemFields on Problem {
  code
  field
  message
  finding {
    code
    refused
    start
    end
    reason
  }
  conflict {
    mine
    theirs
    theirAuthor
    theirAt
    revision
  }
}`, {"hash":"sha256:60eccc72e52afec645a3ebaf88a09288079de6075a3f56d8bbc62e38010fed94"}) as unknown as TypedDocumentString<ChooseMandateMutation, ChooseMandateMutationVariables>;
export const ViewerShellDocument = new TypedDocumentString(`
    query ViewerShell {
  viewer {
    person {
      id
      givenName
      familyName
    }
    mandates {
      id
      status
      capacity
      startsOn
      post {
        id
        label
        organisation {
          id
          name
        }
      }
    }
    actingMandate {
      id
    }
    stepUpUrl
    canCreatePartnerships
    canCreateOrganisations
    canAdministerPlatform
  }
}
    `, {"hash":"sha256:f2d6e85dc15e6ebd262e81d17ea08e57b5e9868947224fe288b126e7ac0e41c6"}) as unknown as TypedDocumentString<ViewerShellQuery, ViewerShellQueryVariables>;
export const SiteFactsDocument = new TypedDocumentString(`
    query SiteFacts {
  site {
    name
    publicUrl
    legalNotice
    dataProtectionNotice
    accessibilityContact
    supportContact
    demonstration
    makesDocuments
    now
    retention {
      what
      howLong
      why
    }
    signInProviders {
      key
      label
      buttonImageUrl
      audience
      signInUrl
    }
  }
}
    `, {"hash":"sha256:8707ba8563fa2528983c9e53dca1813a51fc3ea70d85a038d31175a0ac075ab2"}) as unknown as TypedDocumentString<SiteFactsQuery, SiteFactsQueryVariables>;