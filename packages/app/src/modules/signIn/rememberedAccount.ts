const key = 'demo-sign-in-account';

/** The account of this browser tab: a requester and an approver can sit side by side in two tabs. */
export const rememberedAccount = {
  get: () => sessionStorage.getItem(key) ?? undefined,
  set: (account: string) => sessionStorage.setItem(key, account),
  clear: () => sessionStorage.removeItem(key),
};
