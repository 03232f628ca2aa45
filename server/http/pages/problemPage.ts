/** The page that says what went wrong, and leads away from it. */

import { html } from '../../html.ts'
import type { Speech } from '../speech.ts'
import { page } from './layout.ts'

export function problemPage(speech: Speech, title: string, detail: string): string {
  return page(
    speech,
    title,
    html`<p>${detail}</p>\n<p><a class="button" href="/">${speech.t('toFrontPage')}</a></p>`,
  )
}
