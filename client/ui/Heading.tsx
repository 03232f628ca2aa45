/** A heading whose level is a number. */
import type { ReactNode } from 'react'

const TAGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const

interface Props {
  /** From 1; deeper than 6 is shown as 6. */
  level: number
  id?: string
  className: string
  /** Where its words are of another language than the page. */
  lang?: string | undefined
  children: ReactNode
}

export function Heading({ level, id, className, lang, children }: Props) {
  const Tag = TAGS[Math.min(Math.max(level, 1), TAGS.length) - 1] ?? 'h6'
  return (
    <Tag id={id} className={className} lang={lang}>
      {children}
    </Tag>
  )
}
