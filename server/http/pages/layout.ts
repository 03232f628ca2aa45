/** The frame of the pages that the server itself writes: one card under the product's name. */
import {
  LANGUAGE_COOKIE,
  LANGUAGE_COOKIE_AGE,
  LANGUAGES,
  type Language,
} from '../../../shared/language/languages.ts'
import { type Html, html } from '../../html.ts'
import type { Speech } from '../speech.ts'

/** @returns a whole page */
export function page(speech: Speech, title: string, content: Html): string {
  const { language, t } = speech
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${t('product')}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/pages/pages.css">
</head>
<body>
<header>${t('product')}</header>
<main>
<h1>${title}</h1>
${content}
</main>${otherLanguages(speech)}
</body>
</html>
`.html
}

/** Links, and behind the content: the button that the page is there for stays the only one, and the first that Tab comes to. */
function otherLanguages({ language, t, mayChange }: Speech): Html | null {
  if (!mayChange) return null
  const links = (Object.keys(LANGUAGES) as Language[])
    .filter((other) => other !== language)
    .map(
      (other) =>
        html`<a href="" lang="${other}" hreflang="${other}" data-language="${other}" data-cookie="${LANGUAGE_COOKIE}" data-age="${String(LANGUAGE_COOKIE_AGE)}">${LANGUAGES[other].name}</a>`
          .html,
    )
  return html`
<footer>
<nav aria-label="${t('language')}">${{ html: links.join(' ') }}</nav>
</footer>
<script src="/pages/language.js" defer></script>`
}
