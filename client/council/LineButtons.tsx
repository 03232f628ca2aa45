/** The buttons at a line that can be moved and removed. One that leads nowhere keeps its place, and the focus. */
import { ArrowDown, ArrowUp, IndentDecrease, IndentIncrease, X } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { t } from '../app/language.ts'
import type { LineStep } from './standingLines.ts'

interface Props {
  /** Begins the ids of its buttons. */
  id: string
  name: string
  may: (step: LineStep) => boolean
  /** Without them the line has no level. */
  hasLevels?: boolean
  onStep: (step: LineStep) => void
  onRemove: () => void
}

const STEPS: readonly [
  LineStep,
  ReactNode,
  'moveLineUp' | 'moveLineDown' | 'moveLineIn' | 'moveLineOut',
  string,
][] = [
  ['up', <ArrowUp key="up" size={16} aria-hidden="true" />, 'moveLineUp', 'Alt+ArrowUp'],
  ['down', <ArrowDown key="down" size={16} aria-hidden="true" />, 'moveLineDown', 'Alt+ArrowDown'],
  ['in', <IndentIncrease key="in" size={16} aria-hidden="true" />, 'moveLineIn', 'Alt+ArrowRight'],
  ['out', <IndentDecrease key="out" size={16} aria-hidden="true" />, 'moveLineOut', 'Alt+ArrowLeft'],
]

export function LineButtons({ id, name, may, hasLevels = false, onStep, onRemove }: Props) {
  return (
    <span className="line-buttons">
      {STEPS.slice(0, hasLevels ? 4 : 2).map(([step, icon, words, keys]) => (
        <button
          key={step}
          id={`${id}-${step}`}
          type="button"
          className="button"
          aria-label={t(words, { name })}
          aria-keyshortcuts={keys}
          aria-disabled={!may(step)}
          title={t(words, { name })}
          onClick={() => may(step) && onStep(step)}
        >
          {icon}
        </button>
      ))}
      <button
        type="button"
        className="button"
        aria-label={t('removeLine', { name })}
        title={t('removeLine', { name })}
        onClick={onRemove}
      >
        <X size={16} aria-hidden="true" />
      </button>
    </span>
  )
}

const KEYS: Readonly<Record<string, LineStep>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
}

/** @returns the step that the keys mean, taken from the browser; `null`: none */
export function stepOfKeys(event: KeyboardEvent): LineStep | null {
  const step = event.altKey && !event.ctrlKey && !event.metaKey ? KEYS[event.key] : undefined
  if (step === undefined) return null
  event.preventDefault()
  return step
}
