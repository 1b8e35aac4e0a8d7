import type { Wanted } from '../differences';
import type { Found } from '../found';
import { expectedMode } from './mode';
import { expectedMtls } from './mtls';
import { expectedPlacement } from './placement';
import { expectedTab } from './tab';

/** What the pages of a Component have to say, if the report is right. */
export function expectedPages(found: Found): Wanted {
  if (found.places.length) {
    return {
      'Mesh mode': expectedMode(found),
      'Cluster placement': expectedPlacement(found),
      mTLS: expectedMtls(found),
      'Mesh tab': expectedTab(found),
    };
  }
  // Whoever claims what another owns is shown nothing of it.
  const headline = found.refused.length
    ? 'Claimed, not confirmed'
    : 'No workloads found';
  const card = { headline, sentence: /.*/ };
  return {
    'Mesh mode': card,
    'Cluster placement': card,
    mTLS: card,
    'Mesh tab': {},
  };
}
