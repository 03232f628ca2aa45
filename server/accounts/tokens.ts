/** Secrets that let somebody in. Only their hash is stored, so a copy of the database opens nothing. */
import { createHash, randomBytes } from 'node:crypto'

/** @returns 256 random bits, safe in a URL and in a cookie */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** @returns SHA-256, hex */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
