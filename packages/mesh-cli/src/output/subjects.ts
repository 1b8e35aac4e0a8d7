/** What findings and advice are about. */
export interface Subject {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** Things said, word for word, of several objects of a kind. */
export interface Group<T> {
  /** The first of them. */
  readonly said: T;
  readonly subjects: readonly Subject[];
}

/** In the order in which each was said first. */
export function groupsOf<T extends { readonly subject: Subject }>(
  all: readonly T[],
): Group<T>[] {
  const groups = new Map<string, { said: T; subjects: Subject[] }>();
  for (const said of all) {
    const { subject, ...rest } = said;
    const key = JSON.stringify([rest, subject.kind]);
    const known = groups.get(key);
    if (known) known.subjects.push(subject);
    else groups.set(key, { said, subjects: [subject] });
  }
  return [...groups.values()];
}

/** Objects that are named; more say nothing new. */
const MOST_NAMED = 10;

/** `Deployment shop/cart, shop/web and 3 more`. */
export function subjectsWords(subjects: readonly Subject[]): string {
  const names = subjects
    .slice(0, MOST_NAMED)
    .map(({ namespace, name }) => (namespace ? `${namespace}/${name}` : name));
  const more = subjects.length - names.length;
  return `${subjects[0].kind} ${names.join(', ')}${
    more ? ` and ${more} more` : ''
  }`;
}
