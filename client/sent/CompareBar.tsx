/** Which earlier version the marks are against, and whether what was deleted is shown too. */
import { useId } from 'react'
import { t } from '../app/language.ts'
import { useDeletedShown } from './deletedShown.ts'
import type { Compared } from './useComparison.ts'
import { nameOfVersion } from './VersionBar.tsx'

export function CompareBar({ compared }: { compared: Compared }) {
  const { since, choose, earlier, isMissing } = compared
  const [isShown, set] = useDeletedShown()
  const id = useId()
  return (
    <div className="compare-bar">
      <label htmlFor={id}>{t('compareWith')}</label>
      <select
        id={id}
        value={since ?? ''}
        onChange={({ target: { value } }) => choose(value === '' ? null : Number(value))}
      >
        {earlier.map((one) => (
          <option key={one.number} value={one.number}>
            {nameOfVersion(one)}
          </option>
        ))}
        <option value="">{t('compareWithNone')}</option>
      </select>
      {since !== null && (
        <label className="check">
          <input type="checkbox" checked={isShown} onChange={({ target }) => set(target.checked)} />
          {t('showDeleted')}
        </label>
      )}
      <span role="status">{isMissing && t('compareMissing', { number: String(since) })}</span>
    </div>
  )
}
