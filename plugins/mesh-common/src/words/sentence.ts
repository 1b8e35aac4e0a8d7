/** A message as a headline: one sentence ends without a full stop. @public */
export function asHeadline(text: string): string {
  const isOneSentence = !/[.!?]\s/.test(text);
  return isOneSentence ? text.replace(/\.$/, '') : text;
}

/** A message before another sentence: it ends with a full stop. @public */
export function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
