// Endpoints of the reference's core that Signet does not have yet: scenarios that need one are left out while it is absent.
export const missing = ['GET /list-accounts', 'POST /unlink-account', 'POST /verify-password'];
