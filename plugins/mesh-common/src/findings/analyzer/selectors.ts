import { StringMap } from '../../facts';
import { isSubset } from '../../mode';

/** `app=web,version=v1`, as Kubernetes writes a selector that is a set of labels. */
export function selectorText(selector: StringMap | null): string {
  return Object.keys(selector ?? {})
    .sort()
    .map(key => `${key}=${selector?.[key]}`)
    .join(',');
}

/** Kubernetes' `labels.SelectorFromSet`: no labels select everything. */
export function selects(
  selector: StringMap | null,
  { labels }: { readonly labels: StringMap },
): boolean {
  return isSubset(selector, labels);
}

/** For messages: the selector, or that there is none. */
export function shownSelector(selector: StringMap | null): string {
  return selectorText(selector) || 'an empty selector';
}
