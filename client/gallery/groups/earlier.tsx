/** What a text was before. */
import type { EarlierText } from '../../../shared/protocol/api.ts'
import { paragraphs, type RichText } from '../../../shared/richtext/richText.ts'
import type { FieldPlace } from '../../agenda/changes.ts'
import { t } from '../../app/language.ts'
import { EarlierTexts } from '../../history/EarlierTexts.tsx'
import type { EarlierTextsOf } from '../../history/useEarlierTexts.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { press } from '../acts.ts'
import { EVERYTHING, item, KAREN, SØREN, UNKNOWN, VIBEKE, ÅSE } from '../sample.ts'
import { staged } from '../staged.tsx'
import type { Group, State } from '../state.ts'

const NOW = paragraphs('Rådet drøftede budgettet og bad om et nyt udkast.', 'Sagen tages op igen i marts.')

const DAY = Date.UTC(2024, 0, 22, 8, 5)
const HOUR = 60 * 60_000

function state(
  nth: number,
  people: readonly { id: string; name: string | null }[],
  [added, removed]: readonly [number, number],
  text: RichText,
): EarlierText {
  return { seq: nth, at: DAY + nth * HOUR, people: [...people], words: { added, removed }, text }
}

const gone = { id: 'gone', name: null }

const STATES: readonly EarlierText[] = [
  state(9, [SØREN], [6, 0], NOW),
  state(8, [KAREN, VIBEKE, ÅSE], [1, 21], paragraphs('Rådet drøftede budgettet og bad om et nyt udkast.')),
  state(5, [VIBEKE], [22, 0], EVERYTHING),
  state(4, [gone], [0, 0], paragraphs('Rådet drøftede budgettet.')),
  state(2, [SØREN], [0, 3], { type: 'doc', content: [] }),
  state(1, [], [3, 0], paragraphs('Rådet drøftede budgettet.')),
]

const READY: EarlierTextsOf = { is: 'ready', texts: STATES, hasMore: true, more: () => {} }

function shown(
  name: string,
  earlier: EarlierTextsOf,
  more: { text?: RichText; act?: NonNullable<State['act']> } = {},
): State {
  const agenda = { items: [item('Budget 2025', { fields: { background: more.text ?? NOW } })] }
  return staged(
    name,
    { agenda },
    ({ id }) => <Window place={{ item: id(1), field: 'background' }} earlier={earlier} />,
    { alone: true, ...(more.act && { act: more.act }) },
  )
}

function Window({ place, earlier }: { place: FieldPlace; earlier: EarlierTextsOf }) {
  const heading = t('earlierHeading', { name: 'Baggrund, punkt 1' })
  return (
    <Dialog className="earlier" heading={heading} onClose={() => {}}>
      <EarlierTexts place={place} earlier={earlier} onBring={() => {}} />
    </Dialog>
  )
}

const choose = (nth: number) => (frame: HTMLElement) =>
  press(frame, `.earlier-state:nth-of-type(${nth}) input`)

export const EARLIER: Group = {
  name: 'earlier',
  shows: ['client/history/EarlierTexts.tsx'],
  states: [
    shown('earlier-text', READY),
    shown('earlier-text-long', READY, { act: choose(3) }),
    shown('earlier-text-now', READY, { act: choose(1) }),
    shown('earlier-text-empty', READY, { act: choose(5) }),
    shown('earlier-text-unknown', READY, { text: UNKNOWN }),
    shown('earlier-more-loading', { ...READY, is: 'loading' }),
    shown('earlier-more-failed', { ...READY, is: 'failed' }),
    shown('earlier-loading', { ...READY, is: 'loading', texts: [] }),
    shown('earlier-slow', { ...READY, is: 'slow', texts: [] }),
    shown('earlier-waiting', { ...READY, is: 'waiting', texts: [] }),
    shown('earlier-failed', { ...READY, is: 'failed', texts: [] }),
    shown('earlier-refused', { ...READY, is: 'refused', texts: [] }),
    shown('earlier-none', { ...READY, texts: [], hasMore: false }),
  ],
}
