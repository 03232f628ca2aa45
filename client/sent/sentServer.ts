/** What the page of sent versions asks the server. */
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { Paper } from '../../shared/paper/paper.ts'
import type { Note, OwnNotes } from '../../shared/protocol/notes.ts'
import type { SentVersion, VersionFormat } from '../../shared/protocol/versions.ts'
import { ApiError, putJson, readFile, readJson } from '../app/api.ts'
import { nameIn } from '../exporting/exportFile.ts'
import type { FetchFile } from './filesDesk.ts'
import type { NotesServer } from './notesDesk.ts'
import type { Answer, SentServer } from './openSent.ts'

/** (ms) */
const LONGEST_WAIT = 20_000

const agendaAddress = (agenda: AgendaId): string => `/api/agendas/${encodeURIComponent(agenda)}`
const versionAddress = (agenda: AgendaId, number: number): string =>
  `${agendaAddress(agenda)}/versions/${number}`

/** Which version a file goes with. */
type OfVersion = Pick<SentVersion, 'agenda' | 'number'>

export const fileAddress = ({ agenda, number }: OfVersion, format: VersionFormat): string =>
  `${versionAddress(agenda, number)}/files/${format}`

export const attachmentAddress = ({ agenda, number }: OfVersion, attachment: string): string =>
  `${versionAddress(agenda, number)}/attachments/${encodeURIComponent(attachment)}`

/** A large file over a slow network (ms). */
const LONGEST_FILE = 10 * 60_000

export const fetchSentFile =
  (agenda: AgendaId): FetchFile =>
  async ({ number, attachment }, signal) => {
    const version = { agenda, number }
    const address = attachment === null ? fileAddress(version, 'pdf') : attachmentAddress(version, attachment)
    const asked = readFile(address, AbortSignal.any([signal, AbortSignal.timeout(LONGEST_FILE)]))
    const found = await answerTo(asked)
    if (found === null || typeof found === 'number') return found
    return { bytes: found.bytes, name: nameIn(found.disposition) ?? '' }
  }

/** Where the picture of a council is that a paper names. */
export const logoAddress = ({ agenda }: SentVersion, hash: string): string =>
  `${agendaAddress(agenda)}/logos/${encodeURIComponent(hash)}`

/** Where a version is read; the newest has an address that stays the newest's. */
export const readingAddress = (agenda: AgendaId, number: number | null, hash = ''): string =>
  `/agenda/${encodeURIComponent(agenda)}/read${number === null ? '' : `/${number}`}${hash}`

export const sentServer: SentServer = {
  versions: (agenda, longestWait) =>
    answerTo(readJson(`${agendaAddress(agenda)}/versions`, AbortSignal.timeout(longestWait))),
  paper: ({ agenda, number }) =>
    answerTo(readJson<Paper>(`${versionAddress(agenda, number)}/paper`, AbortSignal.timeout(LONGEST_WAIT))),
}

export const notesServer = (agenda: AgendaId): NotesServer => {
  const address = `${agendaAddress(agenda)}/notes`
  return {
    read: async () => {
      const own = await answerTo(readJson<OwnNotes>(address, AbortSignal.timeout(LONGEST_WAIT)))
      return own === null || typeof own === 'number' ? own : own.notes
    },
    save: (note) => answerTo(putJson<Note>(address, note)),
  }
}

async function answerTo<T>(asked: Promise<T>): Promise<Answer<T>> {
  try {
    return await asked
  } catch (error) {
    return error instanceof ApiError && error.status < 500 ? error.status : null
  }
}
