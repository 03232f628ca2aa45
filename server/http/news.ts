/** `/api/agendas/<id>/news` and `/api/agendas/<id>/seen`: what others did since one was there, and what one has seen of it. */
import express from 'express'
import type { AgendaId, PersonId } from '../../shared/agenda/document.ts'
import { type AgendaNews, readSeenNow, type SeenNow, threadSeen } from '../../shared/protocol/news.ts'
import type { Directory, NotificationStore, SeenStore, UpdateLog } from '../storage/storage.ts'
import { openAgenda } from './authorize.ts'
import { HttpProblem } from './problem.ts'
import { pathPart, type Route } from './route.ts'

export interface NewsDeps {
  directory: Directory
  updateLog: Pick<UpdateLog, 'news'>
  seen: SeenStore
  notifications: NotificationStore
  /** Told when somebody's are others. */
  onNotified: (people: readonly PersonId[]) => void
  /** Milliseconds since 1970 (UTC). */
  now: () => number
}

export function newsRoutes(deps: NewsDeps): Route[] {
  const { directory, updateLog, seen } = deps
  return [
    {
      method: 'get',
      path: '/api/agendas/:id/news',
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const { agenda } = await openAgenda(directory, person, pathPart(request, 'id'))
        const before = await seen.of(agenda.id, person.id)
        const news = await updateLog.news(agenda.id, person.id, before)
        if (news === null) throw new HttpProblem(404)
        const named = await namesOf(directory, [...news.items, ...news.threads])
        response.json({
          ...{ seq: news.seq, isFirst: before === null },
          items: news.items.map(({ item, at, person, fields }) => ({ item, at, by: named(person), fields })),
          threads: news.threads.map(({ thread, at, person, comments }) => ({
            ...{ thread, at, by: named(person), comments },
          })),
        } satisfies AgendaNews)
      },
    },
    {
      method: 'post',
      path: '/api/agendas/:id/seen',
      access: 'signed-in',
      before: [express.json({ limit: '64kb' })],
      handle: async (request, response, { person }) => {
        const { agenda } = await openAgenda(directory, person, pathPart(request, 'id'))
        const seenNow = readSeenNow(request.body)
        if (seenNow === null) throw new HttpProblem(400)
        await seen.see(agenda.id, person.id, seenNow)
        await readWhatTellsOf(deps, agenda.id, person.id, seenNow)
        response.status(204).end()
      },
    },
  ]
}

/** Who has seen a thread where it stands need not be told of it any more. «Everything» is said by who comes the first time, too. */
async function readWhatTellsOf(
  { notifications, onNotified, now }: NewsDeps,
  agenda: AgendaId,
  person: PersonId,
  { places = [] }: SeenNow,
): Promise<void> {
  const threads = places.flatMap((place) => threadSeen(place) ?? [])
  if (threads.length === 0) return
  if (await notifications.markThreadsRead(person, agenda, threads, now())) onNotified([person])
}

async function namesOf(
  directory: Directory,
  done: readonly { person: PersonId }[],
): Promise<(id: PersonId) => { id: PersonId; name: string | null }> {
  const ids = new Set(done.map(({ person }) => person))
  const people = await Promise.all([...ids].map((id) => directory.person(id)))
  const names = new Map(people.flatMap((one) => (one === null ? [] : [[one.id, one.name]])))
  return (id) => ({ id, name: names.get(id) ?? null })
}
