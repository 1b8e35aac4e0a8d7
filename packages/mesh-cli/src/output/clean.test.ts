import { clean } from './clean';

describe('text of clusters', () => {
  it.each([
    ['\u001b[31mred\u001b[0m', 'red'],
    ['a\u001b]0;title\u0007b', 'ab'],
    ['a\u001b]8;;http://evil\u001b\\link', 'alink'],
    ['a\u001bcb', 'ab'],
    ['one\ntwo\r\nthree', 'one two three'],
    ['\u009b2Jx', '2Jx'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['a\u0000b\u200bc', 'a b c'],
    ['plain ä 漢字', 'plain ä 漢字'],
  ])('%j becomes %j', (text, expected) => expect(clean(text)).toBe(expected));
});
