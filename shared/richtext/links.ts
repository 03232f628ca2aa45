/** Which addresses a link may have. Everything else is shown as text. */
const ALLOWED = /^(https?:\/\/|mailto:)/i

/** @returns the address to link to, or `null` when it is none of `http`, `https`, `mailto`. */
export function allowedHref(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const href = value.trim()
  return ALLOWED.test(href) ? href : null
}
