/** The answer in which a file comes, however the network cuts it. */
import { expect, test } from 'vitest'
import { ApiError } from '../../../client/app/api.ts'
import { type HowFar, readExport } from '../../../client/exporting/readExport.ts'
import type { ExportLine } from '../../../shared/protocol/exports.ts'
import { RandomSource } from '../../support/randomSource.ts'

const LINES: ExportLine[] = [
  { waiting: 1 },
  { step: 1, of: 2, format: null, part: 'reading' },
  { step: 2, of: 2, format: 'md', part: 'writing' },
]
/** With ends of lines in it, as any file may have. */
const FILE = new TextEncoder().encode('# Dagsorden\n\nÆbler – «ø»\n')
const FACTS = { name: 'Dagsorden – åbent møde.md', type: 'text/markdown', bytes: FILE.length }

const answerOf = (lines: readonly ExportLine[], file = new Uint8Array()) =>
  Buffer.concat([Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join('')), file])

/** @param sizes of the pieces; the last one has the rest */
function cut(bytes: Uint8Array, sizes: readonly number[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0
  return new ReadableStream({
    start: (stream) => {
      for (const size of [...sizes, bytes.length]) {
        stream.enqueue(new Uint8Array(bytes.subarray(at, at + size)))
        at += size
      }
      stream.close()
    },
  })
}

test('[Z153] each line is heard in its order, and the file is what it was, wherever the answer was cut', async () => {
  const answer = answerOf([...LINES, { file: FACTS }], FILE)
  for (let seed = 0; seed < 60; seed += 1) {
    const random = new RandomSource(seed)
    const sizes = Array.from({ length: 12 }, () => random.below(40))
    const heard: HowFar[] = []
    const file = await readExport(cut(answer, sizes), (far) => heard.push(far))
    expect([file.name, file.pages, file.bytes.type]).toEqual([FACTS.name, null, FACTS.type])
    expect(new Uint8Array(await file.bytes.arrayBuffer())).toEqual(FILE)
    expect(heard.slice(0, LINES.length)).toEqual(LINES)
    expect(heard.at(-1)).toEqual({ got: FILE.length, bytes: FILE.length })
  }
})

test('[Z153] why there is no file is told in the server’s words; half a file is none', async () => {
  const problem = { type: 'about:blank', title: 'Not Found', status: 404, detail: 'Der er intet punkt.' }
  const refused = readExport(cut(answerOf([...LINES, { problem }]), []), () => {})
  await expect(refused).rejects.toEqual(new ApiError(404, 'Der er intet punkt.'))
  const answer = answerOf([{ file: FACTS }], FILE)
  for (const cutOff of [answer.subarray(0, -1), answer.subarray(0, 9), answer.subarray(0, 0)])
    await expect(readExport(cut(cutOff, []), () => {})).rejects.toThrow(TypeError)
})
