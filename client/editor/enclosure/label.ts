/** What «./.» in a text is called, and where it leads: the same for static text and for an editor. */
import type * as Y from 'yjs'
import { ENCLOSURE_SIGN, enclosedName } from '../../../shared/agenda/enclosures.ts'
import { t } from '../../app/language.ts'
import { isId } from '../labels.ts'

export interface EnclosureLabel {
  words: string
  /** `null`: the attachment is gone. */
  href: string | null
}

/** @param doc `null`: of no document, as what is being pasted */
export function enclosureLabel(doc: Y.Doc | null, attachment: unknown): EnclosureLabel {
  if (doc === null) return { words: ENCLOSURE_SIGN, href: null }
  const name = isId(attachment) ? enclosedName(doc, attachment) : null
  if (name === null) return { words: t('enclosureGone'), href: null }
  const words = name === '' ? t('enclosureUnnamed') : t('enclosureInsert', { name })
  return { words, href: `#attachment-${attachment}` }
}
