/**
 * What others have done in an agenda since somebody saw it: by item and field, with the ids of their letters that are still there, and by
 * thread. From the steps of the log, so that neither a restart nor compaction changes any of it.
 */
import * as Y from 'yjs'
import type { PersonId } from '../../../shared/agenda/document.ts'
import { placeOfStruct, type StructPlace } from '../../../shared/agenda/placeOfStruct.ts'
import { type IdRange, seenKey } from '../../../shared/protocol/news.ts'
import { firstEndingAfter } from '../../gate/firstEndingAfter.ts'
import type { ItemNews, News, Seen, ThreadNews } from '../storage.ts'
import type { LoggedAgenda, Step } from './loggedAgenda.ts'

/** Of very many runs of letters in one field, the latest are told: the field is new either way. */
const RUNS_OF_FIELD = 500

/** @param person who looks: what they did themselves is no news, nor what the server did */
export function newsIn({ doc, steps, seq }: LoggedAgenda, person: PersonId, seen: Seen): News {
  const news = new Gathering(doc, seen)
  const start = firstEndingAfter(steps, ({ seq }) => seq, seen.upTo)
  for (const step of steps.slice(start)) news.take(step, person)
  return { seq, items: [...news.items.values()], threads: [...news.threads.values()] }
}

class Gathering {
  readonly items = new Map<string, ItemNews>()
  readonly threads = new Map<string, ThreadNews>()
  readonly #doc: Y.Doc
  readonly #seen: Seen

  constructor(doc: Y.Doc, seen: Seen) {
    this.#doc = doc
    this.#seen = seen
  }

  take({ seq, lastAt, inserted, deleted }: Step, reader: PersonId): void {
    for (const { person, ids } of [...inserted, ...deleted]) {
      if (person === null || person === reader) continue
      for (const range of ids)
        for (const { place, letters } of this.#places(range)) {
          if (seq <= (this.#seen.places.get(seenKey(place)) ?? 0)) continue
          this.#note(place, { at: lastAt, person }, letters)
        }
    }
  }

  #note(place: StructPlace, by: Pick<ItemNews, 'at' | 'person'>, letters: IdRange | null): void {
    if ('thread' in place) {
      const { comments = [] } = this.threads.get(place.thread) ?? {}
      const isKnown = place.comment === null || comments.includes(place.comment)
      const all = isKnown ? comments : [...comments, place.comment!]
      this.threads.set(place.thread, { thread: place.thread, ...by, comments: all })
      return
    }
    const { fields = [] } = this.items.get(place.item) ?? {}
    const field = fields.find(({ key }) => key === place.field) ?? { key: place.field, ids: [] }
    if (letters !== null) addRun(field.ids, letters)
    const all = fields.includes(field) ? fields : [...fields, field]
    this.items.set(place.item, { item: place.item, ...by, fields: all })
  }

  /** What stands, or stood, in a run of ids. */
  *#places([client, clock, length]: IdRange): Generator<{ place: StructPlace; letters: IdRange | null }> {
    const structs = this.#doc.store.clients.get(client) ?? []
    const last = structs.at(-1)
    if (last === undefined || clock >= last.id.clock + last.length) return
    for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
      const struct = structs[at]!
      if (struct.id.clock >= clock + length) return
      const place = struct instanceof Y.Item ? placeOfStruct(this.#doc, struct) : null
      if (place === null) continue
      const start = Math.max(struct.id.clock, clock)
      const end = Math.min(struct.id.clock + struct.length, clock + length)
      yield { place, letters: struct.deleted ? null : [client, start, end - start] }
    }
  }
}

function addRun(runs: IdRange[], [client, clock, length]: IdRange): void {
  const last = runs.at(-1)
  if (last !== undefined && last[0] === client && last[1] + last[2] === clock)
    runs[runs.length - 1] = [client, last[1], last[2] + length]
  else runs.push([client, clock, length])
  if (runs.length > RUNS_OF_FIELD) runs.shift()
}
