/** How people name a request: `#1047`, or the first 8 characters of a long id. */
export function requestName(id: string): string {
  return `#${id.length > 8 ? id.slice(0, 8) : id}`;
}
