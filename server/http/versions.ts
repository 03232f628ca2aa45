/**
 * `/api/agendas/<id>/versions`: the secretariat sends an agenda out; every member of its council reads what was sent, participants too,
 * and nothing but that. It comes from stored bytes, which never change.
 */
import { readFile } from 'node:fs/promises'
import express, { type Request, type Response } from 'express'
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { PlainSentence } from '../../shared/language/sentences.ts'
import type { Paper } from '../../shared/paper/paper.ts'
import { AGENDA, SUPPLEMENT } from '../../shared/paper/paperWords.ts'
import {
  type FailedSending,
  isVersionFormat,
  LONGEST_NAME,
  type NotSentCode,
  type SendVersion,
  type SentVersion,
  type TroubledMail,
  type VersionChanges,
  type VersionJustSent,
  type VersionMail,
} from '../../shared/protocol/versions.ts'
import { LONGEST_NOTE } from '../../shared/reminders/note.ts'
import { downloadName } from '../attachments/downloadName.ts'
import type { Exporting } from '../exchange/exporting.ts'
import type { Outbox } from '../mail/outbox.ts'
import type { Directory, FileStore, Person, VersionStore } from '../storage/storage.ts'
import { NotSent, SentLater } from '../versions/notSent.ts'
import type { Sender, Wish } from '../versions/sender.ts'
import { openAgenda, openAsSecretariat, openSent } from './authorize.ts'
import { exportProblem } from './exports.ts'
import { HttpProblem } from './problem.ts'
import { limitExports, limitMaking } from './rateLimits.ts'
import { pathPart, type Route } from './route.ts'
import { sendHarmless } from './sendHarmless.ts'
import { speechFor } from './speech.ts'

export interface VersionDeps {
  directory: Directory
  files: FileStore
  versions: VersionStore
  exporting: Pick<Exporting, 'markdown'>
  sender: Pick<Sender, 'send' | 'takeBack' | 'onItsWay' | 'changes'>
  outbox: Pick<Outbox, 'sendNow'>
  /** Milliseconds since 1970 (UTC). */
  now: () => number
}

const ADDRESS = '/api/agendas/:id/versions'

/** What was sent is the same for ever. Kept by the reader's own browser alone. */
const FOR_EVER = 'private, max-age=31536000, immutable'

export function versionRoutes(deps: VersionDeps): Route[] {
  const { directory, versions, sender, exporting } = deps
  return [
    {
      method: 'get',
      path: ADDRESS,
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const { id } = await openSent(directory, person, pathPart(request, 'id'))
        response.json((await versions.of(id)) satisfies SentVersion[])
      },
    },
    {
      method: 'post',
      path: ADDRESS,
      access: 'signed-in',
      before: [express.json({ limit: '32kb' })],
      handle: async (request, response, { person }) => {
        const agenda = await openAsSecretariat(directory, person, pathPart(request, 'id'))
        const version = await sender.send(agenda, person, readWish(request)).catch(problemOf)
        response.status(201).json(version satisfies VersionJustSent)
      },
    },
    {
      method: 'get',
      path: `${ADDRESS}/sending`,
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const { agenda } = await openAgenda(directory, person, pathPart(request, 'id'))
        response.json(await sender.onItsWay(agenda.id))
      },
    },
    {
      method: 'get',
      path: `${ADDRESS}/failed`,
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const { id } = await openAsSecretariat(directory, person, pathPart(request, 'id'))
        response.json((await versions.failed(id)) satisfies FailedSending | null)
      },
    },
    {
      method: 'post',
      path: `${ADDRESS}/failed`,
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const { id } = await openAsSecretariat(directory, person, pathPart(request, 'id'))
        await versions.putFailureAside(id)
        response.status(204).end()
      },
    },
    {
      method: 'get',
      path: `${ADDRESS}/changes`,
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const { agenda } = await openAgenda(directory, person, pathPart(request, 'id'))
        const changes = await sender.changes(agenda).catch(problemOf)
        response.json(changes satisfies VersionChanges | null)
      },
    },
    {
      method: 'post',
      path: `${ADDRESS}/undo`,
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const { id } = await openAsSecretariat(directory, person, pathPart(request, 'id'))
        if (!(await sender.takeBack(id))) throw new HttpProblem(409, 'versionTooLateToTakeBack', 'too-late')
        response.status(204).end()
      },
    },
    {
      method: 'get',
      path: `${ADDRESS}/mails`,
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const { id } = await openAsSecretariat(directory, person, pathPart(request, 'id'))
        response.json((await versions.troubledMails(id)) satisfies TroubledMail[])
      },
    },
    {
      method: 'post',
      path: `${ADDRESS}/mails`,
      access: 'signed-in',
      before: [limitMaking()],
      handle: async (request, response, { person }) => {
        const { id } = await openAsSecretariat(directory, person, pathPart(request, 'id'))
        await versions.tryMailsNow(id, deps.now())
        await deps.outbox.sendNow()
        response.status(204).end()
      },
    },
    {
      method: 'get',
      path: `${ADDRESS}/:number/mails`,
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const { id } = await openAsSecretariat(directory, person, pathPart(request, 'id'))
        response.json((await versions.mails(id, numberIn(request))) satisfies VersionMail[])
      },
    },
    {
      method: 'get',
      path: `${ADDRESS}/:number/paper`,
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const [agenda, number] = await openVersion(deps, person, request)
        const file = await versions.file(agenda, number, 'paper')
        await send(deps, response, agenda, file && { ...file, name: null })
      },
    },
    {
      method: 'get',
      path: `${ADDRESS}/:number/files/md`,
      access: 'signed-in',
      before: [limitExports()],
      handle: async (request, response, { person }) => {
        const [agenda, number] = await openVersion(deps, person, request)
        const leaving = new AbortController()
        response.once('close', () => leaving.abort())
        const paper = await paperOf(deps, agenda, number)
        const file = await exporting.markdown(paper, { signal: leaving.signal }).catch(exportProblem)
        if (file === null) return
        response.attachment(downloadName(`${file.name}.md`, file.type, file.format))
        response.set({
          'Content-Type': file.type,
          'X-Content-Type-Options': 'nosniff',
          'Cache-Control': 'private, no-cache',
        })
        response.end(file.bytes)
      },
    },
    {
      method: 'get',
      path: `${ADDRESS}/:number/files/:format`,
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const [agenda, number] = await openVersion(deps, person, request)
        const format = pathPart(request, 'format')
        const file = isVersionFormat(format) ? await versions.file(agenda, number, format) : null
        const name = file && downloadName(`${file.name}.${format}`, file.type, format)
        await send(deps, response, agenda, file && { ...file, name })
      },
    },
    {
      method: 'get',
      path: `${ADDRESS}/:number/attachments/:attachment`,
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const [agenda, number] = await openVersion(deps, person, request)
        const file = await versions.attachment(agenda, number, pathPart(request, 'attachment'))
        const otherwise = speechFor(request).t('fileWithoutName')
        const name = file && downloadName(file.name, file.type, otherwise)
        await send(deps, response, agenda, file && { ...file, name })
      },
    },
  ]
}

// ── Sending ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** @throws HttpProblem 400 */
function readWish(request: Request): Wish {
  const { kind, name = '', message = '', after, until } = (request.body ?? {}) as Partial<SendVersion>
  if (kind !== 'whole' && kind !== 'supplement') throw new HttpProblem(400)
  if (typeof name !== 'string' || typeof message !== 'string') throw new HttpProblem(400)
  if (name.length > LONGEST_NAME) throw new HttpProblem(400, 'versionNameTooLong')
  if (message.length > LONGEST_NOTE) throw new HttpProblem(400, 'remindNoteTooLong')
  if (![after, until].every((value) => value === undefined || Number.isSafeInteger(value)))
    throw new HttpProblem(400)
  const onOneLine = name.replace(/[\s\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  const called = onOneLine || (kind === 'whole' ? AGENDA : SUPPLEMENT)
  return { kind, name: called, note: message, after, until }
}

const WHY_NOT = {
  'being-sent': 'versionBeingSent',
  'sent-since': 'versionSentSince',
  'came-late': 'versionCameLate',
  'taken-back': 'versionTakenBack',
  'same-as-last': 'versionSameAsLast',
  'nothing-in-it': 'versionNothingInIt',
  'nothing-before': 'versionNothingBefore',
  held: 'versionHeld',
} as const satisfies Record<NotSentCode, PlainSentence>

function problemOf(error: unknown): never {
  if (error instanceof NotSent) throw new HttpProblem(409, WHY_NOT[error.code], error.code)
  if (error instanceof SentLater) throw new HttpProblem(503, 'versionLater', 'later')
  throw error
}

// ── Reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** @throws HttpProblem 404 when there is no such agenda, or the person is no member of its council */
async function openVersion(
  { directory }: VersionDeps,
  person: Person,
  request: Request,
): Promise<[agenda: AgendaId, number: number]> {
  const { id } = await openSent(directory, person, pathPart(request, 'id'))
  return [id, numberIn(request)]
}

/** @throws HttpProblem 404 for what is no number of a version */
function numberIn(request: Request): number {
  const number = pathPart(request, 'number')
  if (!/^[1-9]\d{0,5}$/.test(number)) throw new HttpProblem(404, 'versionNotThere')
  return Number(number)
}

/** @throws HttpProblem 404 */
async function paperOf({ versions, files }: VersionDeps, agenda: AgendaId, number: number): Promise<Paper> {
  const kept = await versions.file(agenda, number, 'paper')
  const path = kept && (await files.pathOf(agenda, kept.hash))
  if (path === null) throw new HttpProblem(404, 'versionNotThere')
  return JSON.parse(await readFile(path, 'utf8'))
}

async function send(
  { files }: VersionDeps,
  response: Response,
  agenda: AgendaId,
  file: { hash: string; type: string; name: string | null } | null,
): Promise<void> {
  const path = file && (await files.pathOf(agenda, file.hash))
  if (!file || path === null) throw new HttpProblem(404, 'versionNotThere')
  await sendHarmless(response, path, { ...file, caching: FOR_EVER })
}
