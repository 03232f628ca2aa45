/**
 * WebSocket frames made once for a whole room. `ws` frames every message anew for every socket; the server's frames are
 * unmasked and uncompressed, so the same bytes are right for all.
 * @see RFC 6455, section 5.2
 */

const FINAL_BINARY = 0x82

/** @returns one final binary frame, unmasked, as a server sends it */
export function binaryFrame(message: Uint8Array): Buffer {
  const header = frameHeader(message.length)
  return Buffer.concat([header, message], header.length + message.length)
}

function frameHeader(length: number): Buffer {
  if (length < 126) return Buffer.from([FINAL_BINARY, length])
  if (length < 0x10000) return Buffer.from([FINAL_BINARY, 126, length >> 8, length & 0xff])
  const header = Buffer.alloc(10)
  header[0] = FINAL_BINARY
  header[1] = 127
  header.writeBigUInt64BE(BigInt(length), 2)
  return header
}
