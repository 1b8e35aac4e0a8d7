export { type TestBrowser, screenshot, useBrowser } from './browser';
export { type TestPortal, testPortal } from './portal';
export { signIn } from './signIn';
