/** A message of `istioctl analyze` that no export can decide, of a code that is claimed otherwise. */
export interface Undecidable {
  readonly code: string;
  readonly message: RegExp;
  readonly reason: string;
}

export const undecidable: readonly Undecidable[] = [
  {
    code: 'IST0101',
    message: /^Referenced credentialName not found/,
    reason:
      'whether a Secret exists and holds a certificate: Secrets are never read',
  },
];

/** A fixture of Istio on which we differ on purpose. */
export interface FixtureException {
  /** Name of the file. */
  readonly fixture: string;
  readonly side: 'missing' | 'extra';
  readonly code: string;
  readonly object: string;
  readonly reason: string;
}

export const fixtureExceptions: readonly FixtureException[] = [
  {
    fixture: 'sidecar-default-selector.yaml',
    side: 'extra',
    code: 'IST0101',
    object: 'Sidecar ns1/has-selector',
    reason:
      'the pod that it selects has a container without a name, which no API server takes and the model refuses',
  },
];

/** Codes of `istioctl x precheck`, which `istioctl analyze` never says; rules claim the first two. */
export const precheckOnly: Readonly<Record<string, string>> = {
  IST0156: 'said by istioctl x precheck only; found from CRDs',
  IST0172: 'said by istioctl x precheck only; found from CRDs',
};

/** Codes that no rule claims, and why. */
export const notClaimed: Readonly<Record<string, string>> = {
  IST0001: 'an error inside of istioctl',
  IST0106:
    'validation errors: an API server with Istio installed takes no such object',
  IST0107: 'needs every annotation of every pod, and the list of all of them',
  IST0108: 'needs every annotation of every pod, and the list of all of them',
  IST0125: 'needs every annotation of every pod, and the list of all of them',
  IST0135: 'needs every annotation of every pod, and the list of all of them',
  IST0126: 'needs the keys of remote secrets',
  IST0136:
    'istioctl analyze does not say it: its analyzer is run by istioctl x precheck only',
  IST0141: 'istioctl x precheck: the rights of whoever asks',
  IST0142: 'istioctl x precheck: the version of the API server',
  IST0143: 'nothing says it any more',
  IST0161: 'needs Secrets',
  IST0168: 'istioctl x precheck --from-version: an upgrade that is planned',
  IST0169: 'istioctl x precheck --from-version: an upgrade that is planned',
};
