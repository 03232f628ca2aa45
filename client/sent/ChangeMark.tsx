/** «Ny», «Ændret», «Flyttet (før 2.3)»: against the version before. By a shape and in words. */
import type { PaperItem } from '../../shared/paper/paper.ts'
import { t } from '../app/language.ts'

type Props = Pick<PaperItem, 'change' | 'movedFrom'> & {
  /** Where there is room for no more: without the number that it had. */
  isShort?: true
}

export function ChangeMark({ change, movedFrom, isShort }: Props) {
  return (
    <>
      {change !== null && (
        <span className="change-mark" data-change={change}>
          {t(change === 'new' ? 'sentNew' : 'sentChanged')}
        </span>
      )}
      {movedFrom !== undefined && (
        <span className="change-mark" data-change="moved">
          {movedFrom === '' || isShort ? t('sentMoved') : t('sentMovedFrom', { number: movedFrom })}
        </span>
      )}
    </>
  )
}

/** Whether anything of it is told as new. */
export const isNews = ({ change, movedFrom }: Pick<PaperItem, 'change' | 'movedFrom'>): boolean =>
  change !== null || movedFrom !== undefined
