/** Whether an item has come to the agenda since the last version was sent, and so comes late whatever its deadline was. */
import type { ItemId } from '../../shared/agenda/document.ts'
import type { VersionChanges } from '../../shared/protocol/versions.ts'

/** @param changes since then; `null`: not known, or nothing was sent yet */
export const isNewIn = (changes: Pick<VersionChanges, 'items'> | null, id: ItemId): boolean =>
  changes?.items.some(({ item, change }) => item === id && change === 'new') ?? false
