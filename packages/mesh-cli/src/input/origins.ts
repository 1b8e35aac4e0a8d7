import { Place } from './problems';

type ObjectName = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
};

/** Where each object of a cluster was read. */
export class Origins {
  private readonly places = new Map<string, Place>();
  /** Groups in which a kind was seen: findings name kinds without them. */
  private readonly groups = new Map<string, Set<string>>();

  /** @returns where it was read before; undefined: nowhere */
  set(object: ObjectName, place: Place): Place | undefined {
    const group = groupOf(object.apiVersion);
    const key = keyOf(group, object);
    const before = this.places.get(key);
    this.places.set(key, place);
    const groups = this.groups.get(object.kind);
    if (groups) groups.add(group);
    else this.groups.set(object.kind, new Set([group]));
    return before;
  }

  /** @returns undefined: it was not read, or there are several of that kind in different API groups */
  of(subject: Omit<ObjectName, 'apiVersion'>): Place | undefined {
    const found = [...(this.groups.get(subject.kind) ?? [])].flatMap(
      group => this.placeIn(group, subject) ?? [],
    );
    return found.length === 1 ? found[0] : undefined;
  }

  /** A manifest that was never applied may leave the namespace `default` out. */
  private placeIn(group: string, subject: Omit<ObjectName, 'apiVersion'>) {
    const place = this.places.get(keyOf(group, subject));
    if (place || subject.namespace !== 'default') return place;
    return this.places.get(keyOf(group, { ...subject, namespace: undefined }));
  }
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

function keyOf(
  group: string,
  { kind, namespace, name }: Omit<ObjectName, 'apiVersion'>,
): string {
  return `${group}/${kind}/${namespace ?? ''}/${name}`;
}
