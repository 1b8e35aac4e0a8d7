import { Dispatcher } from 'undici';
import { KubeError } from './kubeError';

/** Largest answer taken whole, bytes. A page of 250 pods is about 4 MB. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/**
 * The answer as JSON, or as text where the server says that it is none.
 * @throws KubeError `BadAnswer` for broken JSON or too many bytes
 */
export async function readBody(
  answer: Dispatcher.ResponseData,
): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) {
      throw badAnswer(answer, `more than ${MAX_BODY_BYTES} bytes`);
    }
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (!String(answer.headers['content-type']).includes('json')) return text;
  try {
    return JSON.parse(text);
  } catch {
    throw badAnswer(answer, 'broken JSON');
  }
}

function badAnswer(answer: Dispatcher.ResponseData, what: string) {
  return new KubeError({
    status: answer.statusCode >= 300 ? answer.statusCode : 0,
    reason: 'BadAnswer',
    message: `the API server answered with ${what}`,
  });
}
