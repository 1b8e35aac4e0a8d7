import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Configuration of the mesh plugin. */
  mesh?: {
    /** Clusters that are watched. Others can be registered while the portal runs. */
    clusters?: Array<{
      /** DNS-1123 label, unique. */
      name: string;
      /** Shown instead of the name where there is room. */
      title?: string;
      /** How to read the cluster, with the rights of `deploy/rbac/reader.yaml`. */
      kubeconfig:
        | {
            /** Path of a kubeconfig, read again when it changes; it may appear later. No `exec`, no `auth-provider`. */
            file: string;
            /** Default: its current context. */
            context?: string;
          }
        | {
            /** URL of the API server. */
            server: string;
            /** PEM of its CA, or that in base64. Default: the CAs of the system. */
            caData?: string;
            /** Path of a file with a token, read again every minute. */
            tokenFile: string;
          };
      /** How to write to it, with the rights of `deploy/rbac/writer.yaml`. Without it nothing is ever written there. */
      writer?: { file: string; context?: string } | { tokenFile: string };
      /** Monitoring port of its istiod (`http://host:15014`), where the portal can reach it: what istiod says of other clusters. */
      istiodMonitoringUrl?: string;
      /** Namespace of istiod. Default: `istio-system`. */
      istioNamespace?: string;
      /** Silence after which what is shown counts as stale. Default: 2 minutes. */
      staleAfter?: HumanDuration | string;
    }>;

    /** Who owns a namespace: what an entity claims is shown only when one of these says the same. */
    ownership?: {
      /** Annotation of the Namespace that names its owner. Default: `backstage.io/owner`. */
      annotation?: string;
      /**
       * Origin locations (`url:https://…`) whose Resources of type `kubernetes-namespace` are believed; one that ends with `*`
       * is a beginning. Default: none.
       */
      trustedLocations?: string[];
      /** Asked last, in this order. `*` stands for any characters. */
      rules?: Array<{
        /** Default: every cluster. */
        cluster?: string;
        namespace: string;
        /** Entity ref of the owning group. */
        owner: string;
      }>;
      /** When nobody says who owns a namespace. Default: `deny`. */
      unanswered?: 'deny' | 'showToEntityOwner';
    };

    /** Services that may call the API as themselves; they never approve. Default: none. */
    servicePrincipals?: Array<{
      /** As in `plugin:catalog` or `external:ci`. */
      subject: string;
      /** Names of the permissions they may use, as in `mesh.cluster.read`. */
      permissions: string[];
    }>;

    /** Entity refs of the groups whose members approve requests. Default: none, so nothing can be approved. */
    approvers?: string[];

    /** So many members of these groups must approve. Default: 1. */
    requiredApprovals?: number;

    /** Requests that a rule approves: nobody is asked. A cluster always needs a person. Default: none. */
    autoApprove?: Array<{
      kind: 'namespace' | 'waypoint';
      /** Default: `low`. */
      maxRisk?: 'low' | 'medium';
    }>;

    requests?: {
      /** A request that nobody decides ends after this. Default: 14 days. */
      expireAfter?: HumanDuration | string;
      /** Expectations that are unmet so long after the last write make a request fail. Default: 10 minutes. */
      verifyWithin?: HumanDuration | string;
    };

    credentials?: {
      /**
       * Keys that encrypt the credentials of registered clusters in the database: the first encrypts, all decrypt. Put a new one in
       * front to rotate; the old one can go when no row names it any more. Default: none, so no cluster can be registered.
       */
      keys?: Array<{
        id: string;
        /**
         * 32 bytes in base64, as `openssl rand -base64 32` prints them.
         * @visibility secret
         */
        key: string;
      }>;
    };

    actions?: {
      /** Kinds of requests that are carried out: `namespace`, `waypoint`, `cluster`. Default: none. */
      enabled?: string[];
    };

    registration?: {
      /** Hosts of API servers that may be registered; `*.` in front stands for any sub-domain. Default: none. */
      allowedHosts?: string[];
      /** Monitoring ports of the istiods of registered clusters, by name of the cluster: without, peers are declared, not verified. */
      istiodMonitoringUrls?: { [cluster: string]: string };
    };
  };
}
