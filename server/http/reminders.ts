/** `/api/agendas/<id>/reminders`: who lacks what, and mail to them about it, for the council's secretariat. */
import express, { type Request } from 'express'
import type { ReminderPreview, RemindersSent, SendReminders } from '../../shared/protocol/api.ts'
import { LONGEST_NOTE } from '../../shared/reminders/note.ts'
import type { Reminders } from '../reminders/reminders.ts'
import type { Directory } from '../storage/storage.ts'
import { openAsSecretariat } from './authorize.ts'
import { HttpProblem } from './problem.ts'
import { pathPart, type Route } from './route.ts'
import { speechFor } from './speech.ts'

export interface ReminderDeps {
  directory: Directory
  reminders: Pick<Reminders, 'preview' | 'remind'>
}

/** No council has more people who write. */
const MOST_PEOPLE = 1000

export function reminderRoutes({ directory, reminders }: ReminderDeps): Route[] {
  return [
    {
      method: 'get',
      path: '/api/agendas/:id/reminders/preview',
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const agenda = await openAsSecretariat(directory, person, pathPart(request, 'id'))
        const { language } = speechFor(request)
        response.json((await reminders.preview(agenda, person, language)) satisfies ReminderPreview)
      },
    },
    {
      method: 'post',
      path: '/api/agendas/:id/reminders',
      access: 'signed-in',
      before: [express.json({ limit: '128kb' })],
      handle: async (request, response, { person }) => {
        const agenda = await openAsSecretariat(directory, person, pathPart(request, 'id'))
        const { people, note } = readSending(request)
        if (agenda.state !== 'drafting') throw new HttpProblem(409, 'remindNotDrafting')
        response.json((await reminders.remind(agenda, person, people, note)) satisfies RemindersSent)
      },
    },
  ]
}

/** @throws HttpProblem 400 */
function readSending({ body }: Request): SendReminders {
  const { people, note = '' } = (body ?? {}) as Partial<SendReminders>
  const isList = Array.isArray(people) && people.length > 0 && people.length <= MOST_PEOPLE
  if (!isList || !people.every((id) => typeof id === 'string')) throw new HttpProblem(400)
  if (typeof note !== 'string' || note.length > LONGEST_NOTE) throw new HttpProblem(400, 'remindNoteTooLong')
  return { people, note }
}
