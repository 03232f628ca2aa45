/** Which addresses a link may have. Everything else is shown as text. */
const ALLOWED = /^(https?:\/\/|mailto:)/i

/** @returns the address to link to, or `null` when it is none of `http`, `https`, `mailto`. */
export function allowedHref(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const href = value.trim()
  return ALLOWED.test(href) ? href : null
}

const MAIL_ADDRESS = /^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/
/** A host of two parts or more, then anything: `kl.dk`, `www.kl.dk:8080/a?b#c`. */
const ADDRESS_WITHOUT_SCHEME = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?([/?#].*)?$/u
const LEADS_SOMEWHERE = /^(https?:\/\/[^\s/?#]|mailto:\S)/i

/**
 * The address that somebody means by what they wrote: `kl.dk` is `https://kl.dk`, `vn@kl.dk` a mail address.
 * @returns `null` when it is no address that a link may have
 */
export function hrefFromTyped(typed: string): string | null {
  const text = typed.trim()
  if (MAIL_ADDRESS.test(text)) return `mailto:${text}`
  const href = allowedHref(ADDRESS_WITHOUT_SCHEME.test(text) ? `https://${text}` : text)
  return href !== null && LEADS_SOMEWHERE.test(href) ? href.replaceAll(' ', '%20') : null
}

/** What a person would call an address an address for: typed into a text, only this becomes a link by itself. */
export const looksLikeAddress = (typed: string): boolean =>
  /^(https?:\/\/|mailto:|www\.)/i.test(typed) || MAIL_ADDRESS.test(typed)
