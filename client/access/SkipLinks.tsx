/** The first stops for Tab: past the bar at the top, to what one came for. They are seen while they have the focus. */
import type { MouseEvent } from 'react'
import { t } from '../app/language.ts'
import { enterRegion } from './regions.ts'

export function SkipLinks({ hasOutline }: { hasOutline: boolean }) {
  // The page's address is that of an item or a passage, and stays so.
  const to = (region: 'document' | 'outline') => (event: MouseEvent) => {
    event.preventDefault()
    enterRegion(region)
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to a place of the page */}
      <a className="skip-link" href="#document" onClick={to('document')}>
        {t('skipToContent')}
      </a>
      {hasOutline && (
        // biome-ignore lint/a11y/useValidAnchor: it leads to a place of the page
        <a className="skip-link to-outline" href="#outline" onClick={to('outline')}>
          {t('skipToOutline')}
        </a>
      )}
    </>
  )
}
