import { Writable } from 'node:stream';

/** Keeps what is written to it. */
export class Collector extends Writable {
  private readonly chunks: Buffer[] = [];

  _write(chunk: Buffer, _: string, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }

  text(): string {
    return Buffer.concat(this.chunks).toString();
  }
}

/** What a writer writes. */
export async function collected(
  writer: (out: Writable) => Promise<void>,
): Promise<string> {
  const out = new Collector();
  await writer(out);
  return out.text();
}
