/** Escape sequences of terminals: CSI, OSC and the like, then single characters after ESC. */
const SEQUENCES =
  // eslint-disable-next-line no-control-regex
  /\u001b\[[0-?]*[ -/]*[@-~]|\u001b[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b./g;

/** What is left of them, line breaks, and characters that turn the direction of text or have no width. */
const CONTROLS =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+/g;

/** Text of a cluster as one line that does nothing to a terminal. */
export function clean(text: string): string {
  return text.replace(SEQUENCES, '').replace(CONTROLS, ' ').trim();
}
