/** Sends one file to the server, and tells how much of it has gone. By the one means of a browser that tells it. */
import type { GaveFile, Problem } from '../../shared/protocol/api.ts'
import { t } from '../app/language.ts'

/** It did not come to its end. `isNetwork`: nobody knows why, and it may go the next time. */
export class NotSent extends Error {
  override name = 'NotSent'
  readonly isNetwork: boolean

  constructor(sentence: string, isNetwork = false) {
    super(sentence)
    this.isNetwork = isNetwork
  }
}

export interface Sending {
  /** @throws NotSent */
  done: Promise<GaveFile>
  cancel(): void
}

/** @param onPart told how much has gone, from 0 to 1 */
export type SendFile = (path: string, file: File, onPart: (part: number) => void) => Sending

export const sendFile: SendFile = (path, file, onPart) => {
  const request = new XMLHttpRequest()
  const done = new Promise<GaveFile>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onPart(total === 0 ? 0 : loaded / total)
    request.onload = () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText) as GaveFile)
      else reject(new NotSent(sentenceOf(request), request.status === 503))
    }
    request.onerror = () => void whyNot(file).then((problem) => reject(problem))
    request.onabort = () => reject(new NotSent(t('fileNetworkGone'), true))
  })
  request.open('POST', path)
  request.setRequestHeader('accept', 'application/json')
  // What it is the server reads from the bytes.
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.send(file)
  return { done, cancel: () => request.abort() }
}

/** A folder, or a file that has been moved, breaks off as a network does: reading a byte of it tells. */
async function whyNot(file: File): Promise<NotSent> {
  try {
    await file.slice(0, 1).arrayBuffer()
    return new NotSent(t('fileNetworkGone'), true)
  } catch {
    return new NotSent(t('fileUnreadable'))
  }
}

function sentenceOf({ status, responseText }: XMLHttpRequest): string {
  if (status === 401) return t('fileSignedOut')
  try {
    const { detail } = JSON.parse(responseText) as Partial<Problem>
    if (status < 500 || status === 507) return detail ?? t('fileSavingFailed')
  } catch {
    // Something between here and the server has answered.
  }
  return t('fileSavingFailed')
}
