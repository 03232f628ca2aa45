/** The frame of a page beside the agendas: the product's name at the top, and one thing to read or do below. */
import type { ReactNode } from 'react'
import { BellPlace } from '../notifications/BellPlace.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { t } from './language.ts'

interface Props {
  /** What stands at the end of the top. */
  atTop?: ReactNode
  className?: string
  children: ReactNode
}

export function ListPage({ atTop, className = '', children }: Props) {
  return (
    <>
      <a className="skip-link" href="#main">
        {t('skipToContent')}
      </a>
      <header className="top">
        <span className="title">{t('product')}</span>
        <span className="spacer" />
        <LanguageSwitch />
        <BellPlace />
        {atTop}
      </header>
      <main id="main" className={`list-page ${className}`} tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
