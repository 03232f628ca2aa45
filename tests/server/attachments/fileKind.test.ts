import { expect, test } from 'vitest'
import { fileKind, UNKNOWN_KIND } from '../../../server/attachments/fileKind.ts'

const kindOf = (head: string | Uint8Array) => fileKind(Buffer.from(head as string))

test.each([
  ['%PDF-1.7\n', 'application/pdf'],
  ['Kære råd\r\n\tVi ses.\n', 'text/plain'],
  ['navn;tal\nÅrhus;1\n', 'text/plain'],
  [
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]),
    'image/png',
  ],
  ['MZ\u0000\u0000padding padding padding', 'application/x-msdownload'],
])('[X11] the kind is read from the bytes: %j', async (head, kind) => {
  expect(await kindOf(head)).toBe(kind)
})

test.each([
  '<!doctype html><script>alert(1)</script>',
  '\ufeff<html onload="alert(1)">',
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
  '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
  'harmless at first\n<script src="https://evil.example"></script>',
])('[X11] what a browser could make a page of is of no kind: %j', async (head) => {
  expect(await kindOf(head)).toBe(UNKNOWN_KIND)
})

test('[X11] bytes that are neither known nor text are of no kind', async () => {
  expect(await fileKind(new Uint8Array([0, 1, 2, 3, 255, 254]))).toBe(UNKNOWN_KIND)
  expect(await fileKind(new Uint8Array([0xc3]))).toBe('text/plain')
})

test('[X11] a packed file is not unpacked: one that says it holds a million times its size is told like any other', async () => {
  // A local header that names [Content_Types].xml, 4 GB unpacked, and then bytes that are no packing.
  const name = '[Content_Types].xml'
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(1000, 18)
  header.writeUInt32LE(0xffffffff, 22)
  header.writeUInt16LE(name.length, 26)
  const head = Buffer.concat([header, Buffer.from(name), Buffer.alloc(1000, 0x55)])
  expect(await fileKind(head)).toMatch(/^application\/(zip|octet-stream)$/)
})
