import { createWriteStream, WriteStream } from 'node:fs';
import { once } from 'node:events';
import { stringify } from 'yaml';
import { dataPlanes, podTemplate, tokens } from './pod';
import { rest } from './rest';

export const formats = ['json', 'yaml'] as const;
export type Format = (typeof formats)[number];

export const shape = { namespaces: 200, pods: 50_000 } as const;

/** Writes a List as `kubectl get … -o json|yaml` prints it. */
export async function writeExport(file: string, format: Format): Promise<void> {
  const out = createWriteStream(file);
  const template = templates[format];
  await write(out, template.begin);
  let isFirst = true;
  for (const text of items(template)) {
    await write(out, isFirst ? text : template.between + text);
    isFirst = false;
  }
  out.end(template.end);
  await once(out, 'close');
}

function* items(template: Template): Generator<string> {
  for (const object of rest(shape.namespaces)) yield template.item(object);
  const pods = dataPlanes.map(each => template.item(podTemplate(each)));
  for (let n = 0; n < shape.pods; n++) {
    const namespace = n % shape.namespaces;
    // Eight in ten namespaces are ambient, one has sidecars, one is outside.
    const kind = namespace % 10 < 8 ? 0 : (namespace % 10) - 7;
    yield pods[kind]
      .replaceAll(tokens.namespace, `ns-${namespace}`)
      .replaceAll(tokens.app, `app-${n % 7}`)
      .replaceAll(tokens.number, String(n).padStart(5, '0'));
  }
}

interface Template {
  readonly begin: string;
  readonly between: string;
  readonly end: string;
  readonly item: (object: object) => string;
}

const templates: Readonly<Record<Format, Template>> = {
  json: {
    begin: '{\n    "apiVersion": "v1",\n    "items": [\n',
    between: ',\n',
    end: '\n    ],\n    "kind": "List",\n    "metadata": {\n        "resourceVersion": ""\n    }\n}\n',
    item: object => indented(JSON.stringify(object, null, 4), '        '),
  },
  yaml: {
    begin: 'apiVersion: v1\nitems:\n',
    between: '',
    end: 'kind: List\nmetadata:\n  resourceVersion: ""\n',
    item: object =>
      stringify([object], {
        indentSeq: false,
        sortMapEntries: true,
        lineWidth: 0,
      }),
  },
};

const indented = (text: string, by: string) =>
  text
    .split('\n')
    .map(line => by + line)
    .join('\n');

async function write(out: WriteStream, text: string): Promise<void> {
  if (!out.write(text)) await once(out, 'drain');
}
