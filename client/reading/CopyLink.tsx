/** Copies the address of a field, or of what is selected in it. */
import { Link2 } from 'lucide-react'
import { useState } from 'react'
import { elementId } from '../agenda/agendaContext.ts'
import type { FieldPlace } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import { addressOf } from './passage.ts'

interface Props {
  place: FieldPlace
  /** What the field is called. */
  where: string
  /** Whether Tab stops here; beside a field it does not, for it goes from text to text. */
  isStop?: boolean
  /** A quiet sign, as beside a title that one reads; default: words. */
  isSign?: boolean
}

export function CopyLink({ place, where, isStop = false, isSign = false }: Props) {
  const [copied, setCopied] = useState(false)
  // A page that did not come over a safe connection may not copy.
  if (!isSecureContext) return null
  const copy = async () => {
    await navigator.clipboard.writeText(addressOf(place, selectedIn(place)))
    setCopied(true)
  }
  return (
    <button
      type="button"
      className={isSign ? 'copy-link sign' : 'copy-link'}
      tabIndex={isStop ? 0 : -1}
      aria-label={copied ? undefined : t('copyLinkTo', { where })}
      // The press must leave the selection, and the caret, where they are.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => void copy()}
      onBlur={() => setCopied(false)}
      onPointerLeave={() => setCopied(false)}
    >
      <span aria-live="polite">
        {isSign && !copied ? <Link2 size={16} aria-hidden="true" /> : t(copied ? 'linkCopied' : 'copyLink')}
      </span>
    </button>
  )
}

/** Words of the selection, when it is in this field. */
function selectedIn(place: FieldPlace): string {
  const selection = getSelection()
  const field = document.getElementById(elementId(place))
  return selection !== null && field?.contains(selection.anchorNode) ? selection.toString() : ''
}
