/** The menu at an agenda in the list, for its secretariat. */
import type { AgendaListEntry } from '../../shared/protocol/api.ts'
import { postJson } from '../app/api.ts'
import { settingsAddress } from '../app/councilAddresses.ts'
import { t } from '../app/language.ts'
import { sentenceOf } from '../people/peopleActions.ts'
import { MenuButton } from '../ui/MenuButton.tsx'
import { useTell } from '../ui/Notices.tsx'

/** The list itself follows, as it follows whatever others do. */
export function AgendaActions({ agenda }: { agenda: Pick<AgendaListEntry, 'id' | 'title' | 'council'> }) {
  const { id, title, council } = agenda
  const tell = useTell()
  const post = async (path: string, done: () => void) => {
    try {
      await postJson(path, {})
      done()
    } catch (error) {
      tell({ text: sentenceOf(error) })
    }
  }
  const takeBack = () =>
    post(`/api/councils/${encodeURIComponent(council.id)}/put-away/${encodeURIComponent(id)}/return`, () =>
      tell({ text: t('takenBack', { title }) }),
    )
  const putAway = () =>
    post(`/api/agendas/${encodeURIComponent(id)}/put-away`, () => {
      // The card goes: the focus to where the list begins.
      document.getElementById('main')?.focus()
      tell({
        text: t('putAwayDone', { title }),
        action: { label: t('undoThis'), onPress: () => void takeBack() },
      })
    })
  return (
    <MenuButton
      className="button agenda-menu-button"
      aria-label={t('agendaMenuOf', { title })}
      align="end"
      groups={() => [
        [
          { label: t('putAway'), onChoose: () => void putAway() },
          { label: t('toPutAway'), onChoose: () => location.assign(settingsAddress(council.id, 'put-away')) },
        ],
      ]}
    >
      <span aria-hidden="true">⋯</span>
    </MenuButton>
  )
}
