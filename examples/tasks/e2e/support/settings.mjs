// @ts-check

/** Where the pages are. */
export const WEB_URL = (process.env.WEB_URL ?? 'http://localhost:3000').replace(/\/$/, '');

/** Where the API and the engine are, as the browser sees them. */
export const API_URL = (process.env.API_URL ?? 'http://localhost:8080').replace(/\/$/, '');

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** The server under test was started with access tokens that live three seconds. */
export const SHORT_TOKENS = process.env.SHORT_TOKENS === '1';

/** The server under test keeps its sessions in the database. */
export const SESSION_LIST = process.env.SESSION_LIST === '1';

/** The server under test lets nobody in before their address is confirmed. */
export const CONFIRM_FIRST = process.env.CONFIRM_FIRST === '1';

/** The folder for screenshots; none are taken when it is not given. */
export const SHOTS = process.env.SHOTS;
