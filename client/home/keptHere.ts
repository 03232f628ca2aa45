/** What whoever has signed in here can open without a server: drafts, and what was sent of agendas of which they have no draft. */
import { nextMeetingFirst } from '../../shared/agenda/meetingOrder.ts'
import { applyingOf } from '../../shared/paper/applying.ts'
import type { Meeting } from '../../shared/protocol/versions.ts'
import { serverToday } from '../app/serverClock.ts'
import { keepOfTab } from '../connection/sessions.ts'
import { signedInHere } from '../connection/signedIn.ts'
import type { KeptAgenda } from '../keeping/keep.ts'
import type { KeptSent } from '../keeping/keptSent.ts'

export async function keptHere(): Promise<{ agendas: KeptAgenda[]; meetings: Meeting[] }> {
  const person = signedInHere()
  if (person === null) return { agendas: [], meetings: [] }
  const keep = keepOfTab()
  const [agendas, sent] = await Promise.all([keep.agendasOf(person), keep.papers.all(person)])
  const drafts = new Set(agendas.map(({ id }) => id))
  const meetings = sent.filter(({ agenda }) => !drafts.has(agenda)).flatMap(meetingOf)
  return { agendas, meetings: nextMeetingFirst(meetings, serverToday()) }
}

function meetingOf({ agenda, versions, head }: KeptSent): Meeting[] {
  const [newest] = versions
  if (newest === undefined) return []
  const version = { ...newest, whole: applyingOf(versions)?.whole.number ?? newest.number }
  const { council, title, startsAt, endsAt, place } = head
  return [{ id: agenda, council: { id: '', name: council }, title, startsAt, endsAt, place, version }]
}
