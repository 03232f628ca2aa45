/** The browser's own title of the page. */
import { useEffect } from 'react'
import { t } from './language.ts'

/** @param title what the page shows; the product's name is put behind it */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' || title === t('product') ? t('product') : `${title} – ${t('product')}`
  }, [title])
}
