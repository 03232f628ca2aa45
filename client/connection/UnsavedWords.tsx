/** What a person wrote that did not reach the disk, to copy: refused is not lost (spec N4). */
import type { AgendaSession } from './agendaSession.ts'
import { unsavedComments, unsavedTexts } from './unsavedTexts.ts'
import { WordsToCopy } from './WordsToCopy.tsx'

export function UnsavedWords({ session }: { session: AgendaSession }) {
  const texts = [
    ...unsavedTexts(session.doc, session.unsavedPlaces()),
    ...unsavedComments(session.doc, session.unsavedThreads()),
  ]
  return texts.length === 0 ? null : <WordsToCopy id="unsaved-words" texts={texts} />
}
