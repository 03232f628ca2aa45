/** `/api/councils/<id>/settings`: what a council has decided for its agendas, for its secretariat to see and to save as a whole. */
import express, { type Request } from 'express'
import { danishTime } from '../../shared/agenda/danishTime.ts'
import type { FieldKey, PersonId } from '../../shared/agenda/document.ts'
import { settingsToSave } from '../../shared/council/checkSettings.ts'
import type { CouncilSettings, StandingNode } from '../../shared/council/settings.ts'
import { isHeld } from '../../shared/deadlines/deadline.ts'
import type {
  AddFields,
  CouncilSettingsAnswer,
  FieldsAdded,
  SaveSettings,
  SettingsSaved,
} from '../../shared/protocol/api.ts'
import type { AgendaRecord, Council, Directory } from '../storage/storage.ts'
import type { Sync } from '../sync/sync.ts'
import { openCouncilAsSecretariat } from './authorize.ts'
import { HttpProblem } from './problem.ts'
import { pathPart, type Route } from './route.ts'

/** Larger than the limits of a template let it be. */
const LARGEST = '1mb'

export interface CouncilSettingsDeps {
  directory: Directory
  drafts: Pick<Sync, 'addFields'>
  /** Milliseconds since 1970 (UTC). */
  now: () => number
}

export function councilSettingsRoutes({ directory, drafts, now }: CouncilSettingsDeps): Route[] {
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
        const { length } = await draftsOf(directory, council, now())
        response.json({ revision: saved, drafts: length } satisfies SettingsSaved)
      },
    },
    {
      method: 'post',
      path: '/api/councils/:id/settings/fields',
      access: 'signed-in',
      before: [express.json({ limit: '16kb' })],
      handle: async (request, response, { person }) => {
        const council = await openCouncilAsSecretariat(directory, person, pathPart(request, 'id'))
        const keys = keysIn(request)
        const { fields } = (await directory.councilSettings(council.id)).template
        let added = 0
        for (const { id } of await draftsOf(directory, council, now()))
          if (await drafts.addFields(id, person.id, fields, keys)) added += 1
        response.json({ drafts: added } satisfies FieldsAdded)
      },
    },
  ]
}

/** Agendas of meetings that were not held yet. */
async function draftsOf(directory: Directory, council: Council, now: number): Promise<AgendaRecord[]> {
  const all = await directory.agendas()
  return all.filter(
    (agenda) =>
      agenda.council.id === council.id &&
      agenda.state === 'drafting' &&
      !isHeld(agenda.facts, danishTime(now)),
  )
}

function keysIn({ body }: Request): ReadonlySet<FieldKey> {
  const { fields } = (body ?? {}) as Partial<AddFields>
  if (!Array.isArray(fields) || !fields.every((key) => typeof key === 'string')) throw new HttpProblem(400)
  return new Set(fields)
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
  const { logo } = read.settings.paper
  if (logo !== null && (await directory.logo(council.id, logo.hash))?.type !== logo.type)
    throw new HttpProblem(400, 'settingsUnknownLogo')
  const people = await directory.councilPeople(council.id)
  const known = new Set(people.flatMap(({ person, aliases }) => [person.id, ...aliases.map(({ id }) => id)]))
  if (!responsiblesIn(read.settings.template.standing).every((id) => known.has(id)))
    throw new HttpProblem(400, 'settingsUnknownPerson')
  return { settings: read.settings, revision: revision! }
}

const responsiblesIn = (nodes: readonly StandingNode[]): PersonId[] =>
  nodes.flatMap(({ responsibles, children }) => [...responsibles, ...responsiblesIn(children)])
