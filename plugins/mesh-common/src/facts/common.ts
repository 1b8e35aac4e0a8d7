/** Labels or annotations as Kubernetes keeps them. @public */
export type StringMap = Readonly<Record<string, string>>;

/** What every fact of a Kubernetes object carries. Times are epoch milliseconds. @public */
export interface ObjectFact {
  readonly uid: string;
  readonly name: string;
  /** Absent for cluster-scoped objects. */
  readonly namespace?: string;
  readonly labels: StringMap;
  readonly createdAt: number;
  /** Codes of `istioctl analyze` that annotation `galley.istio.io/analyze-suppress` silences here, `*`: all; absent: none. */
  readonly suppress?: readonly string[];
  /** What Istio's validation warns of, told when the object was read; absent: nothing. */
  readonly warnings?: readonly string[];
}

/** A status condition of a Kubernetes object. Text is hostile: render it as text only. @public */
export interface ConditionFact {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string;
  readonly message: string;
}

/** A label selector; absent parts match everything. @public */
export interface LabelSelector {
  readonly matchLabels?: StringMap;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
    readonly values?: readonly string[];
  }[];
}

/** `namespace/name`, or `name` for cluster-scoped objects: the key of a fact inside its cluster and kind. @public */
export function factKey(object: { namespace?: string; name: string }): string {
  return object.namespace ? `${object.namespace}/${object.name}` : object.name;
}
