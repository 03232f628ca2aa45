/** The pages on the way in: the form for one's address, and the button that a one-time link shows. */

import { type Html, html } from '../../html.ts'
import type { Speech } from '../speech.ts'
import { page } from './layout.ts'

/** Why a link opens nothing. */
export type DeadLink = 'used' | 'expired' | 'unknown'

const DEAD_LINK = {
  used: 'signInLinkUsed',
  expired: 'signInLinkExpired',
  unknown: 'signInLinkUnknown',
} as const

/**
 * One button: mail scanners open links, and only people press buttons.
 * @param other who is signed in already, if that is somebody else
 */
export function confirmPage(speech: Speech, name: string, other: string | null): string {
  const { t } = speech
  const instead = other === null ? null : html`<p>${t('signInInstead', { name: other })}</p>\n`
  return page(
    speech,
    t('signInGreeting', { name }),
    html`${instead}<p>${t('signInWithLink')}</p>
<form method="post"><button class="button">${t('signIn')}</button></form>`,
  )
}

/** @param signedInAs the name of whoever is signed in already: they clicked twice, and need no other link */
export function deadLinkPage(speech: Speech, why: DeadLink, to: string, signedInAs: string | null): string {
  const { t } = speech
  if (signedInAs === null) {
    return page(speech, t(DEAD_LINK[why]), html`<p>${t('signInNewLink')}</p>\n${addressForm(speech, to)}`)
  }
  return page(
    speech,
    t(DEAD_LINK[why]),
    html`<p>${t('signInAlready', { name: signedInAs })}</p>
<p><a class="button" href="${to}">${t('signInGoOn')}</a></p>`,
  )
}

/** @param mistaken what was written and is no e-mail address */
export function addressPage(speech: Speech, to: string, mistaken?: string): string {
  const { t } = speech
  const place = to === '/' ? null : html` ${t('signInThenPlace')}`
  return page(
    speech,
    t('signIn'),
    html`<p>${t('signInByMail')}${place}</p>\n${addressForm(speech, to, mistaken)}`,
  )
}

export function sentPage(speech: Speech, email: string): string {
  const { t } = speech
  return page(
    speech,
    t('signInSent'),
    html`<p>${t('signInSentDetail', { email })}</p>\n<p class="quiet">${t('signInNotArrived')}</p>`,
  )
}

function addressForm({ t }: Speech, to: string, mistaken?: string): Html {
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
