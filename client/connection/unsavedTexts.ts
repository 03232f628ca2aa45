/** The words that stand in given places of an agenda, each with a label that tells where it was. */
import type * as Y from 'yjs'
import {
  fieldOf,
  itemOf,
  mottoOf,
  readFacts,
  readItem,
  readTemplate,
  titleOf,
} from '../../shared/agenda/document.ts'
import { inWords } from '../../shared/agenda/inWords.ts'
import { findNode, readOutline } from '../../shared/agenda/outline.ts'
import { asString } from '../../shared/agenda/values.ts'
import { plainText } from '../../shared/richtext/plainText.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import { type CommentFacts, readComments, type ThreadId, threadOf } from '../../shared/threads/thread.ts'
import { AGENDA, type FieldPlace, type ThreadChange } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import { labelsOf } from '../editor/labels.ts'

export interface UnsavedText {
  label: string
  text: string
}

/** @returns one entry for each place that holds words of a person; others (an item's position) are passed over */
export function unsavedTexts(doc: Y.Doc, places: readonly FieldPlace[]): UnsavedText[] {
  return places.flatMap((place) => unsavedText(doc, place) ?? [])
}

/** As `unsavedTexts`, for what was said in comments. */
export function unsavedComments(doc: Y.Doc, changes: readonly ThreadChange[]): UnsavedText[] {
  return changes.flatMap(({ thread, comment }) => {
    const said = commentsIn(doc, thread).find(({ id }) => id === comment)
    return said === undefined ? [] : [{ label: commentLabel(doc, thread), text: plainText(said.body) }]
  })
}

/** What is said in a thread, deleted comments too; nothing where there is none. */
export function commentsIn(doc: Y.Doc, id: ThreadId): CommentFacts[] {
  const thread = threadOf(doc, id)
  return thread === undefined ? [] : readComments(thread)
}

/** @returns «Kommentar til 2.1» */
export function commentLabel(doc: Y.Doc, id: ThreadId): string {
  const item = asString(threadOf(doc, id)?.get('item'))
  return t('commentOn', { number: findNode(readOutline(doc), item)?.number ?? '' })
}

/** @returns `null` where no words of a person are */
export const unsavedText = (doc: Y.Doc, place: FieldPlace): UnsavedText | null =>
  place.item === AGENDA ? agendaText(doc, place.field) : itemText(doc, place)

function agendaText(doc: Y.Doc, field: string): UnsavedText | null {
  const facts = readFacts(doc)
  switch (field) {
    case 'motto':
      return { label: t('motto'), text: wordsOf(doc, mottoOf(doc)) }
    case 'council':
      return { label: t('council'), text: facts.council }
    case 'title':
      return { label: t('agendaTitle'), text: facts.title }
    case 'startsAt':
      return { label: t('time'), text: facts.startsAt ?? '' }
    case 'endsAt':
      return { label: t('endsAt'), text: facts.endsAt ?? '' }
    case 'deadlines':
      return { label: t('deadline'), text: facts.deadlines.items ?? '' }
    case 'place':
      return { label: t('place'), text: facts.place }
    default:
      return null
  }
}

function itemText(doc: Y.Doc, { item: id, field }: FieldPlace): UnsavedText | null {
  const item = itemOf(doc, id)
  if (item === undefined) return null
  const number = findNode(readOutline(doc), id)?.number ?? ''
  switch (field) {
    case 'title':
      return { label: t('titleOf', { number }), text: wordsOf(doc, titleOf(item)) }
    case 'caseNumber':
      return { label: t('caseNumberOf', { number }), text: readItem(id, item).caseNumber }
    case 'presenter':
      return { label: t('presenterOf', { number }), text: readItem(id, item).presenter }
    case 'dueAt':
      return { label: t('itemDueOf', { number }), text: readItem(id, item).dueAt ?? '' }
    case 'lateReason':
      return {
        label: t('fieldOf', { heading: t('handedBackLateReason'), number }),
        text: readItem(id, item).lateReason,
      }
  }
  const fragment = fieldOf(item, field)
  if (fragment === undefined) return null
  const heading = readTemplate(doc).find(({ key }) => key === field)?.heading ?? field
  return { label: t('fieldOf', { heading, number }), text: wordsOf(doc, fragment) }
}

const wordsOf = (doc: Y.Doc, fragment: Y.XmlFragment | undefined): string =>
  plainText(inWords(doc, labelsOf(doc).nameOf)(readRichText(fragment)))
