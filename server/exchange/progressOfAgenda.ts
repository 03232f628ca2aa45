/** How far each item of an agenda is, as the contract tells it to scripts. */
import * as Y from 'yjs'
import { type AgendaId, type PersonId, readFacts, type StatusName } from '../../shared/agenda/document.ts'
import { type ItemProgress, readProgress } from '../../shared/progress/itemProgress.ts'
import type { Missing } from '../../shared/progress/missing.ts'
import type { Storage } from '../storage/storage.ts'
import { namesAmong, readCouncilNames } from './councilNames.ts'

/** Keys stand in the contract's order. */
export interface ProgressLine {
  number: string
  title: string
  /** Names. */
  responsibles: string[]
  status: StatusName
  /** Local to the meeting's place, as `2024-01-17T12:00`: the item's own deadline, else the agenda's. */
  due: string | null
  missing: MissingLine[]
}

export interface MissingLine {
  kind: Missing['kind']
  /** Of a field: its key in the template. */
  field?: string
  /** Of an attachment; of whose task it is. */
  name?: string
}

/** @returns one for each item, in the order of the agenda, sections left out; `null`: there is no such agenda */
export async function progressOfAgenda(
  { log, directory }: Pick<Storage, 'log' | 'directory'>,
  id: AgendaId,
): Promise<ProgressLine[] | null> {
  const record = await directory.agenda(id)
  const stored = record && (await log.load(id))
  if (!stored) return null
  const doc = new Y.Doc()
  Y.applyUpdate(doc, stored.state)
  const namesOf = namesAmong(await readCouncilNames(directory, record.council.id))
  const { deadlines } = readFacts(doc)
  return readProgress(doc)
    .filter(({ kind }) => kind === 'item')
    .map((item) => ({
      ...{ number: item.number, title: item.title },
      responsibles: namesOf(item.responsibles, item.responsibleOrder),
      ...{ status: item.status.is, due: item.dueAt ?? deadlines.items },
      missing: item.missing.map((missing) => missingLine(missing, item, namesOf)),
    }))
}

function missingLine(
  missing: Missing,
  { attachments }: ItemProgress,
  namesOf: (people: readonly PersonId[]) => string[],
): MissingLine {
  switch (missing.kind) {
    case 'field':
      return { kind: 'field', field: missing.field }
    case 'attachment': {
      const { name } = attachments.find(({ id }) => id === missing.attachment)!
      return { kind: 'attachment', name }
    }
    case 'task':
      return { kind: 'task', name: namesOf([missing.person])[0]! }
    default:
      return { kind: missing.kind }
  }
}
