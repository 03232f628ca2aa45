/** The gate without one of its checks: copies of its files with a piece of text put in another's place, and an update that shows it. */
import { cp, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as Y from 'yjs'
import type { admit } from '../../server/gate/admit.ts'
import { type CraftedStruct, craftUpdate, type Id } from './craftUpdate.ts'
import { bodyOf, charOf, idOf, noteOf } from './gateWorld.ts'
import { temporaryFolder } from './temporaryFolder.ts'

export interface Mutant {
  name: string
  file: string
  /** Stands there once. */
  find: RegExp
  put: string
  /** What the document holds already, of the same hostile client. */
  before?: (doc: Y.Doc) => Uint8Array
  update: (doc: Y.Doc) => Uint8Array
  /** It takes an entry away, which must not pass as less. */
  isDeletion?: true
}

const HOSTILE = 50

const crafted = (...structs: CraftedStruct[]): Uint8Array =>
  craftUpdate([{ client: HOSTILE, clock: 0, structs }])
const ranges = (client: number, ...named: [number, number][]) => [{ client, ranges: named }]
const orderOf = (doc: Y.Doc): Id => {
  const { client, clock } = noteOf(doc, 'B')._map.get('order')!.id
  return [client, clock]
}
const inPlaceOfOrder = (doc: Y.Doc): CraftedStruct => ({ origin: orderOf(doc), key: 'order', values: ['x'] })

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'a client in two blocks',
    file: 'decode.ts',
    find: /if \(declaredBlocks.*/,
    put: '',
    update: (doc) =>
      craftUpdate([
        { client: HOSTILE, clock: 0, structs: [{ origin: charOf(doc, 'A'), text: 'a' }] },
        { client: HOSTILE, clock: 1, structs: [{ origin: charOf(doc, 'A'), text: 'b' }] },
      ]),
  },
  {
    name: 'a gap',
    file: 'resolve.ts',
    find: /throw new Refused\('unresolved', 'a gap'\)/,
    put: '{}',
    update: (doc) =>
      craftUpdate([{ client: HOSTILE, clock: 9, structs: [{ origin: charOf(doc, 'A'), text: 'a' }] }]),
  },
  {
    name: 'a reference forward',
    file: 'resolve.ts',
    find: /throw new Refused\('malformed', 'a reference forward'\)/,
    put: 'this.#resolved.set(struct, GONE)',
    update: () => crafted({ origin: [HOSTILE, 0], text: 'a' }),
  },
  {
    name: 'a cycle',
    file: 'resolve.ts',
    find: /throw new Refused\('malformed', 'a cycle of references'\)/,
    put: 'this.#resolved.set(missing, GONE)',
    update: () =>
      craftUpdate([
        { client: 51, clock: 0, structs: [{ origin: [HOSTILE, 0], text: 'a' }] },
        { client: HOSTILE, clock: 0, structs: [{ origin: [51, 0], text: 'b' }] },
      ]),
  },
  {
    name: 'a tail in another place',
    file: 'resolve.ts',
    find: /if \(!sameHome\(before, home\)\).*/,
    put: '',
    before: (doc) => crafted({ origin: charOf(doc, 'A', 2), text: 'ab' }),
    update: (doc) => crafted({ origin: charOf(doc, 'B', 2), text: 'abEVIL' }),
  },
  {
    name: 'too deep',
    file: 'resolve.ts',
    find: /throw new Refused\('too-large', 'depth'\)/,
    put: '{}',
    update: (doc) =>
      crafted(
        ...Array.from(
          { length: 90 },
          (_, n): CraftedStruct => ({
            parent: n === 0 ? idOf(bodyOf(doc, 'A')) : [HOSTILE, n - 1],
            type: 'element',
          }),
        ),
      ),
  },
  {
    name: 'a deletion of what is not there',
    file: 'resolve.ts',
    find: /throw new Refused\('unresolved', 'a deletion of what is not there'\)/,
    put: '{}',
    update: () => craftUpdate([], ranges(1, [100_000, 5])),
  },
  {
    name: 'what is deleted',
    file: 'resolve.ts',
    find: /live\.push\(.*/,
    put: '',
    update: (doc) => craftUpdate([], ranges(1, [charOf(doc, 'B')[1], 3])),
  },
  {
    name: 'what is new',
    file: 'resolve.ts',
    find: /if \(endOf\(struct\) > known\) arrivals/,
    put: 'if (struct.id.clock < known) arrivals',
    update: (doc) => crafted({ origin: charOf(doc, 'B', 2), text: 'EVIL' }),
  },
  {
    name: 'a kind that a text does not hold',
    file: 'content.ts',
    find: /if \(!isAllowed\).*/,
    put: '',
    update: (doc) => crafted({ origin: charOf(doc, 'A'), embed: { src: 'x' } }),
  },
  {
    name: 'a value that is deleted as it comes',
    isDeletion: true,
    file: 'touches.ts',
    find: /\|\| named\.covers\(.*\)/,
    put: '',
    update: (doc) =>
      craftUpdate([{ client: HOSTILE, clock: 0, structs: [inPlaceOfOrder(doc)] }], ranges(HOSTILE, [0, 1])),
  },
  {
    name: 'a deletion that replaces nothing',
    isDeletion: true,
    file: 'replacing.ts',
    find: /return this\.#replaced\.has\(item\)/,
    put: 'return true',
    update: (doc) => craftUpdate([], ranges(1, [orderOf(doc)[1], 1])),
  },
  {
    name: 'ranges that overlap',
    isDeletion: true,
    file: 'deletedRanges.ts',
    find: /last\.to = Math\.max\(last\.to, clock \+ length\)/,
    put: 'last.to = clock + length',
    update: (doc) =>
      craftUpdate(
        [
          {
            client: HOSTILE,
            clock: 0,
            structs: [{ origin: charOf(doc, 'A'), text: 'ab' }, inPlaceOfOrder(doc)],
          },
        ],
        ranges(HOSTILE, [1, 2], [1, 1]),
      ),
  },
]

const GATE = resolve(import.meta.dirname, '../../server/gate')

/** @returns the gate's `admit`, without the check */
export async function mutated({ file, find, put }: Mutant): Promise<typeof admit> {
  const folder = await temporaryFolder()
  await cp(GATE, join(folder, 'gate'), { recursive: true })
  await symlink(resolve(GATE, '../../node_modules'), join(folder, 'node_modules'))
  const path = join(folder, 'gate', file)
  const source = await readFile(path, 'utf8')
  if (source.split(find).length !== 2) throw new Error(`${find} does not stand once in ${file}`)
  await writeFile(
    path,
    source.replace(find, () => put),
  )
  const module = await import(/* @vite-ignore */ pathToFileURL(join(folder, 'gate', 'admit.ts')).href)
  return module.admit
}
