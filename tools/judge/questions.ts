import { z } from 'zod';

/** An object as the Kubernetes API gives it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly [field: string]: unknown;
}

export interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly uid: string;
  readonly creationTimestamp: string;
  readonly resourceVersion?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly managedFields?: readonly {
    readonly manager: string;
    readonly operation: string;
    readonly time: string;
  }[];
}

/** What workloads accept, for sidecars and for ambient alike. */
interface MtlsQuestion {
  readonly rootNamespace: string;
  /** Of the istiod that reads the policies. */
  readonly revision: string;
  readonly policies: readonly Manifest[];
  readonly workloads: readonly {
    readonly namespace: string;
    readonly labels?: Readonly<Record<string, string>>;
  }[];
}

/** The same after one write on another: a second one of a name replaces the first. */
type HistoryQuestion = Omit<MtlsQuestion, 'policies'> & {
  readonly writes: readonly Manifest[];
};

interface PlacedPods {
  readonly namespaces: readonly Manifest[];
  readonly pods: readonly Manifest[];
}

/** What can be asked; every answer is a list, in the order of what was asked about. */
export interface Questions {
  readonly sidecar: MtlsQuestion;
  readonly ambient: MtlsQuestion;
  readonly history: HistoryQuestion;
  readonly capture: PlacedPods & {
    /** `AMBIENT_ENABLEMENT_SELECTOR` and `EXCLUDE_NAMESPACES` of ConfigMap `istio-cni-config`. */
    readonly selectors: string;
    readonly excludeNamespaces: string;
  };
  readonly revision: {
    readonly revision: string;
    readonly labels: readonly Readonly<Record<string, string>>[];
  };
  readonly injection: PlacedPods & { readonly webhooks: readonly Manifest[] };
}

const mtls = z.object({
  mode: z.enum(['STRICT', 'PERMISSIVE', 'DISABLE']),
  /** Every port that differs from the mode, and others. */
  ports: z.record(z.string(), z.enum(['STRICT', 'PERMISSIVE', 'DISABLE'])),
});

export const answers = {
  sidecar: z.array(mtls),
  ambient: z.array(mtls),
  history: z.array(mtls),
  capture: z.array(z.boolean()),
  revision: z.array(z.boolean()),
  injection: z.array(
    z.object({
      /** The API server would call an injector … */
      called: z.boolean(),
      /** … and the injector would change the pod. */
      injects: z.boolean(),
    }),
  ),
} satisfies Record<keyof Questions, z.ZodType>;

export type Asked = keyof Questions;
export type Answer<A extends Asked> = z.output<(typeof answers)[A]>;

/** Where questions are answered. */
export interface Judge {
  /** @throws where the question is not understood, or the judge is gone */
  ask<A extends Asked>(subject: A, question: Questions[A]): Promise<Answer<A>>;
}
