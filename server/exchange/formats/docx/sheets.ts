/** Which sheets a file is on: a table that is too wide for one has turned ones of its own, with what it is called. */
import type { FileChild } from 'docx'

/** Blocks that follow each other on sheets of one kind. */
export interface SheetBlocks {
  isTurned: boolean
  blocks: FileChild[]
}

/** The sheets of one file. */
export class Sheets {
  readonly #turned = new Set<FileChild>()
  readonly #leading = new Set<FileChild>()

  /** It stands on a turned sheet. @returns it */
  turned<T extends FileChild>(block: T): T {
    this.#turned.add(block)
    return block
  }

  /** It is the name of what follows, or announces it, and stands on its sheet. @returns it */
  leading<T extends FileChild>(block: T): T {
    this.#leading.add(block)
    return block
  }

  /** @returns all blocks in their order; one part at least */
  parts(blocks: readonly FileChild[]): SheetBlocks[] {
    const parts: SheetBlocks[] = [{ isTurned: false, blocks: [] }]
    let waiting: FileChild[] = []
    const put = (isTurned: boolean, some: readonly FileChild[]) => {
      const last = parts.at(-1)!
      if (some.length === 0) return
      if (last.isTurned === isTurned) last.blocks.push(...some)
      else if (last.blocks.length === 0) parts.splice(-1, 1, { isTurned, blocks: [...some] })
      else parts.push({ isTurned, blocks: [...some] })
    }
    for (const block of blocks) {
      const isTurned = this.#turned.has(block)
      if (!isTurned && this.#leading.has(block)) waiting.push(block)
      else {
        put(isTurned, [...waiting, block])
        waiting = []
      }
    }
    put(false, waiting)
    return parts
  }
}
