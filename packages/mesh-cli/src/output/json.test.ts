import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { meshReportSchema } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { collected } from '../testing/collect';
import { reportWith } from '../testing/report';
import { writeJson } from './json';

const report = reportWith();

describe('a report as JSON', () => {
  it('is the report, and its shape is mesh/v1', async () => {
    const text = await collected(out => writeJson(report, out));
    expect(JSON.parse(text)).toEqual(report);
    expect(meshReportSchema.strict().parse(JSON.parse(text))).toEqual(report);
  });

  it('has its lists in the order of the schema, one row a line', async () => {
    const text = await collected(out => writeJson(report, out));
    expect(Object.keys(JSON.parse(text))).toEqual(
      Object.keys(meshReportSchema.shape),
    );
    expect(text.split('\n').filter(line => /^ {4}\{/.test(line))).toHaveLength(
      Object.values(report).reduce(
        (sum, rows) => sum + (Array.isArray(rows) ? rows.length : 0),
        0,
      ),
    );
  });

  it('is written in parts, however long a list is', async () => {
    const pods = Array.from({ length: 1201 }, () => report.pods[0]);
    let largest = 0;
    let text = '';
    const out = new Writable({
      write(chunk: Buffer, _, done) {
        largest = Math.max(largest, chunk.length);
        text += chunk;
        setImmediate(done);
      },
    });
    await writeJson({ ...report, pods }, out);
    await finished(out.end());
    expect(JSON.parse(text).pods).toHaveLength(1201);
    expect(largest).toBeLessThan(text.length / 2);
  });

  it('ends where nobody reads any more', async () => {
    const pods = Array.from({ length: 5000 }, () => report.pods[0]);
    let chunks = 0;
    const out = new Writable({
      highWaterMark: 1,
      write(_, __, done) {
        chunks++;
        done(chunks < 4 ? null : Object.assign(new Error(), { code: 'EPIPE' }));
      },
    });
    out.on('error', () => {});
    await writeJson({ ...report, pods }, out);
    expect(chunks).toBe(4);
  });

  it('has empty lists', async () => {
    const empty = { ...report, findings: [], advice: [] };
    const text = await collected(out => writeJson(empty, out));
    expect(JSON.parse(text)).toEqual(empty);
  });
});
