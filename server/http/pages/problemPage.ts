/** The page that says what went wrong, and leads away from it. */
import { translator } from '../../../shared/language/translate.ts'
import { html } from './html.ts'
import { page } from './layout.ts'

const t = translator('da')

export function problemPage(title: string, detail: string): string {
  return page(title, html`<p>${detail}</p>\n<p><a class="button" href="/">${t('toFrontPage')}</a></p>`)
}
