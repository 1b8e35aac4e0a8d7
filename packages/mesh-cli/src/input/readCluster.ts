import {
  DetailedView,
  ManifestReader,
  remoteCluster,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { utf8Bytes } from './bytes';
import { candidatesOf, completedBy, isRecord } from './objects';
import { Origins } from './origins';
import { parsePiece } from './parsePiece';
import { Piece, SplitError } from './piece';
import { Format, piecesOf } from './pieces';
import { Diagnostics, Place, placeWords } from './problems';
import { Source } from './sources';

/** A cluster as it was exported. */
export interface ImportedCluster {
  readonly view: DetailedView;
  readonly origins: Origins;
  /** In the order they were read. */
  readonly files: readonly string[];
}

/** Told of how far reading came. */
export interface Progress {
  read(file: string, bytes: number, objects: number): void;
}

/** Reads one cluster, object by object: only what the model keeps stays in memory. */
export class ClusterImport {
  private readonly reader: ManifestReader;
  private readonly origins = new Origins();
  private readonly files: string[] = [];
  private objects = 0;
  private used = 0;

  constructor(
    private readonly cluster: string,
    private readonly diagnostics: Diagnostics,
    private readonly progress: Progress,
  ) {
    this.reader = new ManifestReader(cluster);
  }

  async read(source: Source): Promise<void> {
    this.files.push(source.name);
    try {
      const bytes = this.counted(source.name, utf8Bytes(source.open()));
      for await (const { format, pieces } of piecesOf(bytes)) {
        for (const piece of pieces) this.readPiece(source.name, piece, format);
      }
    } catch (error) {
      this.diagnostics.problem({ file: source.name, ...failure(error) });
    }
  }

  result(): ImportedCluster {
    if (!this.used) {
      this.diagnostics.problem({
        file: `cluster ${this.cluster}`,
        document: null,
        expected:
          'nothing in its files is of a kind the model reads; `mesh export` prints the commands that export them',
      });
    }
    const { reader, origins, files } = this;
    return { view: reader.view(), origins, files };
  }

  private async *counted(file: string, bytes: AsyncIterable<Buffer>) {
    let read = 0;
    for await (const chunk of bytes) {
      yield chunk;
      read += chunk.length;
      this.progress.read(file, read, this.objects);
    }
  }

  private readPiece(file: string, piece: Piece, format: Format): void {
    const { document, item, line } = piece;
    const parsed = parsePiece(piece, format);
    if (!parsed.ok) {
      const place = { file, document, item, line: parsed.line ?? line };
      this.diagnostics.problem({ ...place, expected: parsed.expected });
      return;
    }
    for (const found of candidatesOf(parsed.value, piece)) {
      const value = completedBy(found.value, piece, format);
      this.add(value, { file, document, item: found.item, line });
    }
  }

  private add(value: unknown, place: Place): void {
    this.objects++;
    const outcome = this.reader.add(value);
    if (!outcome.ok) {
      const { field, expected } = outcome;
      const object = nameWords(value);
      this.diagnostics.problem({ ...place, object, field, expected });
      return;
    }
    if (!outcome.used) return;
    this.used++;
    // It has no name to be read twice under.
    if (!remoteCluster(value)) this.remember(value, place);
  }

  private remember(value: unknown, place: Place): void {
    const object = value as {
      apiVersion: string;
      kind: string;
      metadata: { name: string; namespace?: string };
    };
    const { apiVersion, kind, metadata } = object;
    const { name, namespace } = metadata;
    const before = this.origins.set(
      { apiVersion, kind, namespace, name },
      place,
    );
    if (before) {
      this.diagnostics.warning(
        `${nameWords(value)} of cluster ${this.cluster} is in ${placeWords(
          before,
        )} and in ${placeWords(place)}; the last one counts.`,
      );
    }
  }
}

function failure(error: unknown) {
  if (error instanceof SplitError) {
    const { document, item, expected } = error;
    return { document, item, expected: `expected ${expected}` };
  }
  return {
    document: null,
    expected: `cannot be read: ${(error as Error).message}`,
  };
}

/** @returns undefined: it has no name */
function nameWords(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, metadata } = value;
  const { namespace, name } = isRecord(metadata) ? metadata : { name: '' };
  const words = [kind, [namespace, name].filter(Boolean).join('/')];
  return words.filter(Boolean).join(' ') || undefined;
}

/** Reads all paths of a cluster. */
export async function readCluster(
  cluster: string,
  sources: readonly Source[],
  diagnostics: Diagnostics,
  progress: Progress,
): Promise<ImportedCluster> {
  const imported = new ClusterImport(cluster, diagnostics, progress);
  for (const source of sources) await imported.read(source);
  return imported.result();
}
