/** The answer in which a file comes: lines that say how far it is, then its bytes. Knows no page and no address. */
import type { ExportedFileFacts, ExportLine, ExportStep } from '../../shared/protocol/exports.ts'
import { ApiError } from '../app/api.ts'

/** How far a file is. */
export type HowFar =
  /** So many are made before it. */
  | { waiting: number }
  | ExportStep
  /** It is made, and so many of its bytes are here. */
  | { got: number; bytes: number }

export interface NamedFile {
  name: string
  bytes: Blob
  /** `null`: it has none, or only who opens it knows. */
  pages: number | null
}

const END_OF_LINE = 10

/** @throws ApiError where the server says why there is no file; TypeError when the answer breaks off */
export async function readExport(
  answer: ReadableStream<Uint8Array<ArrayBuffer>>,
  onFar: (far: HowFar) => void,
): Promise<NamedFile> {
  const reader = answer.getReader()
  const next = async () => {
    const { done, value } = await reader.read()
    if (done) throw new TypeError('the answer broke off')
    return value
  }
  const decoder = new TextDecoder()
  for (let line = '', rest = await next(); ; ) {
    const end = rest.indexOf(END_OF_LINE)
    if (end < 0) {
      line += decoder.decode(rest, { stream: true })
      rest = await next()
      continue
    }
    line += decoder.decode(rest.subarray(0, end))
    const said = JSON.parse(line) as ExportLine
    line = ''
    rest = rest.subarray(end + 1)
    if ('problem' in said) throw new ApiError(said.problem.status, said.problem.detail)
    if ('file' in said) return readFile(said.file, rest, next, onFar)
    onFar(said)
  }
}

async function readFile(
  { name, type, bytes, pages }: ExportedFileFacts,
  first: Uint8Array<ArrayBuffer>,
  next: () => Promise<Uint8Array<ArrayBuffer>>,
  onFar: (far: HowFar) => void,
): Promise<NamedFile> {
  const parts = [first]
  for (let got = first.length; ; ) {
    onFar({ got, bytes })
    if (got >= bytes) return { name, bytes: new Blob(parts, { type }), pages: pages ?? null }
    const part = await next()
    parts.push(part)
    got += part.length
  }
}
