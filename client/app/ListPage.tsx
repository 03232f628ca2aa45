/** The frame of a page beside the agendas: the product's name at the top, and one thing to read or do below. */
import type { ReactNode } from 'react'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { t } from './language.ts'

interface Props {
  /** What stands first at the top; else the product's name. */
  title?: ReactNode
  /** What stands at the end of the top. */
  atTop?: ReactNode
  className?: string
  children: ReactNode
}

export function ListPage({ title, atTop, className = '', children }: Props) {
  return (
    <>
      <a className="skip-link" href="#main">
        {t('skipToContent')}
      </a>
      <header className="top">
        {title ?? <span className="title">{t('product')}</span>}
        <span className="spacer" />
        <LanguageSwitch />
        {atTop}
      </header>
      <main id="main" className={`list-page ${className}`} tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
