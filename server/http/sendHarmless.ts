/** A kept file as an answer, so that it can do nothing in the product's name: it is saved, and not shown, whatever is in it. */
import type { Response } from 'express'

export interface HarmlessFile {
  /** What it is called where it is saved; `null`: a program reads it. */
  name: string | null
  /** The media type. */
  type: string
  /** SHA-256 of its bytes, hex. */
  hash: string
  /** `Cache-Control` */
  caching: string
}

/** Resolves when it is out, or whoever asked has gone. @param path where the bytes are on this machine */
export async function sendHarmless(
  response: Response,
  path: string,
  { name, type, hash, caching }: HarmlessFile,
): Promise<void> {
  if (name !== null) response.attachment(name)
  response.set({
    'Content-Type': type,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': caching,
    ETag: `"${hash}"`,
  })
  await new Promise<void>((resolve, reject) => {
    const options = { dotfiles: 'allow', cacheControl: false, lastModified: false } as const
    response.sendFile(path, options, (error) => {
      // Whoever has gone in the middle asks for the rest, or does not.
      const isOtherPart = (error as { status?: number } | undefined)?.status === 416
      if (isOtherPart && !response.headersSent) response.status(416).end()
      else if (error && !response.headersSent) return reject(error)
      resolve()
    })
  })
}
