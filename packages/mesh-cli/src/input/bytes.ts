import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/**
 * The bytes of a manifest as UTF-8: unpacked where they are gzip, and as PowerShell's `>` writes them (UTF-16).
 * @throws Error of the stream
 */
export async function* utf8Bytes(
  stream: Readable,
): AsyncGenerator<Buffer, void, void> {
  const [first, bytes] = await peek(stream);
  if (first[0] === 0x1f && first[1] === 0x8b) {
    const unpacked = Readable.from(bytes).compose(createGunzip());
    yield* utf8Bytes(unpacked as unknown as Readable);
    return;
  }
  const encoding = utf16Of(first);
  yield* encoding ? decoded(bytes, encoding) : withoutMark(bytes);
}

/** The first bytes, and all of them with those again. */
async function peek(
  stream: Readable,
): Promise<[Buffer, AsyncGenerator<Buffer>]> {
  const iterator = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let first = Buffer.alloc(0);
  while (first.length < 4) {
    const { done, value } = await iterator.next();
    if (done) break;
    first = Buffer.concat([first, value]);
  }
  return [first, again(first, iterator)];
}

async function* again(first: Buffer, iterator: AsyncIterator<Buffer>) {
  try {
    yield first;
    for (;;) {
      const { done, value } = await iterator.next();
      if (done) return;
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}

function utf16Of(first: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  return first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : null;
}

async function* decoded(bytes: AsyncIterable<Buffer>, encoding: string) {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) {
    yield Buffer.from(decoder.decode(chunk, { stream: true }));
  }
  yield Buffer.from(decoder.decode());
}

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

async function* withoutMark(bytes: AsyncIterable<Buffer>) {
  let isFirst = true;
  for await (const chunk of bytes) {
    const marked = isFirst && chunk.subarray(0, 3).equals(MARK);
    yield marked ? chunk.subarray(3) : chunk;
    isFirst = false;
  }
}
