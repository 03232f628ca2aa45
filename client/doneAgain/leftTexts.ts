/** What could not be done again, in words: a text to put in or to copy, and a line for everything that is no text. */
import type * as Y from 'yjs'
import { isLine, itemOf, LINES, readTemplate, titleOf, wordsOfLine } from '../../shared/agenda/document.ts'
import { type FieldPlace, placeOfPath } from '../../shared/agenda/fieldPlace.ts'
import { inWords, NOBODY } from '../../shared/agenda/inWords.ts'
import { findNode, readOutline } from '../../shared/agenda/outline.ts'
import { asFragment, asMap, asString } from '../../shared/agenda/values.ts'
import { newWords } from '../../shared/richtext/newWords.ts'
import { oneLine, plainText } from '../../shared/richtext/plainText.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import { t } from '../app/language.ts'
import { commentLabel, commentsIn, unsavedText } from '../connection/unsavedTexts.ts'
import type { LeftText } from '../keeping/database.ts'
import { type MadeEdit, type MadeEdits, type Path, valueAt } from './madeEdits.ts'

export function leftTexts(made: MadeEdits, notDone: readonly MadeEdit[]): LeftText[] {
  const placeless = made.placeless.map((text) => ({ label: t('leftPlaceless'), text }))
  return [...notDone.filter(isOwnThing).map((edit) => leftText(made, edit)), ...placeless]
}

/** When a comment was changed goes with what it says; who is named first, with who is responsible. */
const isOwnThing = ({ path }: MadeEdit): boolean =>
  !(path[0] === 'threads' && path[4] === 'editedAt') &&
  !(path[0] === 'items' && path[2] === 'responsibleOrder')

function leftText({ before, after }: MadeEdits, { is, path }: MadeEdit): LeftText {
  if (path[0] === 'threads') return leftComment(after, path)
  const place = placeOfPath(path)
  const named = unsavedText(after, place)
  if (is === 'made') return { label: t('leftNew'), text: allWords(after, valueAt(after, path)) }
  if (is === 'text') {
    const [was, written] = [before, after].map((doc) =>
      inWords(doc, NOBODY)(readRichText(asFragment(valueAt(doc, path)))),
    )
    const text = newWords(was!, written!)
    const label = named?.label ?? nameOfItem(after, place)
    return text === '' ? { label, text: t('leftOther') } : { label, text, place }
  }
  // A line that was a plain value when they wrote it is a text that takes their words.
  if (named !== null && named.text !== '') return isLine(place.field) ? { ...named, place } : named
  return { label: named?.label ?? nameOfItem(after, place), text: sentenceFor(path, valueAt(after, path)) }
}

/** What somebody said that could not be said again; what they did to a thread is told, and can be done by its buttons. */
function leftComment(after: Y.Doc, path: Path): LeftText {
  const [, thread = '', part, comment, key = 'body'] = path
  const label = commentLabel(after, thread)
  if (path.at(-1) === 'deletedAt') return { label, text: deletionSentence(valueAt(after, path)) }
  const isSaid = part === undefined || (part === 'comments' && key === 'body')
  const said = commentsIn(after, thread).filter(({ id }) => comment === undefined || id === comment)
  const text = isSaid ? said.map(({ body }) => plainText(inWords(after, NOBODY)(body))).join('\n') : ''
  return { label, text: text.trim() === '' ? t('leftOther') : text }
}

const deletionSentence = (wanted: unknown): string => t(wanted === null ? 'leftRestoring' : 'leftDeletion')

function sentenceFor(path: Path, wanted: unknown): string {
  switch (path[0] === 'items' ? path[2] : undefined) {
    case 'position':
      return t('leftMove')
    case 'deletedAt':
      return deletionSentence(wanted)
    case 'responsibles':
      return t('leftResponsibles')
    default:
      return t('leftOther')
  }
}

function nameOfItem(doc: Y.Doc, { item: id }: FieldPlace): string {
  const item = itemOf(doc, id)
  if (item === undefined) return t('agendaFacts')
  const title = oneLine(readRichText(titleOf(item))) || t('untitled')
  const number = findNode(readOutline(doc), id)?.number
  return number === undefined ? title : t('itemWithTitle', { number, title })
}

/** Of an item or an attachment that was made: everything that somebody wrote into it. */
function allWords(doc: Y.Doc, value: unknown): string {
  const item = asMap(value)
  const texts = [item?.get('title'), ...fieldsOf(doc, item)].map((text) =>
    plainText(inWords(doc, NOBODY)(readRichText(asFragment(text)))),
  )
  const lines = item === undefined ? [] : LINES.map((key) => wordsOfLine(item, key))
  return [asString(item?.get('name')), asString(item?.get('caseNumber')), ...lines, ...texts]
    .filter((text) => text.trim() !== '')
    .join('\n')
}

function fieldsOf(doc: Y.Doc, item: Y.Map<unknown> | undefined): unknown[] {
  const fields = asMap(item?.get('fields'))
  return readTemplate(doc).map(({ key }) => fields?.get(key))
}
