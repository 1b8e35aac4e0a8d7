import { parse as parseYaml } from 'yaml';
import { StatusError, badRequest } from '../status';
import type { Json } from '../values';
import { duplicateFields } from '../write/duplicates';
import { contentType, type Context } from './context';
import { decodeProtobuf } from './protobuf';

/** A body, parsed, and what its text says twice. */
export interface Content {
  value: Json;
  duplicates: string[];
}

const PROTOBUF = 'application/vnd.kubernetes.protobuf';

function unsupported(known: string[]) {
  return new StatusError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${known.join(
      ', ',
    )}`,
  );
}

/** @throws StatusError 400 when the text is neither JSON nor, where that is asked for, YAML */
export function parseText(text: string, yaml: boolean): Json {
  try {
    return yaml ? parseYaml(text) : JSON.parse(text);
  } catch (error) {
    throw badRequest(
      `error decoding the body: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
}

/**
 * The body of a create, an update or a delete; undefined when there is none.
 * @throws StatusError 400 or 415
 */
export function content(context: Context): Content {
  if (!context.body.length) return { value: undefined, duplicates: [] };
  const text = () => context.body.toString('utf8');
  switch (contentType(context)) {
    case 'application/json':
      return {
        value: parseText(text(), false),
        duplicates: duplicateFields(text()),
      };
    case 'application/yaml':
      return { value: parseText(text(), true), duplicates: [] };
    case PROTOBUF:
      return { value: decodeProtobuf(context.body), duplicates: [] };
    default:
      throw unsupported(['application/json', 'application/yaml', PROTOBUF]);
  }
}
