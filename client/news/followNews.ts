/** Follows what is new in an agenda that is open: with the server's answer, the page's other tabs, and what is in sight. */
import { type AgendaId, type FieldKey, readTemplate } from '../../shared/agenda/document.ts'
import type { AgendaNews, SeenNow } from '../../shared/protocol/news.ts'
import { elementId } from '../agenda/agendaContext.ts'
import { TEMPLATE } from '../agenda/documentWatch.ts'
import { readJson } from '../app/api.ts'
import { serverNow } from '../app/serverClock.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { commentAddress } from '../progress/goToMissing.ts'
import { isLookedAt } from './inSight.ts'
import { newsOf } from './newsStore.ts'
import { NewsWatch } from './newsWatch.ts'
import { knowWatch } from './seeAll.ts'

/** @returns the function that stops it */
export function followNews(id: AgendaId, session: AgendaSession): () => void {
  const address = `/api/agendas/${encodeURIComponent(id)}`
  const others = new BroadcastChannel(`news ${id}`)
  const watch = new NewsWatch(
    {
      doc: session.doc,
      ownerOf: (client) => session.owners.of(client),
      own: () => session.personId,
      ask: () => readJson<AgendaNews>(`${address}/news`),
      tell: async (seen) => {
        await post(`${address}/seen`, seen)
        others.postMessage(null)
      },
      now: serverNow,
      isLookedAt: (place) => isLookedAt(elementOf(place)),
      isField: fieldsOf(session),
    },
    newsOf(session),
  )
  const stops = new AbortController()
  const { signal } = stops
  // What was seen on another device, or in another tab.
  const look = () => {
    if (document.hidden) void watch.tellNow()
    else watch.refresh()
  }
  document.addEventListener('visibilitychange', look, { signal })
  addEventListener('pagehide', () => void watch.tellNow(), { signal })
  others.onmessage = () => watch.refresh()
  const isThere = () => ['saved', 'saving'].includes(session.state().is)
  let was = isThere()
  const stopListening = session.subscribe(() => {
    const is = isThere()
    if (is && !was) watch.refresh()
    was = is
  })
  const forget = knowWatch(session, watch)
  return () => {
    void watch.tellNow()
    forget()
    stopListening()
    stops.abort()
    others.close()
    watch.destroy()
  }
}

/** Asked for each place that is new: the template is read when it is another. */
function fieldsOf({ doc, watch }: Pick<AgendaSession, 'doc' | 'watch'>): (key: FieldKey) => boolean {
  let read: { of: number; keys: ReadonlySet<FieldKey> } | null = null
  return (key) => {
    const of = watch.version(TEMPLATE)
    if (read?.of !== of) {
      const shown = readTemplate(doc).filter(({ hidden }) => !hidden)
      read = { of, keys: new Set(shown.map(({ key }) => key)) }
    }
    return read.keys.has(key)
  }
}

function elementOf(place: { item: string; part: string } | { thread: string }): Element | null {
  const id =
    'thread' in place ? commentAddress(place.thread) : elementId({ item: place.item, field: place.part })
  return document.getElementById(id)
}

/** Also when the page goes the next moment. @throws where it was not taken */
async function post(path: string, body: SeenNow): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body), keepalive: true })
  if (!response.ok) throw new Error(`${response.status}`)
}
