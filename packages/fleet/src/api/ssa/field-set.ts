import { isObject, type JsonObject } from '../values';

/** One step of a path in the notation of FieldsV1: `f:name`, `k:{"name":"x"}`, `v:"x"`. */
export type PathElement = string;

/**
 * A set of paths into an object, as managedFields hold it. A path can be in the set while paths below it are too: a list
 * element is owned, and so are its fields.
 */
export class FieldSet {
  readonly members = new Set<PathElement>();
  readonly children = new Map<PathElement, FieldSet>();

  static of(...paths: PathElement[][]): FieldSet {
    const set = new FieldSet();
    for (const path of paths) set.insert(path);
    return set;
  }

  get empty(): boolean {
    if (this.members.size) return false;
    return [...this.children.values()].every(c => c.empty);
  }

  /** The root itself cannot be a member. */
  insert(path: readonly PathElement[]) {
    if (!path.length) return;
    const [head, ...rest] = path;
    if (!rest.length) this.members.add(head);
    else this.childFor(head).insert(rest);
  }

  child(element: PathElement): FieldSet | undefined {
    return this.children.get(element);
  }

  has(path: readonly PathElement[]): boolean {
    const [head, ...rest] = path;
    if (!rest.length) return this.members.has(head);
    return this.children.get(head)?.has(rest) ?? false;
  }

  union(other: FieldSet): FieldSet {
    const out = new FieldSet();
    for (const set of [this, other]) {
      for (const m of set.members) out.members.add(m);
      for (const [element, below] of set.children) {
        const there = out.children.get(element);
        out.children.set(element, there ? there.union(below) : below);
      }
    }
    return out;
  }

  intersection(other: FieldSet): FieldSet {
    const out = new FieldSet();
    for (const m of this.members) if (other.members.has(m)) out.members.add(m);
    for (const [element, below] of this.children) {
      const theirs = other.children.get(element);
      if (theirs) out.keep(element, below.intersection(theirs));
    }
    return out;
  }

  /** Without the members of `other`; what is below them stays. */
  difference(other: FieldSet): FieldSet {
    const out = new FieldSet();
    for (const m of this.members) if (!other.members.has(m)) out.members.add(m);
    for (const [element, below] of this.children) {
      const theirs = other.children.get(element);
      out.keep(element, theirs ? below.difference(theirs) : below);
    }
    return out;
  }

  /** Without the members of `other` and all that is below them. */
  recursiveDifference(other: FieldSet): FieldSet {
    const out = new FieldSet();
    for (const m of this.members) if (!other.members.has(m)) out.members.add(m);
    for (const [element, below] of this.children) {
      if (other.members.has(element)) continue;
      const theirs = other.children.get(element);
      out.keep(element, theirs ? below.recursiveDifference(theirs) : below);
    }
    return out;
  }

  equals(other: FieldSet): boolean {
    return this.difference(other).empty && other.difference(this).empty;
  }

  /** Every path, members before what is below them, in the order of names. */
  *paths(prefix: PathElement[] = []): Generator<PathElement[]> {
    for (const element of this.elements()) {
      const path = [...prefix, element];
      if (this.members.has(element)) yield path;
      const below = this.children.get(element);
      if (below) yield* below.paths(path);
    }
  }

  toFieldsV1(): JsonObject {
    const out: JsonObject = {};
    for (const element of this.elements()) {
      const below = this.children.get(element);
      if (!below || below.empty) {
        if (this.members.has(element)) out[element] = {};
        continue;
      }
      const inner = below.toFieldsV1();
      out[element] = this.members.has(element) ? { '.': {}, ...inner } : inner;
    }
    return out;
  }

  static fromFieldsV1(fields: JsonObject): FieldSet {
    const out = new FieldSet();
    for (const [element, value] of Object.entries(fields)) {
      if (element === '.') continue;
      const inner = isObject(value) ? value : {};
      const below = Object.keys(inner).filter(k => k !== '.');
      if ('.' in inner || !below.length) out.members.add(element);
      if (below.length) out.children.set(element, FieldSet.fromFieldsV1(inner));
    }
    return out;
  }

  private elements(): PathElement[] {
    return [...new Set([...this.members, ...this.children.keys()])].sort();
  }

  private childFor(element: PathElement): FieldSet {
    let below = this.children.get(element);
    if (!below) {
      below = new FieldSet();
      this.children.set(element, below);
    }
    return below;
  }

  private keep(element: PathElement, below: FieldSet) {
    if (!below.empty) this.children.set(element, below);
  }
}

const keyText = (key: JsonObject) =>
  Object.entries(key)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(',');

/** A path as conflicts name it: `.spec.containers[name="app"].image`. */
export const pathText = (path: readonly PathElement[]) =>
  path
    .map(element => {
      const rest = element.slice(2);
      if (element.startsWith('f:')) return `.${rest}`;
      if (element.startsWith('k:')) return `[${keyText(JSON.parse(rest))}]`;
      return `[=${rest}]`;
    })
    .join('');
