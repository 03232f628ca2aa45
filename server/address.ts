/** The address that links begin with: the public one, or where the server on this data folder listens or last listened. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from './settings.ts'

type Where = Pick<Settings, 'publicUrl' | 'dataDir' | 'host' | 'port'>

/** @returns `http://127.0.0.1:3000`; IPv6 addresses in brackets */
export function httpAddress(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** For the command line, which runs beside the server. */
export async function rememberAddress(dataDir: string, address: string): Promise<void> {
  const file = addressFile(dataDir)
  await mkdir(dataDir, { recursive: true })
  await writeFile(`${file}.part`, `${address}\n`)
  await rename(`${file}.part`, file)
}

export async function addressForLinks({ publicUrl, dataDir, host, port }: Where): Promise<string> {
  if (publicUrl) return publicUrl.origin
  const remembered = await readFile(addressFile(dataDir), 'utf8').catch(() => '')
  return remembered.trim() || httpAddress(host, port)
}

const addressFile = (dataDir: string) => join(dataDir, 'address')
