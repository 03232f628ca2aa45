/** Typst, in this thread: from data and `paper.typ` to the bytes of a PDF. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { inflateSync } from 'node:zlib'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { PrintedPaper } from './printedPaper.ts'

/** It cannot be set. */
export class NotSet extends Error {
  override name = 'NotSet'
  /** What Typst says; words of the agenda may be in it, and stand in no log. */
  readonly said: string

  constructor(said: string) {
    super(`It cannot be set: ${said.replace(/`[^`]*`/g, '…').slice(0, 500)}`)
    this.said = said
  }
}

export interface Setting {
  paper: PrintedPaper
  /** By the path that the paper names. */
  files: ReadonlyMap<string, Uint8Array>
  /** `false`: with tags and all, but whatever the standard says. */
  asStandard: boolean
  /** Called when the pages are set, and only have to be written. */
  onSet?: (pages: number) => void
}

const require = createRequire(import.meta.url)

const FACES: Readonly<Record<string, readonly string[]>> = {
  'source-serif-4/SourceSerif4': [
    '400Regular',
    '400Regular_Italic',
    '600SemiBold',
    '700Bold',
    '700Bold_Italic',
  ],
  'inter/Inter': ['400Regular', '400Regular_Italic', '500Medium', '600SemiBold', '700Bold', '700Bold_Italic'],
  'noto-sans-hebrew/NotoSansHebrew': ['400Regular', '700Bold'],
  'noto-naskh-arabic/NotoNaskhArabic': ['400Regular', '700Bold'],
  'noto-emoji/NotoEmoji': ['400Regular'],
}

function readFonts(): Buffer[] {
  const faces = Object.entries(FACES).flatMap(([family, names]) => {
    const [folder, name] = family.split('/')
    return names.map((face) => `@expo-google-fonts/${folder}/${face}/${name}_${face}.ttf`)
  })
  const last = '@fontsource/unifontex/files/unifontex-latin-400-normal.woff'
  return [
    ...faces.map((path) => readFileSync(require.resolve(path))),
    unpacked(readFileSync(require.resolve(last))),
  ]
}

/** A font as it was before it was packed for the web. @see https://www.w3.org/TR/WOFF/ */
function unpacked(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, at) => {
    const entry = woff.subarray(44 + at * 20, 64 + at * 20)
    const [offset, packed, length] = [4, 8, 12].map((field) => entry.readUInt32BE(field)) as [
      number,
      number,
      number,
    ]
    const bytes = woff.subarray(offset, offset + packed)
    return {
      tag: entry.subarray(0, 4),
      sum: entry.subarray(16, 20),
      length,
      bytes: packed < length ? inflateSync(bytes) : bytes,
    }
  })
  const head = Buffer.alloc(12 + count * 16)
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  const power = Math.floor(Math.log2(count))
  head.writeUInt16BE(16 * 2 ** power, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(16 * (count - 2 ** power), 10)
  let offset = head.length
  const bodies = tables.map(({ tag, sum, length, bytes }, at) => {
    tag.copy(head, 12 + at * 16)
    sum.copy(head, 16 + at * 16)
    head.writeUInt32BE(offset, 20 + at * 16)
    head.writeUInt32BE(length, 24 + at * 16)
    const padded = Buffer.concat([bytes, Buffer.alloc(-length & 3)])
    offset += padded.length
    return padded
  })
  return Buffer.concat([head, ...bodies])
}

export class Typesetter {
  readonly #template = readFileSync(new URL('./paper.typ', import.meta.url), 'utf8')
  readonly #draft = readFileSync(new URL('./draft.svg', import.meta.url))
  // No file but those that it is given: its folder is one where nothing is.
  readonly #compiler = NodeCompiler.create({
    workspace: NOTHING_THERE,
    fontArgs: [{ fontBlobs: readFonts() }],
  })

  /** @throws NotSet */
  set({ paper, files, asStandard, onSet }: Setting): Uint8Array {
    const compiler = this.#compiler
    try {
      compiler.mapShadow(`${NOTHING_THERE}/paper.json`, Buffer.from(JSON.stringify(paper)))
      compiler.mapShadow(`${NOTHING_THERE}/draft.svg`, this.#draft)
      for (const [path, bytes] of files) compiler.mapShadow(`${NOTHING_THERE}${path}`, Buffer.from(bytes))
      const compiled = compiler.compile({ mainFileContent: this.#template })
      if (compiled.result === null) throw compiled.takeDiagnostics()?.shortDiagnostics ?? 'no result'
      onSet?.(compiled.result.numOfPages)
      return new Uint8Array(compiler.pdf(compiled.result, asStandard ? { pdfStandard: 'ua-1' } : {}))
    } catch (error) {
      throw new NotSet(saidBy(error))
    } finally {
      compiler.resetShadow()
      // What it remembers of one paper is of no use to the next.
      compiler.evictCache(0)
    }
  }
}

/** A folder that is not there. */
export const NOTHING_THERE = '/dagsorden'

/** Errors of the library carry what it says in `code`, others in lists. */
function saidBy(error: unknown): string {
  if (error instanceof Error) return String((error as NodeJS.ErrnoException).code ?? error.message)
  return typeof error === 'string' ? error : JSON.stringify(error)
}
