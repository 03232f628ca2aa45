/** «Ny», «Ændret»: against the version before. By a shape and in words. */
import type { PaperItem } from '../../shared/paper/paper.ts'
import { t } from '../app/language.ts'

export function ChangeMark({ change }: Pick<PaperItem, 'change'>) {
  if (change === null) return null
  return (
    <span className="change-mark" data-change={change}>
      {t(change === 'new' ? 'sentNew' : 'sentChanged')}
    </span>
  )
}
