/** Where mails are read in demonstration mode (demonstration-routes.ts): a link for screens that wait for a code. */
export const demonstrationMailboxPath = '/demo#mails';
