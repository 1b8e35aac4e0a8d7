import { Reader } from 'protobufjs/minimal';
import { goFields, type GoField } from '../schema/go-shape';
import { badRequest } from '../status';
import { isObject, type Json, type JsonObject } from '../values';

/** Every protobuf body begins with these four bytes; an envelope follows that names the type. */
const MAGIC = Buffer.from('k8s\0');

const PACKAGES: Record<string, string> = {
  v1: 'core',
  'apps/v1': 'apps',
  'rbac.authorization.k8s.io/v1': 'rbac',
  'admissionregistration.k8s.io/v1': 'admissionregistration',
  'coordination.k8s.io/v1': 'coordination',
  'discovery.k8s.io/v1': 'discovery',
  'authentication.k8s.io/v1': 'authentication',
  'authorization.k8s.io/v1': 'authorization',
  'autoscaling/v1': 'autoscaling',
};

/** Calls `visit` with each field of a message; what it does not read is skipped. */
function eachField(
  bytes: Uint8Array,
  visit: (number: number, reader: Reader) => boolean,
) {
  const reader = Reader.create(bytes);
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (!visit(tag >>> 3, reader)) reader.skipType(tag & 7);
  }
}

function fieldsByNumber(bytes: Uint8Array): Map<number, Uint8Array | number> {
  const out = new Map<number, Uint8Array | number>();
  const reader = Reader.create(bytes);
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    const number = tag >>> 3;
    if ((tag & 7) === 2) out.set(number, reader.bytes());
    else if ((tag & 7) === 0) out.set(number, Number(reader.int64()));
    else reader.skipType(tag & 7);
  }
  return out;
}

const text = (value: Uint8Array | number | undefined) =>
  value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : '';
const number = (value: Uint8Array | number | undefined) =>
  typeof value === 'number' ? value : 0;

function time(bytes: Uint8Array, fraction: boolean): Json {
  const fields = fieldsByNumber(bytes);
  const seconds = number(fields.get(1));
  const nanos = number(fields.get(2));
  if (!fields.has(1)) return undefined;
  const date = new Date(seconds * 1000).toISOString().slice(0, 19);
  if (!fraction) return `${date}Z`;
  return `${date}.${String(Math.trunc(nanos / 1000)).padStart(6, '0')}Z`;
}

const SPECIAL: Record<string, (bytes: Uint8Array) => Json> = {
  Time: bytes => time(bytes, false),
  MicroTime: bytes => time(bytes, true),
  Duration: bytes => `${number(fieldsByNumber(bytes).get(1)) / 1e9}s`,
  Quantity: bytes => text(fieldsByNumber(bytes).get(1)),
  FieldsV1: bytes => JSON.parse(text(fieldsByNumber(bytes).get(1)) || '{}'),
  RawExtension: bytes =>
    JSON.parse(text(fieldsByNumber(bytes).get(1)) || 'null'),
  IntOrString(bytes) {
    const fields = fieldsByNumber(bytes);
    return number(fields.get(1)) === 1
      ? text(fields.get(3))
      : number(fields.get(2));
  },
  StringList(bytes) {
    const items: string[] = [];
    eachField(
      bytes,
      (n, reader) => n === 1 && Boolean(items.push(reader.string())),
    );
    return items;
  },
};

function readValue(type: string, reader: Reader): Json {
  switch (type) {
    case 'string':
      return reader.string();
    case 'bool':
      return reader.bool();
    case 'int':
      return Number(reader.int64());
    case 'double':
      return reader.double();
    case 'bytes':
      return Buffer.from(reader.bytes()).toString('base64');
    default:
      return SPECIAL[type]
        ? SPECIAL[type](reader.bytes())
        : decodeMessage(type, reader.bytes());
  }
}

function readEntry(type: string, bytes: Uint8Array): [string, Json] {
  let key = '';
  let value: Json = type === 'string' || type === 'bytes' ? '' : undefined;
  eachField(bytes, (n, reader) => {
    if (n === 1) key = reader.string();
    else if (n === 2) value = readValue(type, reader);
    else return false;
    return true;
  });
  return [key, value];
}

const isZero = (value: Json) =>
  value === '' || value === 0 || value === false || value === undefined;

function put(out: JsonObject, field: GoField, reader: Reader) {
  const [, name, type, flags] = field;
  if (type.startsWith('[]')) {
    const list = (out[name] ??= []) as Json[];
    list.push(readValue(type.slice(2), reader));
    return;
  }
  if (type.startsWith('{}')) {
    const [key, value] = readEntry(type.slice(2), reader.bytes());
    const map = (out[name] ??= {}) as JsonObject;
    map[key] = value;
    return;
  }
  const value = readValue(type, reader);
  if (flags.includes('i')) {
    if (isObject(value)) Object.assign(out, value);
    return;
  }
  // Go writes every field that is no pointer, also one that nobody set.
  const unset = isZero(value) && flags.includes('o') && !flags.includes('p');
  if (!unset && value !== undefined) out[name] = value;
}

function decodeMessage(type: string, bytes: Uint8Array): JsonObject {
  const fields = goFields(type);
  if (!fields) throw new Error(`no protobuf description of ${type}`);
  const out: JsonObject = {};
  eachField(bytes, (n, reader) => {
    const field = fields.find(f => f[0] === n);
    if (!field) return false;
    put(out, field, reader);
    return true;
  });
  return out;
}

/**
 * Decodes the body that a typed client of Kubernetes sends into what it would have sent as JSON.
 * @throws StatusError 400 when it is none, or of a type that is not served
 */
export function decodeProtobuf(body: Buffer): JsonObject {
  if (!body.subarray(0, 4).equals(MAGIC)) {
    throw badRequest(
      'the body does not begin as a protobuf body of Kubernetes does',
    );
  }
  try {
    const envelope = fieldsByNumber(body.subarray(4));
    const meta = fieldsByNumber(envelope.get(1) as Uint8Array);
    const apiVersion = text(meta.get(1));
    const kind = text(meta.get(2));
    const message =
      kind === 'DeleteOptions' ? 'meta' : PACKAGES[apiVersion] ?? apiVersion;
    return {
      apiVersion,
      kind,
      ...decodeMessage(`${message}.${kind}`, envelope.get(2) as Uint8Array),
    };
  } catch (error) {
    throw badRequest(
      `the protobuf body cannot be decoded: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
}
