export interface Config {
  auth?: {
    providers?: {
      /**
       * Sign-in without a password, for the demo portal. Refused when
       * NODE_ENV is production.
       */
      demo?: {
        /** Names of catalog users (kind User, namespace default) one can become. */
        accounts: string[];
      };
    };
  };

  mesh?: {
    /** Entity refs of the groups whose members decide about requests. */
    approvers?: string[];
  };
}
