/** The frame of the pages that the server itself writes: one card under the product's name. */
import { translator } from '../../../shared/language/translate.ts'
import { type Html, html } from './html.ts'

const t = translator('da')

/** @returns a whole page */
export function page(title: string, content: Html): string {
  return html`<!doctype html>
<html lang="da">
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
</main>
</body>
</html>
`.html
}
