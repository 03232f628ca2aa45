/**
 * `/api/agendas/<id>/items/<item>/attachments/<attachment>`: a file comes for an attachment, and goes out. The bytes are on disk before
 * the document tells of them. What goes out can do nothing in the product's name: it is saved, and not shown.
 */
import express, { type Request, type Response } from 'express'
import type { AgendaId, AttachmentFacts, AttachmentFile } from '../../shared/agenda/document.ts'
import type { PlainSentence } from '../../shared/language/sentences.ts'
import {
  type FilesOfAttachment,
  type GaveFile,
  type GiveEarlierFile,
  LARGEST_FILE_BYTES,
} from '../../shared/protocol/api.ts'
import type { Asker, Denial } from '../../shared/rights/whyNot.ts'
import { downloadName } from '../attachments/downloadName.ts'
import { fileKind } from '../attachments/fileKind.ts'
import {
  type Directory,
  EmptyFile,
  type FileStore,
  FileTooLarge,
  type GivenFileRow,
  type Person,
  type UpdateLog,
} from '../storage/storage.ts'
import { NotAllowed } from '../sync/rights.ts'
import { NoAttachment } from '../sync/room.ts'
import type { Sync } from '../sync/sync.ts'
import { openAgenda } from './authorize.ts'
import { HttpProblem } from './problem.ts'
import { pathPart, type Route } from './route.ts'
import { sendHarmless } from './sendHarmless.ts'
import { speechFor } from './speech.ts'

/** What the live agendas know of their attachments. */
export type LiveAttachments = Pick<Sync, 'attachment' | 'whyNoFile' | 'giveFile'>

export interface AttachmentDeps {
  directory: Directory
  updateLog: Pick<UpdateLog, 'givenFiles'>
  files: FileStore
  attachments: LiveAttachments
  now: () => number
  /** How much one person may give to one agenda within a day; default: `MOST_BYTES_A_DAY`. */
  mostFileBytesADay?: number
}

/** Twenty of the largest files: more than anybody has, and less than a disk (bytes). */
const MOST_BYTES_A_DAY = 20 * LARGEST_FILE_BYTES
const DAY_MS = 24 * 60 * 60 * 1000

const ADDRESS = '/api/agendas/:id/items/:item/attachments/:attachment'

/** Whoever sends nothing for so long (ms) has gone. */
const LONGEST_SILENCE = 60_000

export function attachmentRoutes(deps: AttachmentDeps): Route[] {
  return [
    {
      method: 'get',
      path: ADDRESS,
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const attachment = await openAttachment(deps, person, request)
        await sendFile(deps, request, response, attachment)
      },
    },
    {
      method: 'get',
      path: `${ADDRESS}/files`,
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        await openAttachment(deps, person, request)
        const files = (await filesOf(deps, request)).map(({ file }) => file)
        response.json({ files } satisfies FilesOfAttachment)
      },
    },
    {
      method: 'post',
      path: `${ADDRESS}/file`,
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        await openToGive(deps, person, request)
        refuseBySize(request)
        await refuseByDay(deps, person, request, Number(request.headers['content-length'] ?? 0))
        response.json((await takeFile(deps, person, request)) satisfies GaveFile)
      },
    },
    {
      method: 'post',
      path: `${ADDRESS}/earlier-file`,
      access: 'signed-in',
      before: [express.json({ limit: '1kb' })],
      handle: async (request, response, { person }) => {
        await openToGive(deps, person, request)
        const { hash } = (request.body ?? {}) as Partial<GiveEarlierFile>
        const earlier = (await filesOf(deps, request)).find(({ file }) => file.hash === hash)
        if (earlier === undefined) throw new HttpProblem(404)
        response.json((await give(deps, person, request, earlier.file)) satisfies GaveFile)
      },
    },
  ]
}

// ── Coming ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** By what the sender says of it: who says nothing, or something else, is found out as the bytes come. */
function refuseBySize({ headers }: Request): void {
  const length = headers['content-length']
  if (length === undefined) {
    if (headers['transfer-encoding'] === undefined) throw new HttpProblem(400, 'fileEmpty')
    return
  }
  if (Number(length) === 0) throw new HttpProblem(400, 'fileEmpty')
  if (Number(length) > LARGEST_FILE_BYTES) throw new HttpProblem(413)
}

/** @param bytes that are to come @throws HttpProblem 429 where this person has given too much to this agenda within a day */
async function refuseByDay(
  { updateLog, now, mostFileBytesADay = MOST_BYTES_A_DAY }: AttachmentDeps,
  person: Person,
  request: Request,
  bytes: number,
): Promise<void> {
  const rows = (await updateLog.givenFiles(pathPart(request, 'id'))) ?? []
  const since = now() - DAY_MS
  const own = rows.filter(({ file }) => file.by === person.id && (file.at ?? 0) > since)
  // One that was given twice is on the disk once.
  const sizes = new Map(own.map(({ file }) => [file.hash, file.bytes]))
  const given = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  if (given + bytes > mostFileBytesADay) throw new HttpProblem(429, 'filesTooMany')
}

async function takeFile(deps: AttachmentDeps, person: Person, request: Request): Promise<AttachmentFile> {
  request.setTimeout(LONGEST_SILENCE, () => request.destroy())
  const received = await deps.files.receive(request, LARGEST_FILE_BYTES).catch(problemOf)
  try {
    // Others of theirs may have come meanwhile, and who said nothing of its size is known now.
    await refuseByDay(deps, person, request, received.bytes)
    const type = await fileKind(received.head)
    await received.keep(pathPart(request, 'id'))
    const { hash, bytes } = received
    return await give(deps, person, request, { hash, bytes, type })
  } finally {
    await received.letGo()
  }
}

const GONE: ReadonlySet<string> = new Set(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'])

function problemOf(error: unknown): never {
  if (error instanceof EmptyFile) throw new HttpProblem(400, 'fileEmpty')
  if (error instanceof FileTooLarge) throw new HttpProblem(413)
  // The connection has gone in the middle; nobody hears the answer.
  if (GONE.has((error as NodeJS.ErrnoException).code ?? '')) throw new HttpProblem(400, 'fileCutOff')
  throw error
}

/** Asked once more, by what is now: a file can be long on its way. */
async function give(
  deps: AttachmentDeps,
  person: Person,
  request: Request,
  { hash, bytes, type }: Pick<AttachmentFile, 'hash' | 'bytes' | 'type'>,
): Promise<AttachmentFile> {
  const agenda = pathPart(request, 'id')
  const asker = await askerOf(deps, person, agenda)
  const file = { hash, bytes, type, by: person.id, at: deps.now() }
  const place = { item: pathPart(request, 'item'), attachment: pathPart(request, 'attachment') }
  try {
    await deps.attachments.giveFile(asker, agenda, { ...place, file })
    return file
  } catch (error) {
    if (error instanceof NoAttachment) throw new HttpProblem(404, 'attachmentGone')
    if (error instanceof NotAllowed) throw denied(error.code)
    throw error
  }
}

/** @throws HttpProblem 404 when the attachment is not there, 403 when this person may not give it a file */
async function openToGive(deps: AttachmentDeps, person: Person, request: Request): Promise<void> {
  const agenda = pathPart(request, 'id')
  const asker = await askerOf(deps, person, agenda)
  await openAttachment(deps, person, request)
  const place = [pathPart(request, 'item'), pathPart(request, 'attachment')] as const
  const denial = await deps.attachments.whyNoFile(asker, agenda, ...place)
  if (denial !== null) throw denied(denial)
}

async function askerOf({ directory }: AttachmentDeps, person: Person, id: AgendaId): Promise<Asker> {
  const { agenda, role } = await openAgenda(directory, person, id)
  return { role, ids: [person.id, ...(await directory.aliases(person.id, agenda.council.id))] }
}

const DENIED = {
  'not-allowed': 'fileNotAllowed',
  locked: 'fileLocked',
  'not-drafting': 'fileNotDrafting',
  sent: 'fileSent',
} as const satisfies Record<Denial, PlainSentence>

const denied = (denial: Denial): HttpProblem => new HttpProblem(403, DENIED[denial])

// ── Going out ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Loads an attachment of an agenda that this person may open. @throws HttpProblem 404, 403 */
async function openAttachment(
  { directory, attachments }: AttachmentDeps,
  person: Person,
  request: Request,
): Promise<AttachmentFacts> {
  const { agenda } = await openAgenda(directory, person, pathPart(request, 'id'))
  const place = [pathPart(request, 'item'), pathPart(request, 'attachment')] as const
  const attachment = await attachments.attachment(agenda.id, ...place)
  if (attachment === null) throw new HttpProblem(404, 'attachmentGone')
  return attachment
}

/** The files that this very attachment was given, the latest first, each once. */
async function filesOf({ updateLog }: AttachmentDeps, request: Request): Promise<GivenFileRow[]> {
  const [item, attachment] = [pathPart(request, 'item'), pathPart(request, 'attachment')]
  const all = (await updateLog.givenFiles(pathPart(request, 'id'))) ?? []
  const own = all.filter((row) => row.item === item && row.attachment === attachment)
  const first = new Map(own.toReversed().map((row) => [row.file.hash, row]))
  return own.filter((row) => first.get(row.file.hash) === row)
}

async function sendFile(
  deps: AttachmentDeps,
  request: Request,
  response: Response,
  attachment: AttachmentFacts,
): Promise<void> {
  const file = await wantedFile(deps, request, attachment)
  const path = file && (await deps.files.pathOf(pathPart(request, 'id'), file.hash))
  if (!file || path === null) throw new HttpProblem(404, 'fileNotThere')
  const name = downloadName(attachment.name, file.type, speechFor(request).t('fileWithoutName'))
  // Kept by this browser alone, and asked for again each time: rights can be lost.
  await sendHarmless(response, path, { ...file, name, caching: 'private, no-cache' })
}

/** The one that it has, or an earlier one by `?file=`. */
async function wantedFile(
  deps: AttachmentDeps,
  request: Request,
  attachment: AttachmentFacts,
): Promise<AttachmentFile | null> {
  const { file: hash } = request.query
  if (hash === undefined || hash === attachment.file?.hash) return attachment.file
  return (await filesOf(deps, request)).find(({ file }) => file.hash === hash)?.file ?? null
}
