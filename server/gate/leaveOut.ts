/**
 * An update without the deletion of some formatting marks: what Yjs tidies up by itself, in a text that its sender may not write. The
 * rest of the update counts; without this, a client of somebody who only reads would be refused for what nobody did.
 */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { DecodedUpdate, DeletedRange } from './decode.ts'
import { DeletedRanges } from './deletedRanges.ts'
import type { Resolved } from './resolve.ts'
import type { Touch } from './touches.ts'

/** @param touches tidyings alone @returns the update without them */
export function leaveOut(
  update: DecodedUpdate,
  { liveDeletes }: Resolved,
  touches: readonly Touch[],
): DecodedUpdate {
  const texts = new Set(touches.map(({ path }) => path))
  const marks = liveDeletes.filter(({ home }) => home.standing !== null && texts.has(home.standing.path))
  const named = new DeletedRanges(
    marks.map(({ item: { id, length } }) => ({ client: id.client, clock: id.clock, length })),
  )
  return { blocks: update.blocks, deletes: update.deletes.flatMap((range) => outside(named, range)) }
}

function outside(named: DeletedRanges, { client, clock, length }: DeletedRange): DeletedRange[] {
  const parts = named.cut(client, clock, clock + length)
  return parts.flatMap(([from, to, isNamed]) => (isNamed ? [] : [{ client, clock: from, length: to - from }]))
}

/** @returns the bytes of an update, format v1 */
export function encode({ blocks, deletes }: DecodedUpdate): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const { restEncoder } = encoder
  encoding.writeVarUint(restEncoder, blocks.size)
  for (const [client, structs] of blocks) {
    encoding.writeVarUint(restEncoder, structs.length)
    encoder.writeClient(client)
    encoding.writeVarUint(restEncoder, structs[0]!.id.clock)
    for (const struct of structs) struct.write(encoder, 0)
  }
  const byClient = Map.groupBy(deletes, ({ client }) => client)
  encoding.writeVarUint(restEncoder, byClient.size)
  for (const [client, ranges] of byClient) {
    encoder.resetDsCurVal()
    encoding.writeVarUint(restEncoder, client)
    encoding.writeVarUint(restEncoder, ranges.length)
    for (const { clock, length } of ranges) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(length)
    }
  }
  return encoder.toUint8Array()
}
