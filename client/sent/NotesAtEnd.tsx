/** Behind the paper: that notes are one's own alone, a file of them, and those whose item is not in this version. */
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import type { PaperItem } from '../../shared/paper/paper.ts'
import { nameOfItem } from '../../shared/paper/paperReading.ts'
import { WHOLE_MEETING } from '../../shared/protocol/notes.ts'
import { t } from '../app/language.ts'
import { ElsewhereLine } from './ElsewhereLine.tsx'
import { NoteBox } from './NoteBox.tsx'
import { useNotes } from './useNotes.ts'

export function NotesAtEnd({ items }: { items: readonly PaperItem[] }) {
  const desk = useNotes()
  const there = new Set([WHOLE_MEETING, ...items.map(({ id }) => id)])
  const left = desk
    .all()
    .filter(({ item }) => !there.has(item))
    .toSorted(asInAgenda)
  return (
    <section className="notes-at-end" aria-label={t('ownNotes')}>
      {left.length > 0 && (
        <>
          <h2>{t('notesLeft')}</h2>
          <p>{t('notesLeftWhy')}</p>
          <ul>
            {left.map(({ item, about }) => (
              <li key={item}>
                <h3 lang={AGENDA_LANGUAGE}>{about}</h3>
                <p>
                  <ElsewhereLine item={item} />
                </p>
                <NoteBox item={item} name={about} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p id="notes-are-private" className="notes-are-private">
        <span aria-hidden="true">✎</span> {t('notesArePrivate')}
      </p>
    </section>
  )
}

/** «2.4 Fælles udbud» before «2.10 Budget»: by the number that the item had. */
const byNumber = new Intl.Collator('da', { numeric: true })
const asInAgenda = (a: { about: string }, b: { about: string }): number => byNumber.compare(a.about, b.about)

/** All notes as plain text: those to the meeting, to the items in their order, and to items that are not in this version. */
export function notesAsText(
  title: string,
  items: readonly PaperItem[],
  notes: readonly { item: string; about: string; text: string }[],
): string {
  const order = [WHOLE_MEETING, ...items.map(({ id }) => id)]
  const at = ({ item }: { item: string }) => (order.includes(item) ? order.indexOf(item) : order.length)
  const names = new Map(items.map((item) => [item.id, nameOfItem(item)]))
  const parts = notes
    .toSorted((a, b) => at(a) - at(b) || asInAgenda(a, b))
    .map(({ item, about, text }) => {
      const name = item === WHOLE_MEETING ? t('wholeMeeting') : (names.get(item) ?? about)
      return `${name}\n${text.trim()}\n`
    })
  return `${t('ownNotes')}: ${title}\n\n${parts.join('\n')}`
}
