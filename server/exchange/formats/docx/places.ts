/** Where links within the file lead: bookmarks at items and attachments, numbered as they are read. */
import type { AttachmentId, ItemId } from '../../../../shared/agenda/document.ts'
import type { PaperItem, PaperTarget } from '../../../../shared/paper/paper.ts'

export class Places {
  readonly #items = new Map<ItemId, string>()
  readonly #attachments = new Map<AttachmentId, string>()

  constructor(items: readonly PaperItem[]) {
    this.#add(items)
  }

  /** @returns the bookmark's name, as Word allows it; `null`: it leads nowhere in the paper */
  nameOf(target: PaperTarget): string | null {
    const name = 'item' in target ? this.#items.get(target.item) : this.#attachments.get(target.attachment)
    return name ?? null
  }

  #add(items: readonly PaperItem[]): void {
    for (const { id, attachments, children } of items) {
      this.#items.set(id, `punkt_${this.#items.size + 1}`)
      for (const attachment of attachments)
        this.#attachments.set(attachment.id, `bilag_${this.#attachments.size + 1}`)
      this.#add(children)
    }
  }
}
