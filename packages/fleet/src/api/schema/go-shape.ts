import { isObject, type Json, type JsonObject } from '../values';
import data from './data/protobuf.json';

/** Field number, JSON name, type, flags; see generate-protobuf.ts. */
export type GoField = [number, string, string, string];

const types = data as unknown as Record<string, GoField[]>;

/** The fields of a Go type, e.g. `core.Pod`; undefined when there is none of that name. */
export const goFields = (type: string): GoField[] | undefined => types[type];

const isStruct = (type: string) => type in types;
const TIMES = ['Time', 'MicroTime'];

const isZero = (value: Json) =>
  value === '' ||
  value === 0 ||
  value === false ||
  (typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 0);

/** What Go writes for a field that nobody set; undefined when it writes nothing. */
function zeroOf([, , type, flags]: GoField): Json {
  if (flags.includes('p')) return flags.includes('o') ? undefined : null;
  if (isStruct(type)) return flags.includes('z') ? undefined : {};
  if (TIMES.includes(type)) return flags.includes('z') ? undefined : null;
  if (flags.includes('o')) return undefined;
  if (type.startsWith('[]') || type.startsWith('{}')) return null;
  const zeros: Record<string, Json> = { string: '', bool: false, int: 0 };
  return zeros[type];
}

/** An empty list does not survive storage: it comes back as none. */
const isNothing = (value: Json) =>
  value === undefined ||
  value === null ||
  (Array.isArray(value) && value.length === 0);

function shapeInside(value: Json, type: string) {
  if (type.startsWith('[]') && Array.isArray(value)) {
    for (const item of value) shapeInside(item, type.slice(2));
  } else if (type.startsWith('{}') && isObject(value)) {
    for (const entry of Object.values(value)) shapeInside(entry, type.slice(2));
  } else if (isStruct(type) && isObject(value)) {
    shapeAsGo(value, type);
  }
}

/**
 * Gives a value the shape in which a real API server shows it, which is how Go writes the type: what is empty is left out
 * or written as empty, field by field. In place.
 */
export function shapeAsGo(value: JsonObject, type: string) {
  for (const field of types[type] ?? []) {
    const [, name, inner, flags] = field;
    if (flags.includes('i')) {
      shapeAsGo(value, inner);
      continue;
    }
    const omitted =
      flags.includes('o') && !flags.includes('p') && !isStruct(inner);
    const present = !isNothing(value[name]);
    if (!present || (omitted && isZero(value[name]))) {
      const zero = zeroOf(field);
      if (zero === undefined) delete value[name];
      else value[name] = zero;
    }
    shapeInside(value[name], inner);
  }
}
