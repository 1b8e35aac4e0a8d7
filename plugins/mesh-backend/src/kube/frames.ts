import { z } from 'zod';
import { KubeError } from './kubeError';
import { WatchFrame } from './types';

/** Longest line of a watch, bytes. etcd holds at most 1.5 MiB an object; JSON of it is not five times as long. */
export const MAX_FRAME_BYTES = 8 * 1024 * 1024;

const NEWLINE = 0x0a;

const frameSchema = z.object({
  type: z.enum(['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK', 'ERROR']),
  object: z.unknown(),
});

/**
 * Splits the body of a watch into frames.
 * @throws KubeError `BadAnswer` for a line that is no frame or too long: an event is lost then, so the caller lists again
 */
export async function* frames(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes = MAX_FRAME_BYTES,
): AsyncGenerator<WatchFrame> {
  let rest: Uint8Array[] = [];
  let restBytes = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (
      let end = chunk.indexOf(NEWLINE);
      end >= 0;
      end = chunk.indexOf(NEWLINE, start)
    ) {
      const line = Buffer.concat([...rest, chunk.subarray(start, end)]);
      rest = [];
      restBytes = 0;
      start = end + 1;
      if (line.length > maxBytes) throw tooLong(maxBytes);
      if (line.length) yield parseFrame(line);
    }
    if (start < chunk.length) {
      rest.push(chunk.subarray(start));
      restBytes += chunk.length - start;
      if (restBytes > maxBytes) throw tooLong(maxBytes);
    }
  }
}

function parseFrame(line: Buffer): WatchFrame {
  let value: unknown;
  try {
    value = JSON.parse(line.toString('utf8'));
  } catch {
    throw badAnswer('a line of the watch is not JSON');
  }
  const frame = frameSchema.safeParse(value);
  if (!frame.success) throw badAnswer('a line of the watch is not an event');
  return frame.data;
}

function tooLong(maxBytes: number) {
  return badAnswer(`a line of the watch is longer than ${maxBytes} bytes`);
}

function badAnswer(message: string) {
  return new KubeError({ status: 0, reason: 'BadAnswer', message });
}
