import { createHash } from 'node:crypto'
import { contentOf } from '../../shared/paper/changes.ts'
import type { Paper } from '../../shared/paper/paper.ts'

/** @returns SHA-256 of all that a paper says, hex */
export const contentHash = (paper: Paper): string =>
  createHash('sha256').update(contentOf(paper)).digest('hex')
