/** `/api/councils/<id>/settings`: what a council has decided for its agendas, for its secretariat to see and to save as a whole. */
import express, { type Request } from 'express'
import type { PersonId } from '../../shared/agenda/document.ts'
import { settingsToSave } from '../../shared/council/checkSettings.ts'
import type { CouncilSettings, StandingNode } from '../../shared/council/settings.ts'
import type { CouncilSettingsAnswer, SaveSettings, SettingsSaved } from '../../shared/protocol/api.ts'
import type { Council, Directory } from '../storage/storage.ts'
import { openCouncilAsSecretariat } from './authorize.ts'
import { HttpProblem } from './problem.ts'
import { pathPart, type Route } from './route.ts'

/** Larger than the limits of a template let it be. */
const LARGEST = '1mb'

export function councilSettingsRoutes(directory: Directory, now: () => number): Route[] {
  return [
    {
      method: 'get',
      path: '/api/councils/:id/settings',
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const council = await openCouncilAsSecretariat(directory, person, pathPart(request, 'id'))
        const { settings, revision } = await directory.revisedSettings(council.id)
        const { id, name } = council
        response.json({ council: { id, name }, revision, settings } satisfies CouncilSettingsAnswer)
      },
    },
    {
      method: 'put',
      path: '/api/councils/:id/settings',
      access: 'signed-in',
      before: [express.json({ limit: LARGEST })],
      handle: async (request, response, { person }) => {
        const council = await openCouncilAsSecretariat(directory, person, pathPart(request, 'id'))
        const { settings, revision } = await readBody(directory, council, request)
        const change = { settings, revision, by: { person: person.id }, at: now() }
        const saved = await directory.changeCouncilSettings(council.id, change)
        if (saved === null) throw new HttpProblem(409, 'settingsConflict')
        response.json({ revision: saved } satisfies SettingsSaved)
      },
    },
  ]
}

/** @throws HttpProblem 400, with a sentence for what is wrong */
async function readBody(
  directory: Directory,
  council: Council,
  { body }: Request,
): Promise<{ settings: CouncilSettings; revision: number }> {
  const { settings: given, revision } = (body ?? {}) as Partial<SaveSettings>
  if (!Number.isSafeInteger(revision)) throw new HttpProblem(400)
  const read = settingsToSave(given)
  if ('problem' in read) throw new HttpProblem(400, read.problem?.sentence)
  const people = await directory.councilPeople(council.id)
  const known = new Set(people.flatMap(({ person, aliases }) => [person.id, ...aliases.map(({ id }) => id)]))
  if (!responsiblesIn(read.settings.template.standing).every((id) => known.has(id)))
    throw new HttpProblem(400, 'settingsUnknownPerson')
  return { settings: read.settings, revision: revision! }
}

const responsiblesIn = (nodes: readonly StandingNode[]): PersonId[] =>
  nodes.flatMap(({ responsibles, children }) => [...responsibles, ...responsiblesIn(children)])
