/** Something the person at the keyboard can do something about: printed without a stack. */
export class Failure extends Error {}

/** Progress goes to stderr, so that `npm run --silent token` prints the token and nothing else. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** `75_000` -> `1 min 15 s`, `9_300` -> `9 s`. */
export function duration(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60
    ? `${seconds} s`
    : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
