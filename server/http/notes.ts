/** `/api/agendas/<id>/notes`: one's own notes to an agenda. No address gives anybody another's. */
import express from 'express'
import { type Note, type OwnNotes, readSaveNote } from '../../shared/protocol/notes.ts'
import type { Directory, NoteStore } from '../storage/storage.ts'
import { openAsMember } from './authorize.ts'
import { HttpProblem } from './problem.ts'
import { pathPart, type Route } from './route.ts'

export interface NoteDeps {
  directory: Directory
  notes: NoteStore
  /** Milliseconds since 1970 (UTC). */
  now: () => number
}

/** Above the longest note, however it is written in JSON. */
const LARGEST = '256kb'

export function noteRoutes({ directory, notes, now }: NoteDeps): Route[] {
  return [
    {
      method: 'get',
      path: '/api/agendas/:id/notes',
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const { agenda } = await openAsMember(directory, person, pathPart(request, 'id'))
        const own = await notes.of(agenda.id, person.id)
        response.json({ agenda: agenda.id, notes: own } satisfies OwnNotes)
      },
    },
    {
      method: 'put',
      path: '/api/agendas/:id/notes',
      access: 'signed-in',
      before: [express.json({ limit: LARGEST })],
      handle: async (request, response, { person }) => {
        const { agenda } = await openAsMember(directory, person, pathPart(request, 'id'))
        const wanted = readSaveNote(request.body)
        if (wanted === null) throw new HttpProblem(400)
        const saved = await notes.save(agenda.id, person.id, wanted, now())
        if (saved === null) throw new HttpProblem(409)
        response.json(saved satisfies Note)
      },
    },
  ]
}
