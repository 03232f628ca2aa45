/** What takes an agenda out of the house. */
import { ApiError } from '../../app/api.ts'
import { t } from '../../app/language.ts'
import { ExportDialog } from '../../exporting/ExportDialog.tsx'
import type { FetchExport } from '../../exporting/exportFile.ts'
import { OutgoingMenu } from '../../sending/OutgoingMenu.tsx'
import { find, findMenu, press } from '../acts.ts'
import { fullItem, item, section } from '../sample.ts'
import { staged } from '../staged.tsx'
import type { Group, State } from '../state.ts'

const AGENDA = {
  items: [section('Drøftelsessager', fullItem(), item('Budget 2025')), section('Eventuelt')],
}

const nothing = () => {}
const never = () => new Promise<never>(nothing)

const exporting = (
  name: string,
  fetch: FetchExport,
  act: (window: HTMLElement) => Promise<void>,
  setting: Parameters<typeof staged>[1] = {},
): State =>
  staged(
    name,
    { agenda: AGENDA, ...setting },
    ({ id }) => <ExportDialog agenda="agenda" item={id(2)} fetch={fetch} onClose={nothing} />,
    { alone: true, act: async () => act(await find(document.body, '.export-dialog .dialog-form')) },
  )

const submit = (window: HTMLElement) => press(window, 'button[type="submit"]')

export const OUTGOING: Group = {
  name: 'outgoing',
  shows: [
    'client/exporting/ExportDialog.tsx',
    'client/exporting/FileProgress.tsx',
    'client/sending/OutgoingMenu.tsx',
  ],
  states: [
    staged('outgoing-menu', { agenda: AGENDA }, () => <OutgoingMenu />, {
      alone: true,
      act: async (frame) => {
        await press(frame, '.outgoing-button')
        await findMenu()
      },
    }),
    exporting('export-chosen', never, async (window) => {
      await press(window, '[value="docx"]')
      await press(window, '.export-comments input')
    }),
    exporting('export-waiting', never, submit, { connection: { is: 'late', pending: 2 } }),
    exporting(
      'export-in-line',
      (_choice, _signal, onFar) => {
        onFar({ waiting: 2 })
        return never()
      },
      submit,
    ),
    exporting(
      'export-making',
      (_choice, _signal, onFar) => {
        onFar({ step: 3, of: 3, format: 'pdf', part: 'saving', pages: 278 })
        return never()
      },
      submit,
    ),
    exporting(
      'export-fetching',
      (_choice, _signal, onFar) => {
        onFar({ step: 3, of: 3, format: 'pdf', part: 'saving', pages: 278 })
        onFar({ got: 640_000, bytes: 1_445_000 })
        return never()
      },
      submit,
    ),
    exporting('export-stopped', never, async (window) => {
      await submit(window)
      await press(window, '.dialog-foot [type="button"]')
    }),
    exporting(
      'export-failed',
      () => Promise.reject(new ApiError(503, t('unavailableDetail'))),
      async (window) => {
        await submit(window)
        await find(window, '[role="alert"]')
      },
    ),
  ],
}
