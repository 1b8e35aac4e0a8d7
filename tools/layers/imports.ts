import { existsSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** What an import leads to: a file of the checkout, a part of Node, or an npm package. */
export type Target =
  | { kind: 'file'; path: string }
  | { kind: 'node'; name: string }
  | { kind: 'package'; name: string };

/** Folders of the workspace's packages by npm name, both from the root of the checkout. */
export type Workspaces = ReadonlyMap<string, string>;

/** Reads and resolves the imports of source files, types and dynamic ones included. */
export class Imports {
  private readonly known = new Map<string, Target[]>();

  constructor(
    /** Absolute path of the checkout. */
    private readonly root: string,
    private readonly workspaces: Workspaces,
  ) {}

  /**
   * What a file imports.
   *
   * @param file - from the root of the checkout
   * @throws Error when a relative import leads nowhere
   */
  of(file: string): Target[] {
    const found = this.known.get(file) ?? this.read(file);
    this.known.set(file, found);
    return found;
  }

  /** All that a file imports, and what that imports, and so on: each with the way to it. */
  reachableFrom(file: string): Array<{ target: Target; way: string[] }> {
    const reached: Array<{ target: Target; way: string[] }> = [];
    const seen = new Set([file]);
    const visit = (from: string, way: string[]) => {
      for (const target of this.of(from)) {
        reached.push({ target, way });
        if (target.kind !== 'file' || seen.has(target.path)) continue;
        seen.add(target.path);
        visit(target.path, [...way, target.path]);
      }
    };
    visit(file, [file]);
    return reached;
  }

  private read(file: string): Target[] {
    if (!/\.tsx?$/.test(file)) return [];
    const text = readFileSync(join(this.root, file), 'utf8');
    const { importedFiles } = ts.preProcessFile(text, true, true);
    return importedFiles.map(({ fileName }) => this.resolve(fileName, file));
  }

  private resolve(name: string, from: string): Target {
    if (name.startsWith('.')) {
      return {
        kind: 'file',
        path: this.fileOf(join(dirname(from), name), from),
      };
    }
    if (name.startsWith('node:') || builtinModules.includes(name)) {
      return { kind: 'node', name: name.replace(/^node:/, '') };
    }
    const packageName = name.split('/', name.startsWith('@') ? 2 : 1).join('/');
    const folder = this.workspaces.get(packageName);
    if (!folder) return { kind: 'package', name: packageName };
    const entry = name.slice(packageName.length + 1) || 'index';
    return {
      kind: 'file',
      path: this.fileOf(
        join(folder, entry === 'package.json' ? entry : join('src', entry)),
        from,
      ),
    };
  }

  private fileOf(path: string, from: string): string {
    const candidates = [
      path,
      ...['.ts', '.tsx', '.d.ts', '.json'].map(ending => path + ending),
      ...['index.ts', 'index.tsx'].map(name => join(path, name)),
    ];
    const found = candidates.find(candidate => {
      const absolute = join(this.root, candidate);
      return existsSync(absolute) && statSync(absolute).isFile();
    });
    if (!found) throw new Error(`${from}: nothing at ${path}`);
    return relative('.', found);
  }
}
