/** What was sent out of an agenda, and sending it, over HTTP. */
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { CouncilMembers, CouncilSettingsAnswer } from '../../shared/protocol/api.ts'
import type {
  FailedSending,
  SendVersion,
  SentVersion,
  TroubledMail,
  VersionChanges,
  VersionFormat,
  VersionJustSent,
  VersionMail,
  VersionOnItsWay,
} from '../../shared/protocol/versions.ts'
import { postJson, readJson } from '../app/api.ts'

/** Each rejects with what `sentenceOf` can say. */
export interface VersionActions {
  /** The newest first. */
  list(): Promise<SentVersion[]>
  /** What is new since the last one; `null`: nothing was sent yet. */
  changes(): Promise<VersionChanges | null>
  /** Resolves when it is made: after some seconds in which it can be taken back. */
  send(wish: SendVersion): Promise<VersionJustSent>
  /** `null`: none is on its way. */
  onItsWay(): Promise<VersionOnItsWay | null>
  takeBack(): Promise<unknown>
  /** The last one that could not be made; `null`: none, or it is put aside. */
  failed(): Promise<FailedSending | null>
  putFailureAside(): Promise<unknown>
  /** Whom a version was mailed to; the secretariat's. */
  mails(number: number): Promise<VersionMail[]>
  /** Of all versions, what could not be sent; the secretariat's. */
  troubledMails(): Promise<TroubledMail[]>
  /** Resolves when what waits was tried, or after some seconds. */
  tryMails(): Promise<unknown>
}

/** Of a long agenda all files are made meanwhile (milliseconds). */
const LONGEST_SENDING = 3 * 60_000

/** The server waits for a mail server that hangs (milliseconds). */
const LONGEST_TRY = 20_000

export function versionActions(agenda: AgendaId): VersionActions {
  const path = versionsPath(agenda)
  return {
    list: () => readJson(path),
    changes: () => readJson(`${path}/changes`),
    send: (wish) => postJson(path, wish, LONGEST_SENDING),
    onItsWay: () => readJson(`${path}/sending`),
    takeBack: () => postJson(`${path}/undo`, {}),
    failed: () => readJson(`${path}/failed`),
    putFailureAside: () => postJson(`${path}/failed`, {}),
    troubledMails: () => readJson(`${path}/mails`),
    tryMails: () => postJson(`${path}/mails`, {}, LONGEST_TRY),
    mails: (number) => readJson(`${path}/${number}/mails`),
  }
}

/** Who gets the mail, and what goes with it: of the council, for its secretariat. */
export interface CouncilActions {
  members(): Promise<CouncilMembers>
  settings(): Promise<CouncilSettingsAnswer>
}

export function councilActions(council: string): CouncilActions {
  const path = `/api/councils/${encodeURIComponent(council)}`
  return { members: () => readJson(`${path}/members`), settings: () => readJson(`${path}/settings`) }
}

const versionsPath = (agenda: AgendaId): string => `/api/agendas/${encodeURIComponent(agenda)}/versions`

export const versionFile = (agenda: AgendaId, number: number, format: VersionFormat): string =>
  `${versionsPath(agenda)}/${number}/files/${format}`

/** Where what applies is read: the newest whole version, with each supplement since. */
export const readWhatApplies = (agenda: AgendaId): string => `/agenda/${encodeURIComponent(agenda)}/read`

/** Where it is read, as it was sent. */
export const readAddress = (agenda: AgendaId, number: number): string =>
  `/agenda/${encodeURIComponent(agenda)}/read/${number}`
