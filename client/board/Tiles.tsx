/** At the top of the board, at a glance: how many items stand where, until when, and how many write just now. */
import { tallyOf } from '../../shared/progress/tally.ts'
import { t } from '../app/language.ts'
import type { LiveProgress } from '../progress/liveProgress.ts'
import { TallyBar } from '../progress/TallyBar.tsx'
import { useOthers } from '../together/Faces.tsx'
import { DeadlineTile } from './DeadlineTile.tsx'

export function Tiles({ rows }: { rows: readonly LiveProgress[] }) {
  return (
    <div className="board-tiles">
      <div className="board-tile">
        <p className="name">{t('boardItems')}</p>
        <TallyBar tally={tallyOf(rows)} />
      </div>
      <DeadlineTile />
      <WritingTile />
    </div>
  )
}

function WritingTile() {
  const writing = useOthers().filter(({ places }) => places.length > 0)
  return (
    <div className="board-tile">
      <p className="name">{t('boardWriting')}</p>
      <p className="figure">{writing.length}</p>
    </div>
  )
}
