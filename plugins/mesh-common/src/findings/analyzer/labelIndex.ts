import { StringMap } from '../../facts';
import { selects } from './selectors';

interface Labelled {
  readonly labels: StringMap;
}

/** Finds what a selector selects without looking at everything: tens of thousands of pods meet hundreds of selectors. */
export class LabelIndex<T extends Labelled> {
  private readonly byLabel = new Map<string, T[]>();

  constructor(private readonly all: readonly T[]) {
    for (const one of all) {
      for (const [key, value] of Object.entries(one.labels)) {
        const label = `${key}=${value}`;
        const list = this.byLabel.get(label);
        if (list) list.push(one);
        else this.byLabel.set(label, [one]);
      }
    }
  }

  /** In the order in which they were given; no labels select everything. */
  select(selector: StringMap | null): readonly T[] {
    const shortest = this.shortest(selector);
    return shortest === this.all
      ? this.all
      : shortest.filter(one => selects(selector, one));
  }

  has(selector: StringMap | null): boolean {
    return this.shortest(selector).some(one => selects(selector, one));
  }

  /** Those with the rarest of the labels. */
  private shortest(selector: StringMap | null): readonly T[] {
    let shortest = this.all;
    for (const [key, value] of Object.entries(selector ?? {})) {
      const list = this.byLabel.get(`${key}=${value}`) ?? [];
      if (list.length < shortest.length) shortest = list;
    }
    return shortest;
  }
}
