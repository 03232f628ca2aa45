/** Brings an earlier text back into the page, and tells what became of it. */
import { bringTextBack, bringValueBack, NotInAgenda, TooLargeToCopy } from '../../shared/agenda/edits.ts'
import { oneLine, plainText, wordsOf } from '../../shared/richtext/plainText.ts'
import type { RichText } from '../../shared/richtext/richText.ts'
import { elementId, type OpenAgenda } from '../agenda/agendaContext.ts'
import { type FieldPlace, fragmentAt } from '../agenda/changes.ts'
import { reveal } from '../agenda/intoSight.ts'
import { t } from '../app/language.ts'
import { typesWrittenIn } from '../together/typesWrittenIn.ts'
import type { Notice } from '../ui/notice.ts'
import { whenDrawn } from '../ui/whenDrawn.ts'
import { type SeenNow, seenNow } from './seenNow.ts'
import { readNow } from './texts.ts'

interface Wanted {
  place: FieldPlace
  text: RichText
  /** What was there when one looked at what to bring back. */
  seen: SeenNow
  /** What the place is called, and when the text was so. */
  where: string
  time: string
}

/** What it puts back can be taken away again by «Fortryd», also when something else was done meanwhile. */
export function bringBackHere(
  { session, editing }: Pick<OpenAgenda, 'session' | 'editing'>,
  { place, text, seen, where, time }: Wanted,
  tell: (notice: Notice) => void,
): void {
  const { doc } = session
  const read = () => readNow(doc, place)
  const bring = (wanted: RichText, since: SeenNow) =>
    fragmentAt(doc, place) === undefined
      ? bringValueBack(doc, place, oneLine(wanted), since.words)
      : bringTextBack(doc, place, wanted, since.changes, typesWrittenIn(session, place))
  const put = (wanted: RichText, since: SeenNow): boolean => {
    const refusal = refusalOf(() => bring(wanted, since))
    // What is typed next is another step.
    editing?.undo.endStep()
    if (refusal !== null) tell({ text: refusal })
    else whenDrawn(() => show(place))
    return refusal === null
  }
  const before = read()
  if (!put(text, seen)) return
  const after = seenNow(doc, place)
  const kept = wordsIn(read()) === wordsIn(text) ? '' : ` ${t('earlierKept')}`
  tell({
    text: t('earlierBrought', { where, time }) + kept,
    action: {
      label: t('undoThis'),
      onPress: () => put(before, after) && tell({ text: t('earlierTakenBack', { where }) }),
    },
  })
}

const wordsIn = (text: RichText): string => wordsOf(plainText(text)).join(' ')

/** @returns the sentence about why it cannot be done, `null` when it was */
function refusalOf(edit: () => void): string | null {
  try {
    edit()
    return null
  } catch (error) {
    if (error instanceof NotInAgenda) return t('earlierGone')
    if (error instanceof TooLargeToCopy) return t('earlierTooLarge')
    throw error
  }
}

function show(place: FieldPlace): void {
  const element = document.getElementById(elementId(place))
  if (element === null) return
  reveal(element)
}
