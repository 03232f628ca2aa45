/** HTML of the few pages and messages that the server itself writes. What is put in is escaped, unless it is HTML already. */

export interface Html {
  html: string
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A template's tag: text becomes safe, HTML stays, `null` is left out. */
export function html(parts: TemplateStringsArray, ...values: (string | Html | null)[]): Html {
  return { html: parts.reduce((page, part, i) => page + insert(values[i - 1] ?? null) + part) }
}

/** One after the other. */
export const htmlOf = (parts: readonly Html[]): Html => ({ html: parts.map((part) => part.html).join('') })

function insert(value: string | Html | null): string {
  if (value === null) return ''
  return typeof value === 'string' ? value.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!) : value.html
}
