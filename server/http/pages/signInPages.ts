/** The pages on the way in: the form for one's address, and the button that a one-time link shows. */
import { translator } from '../../../shared/language/translate.ts'
import { type Html, html } from './html.ts'
import { page } from './layout.ts'

const t = translator('da')

/** Why a link opens nothing. */
export type DeadLink = 'used' | 'expired' | 'unknown'

const DEAD_LINK = {
  used: 'signInLinkUsed',
  expired: 'signInLinkExpired',
  unknown: 'signInLinkUnknown',
} as const

/** One button: mail scanners open links, and only people press buttons. */
export function confirmPage(name: string): string {
  return page(
    t('signInGreeting', { name }),
    html`<p>${t('signInWithLink')}</p>
<form method="post"><button class="button">${t('signIn')}</button></form>`,
  )
}

export function deadLinkPage(why: DeadLink, to: string): string {
  return page(t(DEAD_LINK[why]), html`<p>${t('signInNewLink')}</p>\n${addressForm(to)}`)
}

/** @param mistaken what was written and is no e-mail address */
export function addressPage(to: string, mistaken?: string): string {
  const place = to === '/' ? null : html` ${t('signInThenPlace')}`
  return page(t('signIn'), html`<p>${t('signInByMail')}${place}</p>\n${addressForm(to, mistaken)}`)
}

export function sentPage(email: string): string {
  return page(
    t('signInSent'),
    html`<p>${t('signInSentDetail', { email })}</p>\n<p class="quiet">${t('signInNotArrived')}</p>`,
  )
}

function addressForm(to: string, mistaken?: string): Html {
  const error = mistaken === undefined ? null : html`<p class="error" id="error">${t('signInBadEmail')}</p>`
  const described = mistaken === undefined ? null : html` aria-invalid="true" aria-describedby="error"`
  return html`<form method="post" action="/sign-in">
<input type="hidden" name="to" value="${to}">
<label for="email">${t('signInEmail')}</label>
<input id="email" name="email" type="email" autocomplete="email" required value="${mistaken ?? ''}"${described}>
${error}
<button class="button">${t('signInSendLink')}</button>
</form>
<script src="/pages/keepFragment.js"></script>`
}
