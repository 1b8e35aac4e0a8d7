/** What an istiod says about another cluster that it was told to watch. @public */
export type PeerSync =
  | 'synced'
  | 'syncing'
  | 'timeout'
  | 'not-registered'
  | 'unknown';

/** Reads what the istiod of a cluster says of its peers. @public */
export interface IstiodProbe {
  /** For logs. */
  readonly id: string;
  /**
   * State of each remote cluster that istiod of `cluster` knows, by cluster id; null: this probe cannot reach that istiod.
   * Never throws for an istiod that does not answer.
   */
  remoteClusters(
    cluster: string,
    options: { signal: AbortSignal },
  ): Promise<ReadonlyMap<string, PeerSync> | null>;
}
