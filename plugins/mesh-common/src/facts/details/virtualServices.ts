import { ObjectFact, StringMap } from '../common';

/** @public */
export interface VirtualServiceFact extends ObjectFact {
  readonly namespace: string;
  readonly hosts: readonly string[];
  /** Empty: `mesh`. */
  readonly gateways: readonly string[];
  readonly exportTo: readonly string[];
  readonly protocols: readonly ('http' | 'tcp' | 'tls')[];
  readonly http: readonly HttpRuleFact[];
  readonly tcp: readonly L4RuleFact[];
  readonly tls: readonly L4RuleFact[];
}

/** Where a rule sends traffic. @public */
export interface DestinationFact {
  readonly host: string;
  /** Empty: none. */
  readonly subset: string;
  /** null: not told. */
  readonly port: number | null;
}

/** One entry of `http`. @public */
export interface HttpRuleFact {
  /** Empty: it has none. */
  readonly name: string;
  readonly matches: readonly HttpMatchFact[];
  readonly destinations: readonly DestinationFact[];
  /** `mirror` and `mirrors`. */
  readonly mirrors: readonly DestinationFact[];
  /** `fault.delay.percent` is set, which `percentage` has replaced. */
  readonly delayPercent: boolean;
}

/** One entry of `http[].match`. Values are `exact:<text>` or `prefix:<text>`; empty: a regular expression, or not set. @public */
export interface HttpMatchFact {
  readonly name: string;
  /** All of it but its name, as canonical JSON. */
  readonly text: string;
  /** Empty: the match is not by a prefix of the path. */
  readonly pathPrefix: string;
  /** 0: any. */
  readonly port: number;
  readonly method: string;
  readonly authority: string;
  readonly headers: StringMap;
  readonly queryParams: StringMap;
  readonly withoutHeaders: StringMap;
}

/** One entry of `tcp` or `tls`. @public */
export interface L4RuleFact {
  /** Each match as canonical JSON. */
  readonly matches: readonly string[];
  readonly destinations: readonly DestinationFact[];
}
