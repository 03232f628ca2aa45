/** Whether HTML can do anything but be read. It is stricter than a browser: what is not known to be harmless is told. */
import { allowedHref } from '../../shared/richtext/links.ts'

const TAG =
  /<\/?(?:p|h[1-3]|ul|ol|li|blockquote|div|table|colgroup|col|tbody|tr|td|th|br|a|span|strong|em|u|s)((?: [a-z-]+="[^"<>]*")*)>/g
const ATTRIBUTE = / ([a-z-]+)="([^"<>]*)"/g

const isNumber = (value: string) => /^-?\d+(\.\d+)?(e\+\d+)?$/.test(value)

const isKey = (value: string) => /^[\w-]{1,40}$/.test(value)

const HARMLESS: Readonly<Record<string, (value: string) => boolean>> = {
  'aria-level': isNumber,
  start: isNumber,
  colspan: isNumber,
  rowspan: isNumber,
  type: () => true,
  'data-placeholder': () => true,
  class: (value) => /^[A-Za-z -]+$/.test(value),
  target: (value) => value === '_blank',
  rel: (value) => value === 'noopener noreferrer',
  href: (value) => allowedHref(decoded(value)) !== null || /^#(attachment|item)-[\w-]+$/.test(value),
  'data-enclosure': isKey,
  'data-item-ref': isKey,
  'data-mention': isKey,
  style: (value) => /^(text-align: (left|right|center)|(min-)?width: \d+(\.\d+)?px)$/.test(value),
}

/** @returns every attribute and every piece of text that might do something */
export function faultsInHtml(html: string): string[] {
  const faults: string[] = []
  const rest = html.replace(TAG, (_tag, attributes: string) => {
    for (const [whole, name, value] of attributes.matchAll(ATTRIBUTE))
      if (HARMLESS[name!]?.(value!) !== true) faults.push(whole)
    return ''
  })
  return /[<>]/.test(rest) ? [...faults, rest] : faults
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', '#39': "'" }

const decoded = (value: string): string =>
  value.replace(/&(#?\w+);/g, (whole, name) => ENTITIES[name] ?? whole)
