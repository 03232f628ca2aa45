/** Hand-made updates (Yjs format v1): what a hostile client can put on the wire. */
import * as encoding from 'lib0/encoding'

/** [client, clock] */
export type Id = readonly [number, number]

export interface CraftedStruct {
  /** Left and right neighbour, and parent: a root's name or an id. */
  origin?: Id
  right?: Id
  parent?: string | Id
  key?: string
  /** Exactly one of these is the content. */
  text?: string
  type?: keyof typeof TYPE
  values?: unknown[]
  deleted?: number
  subdocument?: string
  format?: readonly [key: string, value: unknown]
  embed?: unknown
  bytes?: readonly number[]
  /** Of an element (default: paragraph). */
  name?: string
  garbage?: number
  skip?: number
}

export interface CraftedBlock {
  client: number
  clock: number
  structs: readonly CraftedStruct[]
}

const TYPE = { array: 0, map: 1, text: 2, element: 3, fragment: 4, hook: 5, xmlText: 6 } as const

const REF = {
  deleted: 1,
  bytes: 3,
  text: 4,
  embed: 5,
  format: 6,
  type: 7,
  values: 8,
  subdocument: 9,
} as const
const HAS_ORIGIN = 0x80
const HAS_RIGHT = 0x40
const HAS_KEY = 0x20

export function craftUpdate(
  blocks: readonly CraftedBlock[],
  deletes: readonly { client: number; ranges: readonly (readonly [clock: number, length: number])[] }[] = [],
): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, blocks.length)
  for (const { client, clock, structs } of blocks) {
    encoding.writeVarUint(encoder, structs.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    for (const struct of structs) writeStruct(encoder, struct)
  }
  encoding.writeVarUint(encoder, deletes.length)
  for (const { client, ranges } of deletes) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const number of ranges.flat()) encoding.writeVarUint(encoder, number)
  }
  return encoding.toUint8Array(encoder)
}

function writeStruct(encoder: encoding.Encoder, struct: CraftedStruct): void {
  if (struct.garbage !== undefined || struct.skip !== undefined) {
    encoding.writeUint8(encoder, struct.skip === undefined ? 0 : 10)
    encoding.writeVarUint(encoder, struct.skip ?? struct.garbage!)
    return
  }
  const { origin, right, key } = struct
  encoding.writeUint8(
    encoder,
    refOf(struct) | (origin ? HAS_ORIGIN : 0) | (right ? HAS_RIGHT : 0) | (key === undefined ? 0 : HAS_KEY),
  )
  if (origin) writeId(encoder, origin)
  if (right) writeId(encoder, right)
  if (!origin && !right) writeParent(encoder, struct)
  writeContent(encoder, struct)
}

function refOf(struct: CraftedStruct): number {
  if (struct.type !== undefined) return REF.type
  if (struct.values !== undefined) return REF.values
  if (struct.deleted !== undefined) return REF.deleted
  if (struct.format !== undefined) return REF.format
  if (struct.embed !== undefined) return REF.embed
  if (struct.bytes !== undefined) return REF.bytes
  return struct.subdocument === undefined ? REF.text : REF.subdocument
}

function writeParent(encoder: encoding.Encoder, { parent, key }: CraftedStruct): void {
  if (typeof parent === 'string') {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, parent)
  } else {
    encoding.writeVarUint(encoder, 0)
    writeId(encoder, parent!)
  }
  if (key !== undefined) encoding.writeVarString(encoder, key)
}

function writeContent(encoder: encoding.Encoder, struct: CraftedStruct): void {
  if (struct.type !== undefined) {
    encoding.writeVarUint(encoder, TYPE[struct.type])
    if (struct.type === 'element' || struct.type === 'hook')
      encoding.writeVarString(encoder, struct.name ?? 'paragraph')
  } else if (struct.values !== undefined) {
    encoding.writeVarUint(encoder, struct.values.length)
    for (const value of struct.values) encoding.writeAny(encoder, value as string)
  } else if (struct.deleted !== undefined) {
    encoding.writeVarUint(encoder, struct.deleted)
  } else if (struct.subdocument !== undefined) {
    encoding.writeVarString(encoder, struct.subdocument)
    encoding.writeAny(encoder, {})
  } else if (struct.format !== undefined) {
    encoding.writeVarString(encoder, struct.format[0])
    encoding.writeVarString(encoder, JSON.stringify(struct.format[1]))
  } else if (struct.embed !== undefined) {
    encoding.writeVarString(encoder, JSON.stringify(struct.embed))
  } else if (struct.bytes !== undefined) {
    encoding.writeVarUint8Array(encoder, new Uint8Array(struct.bytes))
  } else {
    encoding.writeVarString(encoder, struct.text ?? '')
  }
}

function writeId(encoder: encoding.Encoder, [client, clock]: Id): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}
