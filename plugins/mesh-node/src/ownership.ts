/** One namespace of one cluster, with what its owner may be read from. @public */
export interface OwnedNamespace {
  readonly cluster: string;
  readonly namespace: string;
}

/** Says which group owns a namespace. The first source that answers wins. @public */
export interface NamespaceOwnershipSource {
  /** For logs. */
  readonly id: string;
  /** Full entity ref of the owning group; null: this source does not know. */
  ownerOf(namespace: OwnedNamespace): Promise<string | null>;
}
