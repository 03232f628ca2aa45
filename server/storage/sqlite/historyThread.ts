/** A thread that reads what texts were before, so that neither the event loop nor anybody who opens an agenda waits for it. */
import { parentPort, workerData } from 'node:worker_threads'
import type { AgendaId, PersonId } from '../../../shared/agenda/document.ts'
import type { FieldPlace } from '../../../shared/agenda/fieldPlace.ts'
import { earlierStates } from '../earlier/earlierStates.ts'
import { LastChangesOf } from '../earlier/lastChanges.ts'
import type { LoggedAgenda } from '../earlier/loggedAgenda.ts'
import { newsIn } from '../earlier/news.ts'
import type { News, Seen } from '../storage.ts'
import { openToRead } from './connection.ts'
import { LoggedAgendas } from './log/loggedAgendas.ts'
import { lastSeqOf, othersHaveWritten } from './log/othersHaveWritten.ts'
import type { ThreadSettings } from './thread.ts'
import { answerCalls } from './threadCalls.ts'

const { file } = workerData as ThreadSettings
const connection = openToRead(file)
const agendas = new LoggedAgendas(connection)

/** As long as the agendas themselves are remembered. */
const lastChangesOf = new WeakMap<LoggedAgenda, LastChangesOf>()

const procedures = {
  earlierStates: (agenda: AgendaId, place: FieldPlace, before: number | null) => {
    const logged = agendas.read(agenda)
    return logged && earlierStates(logged, place, before)
  },
  lastChanges: (agenda: AgendaId, after: number) => {
    const logged = agendas.read(agenda)
    if (logged === null) return null
    const lastChanges = lastChangesOf.get(logged) ?? new LastChangesOf(logged)
    lastChangesOf.set(logged, lastChanges)
    return lastChanges.read(after)
  },
  news: (agenda: AgendaId, person: PersonId, seen: Seen | null): News | null => {
    const seq = lastSeqOf(connection, agenda)
    if (seq === null) return null
    if (seen === null || !othersHaveWritten(connection, agenda, person, seen.upTo))
      return { seq, items: [], threads: [] }
    const logged = agendas.read(agenda)
    return logged && newsIn(logged, person, seen)
  },
}

export type HistoryProcedures = typeof procedures

answerCalls(parentPort!, procedures)
