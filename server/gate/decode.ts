/**
 * The gate's first step: bytes that a client sent → the structs and deletions in them, or a refusal. Nothing is applied.
 * Yjs is laxer than it looks here: `applyUpdate` keeps only the last of two blocks of one client where `decodeUpdate` shows
 * both, and it follows numbers that no document can reach. Whatever the two could read differently is malformed.
 */
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { LIMITS } from './limits.ts'
import { Refused } from './refused.ts'

export type Struct = Y.Item | Y.GC | Y.Skip

export interface DeletedRange {
  client: number
  clock: number
  length: number
}

/** The clock after the last that it holds. */
export const endOf = (struct: Struct): number => struct.id.clock + struct.length

/** Whether one client's id lies in a range of its ids. */
export const isInRange = (id: { client: number; clock: number }, range: DeletedRange): boolean =>
  id.client === range.client && id.clock >= range.clock && id.clock < range.clock + range.length

/** One update, read but not applied. */
export interface DecodedUpdate {
  /** By client, in ascending clock order. */
  blocks: Map<number, Struct[]>
  deletes: DeletedRange[]
}

// Yjs writes client ids as unsigned 32-bit numbers.
const MAX_CLIENT_ID = 0xffffffff

/** An update that holds nothing: no struct, no deletion. Most step 2 messages are this. */
export const isEmptyUpdate = (update: Uint8Array): boolean =>
  update.length === 2 && update[0] === 0 && update[1] === 0

/** @throws Refused `malformed` or `too-large` */
export function decode(update: Uint8Array): DecodedUpdate {
  if (update.length > LIMITS.messageBytes) throw new Refused('too-large', 'bytes')
  const { structs, ds } = readOrRefuse(update)
  if (structs.length > LIMITS.structs) throw new Refused('too-large', 'structs')
  const blocks = groupByClient(structs)
  if (declaredBlocks(update) !== blocks.size) throw new Refused('malformed', 'a client stands twice')
  return { blocks, deletes: readDeletes(ds.clients) }
}

function readOrRefuse(update: Uint8Array) {
  try {
    return Y.decodeUpdate(update)
  } catch (error) {
    throw new Refused('malformed', 'cannot be read', { cause: error })
  }
}

const declaredBlocks = (update: Uint8Array): number => decoding.readVarUint(decoding.createDecoder(update))

function groupByClient(structs: readonly Struct[]): Map<number, Struct[]> {
  const blocks = new Map<number, Struct[]>()
  let previous: number | undefined
  for (const struct of structs) {
    const { client, clock } = struct.id
    checkRange(client, clock, struct.length)
    if (struct.length < 1) throw new Refused('malformed', 'an empty struct')
    const block = blocks.get(client)
    if (block !== undefined && client !== previous) throw new Refused('malformed', 'a client stands twice')
    if (block === undefined) blocks.set(client, [struct])
    else block.push(struct)
    previous = client
  }
  return blocks
}

function readDeletes(clients: Map<number, { clock: number; len: number }[]>): DeletedRange[] {
  const deletes: DeletedRange[] = []
  for (const [client, ranges] of clients) {
    for (const { clock, len } of ranges) {
      checkRange(client, clock, len)
      if (len > 0) deletes.push({ client, clock, length: len })
    }
  }
  return deletes
}

function checkRange(client: number, clock: number, length: number): void {
  const sound =
    Number.isSafeInteger(client) && client <= MAX_CLIENT_ID && Number.isSafeInteger(clock + length)
  if (!sound) throw new Refused('malformed', 'an id out of range')
}
