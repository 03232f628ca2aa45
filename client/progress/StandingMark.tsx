/** Where an item stands, as a small mark in the outline: its shape and colour say it to eyes, a word to everybody else. */
import type { ItemId } from '../../shared/agenda/document.ts'
import { type Standing, standingOf } from '../../shared/progress/tally.ts'
import { t } from '../app/language.ts'
import { STATUS_WORDS } from './StatusChip.tsx'
import { useIsRead, useProgress } from './useProgress.ts'

const WORDS = { ...STATUS_WORDS, empty: 'standingEmpty', changed: 'statusChanged' } as const satisfies Record<
  Standing | 'changed',
  string
>

export function StandingMark({ id }: { id: ItemId }) {
  return useIsRead() && <Mark id={id} />
}

function Mark({ id }: { id: ItemId }) {
  const standing = useProgress(id, (item) =>
    item.kind === 'section' ? null : item.isChanged ? 'changed' : standingOf(item),
  )
  if (standing === null) return null
  const words = t(WORDS[standing])
  return (
    <span className={`standing ${standing}`} title={words}>
      <span className="visually-hidden">, {words}</span>
    </span>
  )
}
